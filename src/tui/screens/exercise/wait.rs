//! The wait with an urge: its start, a change of its minutes, and waiting again.

use super::{ExerciseScreen, Part, TEN_MINUTES};
use crate::journal::practice::Answer;
use crate::journal::practice::fields::pause::{CHOICE, MINUTES, URGE_AFTER, WAITS_UNTIL};
use crate::texts::practice::Way;
use crate::tui::effect::Effect;
use crate::tui::screens::Context;

/// The most minutes that all waits of a sitting come to.
const MOST_MINUTES: u16 = 600;

impl ExerciseScreen {
    /// Starts the timer when a wait is reached, and goes on with it when it was begun before.
    pub(super) fn begin_wait(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if self.step().is_none_or(|step| step.way != Some(Way::Wait)) {
            return Vec::new();
        }
        let mut effects = Vec::new();
        if self.practice.answer(WAITS_UNTIL).is_none() {
            let minutes = self.practice.answer(MINUTES).unwrap_or(TEN_MINUTES);
            let until = context.now.plus_seconds(seconds(minutes));
            self.practice.put(WAITS_UNTIL, until);
            effects.extend(self.draft(WAITS_UNTIL.key));
        }
        let until = self.practice.answer(WAITS_UNTIL).cloned();
        effects.extend(until.map(|until| Effect::StartTimer(self.writing.id(), until)));
        effects
    }

    /// What the wait that is left is stopped with.
    pub(super) fn leave_wait(&self) -> Option<Effect> {
        let waits = self.step().is_some_and(|step| step.way == Some(Way::Wait));
        waits.then(|| Effect::StopTimer(self.writing.id()))
    }

    /// Whether another wait was chosen after one.
    pub(super) fn waits_again(&self) -> bool {
        self.part == Part::First && self.practice.answer(CHOICE) == Some("wait_again")
    }

    /// Takes how long one wants to wait; none is the usual time where there must be one.
    pub(super) fn take_minutes(&mut self, answer: &Answer, context: &Context<'_>) -> Vec<Effect> {
        let before = self.practice.answer(MINUTES);
        let chosen = match answer {
            Answer::Number(minutes) => Some(*minutes),
            _ => None,
        };
        if self.waits_again() {
            return self.wait_again(before, chosen.unwrap_or(TEN_MINUTES), context);
        }
        if before == chosen {
            return Vec::new();
        }
        self.practice.set(MINUTES, answer.clone());
        let mut effects = self.draft(MINUTES.key);
        if let Some(until) = self.practice.answer(WAITS_UNTIL) {
            // It goes on from when it began.
            let minutes = |number: Option<u16>| seconds(number.unwrap_or(TEN_MINUTES));
            let until = until.plus_seconds(minutes(chosen) - minutes(before));
            self.practice.put(WAITS_UNTIL, until);
            effects.extend(self.draft(WAITS_UNTIL.key));
        }
        effects
    }

    /// A wait that follows another: the minutes add up, and what was said after the first is asked anew.
    fn wait_again(&mut self, before: Option<u16>, minutes: u16, context: &Context<'_>) -> Vec<Effect> {
        let all = before.unwrap_or(TEN_MINUTES).saturating_add(minutes).min(MOST_MINUTES);
        self.practice.put(MINUTES, all);
        self.practice.put(WAITS_UNTIL, context.now.plus_seconds(seconds(minutes)));
        self.practice.clear(URGE_AFTER);
        self.practice.clear(CHOICE);
        // The choice last: a draft that is torn before it waits again.
        [MINUTES.key, WAITS_UNTIL.key, URGE_AFTER.key, CHOICE.key]
            .into_iter()
            .flat_map(|key| self.draft(key))
            .collect()
    }
}

/// So many minutes in seconds.
pub(super) fn seconds(minutes: u16) -> i64 {
    i64::from(minutes) * 60
}
