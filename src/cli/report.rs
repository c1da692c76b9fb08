//! `inward report`: walks through the blocks of the page for a session, shows it, and writes it.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::data_dir;
use super::globals::Globals;
use super::output::{self, Output};
use super::page::TextPage;
use super::place_out;
use super::setup::Setup;
use super::stdin::Answers;
use super::{CliError, Outcome, values};
use crate::config::Lists;
use crate::exchange::report::{
    Answer, Block, Choices, Material, Page, Question, Refused, WEEKS_LEAST, WEEKS_MOST, Walk, candidates,
};
use crate::insight::series::window_start;
use crate::insight::{History, Patterns, Practices, Span, Trends};
use crate::journal::{Day, Entry, EntryId};
use crate::store::{Store, StoreError};
use crate::wording::export as export_words;
use crate::wording::report as words;
use crate::wording::screens::plain as wording;

const EXAMPLES: &str = "\
Walks through the blocks of the page; y takes one in, n leaves it out, Enter keeps what is proposed. Then it shows the \
whole page as text, and writes only when you say y. Nothing that you wrote is on it unless you choose it.

The page is one sheet of A4 when it is printed from a browser (html), or plain text (text). The file is new, and only you \
can read it. In the window, o in Trends and in the week does the same.

Answers may come from a pipe, one a line: the partner, then each block, with the lines on what to talk about and the \
numbers of entries after their blocks, and y at the end.

Examples:
  inward report
  inward report --weeks 26 --output before-session.html
  inward report --format text";

/// Make a page for a session with a therapist
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct ReportArgs {
    /// The form; without one the ending of FILE decides, else html
    #[arg(long, value_name = "FORMAT")]
    format: Option<Form>,
    /// How many weeks up to today: 8 to 26
    #[arg(long, value_name = "N", default_value = "12", value_parser = weeks, allow_hyphen_values = true)]
    weeks: u16,
    /// A new file; otherwise one named after the day, in the current folder
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// A form of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A page for a browser and for paper
    Html,
    /// Plain text
    Text,
}

fn weeks(written: &str) -> Result<u16, String> {
    let weeks = written.parse().ok().filter(|weeks| (WEEKS_LEAST..=WEEKS_MOST).contains(weeks));
    weeks.ok_or_else(|| format!("write a whole number from {WEEKS_LEAST} to {WEEKS_MOST}"))
}

pub(super) fn run(args: &ReportArgs, globals: &Globals, out: &mut Output) -> Result<Outcome, CliError> {
    let mut answers = Answers::at_hand();
    let made = make(args, globals, &mut answers, out);
    answers.ended(made, out)
}

fn make(
    args: &ReportArgs,
    globals: &Globals,
    answers: &mut Answers,
    out: &mut Output,
) -> Result<Outcome, CliError> {
    let setup = Setup::new(globals)?;
    setup.name_skipped(out)?;
    let store = setup.store()?;
    let today = setup.present(&store).today;
    let (form, path) = place(args, today)?;
    let read = Read::new(&setup, &store, today, args.weeks, out)?;
    if read.history.all().is_empty() {
        return Err(CliError::failed("there is no check-in to make a page of: inward checkin records one"));
    }
    let partner = setup.config().partner_words;
    let found = candidates(read.entries.iter(), read.first, today, &read.lists, partner);
    let mut asking = Asking { walk: Walk::new(found), answers, out };
    asking.go()?;
    let choices = asking.walk.choices().clone();
    let page = read.page(&setup, &choices);
    show(&page, out)?;
    if choices.holds_words() && output::is_terminal() {
        out.line(words::STAYS_IN_SCROLLBACK)?;
    }
    if !confirmed(&path, answers, out)? {
        out.line(words::NOTHING_WRITTEN)?;
        return Ok(read.outcome);
    }
    let text = match form {
        Form::Html => page.html(),
        Form::Text => page.text(),
    };
    let written = store.write_new(&path, text.as_bytes());
    let path = written.map_err(|error| CliError::of_write("the page is written", error))?;
    out.settled(format!("{} is written", path.display()));
    out.line(format!("Written: {} (only you can read it). {}", path.display(), export_words::SERVED))?;
    place_out::warn_of(path.parent().unwrap_or(&path), out)?;
    Ok(read.outcome)
}

/// The form, and a path that nothing has yet.
fn place(args: &ReportArgs, today: Day) -> Result<(Form, PathBuf), CliError> {
    let of_ending = |path: &Path| {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        matches!(ending.as_str(), "txt" | "text" | "md").then_some(Form::Text)
    };
    let ending = args.output.as_deref().and_then(of_ending);
    let form = args.format.or(ending).unwrap_or(Form::Html);
    let path = match &args.output {
        Some(path) if path.as_os_str() == "-" => {
            return Err(CliError::usage("the page goes into a file: name one with --output"));
        }
        Some(path) => data_dir::named(path)?,
        None => data_dir::named(Path::new(&words::file_name(
            today,
            if form == Form::Html { "html" } else { "txt" },
        )))?,
    };
    // Nobody should answer all questions only to hear this.
    if path.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(path).into());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        return Err(StoreError::NoFolder(folder.to_owned()).into());
    }
    Ok((form, path))
}

/// All that the page is made of.
struct Read {
    history: History,
    practices: Practices,
    /// The entries of its weeks.
    entries: Vec<Entry>,
    lists: Lists,
    first: Day,
    today: Day,
    weeks: u16,
    /// [`Outcome::Partly`] when a month could not be read whole.
    outcome: Outcome,
}

impl Read {
    fn new(setup: &Setup, store: &Store, today: Day, weeks: u16, out: &mut Output) -> Result<Self, CliError> {
        let mut read = Self {
            history: History::default(),
            practices: Practices::default(),
            entries: Vec::new(),
            lists: Lists::new(&setup.config()),
            first: window_start(today, weeks),
            today,
            weeks,
            outcome: Outcome::Done,
        };
        for month in store.months()? {
            let reading = store.read_in_passing(month)?;
            if let Some(problem) = reading.problem {
                out.remark(problem)?;
                read.outcome = Outcome::Partly;
            }
            read.history.put_document(&reading.document);
            read.practices.put_document(&reading.document);
            let within = reading.document.entries().iter().filter(|entry| entry.day >= read.first);
            read.entries.extend(within.cloned());
        }
        Ok(read)
    }

    fn page(&self, setup: &Setup, choices: &Choices) -> Page {
        let chosen = |id: &EntryId| self.entries.iter().find(|entry| entry.id == *id);
        let entries: Vec<&Entry> = choices.entries().iter().filter_map(chosen).collect();
        let material = Material {
            trends: &Trends::new(&self.history, Span::Weeks(self.weeks), self.today),
            patterns: &Patterns::new(&self.history, self.weeks, self.today),
            history: &self.history,
            practices: &self.practices,
            entries: &entries,
            today: self.today,
            week_start: setup.config().week_start,
            lists: &self.lists,
            partner: setup.config().partner_words,
        };
        Page::new(&material, choices)
    }
}

/// The walk, line by line.
struct Asking<'a> {
    walk: Walk,
    answers: &'a mut Answers,
    out: &'a mut Output,
}

impl Asking<'_> {
    fn go(&mut self) -> Result<(), CliError> {
        while let Some(question) = self.walk.question() {
            self.say(question)?;
            loop {
                let line = self.answers.after(self.prompt(question), self.out)?;
                let line =
                    line.ok_or_else(|| CliError::failed(wording::ENDED).with(words::NOTHING_WRITTEN_YET))?;
                let taken = Self::read(question, &line).and_then(|answer| self.walk.answer(answer));
                match taken {
                    Ok(()) => break,
                    Err(Refused(why)) if self.answers.from_a_person => self.out.line(why)?,
                    Err(Refused(why)) => {
                        return Err(CliError::usage(wording::not_taken(&why.trim_end_matches('.'))));
                    }
                }
            }
        }
        Ok(())
    }

    /// What stands before a question.
    fn say(&mut self, question: Question) -> Result<(), CliError> {
        let mut page = TextPage::new(self.out);
        match question {
            Question::Partner => {
                page.words(0, words::PARTNER)?;
                page.words(0, words::PARTNER_WHY)
            }
            Question::Block(block) => {
                page.words(0, &words::take_in(block.name(), block.about()))?;
                if block == Block::Entries && self.walk.candidates().is_empty() {
                    page.words(0, words::NO_CANDIDATE)?;
                }
                Ok(())
            }
            Question::Talk(_) => Ok(()),
            Question::Entries => {
                for (place, candidate) in self.walk.candidates().iter().enumerate() {
                    page.words(2, &format!("{:>3}  {}", place + 1, candidate.line))?;
                }
                page.words(0, words::CHOOSE_ENTRIES)
            }
        }
    }

    fn prompt(&self, question: Question) -> String {
        match question {
            Question::Partner => "(y or n) ".to_owned(),
            Question::Block(block) => words::y_n_kept(self.walk.choices().has(block)),
            Question::Talk(place) => format!("{}\n{}. ", words::TALK_LINE, place + 1),
            Question::Entries => "> ".to_owned(),
        }
    }

    fn read(question: Question, line: &str) -> Result<Answer, Refused> {
        let typed = line.trim();
        match question {
            Question::Partner | Question::Block(_) if typed.is_empty() => Ok(Answer::Kept),
            Question::Partner | Question::Block(_) => {
                values::yes_or_no(typed).map(Answer::Yes).map_err(|_| Refused(words::Y_OR_N))
            }
            Question::Talk(_) => Ok(Answer::Words(typed.to_owned())),
            Question::Entries => {
                let numbers = typed.split([' ', ',']).filter(|word| !word.is_empty());
                let places = numbers.map(|word| word.parse::<usize>().ok()?.checked_sub(1));
                places.collect::<Option<Vec<_>>>().map(Answer::Picked).ok_or(Refused(words::NO_SUCH_ENTRY))
            }
        }
    }
}

/// Prints the page as it will be.
fn show(page: &Page, out: &mut Output) -> Result<(), CliError> {
    let rule = "-".repeat(Output::width().min(80));
    out.line("")?;
    out.line(&rule)?;
    page.text().lines().try_for_each(|line| out.line(line))?;
    out.line(&rule)
}

/// Asks whether the page is written.
fn confirmed(path: &Path, answers: &mut Answers, out: &mut Output) -> Result<bool, CliError> {
    loop {
        let line = answers.after(words::write_it(&path.display()), out)?;
        let line = line.ok_or_else(|| CliError::failed(wording::ENDED).with(words::NOTHING_WRITTEN_YET))?;
        match values::yes_or_no(&line) {
            Ok(yes) => return Ok(yes),
            Err(_) if answers.from_a_person => out.line(words::Y_OR_N)?,
            Err(_) => return Err(CliError::usage(wording::not_taken(&words::Y_OR_N.trim_end_matches('.')))),
        }
    }
}
