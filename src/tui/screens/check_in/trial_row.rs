//! The row of the last page that asks on a drawn day of a coin-flip trial whether it was done. The answer belongs to the
//! trial, so it is saved into its entry at once.

use crate::insight::finding::name_of;
use crate::insight::trial::draw;
use crate::journal::trial::with_done;
use crate::journal::{Body, Day, Entry, Revision, Trial};
use crate::tui::screens::prelude::*;

/// What the row asks and says.
#[derive(Debug)]
pub(super) struct TrialRow {
    entry: Entry,
    day: Day,
    /// What was drawn.
    pub(super) drawn: String,
    /// The answer so far.
    done: Option<bool>,
}

impl TrialRow {
    /// The row for a day; `None` where nothing is drawn on it. `answered` is the entry with the answer that was given last.
    pub(super) fn new(day: Day, answered: Option<&Entry>, context: &Context<'_>) -> Option<Self> {
        let (stored, _) = context.trial()?;
        let entry = answered.filter(|entry| entry.id == stored.id).unwrap_or(stored);
        let trial = Trial::of(entry)?;
        let with = draw(&trial, day).filter(|_| day <= context.today)?;
        Some(Self { drawn: said(&trial, with, context), done: trial.done_on(day), entry: entry.clone(), day })
    }

    /// The answer, as the row shows it.
    pub(super) fn answer(&self) -> Option<&'static str> {
        let words = &texts::words().trial;
        self.done.map(|done| if done { words.yes.as_str() } else { words.no.as_str() })
    }

    /// The trial's entry with the next answer: yes, no, and open again.
    pub(super) fn with_next(&self, context: &Context<'_>) -> Option<Revision> {
        self.with(
            match self.done {
                None => Some(true),
                Some(true) => Some(false),
                Some(false) => None,
            },
            context,
        )
    }

    /// The trial's entry with the answer taken back; `None` where there is none.
    pub(super) fn without(&self, context: &Context<'_>) -> Option<Revision> {
        self.done.and_then(|_| self.with(None, context))
    }

    fn with(&self, done: Option<bool>, context: &Context<'_>) -> Option<Revision> {
        let practice = with_done(self.entry.practice()?, self.day, done);
        Some(Revision::of(&self.entry, Body::Practice(practice), context.now.clone()))
    }
}

/// What was drawn, and what yes stands for.
fn said(trial: &Trial, with: bool, context: &Context<'_>) -> String {
    let words = &texts::words().trial;
    let what = name_of(&trial.what, &context.settings.lists.phrases());
    let drawn = if with { words.with.replace("{what}", &what) } else { words.without.clone() };
    format!("{drawn} {}", words.asked.replace("{what}", &what))
}
