//! Saves an exercise: the last changes that each kind makes to its entry, and the next screen.

use super::open::Open;
use super::{At, Awaited, ExerciseScreen, StepsAsked};
use crate::insight::practice::plans;
use crate::insight::practice::worries::Worries;
use crate::journal::practice::{Answer, Kind, LOOK_BACK, Practice, fields};
use crate::journal::{Body, Day, Entry, Revision};
use crate::texts::practice::Lead;
use crate::tui::screens::prelude::*;
use crate::tui::screens::support_line;
use crate::wording::heavy_words::Occasion;
use crate::wording::screens::exercise as wording;

/// The feeling, of 10, from which the page for a hard night is pointed to.
const STRONGEST: u16 = 9;

impl ExerciseScreen {
    /// Carries out Enter at the end: saves, and then goes on with the chosen lead.
    pub(super) fn finish(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let chosen = match (&self.open, self.at) {
            (Open::List(list), At::End) => list.at().unwrap_or(0),
            _ => 0,
        };
        // The first line saves and leads nowhere.
        self.save(chosen.checked_sub(1).and_then(|nth| self.leads().get(nth).copied()), context)
    }

    /// Saves the entry, if there is anything in it.
    pub(super) fn save(&mut self, then: Option<&'static Lead>, context: &Context<'_>) -> Vec<Effect> {
        if self.writing.is_saving() {
            return Vec::new();
        }
        if self.practice.is_all_blank() && self.kind() != Kind::Review {
            let mut effects = self.writing.discard();
            effects.push(Effect::Say(wording::NOTHING_WAS_ANSWERED.to_owned()));
            return effects;
        }
        if self.awaits(Awaited::Save(then), context) {
            return Vec::new();
        }
        self.practice = self.settled(context);
        let body = self.body();
        if self.writing.seen().is_some_and(|seen| seen.body == body) {
            let mut effects = self.writing.discard();
            effects.extend(self.follow(then));
            return effects;
        }
        let Some(saved) = self.writing.save(body, context) else { return Vec::new() };
        self.then = then;
        let ended = self.end_other_plans(&saved.made, context);
        vec![Effect::Do(Task::Save(std::iter::once(saved).chain(ended).collect()))]
    }

    /// Returns the words of a key that may save now: it ends the exercise unless another step follows its answer.
    pub(super) fn says_of_saving(&self, command: Command, context: &Context<'_>) -> Option<&'static str> {
        let ends: Vec<bool> = match (command, self.at) {
            (Command::Take, At::End) => vec![true],
            (Command::Take | Command::Answer | Command::Skip, At::Step(_)) if !self.has_end(context) => {
                let given = self.given_by(command, context);
                given.iter().map(|practice| self.ends_with(practice)).collect()
            }
            _ => Vec::new(),
        };
        let (all, any) = (ends.iter().all(|ends| *ends), ends.contains(&true));
        match command {
            _ if !any => None,
            Command::Take if all => Some(wording::SAVE),
            Command::Take => Some(wording::NEXT_OR_SAVE),
            Command::Answer => Some(if all { wording::CHOOSE_AND_SAVE } else { wording::CHOOSE_OR_SAVE }),
            _ => Some(wording::SKIP_AND_SAVE),
        }
    }

    /// Lists the answers that there may be after a key: those so far, and those that the step can add.
    fn given_by(&self, command: Command, context: &Context<'_>) -> Vec<Practice> {
        let Some(field) = self.step().and_then(|step| self.kind().field(&step.field)) else {
            return vec![self.practice.clone()];
        };
        let with = |answer: Answer| {
            let mut practice = self.practice.clone();
            practice.set(field.key, answer);
            practice
        };
        match (command, &self.open) {
            (Command::Answer, Open::List(list)) => {
                list.options.iter().map(|option| with(Answer::Id(option.id.clone()))).collect()
            }
            (Command::Answer, _) => Vec::new(),
            (Command::Skip, _) => vec![with(Answer::None)],
            _ => match self.open.answer(field.shape, context) {
                Ok(Some(answer)) => vec![with(answer)],
                _ => vec![self.practice.clone()],
            },
        }
    }

    /// Whether the exercise is saved after this step, with these answers.
    fn ends_with(&self, practice: &Practice) -> bool {
        let here = self.page();
        let waits_again = self.waits_again() && self.step().is_some_and(|step| step.field == "choice");
        !waits_again && self.asked_given(practice).iter().all(|index| *index <= here)
    }

    /// Goes on once the disk has it.
    pub(super) fn saved(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let mut effects = if self.tells_when_saved(context) {
            let said = self.said_of_worries(context);
            self.end();
            vec![Effect::Say(said)]
        } else {
            vec![Effect::Close, Effect::Say(self.said_after(context))]
        };
        effects.extend(self.copied_out(context));
        effects.extend(self.points_on(context));
        effects.extend(self.follow(self.then));
        effects
    }

    /// Points to people who answer at the end of a sitting, finished or left: for heavy words, and for a feeling that is at
    /// its strongest.
    pub(super) fn points_on(&self, context: &Context<'_>) -> Option<Effect> {
        let mut occasions = support_line::of_words(self.practice.texts(), context);
        let feeling = |name| self.practice.answer(name);
        let last = feeling(fields::FEELING_AFTER).or_else(|| feeling(fields::FEELING_BEFORE));
        let is_strongest = self.part == StepsAsked::First && last.is_some_and(|feeling| feeling >= STRONGEST);
        occasions.extend(is_strongest.then_some(Occasion::Lot));
        support_line::offer(occasions)
    }

    /// Says that it is saved, and when one looks back on it.
    fn said_after(&self, context: &Context<'_>) -> String {
        if let Some(day) = self.practice.look_back().filter(|day| *day > context.today) {
            return wording::saved_to_look_back_on(&dates::long(day, context.today));
        }
        self.said_of_worries(context)
    }

    /// Says that it is saved; after a worry's time also how many were gone by theirs.
    fn said_of_worries(&self, context: &Context<'_>) -> String {
        let worries =
            context.practices.filter(|_| (self.kind(), self.part) == (Kind::Worry, StepsAsked::Later));
        // This is shown only while it comforts; the outcome of all of them is in Practice.
        let gone = worries.map(Worries::new).filter(|worries| worries.gone > 0);
        let words = gone.and_then(|worries| worries.words(&context.settings.lists.phrases()));
        words.map_or_else(|| wording::SAVED.to_owned(), |words| format!("Saved. {words}"))
    }

    pub(super) fn follow(&self, then: Option<&Lead>) -> Option<Effect> {
        let lead = then?;
        Some(Effect::Open(match Kind::from_key(&lead.to) {
            Some(kind) => Route::Exercise(kind, self.carried(lead)),
            None => Route::Support,
        }))
    }

    /// One active plan for each trigger: those that the new one takes the place of end today.
    fn end_other_plans(&self, new: &Entry, context: &Context<'_>) -> Vec<Revision> {
        let (Kind::Plan, Some(practices)) = (self.kind(), context.practices) else { return Vec::new() };
        let ended = plans::ended_by(practices, new).into_iter().filter_map(|id| {
            let entry = practices.entry(id)?;
            let mut plan = entry.practice()?.clone();
            plan.put(fields::plan::ENDED_ON, context.today);
            plan.clear(LOOK_BACK);
            Some(Revision::of(entry, Body::Practice(plan), context.now.clone()))
        });
        ended.collect()
    }
}

/// The day of the next worry appointment: today until its time has come.
pub fn worry_day(context: &Context<'_>) -> Day {
    let has_come = context.settings.config.worry_time.has_come(context.now, context.settings.day_start);
    context.today.plus(i64::from(has_come))
}

/// Returns the time for a worry that is parked now: `18:00`, or that of tomorrow.
pub fn worry_time(context: &Context<'_>) -> String {
    let time = context.settings.config.worry_time;
    if worry_day(context) == context.today { time.to_string() } else { wording::tomorrow_at(&time) }
}
