//! The phrase check: heavy words, at which support is named.

use crate::journal::phrases;
use crate::texts;

/// Whether one of the texts holds a heavy phrase.
pub fn are_in<'a>(texts: impl IntoIterator<Item = &'a str>) -> bool {
    let phrases = &texts::words().heavy.phrases;
    texts.into_iter().any(|text| phrases::holds_one_of(text, phrases.iter().map(String::as_str)))
}
