//! The page before another look at a thought that was looked at often lately: it can be left open, put off, or looked
//! at once more. Nothing is refused.

use super::ExerciseScreen;
use super::open::Open;
use crate::insight::practice::again;
use crate::texts::practice::{Lead, Way};
use crate::tui::effect::Effect;
use crate::tui::screens::Context;

/// The token for how often it was looked at.
const TIMES: &str = "{n}";
/// The choice that leaves it open.
const LEAVE_OPEN: &str = "leave_open";
/// The choice that puts it off.
const PUT_OFF: &str = "put_off";

/// The question of a step, with how often the thought was looked at.
pub(super) fn asked(screen: &ExerciseScreen, ask: &str) -> String {
    let looks = screen.looks.unwrap_or_default();
    if screen.is_at_again() { ask.replace(TIMES, &looks.to_string()) } else { ask.to_owned() }
}

impl ExerciseScreen {
    fn is_at_again(&self) -> bool {
        self.step().is_some_and(|step| step.way == Some(Way::Again))
    }

    /// Counts how often the thought was looked at lately, as far as earlier entries have been read.
    pub(super) fn count_looks(&mut self, context: &Context<'_>) {
        let of_thought = self.steps().again.as_ref().zip(context.practices);
        self.looks = of_thought.and_then(|(again, practices)| {
            let thought = self.practice.get(&again.field).text();
            again::looks(practices, thought, self.writing.id(), context.today)
        });
    }

    /// What is done instead of looking at the thought once more; `None` when it is looked at.
    pub(super) fn brake(&mut self, context: &Context<'_>) -> Option<Vec<Effect>> {
        let step = self.step().filter(|step| step.way == Some(Way::Again))?;
        let Open::List(list) = &self.open else { return None };
        let put_off: Option<&'static Lead> = self.steps().again.as_ref().map(|again| &again.put_off);
        match list.chosen() {
            Some(LEAVE_OPEN) => {
                self.is_left_open = true;
                Some(self.save(None, context))
            }
            Some(PUT_OFF) => Some(self.save(put_off, context)),
            Some(_) => None,
            None => {
                self.gentle = Some(step.needed.clone());
                Some(Vec::new())
            }
        }
    }
}
