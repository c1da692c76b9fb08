//! Finding entries by their words.

use std::ops::Range;

use super::entry::Entry;

/// Words to look for, whatever their case.
#[derive(Clone, Debug)]
pub struct Needle {
    folded: String,
}

impl Needle {
    /// The words as they were typed; `None` when there is nothing but white space.
    pub fn new(text: &str) -> Option<Self> {
        let folded = text.trim().to_lowercase();
        (!folded.is_empty()).then_some(Self { folded })
    }

    /// Whether one of the texts that a person wrote in an entry holds the words.
    pub fn is_in(&self, entry: &Entry) -> bool {
        entry.texts().into_iter().any(|text| self.is_in_text(text))
    }

    /// Where a text holds the words first, in bytes.
    pub fn place_in(&self, text: &str) -> Option<Range<usize>> {
        // A character in lower case may be longer or shorter than it was: each byte remembers where it comes from.
        let mut folded = String::with_capacity(text.len());
        let mut starts = Vec::with_capacity(text.len());
        for (start, c) in text.char_indices() {
            folded.extend(c.to_lowercase());
            starts.resize(folded.len(), start);
        }
        let first = folded.find(&self.folded)?;
        let last = text.get(*starts.get(first + self.folded.len() - 1)?..)?;
        let end = text.len() - last.len() + last.chars().next().map_or(0, char::len_utf8);
        Some(*starts.get(first)?..end)
    }

    /// Whether a text holds the words.
    pub fn is_in_text(&self, text: &str) -> bool {
        if self.folded.is_ascii() && text.is_ascii() {
            let needle = self.folded.as_bytes();
            text.as_bytes().windows(needle.len()).any(|part| part.eq_ignore_ascii_case(needle))
        } else {
            text.to_lowercase().contains(&self.folded)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_case_and_alphabet() {
        for (needle, text, found) in [
            ("Phone", "the phone call", true),
            (" phone call ", "the phone call", true),
            ("phones", "the phone call", false),
            ("ÄRGER", "so viel Ärger", true),
            ("привет", "Привет!", true),
            ("漢字", "これは漢字です", true),
            ("x", "", false),
        ] {
            assert_eq!(Needle::new(needle).unwrap().is_in_text(text), found, "{needle} in {text}");
        }
        assert!(Needle::new("  \n").is_none());
    }

    #[test]
    fn the_words_are_found_at_their_place_in_the_text_as_it_was_written() {
        for (needle, text, found) in [
            ("phone", "The Phone call", Some("Phone")),
            ("ärger", "so viel ÄRGER heute", Some("ÄRGER")),
            // The capital is two bytes long and two characters in lower case, and the K of Kelvin is three bytes long.
            ("x", "İİx", Some("x")),
            ("k", "a\u{212a}b", Some("\u{212a}")),
            ("漢字", "これは漢字です", Some("漢字")),
            ("phones", "the phone call", None),
        ] {
            let place = Needle::new(needle).unwrap().place_in(text);
            assert_eq!(place.and_then(|place| text.get(place)), found, "{needle} in {text}");
        }
    }
}
