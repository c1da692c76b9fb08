//! Walks through an exercise line by line. It is the program of the window without its screen: each answer is in the
//! draft before the next step is asked, and what is saved, checked and said is the same.

use super::Wanted;
use super::answer::{self, Typed};
use crate::cli::output::Output;
use crate::cli::page::TextPage;
use crate::cli::setup::Setup;
use crate::cli::stdin::Answers;
use crate::cli::{CliError, Outcome, values};
use crate::journal::practice::Kind;
use crate::journal::{Body, Draft, EntryId};
use crate::texts::practice::practice;
use crate::tui::Plain;
use crate::tui::command::{Command, plain_words};
use crate::tui::effect::Route;
use crate::tui::plain::{PlainAnswer, PlainChoice, PlainInput, PlainStep, Takes};
use crate::wording::dates;
use crate::wording::screens::plain as wording;

/// Shown before an answer is typed.
const PROMPT: &str = "> ";
const INDENT: usize = 2;

pub(super) fn run(
    wanted: Wanted,
    setup: &Setup,
    answers: &mut Answers,
    out: &mut Output,
) -> Result<Outcome, CliError> {
    let plain = Plain::open(setup.store_for_writing()?, setup.file.clone(), setup.clock.clone())?;
    let mut walk = Walk { plain, setup, answers, out };
    walk.begin(wanted)?;
    let walked = walk.go_on();
    let Walk { plain, .. } = walk;
    let lines = plain.close()?;
    for line in lines {
        Output::new().remark(line)?;
    }
    walked
}

struct Walk<'a> {
    plain: Plain,
    setup: &'a Setup,
    answers: &'a mut Answers,
    out: &'a mut Output,
}

impl Walk<'_> {
    /// Opens the exercise, or goes on with a draft of it if the person wants to.
    fn begin(&mut self, wanted: Wanted) -> Result<(), CliError> {
        let route = match wanted {
            Wanted::New(kind) => {
                if let Some(id) = self.draft_to_go_on_with(kind)? {
                    return Ok(self.plain.resume(id)?);
                }
                Route::Begin(kind)
            }
            Wanted::LookBack(due) => Route::LookBack(due.id, due.kind, due.day),
        };
        self.plain.go(route)?;
        match self.plain.step() {
            Some(_) => Ok(()),
            // Its rule says when it can begin, another window writes, or the entry is gone.
            None => Err(CliError::failed(self.plain.said().unwrap_or_default())),
        }
    }

    /// The draft of a new sitting of this kind that rests, when the person wants to go on with it.
    fn draft_to_go_on_with(&mut self, kind: Kind) -> Result<Option<EntryId>, CliError> {
        let holds_something = |draft: &Draft| match draft.body(None) {
            Some(Body::Practice(practice)) => !practice.is_all_blank(),
            _ => false,
        };
        let is_of_it = |draft: &&Draft| {
            draft.head.kind == kind.key() && draft.head.base.is_none() && holds_something(draft)
        };
        // From a pipe the answers are those of a whole sitting.
        let Some(draft) = self.plain.resting().iter().find(is_of_it).filter(|_| self.answers.from_a_person)
        else {
            return Ok(None);
        };
        let (id, changed_at) = (draft.head.id, draft.changed_at.clone());
        let present = self.setup.present(&self.setup.store()?);
        let day_start = self.setup.config().day_start.unwrap_or_default();
        let ago = dates::ago(&changed_at, &present.now, day_start);
        let title = &practice().exercise(kind).title;
        self.out.line(wording::left_unfinished(title, &ago))?;
        loop {
            let line = self.answers.after(wording::CONTINUE_IT, self.out)?;
            let line = line.ok_or_else(|| CliError::failed(wording::ENDED))?;
            match values::yes_or_no(&line) {
                Ok(yes) => return Ok(yes.then_some(id)),
                Err(_) => self.out.line(wording::Y_OR_N)?,
            }
        }
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
                Err(_) if step.is_over && self.answers.is_all_taken() => return Ok(Outcome::Done),
                Err(error) if step.is_over => return Err(error),
                Err(error) => return Err(self.left(error)),
            };
            last = Some(step);
            self.plain.take(asked)?;
        }
    }

    /// Prints a step: all of it when it is new, else only what is new about it.
    fn show(&mut self, step: &PlainStep, last: Option<&PlainStep>) -> Result<(), CliError> {
        let is_new_screen = last.is_none_or(|last| last.title != step.title);
        let is_same = last.is_some_and(|last| is_same(last, step));
        let mut page = TextPage::new(self.out);
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

    /// The next answer that can be read. From a pipe, one that was refused may only be followed by Enter.
    fn next_answer(&mut self, step: &PlainStep, is_refused: bool) -> Result<PlainInput, CliError> {
        let piped = !self.answers.from_a_person;
        loop {
            let how = if step.is_over { wording::ENTER_ENDS.to_owned() } else { how(&step.takes) };
            let line = self.answers.after(format!("{how}\n{PROMPT}"), self.out)?;
            let line = line.ok_or_else(|| CliError::failed(wording::ENDED))?;
            if piped && is_refused && !line.trim().is_empty() {
                let remark = step.remarks.first().map_or("", String::as_str);
                return Err(CliError::usage(wording::not_taken(&remark.trim_end_matches('.'))));
            }
            match answer::read(&line, &step.takes, |command| self.plain.knows(command)) {
                Ok(Typed::Input(PlainInput::Answer(PlainAnswer::Words(words)))) if is_page(&step.takes) => {
                    self.plain.take(PlainInput::Answer(PlainAnswer::Line(words)))?;
                    return self.page(&step.takes);
                }
                Ok(Typed::Input(input)) => return Ok(input),
                Ok(Typed::Help) => self.help(&step.takes)?,
                Err(fault) if piped => return Err(CliError::usage(fault.trim_end_matches('.'))),
                Err(fault) => self.out.line(fault)?,
            }
        }
    }

    /// The rest of a page of words, up to an empty line: each line is in the draft before the next one is typed. Words
    /// without an empty line after them end with the input.
    fn page(&mut self, takes: &Takes) -> Result<PlainInput, CliError> {
        while let Some(line) = self.answers.next()? {
            match answer::read(&line, takes, |command| self.plain.knows(command)) {
                Ok(Typed::Input(PlainInput::Answer(PlainAnswer::Words(words)))) => {
                    self.plain.take(PlainInput::Answer(PlainAnswer::Line(words)))?;
                }
                Ok(Typed::Input(input)) => return Ok(input),
                Ok(Typed::Help) => self.help(takes)?,
                Err(fault) => self.out.line(fault)?,
            }
        }
        Ok(PlainInput::Answer(PlainAnswer::Kept))
    }

    /// Lists the words that do something in this step.
    fn help(&mut self, takes: &Takes) -> Result<(), CliError> {
        if matches!(takes, Takes::Words { .. }) {
            self.out.line(format!("{:<9} {}", answer::CLEAR, wording::CLEAR))?;
        }
        for (word, command) in plain_words::all() {
            if self.plain.knows(command) {
                self.out.line(format!("{word:<9} {}", self.plain.sentence_of(command)))?;
            }
        }
        self.out.line(format!("{:<9} {}", answer::HELP[0], wording::HELP))
    }

    /// Prints what was said since the last step.
    fn say_rest(&mut self) -> Result<(), CliError> {
        let Some(line) = self.plain.said() else { return Ok(()) };
        let mut page = TextPage::new(self.out);
        page.line("")?;
        line.lines().try_for_each(|line| said(&mut page, 0, line))
    }

    /// Leaves the draft for later, and says so in the error.
    fn left(&mut self, error: CliError) -> CliError {
        let error = match error {
            CliError::Closed => CliError::failed(format!("{error}, before the last answer")),
            error => error,
        };
        let close = PlainInput::Command(Command::Back, 0);
        if self.plain.take(close).is_err() {
            return error;
        }
        let kept = self.plain.said().is_some();
        error.with(if kept { wording::KEPT } else { wording::NOTHING_TO_KEEP })
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

/// How a step is answered, in a line.
fn how(takes: &Takes) -> String {
    match takes {
        Takes::Enter => wording::ENTER_CONTINUES.to_owned(),
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
        Takes::Day(day) => wording::day(day),
    }
}
