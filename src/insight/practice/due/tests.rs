use super::*;
use crate::insight::testing::{day, note};
use crate::journal::practice::{Answer, LOOK_BACK};
use crate::journal::{Body, Practice};

fn entry(kind: Kind, on: &str, number: u8, answers: &[(&str, &str)]) -> Entry {
    let mut practice = Practice::new(kind);
    for (key, on) in answers {
        assert!(practice.set(key, Answer::Day(day(on))), "{kind:?} {key}");
    }
    let id = EntryId::new_v7(0, [number; 10]);
    let now = "2026-11-22T21:14:03+01:00".parse().unwrap();
    Entry::new(id, day(on), Body::Practice(practice), now, day(on))
}

fn waits(kind: Kind, since: &str) -> Entry {
    entry(kind, "2026-11-20", 1, &[(LOOK_BACK.key, since)])
}

#[test]
fn an_entry_waits_from_its_day_on_and_a_worry_on_that_day_only_from_its_time_on() {
    let today = day("2026-11-22");
    for (kind, since, before, after) in [
        (Kind::Fear, "2026-11-21", true, true),
        (Kind::Fear, "2026-11-22", true, true),
        (Kind::Fear, "2026-11-23", false, false),
        (Kind::Worry, "2026-11-21", true, true),
        (Kind::Worry, "2026-11-22", false, true),
        (Kind::Worry, "2026-11-23", false, false),
    ] {
        let entry = waits(kind, since);
        let is_due = |has_come| Due::of(&entry, today).is_some_and(|due| due.is_now(today, has_come));
        assert_eq!(is_due(false), before, "{kind:?} {since}, before the time");
        assert_eq!(is_due(true), after, "{kind:?} {since}, after it");
    }
    assert_eq!(Due::of(&entry(Kind::Fear, "2026-11-20", 1, &[]), today), None, "it does not wait");
    assert_eq!(Due::of(&note(day("2026-11-20"), 1, "a"), today), None);
}

#[test]
fn what_waits_longest_comes_first_and_each_kind_is_said_once() {
    let today = day("2026-11-22");
    let entries = [
        entry(Kind::Fear, "2026-11-19", 3, &[(LOOK_BACK.key, "2026-11-22")]),
        entry(Kind::Worry, "2026-11-20", 2, &[(LOOK_BACK.key, "2026-11-21")]),
        entry(Kind::Fear, "2026-11-18", 1, &[(LOOK_BACK.key, "2026-11-22")]),
        entry(Kind::Plan, "2026-11-18", 4, &[(LOOK_BACK.key, "2026-11-23")]),
    ];
    let due = due(&entries, today);
    let ids: Vec<EntryId> = due.iter().map(|due| due.id).collect();
    assert_eq!(ids, [entries[1].id, entries[2].id, entries[0].id]);
    assert_eq!(in_words(&due, Kind::key), "worry, fear");
    assert_eq!(in_words(&[], Kind::key), "");
    assert_eq!(in_words(&due, |kind| if kind == Kind::Fear { "a fear" } else { "" }), "a fear");
}

#[test]
fn the_months_reach_as_far_back_as_a_day_to_look_back_on_reaches_ahead() {
    for today in ["2026-11-01", "2026-11-30", "2028-03-01", "2027-01-01"] {
        let today = day(today);
        let months: Vec<Month> = months(today).collect();
        assert_eq!(months.len(), 14);
        assert_eq!(months.first(), Some(&Month::of(today)));
        assert!(months.contains(&Month::of(today.plus(-366))), "{today}");
        assert!(months.is_sorted_by(|one, next| one > next));
    }
}
