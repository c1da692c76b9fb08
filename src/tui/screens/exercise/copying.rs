//! Copies words to somebody out as a file that only the person can read. Nothing is ever sent.

use super::{ExerciseScreen, StepsAsked, ending};
use crate::insight::gentle_checks;
use crate::journal::practice::{Kind, Practice};
use crate::texts;
use crate::texts::practice::Step;
use crate::tui::effect::Effect;
use crate::tui::screens::Context;
use crate::tui::task::Task;

impl ExerciseScreen {
    /// Copies the words out as a file, when that was chosen now.
    pub(super) fn copied_out(&self, context: &Context<'_>) -> Option<Effect> {
        let later = self.part == StepsAsked::Later;
        let is_chosen = |step: &Step| {
            let id = self.practice.get(&step.field).id();
            let is_asked_now = step.later == later && step.second == self.is_second_look();
            is_asked_now
                && step.options().iter().any(|choice| choice.copies && Some(choice.id.as_str()) == id)
        };
        if !self.steps().all.iter().any(is_chosen) || !may_be_copied(&self.practice, context) {
            return None;
        }
        let day = self.writing.day();
        let (name, words) = match self.kind() {
            Kind::Letter => ("note", ending::letter(&self.practice)),
            _ => ("request", ending::sentence(&self.practice)),
        };
        Some(Effect::Do(Task::CopyOut(format!("{name}-{day}.txt"), words)))
    }
}

impl ExerciseScreen {
    /// The words to somebody of a request or a note that is saved, where they may be copied.
    pub(super) fn words_to_somebody(&self, context: &Context<'_>) -> Option<String> {
        let words = match self.kind() {
            // A note rests for a night before anything is done with it.
            Kind::Letter if self.part == StepsAsked::Later => ending::letter(&self.practice),
            Kind::Request => ending::sentence(&self.practice),
            _ => return None,
        };
        (!words.trim().is_empty() && may_be_copied(&self.practice, context)).then_some(words)
    }
}

/// Whether words to somebody may be copied out: not while one may not be safe, nor where they would limit someone's
/// freedom.
pub(in crate::tui::screens) fn may_be_copied(practice: &Practice, context: &Context<'_>) -> bool {
    let limits = |field: &str| {
        let words = practice.get(field).text();
        gentle_checks::limits_freedom(field, words, texts::checks())
    };
    !context.state.rests(context.today) && !practice.answers().any(|(field, _)| limits(field.key))
}
