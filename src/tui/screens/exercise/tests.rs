//! Tests of exercises, driven by keys: each step answered as a person would, with its draft, its messages and its
//! entry.

mod again;
mod care;
mod drafts;
mod ends;
mod gentle;
mod ideas;
mod letter;
mod look_back;
mod own;
mod pictures;
mod wait;
mod walks;
mod ways_on;

use super::*;
use crate::journal::Revision;
use crate::journal::{Body, Day, Draft, Entry, draft};
use crate::tui::effect::Carried;
use crate::tui::task::{Reply, Task};
use crate::tui::testing::samples::months;
use crate::tui::testing::{Stage, moment, whole};

/// The answer to a step.
#[derive(Clone, Copy)]
pub(super) enum Say {
    /// Words, and on.
    Words(&'static str),
    /// A page of words, and on.
    Page(&'static str),
    /// Keys; the last of them goes on.
    Keys(&'static [&'static str]),
}

pub(super) use Say::{Keys, Page, Words};

/// An exercise under way on a stage, with all that it had done so far.
pub(super) struct Sitting {
    pub(super) stage: Stage,
    pub(super) screen: ExerciseScreen,
    pub(super) effects: Vec<Effect>,
}

impl Sitting {
    /// A new exercise in an empty journal.
    pub(super) fn of(kind: Kind) -> Self {
        Self::on(Stage::default(), kind)
    }

    pub(super) fn on(stage: Stage, kind: Kind) -> Self {
        Self::carrying(stage, kind, &Vec::new())
    }

    pub(super) fn carrying(stage: Stage, kind: Kind, carried: &Carried) -> Self {
        let screen = ExerciseScreen::new(kind, carried, &stage.any_context());
        Self::opened(stage, screen)
    }

    /// A look back on an entry in the journal.
    pub(super) fn look_back(entry: &Entry) -> Self {
        let stage = Stage::with(months([entry.clone()]));
        Self::look_back_on(stage, entry)
    }

    pub(super) fn look_back_on(stage: Stage, entry: &Entry) -> Self {
        let kind = entry.practice().unwrap().kind();
        let screen = ExerciseScreen::look_back(entry.id, kind, entry.day, &stage.any_context());
        Self::opened(stage, screen)
    }

    /// An entry in the journal that is edited.
    pub(super) fn edit(entry: &Entry) -> Self {
        let stage = Stage::with(months([entry.clone()]));
        let kind = entry.practice().unwrap().kind();
        let screen = ExerciseScreen::edit(entry.id, kind, entry.day, &stage.any_context());
        Self::opened(stage, screen)
    }

    pub(super) fn resumed(stage: Stage, draft: &Draft) -> Self {
        Self::opened(stage, ExerciseScreen::resumed(draft).unwrap())
    }

    fn opened(stage: Stage, mut screen: ExerciseScreen) -> Self {
        let effects = screen.opened(&stage.any_context());
        Self { stage, screen, effects }
    }

    pub(super) fn press(&mut self, keys: &[&str]) -> Vec<Effect> {
        let effects = self.stage.press(&mut self.screen, keys);
        self.effects.extend(effects.clone());
        effects
    }

    pub(super) fn type_in(&mut self, text: &str) -> Vec<Effect> {
        let effects = self.stage.type_in(&mut self.screen, text);
        self.effects.extend(effects.clone());
        effects
    }

    pub(super) fn answer(&mut self, say: Say) -> Vec<Effect> {
        match say {
            Words(text) => {
                self.type_in(text);
                self.press(&["enter"])
            }
            Page(text) => {
                self.type_in(text);
                self.press(&["ctrl-s"])
            }
            Keys(keys) => self.press(keys),
        }
    }

    pub(super) fn answer_all(&mut self, all: &[Say]) -> &mut Self {
        for say in all {
            self.answer(*say);
        }
        self
    }

    /// Holds it to be at the step of a field.
    #[track_caller]
    pub(super) fn is_at(&mut self, field: &str) -> &mut Self {
        assert_eq!(self.screen.step().map(|step| step.field.as_str()), Some(field));
        self
    }

    /// Goes on step by step, without changing an answer, until the condition holds.
    #[track_caller]
    pub(super) fn go_on_until(&mut self, is_so: impl Fn(&Self) -> bool) -> &mut Self {
        for _ in 0..30 {
            if is_so(self) {
                return self;
            }
            self.press(&[if self.place() == Place::Page { "ctrl-s" } else { "enter" }]);
        }
        panic!("it never comes to this; it stands at {:?}\n{}", self.screen.at, self.whole());
    }

    pub(super) fn is_saved(&self) -> bool {
        !self.saves().is_empty()
    }

    /// Flushes the typed words to the draft.
    pub(super) fn flush(&mut self) {
        let effects = self.screen.flush();
        self.effects.extend(effects);
    }

    /// The draft on disk, with every line that was written so far; none before the first.
    pub(super) fn draft(&self) -> Option<Draft> {
        let lines = self.effects.iter().filter_map(|effect| match effect {
            Effect::Do(Task::Draft(head, field, value)) => {
                assert_eq!(*head, *self.screen.writing.head());
                Some(draft::line(field, value, &self.stage.now))
            }
            _ => None,
        });
        let lines: String = lines.collect();
        (!lines.is_empty()).then(|| Draft::parse(&(self.screen.writing.head().to_line() + &lines)).unwrap())
    }

    /// The entries that were to be saved.
    pub(super) fn saves(&self) -> Vec<Entry> {
        let saves = self.effects.iter().filter_map(|effect| match effect {
            Effect::Do(Task::Save(revisions)) => Some(revisions.clone()),
            _ => None,
        });
        let onto = |revision: Revision| {
            let stored = self.stage.journal.entry(revision.id());
            revision.onto(stored)
        };
        saves.flatten().filter_map(onto).collect()
    }

    /// The only entry that was to be saved.
    #[track_caller]
    pub(super) fn saved(&self) -> Entry {
        let [one] = self.saves().try_into().unwrap_or_else(|all| panic!("not one is saved: {all:?}"));
        one
    }

    /// Returns the effects once the disk has it.
    pub(super) fn told_saved(&mut self) -> Vec<Effect> {
        let news = Reply::Saved(self.screen.writing.id());
        let mut effects = self.screen.receive(&news, &self.stage.any_context());
        self.effects.extend(effects.clone());
        if self.place() == Place::Ended {
            // What it came to is shown until a key.
            effects.extend(self.press(&["enter"]));
        }
        effects
    }

    pub(super) fn whole(&self) -> String {
        whole(&self.stage, &self.screen)
    }

    pub(super) fn place(&self) -> Place {
        self.screen.place()
    }

    /// Returns the position as the numbers on the screen show it.
    pub(super) fn count(&self) -> String {
        self.screen.title(&self.stage.any_context()).1
    }

    pub(super) fn later(&mut self, now: &str) -> &mut Self {
        self.stage.now = moment(now);
        self
    }
}

/// Lists the fields of an entry that are not blank, each as a document writes it.
pub(super) fn held(practice: &Practice) -> Vec<String> {
    let held = practice.answers().filter(|(_, answer)| !answer.is_blank());
    held.map(|(field, answer)| format!("{}: {}", field.key, answer.to_value())).collect()
}

pub(super) fn held_in(entry: &Entry) -> Vec<String> {
    held(entry.practice().unwrap())
}

pub(super) fn said(effects: &[Effect]) -> Vec<&str> {
    let lines = effects.iter().filter_map(|effect| match effect {
        Effect::Say(text) => Some(text.as_str()),
        _ => None,
    });
    lines.collect()
}

pub(super) fn text(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

pub(super) fn id(id: &str) -> Answer {
    Answer::Id(id.to_owned())
}

pub(super) fn on(day: &str) -> Answer {
    Answer::Day(day.parse::<Day>().unwrap())
}
