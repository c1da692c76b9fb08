use super::*;
use crate::insight::testing::near;
use crate::insight::testing::reference::{at, late, rating, seen, ticked, warmed};
use crate::journal::{Month, Observation, Practised};

/// A day of a level, whether a walk was ticked as having helped, and the rating of the day after. The pairs stand
/// apart, so that no day after is a day before.
type Pair = (i64, bool, i64);

fn observations(pairs: &[Pair]) -> Vec<Observation> {
    (0..)
        .step_by(3)
        .zip(pairs)
        .flat_map(|(offset, (level, walked, next))| {
            let ids: &[&str] = if *walked { &["walk"] } else { &[] };
            [ticked(seen(offset, Some(*level)), TickList::Helped, ids), seen(offset + 1, Some(*next))]
        })
        .collect()
}

/// The walk and jealousy in a history as of a day far ahead.
fn walk_in(observations: Vec<Observation>) -> Helped {
    let history = warmed(observations);
    let walk = history.tick(TickList::Helped, "walk").unwrap();
    helped(&history, at(1_000))
        .into_iter()
        .find(|it| it.aid == Aid::Tick(walk) && it.sign == Sign::Jealousy)
        .unwrap()
}

fn walk(pairs: &[Pair]) -> Helped {
    walk_in(observations(pairs))
}

fn with(level: i64, nexts: &[i64]) -> Vec<Pair> {
    nexts.iter().map(|next| (level, true, *next)).collect()
}

fn without(level: i64, nexts: &[i64]) -> Vec<Pair> {
    nexts.iter().map(|next| (level, false, *next)).collect()
}

#[test]
fn days_are_compared_with_days_as_hard_and_weighted_by_those_with_it() {
    let helped = walk(
        &[with(3, &[1, 1, 1, 1, 2, 2]), without(3, &[2, 2]), with(1, &[1, 1]), without(1, &[0, 1, 1])]
            .concat(),
    );
    assert_eq!(helped.levels.len(), 2);
    near(helped.levels[0].difference, 1.0 / 3.0, 1e-9);
    near(helped.levels[1].difference, -2.0 / 3.0, 1e-9);
    near(helped.change.unwrap(), (2.0 / 3.0 - 4.0) / 8.0, 1e-9);
    assert_eq!((helped.days.len(), helped.ticked, helped.direction()), (8, 8, Some(-1)));
}

#[test]
fn eight_days_with_it_are_enough_and_seven_are_not() {
    let found = |threes: &[i64]| {
        walk(&[with(3, threes), without(3, &[2, 2]), with(1, &[1; 4]), without(1, &[1, 1])].concat())
    };
    assert_eq!(found(&[2; 3]).days.len(), 7);
    assert_eq!((found(&[2; 3]).change, found(&[2; 3]).direction()), (None, None));
    assert_eq!((found(&[2; 4]).change, found(&[2; 4]).direction()), (Some(0.0), Some(0)));
}

#[test]
fn two_levels_are_enough_and_one_is_not() {
    let one = [with(3, &[1; 10]), without(3, &[2; 4])].concat();
    assert_eq!((walk(&one).levels.len(), walk(&one).change), (1, None));
    let two = [one, with(2, &[1, 1]), without(2, &[2, 2])].concat();
    assert_eq!((walk(&two).levels.len(), walk(&two).change), (2, Some(-1.0)));
}

#[test]
fn a_level_counts_from_two_days_with_and_two_without_on() {
    let base = [with(3, &[1; 8]), without(3, &[2; 2])].concat();
    let levels = |more: Vec<Pair>| walk(&[base.clone(), more].concat()).levels.len();
    assert_eq!(levels([with(2, &[1]), without(2, &[2; 9])].concat()), 1);
    assert_eq!(levels([with(2, &[1; 9]), without(2, &[2])].concat()), 1);
    assert_eq!(levels([with(2, &[1; 2]), without(2, &[2; 2])].concat()), 2);
    let few = walk(&[base, with(2, &[1; 9]), without(2, &[2])].concat());
    assert_eq!((few.days.len(), few.ticked), (8, 17), "days of a level that does not count are left out");
}

#[test]
fn a_quarter_of_a_point_is_a_direction_and_an_eighth_is_not() {
    let change = |threes: &[i64; 4], ones: &[i64; 4]| {
        walk(&[with(3, threes), without(3, &[2, 2]), with(1, ones), without(1, &[2, 2])].concat())
    };
    for (threes, ones, expected, direction) in [
        ([1, 2, 2, 2], [1, 2, 2, 2], -0.25, -1),
        ([1, 2, 2, 2], [2, 2, 2, 2], -0.125, 0),
        ([3, 2, 2, 2], [2, 2, 2, 2], 0.125, 0),
        ([3, 2, 2, 2], [3, 2, 2, 2], 0.25, 1),
    ] {
        let found = change(&threes, &ones);
        near(found.change.unwrap(), expected, 1e-12);
        assert_eq!(found.direction(), Some(direction), "{expected}");
    }
}

#[test]
fn that_nothing_helped_is_no_thing_that_helped() {
    let history = warmed([ticked(seen(0, Some(2)), TickList::Helped, &["nothing", "walk"])]);
    let found = helped(&history, at(9));
    assert_eq!(found.len(), 5);
    assert!(found.iter().all(|it| matches!(it.aid, Aid::Tick(tick) if history.id(tick) == "walk")));
}

#[test]
fn a_day_whose_list_was_not_opened_is_neither_with_nor_without() {
    let base = [with(3, &[1; 8]), without(3, &[2; 2]), with(2, &[1; 2])].concat();
    let offset = 3 * i64::try_from(base.len()).unwrap();
    let more = |opened: bool| -> Vec<Observation> {
        let day = |at: i64| {
            let before = seen(at, Some(2));
            let before = if opened { ticked(before, TickList::Helped, &[]) } else { before };
            [before, seen(at + 1, Some(2))]
        };
        observations(&base).into_iter().chain(day(offset)).chain(day(offset + 3)).collect()
    };
    assert_eq!(walk_in(more(false)).levels.len(), 1);
    assert_eq!(walk_in(more(true)).levels.len(), 2);
}

#[test]
fn only_a_day_after_that_counts_makes_a_pair() {
    let pairs = [with(3, &[1; 4]), without(3, &[2; 2]), with(1, &[1; 4]), without(1, &[1, 1])].concat();
    assert!(walk(&pairs).change.is_some());
    for spoil in [late as fn(Observation) -> Observation, |day| Observation { ratings: [None; 6], ..day }] {
        let mut days = observations(&pairs);
        days[1] = spoil(days[1].clone());
        let found = walk_in(days.clone());
        assert_eq!((found.days.len(), found.ticked, found.change), (7, 8, None));
        days[0] = spoil(days[0].clone());
        assert_eq!(walk_in(days).ticked, 7);
    }
    let history = warmed(observations(&pairs));
    assert_eq!(helped(&history, at(1))[0].days, []);
    assert_eq!(helped(&history, at(0))[0].ticked, 1, "days ahead do not count");
}

#[test]
fn all_time_is_looked_at_over_gaps_too() {
    let pairs = [with(3, &[1; 4]), without(3, &[2; 2]), with(1, &[1; 4]), without(1, &[1, 1])].concat();
    let mut days = observations(&pairs);
    for day in days.iter_mut().skip(8) {
        day.day = day.day.plus(700);
    }
    assert!(walk_in(days).change.is_some());
}

#[test]
fn the_warm_up_makes_no_pair() {
    let walked = |offset| ticked(seen(offset, Some(3)), TickList::Helped, &["walk"]);
    let history = crate::insight::testing::reference::history((0..5).map(walked));
    let found = helped(&history, at(9));
    assert_eq!(found[0].ticked, 2);
    assert_eq!(found[0].levels, []);
    assert_eq!(history.on(at(0)).unwrap().rating(Sign::Jealousy), Some(rating(3)));
}

/// The same pairs of days, with an exercise done in place of a walk ticked; no list was opened.
fn practised_in(kind: Kind, pairs: &[Pair]) -> History {
    let days = (0..).step_by(3).zip(pairs);
    let rated = days
        .clone()
        .flat_map(|(offset, (level, _, next))| [seen(offset, Some(*level)), seen(offset + 1, Some(*next))]);
    let mut history = warmed(rated);
    let done = days.filter(|(_, (_, done, _))| *done).map(|(offset, _)| Practised { day: at(offset), kind });
    let done: Vec<Practised> = done.collect();
    for month in done.chunk_by(|one, next| Month::of(one.day) == Month::of(next.day)) {
        history.put_practised(Month::of(month[0].day), month.iter().copied());
    }
    history
}

#[test]
fn an_exercise_is_compared_as_a_tick_is_and_needs_no_list_to_be_opened() {
    let pairs = [with(3, &[1, 1, 1, 1, 2, 2]), without(3, &[2, 2]), with(1, &[1, 1]), without(1, &[0, 1, 1])]
        .concat();
    let found = helped(&practised_in(Kind::Kindness, &pairs), at(1_000));
    assert!(found.iter().all(|it| it.aid == Aid::Practice(Kind::Kindness)));
    let (ticked, done) = (walk(&pairs), &found[0]);
    assert_eq!((done.sign, &done.levels, &done.days), (ticked.sign, &ticked.levels, &ticked.days));
    assert_eq!((done.change, done.ticked), (ticked.change, ticked.ticked));
}

#[test]
fn what_is_only_planned_or_looks_back_is_no_exercise_done_on_its_day() {
    for kind in Kind::ALL {
        let found = helped(&practised_in(kind, &with(3, &[1; 9])), at(1_000));
        let left_out = [
            Kind::Fear,
            Kind::Worry,
            Kind::Goal,
            Kind::Plan,
            Kind::AloneTime,
            Kind::Session,
            Kind::Setback,
            Kind::Review,
            Kind::MonthlyCheck,
        ];
        assert_eq!(found.is_empty(), left_out.contains(&kind), "{kind:?}");
    }
}
