//! An exercise line by line: each step is said in the order in which it is read, and its answer taken as a whole.

use super::list::List;
use super::open::Open;
use super::{At, ExerciseScreen, Habit, again, ending, page, review};
use crate::journal::Moment;
use crate::journal::practice::fields::pause::WAITS_UNTIL;
use crate::texts::practice::{Choice, Step, Way};
use crate::tui::plain::{PlainAnswer, PlainChoice, PlainStep, Takes};
use crate::tui::screens::prelude::*;
use crate::tui::widgets::line::LineInput;
use crate::wording::numbers::counted;
use crate::wording::screens::exercise::{NOTHING_WRITTEN_THIS_WEEK, WAYS_TO_WRITE_A_DAY};
use crate::wording::screens::plain as wording;

impl ExerciseScreen {
    pub(super) fn plain_step(&self, context: &Context<'_>) -> PlainStep {
        // What was remarked on an answer is over with the last one.
        let mut remarks: Vec<String> = self.gentle.iter().filter(|_| self.at != At::Done).cloned().collect();
        let says = match self.step() {
            Some(step) => {
                let hints = page::hints(self, step);
                remarks.extend(hints.into_iter().map(|hint| self.filled(hint, context)));
                self.plain_lines(step, context)
            }
            None if self.at == At::Done => ending::lines(self, context),
            None => ending::told(self, context).into_iter().chain(page::end_words(self, context)).collect(),
        };
        let is_over = self.at == At::Done;
        PlainStep { title: self.title(context).0, says, remarks, takes: self.plain_takes(), is_over }
    }

    /// A step: where it stands, the question, what is shown with it, help, and what only the time would show.
    fn plain_lines(&self, step: &Step, context: &Context<'_>) -> Vec<String> {
        let (at, all) = self.count(context);
        let ask = again::asked(self, &self.filled(&step.ask, context));
        let mut lines = vec![wording::ask(&at, &all, &ask)];
        if review::is_of_review(step) {
            lines.extend(review::sheet(self, step, context, context.body.width).text_lines());
            return lines;
        }
        let help: Vec<String> = step.help.iter().map(|help| self.filled(help, context)).collect();
        // Read aloud, a text of one's own needs its name also where it stands alone.
        let named = step.show.iter().map(|name| page::shown_of(self, name, false));
        let shown: Vec<String> = if step.show.is_empty() {
            page::shown(self, step, context)
        } else {
            named.filter(|text| !text.is_empty()).collect()
        };
        // The line on whom a sentence is for comes before the sentence.
        let (before, after) = if step.way == Some(Way::Sentence) { (help, shown) } else { (shown, help) };
        lines.extend(before.into_iter().chain(after));
        match &self.open {
            Open::Wait => {
                let until = self.practice.answer(WAITS_UNTIL).map(Moment::local_time);
                lines.extend(until.map(|until| wording::wait(&until)));
            }
            Open::Breathe(_) => lines.push(wording::BREATHE.to_owned()),
            Open::List(list) if list.options.is_empty() => {
                lines.push(NOTHING_WRITTEN_THIS_WEEK.to_owned());
            }
            Open::Date(..) => lines.push(WAYS_TO_WRITE_A_DAY.to_owned()),
            _ => {}
        }
        let ideas = self.plain_ideas();
        lines.extend((1..).zip(ideas).map(|(number, idea)| wording::idea(&number, &idea)));
        lines
    }

    fn plain_takes(&self) -> Takes {
        match &self.open {
            Open::Read => Takes::Enter,
            Open::Wait | Open::Breathe(_) => Takes::Time,
            Open::Words(editor) => Takes::Words {
                now: editor.text(),
                is_page: self.step().is_some_and(|step| step.way == Some(Way::Page)),
            },
            Open::Amount(amount) => amount.plain(),
            Open::Date(line, _) => Takes::Day(line.text().to_owned()),
            Open::List(list) if list.options.is_empty() => Takes::Enter,
            Open::List(list) => match list.ticked() {
                Some(ticked) => Takes::Many(choices(list), ticked.to_vec()),
                None => Takes::One(choices(list), list.at()),
            },
        }
    }

    /// Takes the answer to a step, or to the end, and goes on.
    pub(super) fn take_answered(&mut self, answer: PlainAnswer, context: &Context<'_>) -> Vec<Effect> {
        if self.writing.is_pending() || self.writing.is_saving() {
            return Vec::new();
        }
        if self.at == At::Done {
            return self.hit_when_done(Command::Take, context);
        }
        self.awaited = None;
        let mut effects = Vec::new();
        let offered = match &self.open {
            Open::Date(line, _) => Some(line.text().to_owned()),
            _ => None,
        };
        let is_taken = match (&mut self.open, answer) {
            (Open::Wait | Open::Breathe(_), PlainAnswer::Kept) => return self.take_time(context),
            (Open::Date(..), PlainAnswer::Kept) => {
                self.gentle = None;
                return self.next(context);
            }
            (_, PlainAnswer::Kept | PlainAnswer::Now) => return self.next(context),
            (Open::Words(_), PlainAnswer::Words(words)) => {
                effects = self.put_words(&words);
                true
            }
            (Open::Words(_), PlainAnswer::Line(words)) => return self.put_words(&words),
            (Open::Words(editor), PlainAnswer::Cleared) => {
                let is_changed = editor.replace("");
                self.writing.typed(is_changed);
                self.gentle = None;
                return self.flush();
            }
            (Open::Amount(amount), PlainAnswer::Number(number)) => {
                amount.put(number);
                true
            }
            (Open::Date(line, _), PlainAnswer::Day(day)) => {
                **line = LineInput::new(&day);
                true
            }
            (Open::List(list), PlainAnswer::One(nth)) => list.pick(nth),
            (Open::List(list), PlainAnswer::Many(nths)) => list.tick_only(&nths),
            _ => false,
        };
        if is_taken {
            self.gentle = None;
            self.habit = Habit::None;
            effects.extend(self.next(context));
            // What was refused is not what Enter takes.
            if let (Open::Date(line, _), Some(offered), true) =
                (&mut self.open, offered, self.gentle.is_some())
            {
                **line = LineInput::offering(&offered);
            }
        }
        effects
    }

    /// Goes on once the time is over, and says how much is left before.
    fn take_time(&mut self, context: &Context<'_>) -> Vec<Effect> {
        match self.seconds_left(context.now) {
            0 => {
                self.gentle = None;
                let mut effects = vec![Effect::Say(wording::TIME_IS_OVER.to_owned())];
                effects.extend(self.next(context));
                effects
            }
            left => {
                self.gentle = Some(wording::time_left(&counted((left + 59) / 60, "minute", "minutes")));
                Vec::new()
            }
        }
    }

    /// Puts words below those that there are, and into the draft.
    fn put_words(&mut self, words: &str) -> Vec<Effect> {
        let Open::Words(editor) = &mut self.open else { return Vec::new() };
        let before = editor.text();
        let whole = if before.trim().is_empty() { words.to_owned() } else { format!("{before}\n{words}") };
        let is_changed = editor.replace(&whole);
        self.writing.typed(is_changed);
        self.flush()
    }
}

fn choices(list: &List) -> Vec<PlainChoice> {
    let key = |nth: usize| match list.letters().chars().nth(nth) {
        Some(letter) => letter.to_string(),
        None => (nth + 1).to_string(),
    };
    let choice = |(nth, option): (usize, &Choice)| PlainChoice {
        key: key(nth),
        label: option.label.clone(),
        about: option.text.clone(),
    };
    list.options.iter().enumerate().map(choice).collect()
}
