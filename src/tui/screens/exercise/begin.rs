//! Begins an exercise: new, as a look back, as an edit, or from a draft.

use super::ideas::Ideas;
use super::open::Open;
use super::{At, Awaited, ExerciseScreen, Habit, StepsAsked};
use crate::journal::draft::Field;
use crate::journal::practice::{Kind, LOOKED_BACK_ON, Practice};
use crate::journal::{Body, Day, Draft, Entry, EntryId, Month};
use crate::texts::practice::{self as texts, Step};
use crate::tui::effect::{Carried, Effect};
use crate::tui::screens::prelude::*;
use crate::tui::screens::writing::Writing;
use crate::wording::screens::exercise as wording;

impl ExerciseScreen {
    /// Makes a new exercise of a kind, for today, with the answers carried over from another.
    pub fn new(kind: Kind, carried: &Carried, context: &Context<'_>) -> Self {
        let mut practice = Practice::new(kind);
        for (key, answer) in carried {
            practice.set(key, answer.clone());
        }
        Self::with(Writing::new(kind.key(), context.today, None, context), StepsAsked::First, practice)
    }

    /// A look back on an entry of that month.
    pub fn look_back(id: EntryId, kind: Kind, day: Day, context: &Context<'_>) -> Self {
        Self::of_stored(id, kind, day, StepsAsked::Later, context)
    }

    /// An entry to edit.
    pub fn edit(id: EntryId, kind: Kind, day: Day, context: &Context<'_>) -> Self {
        Self::of_stored(id, kind, day, StepsAsked::Edit, context)
    }

    fn of_stored(id: EntryId, kind: Kind, day: Day, part: StepsAsked, context: &Context<'_>) -> Self {
        Self::with(Writing::of_stored(kind.key(), day, id, context), part, Practice::new(kind))
    }

    /// An exercise that was left, at the step that it had reached; `None` for a kind that is not known here.
    pub fn resumed(draft: &Draft) -> Option<Self> {
        let Some(Body::Practice(practice)) = draft.body(None) else { return None };
        let part = if draft.head.base.is_none() { StepsAsked::First } else { StepsAsked::Edit };
        Some(Self::with(Writing::resumed(draft), part, practice))
    }

    fn with(writing: Writing, part: StepsAsked, practice: Practice) -> Self {
        Self {
            writing,
            part,
            awaited: None,
            without_practices: false,
            practice,
            at: At::Step(0),
            open: Open::Read,
            gentle: None,
            habit: Habit::None,
            hinted: 0,
            top: 0,
            then: None,
            looks: None,
            is_left_open: false,
            ideas: Ideas::default(),
            asked_about: None,
            looked_back_before: false,
        }
    }

    /// Opens the first step, once all is known that it needs.
    pub(super) fn begin(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let may_brake = self.part == StepsAsked::First && self.steps().again.is_some();
        let offers_own = self.steps().all.iter().any(|step| step.from == "own");
        let reads = self.decides_by_practices() || may_brake || offers_own;
        let practices = reads.then_some(Effect::Do(Task::ReadPractices));
        let mut effects: Vec<Effect> = practices.into_iter().collect();
        effects.extend(self.needs_history().then_some(Effect::Do(Task::ReadHistory(Vec::new()))));
        // Of a new entry there is nothing stored to wait for.
        let is_new = self.writing.pending_draft().is_some_and(|draft| draft.head.base.is_none());
        let shows_more = !is_new || self.kind() == Kind::Review;
        if self.writing.is_pending() {
            effects.extend(self.take_stored(context));
        } else {
            effects.extend(self.go_to_first(context));
        }
        effects.extend(context.reads(self.needed_months()).filter(|_| shows_more));
        effects
    }

    /// Lists the months that it is made from and shows.
    fn needed_months(&self) -> Vec<Month> {
        // The week of a review is over for less than a week when it is begun.
        let back = if self.kind() == Kind::Review { 13 } else { 0 };
        let (first, last) = (Month::of(self.writing.day().plus(-back)), Month::of(self.writing.day()));
        if first == last { vec![last] } else { vec![first, last] }
    }

    /// Whether its questions, messages or saving depend on practice entries of any month.
    fn decides_by_practices(&self) -> bool {
        match self.kind() {
            Kind::Plan | Kind::Evening => true,
            Kind::Worry => self.part != StepsAsked::First,
            _ => false,
        }
    }

    /// Whether practice entries must be read first.
    fn must_wait(&self, context: &Context<'_>) -> bool {
        context.practices.is_none() && !self.without_practices && self.decides_by_practices()
    }

    /// Puts something off until the practice entries have been read, if it depends on them.
    pub(super) fn awaits(&mut self, awaited: Awaited, context: &Context<'_>) -> bool {
        let waits = self.must_wait(context);
        if waits {
            self.awaited = Some(awaited);
            self.gentle = Some(wording::READING_EARLIER_ENTRIES.to_owned());
        }
        waits
    }

    /// Does the work that waited for the practice entries.
    pub(super) fn go_on(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if self.writing.is_pending() {
            return self.take_stored(context);
        }
        let Some(awaited) = self.awaited.take() else { return Vec::new() };
        self.gentle = None;
        match awaited {
            Awaited::End => self.go_past_last(context),
            Awaited::Save(then) => self.save(then, context),
        }
    }

    /// Lists the entries of the week anew once its months have been read.
    pub(super) fn renew_entries(&mut self, context: &Context<'_>) {
        if let (Some(step), Open::List(list)) = (self.step(), &self.open)
            && step.way == Some(texts::Way::Keep)
            && list.options.len() != super::review::entries(self, context).options.len()
        {
            self.open = self.opened_step(step, context);
        }
    }

    fn go_to_first(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let first = self.asked().first().copied();
        first.map(|first| self.go_to(At::Step(first), context)).unwrap_or_default()
    }

    /// Takes over the stored entry, as soon as its month has been read.
    pub(super) fn take_stored(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let draft_page = self.writing.pending_draft().map(Draft::page);
        let stopped_at_end = draft_page.is_some_and(|page| page >= self.steps().all.len());
        if stopped_at_end && self.must_wait(context) {
            return Vec::new();
        }
        let drafted: Vec<String> =
            self.writing.pending_draft().map(|draft| self.drafted_in(draft)).unwrap_or_default();
        let Some(taken) = self.writing.take_up(context) else { return Vec::new() };
        match (taken.body, draft_page) {
            (Some(Body::Practice(practice)), _) => self.practice = practice,
            (_, Some(_)) => {}
            (_, None) => {
                return vec![Effect::Close, Effect::Say(shared::ENTRY_IS_GONE.to_owned())];
            }
        }
        self.count_looks(context);
        self.looked_back_before = !self.practice.is_blank(LOOKED_BACK_ON);
        let mut effects = match draft_page {
            Some(page) => {
                let told = self.steps().all.iter().filter(|step| self.is_of_this_look(step));
                let told_later = told.into_iter().any(|step| drafted.contains(&step.field));
                self.go_on_from(page, told_later, context)
            }
            None => self.go_to_first(context),
        };
        effects.extend(taken.says);
        effects
    }

    /// The names of the fields that a draft answers.
    fn drafted_in(&self, draft: &Draft) -> Vec<String> {
        let fields = self.kind().fields().iter().map(|field| field.key);
        fields.filter(|key| draft.value(Field::Answer(key)).is_some()).map(str::to_owned).collect()
    }

    /// Whether a step is one of those that a look back asks now.
    fn is_of_this_look(&self, step: &Step) -> bool {
        step.later && step.second == (self.has_second_look() && self.looked_back_before)
    }

    /// Goes to the page that a draft had reached, or the first after it that is asked. `told_later` is whether the draft
    /// tells what became of it.
    fn go_on_from(&mut self, page: usize, told_later: bool, context: &Context<'_>) -> Vec<Effect> {
        let later = self.steps().all.get(page).map_or(told_later, |step| self.is_of_this_look(step));
        let seen = self.writing.seen().and_then(Entry::practice);
        let waits = seen.is_some_and(|practice| practice.look_back().is_some());
        if !self.writing.is_new() && later && waits {
            self.part = StepsAsked::Later;
        }
        let asked = self.asked();
        let at = match asked.iter().copied().find(|index| *index >= page) {
            Some(index) => At::Step(index),
            None if self.has_end(context) => At::End,
            None => At::Step(asked.last().copied().unwrap_or(0)),
        };
        self.go_to(at, context)
    }

    /// The answers that a lead carries over to another exercise.
    pub(super) fn carried(&self, lead: &texts::Lead) -> Carried {
        let Some(kind) = Kind::from_key(&lead.to) else { return Vec::new() };
        let pairs = lead.carry.iter().filter_map(|(there, here)| {
            let field = kind.field(there)?;
            let answer = self.practice.get(here);
            (!answer.is_blank()).then(|| (field.key, answer.clone()))
        });
        pairs.collect()
    }
}
