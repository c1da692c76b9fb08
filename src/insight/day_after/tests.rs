use super::*;
use crate::insight::finding::Finding;
use crate::insight::testing::reference::{EASING, Reference};
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

/// The same of a reference, whose day 0 lies `span` days back.
fn referred(scale: Scale, reference: &Reference, span: i64) -> Series {
    let first = day(TODAY).plus(1 - span);
    let points = reference.days.iter().zip(reference.ratings).map(|(after, rating)| Point {
        day: first.plus(*after),
        rating: Rating::new(u8::try_from(*rating).unwrap()).unwrap(),
    });
    Series::bare(scale, points.collect(), day(TODAY))
}

fn told(after: &DayAfter) -> Finding {
    after.finding(Span::Weeks(12), &phrases())
}

const HALF_A_YEAR: &str = "\
2123432234311431212223223312121222121121331212202231312133433322322232222131113211211211222321011221\
1122243133132111232241221122122232243221122320331320113111112321011103312300121113";

const GAPS: Reference = Reference {
    days: &[
        1, 8, 9, 10, 11, 12, 16, 18, 20, 27, 29, 30, 32, 34, 35, 36, 38, 39, 40, 43, 46, 47, 48, 49, 50, 51,
        55, 57, 58, 59, 61, 63, 65, 67, 68, 69, 70, 75, 78, 79, 80, 81, 83,
    ],
    ratings: &[
        4, 3, 3, 1, 3, 1, 4, 3, 4, 4, 0, 1, 4, 2, 2, 2, 1, 2, 2, 2, 0, 1, 2, 1, 1, 3, 2, 1, 0, 1, 0, 2, 1, 0,
        0, 2, 0, 2, 1, 0, 3, 1, 1,
    ],
};

/// The figures that a reference must have: hard, n, followed, lighter, share, low, high, blocks.
type Expected = (usize, usize, usize, usize, Option<[f64; 3]>, &'static [(usize, usize)]);

#[test]
fn the_references_have_the_figures_that_were_computed_elsewhere() {
    let (sign, steadiness) = (Scale::Sign(crate::journal::Sign::Jealousy), Scale::Steadiness);
    let year = |scale| DayAfter::new(&series(scale, HALF_A_YEAR), Span::Weeks(52));
    let gaps = |scale| DayAfter::new(&referred(scale, &GAPS, 84), Span::Weeks(12));
    let easing = |scale| DayAfter::new(&referred(scale, &EASING, 28), Span::Weeks(4));
    let cases: Vec<(DayAfter, Expected)> = vec![
        (
            easing(sign),
            (
                11,
                28,
                11,
                5,
                Some([45.454_545_454_545_45, 21.271_271_487_637_826, 71.990_846_421_402_42]),
                &[(11, 28)],
            ),
        ),
        (easing(steadiness), (7, 28, 6, 3, None, &[(7, 28)])),
        (
            year(sign),
            (
                46,
                182,
                45,
                28,
                Some([62.222_222_222_222_22, 47.629_934_367_361_5, 74.891_915_413_445_29]),
                &[(7, 14), (6, 28), (10, 28), (3, 28), (7, 28), (7, 28), (6, 28)],
            ),
        ),
        (
            year(steadiness),
            (
                69,
                182,
                69,
                38,
                Some([55.072_463_768_115_945, 43.378_767_413_268_54, 66.231_144_452_180_7]),
                &[(3, 14), (9, 28), (6, 28), (14, 28), (11, 28), (8, 28), (18, 28)],
            ),
        ),
        (gaps(sign), (11, 43, 4, 3, None, &[(2, 17), (1, 16)])),
        (
            gaps(steadiness),
            (
                21,
                43,
                13,
                6,
                Some([46.153_846_153_846_15, 23.206_067_674_961_36, 70.856_204_441_437_1]),
                &[(7, 17), (12, 16)],
            ),
        ),
    ];
    for (found, (hard, n, followed, lighter, share, blocks)) in cases {
        assert_eq!((found.hard, found.n(), found.followed, found.lighter), (hard, n, followed, lighter));
        match (found.share(), share) {
            (Some((at, low, high)), Some(expected)) => {
                for (found, expected) in [at, low, high].into_iter().zip(expected) {
                    near(100.0 * found, expected, 1e-9);
                }
            }
            (found, expected) => assert_eq!((found.is_none(), expected.is_none()), (true, true)),
        }
        let found: Vec<(usize, usize)> = found.blocks.iter().map(|block| (block.hard, block.n)).collect();
        assert_eq!(found, blocks);
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
