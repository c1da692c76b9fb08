//! Typed text that is wiped from memory once it has served.

use std::fmt;

use unicode_segmentation::UnicodeSegmentation;
use zeroize::Zeroizing;

/// The most characters that are taken: more than anybody types, and room for them is there from the beginning, so that no copy is left
/// behind when the text grows.
const MOST: usize = 500;

/// A text that nobody else is to see. It is never shown by `Debug`, and dropping it wipes it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Default for Secret {
    fn default() -> Self {
        Self(Zeroizing::new(String::with_capacity(MOST * char::MAX.len_utf8())))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

impl Secret {
    /// The text.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of characters, as a person counts them.
    pub fn len(&self) -> usize {
        self.0.graphemes(true).count()
    }

    /// Adds text at the end, without control characters such as the line ends that come with a paste.
    pub fn add(&mut self, text: &str) {
        let room = MOST.saturating_sub(self.0.chars().count());
        self.0.extend(text.chars().filter(|c| !c.is_control()).take(room));
    }

    /// Erases the last character, as a person counts them.
    pub fn erase(&mut self) {
        let last = self.0.graphemes(true).next_back().map_or(0, str::len);
        let left = self.0.len().saturating_sub(last);
        self.0.truncate(left);
    }

    /// Takes the text out; nothing is left.
    #[must_use]
    pub fn take(&mut self) -> Self {
        std::mem::take(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_taken_and_erased_as_a_person_counts_characters() {
        let mut secret = Secret::default();
        secret.add("  zwei Wörter 日本 e\u{301}👩‍👩‍👧\r\n");
        assert_eq!((secret.text(), secret.len()), ("  zwei Wörter 日本 e\u{301}👩‍👩‍👧", 19));
        secret.erase();
        secret.erase();
        assert_eq!(secret.text(), "  zwei Wörter 日本 ");
        let taken = secret.take();
        assert!(secret.is_empty() && !taken.is_empty());
        secret.erase();
        assert_eq!(secret.len(), 0);
    }

    #[test]
    fn there_is_an_end_to_it_within_the_room_that_was_made_and_nothing_of_it_is_said() {
        let mut secret = Secret::default();
        let room = secret.0.capacity();
        for _ in 0..3 {
            secret.add(&"𝔞".repeat(400));
        }
        assert_eq!((secret.len(), secret.0.capacity()), (MOST, room));
        assert_eq!(format!("{secret:?}"), "Secret");
    }
}
