//! Finding entries by their words.

use super::entry::{Body, Entry};

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
        match &entry.body {
            Body::CheckIn(check_in) => check_in.texts().any(|text| self.is_in_text(text)),
            Body::Note(note) => self.is_in_text(&note.text),
            Body::Other { .. } => false,
        }
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
}
