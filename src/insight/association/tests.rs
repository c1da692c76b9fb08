use super::*;
use crate::insight::stats::numeric::tenths;
use crate::insight::testing::near;
use crate::insight::testing::reference::{
    EASING, EASING_TICKED, Reference, WAVE, WAVE_BLOCK, WAVE_PEAKS, at, late, seen, ticked, warmed,
};
use crate::journal::Observation;

const EXACT: f64 = 1e-9;
const LIST: TickList = TickList::Triggers;

impl Association {
    /// The raw difference in tenths, from the exact fraction.
    pub(crate) fn tenths(&self) -> Option<i64> {
        let (with, without) = (i64::try_from(self.with.n()).ok()?, i64::try_from(self.without.n()).ok()?);
        tenths(self.with.sum * without - self.without.sum * with, self.with.n() * self.without.n())
    }
}

/// Days with a list opened, on which silence was ticked or not.
fn observed(days: impl IntoIterator<Item = (i64, i64, bool)>) -> Vec<Observation> {
    let ids = |with: bool| -> &[&str] { if with { &["silence"] } else { &[] } };
    days.into_iter().map(|(offset, value, with)| ticked(seen(offset, Some(value)), LIST, ids(with))).collect()
}

/// Silence and jealousy over twelve weeks up to the last day.
fn found(observations: Vec<Observation>) -> Association {
    let today = observations.last().unwrap().day;
    let history = warmed(observations);
    let all = family(&history, LIST, 12, today, &mut Draws::default());
    let tick = history.tick(LIST, "silence").unwrap();
    all.into_iter().find(|it| it.tick == tick && it.sign == Sign::Jealousy).unwrap()
}

fn referred(reference: &Reference, labels: &[u8]) -> Association {
    let days = reference.days.iter().zip(reference.ratings).zip(labels);
    found(observed(days.map(|((day, value), label)| (*day, *value, *label == 1))))
}

/// Makes daily entries whose ratings alternate, with the tick on the first `with` days.
fn alternating(n: i64, with: i64) -> Vec<Observation> {
    observed((0..n).map(|offset| (offset, offset % 2, offset < with)))
}

#[test]
fn what_is_left_of_a_series_that_eases_has_the_counts_of_the_reference() {
    let found = referred(&EASING, &EASING_TICKED);
    assert_eq!((found.with.n(), found.without.n(), found.kept, found.d), (9, 19, (27, 8), 28));
    near(found.with.mean().unwrap(), 3.0, EXACT);
    near(found.without.mean().unwrap(), 1.789_473_684_21, EXACT);
    near(found.raw_difference().unwrap(), 1.210_526_315_79, EXACT);
    assert_eq!(found.tenths(), Some(12));
    near(found.carry_over.unwrap(), 0.0, EXACT);
    let test = found.test.unwrap();
    near(test.difference, 0.887_559_808_612, EXACT);
    assert_eq!((test.extreme, test.total, test.is_exact), (1, 9_999, false));
    near(test.p, 0.0002, EXACT);
    assert_eq!((found.reach, found.family, found.q), (Reach::Tested, 1, Some(test.p)));
    assert!(found.is_worth_noticing());
}

#[test]
fn a_block_on_the_top_of_a_wave_has_the_counts_of_the_reference() {
    let found = referred(&WAVE, &WAVE_BLOCK);
    assert_eq!((found.with.n(), found.without.n(), found.kept), (15, 20, (34, 15)));
    near(found.with.mean().unwrap(), 2.4, EXACT);
    near(found.without.mean().unwrap(), 1.45, EXACT);
    near(found.raw_difference().unwrap(), 0.95, EXACT);
    near(found.carry_over.unwrap(), 0.609_271_434_228, EXACT);
    let test = found.test.unwrap();
    near(test.difference, -0.072_359_699_724_4, EXACT);
    assert_eq!((test.extreme, test.total), (7_581, 9_999));
    near(test.p, 0.7582, EXACT);
    assert!(!found.is_worth_noticing());
}

#[test]
fn what_follows_the_peaks_of_a_wave_has_the_counts_of_the_reference() {
    let found = referred(&WAVE, &WAVE_PEAKS);
    assert_eq!((found.with.n(), found.without.n(), found.kept), (17, 18, (34, 17)));
    near(found.with.mean().unwrap(), 2.529_411_764_71, EXACT);
    near(found.without.mean().unwrap(), 1.222_222_222_22, EXACT);
    near(found.raw_difference().unwrap(), 1.307_189_542_48, EXACT);
    let test = found.test.unwrap();
    near(test.difference, 0.700_428_568_101, EXACT);
    assert_eq!((test.extreme, test.total), (12, 9_999));
    near(test.p, 0.0013, EXACT);
}

#[test]
fn twenty_one_entries_are_compared_and_twenty_are_not() {
    assert_eq!(found(alternating(20, 8)).reach, Reach::NotEnoughDays);
    assert_eq!((found(alternating(20, 8)).with.n(), found(alternating(20, 8)).test), (8, None));
    assert_eq!(found(alternating(21, 8)).reach, Reach::Tested);
}

#[test]
fn five_with_and_five_without_are_compared_and_four_are_not() {
    // The first day is never kept, so the ticks lie on the last ones.
    let last = |with: i64| found(observed((0..21).map(|offset| (offset, offset % 2, offset >= 21 - with))));
    let reach: Vec<Reach> = [4, 5, 15, 16, 17].map(|with| last(with).reach).to_vec();
    assert_eq!(
        reach,
        [Reach::NotEnoughDays, Reach::Tested, Reach::Tested, Reach::NotEnoughInARow, Reach::NotEnoughDays]
    );
    assert_eq!(last(16).kept, (20, 16), "sixteen with and four without of those kept");
    let first = |with| found(alternating(21, with));
    assert_eq!((first(5).reach, first(5).kept), (Reach::NotEnoughInARow, (20, 4)));
    assert_eq!((first(6).reach, first(6).kept), (Reach::Tested, (20, 5)));
}

#[test]
fn fourteen_kept_are_tested_and_thirteen_are_not() {
    // One run of days, then single days.
    let with_run = |run: i64| {
        let days = (0..run).chain((1..=30 - run).map(|place| run + 2 * place));
        found(observed(days.map(|offset| (offset, offset % 3, offset % 2 == 0))))
    };
    assert_eq!((with_run(14).reach, with_run(14).kept.0), (Reach::NotEnoughInARow, 13));
    assert_eq!((with_run(15).reach, with_run(15).kept.0), (Reach::Tested, 14));
    assert_eq!(with_run(14).family, 0, "what is not tested is in no family");
}

#[test]
fn a_list_that_was_not_opened_leaves_the_day_out_but_not_its_rating() {
    let mut days = alternating(28, 10);
    let before = found(days.clone());
    days[12].ticks[LIST as usize] = None;
    let after = found(days);
    assert_eq!((after.with.n(), after.without.n(), after.kept), (10, 17, (26, 9)));
    assert_eq!(before.kept, (27, 9));
    assert_eq!(after.carry_over, before.carry_over);
    assert_eq!(after.d, before.d);
}

#[test]
fn the_day_after_a_list_that_was_not_opened_is_kept() {
    let mut days = observed(
        WAVE.days.iter().map(|day| (*day, WAVE.ratings[usize::try_from(*day).unwrap()], day % 3 == 0)),
    );
    days[20].ticks[LIST as usize] = None;
    let today = days.last().unwrap().day;
    let history = warmed(days);
    let series = Series::new(&history, Sign::Jealousy.into(), today);
    let window = series.window(12);
    let (x, y) = window.numbers();
    let trend = Trend::new(&x, &y).unwrap();
    let labels: Vec<Option<bool>> = (0..35).map(|day| (day != 20).then_some(day % 3 == 0)).collect();
    let (left, _) = prewhitened(&window, &labels, &trend);
    assert_eq!(left.len(), 33);
    near(left[19], trend.residuals[21] - trend.carry_over.r_corrected * trend.residuals[20], EXACT);
}

#[test]
fn a_list_left_empty_is_a_day_without_and_nothing_is_a_tick_like_others() {
    let mut days = alternating(28, 10);
    days[20] = ticked(days[20].clone(), LIST, &["nothing"]);
    let history = warmed(days);
    let all = family(&history, LIST, 12, at(27), &mut Draws::default());
    let ids: Vec<&str> = all.iter().map(|it| history.id(it.tick)).collect();
    assert_eq!(ids, ["nothing", "silence"].repeat(5));
    assert_eq!((all[1].with.n(), all[1].without.n()), (10, 18));
    assert_eq!((all[0].with.n(), all[0].without.n()), (1, 27));
}

#[test]
fn a_day_before_that_is_late_skipped_or_of_the_warm_up_keeps_no_day() {
    let mut days = alternating(28, 10);
    days[12] = late(days[12].clone());
    days[16].ratings = [None; 6];
    let found = found(days);
    assert_eq!((found.n(), found.kept.0), (26, 23));
}

#[test]
fn only_the_segment_after_the_last_gap_within_the_window_is_compared() {
    let gap = |days: i64| {
        let later = (0..30).map(|offset| (19 + days + offset, offset % 2, offset % 3 == 0));
        found(observed((0..20).map(|offset| (offset, 4, true)).chain(later)))
    };
    assert_eq!((gap(14).n(), gap(14).d), (50, 63));
    assert_eq!((gap(15).n(), gap(15).kept.0, gap(15).d), (30, 29, 30));
    let long = found(observed((0..100).map(|offset| (offset, offset % 2, offset % 3 == 0))));
    assert_eq!((long.n(), long.kept.0, long.d), (84, 83, 84));
}

fn with_figures(q: f64, with: (usize, i64), without: (usize, i64)) -> Association {
    let days = |(n, sum): (usize, i64)| Days { days: vec![at(0); n], sum };
    let mut association = found(alternating(5, 2));
    (association.with, association.without, association.q) = (days(with), days(without), Some(q));
    association.test = Some(Exchange { difference: 1.0, extreme: 1, total: 1, is_exact: true, p: q });
    association
}

#[test]
fn a_tenth_of_q_and_half_a_point_more_are_worth_noticing() {
    assert!(with_figures(0.10, (10, 20), (10, 15)).is_worth_noticing());
    assert!(with_figures(0.10 + 5e-10, (10, 20), (10, 15)).is_worth_noticing());
    assert!(!with_figures(0.10 + 2e-9, (10, 20), (10, 15)).is_worth_noticing());
    assert!(!with_figures(0.001, (10, 7), (10, 20)).is_worth_noticing(), "1.3 less");
    assert!(!with_figures(0.01, (10, 20), (11, 17)).is_worth_noticing(), "2 less 1.545 is less");
    // 11/15 less 7/30 is half a point that divisions take a hair below.
    let hair = with_figures(0.01, (15, 11), (30, 7));
    assert!(hair.raw_difference().unwrap() < 0.5 && hair.is_worth_noticing());
    let mut untested = with_figures(0.01, (10, 20), (10, 10));
    untested.q = None;
    assert!(!untested.is_worth_noticing());
}

#[test]
fn what_is_tested_must_be_more_too() {
    for (difference, expected) in [(1e-6, true), (0.0, false), (-0.4, false)] {
        let mut found = with_figures(0.10, (10, 20), (10, 15));
        found.test.as_mut().unwrap().difference = difference;
        assert_eq!(found.is_worth_noticing(), expected, "{difference}");
    }
}

/// One tick of a list that goes together with jealousy, more of it or less, over eight weeks.
fn strong(list: TickList, id: &str, more: bool) -> Association {
    let days = (0..56).map(|offset| {
        let with = offset % 3 == 0;
        let rating = if with == more { 2 + offset % 2 } else { offset % 2 };
        ticked(seen(offset, Some(rating)), list, if with { std::slice::from_ref(&id) } else { &[] })
    });
    let history = warmed(days);
    let all = family(&history, list, 8, at(55), &mut Draws::default());
    all.into_iter().find(|it| it.sign == Sign::Jealousy).unwrap()
}

#[test]
fn only_more_of_a_trigger_or_a_root_can_be_worth_noticing() {
    for list in [TickList::Triggers, TickList::Roots] {
        for (id, more, expected) in
            [("own", true, true), ("alcohol", false, false), ("late_reply", true, true)]
        {
            let found = strong(list, id, more);
            assert!(found.q.unwrap() <= 0.01 && found.raw_difference().unwrap().abs() >= 1.0, "{found:?}");
            assert_eq!(found.is_worth_noticing(), expected, "{list:?} {id}");
        }
    }
}

#[test]
fn that_there_was_no_trigger_is_tested_and_never_worth_noticing() {
    let found = strong(TickList::Triggers, "nothing", true);
    assert!(found.q.unwrap() <= 0.01 && found.family == 1, "{found:?}");
    assert!(!found.is_worth_noticing());
    assert!(
        strong(TickList::Roots, "nothing", true).is_worth_noticing(),
        "of another list it is a tick of one's own"
    );
}

#[test]
fn an_act_of_ones_own_is_counted_and_never_tested() {
    for (id, more) in [("checked", true), ("waited", false), ("own", true)] {
        let found = strong(TickList::Did, id, more);
        assert_eq!((found.reach, found.test, found.q, found.family), (Reach::OnlyCounted, None, None, 0));
        assert!(found.raw_difference().unwrap().abs() >= 1.0 && !found.is_worth_noticing());
        assert_eq!((found.with.n(), found.without.n(), found.kept), (19, 37, (55, 18)));
    }
    let few = found_in(TickList::Did, 3);
    assert_eq!((few.reach, few.with.n(), few.without.n()), (Reach::OnlyCounted, 3, 0));
}

/// A tick of a list on every one of some days.
fn found_in(list: TickList, days: i64) -> Association {
    let history = warmed((0..days).map(|offset| ticked(seen(offset, Some(1)), list, &["one"])));
    family(&history, list, 8, at(days - 1), &mut Draws::default()).remove(0)
}

#[test]
fn three_at_the_most_are_named_by_q_then_p_then_difference_then_sign() {
    let history = warmed(alternating(5, 2));
    let test = |p| Some(Exchange { difference: 1.0, extreme: 1, total: 1, is_exact: true, p });
    let one = |q, p, sum, sign| Association { test: test(p), sign, ..with_figures(q, (10, sum), (10, 10)) };
    let all = [
        one(0.05, 0.01, 20, Sign::OverAnalysis),
        one(0.05, 0.01, 20, Sign::Sensitivity),
        one(0.05, 0.01, 30, Sign::OverAnalysis),
        one(0.05, 0.005, 15, Sign::OverAnalysis),
        one(0.04, 0.02, 15, Sign::OverAnalysis),
        one(0.20, 0.001, 40, Sign::Jealousy),
    ];
    let expected = [&all[4], &all[3], &all[2]];
    assert_eq!(worth_noticing(&history, &all), expected);
    assert_eq!(worth_noticing(&history, all.iter().rev()), expected);
    assert_eq!(worth_noticing(&history, &all[..2]), [&all[1], &all[0]]);
}

#[test]
fn a_family_is_every_tick_with_every_sign_that_was_tested() {
    let mut days = alternating(30, 10);
    for (place, day) in days.iter_mut().enumerate() {
        day.ratings[1] = day.ratings[0];
        day.ratings[5] = day.ratings[0];
        if place % 3 == 0 {
            day.ticks[LIST as usize].as_mut().unwrap().push("late_reply".to_owned());
        }
        if place % 15 == 0 {
            day.ticks[LIST as usize].as_mut().unwrap().push("seldom".to_owned());
        }
        day.ticks[TickList::Did as usize] = Some(vec!["walk".to_owned()]);
    }
    let history = warmed(days);
    let all = family(&history, LIST, 12, at(29), &mut Draws::default());
    assert_eq!(all.len(), 15, "three ticks with five signs, never steadiness");
    assert!(all.iter().all(|it| it.family == 4), "two ticks with two signs");
    let p: Vec<f64> = all.iter().filter_map(|it| it.test.map(|test| test.p)).collect();
    let q: Vec<f64> = all.iter().filter_map(|it| it.q).collect();
    assert_eq!(q, benjamini_hochberg(&p));
    let did = family(&history, TickList::Did, 12, at(29), &mut Draws::default());
    assert!(did.iter().all(|it| it.family == 0));
}

#[test]
fn without_entries_nothing_is_compared() {
    let history = warmed(observed([(0, 1, true)]));
    let all = family(&history, LIST, 12, at(0), &mut Draws::default());
    assert_eq!(all.len(), 5);
    assert!(all.iter().all(|it| it.reach == Reach::NotEnoughDays && it.test.is_none() && it.q.is_none()));
    assert_eq!(
        (all[1].n(), all[1].carry_over, all[1].raw_difference(), all[1].tenths()),
        (0, None, None, None)
    );
    assert_eq!(
        family(&crate::insight::testing::reference::history([]), LIST, 12, at(0), &mut Draws::default()),
        []
    );
}
