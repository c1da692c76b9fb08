//! The statements of findings, in the words that the program ships.

use inward::config::{Config, Lists};
use inward::insight::series::Point;
use inward::insight::{Direction, Series, Span};
use inward::journal::{Day, Rating, Sign};

/// The statement on a bare series whose last day is today.
fn said(days: &[i64], ratings: &[u8], weeks: u16) -> (String, Vec<String>) {
    let first: Day = "2026-01-05".parse().unwrap();
    let points = days
        .iter()
        .zip(ratings)
        .map(|(back, value)| Point { day: first.plus(*back), rating: Rating::new(*value).unwrap() });
    let today = first.plus(7 * i64::from(weeks) - 1);
    let series = Series::bare(Sign::Jealousy.into(), points.collect(), today);
    let lists = Lists::new(&Config::default());
    let finding = Direction::new(&series, weeks).finding(Span::Weeks(weeks), &lists.phrases());
    (finding.words, finding.notes)
}

#[test]
fn a_steady_fall_is_told_with_its_range() {
    let ratings = [3, 4, 3, 3, 2, 3, 4, 3, 2, 3, 3, 2, 3, 2, 2, 3, 1, 2, 2, 1, 2, 2, 1, 1, 2, 1, 0, 1];
    let days: Vec<i64> = (0..28).collect();
    assert_eq!(
        said(&days, &ratings, 4).0,
        "Jealousy: easing. From 2.9 to 1.5 (first and last 14 days). Likely fall over four weeks: between 1.8 and 3.4 \
         points. 28 of 28 days."
    );
    let note = "Words like this also come and go when nothing changes.";
    assert_eq!(said(&days, &ratings, 4).1, [note]);
    let rising: Vec<u8> = ratings.iter().rev().copied().collect();
    assert_eq!(
        said(&days, &rising, 4).0,
        "Jealousy: rising. From 1.5 to 2.9 (first and last 14 days). Likely rise over four weeks: between 1.8 and 3.4 \
         points. 28 of 28 days."
    );
}

#[test]
fn what_cannot_be_told_is_said_with_its_average() {
    let days = [0, 1, 2, 4, 5, 7, 8, 9, 12, 13, 14, 15, 18, 19, 20, 21, 23, 25, 26, 27];
    let ratings = [2, 1, 3, 2, 0, 1, 2, 3, 2, 1, 2, 0, 3, 1, 2, 2, 1, 3, 1, 2];
    let (words, notes) = said(&days, &ratings, 4);
    assert_eq!(
        words,
        "Can't tell yet. Average 1.7 over 20 of 28 days. Likely between −1.3 and +1.5 points over four weeks. Ups and downs this size are normal."
    );
    assert_eq!(notes, ["It often takes two months to see a direction."]);
}

#[test]
fn a_wave_that_looks_like_a_rise_is_told_as_the_way_it_went() {
    let days: Vec<i64> = (0..35).collect();
    let ratings = [
        0, 0, 1, 0, 1, 1, 2, 2, 1, 2, 2, 3, 3, 2, 2, 1, 1, 1, 2, 2, 1, 2, 3, 3, 4, 3, 3, 2, 2, 1, 2, 2, 3, 3,
        2,
    ];
    let words = said(&days, &ratings, 5).0;
    assert_eq!(
        words,
        "Can't tell yet. It went up, down and up again. Likely between −0.6 and +4.0 points over five weeks. Only a very large change would show so far. 35 of 35 days."
    );
}

/// Every template of statistics.
fn templates() -> impl Iterator<Item = &'static str> {
    inward::texts::insight().values().flat_map(|section| section.values()).map(String::as_str)
}

#[test]
fn no_text_of_statistics_judges_or_explains() {
    assert!(templates().count() > 50);
    for text in templates() {
        let lower = text.to_lowercase();
        for forbidden in [
            "cause",
            "because",
            "prove",
            "improve",
            "worse",
            "diagnos",
            "disorder",
            "makes you",
            "should",
            "failed",
            "wrong",
            "toxic",
            "needy",
            "clingy",
            "symptom",
            "streak",
            "score",
            "well done",
            "great",
            "better",
            "bad",
            "normal range",
            "significant",
            "husband",
            "wife",
            "boyfriend",
            "girlfriend",
        ] {
            assert!(!lower.contains(forbidden), "{forbidden}: {text}");
        }
    }
}

#[test]
fn the_words_for_a_direction_are_the_ten_and_no_other() {
    let words: Vec<&str> = inward::texts::insight()["word"].values().map(String::as_str).collect();
    assert_eq!(
        words,
        [
            "about the same",
            "the same on all {n} days",
            "0 on all {n} days",
            "can't tell yet",
            "easing",
            "Just starting: {n} of {least}",
            "less steady",
            "rising",
            "steadier",
            "Too early for a direction",
        ]
    );
}

#[test]
fn every_template_that_the_source_names_is_there() {
    let mut named = 0;
    let mut sources = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(path) = sources.pop() {
        if path.is_dir() {
            sources.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for call in
            ["insight_text(\"", "phrases.text(\"", "phrases.filled(\"", "phrases.filled(\n            \""]
        {
            for rest in text.split(call).skip(1) {
                let mut quoted = rest.split('"');
                let (section, between, name) = (quoted.next(), quoted.next(), quoted.next());
                // A name that is not written out is one of an enumeration, which has tests of its own.
                if between.is_some_and(|between| between.trim() == ",") {
                    let (section, name) = (section.unwrap(), name.unwrap());
                    assert!(
                        !inward::texts::insight_text(section, name).is_empty(),
                        "{section}.{name} in {path:?}"
                    );
                    named += 1;
                }
            }
        }
    }
    assert!(named > 30, "{named}");
}
