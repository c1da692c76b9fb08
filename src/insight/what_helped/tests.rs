use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::insight::stats::numeric::Fraction;
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
    near(helped.levels[0].next.difference(), 1.0 / 3.0, 1e-9);
    near(helped.levels[1].next.difference(), -2.0 / 3.0, 1e-9);
    near(helped.change().unwrap(), (2.0 / 3.0 - 4.0) / 8.0, 1e-9);
    assert_eq!((helped.days.len(), helped.ticked), (8, 8));
}

#[test]
fn eight_days_with_it_are_enough_and_seven_are_not() {
    let found = |threes: &[i64]| {
        walk(&[with(3, threes), without(3, &[2, 2]), with(1, &[1; 4]), without(1, &[1, 1])].concat())
    };
    assert_eq!(found(&[2; 3]).days.len(), 7);
    assert_eq!((found(&[2; 3]).change(), found(&[2; 3]).verdict()), (None, NextDay::NotEnough));
    assert_eq!((found(&[2; 4]).change(), found(&[2; 4]).verdict()), (Some(0.0), NextDay::CannotTell));
}

#[test]
fn two_levels_are_enough_and_one_is_not() {
    let one = [with(3, &[1; 10]), without(3, &[2; 4])].concat();
    assert_eq!((walk(&one).levels.len(), walk(&one).change()), (1, None));
    let two = [one, with(2, &[1, 1]), without(2, &[2, 2])].concat();
    assert_eq!((walk(&two).levels.len(), walk(&two).change()), (2, Some(-1.0)));
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

/// Forty days with it and forty without at each of two levels; a next day after them is 2, but for so many that are one more
/// or less.
fn nearly_all_twos(others: i64, other: i64) -> Helped {
    let after = |n: i64| (0..40).map(|place| if place < n { other } else { 2 }).collect::<Vec<i64>>();
    let pairs = [3, 1].map(|level| {
        [
            with(level, &after(if level == 3 { (others + 1) / 2 } else { others / 2 })),
            without(level, &[2; 40]),
        ]
        .concat()
    });
    walk(&pairs.concat())
}

#[test]
fn a_quarter_of_a_point_is_a_direction_and_less_is_not() {
    for (others, other, expected, verdict) in [
        (20, 1, -0.25, NextDay::Lighter),
        (19, 1, -0.2375, NextDay::CannotTell),
        (19, 3, 0.2375, NextDay::CannotTell),
        (20, 3, 0.25, NextDay::Heavier),
    ] {
        let found = nearly_all_twos(others, other);
        near(found.change().unwrap(), expected, 1e-12);
        assert!(found.q.unwrap() < 0.001);
        assert_eq!(found.verdict(), verdict, "{expected}");
    }
}

#[test]
fn a_quarter_that_divisions_miss_is_a_quarter() {
    // Thirds and sevenths that come to a quarter of a point: 12 days with it at two levels.
    let base = nearly_all_twos(20, 3);
    let part = |sum, n| StratifiedDifference {
        difference: Fraction { over: sum, under: n },
        ..base.difference.unwrap()
    };
    for (over, under, verdict) in [
        (21, 84, NextDay::Heavier),
        (-21, 84, NextDay::Lighter),
        (20, 84, NextDay::CannotTell),
        (1_000_000, 4_000_001, NextDay::CannotTell),
    ] {
        let helped = Helped { difference: Some(part(over, under)), ..base.clone() };
        assert_eq!(helped.verdict(), verdict, "{over}/{under}");
    }
    let quarter = Helped { difference: Some(part(21, 84)), ..base };
    assert_eq!(quarter.change_text().as_deref(), Some("+0.3"));
}

#[test]
fn a_tenth_of_q_is_a_direction_and_more_is_not() {
    for (q, verdict) in [
        (Some(0.10), NextDay::Heavier),
        (Some(0.10 + 5e-10), NextDay::Heavier),
        (Some(0.10 + 2e-9), NextDay::CannotTell),
        (None, NextDay::CannotTell),
    ] {
        let helped = Helped { q, ..nearly_all_twos(20, 3) };
        assert_eq!(helped.verdict(), verdict, "{q:?}");
    }
}

#[test]
fn where_nothing_varies_nothing_can_be_told_and_it_is_in_no_family() {
    let found =
        walk(&[with(3, &[1; 8]), without(3, &[2; 4]), with(2, &[1; 2]), without(2, &[2; 2])].concat());
    assert_eq!((found.change(), found.q, found.family), (Some(-1.0), None, 0));
    assert_eq!((found.difference.unwrap().interval, found.verdict()), (None, NextDay::CannotTell));
}

fn digits(text: &Value) -> Vec<i64> {
    text.as_str().unwrap().bytes().map(|digit| i64::from(digit - b'0')).collect()
}

fn whole(number: &Value) -> usize {
    usize::try_from(number.as_u64().unwrap()).unwrap()
}

/// Days in a row on which the list was opened.
fn in_a_row(ratings: &[i64], walked: &[i64]) -> Vec<Observation> {
    let ids = |walked: i64| -> &[&str] { if walked == 1 { &["walk"] } else { &[] } };
    let days = (0..).zip(ratings.iter().zip(walked));
    days.map(|(offset, (rating, walked))| ticked(seen(offset, Some(*rating)), TickList::Helped, ids(*walked)))
        .collect()
}

#[test]
fn the_figures_are_those_of_the_reference() {
    let vectors: Value = serde_json::from_str(include_str!("vectors.json")).unwrap();
    for (name, vector) in vectors.as_object().unwrap() {
        let found = walk_in(in_a_row(&digits(&vector["y"]), &digits(&vector["with"])));
        let figure = |name: &str| vector[name].as_f64().unwrap();
        let expected = vector["levels"].as_array().unwrap();
        assert_eq!(found.levels.len(), expected.len(), "{name}");
        for (level, expected) in found.levels.iter().zip(expected) {
            let days = level.next;
            let counted = [usize::from(level.level.value()), days.with.n, days.without.n];
            assert_eq!(counted, [0, 1, 2].map(|place| whole(&expected[place])), "{name}");
            near(days.difference(), expected[3].as_f64().unwrap(), 1e-9);
        }
        let difference = found.difference.unwrap();
        let interval = difference.interval.unwrap();
        near(found.change().unwrap(), figure("d"), 1e-9);
        near(difference.s2, figure("s2"), 1e-9);
        assert_eq!((difference.df, found.days.len()), (whole(&vector["df"]), whole(&vector["n"])), "{name}");
        near(difference.se, figure("se"), 1e-9);
        near(interval.low, figure("low"), 1e-9);
        near(interval.high, figure("high"), 1e-9);
        near(difference.p.unwrap(), figure("p"), 1e-9);
        assert_eq!((found.q, found.family), (difference.p, 1));
        assert_eq!(found.verdict().key(), vector["word"].as_str().unwrap(), "{name}");
    }
}

proptest! {
    #[test]
    fn the_order_of_the_pairs_changes_nothing(
        pairs in prop::collection::vec((0_i64..5, any::<bool>(), 0_i64..5), 30..60)
            .prop_flat_map(|pairs| (Just(pairs.clone()), Just(pairs).prop_shuffle())),
    ) {
        // One day with it and one without at any rate, so that the tick occurs.
        let of = |pairs: &[Pair]| walk(&[with(2, &[2]), pairs.to_vec()].concat());
        let (one, other) = (of(&pairs.0), of(&pairs.1));
        prop_assert_eq!(one.difference, other.difference);
        prop_assert_eq!((one.levels, one.q), (other.levels, other.q));
    }
}

#[test]
fn all_pairs_of_a_thing_and_a_sign_are_one_family() {
    let days = (0..80).map(|offset: i64| {
        let ids: &[&str] = match offset % 5 {
            0 => &["walk"],
            1 => &["walk", "cook"],
            3 => &["cook", "seldom"],
            _ => &[],
        };
        let mut day = ticked(
            seen(offset, Some(offset * 7 % 5)),
            TickList::Helped,
            if offset > 70 { &ids[..0] } else { ids },
        );
        day.ratings[3] = Some(rating(offset * offset % 13 % 5));
        day
    });
    let mut history = warmed(days);
    let done = (0..80).step_by(4).map(|offset| Practised { day: at(offset), kind: Kind::Kindness });
    let done: Vec<Practised> = done.collect();
    for month in done.chunk_by(|one, next| Month::of(one.day) == Month::of(next.day)) {
        history.put_practised(Month::of(month[0].day), month.iter().copied());
    }
    let all = helped(&history, at(79));
    assert_eq!(all.len(), 20, "three ticks and one exercise with five signs");
    let p: Vec<f64> = all.iter().filter_map(|it| it.difference?.p).collect();
    let q: Vec<f64> = all.iter().filter_map(|it| it.q).collect();
    assert!(p.len() >= 4 && p.len() < 20, "{}", p.len());
    assert!(all.iter().all(|it| it.family == p.len()));
    assert_eq!(q, benjamini_hochberg(&p));
}

#[test]
fn of_reaching_out_nothing_is_said_and_it_is_in_no_family() {
    let days = |ids: &[&str]| {
        (0..60)
            .map(|offset| {
                ticked(
                    seen(offset, Some(offset * offset % 5)),
                    TickList::Helped,
                    if offset % 3 == 0 { ids } else { &[] },
                )
            })
            .collect::<Vec<Observation>>()
    };
    let alone = helped(&warmed(days(&["walk"])), at(59));
    let with_others = helped(&warmed(days(&["asked_need", "friend", "talked", "therapy", "walk"])), at(59));
    assert_eq!(with_others.len(), 5);
    assert_eq!(
        alone.iter().map(|it| (it.q, it.family)).collect::<Vec<_>>(),
        with_others.iter().map(|it| (it.q, it.family)).collect::<Vec<_>>()
    );
    for id in NEVER_JUDGED {
        assert_eq!(helped(&warmed(days(&[id])), at(59)), [], "{id}");
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
    assert!(walk(&pairs).change().is_some());
    for spoil in [late as fn(Observation) -> Observation, |day| Observation { ratings: [None; 6], ..day }] {
        let mut days = observations(&pairs);
        days[1] = spoil(days[1].clone());
        let found = walk_in(days.clone());
        assert_eq!((found.days.len(), found.ticked, found.change()), (7, 8, None));
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
    assert!(walk_in(days).change().is_some());
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
    assert_eq!((done.difference, done.ticked), (ticked.difference, ticked.ticked));
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
            Kind::Trial,
        ];
        assert_eq!(found.is_empty(), left_out.contains(&kind), "{kind:?}");
    }
}
