//! One sentence after a check-in: the sign that lies farthest outside its usual range.

use crate::insight::stats::numeric::quantile_type7;
use crate::journal::{Day, Journal, Rating, Sign};

/// The number of days before the day that make its usual range.
pub const DAYS_BEFORE: i64 = 14;
/// The fewest rated days among them from which a range is read.
pub const LEAST: usize = 7;

/// A day's signs compared with the usual range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TodayFinding {
    /// No sign that was rated has enough days before.
    TooEarly {
        /// The most days that one of them has.
        n: usize,
    },
    /// Every sign that can be compared lies within its usual range.
    Within {
        /// The fewest days with which one of them was compared.
        n: usize,
    },
    /// This sign lies outside its usual range, and none lies farther out.
    Outside {
        /// The sign.
        sign: Sign,
        /// Its rating on the day.
        rating: Rating,
        /// The 25th percentile of the days before.
        low: f64,
        /// The 75th percentile of the days before.
        high: f64,
        /// The number of days before on which it was rated.
        n: usize,
        /// Whether the rating lies above the range, not below.
        above: bool,
    },
}

impl TodayFinding {
    /// Finds the sign to name after the check-in of a day; `None` when there is no check-in or no sign was rated.
    ///
    /// The months of the [`DAYS_BEFORE`] days before must have been read.
    pub fn new(journal: &Journal, day: Day) -> Option<Self> {
        let ratings = &journal.check_in(day)?.check_in()?.ratings;
        let rated = Sign::ALL.into_iter().filter_map(|sign| Some((sign, ratings.get(sign)?)));
        let (mut most, mut fewest) = (None, None);
        let mut farthest: Option<(f64, Self)> = None;
        for (sign, rating) in rated {
            let before = before(journal, day, sign);
            let n = before.len();
            most = most.max(Some(n));
            let (Some(low), Some(high)) = (quantile_type7(&before, 0.25), quantile_type7(&before, 0.75))
            else {
                continue;
            };
            if n < LEAST {
                continue;
            }
            fewest = Some(fewest.unwrap_or(n).min(n));
            let value = f64::from(rating.value());
            let distance = (value - high).max(low - value);
            if distance > farthest.map_or(0.0, |(farthest, _)| farthest) {
                let above = value > high;
                farthest = Some((distance, Self::Outside { sign, rating, low, high, n, above }));
            }
        }
        let within = fewest.map(|n| Self::Within { n });
        farthest.map(|(_, outside)| outside).or(within).or(most.map(|n| Self::TooEarly { n }))
    }
}

/// The ratings of a sign on the days before, in ascending order, late ones left out.
fn before(journal: &Journal, day: Day, sign: Sign) -> Vec<f64> {
    let entries = journal.range(day.plus(-DAYS_BEFORE)..=day.plus(-1));
    let mut values: Vec<f64> = entries
        .filter(|entry| !entry.late)
        .filter_map(|entry| Some(f64::from(entry.check_in()?.ratings.get(sign)?.value())))
        .collect();
    values.sort_by(f64::total_cmp);
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::testing::{check_in, day, journal};
    use crate::journal::{Body, Entry};

    const TODAY: &str = "2026-11-22";

    /// Check-ins that end today, each a group of up to five digits in the order of the signs: `-` skipped, a lone `.`
    /// a day without a check-in, `L` before the digits late.
    fn history(days: &str) -> Journal {
        let days: Vec<&str> = days.split_whitespace().rev().collect();
        let entry = |(back, text): (usize, &&str)| -> Option<Entry> {
            let digits = text.trim_start_matches('L');
            let late = if digits.len() < text.len() { 2 } else { 0 };
            let mut entry = check_in(day(TODAY).plus(-i64::try_from(back).unwrap()), None, late);
            if let Body::CheckIn(check_in) = &mut entry.body {
                for (sign, c) in Sign::ALL.into_iter().zip(digits.chars()) {
                    let digit = c.to_digit(10).map(|digit| u8::try_from(digit).unwrap());
                    check_in.ratings.set(sign, digit.and_then(Rating::new));
                }
            }
            (digits != ".").then_some(entry)
        };
        journal(days.iter().enumerate().filter_map(entry))
    }

    fn found(days: &str) -> Option<TodayFinding> {
        TodayFinding::new(&history(days), day(TODAY))
    }

    fn outside(sign: Sign, rating: u8, low: f64, high: f64, n: usize) -> Option<TodayFinding> {
        let above = f64::from(rating) > high;
        Some(TodayFinding::Outside { sign, rating: Rating::new(rating)?, low, high, n, above })
    }

    #[test]
    fn a_range_needs_seven_days() {
        assert_eq!(found("4"), Some(TodayFinding::TooEarly { n: 0 }));
        assert_eq!(found("1 1 1 1 1 1 4"), Some(TodayFinding::TooEarly { n: 6 }));
        assert_eq!(found("1 1 1 1 1 1 1 4"), outside(Sign::Jealousy, 4, 1.0, 1.0, 7));
        assert_eq!(found("1 1 - 1 . 1 1 1 4"), Some(TodayFinding::TooEarly { n: 6 }), "skipped and missing");
        assert_eq!(found("1 1 1 1 1 1 L1 4"), Some(TodayFinding::TooEarly { n: 6 }), "late");
    }

    #[test]
    fn a_range_reaches_fourteen_days_back() {
        let days = |fillers| format!("1 1 1 1 1 1 1 {} 4", ". ".repeat(fillers));
        assert_eq!(found(&days(7)), outside(Sign::Jealousy, 4, 1.0, 1.0, 7), "the first lies 14 days back");
        assert_eq!(found(&days(8)), Some(TodayFinding::TooEarly { n: 6 }), "the first lies 15 days back");
    }

    #[test]
    fn the_ends_of_the_range_lie_within_it() {
        // 25th and 75th percentile of 0 1 1 2 2 3 4 are 1 and 2.5.
        let today = |rating| found(&format!("2 1 4 0 3 1 2 {rating}"));
        assert_eq!(today(0), outside(Sign::Jealousy, 0, 1.0, 2.5, 7));
        assert_eq!(today(1), Some(TodayFinding::Within { n: 7 }));
        assert_eq!(today(2), Some(TodayFinding::Within { n: 7 }));
        assert_eq!(today(3), outside(Sign::Jealousy, 3, 1.0, 2.5, 7));
        assert_eq!(found("2 2 2 2 2 2 2 2"), Some(TodayFinding::Within { n: 7 }));
    }

    #[test]
    fn the_farthest_sign_is_named_and_a_tie_goes_by_the_order_of_the_signs() {
        let seven = "11222 ".repeat(7);
        assert_eq!(found(&format!("{seven} 12224")), outside(Sign::OverAnalysis, 4, 2.0, 2.0, 7));
        assert_eq!(found(&format!("{seven} 12232")), outside(Sign::Reassurance, 2, 1.0, 1.0, 7));
        assert_eq!(found(&format!("{seven} 01122")), outside(Sign::Jealousy, 0, 1.0, 1.0, 7));
        assert_eq!(found(&format!("{seven} 20022")), outside(Sign::Sensitivity, 0, 2.0, 2.0, 7));
    }

    #[test]
    fn signs_that_were_skipped_or_lack_days_are_left_out() {
        let mixed = "1- ".repeat(7);
        assert_eq!(found(&format!("{mixed} 14")), Some(TodayFinding::Within { n: 7 }));
        assert_eq!(found(&format!("{mixed} -4")), Some(TodayFinding::TooEarly { n: 0 }));
        assert_eq!(
            found(&format!("{} 3- 13", "11 ".repeat(7))),
            Some(TodayFinding::Outside {
                sign: Sign::Reassurance,
                rating: Rating::ALL[3],
                low: 1.0,
                high: 1.0,
                n: 7,
                above: true,
            })
        );
        assert_eq!(found(&format!("{} 1- 11", "11 ".repeat(7))), Some(TodayFinding::Within { n: 7 }));
    }

    #[test]
    fn without_a_rating_there_is_nothing_to_say() {
        assert_eq!(found(&format!("{} -----", "1 ".repeat(7))), None);
        assert_eq!(found(&format!("{} .", "1 ".repeat(7))), None);
    }
}
