//! Settles what nobody is asked for before an exercise is saved: when it is looked back on, and what a look back ends.

use super::saving::worry_day;
use super::{ExerciseScreen, StepsAsked};
use crate::journal::practice::{Answer, Kind, LOOK_BACK, LOOKED_BACK_ON, Practice, fields};
use crate::journal::{Day, Entry};
use crate::texts::practice::Step;
use crate::tui::screens::Context;

/// In how many days a fear is asked about again when it was too early.
const FEAR_AGAIN: i64 = 7;
/// In how many days is asked whether a plan for heavier weeks still fits.
const STILL_FITS_AFTER: i64 = 60;
/// In how many days a request is asked about again that one wants to make.
const REQUEST_AGAIN: i64 = 3;
/// In how many days it is asked how near a goal is.
const GOAL_AGAIN: i64 = 30;

impl ExerciseScreen {
    /// Sets the fields that nobody is asked for: the day to look back, the day of the last look, the number of the
    /// evening.
    pub(super) fn settled(&self, context: &Context<'_>) -> Practice {
        let mut practice = self.practice.clone();
        match self.part {
            StepsAsked::First => self.settle_first(&mut practice, context),
            StepsAsked::Later if self.has_looked_back() => self.settle_later(&mut practice, context.today),
            // Nothing was told of it yet: it goes on waiting.
            StepsAsked::Later | StepsAsked::Edit => {}
        }
        practice
    }

    fn settle_first(&self, practice: &mut Practice, context: &Context<'_>) {
        let tomorrow = context.today.plus(1);
        match self.kind() {
            Kind::Pause => {
                practice.clear(fields::pause::WAITS_UNTIL);
                practice.put(LOOK_BACK, tomorrow);
            }
            Kind::Worry => {
                practice.put(LOOK_BACK, worry_day(context));
            }
            Kind::Chain => {
                practice.put(LOOK_BACK, tomorrow);
            }
            Kind::Goal => {
                practice.put(LOOK_BACK, context.today.plus(GOAL_AGAIN));
            }
            // What is brought to the next session is gathered the day before.
            Kind::Session => {
                if let Some(next) = practice.answer(fields::session::NEXT) {
                    practice.put(LOOK_BACK, next.plus(-1).max(context.today));
                }
            }
            Kind::Setback => {
                practice.put(LOOK_BACK, context.today.plus(STILL_FITS_AFTER));
            }
            Kind::Request if practice.answer(fields::request::THEN) == Some("sleep") => {
                practice.put(LOOK_BACK, tomorrow);
            }
            Kind::Letter if practice.answer(fields::letter::TELL) == Some("yes") => {
                practice.put(LOOK_BACK, tomorrow);
            }
            Kind::Evening => {
                let next = super::page::evening(context);
                practice.set(fields::evening::EVENING, next.map_or(Answer::None, Answer::Number));
            }
            Kind::Review => {
                let week = super::review::week(self, context);
                practice.put(fields::review::WEEK, week.first());
            }
            _ => {}
        }
    }

    /// Whether there is a second look back with questions of its own.
    pub(super) fn has_second_look(&self) -> bool {
        self.steps().all.iter().any(|step| step.second)
    }

    /// Whether this look back is the second one, of a kind that has other questions then.
    pub(super) fn is_second_look(&self) -> bool {
        self.part == StepsAsked::Later && self.has_second_look() && self.looked_back_before
    }

    /// Whether anything was told of what became of it, at this look back.
    pub(super) fn has_looked_back(&self) -> bool {
        let asked_for = self.practice.look_back();
        let second = self.is_second_look();
        let answered = |step: &Step| match self.practice.get(&step.field) {
            // How near a goal is holds for the day on which it is told, not for that on which it is asked.
            uses @ Answer::Uses(_) if self.kind() == Kind::Goal => {
                let before = self.writing.seen().and_then(Entry::practice).map(|goal| goal.get(&step.field));
                before.map_or(!uses.is_blank(), |before| before != uses)
            }
            Answer::Uses(uses) => uses.iter().any(|it| Some(it.day) == asked_for),
            answer => step.later && step.second == second && !answer.is_blank(),
        };
        self.steps().all.iter().any(answered)
    }

    fn settle_later(&self, practice: &mut Practice, today: Day) {
        if let Some(days) = self.again_in(practice) {
            // It is asked about as if it never had been; the words on it stay.
            for field in [fields::OUTCOME.key, HAPPENED, INSTEAD] {
                if practice.get(field).id().is_some() {
                    practice.clear(field);
                }
            }
            practice.put(LOOK_BACK, today.plus(days));
            return;
        }
        practice.clear(LOOK_BACK);
        practice.put(LOOKED_BACK_ON, today);
        match self.kind() {
            Kind::Worry if !self.is_second_look() && !practice.is_blank(fields::worry::STEP) => {
                practice.put(LOOK_BACK, today.plus(1));
            }
            Kind::Letter if !self.is_second_look() && is_to_be_told(practice) => {
                practice.put(LOOK_BACK, today.plus(1));
            }
            Kind::Plan => end_plan(practice, today),
            Kind::Goal => end_goal(practice, today),
            _ => {}
        }
    }

    /// In how many days the same questions are asked again; `None` when they were answered.
    fn again_in(&self, practice: &Practice) -> Option<i64> {
        let ahead = self.steps().of_field(LOOK_BACK.key).map(|step| step.ahead);
        match (self.kind(), practice.answer(fields::OUTCOME), practice.get(INSTEAD).id()) {
            (Kind::Fear, Some("not_yet"), _) => Some(FEAR_AGAIN),
            (Kind::Request, Some("will_say"), _) => Some(REQUEST_AGAIN),
            (Kind::AloneTime | Kind::Experiment, _, Some("another_day"))
                if practice.get(HAPPENED).id() == Some("no") =>
            {
                ahead
            }
            _ => None,
        }
    }
}

/// Whether what was planned happened, in the kinds that ask.
const HAPPENED: &str = fields::alone_time::HAPPENED.key;
/// What is done instead where it did not.
const INSTEAD: &str = fields::alone_time::INSTEAD.key;

/// Whether the other is to hear of a note: how it went is asked about a day later.
fn is_to_be_told(letter: &Practice) -> bool {
    matches!(letter.answer(fields::letter::NOW), Some("say_aloud" | "as_it_is"))
}

/// Ends a goal that is done or not one's own any more; else it is asked about again.
fn end_goal(practice: &mut Practice, today: Day) {
    if matches!(practice.answer(fields::goal::ENDED), Some("done" | "not_mine")) {
        practice.put(fields::goal::ENDED_ON, today);
    } else {
        practice.clear(fields::goal::ENDED);
        practice.put(LOOK_BACK, today.plus(GOAL_AGAIN));
    }
}

/// Ends a plan that has done its work or is let go; else it goes on.
fn end_plan(practice: &mut Practice, today: Day) {
    let last = practice.answer(fields::plan::USES).last().and_then(|it| it.answer.clone());
    let is_let_go = practice.answer(fields::plan::INSTEAD) == Some("let_go");
    match last.as_deref() {
        Some("end") => {
            practice.put(fields::plan::ENDED_ON, today);
        }
        Some("not_done") if is_let_go => {
            practice.put(fields::plan::ENDED_ON, today);
        }
        // What was chosen for one day is no answer for the next.
        _ => practice.clear(fields::plan::INSTEAD),
    }
}
