//! `inward checkin --plain`: the check-in line by line.
//!
//! Every answer is in the draft before the next question is asked; the draft goes once the check-in is on disk.

use std::convert::Infallible;

use serde_json::{Value, json};
use textwrap::Options;

use super::answers::Answers;
use super::entry_text::{figure, padded};
use super::output::Output;
use super::setup::Setup;
use super::{CliError, Outcome, recorded, saved, values};
use crate::config::Lists;
use crate::journal::draft::Field;
use crate::journal::prompts::{self, PromptRule};
use crate::journal::{
    Body, CheckIn, Day, Document, Draft, DraftHead, Entry, EntryId, Journal, Month, Rating, Scale, Sign,
    TickList, text,
};
use crate::store::{DraftFile, Store, StoreError};
use crate::texts;

pub(super) fn run(day: Day, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let store = setup.store_for_writing()?;
    let reading = store.read(Month::of(day))?;
    if let Some(problem) = &reading.problem {
        out.remark(problem)?;
    }
    let mut walk = Walk::start(day, &reading.document, store, setup, out)?;
    let asked = walk.ask_everything();
    match asked {
        Ok(()) => walk.save(),
        Err(error) => Err(walk.set_aside(error)),
    }
}

/// One check-in on its way.
struct Walk<'a> {
    day: Day,
    /// What is recorded of the day.
    stored: Option<Entry>,
    draft: Draft,
    /// The draft on disk, once there is an answer.
    file: Option<DraftFile>,
    store: Store,
    setup: &'a Setup,
    lists: Lists,
    answers: Answers,
    /// What was written in this walk.
    new_words: Vec<String>,
    out: &'a mut Output,
}

/// The end of the input, before the last answer.
const ENDED: &str = "the input ended before the last answer";

impl<'a> Walk<'a> {
    fn start(
        day: Day,
        document: &Document,
        store: Store,
        setup: &'a Setup,
        out: &'a mut Output,
    ) -> Result<Self, CliError> {
        let stored = recorded::check_in(document, day).cloned();
        let head = DraftHead {
            id: EntryId::of_check_in(day),
            kind: "check_in".to_owned(),
            day,
            base: stored.as_ref().map(Entry::digest),
            started_at: setup.clock.now(),
        };
        let lists = Lists::new(&setup.config);
        let mut walk = Self {
            day,
            stored,
            draft: Draft::new(head),
            file: None,
            store,
            setup,
            lists,
            answers: Answers::new(),
            new_words: Vec::new(),
            out,
        };
        walk.look_for_a_draft()?;
        Ok(walk)
    }

    /// Goes on with a draft of the day from before: from a pipe at once, otherwise if the person wants to.
    fn look_for_a_draft(&mut self) -> Result<(), CliError> {
        let id = self.draft.head.id;
        let Some(found) = self.store.find_drafts()?.into_iter().find(|found| found.draft.head.id == id)
        else {
            return Ok(());
        };
        if self.answers.from_a_person {
            let seconds = self.setup.clock.now().seconds_since(&found.draft.changed_at);
            let ago = time_ago(seconds);
            self.out.line(format!("You were in the middle of this, {ago}."))?;
            if !self.yes_or_no("Go on with it? (y or n) ")? {
                found.discard()?;
                self.out.line("It is in the trash for 30 days.")?;
                return Ok(());
            }
        }
        self.draft = found.draft.clone();
        self.file = Some(found.resume());
        Ok(())
    }

    fn ask_everything(&mut self) -> Result<(), CliError> {
        self.out.line(format!(
            "{} {} {} {}",
            self.day.weekday_name(),
            self.day.day_of_month(),
            self.day.month_name(),
            self.day.year()
        ))?;
        for (page, sign) in Sign::ALL.into_iter().enumerate() {
            self.ask_rating(Scale::Sign(sign))?;
            self.keep(&Field::Page, json!(page + 1))?;
        }
        self.ask_rating(Scale::Steadiness)?;
        self.confirm_old_ratings()?;
        for list in TickList::ALL {
            self.ask_ticks(list)?;
        }
        self.ask_prompt()?;
        self.ask_words()
    }

    /// The check-in as it would be saved now.
    fn check_in(&self) -> CheckIn {
        match self.draft.body(self.stored.as_ref()) {
            Some(Body::CheckIn(check_in)) => *check_in,
            _ => CheckIn::default(),
        }
    }

    /// Puts an answer into the draft.
    fn keep(&mut self, field: &Field, value: Value) -> Result<(), CliError> {
        let at = self.setup.clock.now();
        if self.file.is_none() {
            self.file = Some(self.store.start_draft(&self.draft.head)?);
        }
        if let Some(file) = &mut self.file {
            file.append(field, &value, &at)?;
        }
        self.draft.set(field, value, at);
        Ok(())
    }

    /// The answer to a question; one that cannot be read is asked for again, unless it came from a pipe.
    fn answer<T>(
        &mut self,
        question: &str,
        read: impl Fn(&Self, &str) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        loop {
            self.out.ask(question)?;
            let line = self.answers.next()?;
            if line.is_none() || !self.answers.from_a_person {
                // Nobody's Enter has ended the line of the question.
                self.out.line("")?;
            }
            let line = line.ok_or_else(|| CliError::failed(ENDED))?;
            match read(self, line.trim()) {
                Err(CliError::Usage(fault)) if self.answers.from_a_person => self.out.line(fault)?,
                answer => return answer,
            }
        }
    }

    fn yes_or_no(&mut self, question: &str) -> Result<bool, CliError> {
        self.answer(question, |_, answer| match answer.to_lowercase().as_str() {
            "y" | "yes" => Ok(true),
            "n" | "no" => Ok(false),
            _ => Err(CliError::usage(format!("{answer:?} is neither yes nor no: write y or n"))),
        })
    }

    fn ask_rating(&mut self, scale: Scale) -> Result<(), CliError> {
        let question = texts::check_in().question(scale);
        let words = self.setup.config.partner_words;
        self.out.line("")?;
        self.out.line(&question.title)?;
        self.wrapped("", &words.in_text(&question.question))?;
        for rating in Rating::ALL {
            let answer = format!("  {rating}  {}", padded(question.answer(rating), 16));
            let anchor = words.in_text(question.anchor(rating)).into_owned();
            if anchor.is_empty() {
                self.out.line(answer.trim_end())?;
            } else {
                self.wrapped(&answer, &anchor)?;
            }
        }
        let now = self.check_in().ratings.get(scale);
        let kept = if now.is_none() {
            "Enter or - to skip".to_owned()
        } else {
            format!("- to skip, Enter keeps {}", figure(now))
        };
        let ask = format!("0 to 4, {kept}: ");
        let rating = self.answer(&ask, |_, answer| match answer {
            "" => Ok(now),
            answer => values::rating(answer, &question.title),
        })?;
        if rating != now {
            self.keep(&Field::Rating(scale), json!(rating.map(Rating::value)))?;
        }
        Ok(())
    }

    /// Asks once whether ratings that are more than seven days old are really to change; if not, they stay.
    fn confirm_old_ratings(&mut self) -> Result<(), CliError> {
        let today = self.setup.present(&self.store)?.today;
        let stored = self.stored.as_ref().and_then(Entry::check_in).cloned();
        let ratings = self.check_in().ratings;
        if !recorded::changes_old_ratings(stored.as_ref(), &ratings, self.day, today) {
            return Ok(());
        }
        self.out.line("")?;
        if self.yes_or_no("These ratings are more than seven days old. Change them? (y or n) ")? {
            return Ok(());
        }
        for scale in Scale::ALL {
            let before = stored.as_ref().and_then(|stored| stored.ratings.get(scale));
            self.keep(&Field::Rating(scale), json!(before.map(Rating::value)))?;
        }
        self.out.line("They stay as they were.")
    }

    fn ask_ticks(&mut self, list: TickList) -> Result<(), CliError> {
        self.out.line("")?;
        self.out.line(self.lists.heading(list))?;
        for (index, choice) in self.lists.choices(list).iter().enumerate() {
            self.out.line(format!("{:>4}  {}  {}", index + 1, padded(&choice.label, 32), choice.id))?;
        }
        let now = self.check_in().ticked(list).map(<[String]>::to_vec);
        let labels: Vec<&str> = now.iter().flatten().map(|id| self.lists.label(list, id)).collect();
        let kept = match labels.as_slice() {
            [] => "Enter to skip".to_owned(),
            labels => format!("- for none, Enter keeps {}", labels.join(", ")),
        };
        let question = format!("Numbers or ids, {kept}: ");
        let ticked = now.clone();
        let ids = self.answer(&question, move |walk, answer| walk.ticks(list, answer, ticked.clone()))?;
        if ids != now {
            self.keep(&Field::Ticks(list), json!(ids))?;
        }
        Ok(())
    }

    /// Reads numbers and ids; an id that is ticked already may stay, whether it is still offered or not.
    fn ticks(
        &self,
        list: TickList,
        answer: &str,
        now: Option<Vec<String>>,
    ) -> Result<Option<Vec<String>>, CliError> {
        match answer {
            "" => return Ok(now),
            "-" => return Ok(Some(Vec::new())),
            _ => {}
        }
        let mut ids: Vec<String> = Vec::new();
        let words = answer.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
        for word in words {
            let number = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let choice = number.and_then(|index| self.lists.choices(list).get(index));
            let id = match choice {
                Some(choice) => choice.id.to_string(),
                None if now.iter().flatten().any(|id| id == word) => word.to_owned(),
                None => values::tick(word, list, &self.lists)?,
            };
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Ok(Some(ids))
    }

    fn ask_prompt(&mut self) -> Result<(), CliError> {
        let prompts = texts::prompts();
        let check_in = self.check_in();
        let given = if let Some(given) = check_in.prompt {
            Some((given.id, given.answer))
        } else {
            let shown = before(&self.store, self.day)?.prompts_before(self.day);
            let chosen = PromptRule::new(&prompts.catalogue, &shown).choose(&check_in.ratings);
            chosen.map(|prompt| (prompt.id.clone(), String::new()))
        };
        let Some((id, answer)) = given else { return Ok(()) };
        self.out.line("")?;
        let question = prompts.text(&id).unwrap_or(&id).to_owned();
        let question = self.setup.config.partner_words.in_text(&question).into_owned();
        self.wrapped("", &question)?;
        if prompts.opens_wounds(&id) {
            self.wrapped("", &prompts.wound_line)?;
        }
        // Shown counts, answered or not.
        self.keep(&Field::Prompt, json!({ "id": id, "answer": answer }))?;
        self.recall(&answer)?;
        let written = self.answer("In one line, Enter to skip: ", |_, answer| Ok(answer.to_owned()))?;
        if let Some(answer) = self.added(&answer, "\n", written)? {
            self.keep(&Field::Prompt, json!({ "id": id, "answer": answer }))?;
        }
        Ok(())
    }

    fn ask_words(&mut self) -> Result<(), CliError> {
        self.out.line("")?;
        self.out.line("Anything else about the day? In as many lines as you like; an empty line ends it.")?;
        let text = self.check_in().text;
        self.recall(&text)?;
        let mut written = String::new();
        loop {
            let line = match self.answers.next()? {
                Some(line) => line,
                // Words without an empty line behind them end with the input.
                None if !written.is_empty() => break,
                None => return Err(CliError::failed(ENDED)),
            };
            if line.trim().is_empty() {
                break;
            }
            if !written.is_empty() {
                written.push('\n');
            }
            written.push_str(&line);
            // Each line is in the draft before the next one is typed.
            let so_far = joined(&text, "\n\n", &written);
            self.keep(&Field::Text, json!(so_far))?;
        }
        match self.added(&text, "\n\n", written)? {
            Some(whole) => self.keep(&Field::Text, json!(whole)),
            None if self.check_in().text != text => self.keep(&Field::Text, json!(text)),
            None => Ok(()),
        }
    }

    /// What is there with what was written behind it; `None` when nothing was, or when it stands there already.
    fn added(&mut self, there: &str, between: &str, written: String) -> Result<Option<String>, CliError> {
        if written.trim().is_empty() || there.ends_with(&written) {
            return Ok(None);
        }
        let whole = joined(there, between, &written);
        let most = text::MOST_CHARACTERS;
        if whole.chars().count() > most {
            return Err(CliError::usage(format!(
                "the text would be longer than {most} characters: shorten it"
            )));
        }
        self.new_words.push(written);
        Ok(Some(whole))
    }

    /// Shows words that are there already.
    fn recall(&mut self, words: &str) -> Result<(), CliError> {
        if words.is_empty() {
            return Ok(());
        }
        self.out.line("What is there stays; new words are added to it:")?;
        self.wrapped("  ", words)
    }

    fn wrapped(&mut self, first: &str, words: &str) -> Result<(), CliError> {
        let others = " ".repeat(first.chars().count());
        let width = Output::width();
        let options = Options::new(width).initial_indent(first).subsequent_indent(&others);
        self.out.line(textwrap::fill(&text::harmless(words), options))
    }

    fn save(mut self) -> Result<Outcome, CliError> {
        let present = self.setup.present(&self.store)?;
        let mut written = false;
        let edited = self.store.edit(Month::of(self.day), |document| {
            let version = match self.draft.body(recorded::check_in(document, self.day)) {
                Some(Body::CheckIn(check_in)) => recorded::version(document, self.day, *check_in, &present),
                _ => None,
            };
            written = version.is_some();
            Ok::<_, Infallible>(version)
        });
        if let Err(error) = edited {
            return Err(self.set_aside(error.into()));
        }
        // A draft that cannot be removed is no harm: the next start sees that it is saved and drops it.
        if let Some(Err(error)) = self.file.take().map(DraftFile::finish) {
            self.out.remark(error)?;
        }
        self.out.line("")?;
        if written {
            self.out.line(&texts::check_in().generic.saved)?;
        } else {
            self.out.line("Nothing changed.")?;
        }
        saved::phrase_check(self.new_words.iter().map(String::as_str), self.setup, self.out)?;
        Ok(Outcome::Done)
    }

    /// Leaves the draft for later and says so in the error.
    fn set_aside(self, error: CliError) -> CliError {
        let Some(file) = self.file else {
            return match error {
                CliError::Failed(line) if line == ENDED => {
                    CliError::failed(format!("{ENDED}: nothing is saved, as there was no answer"))
                }
                error => error,
            };
        };
        // The answers are written in any case; what may be missing is only that they would survive a power cut.
        let synced = file.syncer().and_then(|syncer| syncer.sync());
        file.set_aside();
        let day = self.day;
        let kept = format!("the answers are kept as a draft; go on with inward checkin --plain --day {day}");
        match (error, synced) {
            (CliError::Closed, _) => CliError::Closed,
            (CliError::Usage(line), _) => CliError::usage(format!("{line} ({kept})")),
            (CliError::Failed(line), _) if line == ENDED => CliError::failed(format!("{line}: {kept}")),
            (CliError::Store(StoreError::NotCertain { .. }), Err(error)) => error.into(),
            (error, _) => CliError::failed(format!("{error} ({kept})")),
        }
    }
}

/// The check-ins before a day, as many as the prompt rule remembers.
fn before(store: &Store, day: Day) -> Result<Journal, CliError> {
    let mut journal = Journal::new();
    let mut count = 0;
    for month in store.months()?.into_iter().rev().filter(|month| month.first() <= day) {
        if count >= prompts::MEMORY {
            break;
        }
        let document = store.read(month)?.document;
        let check_ins = |entry: &&Entry| entry.check_in().is_some() && entry.day < day;
        count += document.entries().iter().filter(check_ins).count();
        journal.put(document);
    }
    Ok(journal)
}

fn joined(there: &str, between: &str, written: &str) -> String {
    if there.is_empty() { written.to_owned() } else { format!("{there}{between}{written}") }
}

/// How long ago something was, roughly, in words.
fn time_ago(seconds: i64) -> String {
    let (count, unit) = match seconds {
        ..60 => return "a moment ago".to_owned(),
        60..3_600 => (seconds / 60, "minute"),
        3_600..86_400 => (seconds / 3_600, "hour"),
        86_400.. => (seconds / 86_400, "day"),
    };
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{s} ago")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_ago_is_said_in_the_largest_whole_unit() {
        for (seconds, expected) in [
            (-5, "a moment ago"),
            (59, "a moment ago"),
            (60, "1 minute ago"),
            (3_599, "59 minutes ago"),
            (7_200, "2 hours ago"),
            (86_400, "1 day ago"),
            (900_000, "10 days ago"),
        ] {
            assert_eq!(time_ago(seconds), expected);
        }
    }
}
