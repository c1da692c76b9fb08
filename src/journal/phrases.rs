//! The phrase check: whether what was just written holds one of a few heavy phrases. Nothing of it is kept.

/// Whether a text holds one of the phrases as whole words, whatever the case, the spacing or the kind of apostrophe.
pub fn holds_one_of<'a>(text: &str, phrases: impl IntoIterator<Item = &'a str>) -> bool {
    let text = words(text);
    phrases.into_iter().any(|phrase| text.contains(&words(phrase)))
}

/// The words in lower case with one space around each.
fn words(text: &str) -> String {
    let text = text.to_lowercase().replace('\u{2019}', "'");
    let mut words = String::from(" ");
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()) {
        words.push_str(word);
        words.push(' ');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_whole_and_only_whole() {
        let phrases = ["suicide", "end my life", "don't want to live"];
        for (text, found) in [
            ("I could End my\n life.", true),
            ("I don\u{2019}t want to live like this", true),
            ("suicide", true),
            ("suicidesquad", false),
            ("the end. My lifeboat", false),
            ("", false),
        ] {
            assert_eq!(holds_one_of(text, phrases), found, "{text}");
        }
    }
}
