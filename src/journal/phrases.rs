//! Searches a text for phrases, for the gentle checks.

/// Whether a text holds one of the phrases as whole words, whatever the case, the spacing or the kind of apostrophe.
/// A `*` in a phrase stands for at most one word, which must not be a denial.
pub fn holds_one_of<'a>(text: &str, phrases: impl IntoIterator<Item = &'a str>) -> bool {
    let text = words(text);
    phrases.into_iter().any(|phrase| places(&text, phrase).next().is_some())
}

/// Whether a text holds one of the phrases without one of the words `unless` among the few words before it.
pub fn holds_one_of_unless<'a>(
    text: &str,
    phrases: impl IntoIterator<Item = &'a str>,
    unless: &[String],
) -> bool {
    let text = words(text);
    let before = |place: usize| text.get(place.saturating_sub(WORDS_BEFORE)..place).unwrap_or_default();
    let is_free = |place: usize| !before(place).iter().any(|word| unless.contains(word));
    phrases.into_iter().any(|phrase| places(&text, phrase).any(is_free))
}

/// The number of words before a phrase that may turn it into its opposite.
const WORDS_BEFORE: usize = 3;
/// The words that a `*` does not stand for.
const DENIALS: [&str; 6] = ["not", "never", "no", "less", "don't", "didn't"];

/// The words in lower case.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('\u{2019}', "'");
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '*');
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// At which words of a text a phrase starts.
fn places(text: &[String], phrase: &str) -> impl Iterator<Item = usize> {
    let phrase = words(phrase);
    (0..text.len()).filter(move |start| starts_with(text.get(*start..).unwrap_or_default(), &phrase))
}

fn starts_with(text: &[String], phrase: &[String]) -> bool {
    match (phrase.split_first(), text.split_first()) {
        (None, _) => true,
        (Some((any, phrase)), _) if any == "*" => {
            let skipped = text.split_first().filter(|(word, _)| !DENIALS.contains(&word.as_str()));
            starts_with(text, phrase) || skipped.is_some_and(|(_, text)| starts_with(text, phrase))
        }
        (Some((wanted, phrase)), Some((word, text))) => wanted == word && starts_with(text, phrase),
        (Some(_), None) => false,
    }
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

    #[test]
    fn a_star_stands_for_at_most_one_word_that_denies_nothing() {
        for (text, found) in [
            ("you always win", true),
            ("you are always late", true),
            ("you are so always", false),
            ("you don't always", false),
            ("you", false),
        ] {
            assert_eq!(holds_one_of(text, ["you * always"]), found, "{text}");
        }
    }

    #[test]
    fn a_word_among_the_three_before_can_turn_a_phrase_into_its_opposite() {
        let unless = ["don't".to_owned()];
        for (text, found) in [
            ("check their phone", true),
            ("don't check their phone", false),
            ("I don\u{2019}t want to check their phone", false),
            ("I don't really want to check their phone", true),
            ("don't check their phone tonight, then check their phone", true),
        ] {
            assert_eq!(holds_one_of_unless(text, ["check their phone"], &unless), found, "{text}");
        }
    }
}
