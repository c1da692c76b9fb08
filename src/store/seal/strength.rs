//! Which passphrases are too easily guessed, and words drawn at random for a good one.
//!
//! Whoever guesses tries the commonest passphrases and what people make of them first. Of the commonest ten thousand hardly any has
//! twelve characters; the longer ones are a well-known word or two with figures around, a row of keys, or the same thing again.

use std::collections::BTreeSet;

use diceware_wordlists::Wordlist;

use crate::texts;

/// The least number of characters.
const LEAST: usize = 12;
/// The least number of different ones.
const LEAST_DIFFERENT: usize = 5;
/// Rows of keys and orders that everybody knows.
const ROWS: [&str; 8] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "q1w2e3r4t5y6u7i8o9p0",
    "1q2w3e4r5t6y7u8i9o0p",
];

/// The reason why a passphrase is too easily guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// It has fewer than twelve characters.
    Short,
    /// It is one of those that are tried first.
    Common,
}

/// Draws five of 7,776 words, by these numbers: together they are one of 2^64.
pub fn drawn_words(numbers: [u64; 5]) -> String {
    let words = Wordlist::EffLong.get_list();
    let drawn = numbers.map(|number| {
        let place = number.checked_rem(words.len() as u64).and_then(|place| usize::try_from(place).ok());
        place.and_then(|place| words.get(place)).copied().unwrap_or_default()
    });
    drawn.join(" ")
}

pub(super) fn weakness(passphrase: &str) -> Option<Weakness> {
    if passphrase.chars().count() < LEAST {
        return Some(Weakness::Short);
    }
    let lower = passphrase.to_lowercase();
    let plain: String = lower.chars().filter(|c| c.is_alphanumeric()).collect();
    let words: String =
        plain.trim_start_matches(|c: char| c.is_ascii_digit()).chars().map(as_letter).collect();
    let different: BTreeSet<char> = lower.chars().collect();
    let is_common = different.len() < LEAST_DIFFERENT
        || is_repeated(&lower)
        || is_row(plain.trim_end_matches(|c: char| c.is_ascii_digit()))
        || is_row(&plain)
        || is_of_common_words(&words);
    is_common.then_some(Weakness::Common)
}

/// The letter that a sign often stands for: `p4ssw0rd`.
fn as_letter(c: char) -> char {
    match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        c => c,
    }
}

/// Whether it is the same thing again and again: `abcabcabcabc`.
fn is_repeated(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let is_made_of = |length: usize| chars.chunks(length).all(|part| chars.starts_with(part));
    (1..=chars.len() / 2).any(is_made_of)
}

/// Whether all of it runs along a row, to and fro.
fn is_row(text: &str) -> bool {
    if text.is_empty() {
        return false;
    }
    let backwards: String = text.chars().rev().collect();
    ROWS.iter().any(|row| row.contains(text) || row.contains(&backwards))
}

/// Whether it is nothing but common words, with figures between and around them. Figures may stand for letters or for themselves.
fn is_of_common_words(text: &str) -> bool {
    let mut rest = text;
    let mut count = 0;
    while !rest.is_empty() {
        let word = texts::common_words()
            .iter()
            .filter(|word| rest.starts_with(word.as_str()))
            .max_by_key(|it| it.len());
        let Some(word) = word else { return is_figures(rest) && count > 0 };
        rest = rest.strip_prefix(word.as_str()).unwrap_or_default();
        count += 1;
    }
    // Three words or more are a passphrase already, however common.
    count <= 2
}

fn is_figures(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || matches!(c, 'o' | 'i' | 'e' | 'a' | 's' | 't'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_well_known_ones_are_refused() {
        for short in ["", "hunter2", "elevenchars"] {
            assert_eq!(weakness(short), Some(Weakness::Short), "{short}");
        }
        for common in [
            "password1234",
            "Password2024!",
            "P4ssw0rd2026!!",
            "passwordpassword",
            "iloveyou1234",
            "ILoveYou!!2026",
            "123456789012",
            "987654321098",
            "qwertyuiopas",
            "qwertyuiop123",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "abcdefghijkl",
            "1q2w3e4r5t6y",
            "letmein12345",
            "welcome12345",
            "sunshine2026",
            "princess1234",
            "monkeydragon",
        ] {
            assert_eq!(weakness(common), Some(Weakness::Common), "{common}");
        }
    }

    #[test]
    fn what_a_person_makes_up_and_what_is_drawn_is_taken() {
        for fine in [
            "seven quiet rivers",
            "the kettle sings at six",
            "staple-horse-battery",
            "ich mag gern Regen",
            "雨の日は静かに本を読む午後です",
            "xK9$mQ2!vL7z",
        ] {
            assert_eq!(weakness(fine), None, "{fine}");
        }
        let drawn = drawn_words([0, 7_775, 7_776, u64::MAX, 4_711]);
        assert_eq!(drawn.split(' ').count(), 5);
        assert_eq!(drawn.split(' ').next(), drawn.split(' ').nth(2));
        assert_eq!(weakness(&drawn), None);
        assert_eq!(Wordlist::EffLong.get_list().len(), 7_776);
    }
}
