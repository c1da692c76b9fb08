//! The exercises of the imagined person: two or three a week that fit the day, looked back on when their time comes.
//!
//! They are drawn by a generator of their own, so that the check-ins and notes are the same with them and without.

mod answers;

use std::collections::{BTreeMap, VecDeque};

use self::answers::{GOAL_AGAIN, PLAN_AGAIN};
use super::{Generator, Sample};
use crate::journal::practice::{Answer, Kind, LOOK_BACK, Practice, fields};
use crate::journal::{Body, Day, Entry, EntryId, Rating, Ratings, Sign};
use crate::texts::{self, Script};

/// The number that keeps these draws apart from those of the check-ins with the same seed.
const STREAM: u64 = 0x0065_7865_7263_6973;
/// The share of recorded days on which an exercise is done, not counting reviews and exercises that go by the calendar.
const OFTEN: f64 = 0.27;
/// The share of the last recorded days on which something is begun that waits, so that there is something to look back
/// on.
const OFTEN_NEW: f64 = 0.7;
/// The number of these last recorded days.
const NEW: usize = 6;
/// How many days before the last one a coin-flip trial is begun, and within how many.
const TRIAL_BEFORE: i64 = 60;
const TRIAL_WITHIN: i64 = 14;
/// The pairs of days of it.
const TRIAL_PAIRS: u16 = 10;
/// The number of goals: as many as may be open.
const GOALS: usize = 3;
/// The number of days from one session to the next.
const SESSIONS_APART: i64 = 14;
/// The share of weeks with a review, among those whose last day is recorded.
const REVIEWED: f64 = 0.75;
/// The number of days after which the monthly check comes round again.
const MONTHLY: i64 = 28;
/// The number of days between the rounds of three evenings.
const EVENINGS_APART: i64 = 170;
/// The number of days after which a plan for heavier weeks is asked about.
const SETBACK_AGAIN: i64 = 60;
/// The hour at which the review of a week is written, after the check-in.
const REVIEW_HOUR: u32 = 22;

const A_MINUTE: u32 = 60;

/// Makes the exercises that go with these check-ins and notes, oldest day first.
pub(super) fn beside(entries: &[Entry], sample: &Sample<'_>) -> Vec<Entry> {
    let recorded = entries.iter().rev().filter(|entry| entry.check_in().is_some()).map(|entry| entry.day);
    let mut person = Person {
        new_from: recorded.take(NEW).last().unwrap_or(sample.last),
        sample,
        generator: Generator::new(sample.seed ^ STREAM),
        lately: BTreeMap::new(),
        week: VecDeque::new(),
        plans: BTreeMap::new(),
        checked_on: None,
        evenings: (0, None),
        goals: 0,
        made: Vec::new(),
    };
    for entry in entries {
        person.week.push_back((entry.day, entry.id));
        person.week.retain(|(day, _)| entry.day.days_since(*day) < 7);
        if let Some(check_in) = entry.check_in() {
            person.live(entry.day, &check_in.ratings);
        }
    }
    person.trial(entries);
    person.made
}

struct Person<'a> {
    sample: &'a Sample<'a>,
    generator: Generator,
    /// The first of the last recorded days.
    new_from: Day,
    /// The script of each kind that was used last.
    lately: BTreeMap<Kind, usize>,
    /// The entries of the last seven days.
    week: VecDeque<(Day, EntryId)>,
    /// The day until which the plan for a trigger is active.
    plans: BTreeMap<String, Day>,
    checked_on: Option<Day>,
    /// The number of evenings of a round that were written, and the day of the last one.
    evenings: (u16, Option<Day>),
    /// The number of goals that were set.
    goals: usize,
    made: Vec<Entry>,
}

impl Person<'_> {
    /// Adds one coin-flip trial, drawn last, so that nothing else depends on it: long enough before the last day that it is
    /// over.
    fn trial(&mut self, entries: &[Entry]) {
        let on = self.sample.last.plus(-TRIAL_BEFORE);
        let begun = entries.iter().filter_map(|entry| Some((entry.day, entry.check_in()?)));
        let Some((day, check_in)) = begun.into_iter().find(|(day, _)| *day >= on).filter(|(day, _)| {
            *day <= on.plus(TRIAL_WITHIN) && entries.first().is_some_and(|first| first.day < on)
        }) else {
            return;
        };
        self.exercise(Kind::Trial, day, &check_in.ratings);
        self.made.sort_by_key(|entry| entry.day);
    }

    /// Lives through one day that has a check-in.
    fn live(&mut self, day: Day, ratings: &Ratings) {
        let since = |last: Option<Day>| last.map_or(i64::MAX, |last| day.days_since(last));
        if since(self.checked_on) >= MONTHLY && self.generator.happens(0.4) {
            self.checked_on = Some(day);
            self.exercise(Kind::MonthlyCheck, day, ratings);
        }
        let (written, last) = self.evenings;
        let begins = written == 0 && since(last) >= EVENINGS_APART && self.generator.happens(0.05);
        if begins || written > 0 {
            self.exercise(Kind::Evening, day, ratings);
        } else if self.is_new(day) {
            if self.generator.happens(OFTEN_NEW) {
                let kind = self.one_of(&[Kind::Fear, Kind::Pause, Kind::Worry, Kind::Experiment]);
                self.exercise(kind, day, ratings);
            }
        } else if self.generator.happens(OFTEN) {
            let kind = self.fitting(day, ratings);
            self.exercise(kind, day, ratings);
        }
        if day.days_from_monday() == 6 && self.generator.happens(REVIEWED) {
            self.exercise(Kind::Review, day, ratings);
        }
    }

    /// Whether a day is so near the last that an exercise begun on it still waits.
    fn is_new(&self, day: Day) -> bool {
        day >= self.new_from
    }

    /// Chooses an exercise for the highest sign, or a light one when none is high.
    fn fitting(&mut self, day: Day, ratings: &Ratings) -> Kind {
        use Kind::{
            AloneTime, Calm, Chain, Experiment, Fear, Goal, GoodEnough, KindWord, Kindness, Letter,
            NightPlan, Pause, Plan, Request, Root, Session, Setback, Strength, ThirdPerson, ThoughtRecord,
            Worry,
        };
        let mut highest: Option<(Sign, Rating)> = None;
        for sign in Sign::ALL {
            let rating = ratings.get(sign).filter(|rating| rating.value() >= 2);
            if let Some(rating) = rating.filter(|it| highest.is_none_or(|(_, most)| most < *it)) {
                highest = Some((sign, rating));
            }
        }
        let fitting: &[Kind; 4] = match highest.map(|(sign, _)| sign) {
            Some(Sign::Jealousy) => &[Pause, Chain, Fear, ThoughtRecord],
            Some(Sign::Reassurance) => &[Pause, Request, Plan, Fear],
            Some(Sign::Sensitivity) => &[ThoughtRecord, ThirdPerson, Calm, Root],
            Some(Sign::SelfCriticism) => &[Kindness, GoodEnough, Session, Plan],
            Some(Sign::OverAnalysis) => &[Worry, Experiment, NightPlan, Letter],
            None => &[KindWord, Strength, Setback, AloneTime],
        };
        match self.one_of(fitting) {
            // One active plan for each trigger.
            Plan if self.free_plans(day).is_empty() => GoodEnough,
            // Three goals are as many as are open.
            Strength if self.goals < GOALS => {
                self.goals += 1;
                Goal
            }
            kind => kind,
        }
    }

    /// Lists the scripts of plans for triggers that have none yet.
    fn free_plans(&self, day: Day) -> Vec<usize> {
        let is_free = |script: &Script| {
            let trigger = script.now.first().map_or("", |(_, trigger)| trigger.as_str());
            self.plans.get(trigger).is_none_or(|until| *until < day)
        };
        let scripts = texts::sample().scripts(Kind::Plan).into_iter().enumerate();
        scripts.filter(|(_, script)| is_free(script)).map(|(at, _)| at).collect()
    }

    /// Chooses the script of an entry: never the one of the last entry of its kind, as long as there is another.
    fn script(&mut self, kind: Kind, day: Day) -> Option<&'static Script> {
        let scripts = texts::sample().scripts(kind);
        let fitting: Vec<usize> = if kind == Kind::Plan {
            self.free_plans(day)
        } else {
            let last = self.lately.get(&kind).filter(|_| scripts.len() > 1);
            (0..scripts.len()).filter(|at| Some(at) != last).collect()
        };
        let drawn = self.generator.below(u32::try_from(fitting.len()).unwrap_or_default());
        let at = *fitting.get(drawn as usize)?;
        self.lately.insert(kind, at);
        scripts.get(at).copied()
    }

    fn exercise(&mut self, kind: Kind, day: Day, ratings: &Ratings) {
        let mut practice = Practice::new(kind);
        let script = self.script(kind, day);
        self.figures(&mut practice, ratings);
        self.fill(&mut practice, script.map_or(&[][..], |script| script.now.as_slice()));
        let ahead = self.of_its_kind(&mut practice, day);
        let later = script.map_or(&[][..], |script| script.later.as_slice());
        if let Some(ahead) = ahead {
            practice.put(LOOK_BACK, day.plus(ahead));
        }
        let hour = if kind == Kind::Review { REVIEW_HOUR } else { self.generator.within(&(16..20)) };
        let seconds = hour * 3_600 + self.generator.within(&(0..3_600));
        let at = self.sample.at(day, seconds);
        if kind == Kind::Pause {
            practice.put(fields::pause::WAITS_UNTIL, self.sample.at(day, seconds - A_MINUTE));
        }
        let id = self.generator.id(&at);
        let entry = Entry::new(id, day, Body::Practice(practice.clone()), at, day);
        let entry = match ahead {
            Some(_) if kind == Kind::Plan => self.used(entry, practice),
            Some(_) if kind == Kind::Goal => self.neared(entry, practice),
            Some(ahead) => self.looked_back(entry, practice, later, day.plus(ahead)),
            None => entry,
        };
        self.made.push(entry);
    }

    /// Fills in what only one kind has, and returns after how many days it is looked back on, if at all.
    fn of_its_kind(&mut self, practice: &mut Practice, day: Day) -> Option<i64> {
        match practice.kind() {
            Kind::Fear => Some(self.one_of(&[7, 7, 14, 30])),
            Kind::Pause | Kind::Worry | Kind::Chain => Some(1),
            Kind::Letter => (practice.answer(fields::letter::TELL) == Some("yes")).then_some(1),
            Kind::Experiment => Some(self.one_of(&[2, 4, 7])),
            Kind::AloneTime => Some(self.one_of(&[1, 2, 4])),
            Kind::Setback => Some(SETBACK_AGAIN),
            Kind::Goal => Some(GOAL_AGAIN),
            Kind::Session => {
                practice.put(fields::session::NEXT, day.plus(SESSIONS_APART));
                Some(SESSIONS_APART - 1)
            }
            Kind::Request => (practice.answer(fields::request::THEN) == Some("sleep")).then_some(1),
            Kind::Plan => {
                practice.put(fields::plan::AGAIN, practice.answer(fields::plan::ACT).to_owned());
                Some(PLAN_AGAIN)
            }
            Kind::Trial => {
                practice.put(fields::trial::PAIRS, TRIAL_PAIRS);
                practice.put(fields::trial::START, day.plus(1));
                None
            }
            Kind::Evening => {
                let number = self.evenings.0 + 1;
                practice.put(fields::evening::EVENING, number);
                self.evenings = (number % 3, Some(day));
                None
            }
            Kind::Review => {
                practice.put(fields::review::WEEK, day.plus(-6));
                let kept = self.generator.below(u32::try_from(self.week.len()).unwrap_or_default());
                let kept = self.week.get(kept as usize).filter(|_| self.generator.happens(0.6));
                practice.set(fields::review::KEPT, kept.map_or(Answer::None, |(_, id)| Answer::Entry(*id)));
                None
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
