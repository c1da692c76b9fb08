use serde_json::{Value, json};

use super::*;
use crate::insight::finding::Finding;
use crate::insight::testing::{day, near, phrases};

const TODAY: &str = "2026-11-22";

/// A series that ends today: a digit for each rated day, `-` for one that was not.
fn series(scale: Scale, ratings: &str) -> Series {
    let last = day(TODAY);
    let count = i64::try_from(ratings.len()).unwrap();
    let points = ratings.bytes().zip(1..).filter(|(byte, _)| *byte != b'-').map(|(byte, place)| Point {
        day: last.plus(place - count),
        rating: Rating::new(byte - b'0').unwrap(),
    });
    Series::bare(scale, points.collect(), last)
}

fn told(after: &DayAfter) -> Finding {
    after.finding(Span::Weeks(12), &phrases())
}

/// The series of a vector, of which the last day is today.
fn referred(scale: Scale, vector: &Value) -> Series {
    let ratings: Vec<u8> = vector["y"].as_str().unwrap().bytes().map(|digit| digit - b'0').collect();
    let days: Vec<i64> = match vector["days"].as_array() {
        Some(days) => days.iter().map(|day| day.as_i64().unwrap()).collect(),
        None => (0..).take(ratings.len()).collect(),
    };
    let (last, today) = (days[days.len() - 1], day(TODAY));
    let points = days
        .iter()
        .zip(ratings)
        .map(|(after, rating)| Point { day: today.plus(after - last), rating: Rating::new(rating).unwrap() });
    Series::bare(scale, points.collect(), today)
}

/// The figures of every series of vectors.json, computed elsewhere.
#[test]
fn the_references_have_the_figures_that_were_computed_elsewhere() {
    let vectors: Value = serde_json::from_str(include_str!("vectors.json")).unwrap();
    for (name, vector) in vectors.as_object().unwrap() {
        let scale = Scale::from_key(vector["scale"].as_str().unwrap()).unwrap();
        let weeks = u16::try_from(vector["weeks"].as_u64().unwrap()).unwrap();
        let found = DayAfter::new(&referred(scale, vector), Span::Weeks(weeks));
        let counts = [found.hard, found.n(), found.followed, found.lighter];
        for (count, key) in counts.into_iter().zip(["hard", "n", "followed", "lighter"]) {
            assert_eq!(Some(count as u64), vector[key].as_u64(), "{name} {key}");
        }
        let share = found.share();
        assert_eq!(share.is_none(), vector["share"].is_null(), "{name}");
        if let Some((share, low, high)) = share {
            for (found, key) in [(share, "share"), (low, "low"), (high, "high")] {
                near(100.0 * found, vector[key].as_f64().unwrap(), 1e-9);
            }
        }
        let blocks: Vec<Value> = found.blocks.iter().map(|block| json!([block.hard, block.n])).collect();
        assert_eq!(Value::Array(blocks), vector["blocks"], "{name}");
    }
}

#[test]
fn the_interval_is_that_of_the_share() {
    for (lighter, followed, share, low, high) in [
        (10, 14, 71.428_571_428_6, 45.350_915_474, 88.278_621_437_3),
        (3, 8, 37.5, 13.684_428_473_9, 69.425_760_734_6),
        (8, 8, 100.0, 67.559_243_165_9, 100.0),
        (0, 9, 0.0, 0.0, 29.914_505_172_7),
    ] {
        let mut after = DayAfter::new(&series(Scale::Steadiness, ""), Span::Weeks(12));
        (after.lighter, after.followed) = (lighter, followed);
        let found = after.share().unwrap();
        for (found, expected) in [found.0, found.1, found.2].into_iter().zip([share, low, high]) {
            near(100.0 * found, expected, 1e-9);
        }
        after.followed = FOLLOWED_LEAST - 1;
        assert_eq!(after.share(), None);
    }
}

#[test]
fn a_day_is_followed_only_by_the_day_after_it() {
    let sign = Scale::Sign(crate::journal::Sign::Jealousy);
    let found = DayAfter::new(&series(sign, "3-0304"), Span::Weeks(12));
    assert_eq!((found.hard, found.followed, found.lighter), (3, 1, 1));
    let mirrored = DayAfter::new(&series(Scale::Steadiness, "1-4140"), Span::Weeks(12));
    assert_eq!((mirrored.hard, mirrored.followed, mirrored.lighter), (3, 1, 1));
}

#[test]
fn a_block_is_told_from_fourteen_days_and_only_within_the_window() {
    let sign = Scale::Sign(crate::journal::Sign::Jealousy);
    let blocks = |ratings: &str, weeks| DayAfter::new(&series(sign, ratings), Span::Weeks(weeks)).blocks;
    let of = |n| vec![Block { hard: 0, n }];
    assert_eq!(blocks(&"0-".repeat(14), 4), of(14));
    assert_eq!(blocks(&format!("-{}", "-0".repeat(13)), 4), []);
    assert_eq!(blocks(&"0".repeat(56), 4), of(28));
    assert_eq!(blocks(&"0".repeat(56), 7), of(28));
    assert_eq!(blocks(&"0".repeat(56), 8).len(), 2);
    assert_eq!(blocks(&"0".repeat(28), 3), []);
}

#[test]
fn the_words_say_what_there_is() {
    let sign = Scale::Sign(crate::journal::Sign::Jealousy);
    let words = |scale, ratings: &str| told(&DayAfter::new(&series(scale, ratings), Span::Weeks(12)));
    assert_eq!(words(sign, "").words, "Not enough days yet.");
    assert_eq!(words(sign, "012").words, "No day of 3 or 4 among 3.");
    assert_eq!(
        words(sign, "0130").words,
        "Hard days (3 or 4): 1 of 4. The day after is summed up from 8 on."
    );
    let many = words(sign, &"30".repeat(10));
    assert_eq!(
        many.words,
        "Hard days (3 or 4): 10 of 20. The day after was lighter on 10 of 10: 100 in a hundred, likely between 72 and 100."
    );
    assert_eq!(many.notes, ["By four weeks: 10 of 20."]);
    assert_eq!(many.verdict, "counted");
    assert_eq!(many.topic.to_string(), "after_hard.jealousy.12");
    assert_eq!("after_hard.jealousy.12".parse(), Ok(many.topic));
    let unsteady = words(Scale::Steadiness, &"04".repeat(8)).words;
    assert!(unsteady.starts_with("Unsteady days (0 or 1): 8 of 16. The day after was steadier on 8 of 8"));
    assert_eq!(words(Scale::Steadiness, "234").words, "No day of 0 or 1 among 3.");
}
