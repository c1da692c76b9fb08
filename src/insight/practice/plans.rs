//! If-then plans: which are active, and which a new one takes the place of. One for each trigger.

use std::collections::BTreeMap;

use crate::insight::practice::Practices;
use crate::journal::practice::fields::plan::{ENDED_ON, TRIGGER, USES};
use crate::journal::practice::{Kind, LOOK_BACK};
use crate::journal::{Day, Entry, EntryId, Practice};

/// The active plans by their triggers; of several for one trigger the newest counts.
pub fn active(practices: &Practices) -> BTreeMap<&str, (&Entry, &Practice)> {
    let mut active: BTreeMap<&str, (&Entry, &Practice)> = BTreeMap::new();
    for (entry, plan) in going_on(practices) {
        let Some(trigger) = plan.answer(TRIGGER) else { continue };
        let newest = active.entry(trigger).or_insert((entry, plan));
        if age(newest.0) < age(entry) {
            *newest = (entry, plan);
        }
    }
    active
}

/// The active plan for a trigger.
pub fn active_for<'a>(practices: &'a Practices, trigger: &str) -> Option<(&'a Entry, &'a Practice)> {
    let for_trigger = going_on(practices).filter(|(_, plan)| plan.answer(TRIGGER) == Some(trigger));
    for_trigger.max_by_key(|(entry, _)| age(entry))
}

/// The older plans, not ended yet, that a new plan takes the place of.
pub fn ended_by(practices: &Practices, new: &Entry) -> Vec<EntryId> {
    let Some(plan) = new.practice().filter(|plan| is_going_on(plan)) else { return Vec::new() };
    let Some(trigger) = plan.answer(TRIGGER) else { return Vec::new() };
    let older = going_on(practices).filter(|(entry, plan)| {
        plan.answer(TRIGGER) == Some(trigger) && entry.id != new.id && age(entry) < age(new)
    });
    older.map(|(entry, _)| entry.id).collect()
}

/// Finds the active plans that a day's ticks call for: for each, the entry and its fields once it waits to be asked
/// about. It leaves out plans made after the day, plans that wait already, and plans that were asked about for that
/// day.
pub fn to_ask<'a>(practices: &'a Practices, triggers: &[String], day: Day) -> Vec<(&'a Entry, Practice)> {
    let active = active(practices);
    let called = triggers.iter().filter_map(|trigger| active.get(trigger.as_str()));
    called
        .filter(|(entry, plan)| {
            let asked = plan.answer(USES).iter().any(|it| it.day == day);
            entry.day <= day && plan.look_back().is_none() && !asked
        })
        .map(|(entry, plan)| {
            let mut plan = (*plan).clone();
            plan.put(LOOK_BACK, day);
            (*entry, plan)
        })
        .collect()
}

/// Whether a practice entry is a plan that was not ended.
fn is_going_on(practice: &Practice) -> bool {
    practice.kind() == Kind::Plan && practice.answer(ENDED_ON).is_none()
}

fn going_on(practices: &Practices) -> impl Iterator<Item = (&Entry, &Practice)> {
    practices.of(Kind::Plan).filter(|(_, plan)| is_going_on(plan))
}

fn age(entry: &Entry) -> ((i64, u32), EntryId) {
    (entry.saved_at.instant(), entry.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::practice::tests::{id, practice, practices};
    use crate::insight::testing::day;
    use crate::journal::practice::{Answer, Use};

    fn plan(of: &str, number: u8, trigger: &str) -> Entry {
        practice(Kind::Plan, of, number, &[("trigger", id(trigger))])
    }

    fn ended(of: &str, number: u8, trigger: &str) -> Entry {
        let answers = [("trigger", id(trigger)), ("ended_on", Answer::Day(day(of)))];
        practice(Kind::Plan, of, number, &answers)
    }

    #[test]
    fn of_several_plans_for_a_trigger_the_newest_is_active() {
        let old = plan("2026-11-01", 9, "silence");
        let new = plan("2026-11-02", 1, "silence");
        let read = practices([old.clone(), new.clone(), plan("2026-11-03", 1, "alone")]);
        assert_eq!(active_for(&read, "silence").map(|(entry, _)| entry.id), Some(new.id));
        let active = active(&read);
        assert_eq!(active.keys().copied().collect::<Vec<_>>(), ["alone", "silence"]);
        assert_eq!(active["silence"].0.id, new.id);
        assert_eq!(ended_by(&read, &new), [old.id]);
        assert_eq!(ended_by(&read, &old), [], "the older one ends nothing");
    }

    #[test]
    fn at_the_same_moment_the_greater_id_counts() {
        let (one, two) = (plan("2026-11-01", 1, "silence"), plan("2026-11-01", 2, "silence"));
        let read = practices([two.clone(), one.clone()]);
        assert_eq!(active_for(&read, "silence").map(|(entry, _)| entry.id), Some(two.id));
        assert_eq!(ended_by(&read, &two), [one.id]);
    }

    #[test]
    fn an_ended_plan_neither_counts_nor_ends_others() {
        let going = plan("2026-11-01", 1, "silence");
        let over = ended("2026-11-02", 2, "silence");
        let read = practices([going.clone(), over.clone()]);
        assert_eq!(active_for(&read, "silence").map(|(entry, _)| entry.id), Some(going.id));
        assert_eq!(ended_by(&read, &over), []);
        let new = plan("2026-11-04", 3, "silence");
        assert_eq!(ended_by(&read, &new), [going.id], "also before it is saved");
        assert_eq!(active_for(&practices([over]), "silence"), None);
    }

    #[test]
    fn a_plan_is_asked_about_when_its_trigger_is_ticked_once_for_a_day() {
        let ticked = vec!["silence".to_owned(), "alone".to_owned()];
        let plan = |on: &str, number: u8, answers: &[(&str, Answer)]| {
            let trigger = ("trigger", Answer::Id("silence".to_owned()));
            practice(Kind::Plan, on, number, &[&[trigger], answers].concat())
        };
        let asked = |entries: Vec<Entry>, on: &str| {
            let practices = practices(entries);
            let found = to_ask(&practices, &ticked, day(on));
            found.into_iter().map(|(_, plan)| plan.look_back().map(|day| day.to_string())).collect::<Vec<_>>()
        };
        let on = "2026-11-20";
        assert_eq!(asked(vec![plan(on, 1, &[])], on), [Some(on.to_owned())]);
        assert!(asked(vec![plan("2026-11-21", 1, &[])], on).is_empty(), "it was made later");
        assert!(asked(vec![plan(on, 1, &[("ended_on", Answer::Day(day(on)))])], on).is_empty());
        assert!(asked(vec![plan(on, 1, &[(LOOK_BACK.key, Answer::Day(day(on)))])], on).is_empty());
        let used = |on: &str| Answer::Uses(vec![Use::new(day(on), "yes")]);
        assert!(asked(vec![plan(on, 1, &[("uses", used(on))])], on).is_empty(), "it was asked about");
        assert_eq!(asked(vec![plan(on, 1, &[("uses", used("2026-11-19"))])], on).len(), 1);
    }
}
