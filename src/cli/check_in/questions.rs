//! The check-in's questions for plain mode, in order, each with the parser of its answer.

use serde_json::json;
use textwrap::Options;

use super::{Done, Walk};
use crate::cli::ask::{Asked, Question, Word};
use crate::cli::output::Output;
use crate::cli::walk::CLEAR;
use crate::cli::{CliError, labels, values};
use crate::config::Lists;
use crate::journal::check_in::are_ratings_settled;
use crate::journal::draft::Field;
use crate::journal::prompts::{self, PromptRule};
use crate::journal::{Day, Entry, Journal, Rating, Scale, Sign, TickList, text};
use crate::store::Store;
use crate::texts;
use crate::wording::dates;
use crate::wording::marks::figure;
use crate::wording::numbers::counted_if_any;
use crate::wording::screens::plain::{self as wording, ENDED};

impl Walk<'_> {
    /// A text as it is said of the day, in the words for the partner that were chosen.
    fn say(&self, text: &str) -> String {
        let today = self.desk.setup.present(&self.store).today;
        dates::asked_about(&self.desk.setup.config().partner_words.in_text(text), self.day, today)
    }

    pub(super) fn ask_rating(&mut self, scale: Scale) -> Result<Done, CliError> {
        let question = texts::check_in().question(scale);
        self.desk.out.line("")?;
        self.desk.say(&question.title)?;
        self.wrapped("", &self.say(&question.question))?;
        for rating in Rating::ALL {
            let (answer, anchor) = (question.answer(rating), self.say(question.anchor(rating)));
            let stop = if anchor.is_empty() { "" } else { ". " };
            self.wrapped(&format!("  {rating}  "), &format!("{answer}{stop}{anchor}"))?;
        }
        let now = self.check_in().ratings.get(scale);
        let kept = if now.is_none() {
            "Enter or - to skip".to_owned()
        } else {
            format!("- to skip, Enter keeps {}", figure(now))
        };
        // Answers from a pipe are ratings alone: a sentence among them is a slip.
        let noted = Sign::ALL.into_iter().find(|sign| Scale::from(*sign) == scale);
        let noted = noted.filter(|_| self.desk.answers.from_a_person);
        let ask = if noted.is_some() { wording::rating_and_note(&kept) } else { wording::rating(&kept) };
        let help = wording::rating_help(&question.title);
        let help = if noted.is_some() { format!("{help} {}", wording::NOTE_HELP) } else { help };
        let asked = Question { ask: &ask, help: &help, takes_words: false };
        let asked = match noted {
            Some(sign) => self.ask_with_note(&asked, sign, now, &question.title)?,
            None => self.desk.ask(&asked, |answer| rated(answer, now, &question.title))?,
        };
        let Asked::Answer(rating) = asked else { return Ok(Done::Back) };
        if rating != now {
            self.keep(&Field::Rating(scale), json!(rating.map(Rating::value)))?;
        }
        if let Some(page) =
            Scale::ALL.iter().position(|other| *other == scale).filter(|at| *at < Sign::ALL.len())
        {
            self.keep(&Field::Page, json!(page + 1))?;
        }
        let told = rating.map_or_else(
            || wording::NOT_ANSWERED.to_owned(),
            |rating| wording::rated(&rating, &question.answer(rating)),
        );
        self.desk.say(wording::answered(&question.title, &told))?;
        Ok(Done::Answered)
    }

    /// Asks once whether ratings that are more than seven days old are really to change; if not, they stay.
    pub(super) fn confirm_old_ratings(&mut self) -> Result<Done, CliError> {
        let today = self.desk.setup.present(&self.store).today;
        let stored = self.stored.as_ref().and_then(Entry::check_in).cloned();
        let ratings = self.check_in().ratings;
        let is_changed = stored.as_ref().is_some_and(|stored| stored.ratings.differ_from(&ratings));
        if !is_changed || !are_ratings_settled(self.day, today) {
            return Ok(Done::NotAsked);
        }
        self.desk.out.line("")?;
        let asked = self.yes_or_no(
            "These ratings are more than seven days old. Change them? (y or n) ",
            wording::OLD_RATINGS_HELP,
        )?;
        if asked == Asked::Answer(false) {
            for scale in Scale::ALL {
                let before = stored.as_ref().and_then(|stored| stored.ratings.get(scale));
                self.keep(&Field::Rating(scale), json!(before.map(Rating::value)))?;
            }
            self.desk.say("They stay unchanged.")?;
        }
        Ok(asked.into())
    }

    pub(super) fn ask_ticks(&mut self, list: TickList) -> Result<Done, CliError> {
        self.desk.out.line("")?;
        self.desk.say(self.lists.heading(list))?;
        // Whoever reads it says the label; whoever writes a script takes the id.
        let is_read = self.desk.answers.from_a_person;
        let choices = self.lists.choices(list).iter();
        let named = choices.map(|choice| {
            if is_read { choice.label.to_string() } else { format!("{} ({})", choice.label, choice.id) }
        });
        for (number, name) in (1..).zip(named.collect::<Vec<_>>()) {
            self.wrapped(&format!("  {number}  "), &name)?;
        }
        let now = self.check_in().ticked(list).map(<[String]>::to_vec);
        let labels: Vec<&str> = now.iter().flatten().map(|id| self.lists.label(list, id)).collect();
        let kept = match labels.as_slice() {
            [] => "Enter to skip".to_owned(),
            labels => format!("- for none, Enter keeps {}", labels.join(" · ")),
        };
        let help = if is_read { wording::TICKS_HELP } else { wording::TICKS_HELP_WITH_IDS };
        let ask = format!("Numbers or labels, {kept}: ");
        let question = Question { ask: &ask, help, takes_words: false };
        let offered = Offered { lists: &self.lists, list, is_read, now: now.as_deref() };
        let asked = self.desk.ask(&question, |answer| offered.ticks(answer))?;
        let Asked::Answer(ids) = asked else { return Ok(Done::Back) };
        let labels: Vec<&str> = ids.iter().flatten().map(|id| self.lists.label(list, id)).collect();
        self.desk.say(match (ids.is_some(), labels.as_slice()) {
            (false, _) => wording::SKIPPED.to_owned(),
            (true, []) => wording::NONE_TICKED.to_owned(),
            (true, labels) => wording::ticked(&labels.join(", ")),
        })?;
        if ids != now {
            self.keep(&Field::Ticks(list), json!(ids))?;
        }
        Ok(Done::Answered)
    }

    pub(super) fn ask_prompt(&mut self) -> Result<Done, CliError> {
        let prompts = texts::prompts();
        let check_in = self.check_in();
        let given = if let Some(given) = check_in.prompt {
            Some((given.id, given.answer))
        } else if !self.desk.setup.config().prompts {
            None
        } else {
            // What was shown before is not known while the journal is locked.
            let journal = if self.is_locked() {
                Journal::new()
            } else {
                last_up_to(&self.store, self.day, prompts::MEMORY)?
            };
            let shown = journal.prompts_before(self.day);
            let today = self.desk.setup.present(&self.store).today;
            let resting = prompts.resting(self.desk.setup.state(&self.store).rests(today));
            let rule = PromptRule::new(&prompts.catalogue, &shown).without(resting);
            let chosen = rule.choose(&check_in.ratings);
            chosen.map(|prompt| (prompt.id.clone(), String::new()))
        };
        let Some((id, answer)) = given else { return Ok(Done::NotAsked) };
        self.desk.out.line("")?;
        let question = prompts.text(&id).unwrap_or(&id).to_owned();
        let question = self.say(&question);
        self.wrapped("", &question)?;
        if let Some(skip) = prompts.skip_line(&id, &self.check_in().ratings) {
            self.wrapped("", skip)?;
        }
        // Shown counts, answered or not.
        self.keep(&Field::Prompt, json!({ "id": id, "answer": answer }))?;
        self.recall(&answer)?;
        let question =
            Question { ask: "In one line, Enter to skip: ", help: wording::PROMPT_HELP, takes_words: true };
        let asked = self.desk.ask(&question, |answer| Ok(answer.to_owned()))?;
        let Asked::Answer(mut written) = asked else { return Ok(Done::Back) };
        let mut answer = answer;
        if self.desk.answers.from_a_person && written == CLEAR {
            (answer, written) = (String::new(), String::new());
            self.keep(&Field::Prompt, json!({ "id": id, "answer": "" }))?;
            self.desk.say(wording::CLEARED)?;
        }
        let added = Self::added(&answer, "\n", &written)?;
        self.say_added(&written, added.as_deref())?;
        if let Some(answer) = added {
            self.keep(&Field::Prompt, json!({ "id": id, "answer": answer }))?;
        }
        Ok(Done::Answered)
    }

    /// Says how much was understood of words, or that they were there before.
    pub(super) fn say_added(&mut self, written: &str, whole: Option<&str>) -> Result<(), CliError> {
        if whole.is_none() && !written.trim().is_empty() {
            return self.desk.say(wording::STANDS_THERE_ALREADY);
        }
        let count = written.split_whitespace().count();
        let noted = counted_if_any(count, "word", "words").map(|words| wording::noted(&words));
        self.desk.say(noted.unwrap_or_else(|| wording::SKIPPED.to_owned()))
    }

    pub(super) fn ask_words(&mut self) -> Result<Done, CliError> {
        self.desk.out.line("")?;
        self.desk
            .say("Anything else about the day? Use as many lines as you like; an empty line ends it.")?;
        let mut text = self.check_in().text;
        self.recall(&text)?;
        let mut written = String::new();
        loop {
            let line = match self.desk.line_of_page()? {
                Some(line) => line,
                // Words without an empty line after them end with the input.
                None if !written.is_empty() => break,
                None => return Err(CliError::failed(ENDED)),
            };
            // What stands between pasted paragraphs is no end.
            if line.trim().is_empty() && (written.is_empty() || !self.desk.answers.is_pasted()) {
                break;
            }
            if self.desk.answers.from_a_person && line.trim() == CLEAR {
                (text, written) = (String::new(), String::new());
                self.keep(&Field::Text, json!(""))?;
                self.desk.say(wording::CLEARED)?;
                continue;
            }
            if written.is_empty() && self.desk.is_quit(&line) {
                self.desk.say(wording::quit_is_no_text(&line.trim()))?;
                continue;
            }
            if self.desk.answers.from_a_person {
                match Word::of_page(&line, written.is_empty()) {
                    Some(Word::Back) => return Ok(Done::Back),
                    Some(word) => {
                        self.desk.obey(word, wording::WORDS_HELP)?;
                        continue;
                    }
                    None => {}
                }
            }
            if !written.is_empty() {
                written.push('\n');
            }
            written.push_str(&line);
            // Each line is in the draft before the next one is typed.
            let so_far = joined(&text, "\n\n", &written);
            self.keep(&Field::Text, json!(so_far))?;
        }
        let added = Self::added(&text, "\n\n", &written)?;
        self.say_added(&written, added.as_deref())?;
        match added {
            Some(whole) => self.keep(&Field::Text, json!(whole))?,
            None if self.check_in().text != text => self.keep(&Field::Text, json!(text))?,
            None => {}
        }
        Ok(Done::Answered)
    }

    /// Returns the old text with the new words added; `None` when nothing was written, or when its last lines are
    /// these already, as where a script is run twice.
    pub(super) fn added(there: &str, between: &str, written: &str) -> Result<Option<String>, CliError> {
        if written.trim().is_empty() || ends_in_lines(there, written) {
            return Ok(None);
        }
        let whole = joined(there, between, written);
        let most = text::MOST_CHARACTERS;
        if whole.chars().count() > most {
            return Err(CliError::usage(format!(
                "the text would be longer than {most} characters: shorten it"
            )));
        }
        Ok(Some(whole))
    }

    /// Shows words that are there already.
    fn recall(&mut self, words: &str) -> Result<(), CliError> {
        if words.is_empty() {
            return Ok(());
        }
        let is_asked = self.desk.answers.from_a_person;
        self.desk.say(if is_asked { wording::SO_FAR_STAYS } else { wording::SO_FAR_STAYS_IN_A_PIPE })?;
        self.wrapped("  ", words)
    }

    pub(super) fn wrapped(&mut self, first: &str, words: &str) -> Result<(), CliError> {
        let others = " ".repeat(first.chars().count());
        let width = Output::width();
        let options = Options::new(width).initial_indent(first).subsequent_indent(&others);
        self.desk.out.line(textwrap::fill(&text::harmless(words), options))
    }
}

/// Reads a rating; nothing keeps the one that is there.
fn rated(answer: &str, now: Option<Rating>, title: &str) -> Result<Option<Rating>, CliError> {
    if answer.is_empty() { Ok(now) } else { values::rating(answer, title) }
}

/// The ticks of a list as they are offered.
struct Offered<'a> {
    lists: &'a Lists,
    list: TickList,
    /// Whether they are read without their ids, so that a label means what was read.
    is_read: bool,
    /// The ids that are ticked.
    now: Option<&'a [String]>,
}

impl Offered<'_> {
    /// Reads numbers, labels and ids.
    fn ticks(&self, answer: &str) -> Result<Option<Vec<String>>, CliError> {
        match answer {
            "" => return Ok(self.now.map(<[String]>::to_vec)),
            "-" => return Ok(Some(Vec::new())),
            _ => {}
        }
        let choices = self.lists.choices(self.list);
        let labels: Vec<(&str, String)> =
            choices.iter().map(|choice| (choice.label.as_ref(), choice.id.to_string())).collect();
        // A number is one of the list, whatever a label says.
        let before = |word: &str| self.numbered(word).or_else(|| self.id(word).filter(|_| !self.is_read));
        let names = labels::Names { before, after: |word: &str| self.id(word) };
        let ticked = names.read(answer, &labels).map_err(|piece| self.unknown(&piece))?;
        let mut ids: Vec<String> = Vec::new();
        for id in ticked {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Ok(Some(ids))
    }

    fn numbered(&self, word: &str) -> Option<String> {
        let nth = word.parse::<usize>().ok()?.checked_sub(1)?;
        self.lists.choices(self.list).get(nth).map(|choice| choice.id.to_string())
    }

    /// An id; one that is ticked already may stay, whether it is still offered or not.
    fn id(&self, word: &str) -> Option<String> {
        let is_ticked = self.now.into_iter().flatten().any(|id| id == word);
        (is_ticked || self.lists.has(self.list, word)).then(|| word.to_owned())
    }

    fn unknown(&self, piece: &str) -> CliError {
        match values::tick(piece, self.list, self.lists) {
            Err(error) if !self.is_read => error,
            _ => CliError::usage(wording::no_such_tick(&piece)),
        }
    }
}

/// The check-ins before a day, at least this many if there are.
pub(super) fn last_up_to(store: &Store, day: Day, most: usize) -> Result<Journal, CliError> {
    let mut journal = Journal::new();
    let mut count = 0;
    for month in store.months()?.into_iter().rev().filter(|month| month.first() <= day) {
        if count >= most {
            break;
        }
        let document = store.read(month)?.document;
        let check_ins = |entry: &&Entry| entry.check_in().is_some() && entry.day < day;
        count += document.entries().iter().filter(check_ins).count();
        journal.put(document);
    }
    Ok(journal)
}

/// Whether the last lines of a text are these, whole: the end of a line says something else.
fn ends_in_lines(there: &str, written: &str) -> bool {
    there.strip_suffix(written).is_some_and(|before| before.is_empty() || before.ends_with('\n'))
}

fn joined(there: &str, between: &str, written: &str) -> String {
    if there.is_empty() { written.to_owned() } else { format!("{there}{between}{written}") }
}
