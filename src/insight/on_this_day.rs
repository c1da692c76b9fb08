//! The same day a month and a year ago, unless it was a hard one.

use crate::journal::{Body, Day, Entry, Sign};

/// The rating from which a sign is high.
const HIGH: u8 = 3;

/// The same day one month ago and one year ago; a day that no calendar has is left out.
pub fn days(today: Day) -> impl Iterator<Item = Day> {
    let before = today.plus(-i64::from(today.day_of_month()));
    let month_ago = Day::new(before.year(), before.month(), today.day_of_month());
    let year_ago = Day::new(today.year() - 1, today.month(), today.day_of_month());
    [month_ago, year_ago].into_iter().flatten().filter(move |day| *day < today)
}

/// Whether the entries of a day are shown again: there is one that can be, and not every sign that was recorded was
/// rated 3 or 4. A day on which no sign was recorded is shown.
pub fn may_be_shown<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> bool {
    let (mut has_any, mut recorded, mut high) = (false, 0, 0);
    for entry in entries {
        has_any |= can_be_shown(entry);
        let ratings = entry.check_in().map(|check_in| &check_in.ratings);
        for rating in Sign::ALL.into_iter().filter_map(|sign| ratings?.get(sign)) {
            recorded += 1;
            high += usize::from(rating.value() >= HIGH);
        }
    }
    has_any && (recorded == 0 || high < recorded)
}

/// Whether this version can show an entry.
pub fn can_be_shown(entry: &Entry) -> bool {
    !matches!(entry.body, Body::Other { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::testing::{check_in, day, note};
    use crate::journal::{CheckIn, Rating};

    #[test]
    fn a_day_that_no_calendar_has_is_left_out() {
        for (today, expected) in [
            ("2026-11-22", &["2026-10-22", "2025-11-22"][..]),
            ("2026-01-31", &["2025-12-31", "2025-01-31"]),
            ("2026-03-31", &["2025-03-31"]),
            ("2026-03-29", &["2025-03-29"]),
            ("2028-03-29", &["2028-02-29", "2027-03-29"]),
            ("2028-02-29", &["2028-01-29"]),
            ("2026-05-31", &["2025-05-31"]),
            ("0001-01-15", &[]),
        ] {
            let found: Vec<String> = days(day(today)).map(|day| day.to_string()).collect();
            assert_eq!(found, expected, "{today}");
        }
    }

    fn rated(ratings: &str) -> Entry {
        let mut check_in = CheckIn::default();
        for (sign, c) in Sign::ALL.into_iter().zip(ratings.chars()) {
            let value = c.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
            check_in.ratings.set(sign, value.and_then(Rating::new));
        }
        let on = day("2026-11-22");
        Entry::new_check_in(on, check_in, "2026-11-22T21:14:03+01:00".parse().unwrap(), on)
    }

    #[test]
    fn a_day_whose_recorded_signs_were_all_high_is_not_shown_again() {
        for (ratings, shown) in [
            ("33333", false),
            ("4-3--", false),
            ("3----", false),
            ("2----", true),
            ("33332", true),
            ("44440", true),
            ("-----", true),
        ] {
            assert_eq!(may_be_shown(&[rated(ratings)]), shown, "{ratings}");
            let with_note = [note(day("2026-11-22"), 1, "a"), rated(ratings)];
            assert_eq!(may_be_shown(&with_note), shown, "{ratings} and a note");
        }
        assert!(may_be_shown(&[note(day("2026-11-22"), 1, "a")]), "nothing was rated");
        assert!(!may_be_shown(&[]));
        assert!(may_be_shown(&[check_in(day("2026-11-22"), Some(2), 0)]));
    }

    #[test]
    fn a_day_with_nothing_but_kinds_of_a_newer_version_is_not_shown() {
        let text = r#"{"id":"019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10","kind":"weather","day":"2026-11-22",
            "saved_at":"2026-11-22T21:14:03Z","edited_at":null,"replaces":[],"late":false}"#;
        assert!(!may_be_shown(&[Entry::parse(text).unwrap()]));
    }
}
