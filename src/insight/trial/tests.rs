use proptest::prelude::*;

use super::*;
use crate::insight::testing::{day, journal, near};
use crate::journal::practice::fields::trial::{DONE, ENDED_ON, PAIRS, SHOWS, SIGN, START, WHAT};
use crate::journal::practice::{Answer, Kind, Use};
use crate::journal::trial::with_done;
use crate::journal::{Body, CheckIn, EntryId, Moment, Practice};

fn now() -> Moment {
    "2026-11-22T21:14:03+01:00".parse().unwrap()
}

/// The entry of a trial of a kindness break for self-criticism.
fn entry(shows: Shows, pairs: u16, start: &str) -> Entry {
    let mut practice = Practice::new(Kind::Trial);
    practice.put(WHAT, "kind_break".to_owned());
    practice.put(SIGN, Sign::SelfCriticism.key().to_owned());
    practice.put(SHOWS, shows.key().to_owned());
    practice.put(PAIRS, pairs);
    practice.put(START, day(start));
    let on = day(start).plus(-1);
    Entry::new(EntryId::new_v7(1, [7; 10]), on, Body::Practice(practice), now(), on)
}

fn trial(shows: Shows, pairs: u16, start: &str) -> Trial {
    Trial::of(&entry(shows, pairs, start)).unwrap()
}

/// A check-in with one rating of self-criticism, first saved this many days after its day.
fn rated(of: Day, rating: i64, late_by: i64) -> Entry {
    let mut check_in = CheckIn::default();
    check_in.ratings.set(Sign::SelfCriticism, Rating::new(u8::try_from(rating).unwrap()));
    check_in.ratings.set(Sign::Jealousy, Rating::new(1));
    Entry::new_check_in(of, check_in, now(), of.plus(late_by))
}

/// A history in which the pairs have these differences, with 2 on each day without.
fn lived(trial_entry: &Entry, differences: &[i64]) -> History {
    let trial = Trial::of(trial_entry).unwrap();
    let pairs = drawn(&trial);
    let days = pairs.iter().zip(differences).flat_map(|(pair, difference)| {
        pair.map(|it| rated(it.rated, if it.with { 2 + difference } else { 2 }, 0))
    });
    History::of(&journal(days.chain([trial_entry.clone()])))
}

fn is_first_with(start: &str) -> Vec<bool> {
    drawn(&trial(Shows::Same, 12, start)).iter().map(|[first, _]| first.with).collect()
}

#[test]
fn the_draws_are_those_of_the_reference() {
    let with = |words: &str| words.split(' ').map(|word| word == "with").collect::<Vec<bool>>();
    assert_eq!(day("2026-11-23").days_since_1970(), 20_780);
    assert_eq!(
        is_first_with("2026-11-23"),
        with("without with with without without with with without without with with with")
    );
    assert_eq!(
        is_first_with("2027-01-04"),
        with("with without without with without without without with with with with without")
    );
}

#[test]
fn each_pair_has_one_day_with_and_one_without_and_the_days_are_those_of_the_plan() {
    for (shows, step, second, rated) in [(Shows::Same, 3, 1, 0), (Shows::Next, 5, 2, 1)] {
        let trial = trial(shows, 10, "2026-11-23");
        let pairs = drawn(&trial);
        for (nth, [one, other]) in (0..).zip(&pairs) {
            assert_ne!(one.with, other.with);
            assert_eq!(one.day.days_since(trial.start), nth * step);
            assert_eq!(other.day.days_since(one.day), second);
            assert!([one, other].into_iter().all(|it| it.rated.days_since(it.day) == rated));
            assert_eq!(draw(&trial, one.day), Some(one.with));
        }
        let last = pairs.last().unwrap()[1].rated;
        assert_eq!(last_day(&trial), last);
        assert_eq!(length(shows, 10), step * 10 - 1);
        assert!(!is_over(&trial, last) && is_over(&trial, last.plus(1)));
        let free = trial.start.plus(second + rated + 1);
        assert_eq!(draw(&trial, free), None, "a free day");
        assert_eq!(draw(&trial, trial.start.plus(-1)), None);
    }
}

#[test]
fn nothing_of_a_trial_is_known_before_its_last_pair_is_over() {
    let entry = entry(Shows::Same, 8, "2026-11-23");
    let history = lived(&entry, &[-1, 0, 1, -2, -2, 0, -1, -1]);
    let last = last_day(&Trial::of(&entry).unwrap());
    assert_eq!(results(&history, last), []);
    let result = results(&history, last.plus(1)).remove(0);
    assert_eq!((result.whole(), result.dropped(), result.word()), (8, 0, TrialWord::CannotTell));
    near(result.with.mean().unwrap() - result.without.mean().unwrap(), -0.75, 1e-12);
    near(result.test.unwrap().p, 0.156_25, 1e-12);
    assert!(!result.many_missing() && !result.often_otherwise() && !result.is_cut_short());
}

#[test]
fn half_a_point_that_chance_hardly_explains_is_lighter_or_heavier() {
    let of = |differences: &[i64]| {
        let entry = entry(Shows::Next, u16::try_from(differences.len()).unwrap(), "2026-06-01");
        TrialResult::new(&lived(&entry, differences), &Trial::of(&entry).unwrap(), day("2026-11-22"))
            .unwrap()
            .word()
    };
    assert_eq!(of(&[-1, -2, 0, -1, -1, -2, -1, 0, -1, -1]), TrialWord::Lighter);
    assert_eq!(of(&[1, 2, 0, 1, 1, 2, 1, 0, 1, 1]), TrialWord::Heavier);
    assert_eq!(of(&[1, 0, 0, -1, 1, 0, 0, -1]), TrialWord::CannotTell);
    // Six of twelve differ by one: half a point to the hair, p 2 of 64.
    assert_eq!(of(&[-1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0]), TrialWord::Lighter);
    assert_eq!(of(&[-1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0]), TrialWord::CannotTell, "less than half");
}

#[test]
fn a_pair_without_both_ratings_is_dropped_and_below_eight_nothing_is_tested() {
    let entry = entry(Shows::Same, 10, "2026-06-01");
    let trial = Trial::of(&entry).unwrap();
    let pairs = drawn(&trial);
    let result = |skipped: &[usize], late: &[usize]| {
        let days = pairs.iter().enumerate().flat_map(|(nth, pair)| {
            let of = |at: usize| {
                let late_by = if late.contains(&nth) { 2 } else { 0 };
                let is_skipped = skipped.contains(&nth) && at == 1;
                (!is_skipped).then(|| rated(pair[at].rated, if pair[at].with { 1 } else { 2 }, late_by))
            };
            [of(0), of(1)].into_iter().flatten().collect::<Vec<Entry>>()
        });
        let history = History::of(&journal(days.chain([entry.clone()])));
        TrialResult::new(&history, &trial, day("2026-11-22")).unwrap()
    };
    let two = result(&[3], &[7]);
    assert_eq!((two.whole(), two.dropped(), two.word()), (8, 2, TrialWord::Lighter));
    assert!(!two.many_missing(), "two of ten are no more than a quarter");
    let three = result(&[3, 4], &[7]);
    assert_eq!((three.whole(), three.dropped(), three.word()), (7, 3, TrialWord::NotEnough));
    assert!(three.test.is_none() && three.many_missing());
    assert_eq!((three.with.mean(), three.without.mean()), (Some(1.0), Some(2.0)), "the means are shown");
}

#[test]
fn one_that_was_ended_counts_the_pairs_that_were_over_by_then() {
    let planned = entry(Shows::Same, 12, "2026-06-01");
    let pairs = drawn(&Trial::of(&planned).unwrap());
    let ended_on = |on: Day| {
        let mut practice = planned.practice().unwrap().clone();
        practice.put(ENDED_ON, on);
        let ended = planned.edited(Body::Practice(practice), now());
        let history = lived(&ended, &[-1; 12]);
        TrialResult::new(&history, &Trial::of(&ended).unwrap(), on.plus(1)).unwrap()
    };
    let eighth = pairs[7][1].rated;
    let eight = ended_on(eighth);
    assert_eq!((eight.whole(), eight.word(), eight.is_cut_short()), (8, TrialWord::Lighter, true));
    let seven = ended_on(eighth.plus(-1));
    assert_eq!((seven.whole(), seven.word(), seven.is_cut_short()), (7, TrialWord::NotEnough, true));
    let at_once = ended_on(day("2026-06-01"));
    assert_eq!((at_once.over, at_once.whole()), (0, 0));
    assert!(!at_once.many_missing() && !at_once.often_otherwise());
    let mut trial = Trial::of(&planned).unwrap();
    trial.ended_on = Some(pairs[4][0].day);
    assert_eq!(draw(&trial, pairs[4][0].day), None, "nothing is drawn from then on");
    assert!(draw(&trial, pairs[3][1].day).is_some());
}

#[test]
fn what_was_drawn_counts_whatever_was_done_and_three_of_four_is_often_enough() {
    let planned = entry(Shows::Same, 8, "2026-06-01");
    let days: Vec<DrawnDay> = drawn(&Trial::of(&planned).unwrap()).into_iter().flatten().collect();
    let with_done = |otherwise: usize, open: usize| {
        let answered = days.iter().enumerate().skip(open).map(|(nth, it)| {
            let done = it.with != (nth - open < otherwise);
            Use::new(it.day, if done { "yes" } else { "no" })
        });
        let mut practice = planned.practice().unwrap().clone();
        practice.set(DONE, Answer::Uses(answered.collect()));
        let answered = planned.edited(Body::Practice(practice), now());
        let history = lived(&answered, &[-1; 8]);
        TrialResult::new(&history, &Trial::of(&answered).unwrap(), day("2026-11-22")).unwrap()
    };
    for (otherwise, open, is_often) in
        [(0, 0, false), (4, 0, false), (5, 0, true), (0, 16, false), (3, 4, false)]
    {
        let result = with_done(otherwise, open);
        assert_eq!((result.drawn, result.done_as_drawn), (16 - open, 16 - open - otherwise));
        assert_eq!(result.often_otherwise(), is_often, "{otherwise} of {open}");
        assert_eq!(result.word(), TrialWord::Lighter);
    }
}

#[test]
fn home_says_the_draw_on_its_day_and_for_two_weeks_that_it_is_over() {
    let trial = trial(Shows::Same, 8, "2026-11-23");
    let today = |after: i64| TrialToday::new(&trial, trial.start.plus(after));
    assert_eq!(today(-1), None);
    assert_eq!(today(0), Some(TrialToday::Drawn(false)));
    assert_eq!(today(1), Some(TrialToday::Drawn(true)));
    assert_eq!(today(2), None, "a free day");
    assert_eq!(today(23), Some(TrialToday::Over));
    assert_eq!(today(36), Some(TrialToday::Over));
    assert_eq!(today(37), None);
}

#[test]
fn the_months_hold_every_trial_that_goes_on() {
    let longest = length(Shows::Next, 15) + 1 + SAID_DAYS;
    assert!(longest <= LOOKED_BACK);
    let months: Vec<Month> = months(day("2026-11-22")).collect();
    assert_eq!(months.first(), Some(&Month::of(day("2026-11-22"))));
    assert_eq!(months.last(), Some(&Month::of(day("2026-08-14"))));
}

#[test]
fn a_trial_that_shows_on_the_next_evening_has_the_figures_of_the_reference() {
    let planned = entry(Shows::Next, 12, "2026-11-23");
    let trial = Trial::of(&planned).unwrap();
    let mut practice = planned.practice().unwrap().clone();
    let answers = [Some("yes"), Some("no"), Some("yes"), None].into_iter().cycle();
    for (it, answer) in drawn(&trial).into_iter().flatten().zip(answers) {
        practice = with_done(&practice, it.day, answer.map(|answer| answer == "yes"));
    }
    let answered = planned.edited(Body::Practice(practice), now());
    let ratings = "42240310102313404101321310144311001111221411132023112022440";
    let days = (0..).zip(ratings.bytes()).filter(|(nth, _)| ![8, 31].contains(nth)).map(|(nth, digit)| {
        rated(trial.start.plus(nth), i64::from(digit - b'0'), if nth == 21 { 2 } else { 0 })
    });
    let history = History::of(&journal(days.chain([answered.clone()])));
    let result = TrialResult::new(&history, &Trial::of(&answered).unwrap(), day("2027-02-01")).unwrap();
    assert_eq!((result.whole(), result.dropped(), result.done_as_drawn, result.drawn), (9, 3, 7, 13));
    near(result.with.mean().unwrap(), 2.0, 1e-9);
    near(result.without.mean().unwrap(), 2.222_222_222_222_222_3, 1e-9);
    let test = result.test.unwrap();
    assert_eq!((test.extreme, test.patterns), (464, 512));
    near(test.mean.value(), -0.222_222_222_222_222_2, 1e-9);
    near(test.p, 0.906_25, 1e-9);
    let interval = test.interval.unwrap();
    near(interval.low, -2.247_840_378_058_899_4, 1e-9);
    near(interval.high, 1.803_395_933_614_454_7, 1e-9);
    assert_eq!(result.word(), TrialWord::CannotTell);
}

proptest! {
    #[test]
    fn turning_all_differences_round_turns_the_word_round(differences in prop::collection::vec(-2_i64..3, 8..16)) {
        let entry = entry(Shows::Same, u16::try_from(differences.len()).unwrap(), "2026-06-01");
        let trial = Trial::of(&entry).unwrap();
        let result = |differences: &[i64]| TrialResult::new(&lived(&entry, differences), &trial, day("2026-11-22"));
        let turned: Vec<i64> = differences.iter().map(|it| -it).collect();
        let (one, other) = (result(&differences).unwrap(), result(&turned).unwrap());
        let expected = match one.word() {
            TrialWord::Lighter => TrialWord::Heavier,
            TrialWord::Heavier => TrialWord::Lighter,
            word => word,
        };
        prop_assert_eq!(other.word(), expected);
        prop_assert_eq!(one.test.unwrap().p.to_bits(), other.test.unwrap().p.to_bits());
    }
}
