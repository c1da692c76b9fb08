//! The tests that statements are sound whatever a journal holds: no figure without a number, nothing outside its
//! bounds, and nothing that depends on the order in which it was read.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::journal;
use super::reference::at;
use crate::insight::association::{Association, Days};
use crate::insight::direction::{Baseline, Direction, Verdict};
use crate::insight::history::History;
use crate::insight::patterns::Patterns;
use crate::insight::series::Span;
use crate::insight::stats::carry_over::CarryOver;
use crate::insight::stats::least_squares::Line;
use crate::insight::stats::theil_sen::Trend;
use crate::insight::stats::window_mean::{Interval, WindowMean};
use crate::insight::trends::Trends;
use crate::insight::what_helped::{Aid, Helped, NextDay};
use crate::journal::{CheckIn, Document, Entry, Journal, Moment, Month, Rating, Scale, Sign, TickList};

/// A trait that all check-ins of a journal share.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Ordinary,
    AllEqual,
    AllSkipped,
    OneSign,
    AllLate,
    OverCenturies,
}

const KINDS: [Kind; 6] =
    [Kind::Ordinary, Kind::AllEqual, Kind::AllSkipped, Kind::OneSign, Kind::AllLate, Kind::OverCenturies];

prop_compose! {
    fn check_in()(
        ratings in proptest::array::uniform6(proptest::option::weighted(0.9, 0_u8..5)),
        ticks in proptest::array::uniform4(
            proptest::option::weighted(0.9, subsequence(&["late_reply", "nothing"], 0..=2))
        ),
        late in proptest::bool::weighted(0.1),
        step in prop_oneof![12 => Just(1_i64), 2 => 2_i64..4, 1 => 14_i64..17],
    ) -> (CheckIn, bool, i64) {
        let mut check_in = CheckIn::default();
        for (scale, value) in Scale::ALL.into_iter().zip(ratings) {
            check_in.ratings.set(scale, value.and_then(Rating::new));
        }
        for (list, ids) in TickList::ALL.into_iter().zip(ticks) {
            check_in.set_ticked(list, ids.map(|ids| ids.into_iter().map(str::to_owned).collect()));
        }
        (check_in, late, step)
    }
}

/// The entries of a journal, and how many days after the last of them it is.
fn entries(most: usize) -> impl Strategy<Value = (Vec<Entry>, i64)> {
    let days = prop_oneof![1 => Just(1), 1 => 0..8_usize, 6 => 8..most];
    let check_ins = days.prop_flat_map(|n| proptest::collection::vec(check_in(), n));
    (check_ins, select(&KINDS), -3_i64..20).prop_map(|(check_ins, kind, after)| {
        let now: Moment = "2026-11-22T21:14:03+01:00".parse().unwrap();
        let mut offset = 0;
        let entries = check_ins.into_iter().map(|(mut check_in, late, step)| {
            offset += if kind == Kind::OverCenturies { step * 397 } else { step };
            for (place, scale) in Scale::ALL.into_iter().enumerate() {
                match kind {
                    Kind::AllEqual => check_in.ratings.set(scale, Rating::new(3)),
                    Kind::AllSkipped => check_in.ratings.set(scale, None),
                    Kind::OneSign if place != 2 => check_in.ratings.set(scale, None),
                    _ => {}
                }
            }
            let late = late || kind == Kind::AllLate;
            Entry::new_check_in(at(offset), check_in, now.clone(), at(offset).plus(if late { 3 } else { 0 }))
        });
        (entries.collect(), after)
    })
}

fn finite(values: &[f64]) {
    assert!(values.iter().all(|value| value.is_finite()), "{values:?}");
}

fn share(value: f64) {
    assert!((0.0..=1.0).contains(&value), "{value}");
}

fn within(low: f64, value: f64, high: f64) {
    assert!(low <= value + 1e-12 && value <= high + 1e-12, "{low} {value} {high}");
}

fn sound_days(days: &Days, d: usize) {
    assert!(
        days.n() <= d && days.days.is_sorted() && (0..=4 * days.n().cast_signed() as i64).contains(&days.sum)
    );
    assert_eq!(days.mean().is_some(), days.n() > 0);
    if let Some(mean) = days.mean() {
        within(0.0, mean, 4.0);
    }
}

fn sound_carry_over(carry_over: &CarryOver) {
    finite(&[carry_over.r1]);
    within(0.0, carry_over.r_corrected, 0.85);
    within(1.0, carry_over.vif, 1.85 / 0.15);
}

fn sound_trend(trend: &Trend) {
    finite(&[trend.pairs.var_s, trend.slope, trend.intercept, trend.pairs.tested(1.0).0]);
    finite(&trend.residuals);
    sound_carry_over(&trend.carry_over);
    share(trend.p_plain);
    within(-1.0, trend.pairs.tau_b.unwrap_or_default(), 1.0);
    within(-4.0, trend.slope, 4.0);
    assert_eq!(trend.residuals.len(), trend.n);
}

fn sound_line(line: &Line) {
    let it = &line.carry_over;
    finite(&[line.slope, line.s2.unwrap_or_default(), line.change, line.n_eff]);
    finite(&it.r);
    finite(&it.c);
    within(0.0, it.phi.unwrap_or_default(), 0.9);
    within(1.0, it.vif, 18.0);
    assert!(it.vif >= it.vif_ar1 && it.vif >= it.vif_noise && it.m.iter().all(|m| *m < line.n));
    assert_eq!(line.interval.is_some(), line.could_be_seen().is_some());
}

fn sound_direction(direction: &Direction) {
    sound_days(&direction.all, direction.d);
    sound_days(&direction.first, 14);
    sound_days(&direction.last, 14);
    assert!(direction.d <= 7 * usize::from(direction.weeks));
    assert_eq!(direction.trend.is_some(), direction.n() >= 2);
    assert_eq!(direction.line.is_some(), direction.n() >= 2);
    direction.trend.iter().for_each(sound_trend);
    direction.line.iter().for_each(sound_line);
    if let Some((low, high)) = direction.change_interval() {
        within(low, direction.change().unwrap(), high);
        finite(&[low, high]);
    }
    if matches!(direction.verdict, Verdict::Falling | Verdict::Rising | Verdict::AboutTheSame) {
        assert!(direction.n() >= 14);
    }
}

fn sound_mean(mean: &WindowMean) {
    finite(&[mean.variance, mean.n_effective, mean.degrees_of_freedom()]);
    within(0.0, mean.mean, 4.0);
    within(2.0, mean.n_effective, f64::INFINITY);
    sound_carry_over(&mean.carry_over);
    if let Some(Interval { low, high }) = mean.interval {
        within(0.0, low, mean.mean);
        within(mean.mean, high, 4.0);
    }
}

fn sound_baseline(baseline: &Baseline) {
    assert!(baseline.base.len() <= 14 && baseline.now.len() <= 14);
    assert!(baseline.base.len() + baseline.now.len() <= baseline.d);
    [&baseline.base_mean, &baseline.now_mean].into_iter().flatten().for_each(sound_mean);
    if let Some(difference) = &baseline.difference {
        finite(&[
            difference.difference,
            difference.standard_error,
            difference.degrees_of_freedom.unwrap_or_default(),
        ]);
        share(difference.nap);
        within(-4.0, difference.difference, 4.0);
        assert!(difference.tenths.is_some());
        assert_eq!(difference.interval.is_some(), difference.standard_error > 0.0);
        if let Some(interval) = difference.interval {
            finite(&[interval.low, interval.high]);
            within(interval.low, difference.difference, interval.high);
        }
    }
}

fn sound_association(association: &Association) {
    sound_days(&association.with, association.d);
    sound_days(&association.without, association.d);
    assert!(association.n() <= association.d && association.kept.0 <= association.n());
    assert!(association.kept.1 <= association.with.n());
    within(0.0, association.carry_over.unwrap_or_default(), 0.85);
    within(-4.0, association.raw_difference().unwrap_or_default(), 4.0);
    assert_eq!(association.raw_difference().is_some(), association.tenths().is_some());
    assert_eq!(association.test.is_some(), association.q.is_some());
    if let (Some(test), Some(q)) = (association.test, association.q) {
        finite(&[test.difference]);
        assert!(test.p > 0.0 && test.extreme <= test.total && association.family > 0);
        share(test.p);
        share(q);
        within(test.p, q, 1.0);
    }
}

fn sound_helped(helped: &Helped) {
    let with: usize = helped.levels.iter().map(|level| level.next.with.n).sum();
    assert_eq!(helped.days.len(), with);
    assert!(with <= helped.ticked && helped.levels.is_sorted_by_key(|level| level.level));
    for level in &helped.levels {
        within(-4.0, level.next.difference(), 4.0);
    }
    within(-4.0, helped.change().unwrap_or_default(), 4.0);
    assert_eq!(helped.change().is_none(), helped.verdict() == NextDay::NotEnough);
    let Some(found) = helped.difference else { return assert_eq!(helped.q, None) };
    finite(&[found.s2, found.se]);
    assert_eq!((found.p.is_some(), found.interval.is_some()), (found.s2 > 0.0, found.s2 > 0.0));
    if let (Some(p), Some(q), Some(interval)) = (found.p, helped.q, found.interval) {
        share(p);
        within(p, q, 1.0);
        within(interval.low, found.difference.value(), interval.high);
    }
}

/// Returns the patterns as text, with ids in place of labels.
fn told(history: &History, patterns: &Patterns) -> String {
    let ids = |tick| history.id(tick).to_owned();
    let aid = |aid| match aid {
        Aid::Tick(tick) => ids(tick),
        Aid::Practice(kind) => kind.key().to_owned(),
    };
    let counts = patterns.counts.iter().map(|it| format!("{} {:?} {}", ids(it.tick), it.days, it.opened));
    let associations = patterns.associations.iter().map(|it| {
        format!(
            "{} {:?} {:?} {:?} {:?} {:?} {:?}",
            ids(it.tick),
            it.sign,
            it.with,
            it.without,
            it.kept,
            it.test,
            it.q
        )
    });
    let helped = patterns
        .helped
        .iter()
        .map(|it| format!("{} {:?} {:?} {:?} {:?}", aid(it.aid), it.sign, it.levels, it.days, it.difference));
    let noticed = patterns.worth_noticing(history);
    let noticed = noticed.into_iter().map(|it| format!("{} {:?}", ids(it.tick), it.sign));
    counts.chain(associations).chain(helped).chain(noticed).collect::<Vec<_>>().join("\n")
}

fn read_in_order(journal: &Journal, months: &[Month]) -> History {
    let mut history = History::default();
    for month in months {
        history.put_document(journal.month(*month).unwrap());
    }
    history
}

fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(few(96))]

    #[test]
    fn trends_are_sound_whatever_a_journal_holds(
        (entries, after) in entries(90),
        span in select(&[Span::Weeks(2), Span::Weeks(4), Span::Weeks(12), Span::Weeks(52), Span::All]),
    ) {
        let today = entries.last().map_or(at(0), |entry| entry.day).plus(after);
        let history = History::of(&journal(entries));
        for scale in Trends::new(&history, span, today).scales {
            sound_direction(&scale.direction);
            sound_baseline(&scale.baseline);
        }
    }
}

proptest! {
    #![proptest_config(few(12))]

    #[test]
    fn patterns_are_sound_whatever_a_journal_holds((entries, after) in entries(60)) {
        let today = entries.last().map_or(at(0), |entry| entry.day).plus(after);
        let history = History::of(&journal(entries));
        let patterns = Patterns::new(&history, 12, today);
        patterns.associations.iter().for_each(sound_association);
        patterns.helped.iter().for_each(sound_helped);
        let all = |list| if list == TickList::Helped { history.all().len() } else { patterns.recorded };
        for count in &patterns.counts {
            prop_assert!(count.days.len() <= count.opened && count.opened <= all(count.tick.list));
        }
        prop_assert!(patterns.recorded <= 84 && patterns.worth_noticing(&history).len() <= 3);
    }

    #[test]
    fn the_order_in_which_a_journal_is_put_together_changes_nothing(
        ((entries, shuffled), after) in entries(60).prop_flat_map(|(entries, after)| {
            ((Just(entries.clone()), Just(entries).prop_shuffle()), Just(after))
        }),
        turn in 0_usize..9,
    ) {
        let today = entries.last().map_or(at(0), |entry| entry.day).plus(after);
        let journal_in_order = journal(entries);
        let history = History::of(&journal_in_order);
        prop_assert_eq!(&History::of(&journal(shuffled)), &history);

        let mut months: Vec<Month> = journal_in_order.months().map(Document::month).collect();
        months.reverse();
        let middle = turn.min(months.len());
        months.rotate_left(middle);
        let otherwise = read_in_order(&journal_in_order, &months);
        prop_assert_eq!(
            Trends::new(&otherwise, Span::Weeks(12), today),
            Trends::new(&history, Span::Weeks(12), today)
        );
        prop_assert_eq!(
            told(&otherwise, &Patterns::new(&otherwise, 12, today)),
            told(&history, &Patterns::new(&history, 12, today))
        );
    }
}

#[test]
fn a_journal_over_two_hundred_years_is_read_without_a_number_that_is_none() {
    let now: Moment = "2026-11-22T21:14:03+01:00".parse().unwrap();
    let entries = (0..600).map(|place: i64| {
        let mut check_in = CheckIn::default();
        check_in.ratings.set(Sign::Jealousy, Rating::new(u8::try_from(place % 5).unwrap()));
        let day = at(place * 122);
        Entry::new_check_in(day, check_in, now.clone(), day)
    });
    let history = History::of(&journal(entries));
    let trends = Trends::new(&history, Span::All, at(599 * 122));
    assert_eq!(trends.scales[0].direction.n(), 1);
    for scale in &trends.scales {
        sound_direction(&scale.direction);
        sound_baseline(&scale.baseline);
    }
}
