//! Words as sentences.

/// A text with its first letter as a capital.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A text with its first letter in lower case.
pub fn uncapitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// A line as a sentence: with a capital, and one full stop unless it asks or exclaims.
pub fn sentence(line: &str) -> String {
    let line = capitalised(line.trim_end_matches('.'));
    if line.ends_with(['?', '!']) { line } else { format!("{line}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_has_a_capital_and_one_full_stop() {
        for (line, expected) in [
            ("not a day", "Not a day."),
            ("Done.", "Done."),
            ("österlich", "Österlich."),
            ("friday?", "Friday?"),
            ("", "."),
        ] {
            assert_eq!(sentence(line), expected);
        }
    }
}
