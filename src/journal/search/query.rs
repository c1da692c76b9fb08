//! A search: words, quoted words that stand together, and filters.

use std::iter::Peekable;
use std::ops::Range;
use std::str::Chars;

use super::filter::{FilterError, Filters, Name, compares};
use super::fold::{fold_into, folded, place};
use super::vocabulary::Vocabulary;
use crate::journal::nearest::nearest;
use crate::journal::{Day, Entry};

/// The words and filters that an entry must match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words and quoted words, folded.
    needles: Vec<String>,
    filters: Filters,
}

/// All words of an entry, folded once to be looked through for many queries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
}

/// Between two texts of an entry; it is in no folded text, so that quoted words never go over it.
const BETWEEN: char = '\u{1}';

impl Folded {
    /// The words of some texts.
    pub fn of<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Self {
        let mut text = String::new();
        for one in texts {
            fold_into(one.as_ref(), &mut text);
            text.push(BETWEEN);
        }
        text.shrink_to_fit();
        Self { text }
    }
}

impl Query {
    /// Reads the typed text, and says why parts of it cannot be used; those are left out.
    pub fn parse(text: &str, vocabulary: &Vocabulary, today: Day) -> (Self, Vec<FilterError>) {
        let mut query = Self::default();
        let mut errors = Vec::new();
        let mut chars = text.chars().peekable();
        while let Some(part) = next(&mut chars) {
            match part {
                Term::Words(words) => query.look_for(&words),
                Term::Filter(name, value) => match Name::of(&name) {
                    Some(filter) => {
                        errors.extend(query.filters.add(filter, &value, vocabulary, today).err());
                    }
                    None => errors.push(FilterError::NoSuch {
                        nearest: nearest(&name, Name::ALL.into_iter().map(|(name, _)| name)),
                        name,
                    }),
                },
            }
        }
        (query, errors)
    }

    fn look_for(&mut self, words: &str) {
        let words = folded(words);
        if !words.is_empty() && !self.needles.contains(&words) {
            self.needles.push(words);
        }
    }

    /// Whether everything is found.
    pub fn is_empty(&self) -> bool {
        self.needles.is_empty() && self.filters.is_empty()
    }

    /// Whether an entry is found; its words are asked for only when they matter.
    pub fn finds<'a>(&self, entry: &Entry, words: impl FnOnce() -> &'a Folded) -> bool {
        if !self.filters.hold(entry) {
            return false;
        }
        if self.needles.is_empty() {
            return true;
        }
        let text = &words().text;
        self.needles.iter().all(|needle| text.contains(needle.as_str()))
    }

    /// Whether this finds nothing that the other does not find.
    pub fn is_narrower_than(&self, other: &Self) -> bool {
        let is_within = |needle: &String| self.needles.iter().any(|own| own.contains(needle.as_str()));
        self.filters == other.filters && other.needles.iter().all(is_within)
    }

    /// Finds the first place in a text with some of the words, in bytes.
    pub fn place_in(&self, text: &str) -> Option<Range<usize>> {
        self.needles.iter().find_map(|needle| place(text, needle))
    }
}

/// A part of the typed text.
enum Term {
    Words(String),
    /// The name in front of a colon and the value after it.
    Filter(String, String),
}

/// Reads the next part.
fn next(chars: &mut Peekable<Chars<'_>>) -> Option<Term> {
    skip_space(chars);
    if is_quote(*chars.peek()?) {
        return Some(Term::Words(quoted(chars)));
    }
    let mut word = String::new();
    while let Some(c) = chars.next_if(|c| !c.is_whitespace() && !is_quote(*c)) {
        word.push(c);
        if is_colon(c) && chars.peek().copied().is_some_and(is_quote) && is_name(&word) {
            word.push_str(&quoted(chars));
            if !chars.peek().copied().is_some_and(compares) {
                break;
            }
        }
    }
    let Some((name, value)) = word.split_once(is_colon).filter(|(name, value)| is_filter(name, value)) else {
        return Some(Term::Words(word));
    };
    let (name, mut value) = (name.to_owned(), value.to_owned());
    // A blank around the sign of a comparison is no end: sign:jealousy >= 3.
    if Name::of(&name) == Some(Name::Sign) {
        let mut ahead = chars.clone();
        skip_space(&mut ahead);
        let goes_on = value.ends_with(compares) || ahead.peek().copied().is_some_and(compares);
        if goes_on && !value.is_empty() {
            skip_space(chars);
            let is_part = |c: &char| !c.is_whitespace() && !is_quote(*c);
            while let Some(c) = chars.next_if(|c| compares(*c)) {
                value.push(c);
            }
            let mut ahead = chars.clone();
            skip_space(&mut ahead);
            if ahead.peek().is_some_and(char::is_ascii_digit) {
                skip_space(chars);
            }
            while let Some(c) = chars.next_if(is_part) {
                value.push(c);
            }
        }
    }
    Some(Term::Filter(name, value))
}

/// Reads the text between two quotes; up to the end while the second quote is still to come.
fn quoted(chars: &mut Peekable<Chars<'_>>) -> String {
    chars.next();
    chars.by_ref().take_while(|c| !is_quote(*c)).collect()
}

fn skip_space(chars: &mut Peekable<Chars<'_>>) {
    while chars.next_if(|c| c.is_whitespace()).is_some() {}
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '＂')
}

fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

/// Whether a word ends as the name of a filter does.
fn is_name(word: &str) -> bool {
    word.split_once(is_colon).is_some_and(|(name, rest)| rest.is_empty() && is_filter(name, "\""))
}

/// Whether a word is meant as a filter: an address, a time of the day or a word with a colon behind it is not.
fn is_filter(name: &str, value: &str) -> bool {
    let is_word = name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    Name::of(name).is_some() || is_word && !value.is_empty() && !value.starts_with(['/', '\\'])
}
