//! The saves that could not be reported: for ten minutes the same words again count as the same save, not as another.
//!
//! People who are told that a save failed try again. The program remembers which entry it was and a digest of the
//! words, never the words themselves.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::digest::Digest;
use super::fields::{FieldError, Fields, Writer};
use crate::journal::day::Day;
use crate::journal::id::EntryId;
use crate::journal::moment::Moment;

/// The value of the field `format` in the file.
pub const FORMAT: &str = "inward-unsaid";
/// The version that this program writes and reads.
pub const VERSION: u64 = 1;

/// The time for which the same words count as the same save.
const SECONDS: i64 = 600;

/// Whether something was done so short a time ago that doing it again means the same.
pub fn is_recent(at: &Moment, now: &Moment) -> bool {
    (0..=SECONDS).contains(&now.seconds_since(at))
}

/// Whether words stand at the end of a text as they are put there: alone, or after a blank line.
pub fn ends_with(text: &str, words: &str) -> bool {
    text.strip_suffix(words).is_some_and(|before| before.is_empty() || before.ends_with("\n\n"))
}

/// The saves that could not be reported, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsaid(Vec<Saved>);

/// One save.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Saved {
    id: EntryId,
    day: Day,
    words: Digest,
    at: Moment,
}

impl Unsaid {
    /// Whether that these words were saved in an entry could not be said a short time ago.
    pub fn holds(&self, id: EntryId, words: &str, now: &Moment) -> bool {
        let words = digest(words);
        self.0.iter().any(|saved| saved.id == id && saved.words == words && is_recent(&saved.at, now))
    }

    /// The entries of a day, the newest first, in which these words were saved a short time ago although it could not be
    /// said.
    pub fn entries_of(&self, day: Day, words: &str, now: &Moment) -> impl Iterator<Item = EntryId> {
        let words = digest(words);
        let holds =
            move |saved: &&Saved| saved.day == day && saved.words == words && is_recent(&saved.at, now);
        self.0.iter().rev().filter(holds).map(|saved| saved.id)
    }

    /// Adds a save; saves that are too old go.
    pub fn with(self, id: EntryId, day: Day, words: &str, now: &Moment) -> Self {
        let mut all = self.without(id, words, now);
        all.0.push(Saved { id, day, words: digest(words), at: now.clone() });
        all
    }

    /// Removes the saves that have been reported since; saves that are too old go.
    pub fn without(mut self, id: EntryId, words: &str, now: &Moment) -> Self {
        let words = digest(words);
        self.0.retain(|saved| is_recent(&saved.at, now) && (saved.id != id || saved.words != words));
        self
    }

    /// Removes the saves that are too old.
    pub fn recent(mut self, now: &Moment) -> Self {
        self.0.retain(|saved| is_recent(&saved.at, now));
        self
    }

    /// Removes the saves of some entries, told by their ids and days.
    pub fn without_entries(mut self, goes: impl Fn(EntryId, Day) -> bool) -> Self {
        self.0.retain(|saved| !goes(saved.id, saved.day));
        self
    }

    /// The entries of all saves, with their days.
    pub fn entries(&self) -> impl Iterator<Item = (EntryId, Day)> {
        self.0.iter().map(|saved| (saved.id, saved.day))
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Reads the text of the file.
    ///
    /// # Errors
    /// [`FieldError`] when it is no such text.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let mut fields = Fields::parse(text)?;
        fields.take_header(FORMAT, VERSION)?;
        fields.take("saved").map(Self)
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        let mut out = Writer::default();
        out.put("format", FORMAT);
        out.put("version", VERSION);
        out.put("saved", json!(self.0));
        format!("{:#}\n", out.finish(&Map::new()))
    }
}

fn digest(words: &str) -> Digest {
    Digest::of(&Value::from(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> Moment {
        format!("2026-11-22T{time}+01:00").parse().unwrap()
    }

    fn day() -> Day {
        "2026-11-22".parse().unwrap()
    }

    fn id() -> EntryId {
        EntryId::of_check_in(day())
    }

    #[test]
    fn the_same_words_in_the_same_entry_are_known_for_ten_minutes() {
        let unsaid = Unsaid::default().with(id(), day(), "words", &at("21:00:00"));
        let other = EntryId::of_check_in("2026-11-21".parse::<Day>().unwrap());
        for (id, words, time, expected) in [
            (id(), "words", "21:00:00", true),
            (id(), "words", "21:10:00", true),
            (id(), "words", "21:10:01", false),
            (id(), "words", "20:59:59", false),
            (id(), "other words", "21:00:00", false),
            (other, "words", "21:00:00", false),
        ] {
            assert_eq!(unsaid.holds(id, words, &at(time)), expected, "{words} {time}");
            let is_found = unsaid.entries_of(day(), words, &at(time)).any(|found| found == id);
            assert_eq!(is_found, expected, "{words} {time}");
        }
        assert_eq!(unsaid.entries_of(day().plus(-1), "words", &at("21:00:00")).next(), None);
        assert!(!unsaid.without(id(), "words", &at("21:00:01")).holds(id(), "words", &at("21:00:01")));
    }

    #[test]
    fn what_is_too_old_goes_and_what_is_there_once_stays_so() {
        let unsaid = Unsaid::default().with(id(), day(), "one", &at("21:00:00")).with(
            id(),
            day(),
            "one",
            &at("21:05:00"),
        );
        assert_eq!(unsaid, Unsaid::default().with(id(), day(), "one", &at("21:05:00")));
        let unsaid = unsaid.with(id(), day(), "two", &at("21:15:01"));
        assert_eq!(unsaid, Unsaid::default().with(id(), day(), "two", &at("21:15:01")));
        assert!(unsaid.recent(&at("21:25:02")).is_empty());
    }

    #[test]
    fn it_comes_back_from_its_text_and_the_words_are_not_in_it() {
        let unsaid = Unsaid::default().with(id(), day(), "secret", &at("21:00:00"));
        let text = unsaid.to_text();
        assert_eq!(Unsaid::parse(&text), Ok(unsaid));
        assert!(!text.contains("secret"), "{text}");
        for (from, to) in [("}\n", ""), ("unsaid", "other"), ("1,", "2,"), ("\"id\"", "\"ids\"")] {
            Unsaid::parse(&text.replacen(from, to, 1)).unwrap_err();
        }
    }

    #[test]
    fn words_end_a_text_alone_or_after_a_blank_line() {
        for (text, expected) in
            [("words", true), ("a\n\nwords", true), ("a\nwords", false), ("other words", false), ("", false)]
        {
            assert_eq!(ends_with(text, "words"), expected, "{text:?}");
        }
    }
}
