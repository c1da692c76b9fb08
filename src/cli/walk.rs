//! Walks through an exercise, a note or a page line by line. It is the program of the window without its screen: each
//! answer is in the draft before the next step is asked, and what is saved, checked and said is the same.

mod answer;

pub(super) use self::answer::CLEAR;
use self::answer::Typed;
use super::ask::{Asked, Desk, Question, Word};
use super::output::Output;
use super::page::TextPage;
use super::{CliError, Outcome, values};
use crate::journal::practice::Kind;
use crate::journal::{Body, Draft, EntryId, Month};
use crate::texts::practice::practice;
use crate::tui::Plain;
use crate::tui::command::{Command, plain_words};
use crate::tui::effect::Route;
use crate::tui::plain::{PlainAnswer, PlainChoice, PlainInput, PlainStep, Takes};
use crate::wording::dates;
use crate::wording::numbers::counted;
use crate::wording::screens::plain as wording;

/// Shown before an answer is typed.
const PROMPT: &str = "> ";
const INDENT: usize = 2;
/// The most columns of a page that is only read.
const MOST_COLUMNS: usize = 80;
/// The commands of a page that lead to another one.
const LEAD_ON: [Command; 2] = [Command::Unsafe, Command::FindSomeone];
/// Back by one step, as a word that stands alone and as one that no answer can be.
const BACK: (&str, &str) = ("back", ":back");

/// What is walked through.
#[derive(Clone, Debug)]
pub(super) enum Wanted {
    /// A new sitting of an exercise, or the draft of one.
    New(Kind),
    /// A draft that rests.
    Draft(EntryId),
    /// A screen.
    Open(Route),
    /// A screen on an entry of this month.
    OfMonth(Month, Route),
}

pub(super) fn run(wanted: Wanted, desk: &mut Desk<'_>) -> Result<Outcome, CliError> {
    let setup = desk.setup;
    let mut plain = Plain::open(setup.store_for_writing()?, setup.file.clone(), setup.clock.clone())?;
    plain.has_pointed(setup.pointed.borrow().clone());
    plain.widen(u16::try_from(Output::width().min(MOST_COLUMNS)).unwrap_or(u16::MAX));
    let mut walk = Walk { plain, desk: desk.again(), met: Vec::new() };
    let walked = walk.begin(wanted).and_then(|begins| if begins { walk.go_on() } else { Ok(Outcome::Done) });
    let Walk { plain, .. } = walk;
    *setup.pointed.borrow_mut() = plain.pointed().to_vec();
    for line in plain.close()? {
        desk.out.remark(line)?;
    }
    walked
}

struct Walk<'a> {
    plain: Plain,
    desk: Desk<'a>,
    /// The titles of the screens that were shown.
    met: Vec<String>,
}

impl Walk<'_> {
    /// Opens it, or goes on with a draft of it if the person wants to; whether there is something to walk through.
    fn begin(&mut self, wanted: Wanted) -> Result<bool, CliError> {
        match wanted {
            Wanted::New(kind) => match self.draft_to_go_on_with(kind)? {
                Asked::Answer(Some(id)) => self.plain.resume(id)?,
                Asked::Answer(None) => self.plain.go(Route::Begin(kind))?,
                Asked::Back => return Ok(false),
            },
            Wanted::Draft(id) => self.plain.resume(id)?,
            Wanted::Open(route) => self.plain.go(route)?,
            Wanted::OfMonth(month, route) => {
                self.plain.read(month)?;
                self.plain.go(route)?;
            }
        }
        match self.plain.step() {
            Some(_) => Ok(true),
            // Its rule says when it can begin, another window writes, or the entry is gone.
            None => Err(CliError::failed(self.plain.said().unwrap_or_default())),
        }
    }

    /// The draft of a new sitting of this kind that rests, when the person wants to go on with it.
    fn draft_to_go_on_with(&mut self, kind: Kind) -> Result<Asked<Option<EntryId>>, CliError> {
        let holds_something = |draft: &Draft| match draft.body(None) {
            Some(Body::Practice(practice)) => !practice.is_all_blank(),
            _ => false,
        };
        let is_of_it = |draft: &&Draft| {
            draft.head.kind == kind.key() && draft.head.base.is_none() && holds_something(draft)
        };
        // From a pipe the answers are those of a whole sitting.
        let Some(draft) =
            self.plain.resting().iter().find(is_of_it).filter(|_| self.desk.answers.from_a_person)
        else {
            return Ok(Asked::Answer(None));
        };
        let (id, changed_at) = (draft.head.id, draft.changed_at.clone());
        let setup = self.desk.setup;
        let day_start = setup.day_start(&setup.state(&setup.store()?));
        let ago = dates::ago(&changed_at, &setup.clock.now(), day_start);
        let title = &practice().exercise(kind).title;
        self.desk.say(wording::left_unfinished(title, &ago))?;
        let question =
            Question { ask: wording::CONTINUE_IT, help: wording::CONTINUE_IT_HELP, takes_words: false };
        self.desk.ask(&question, |line| Ok(values::yes_or_no(line)?.then_some(id)))
    }

    /// Asks step after step until the exercise is left or saved.
    fn go_on(&mut self) -> Result<Outcome, CliError> {
        let mut last: Option<PlainStep> = None;
        loop {
            let Some(step) = self.plain.step() else {
                self.say_rest()?;
                return Ok(Outcome::Done);
            };
            self.say_rest()?;
            self.show(&step, last.as_ref())?;
            let is_asked_again = last.as_ref().is_some_and(|last| is_same(last, &step));
            let is_refused = is_asked_again && !step.remarks.is_empty();
            let asked = match self.next_answer(&step, is_refused) {
                Ok(input) => input,
                // From a pipe there may be no answer to that all is done.
                Err(_) if step.is_over && self.desk.answers.is_all_taken() => return Ok(Outcome::Done),
                Err(error) if step.is_over => return Err(error),
                Err(error) => return Err(self.left(error, &step.takes)),
            };
            last = Some(step);
            self.plain.take(asked)?;
        }
    }

    /// Prints a step: all of it when it is new, else only what is new about it.
    fn show(&mut self, step: &PlainStep, last: Option<&PlainStep>) -> Result<(), CliError> {
        let is_new_screen = last.is_none_or(|last| last.title != step.title);
        let is_same = last.is_some_and(|last| is_same(last, step));
        let mut page = TextPage::new(self.desk.out);
        if is_new_screen {
            page.heading(&step.title)?;
        }
        if !is_same {
            page.line("")?;
            for line in &step.says {
                said(&mut page, 0, line)?;
            }
            choices(&mut page, &step.takes)?;
        }
        // One that is come back to said them before, if it is a page.
        let is_met = self.met.contains(&step.title);
        if !is_met {
            self.met.push(step.title.clone());
        }
        if !is_met && matches!(step.takes, Takes::Enter) && !step.is_over {
            self.say_ways_on()?;
        }
        let mut page = TextPage::new(self.desk.out);
        for remark in &step.remarks {
            said(&mut page, 0, remark)?;
        }
        if let Takes::Words { now, .. } = &step.takes
            && !now.trim().is_empty()
        {
            page.words(0, wording::SO_FAR)?;
            now.lines().try_for_each(|line| page.words(INDENT, line))?;
        }
        Ok(())
    }

    /// Names the words that lead on from a page, which keys do in the window.
    fn say_ways_on(&mut self) -> Result<(), CliError> {
        let words = plain_words::all().filter(|(_, command)| LEAD_ON.contains(command));
        let known: Vec<_> = words.filter(|(_, command)| self.plain.knows(*command)).collect();
        if !known.is_empty() {
            self.desk.out.line("")?;
        }
        known.into_iter().try_for_each(|(word, command)| {
            self.desk.say(format!("{word}  {}", self.plain.sentence_of(command)))
        })
    }

    /// The next answer that can be read. From a pipe, one that was refused may only be followed by Enter.
    fn next_answer(&mut self, step: &PlainStep, is_refused: bool) -> Result<PlainInput, CliError> {
        let piped = !self.desk.answers.from_a_person;
        loop {
            let how = if step.is_over { wording::ENTER_ENDS.to_owned() } else { how(&step.takes) };
            let ask = format!("{how}\n{PROMPT}");
            let is_one_line = matches!(step.takes, Takes::Words { is_page: false, .. });
            let line = if is_one_line { self.desk.line_with_pasted(&ask)? } else { self.desk.line(&ask)? };
            // After a day that cannot be read, Enter would take another one.
            let is_of_day = matches!(step.takes, Takes::Day(_));
            if piped && is_refused && (is_of_day || !line.trim().is_empty()) {
                let remark = step.remarks.first().map_or("", String::as_str);
                return Err(CliError::usage(wording::not_taken(&remark.trim_end_matches('.'))));
            }
            // What was answered stays as a draft, and the menu is there again.
            if self.desk.is_quit(&line) {
                return Ok(PlainInput::Command(Command::Back, 0));
            }
            if self.is_back(&line, &step.takes) {
                return Ok(PlainInput::Command(self.command_back(), 0));
            }
            // With a colon it is a command of the step, which the window knows as well.
            if !piped && !line.trim_start().starts_with(':') {
                match Word::of(&line, matches!(step.takes, Takes::Words { .. })) {
                    Some(Word::Help) => {
                        self.help(&step.takes)?;
                        continue;
                    }
                    Some(word @ Word::Support) => {
                        self.desk.obey(word, "")?;
                        continue;
                    }
                    Some(Word::Back) | None => {}
                }
            }
            match answer::read(&line, &step.takes, |command| self.plain.knows(command)) {
                Ok(Typed::Input(PlainInput::Answer(PlainAnswer::Words(words)))) if is_page(&step.takes) => {
                    self.plain.take(PlainInput::Answer(PlainAnswer::Line(words)))?;
                    return self.page(&step.takes);
                }
                // Nobody waits behind a pipe.
                Ok(Typed::Input(_)) if piped && step.takes == Takes::Time && line.trim().is_empty() => {
                    return Ok(PlainInput::Answer(PlainAnswer::Now));
                }
                Ok(Typed::Input(input)) => {
                    self.echo(&step.takes, &input)?;
                    return Ok(input);
                }
                Ok(Typed::Help) => self.help(&step.takes)?,
                Err(fault) if piped => return Err(CliError::usage(fault.trim_end_matches('.'))),
                Err(fault) => self.desk.say(fault)?,
            }
        }
    }

    /// The rest of a page of words, up to an empty line: each line is in the draft before the next one is typed. Words
    /// without an empty line after them end with the input.
    fn page(&mut self, takes: &Takes) -> Result<PlainInput, CliError> {
        while let Some(line) = self.desk.line_of_page()? {
            // What stands between pasted paragraphs is no end.
            if line.trim().is_empty() && self.desk.answers.is_pasted() {
                self.plain.take(PlainInput::Answer(PlainAnswer::Line(String::new())))?;
                continue;
            }
            if line.trim() == BACK.1 {
                return Ok(PlainInput::Command(self.command_back(), 0));
            }
            match answer::read(&line, takes, |command| self.plain.knows(command)) {
                Ok(Typed::Input(PlainInput::Answer(PlainAnswer::Words(words)))) => {
                    self.plain.take(PlainInput::Answer(PlainAnswer::Line(words)))?;
                }
                Ok(Typed::Input(input)) => return Ok(input),
                Ok(Typed::Help) => self.help(takes)?,
                Err(fault) => self.desk.say(fault)?,
            }
        }
        Ok(PlainInput::Answer(PlainAnswer::Kept))
    }

    /// Whether a line asks to go back. Where words are asked for, only a person is taken to mean that by the bare word.
    fn is_back(&self, line: &str, takes: &Takes) -> bool {
        let may_be_words = matches!(takes, Takes::Words { .. }) && !self.desk.answers.from_a_person;
        let line = line.trim();
        line == BACK.1 || !may_be_words && line.eq_ignore_ascii_case(BACK.0)
    }

    /// One step back; at the first, and on a page that is only read, back to where one came from.
    fn command_back(&self) -> Command {
        if self.plain.knows(Command::PreviousPart) { Command::PreviousPart } else { Command::Back }
    }

    /// Repeats what was understood.
    fn echo(&mut self, takes: &Takes, input: &PlainInput) -> Result<(), CliError> {
        let label = |choices: &[PlainChoice], nth: &usize| {
            choices.get(*nth).map(|choice| choice.label.clone()).unwrap_or_default()
        };
        let said = match (takes, input) {
            (_, PlainInput::Command(Command::Skip, _)) => wording::SKIPPED.to_owned(),
            (Takes::One(choices, _), PlainInput::Answer(PlainAnswer::One(nth))) => {
                wording::chosen(&label(choices, nth))
            }
            (Takes::Many(choices, _), PlainInput::Answer(PlainAnswer::Many(nths))) => {
                let labels: Vec<String> = nths.iter().map(|nth| label(choices, nth)).collect();
                wording::ticked(&labels.join(", "))
            }
            (Takes::Number { unit, .. }, PlainInput::Answer(PlainAnswer::Number(number))) => {
                wording::chosen(&format!("{number} {unit}").trim_end())
            }
            (Takes::Words { .. }, PlainInput::Answer(PlainAnswer::Words(words))) => {
                let count = words.split_whitespace().count();
                wording::noted(&counted(count, "word", "words"))
            }
            _ => return Ok(()),
        };
        self.desk.say(said)
    }

    /// Lists the words that do something in this step.
    fn help(&mut self, takes: &Takes) -> Result<(), CliError> {
        self.desk.say(help_on(takes))?;
        if matches!(takes, Takes::Words { .. }) {
            self.desk.say(format!("{}  {}", answer::CLEAR, wording::CLEAR))?;
        }
        for (word, command) in plain_words::all() {
            if word != BACK.1 && self.plain.knows(command) {
                self.desk.say(format!("{word}  {}", self.plain.sentence_of(command)))?;
            }
        }
        self.desk.say(format!("{}  {}", BACK.1, wording::BACK))?;
        self.desk.say(format!("{}  {}", answer::HELP[0], wording::HELP))
    }

    /// Prints what was said since the last step.
    fn say_rest(&mut self) -> Result<(), CliError> {
        let Some(line) = self.plain.said() else { return Ok(()) };
        let mut page = TextPage::new(self.desk.out);
        page.line("")?;
        line.lines().try_for_each(|line| said(&mut page, 0, line))
    }

    /// Leaves the draft for later, and says so in the error.
    fn left(&mut self, error: CliError, takes: &Takes) -> CliError {
        let error = match error {
            CliError::Closed => CliError::failed(format!("{error}, before the last answer")),
            error => error,
        };
        let close = PlainInput::Command(Command::Back, 0);
        if self.plain.take(close).is_err() {
            return error;
        }
        match (self.plain.said().is_some(), takes) {
            (true, _) => error.with(wording::KEPT),
            // A page that is only read asks for nothing.
            (false, Takes::Enter | Takes::Time) => error,
            (false, _) => error.with(wording::NOTHING_TO_KEEP),
        }
    }
}

/// Whether a step takes words over many lines.
fn is_page(takes: &Takes) -> bool {
    matches!(takes, Takes::Words { is_page: true, .. })
}

/// Whether a step is the one that was asked before, whatever was remarked on the answer.
fn is_same(last: &PlainStep, step: &PlainStep) -> bool {
    (&last.title, &last.says) == (&step.title, &step.says)
}

/// Prints a text in which a key may be named that is typed here.
fn said(page: &mut TextPage<'_>, indent: usize, text: &str) -> Result<(), CliError> {
    page.words(indent, &text.replace("press :", "type :"))
}

fn choices(page: &mut TextPage<'_>, takes: &Takes) -> Result<(), CliError> {
    let line = |page: &mut TextPage<'_>, mark: &str, choice: &PlainChoice| {
        page.words(INDENT, &format!("{}  {}{mark}", choice.key, choice.label))?;
        if choice.about.is_empty() { Ok(()) } else { page.words(INDENT * 2 + 1, &choice.about) }
    };
    match takes {
        Takes::One(choices, _) => choices.iter().try_for_each(|choice| line(page, "", choice)),
        Takes::Many(choices, ticked) => choices.iter().zip(ticked).try_for_each(|(choice, is_ticked)| {
            line(page, if *is_ticked { wording::TICKED } else { "" }, choice)
        }),
        _ => Ok(()),
    }
}

/// What an answer to a step is, at more length.
fn help_on(takes: &Takes) -> &'static str {
    match takes {
        Takes::Enter => wording::ENTER_HELP,
        Takes::Time => wording::TIME_HELP,
        Takes::Words { is_page: true, .. } => wording::PAGE_HELP,
        Takes::Words { .. } => wording::LINE_HELP,
        Takes::Number { .. } => wording::NUMBER_HELP,
        Takes::One(..) => wording::ONE_HELP,
        Takes::Many(..) => wording::MANY_HELP,
        Takes::Day(_) => wording::DAY_HELP,
    }
}

/// How a step is answered, in a line.
fn how(takes: &Takes) -> String {
    match takes {
        Takes::Enter => wording::ENTER_CONTINUES.to_owned(),
        Takes::Time => wording::TIME.to_owned(),
        Takes::Words { now, is_page } => {
            let lines = if *is_page { wording::MANY_LINES } else { wording::ONE_LINE };
            let kept = if now.trim().is_empty() { "" } else { wording::WORDS_ARE_ADDED };
            format!("{lines} {kept}").trim_end().to_owned()
        }
        Takes::Number { least, most, unit, now } => {
            let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
            match now {
                Some(now) => wording::number_kept(least, most, &unit, now),
                None => wording::number(least, most, &unit),
            }
        }
        Takes::One(choices, now) => {
            let kept = now.and_then(|now| choices.get(now)).map(|kept| wording::enter_takes(&kept.key));
            wording::one(&kept.unwrap_or_default())
        }
        Takes::Many(_, ticked) => {
            wording::many(&if ticked.contains(&true) { wording::ENTER_KEEPS_TICKS } else { "" })
        }
        Takes::Day(day) if day.trim().is_empty() => wording::DAY_OPEN.to_owned(),
        Takes::Day(day) => wording::day(day),
    }
}
