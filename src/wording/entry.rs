//! Entries in few words: what one is about in one line, and the question of a prompt.

use crate::config::Lists;
use crate::journal::text::one_line;
use crate::journal::{Body, Entry, Practice};
use crate::texts::{self, PartnerWords};

/// How much of a text a line can show, in characters: a list must not take longer because texts are long.
const MOST_SHOWN: usize = 400;

/// The beginning of a text in one line.
pub fn beginning(text: &str) -> String {
    one_line(&text.chars().take(MOST_SHOWN).collect::<String>())
}

/// What an entry is about, in one line; empty when nothing is written in it.
pub fn first_words(entry: &Entry, lists: &Lists) -> String {
    match &entry.body {
        Body::Practice(practice) => practice_words(practice, lists),
        _ => beginning(entry.texts().first().copied().unwrap_or_default()),
    }
}

/// What an exercise is about, in one line; empty when nothing is answered in it.
pub fn practice_words(practice: &Practice, lists: &Lists) -> String {
    texts::practice::first_words(practice, |list, id| lists.label(list, id).to_owned())
}

/// The question of a prompt by its id.
pub fn question(prompt: &str, partner: PartnerWords) -> String {
    texts::prompts().text(prompt).map_or_else(
        || format!("Prompt {}, unknown to this version", one_line(prompt)),
        |text| partner.in_text(text).into_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_is_one_line_however_long_the_text_is() {
        assert_eq!(beginning("one\n two\tthree"), "one two three");
        assert_eq!(beginning(&"a".repeat(1_000)).len(), MOST_SHOWN);
    }

    #[test]
    fn a_prompt_that_nobody_knows_is_named_harmlessly() {
        let words = question("X9\u{1b}[31m", PartnerWords::default());
        assert_eq!(words, "Prompt X9[31m, unknown to this version");
    }
}
