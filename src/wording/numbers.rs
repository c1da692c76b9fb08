//! Counts with their nouns, singular or plural.

use std::fmt::Display;

/// The word for one thing or for several: `entry`, `entries`.
pub fn plural<'a, N: Copy + PartialEq + From<u8>>(count: N, one: &'a str, several: &'a str) -> &'a str {
    if count == N::from(1) { one } else { several }
}

/// So many things: `1 entry`, `2 entries`.
pub fn counted<N: Copy + Display + PartialEq + From<u8>>(count: N, one: &str, several: &str) -> String {
    format!("{count} {}", plural(count, one, several))
}

/// So many things, or `None` when there are none.
pub fn counted_if_any(count: usize, one: &str, several: &str) -> Option<String> {
    (count > 0).then(|| counted(count, one, several))
}

/// A number with a comma between its thousands: `3,650`.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A size as people say it; a kilobyte has 1,000 bytes.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => counted(bytes, "byte", "bytes"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_thing_is_named_in_the_singular() {
        for (count, expected) in [(0, "0 days"), (1, "1 day"), (2, "2 days"), (21, "21 days")] {
            assert_eq!(counted(count, "day", "days"), expected);
        }
        assert_eq!(counted_if_any(0, "day", "days"), None);
        assert_eq!(counted_if_any(1, "day", "days").as_deref(), Some("1 day"));
    }

    #[test]
    fn thousands_are_set_apart() {
        for (number, expected) in
            [(0, "0"), (999, "999"), (3650, "3,650"), (36500, "36,500"), (1_234_567, "1,234,567")]
        {
            assert_eq!(thousands(number), expected);
        }
    }

    #[test]
    fn sizes_are_rounded_up_to_kilobytes_and_down_to_tenths_of_megabytes() {
        for (bytes, expected) in [
            (1, "1 byte"),
            (999, "999 bytes"),
            (1_000, "1 kB"),
            (1_001, "2 kB"),
            (1_000_000, "1.0 MB"),
            (2_590_000, "2.5 MB"),
        ] {
            assert_eq!(size(bytes), expected);
        }
    }
}
