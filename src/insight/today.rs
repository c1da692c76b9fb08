//! One sentence after a check-in: the sign that lies farthest outside all of its last days.

use crate::journal::{Day, Journal, Rating, Sign};

/// The number of days before the day that it is compared with.
pub const DAYS_BEFORE: i64 = 28;
/// The fewest rated days among them with which it is compared.
pub const LEAST: usize = 14;

/// A sign that lies above or below all of its last days, and none lies farther out. What lies among them is not told: with
/// five signs something is unusual by a narrower measure nearly every day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TodayFinding {
    /// The sign.
    pub sign: Sign,
    /// Its rating on the day.
    pub rating: Rating,
    /// The number of days before on which it was rated.
    pub n: usize,
    /// Whether the rating lies above all of them, not below.
    pub above: bool,
}

impl TodayFinding {
    /// Finds the sign to name after the check-in of a day, if there is one.
    ///
    /// The months of the [`DAYS_BEFORE`] days before must have been read.
    pub fn new(journal: &Journal, day: Day) -> Option<Self> {
        let ratings = &journal.check_in(day)?.check_in()?.ratings;
        let mut farthest: Option<(u8, Self)> = None;
        for (sign, rating) in Sign::ALL.into_iter().filter_map(|sign| Some((sign, ratings.get(sign)?))) {
            let before = before(journal, day, sign);
            let (n, value) = (before.len(), rating.value());
            let (Some(low), Some(high)) = (before.iter().min(), before.iter().max()) else { continue };
            let distance = value.saturating_sub(*high).max(low.saturating_sub(value));
            if n >= LEAST && distance > farthest.map_or(0, |(farthest, _)| farthest) {
                farthest = Some((distance, Self { sign, rating, n, above: value > *high }));
            }
        }
        farthest.map(|(_, finding)| finding)
    }
}

/// The ratings of a sign on the days before, late ones left out.
fn before(journal: &Journal, day: Day, sign: Sign) -> Vec<u8> {
    let entries = journal.range(day.plus(-DAYS_BEFORE)..=day.plus(-1)).filter(|entry| !entry.late);
    entries.filter_map(|entry| Some(entry.check_in()?.ratings.get(sign)?.value())).collect()
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

    fn outside(sign: Sign, rating: u8, above: bool, n: usize) -> Option<TodayFinding> {
        Some(TodayFinding { sign, rating: Rating::new(rating)?, n, above })
    }

    #[test]
    fn a_comparison_needs_fourteen_days() {
        let days = |count: usize, today: &str| found(&format!("{} {today}", "1 ".repeat(count)));
        assert_eq!(days(0, "4"), None);
        assert_eq!(days(13, "4"), None);
        assert_eq!(days(14, "4"), outside(Sign::Jealousy, 4, true, 14));
        assert_eq!(days(14, "0"), outside(Sign::Jealousy, 0, false, 14));
        assert_eq!(days(13, "- 4"), None, "skipped");
        assert_eq!(days(13, ". 4"), None, "missing");
        assert_eq!(days(13, "L1 4"), None, "late");
    }

    #[test]
    fn it_reaches_twenty_eight_days_back() {
        let days = |fillers| format!("{} {} 4", "1 ".repeat(14), ". ".repeat(fillers));
        assert_eq!(found(&days(14)), outside(Sign::Jealousy, 4, true, 14), "the first lies 28 days back");
        assert_eq!(found(&days(15)), None, "the first lies 29 days back");
    }

    #[test]
    fn what_equals_the_highest_or_the_lowest_is_not_told() {
        let today = |rating| found(&format!("{} 3 {rating}", "1 ".repeat(14)));
        assert_eq!(today(3), None);
        assert_eq!(today(4), outside(Sign::Jealousy, 4, true, 15));
        assert_eq!(today(2), None);
        assert_eq!(today(1), None);
        assert_eq!(today(0), outside(Sign::Jealousy, 0, false, 15));
    }

    #[test]
    fn the_farthest_sign_is_named_and_a_tie_goes_by_the_order_of_the_signs() {
        let days = "11222 ".repeat(14);
        assert_eq!(found(&format!("{days} 12224")), outside(Sign::OverAnalysis, 4, true, 14));
        assert_eq!(found(&format!("{days} 12232")), outside(Sign::Reassurance, 2, true, 14));
        assert_eq!(found(&format!("{days} 01122")), outside(Sign::Jealousy, 0, false, 14));
        assert_eq!(found(&format!("{days} 20022")), outside(Sign::Sensitivity, 0, false, 14));
    }

    #[test]
    fn signs_that_were_skipped_or_lack_days_are_left_out() {
        let mixed = "1- ".repeat(14);
        assert_eq!(found(&format!("{mixed} 14")), None);
        assert_eq!(found(&format!("{mixed} -4")), None);
        assert_eq!(found(&format!("{mixed} 44")), outside(Sign::Jealousy, 4, true, 14));
        assert_eq!(found(&format!("{mixed} .")), None);
    }
}
