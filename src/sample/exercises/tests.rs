use std::collections::BTreeSet;

use super::*;
use crate::journal::TickList;
use crate::journal::practice::{LOOKED_BACK_ON, Shape};
use crate::sample::Pace;
use crate::texts;

const LAST: &str = "2026-11-21";

fn sample(seed: u64, days: u32, exercises: bool) -> Vec<Entry> {
    let (now, last) = ("2026-11-22T21:14:03+01:00".parse().unwrap(), LAST.parse().unwrap());
    let prompts = &texts::prompts().catalogue;
    Sample { seed, days, last, now, pace: Pace::Lived, prompts, exercises }.entries()
}

fn practices(entries: &[Entry]) -> Vec<(&Entry, &Practice)> {
    entries.iter().filter_map(|entry| Some((entry, entry.practice()?))).collect()
}

#[test]
fn check_ins_and_notes_are_the_same_with_exercises_and_without() {
    for seed in [1, 3] {
        let with = sample(seed, 400, true);
        let others: Vec<Entry> = with.iter().filter(|entry| entry.practice().is_none()).cloned().collect();
        assert_eq!(others, sample(seed, 400, false));
        assert_eq!(with, sample(seed, 400, true), "the same seed makes the same");
        assert!(with.is_sorted_by_key(|entry| entry.day));
    }
}

#[test]
fn there_are_two_or_three_a_week_and_in_some_years_all_kinds() {
    let entries = sample(1, 3 * 365, true);
    let practices = practices(&entries);
    assert!((260..480).contains(&practices.len()), "{}", practices.len());
    let kinds: BTreeSet<Kind> = practices.iter().map(|(_, practice)| practice.kind()).collect();
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), Kind::ALL);
    let characters: usize =
        practices.iter().flat_map(|(_, it)| it.texts()).map(|text| text.chars().count()).sum();
    assert!((60..250).contains(&(characters / practices.len())), "{characters}");
}

#[test]
fn every_entry_is_one_that_the_program_reads_as_such() {
    let entries = sample(2, 700, true);
    for (entry, practice) in practices(&entries) {
        let read = Entry::parse(&entry.to_value().to_string()).unwrap();
        assert_eq!(&read, entry);
        assert!(read.practice().is_some() && !practice.is_all_blank(), "{entry:?}");
        assert!(entry.saved_at.seconds_since(&"2026-11-22T21:14:03+01:00".parse().unwrap()) <= 0);
        assert!(!entry.late);
    }
    let ids: BTreeSet<EntryId> = entries.iter().map(|entry| entry.id).collect();
    assert_eq!(ids.len(), entries.len());
}

#[test]
fn what_is_old_was_looked_back_on_and_what_is_new_may_wait() {
    let last: Day = LAST.parse().unwrap();
    for seed in 1..=8 {
        let entries = sample(seed, 200, true);
        let recorded = entries.iter().rev().filter(|entry| entry.check_in().is_some());
        let new_from = recorded.map(|entry| entry.day).nth(NEW - 1).unwrap();
        let mut open = 0;
        for (entry, practice) in practices(&entries) {
            if let Some(due) = practice.look_back() {
                let is_new = entry.day >= new_from;
                assert!(is_new || last.days_since(due) <= 2, "{entry:?}");
                open += 1;
            }
            // The longest wait of the kind, and the days that may pass until one looks.
            let longest = if practice.kind() == Kind::Setback { SETBACK_AGAIN } else { 30 } + 3;
            let is_old = entry.day < new_from.min(last.plus(-longest));
            if practice.kind().field(LOOKED_BACK_ON.key).is_some() && is_old {
                let is_plain = practice.kind() == Kind::Request && practice.get("then").id() == Some("read");
                assert_eq!(practice.is_blank(LOOKED_BACK_ON), is_plain, "{entry:?}");
            }
            assert_eq!(entry.edited_at.is_some(), entry.replaces.len() == 1);
        }
        assert!((1..12).contains(&open), "{seed}: {open}");
    }
}

#[test]
fn one_plan_for_a_trigger_three_evenings_and_a_check_a_month() {
    let entries = sample(5, 4 * 365, true);
    let practices = practices(&entries);
    let of = |kind| practices.iter().filter(move |(_, practice)| practice.kind() == kind);
    let mut until: BTreeMap<&str, Day> = BTreeMap::new();
    for (entry, plan) in of(Kind::Plan) {
        let ends = plan.get("ended_on").day().unwrap_or(LAST.parse().unwrap());
        let before = until.insert(plan.get("trigger").id().unwrap(), ends);
        assert!(before.is_none_or(|before| before < entry.day), "{entry:?}");
        let ended = plan.get("uses").uses().last().is_some_and(|it| it.id() == "end");
        assert_eq!(ended, plan.look_back().is_none(), "{entry:?}");
    }
    let checks: Vec<Day> = of(Kind::MonthlyCheck).map(|(entry, _)| entry.day).collect();
    assert!(checks.len() > 30 && checks.windows(2).all(|pair| pair[1].days_since(pair[0]) >= 28));
    let evenings: Vec<(Day, Option<u16>)> =
        of(Kind::Evening).map(|(entry, it)| (entry.day, it.get("evening").number())).collect();
    assert!(evenings.len() >= 12);
    for (place, (_, number)) in evenings.iter().enumerate() {
        assert_eq!(number.map(usize::from), Some(place % 3 + 1));
    }
    let rounds: Vec<&(Day, Option<u16>)> = evenings.iter().step_by(3).collect();
    assert!(rounds.windows(2).all(|pair| pair[1].0.days_since(pair[0].0) > 60));
    for (entry, review) in of(Kind::Review) {
        assert_eq!(review.get("week").day(), Some(entry.day.plus(-6)));
        let kept =
            review.get("kept").entry().map(|id| entries.iter().find(|entry| entry.id == id).unwrap().day);
        assert!(kept.is_none_or(|day| (0..7).contains(&entry.day.days_since(day))));
    }
}

#[test]
fn every_script_answers_fields_of_its_kind_with_what_is_offered() {
    for kind in Kind::ALL {
        for script in texts::sample().scripts(kind) {
            for ((key, said), later) in
                script.now.iter().map(|it| (it, false)).chain(script.later.iter().map(|it| (it, true)))
            {
                let field = kind.field(key).unwrap_or_else(|| panic!("{kind:?}: {key}"));
                let step = texts::practice::steps(kind).of_field(key).unwrap();
                assert_eq!(step.later, later, "{kind:?}: {key}");
                let ticks = |list| texts::ticks().list(list).iter().map(|tick| tick.id.as_str()).collect();
                let offered: Vec<&str> = match step.from.as_str() {
                    "triggers" => ticks(TickList::Triggers),
                    "roots" => ticks(TickList::Roots),
                    "signs" => Sign::ALL.map(Sign::key).to_vec(),
                    _ => step.options().iter().map(|option| option.id.as_str()).collect(),
                };
                match field.shape {
                    Shape::Text => {}
                    Shape::Id | Shape::Ids => {
                        assert!(said.split(' ').all(|id| offered.contains(&id)), "{kind:?} {key}: {said}");
                    }
                    other => panic!(
                        "{kind:?}: {key} is {other:?}; scripts hold texts and ids, numbers are drawn in answers.rs"
                    ),
                }
            }
        }
    }
}
