//! Moves between steps: forward, back, past one, and out.

use super::open::Open;
use super::{At, Awaited, ExerciseScreen, Habit, page, review};
use crate::journal::practice::fields::pause::MINUTES;
use crate::journal::practice::{Answer, Practice, Shape};
use crate::texts::practice::{Step, Way};
use crate::tui::effect::Effect;
use crate::tui::screens::Context;
use crate::wording::screens::exercise as wording;

impl ExerciseScreen {
    pub(super) fn go_to(&mut self, at: At, context: &Context<'_>) -> Vec<Effect> {
        self.at = at;
        self.gentle = None;
        self.habit = Habit::None;
        self.hinted = 0;
        self.top = 0;
        self.find_ideas(context);
        self.open = match self.step() {
            Some(step) => self.opened_step(step, context),
            None => Open::List(page::end_list(self, context)),
        };
        let mut effects = self.begin_wait(context);
        effects.extend(self.draft_page());
        effects
    }

    pub(super) fn opened_step(&self, step: &Step, context: &Context<'_>) -> Open {
        if step.way == Some(Way::Keep) {
            return Open::List(review::entries(self, context));
        }
        if step.field == MINUTES.key && self.waits_again() {
            // The minutes in the field are those of the waits before.
            return Open::new(step, &Practice::new(self.kind()), context);
        }
        Open::new(step, &self.practice, context)
    }

    /// Takes the answer and goes on.
    pub(super) fn next(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if self.at == At::End {
            return self.finish(context);
        }
        if let Some(effects) = self.brake(context) {
            return effects;
        }
        if let Some(line) = self.holds() {
            self.gentle = Some(line);
            return Vec::new();
        }
        self.habit = Habit::None;
        let mut effects = match self.take(context) {
            Ok(effects) => effects,
            Err(line) => {
                self.gentle = Some(line);
                return Vec::new();
            }
        };
        effects.extend(self.leave_wait());
        let again = self.waits_again() && self.step().is_some_and(|step| step.field == "choice");
        let here = self.page();
        let following = if again {
            self.steps().all.iter().position(|step| step.field == MINUTES.key)
        } else {
            self.asked().into_iter().find(|index| *index > here)
        };
        match following {
            Some(index) => effects.extend(self.go_to(At::Step(index), context)),
            None => effects.extend(self.go_past_last(context)),
        }
        effects
    }

    /// Goes past the last step, as soon as the content of the end is known.
    pub(super) fn go_past_last(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if self.awaits(Awaited::End, context) {
            return Vec::new();
        }
        if self.has_end(context) { self.go_to(At::End, context) } else { self.save(None, context) }
    }

    /// Goes one step back; the typed words are kept.
    pub(super) fn back(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let mut effects = self.keep_words();
        let here = self.page();
        if let Some(before) = self.asked().into_iter().rev().find(|index| *index < here) {
            effects.extend(self.go_to(At::Step(before), context));
        }
        effects
    }

    /// Leaves; the answers are kept.
    pub(super) fn leave(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let mut effects = self.keep_words();
        effects.extend(self.writing.keep());
        if self.writing.has_draft() && !self.practice.is_all_blank() {
            effects.push(Effect::Say(wording::DRAFT_KEPT.to_owned()));
            effects.extend(self.points_on(context));
        }
        effects
    }

    pub(super) fn skip(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let Some(step) = self.step() else { return Vec::new() };
        if !step.needed.is_empty() {
            self.gentle = Some(step.needed.clone());
            return Vec::new();
        }
        let Some(field) = self.kind().field(&step.field) else { return Vec::new() };
        let mut effects = if field.key == MINUTES.key && self.waits_again() {
            self.take_minutes(&Answer::None, context)
        } else if self.practice.is_blank(field.key) || field.shape == Shape::Uses {
            Vec::new()
        } else {
            self.practice.clear(field.key);
            let mut effects = self.draft(field.key);
            effects.extend(self.drop_hidden());
            effects
        };
        self.open = self.opened_step(step, context);
        let here = self.page();
        match self.asked().into_iter().find(|index| *index > here) {
            Some(index) => effects.extend(self.go_to(At::Step(index), context)),
            None => effects.extend(self.go_past_last(context)),
        }
        effects
    }
}
