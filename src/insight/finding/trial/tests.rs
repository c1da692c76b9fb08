use super::*;
use crate::insight::stats::sign_flip::SignFlip;
use crate::insight::testing::{day, phrases};
use crate::journal::Practice;
use crate::journal::practice::Kind;
use crate::journal::practice::fields::trial as fields;
use crate::journal::{EntryId, Shows, Sign, Trial};

/// The result of a trial with these differences, 2 on each day without.
fn result(differences: &[i64], planned: u16) -> TrialResult {
    let mut practice = Practice::new(Kind::Trial);
    practice.put(fields::WHAT, "kind_break".to_owned());
    practice.put(fields::SIGN, "self_criticism".to_owned());
    practice.put(fields::SHOWS, Shows::Same.key().to_owned());
    practice.put(fields::PAIRS, planned);
    practice.put(fields::START, day("2026-06-01"));
    let trial = Trial::new(EntryId::new_v7(1, [7; 10]), &practice).unwrap();
    let days = |first: i64, sum: i64| Days {
        days: (0..).take(differences.len()).map(|pair| day("2026-06-01").plus(3 * pair + first)).collect(),
        sum,
    };
    let n = i64::try_from(differences.len()).unwrap();
    TrialResult {
        trial,
        over: usize::from(planned),
        with: days(0, 2 * n + differences.iter().sum::<i64>()),
        without: days(1, 2 * n),
        test: SignFlip::new(differences),
        differences: differences.to_vec(),
        drawn: 2 * differences.len(),
        done_as_drawn: 2 * differences.len(),
        others: Vec::new(),
    }
}

fn said(result: &TrialResult) -> (String, Vec<String>) {
    let finding = result.finding(&phrases());
    (finding.words, finding.notes)
}

#[test]
fn a_result_is_told_with_its_range_and_the_ways_in_which_the_coin_could_have_fallen() {
    let (words, notes) = said(&result(&[-1, -2, 0, -1, -1, -2, -1, 0, -1, -1], 10));
    assert_eq!(
        words,
        "self_criticism, 10 pairs of days. With a kindness break 1.0, without 2.0: difference −1.0, likely between −1.5 \
         and −0.5: lighter with it. The coin could have fallen in 1,024 ways; in 8 of them the difference would be as \
         large. Chance chose the days, so that weekdays, moods and slow changes had no say."
    );
    assert!(notes.is_empty(), "{notes:?}");
}

#[test]
fn one_that_cannot_be_told_says_that_pairs_are_few() {
    let (words, _) = said(&result(&[-1, 0, 1, -2, -2, 0, -1, -1], 8));
    assert_eq!(
        words,
        "self_criticism, 8 pairs of days. With a kindness break 1.3, without 2.0: difference −0.8, likely between −1.6 and \
         +0.1: can't tell yet. Eight pairs are few; a trial of its own can be made again later."
    );
}

#[test]
fn below_eight_pairs_only_the_means_are_told_and_why() {
    let (words, notes) = said(&result(&[-1; 7], 10));
    assert_eq!(words, "self_criticism, 7 pairs of days. With a kindness break 1.0, without 2.0.");
    assert_eq!(
        notes,
        [
            "With fewer than eight whole pairs nothing is tested.",
            "Many pairs are missing a day; the picture may be tilted."
        ]
    );
    let mut ended = result(&[-1], 12);
    ended.over = 1;
    let (words, notes) = said(&ended);
    assert_eq!(words, "self_criticism, one pair of days. With a kindness break 1.0, without 2.0.");
    assert_eq!(notes, ["Ended before its time, so nothing is tested."]);
    assert_eq!(said(&result(&[], 8)).0, "self_criticism: no pair of days has both ratings.");
}

#[test]
fn days_on_which_it_was_done_otherwise_are_told_and_other_signs_are_counted() {
    let mut mixed = result(&[-1; 8], 8);
    mixed.done_as_drawn = 11;
    let other = |sum| Days { days: mixed.with.days.clone(), sum };
    mixed.others =
        vec![(Sign::Jealousy, other(8), other(12)), (Sign::Reassurance, Days::default(), other(8))];
    let (words, notes) = said(&mixed);
    assert!(words.contains("difference −1.0: lighter with it."), "no range where all are alike: {words}");
    assert_eq!(
        notes,
        [
            "It was done as drawn on 11 of 16 days, which makes a difference look smaller.",
            "Other signs, with it and without, counted and not tested: jealousy 1.0 and 1.5."
        ]
    );
}

#[test]
fn a_tick_of_ones_own_is_named_in_quotes() {
    assert_eq!(name_of("moved", &phrases()), "moving");
    assert_eq!(name_of("jam_session", &phrases()), "“jam_session”");
}

#[test]
fn the_figures_have_the_names_of_the_docs_and_are_missing_below_eight() {
    let names: Vec<&str> = result(&[-1; 7], 8).figures().iter().map(|(name, _)| *name).collect();
    assert_eq!(
        names,
        [
            "pairs",
            "dropped",
            "with_mean",
            "without_mean",
            "difference",
            "extreme",
            "patterns",
            "p",
            "low",
            "high",
            "done_as_drawn",
            "drawn"
        ]
    );
    let missing: Vec<&str> =
        result(&[-1; 7], 8).figures().into_iter().filter(|it| it.1.is_none()).map(|it| it.0).collect();
    assert_eq!(missing, ["extreme", "patterns", "p", "low", "high"]);
    assert_eq!(result(&[-1; 8], 8).finding(&phrases()).verdict, "lighter");
}
