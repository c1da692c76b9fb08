use super::*;
use crate::insight::testing::reference::{at, late, seen, ticked, warmed};
use crate::journal::Observation;

fn walked(offset: i64) -> Observation {
    ticked(seen(offset, Some(offset.rem_euclid(2))), TickList::Did, &["walk"])
}

#[test]
fn patterns_are_looked_for_over_eight_to_fifty_two_weeks() {
    for (asked, weeks) in [(0, 8), (7, 8), (8, 8), (12, 12), (52, 52), (60, 52)] {
        assert_eq!(Patterns::new(&History::default(), asked, at(0)).weeks, weeks);
    }
    assert_eq!(WEEKS_USUAL, 12);
}

#[test]
fn ticks_are_counted_by_days_of_the_window_that_count() {
    let mut days: Vec<Observation> = (0..100).map(walked).collect();
    days[99] = ticked(days[99].clone(), TickList::Triggers, &["nothing"]);
    days[98] = ticked(days[98].clone(), TickList::Did, &[]);
    days[97] = late(days[97].clone());
    days[96].ticks[TickList::Did as usize] = None;
    let history = warmed(days);
    let patterns = Patterns::new(&history, 12, at(99));
    assert_eq!(patterns.recorded, 83);
    let walk: Vec<&TickCount> = patterns.counts_of(TickList::Did).collect();
    assert_eq!((walk.len(), walk[0].days.len(), walk[0].opened), (1, 81, 82));
    assert_eq!((walk[0].days[0], walk[0].days[80]), (at(16), at(95 + 4)));
    assert_eq!(history.id(patterns.counts_of(TickList::Triggers).next().unwrap().tick), "nothing");
}

#[test]
fn the_warm_up_is_not_counted() {
    let history = crate::insight::testing::reference::history((0..5).map(walked));
    let patterns = Patterns::new(&history, 12, at(9));
    assert_eq!((patterns.recorded, patterns.counts[0].days.len()), (2, 2));
}

#[test]
fn what_was_ticked_on_most_days_comes_first() {
    let history = warmed([
        ticked(seen(0, Some(1)), TickList::Did, &["ask", "walk"]),
        ticked(seen(1, Some(1)), TickList::Did, &["walk", "cry"]),
        ticked(seen(2, Some(1)), TickList::Triggers, &["silence"]),
    ]);
    let patterns = Patterns::new(&history, 12, at(2));
    let ids: Vec<&str> = patterns.counts.iter().map(|count| history.id(count.tick)).collect();
    assert_eq!(ids, ["silence", "walk", "ask", "cry"]);
}

#[test]
fn what_helped_is_compared_by_the_day_after_and_in_no_family() {
    let history = warmed([ticked(seen(0, Some(1)), TickList::Helped, &["walk"]), walked(1)]);
    let patterns = Patterns::new(&history, 12, at(2));
    let helped = history.tick(TickList::Helped, "walk").unwrap();
    assert_eq!((patterns.of_helped(Aid::Tick(helped)).count(), patterns.of_tick(helped).count()), (5, 0));
    let did = history.tick(TickList::Did, "walk").unwrap();
    assert_eq!((patterns.of_helped(Aid::Tick(did)).count(), patterns.of_tick(did).count()), (0, 5));
    assert_eq!(patterns.worth_noticing(&history), Vec::<&Association>::new());
}

#[test]
fn triggers_and_roots_are_corrected_apart_and_what_one_did_not_at_all() {
    let days = (0..40).map(|offset| {
        let ids: &[&str] = if offset % 4 == 0 { &["one", "two"] } else { &[] };
        let day = ticked(seen(offset, Some(offset % 3)), TickList::Triggers, ids);
        let day = ticked(day, TickList::Roots, &ids[..ids.len().min(1)]);
        if offset % 5 == 0 { ticked(day, TickList::Did, &["walk"]) } else { ticked(day, TickList::Did, &[]) }
    });
    let patterns = Patterns::new(&warmed(days), 12, at(39));
    for (list, family) in [(TickList::Triggers, 2), (TickList::Did, 0), (TickList::Roots, 1)] {
        let of_list = || patterns.associations.iter().filter(|it| it.tick.list == list);
        assert!(of_list().count() > 0 && of_list().all(|it| it.family == family), "{list:?}");
    }
}
