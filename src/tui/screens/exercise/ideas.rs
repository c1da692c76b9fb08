//! Ideas for a step in words: each has a key that puts it into the text.

use super::ExerciseScreen;
use super::open::Open;
use crate::journal::{Card, TickList};
use crate::texts::practice::Step;
use crate::tui::screens::prelude::*;
use crate::wording::numbers::counted;

/// The number that has keys at a time.
const AT_A_TIME: usize = 3;
/// The most of what was ticked as having helped.
const HELPED_MOST: usize = 12;
/// The source of the ticks of what helped.
const HELPED: &str = "helped";

/// One idea.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Idea {
    /// The words that go into the text.
    words: String,
    /// A note on it: on how many days it was ticked.
    note: String,
}

/// The ideas of a step, and which of them have keys now.
#[derive(Clone, Debug, Default)]
pub(super) struct Ideas {
    all: Vec<Idea>,
    first: usize,
    /// Whether several go into the text, a line each.
    several: bool,
}

impl Ideas {
    /// The ideas of a step: those of a card, or what was ticked most often as having helped, with the number of days.
    pub(super) fn of(step: &Step, context: &Context<'_>) -> Self {
        let several = step.ideas == HELPED;
        let all = if several { helped(context) } else { of_card(&step.ideas) };
        Self { all, first: 0, several }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether there are more than have keys.
    pub(super) fn has_others(&self) -> bool {
        self.all.len() > AT_A_TIME
    }

    /// Gives the keys to the next ones; after the last come the first.
    fn turn(&mut self) {
        let next = self.first + AT_A_TIME;
        self.first = if next < self.all.len() { next } else { 0 };
    }

    /// Those that have keys, each as it is shown.
    fn shown(&self) -> impl Iterator<Item = String> {
        let with_keys = self.all.iter().skip(self.first).take(AT_A_TIME);
        with_keys.map(|Idea { words, note }| format!("{words}{note}"))
    }

    /// The text once the idea of a key is in it; one idea alone takes the place of another, and no word goes.
    fn put_into(&self, text: &str, nth: usize) -> Option<String> {
        let words = &self.all.iter().skip(self.first).take(AT_A_TIME).nth(nth)?.words;
        let before = text.trim_end();
        let is_idea = self.all.iter().any(|idea| idea.words == before);
        if before.is_empty() || (!self.several && is_idea) {
            return Some(words.clone());
        }
        let is_there = before.lines().any(|line| line == words);
        Some(if is_there { text.to_owned() } else { format!("{before}\n{words}") })
    }
}

/// The ideas that a card holds; none where no card is named.
fn of_card(id: &str) -> Vec<Idea> {
    let card = Card::ALL.into_iter().find(|card| card.id() == id);
    let ideas = card.and_then(|card| texts::cards().card(card)).map_or(&[][..], |text| &text.ideas);
    ideas.iter().map(|words| Idea { words: words.clone(), note: String::new() }).collect()
}

/// What was ticked as having helped, the most often ticked first; none before the history is at hand.
fn helped(context: &Context<'_>) -> Vec<Idea> {
    let Some(history) = context.history.filter(|_| context.history_is_whole) else { return Vec::new() };
    let counted_ticks = history.counted(TickList::Helped, context.today).ticks;
    let ideas = counted_ticks.into_iter().map(|(tick, n)| Idea {
        words: context.settings.lists.label(TickList::Helped, history.id(tick)).to_owned(),
        note: format!(" ({})", counted(n, "day", "days")),
    });
    ideas.take(HELPED_MOST).collect()
}

impl ExerciseScreen {
    /// Whether ideas of a step wait for the history.
    pub(super) fn needs_history(&self) -> bool {
        self.steps().all.iter().any(|step| step.ideas == HELPED)
    }

    /// Finds the ideas of the step that is open.
    pub(super) fn find_ideas(&mut self, context: &Context<'_>) {
        self.ideas = self.step().map(|step| Ideas::of(step, context)).unwrap_or_default();
    }

    /// Puts the idea of a key into the text.
    pub(super) fn put_idea(&mut self, nth: usize) -> Vec<Effect> {
        let Open::Words(editor) = &mut self.open else { return Vec::new() };
        let changed = match self.ideas.put_into(&editor.text(), nth) {
            Some(text) => editor.replace(&text),
            None => false,
        };
        self.writing.typed(changed);
        Vec::new()
    }

    /// Shows other ideas.
    pub(super) fn turn_ideas(&mut self) -> Vec<Effect> {
        self.ideas.turn();
        Vec::new()
    }

    /// The ideas that can be put into the text now.
    pub(super) fn plain_ideas(&self) -> Vec<String> {
        if matches!(self.open, Open::Words(_)) { self.ideas.shown().collect() } else { Vec::new() }
    }

    /// Lists the ideas below the text, each with its key.
    pub(super) fn ideas_in_lines(&self, context: &Context<'_>) -> Vec<String> {
        if !matches!(self.open, Open::Words(_)) {
            return Vec::new();
        }
        let row = context.keymap.rows(Place::Answer).find(|(row, _)| row.command == Command::Idea);
        let keys = row.map_or(&[][..], |(_, keys)| keys);
        keys.iter().zip(self.ideas.shown()).map(|(key, idea)| format!("{}  {idea}", key.name())).collect()
    }
}
