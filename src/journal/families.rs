//! Families of heavy phrases: how a text is searched for them, forgiving in letters and strict in words. Nothing is kept.

use std::ops::Range;

/// The words before a phrase that may turn it round.
const WORDS_BEFORE: usize = 3;
/// The letters from which on a word may have one too few or one doubled.
const LONG: usize = 5;

/// What a family of phrases is made of.
#[derive(Clone, Copy, Debug)]
pub struct Family<'a> {
    /// The phrases, in the language that `assets/phrases.toml` describes.
    pub phrases: &'a [String],
    /// The phrases that take out what they overlap.
    pub except: &'a [String],
    /// The words that, among the few before a phrase, turn it round.
    pub unless: &'a [String],
}

impl Family<'_> {
    /// Whether a text holds one of the phrases.
    pub fn is_in(self, text: &str) -> bool {
        let words = words(text);
        let except: Vec<Range<usize>> =
            self.except.iter().flat_map(|phrase| Phrase::new(phrase).places(&words)).collect();
        let is_taken_out =
            |place: &Range<usize>| except.iter().any(|it| it.start < place.end && place.start < it.end);
        let is_turned_round = |place: &Range<usize>| {
            let before = words.get(place.start.saturating_sub(WORDS_BEFORE)..place.start);
            before.unwrap_or_default().iter().any(|word| self.unless.contains(word))
        };
        let places = self.phrases.iter().flat_map(|phrase| Phrase::new(phrase).places(&words));
        places.into_iter().any(|place| !is_taken_out(&place) && !is_turned_round(&place))
    }
}

/// The words of a text, in lower case and without apostrophes.
fn words(text: &str) -> Vec<String> {
    let text: String =
        text.to_lowercase().chars().filter(|c| !matches!(c, '\'' | '\u{2019}' | '\u{2bc}')).collect();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A phrase as a row of places, each with the words that may stand there.
struct Phrase<'a> {
    places: Vec<Vec<&'a str>>,
    /// How many of the places are only looked at: they must follow and are not part of the phrase.
    follow: usize,
}

impl<'a> Phrase<'a> {
    fn new(phrase: &'a str) -> Self {
        let (body, follow) = phrase.split_once("->").unwrap_or((phrase, ""));
        let row = |part: &'a str| part.split_whitespace().map(|words| words.split('/').collect::<Vec<_>>());
        let places: Vec<_> = row(body).chain(row(follow)).collect();
        Self { follow: row(follow).count(), places }
    }

    /// Where in the words the phrase stands.
    fn places(&self, words: &[String]) -> Vec<Range<usize>> {
        let from = |start: usize| {
            let length = fits(words.get(start..)?, &self.places)?;
            Some(start..start + length.saturating_sub(self.follow).max(1))
        };
        (0..words.len()).filter_map(from).collect()
    }
}

/// The number of words that the places take at the beginning of these words.
fn fits(words: &[String], places: &[Vec<&str>]) -> Option<usize> {
    let Some((wanted, places)) = places.split_first() else { return Some(0) };
    let taken = || {
        let (word, words) = words.split_first()?;
        let is_there = wanted.iter().any(|wanted| *wanted == "*" || is_like(wanted, word));
        if is_there { Some(fits(words, places)? + 1) } else { None }
    };
    // A star may stand for no word at all.
    taken().or_else(|| if wanted.contains(&"*") { fits(words, places) } else { None })
}

/// Whether a word is the one that is wanted, or nearly.
fn is_like(wanted: &str, word: &str) -> bool {
    if let Some(ending) = wanted.strip_prefix('~') {
        return word.len() > ending.len() && word.ends_with(ending);
    }
    // A word that is near begins with the same letter.
    if wanted.chars().next() != word.chars().next() {
        return false;
    }
    if let Some(stem) = wanted.strip_suffix('~') {
        let letters = stem.chars().count();
        let begins = |count: usize| word.chars().take(count).collect::<String>();
        let one_less = begins(letters.saturating_sub(1));
        return word.starts_with(stem)
            // A stem without its last letter is another word: `strang` is that of `strange`.
            || letters >= LONG && !stem.starts_with(&one_less) && is_near(stem, &one_less)
            || letters >= LONG && is_near(stem, &begins(letters + 1));
    }
    wanted == word || wanted.chars().count() >= LONG && is_near(wanted, word)
}

/// Whether a word has one letter less than the wanted one, or one of its letters twice. The first letter is never the one
/// that is missing: `talk` is not `stalk`.
fn is_near(wanted: &str, word: &str) -> bool {
    let (wanted, word): (Vec<char>, Vec<char>) = (wanted.chars().collect(), word.chars().collect());
    let (long, short, must_be_doubled) = match wanted.len().cmp(&word.len()) {
        std::cmp::Ordering::Greater => (&wanted, &word, false),
        std::cmp::Ordering::Less => (&word, &wanted, true),
        std::cmp::Ordering::Equal => return false,
    };
    if long.len() != short.len() + 1 {
        return false;
    }
    // The first place in which they differ; the rest must be the same after one letter.
    let at = long.iter().zip(short).take_while(|(one, other)| one == other).count();
    let Some(before) = at.checked_sub(1) else { return false };
    let is_the_rest = long.get(at + 1..) == short.get(at..);
    let is_doubled = long.get(at) == long.get(before);
    is_the_rest && (is_doubled || !must_be_doubled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(text: &str, phrases: &[&str], except: &[&str], unless: &[&str]) -> bool {
        let [phrases, except, unless] =
            [phrases, except, unless].map(|list| list.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
        Family { phrases: &phrases, except: &except, unless: &unless }.is_in(text)
    }

    #[test]
    fn a_phrase_is_found_in_whole_words_whatever_the_case_and_the_apostrophe() {
        for (text, found) in [
            ("I DON\u{2019}T want\n to live like this", true),
            ("i dont want to live", true),
            ("don't want to liven up", false),
            ("I want to live", false),
            ("", false),
        ] {
            assert_eq!(holds(text, &["dont want to live"], &[], &[]), found, "{text}");
        }
    }

    #[test]
    fn one_letter_missing_or_doubled_is_forgiven_from_five_letters_on() {
        for (text, found) in [
            ("slaped me", true),
            ("slappped me", true),
            ("slapted me", false),
            ("slpped me", true),
            ("sapd me", false),
            ("hitt me", false),
            ("ht me", false),
            ("hit me", true),
        ] {
            assert_eq!(holds(text, &["slapped me", "hit me"], &[], &[]), found, "{text}");
        }
        assert!(holds("suicdal", &["suicid~"], &[], &[]) && holds("suicide", &["suicid~"], &[], &[]));
        assert!(!holds("suit", &["suicid~"], &[], &[]));
        for (ordinary, phrase) in [("talk", "stalk"), ("strange", "strangl~"), ("overdone", "overdos~")] {
            assert!(!holds(ordinary, &[phrase], &[], &[]), "{ordinary}");
        }
    }

    #[test]
    fn a_slash_chooses_a_star_may_be_left_out_and_what_must_follow_is_no_part_of_it() {
        for (text, found) in [
            ("end my life", true),
            ("ending my own life", true),
            ("end my very own life", false),
            ("push me over", true),
            ("push me", false),
        ] {
            assert_eq!(holds(text, &["end/ending my * life", "push me -> over"], &[], &[]), found, "{text}");
        }
    }

    #[test]
    fn exceptions_take_out_what_they_overlap_and_nothing_else() {
        for (text, found) in [
            ("afraid of him", true),
            ("afraid of him leaving me", false),
            ("afraid of him. I am leaving", true),
            ("afraid of him leaving me, and afraid of him", true),
            ("it hit me", false),
            ("it hit me, then he hit me", true),
        ] {
            let found_now =
                holds(text, &["afraid of him", "hit me"], &["afraid of him ~ing", "it hit me"], &[]);
            assert_eq!(found_now, found, "{text}");
        }
    }

    #[test]
    fn a_word_among_the_three_before_turns_a_phrase_round() {
        for (text, found) in [
            ("I never hit him", false),
            ("never ever would I hit him", true),
            ("I didn't even hit him", false),
        ] {
            assert_eq!(holds(text, &["hit him"], &[], &["never", "didnt"]), found, "{text}");
        }
    }
}
