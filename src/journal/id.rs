//! Entry ids: the names by which an entry is known on every device and in every version.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

use super::day::Day;
use super::serde_as_text::serde_as_text;

/// A UUID in its one lower-case, hyphenated spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(Uuid);

/// The reason why a text is not an [`EntryId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id of the form 019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10")]
pub struct IdError;

impl EntryId {
    /// The fewest digits of an id's end that may stand for the whole.
    pub const LEAST_ENDING: usize = 6;

    /// The id of a day's check-in: a `UUIDv8` of the first 16 bytes of SHA-256 over `check_in:` and the day.
    ///
    /// The same day has the same id on every device, so two check-ins for it are two versions of one entry.
    pub fn of_check_in(day: Day) -> Self {
        let hash = Sha256::digest(format!("check_in:{day}"));
        Self::of_bytes(hash.first_chunk().copied().unwrap_or_default())
    }

    /// A `UUIDv8` of 16 bytes.
    pub(super) fn of_bytes(bytes: [u8; 16]) -> Self {
        Self(Builder::from_custom_bytes(bytes).into_uuid())
    }

    /// A `UUIDv7` for any other entry, from milliseconds since 1970 (taken as 0 when negative) and ten random bytes.
    pub fn new_v7(unix_milliseconds: i64, random: [u8; 10]) -> Self {
        let milliseconds = u64::try_from(unix_milliseconds).unwrap_or_default();
        Self(Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid())
    }

    /// Whether both are of the same millisecond, where they carry their time.
    pub(super) fn has_time_of(self, other: Self) -> bool {
        self.0.as_bytes().first_chunk::<6>() == other.0.as_bytes().first_chunk::<6>()
    }

    /// The last eight hex digits: enough to name an entry on the command line.
    pub fn short(self) -> String {
        let text = self.0.simple().to_string();
        text.get(24..).unwrap_or_default().to_owned()
    }

    /// Whether the id, with or without hyphens, ends with these hex digits (at least [`Self::LEAST_ENDING`] of them).
    pub fn ends_with(self, ending: &str) -> bool {
        let ending: String = ending.chars().filter(|c| *c != '-').collect();
        ending.len() >= Self::LEAST_ENDING
            && self.0.simple().to_string().ends_with(&ending.to_ascii_lowercase())
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for EntryId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let id = Self(text.parse().map_err(|_| IdError)?);
        if id.to_string() == text { Ok(id) } else { Err(IdError) }
    }
}

serde_as_text!(EntryId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_in_of_a_day_has_one_id_everywhere() {
        let id = EntryId::of_check_in("2026-11-22".parse().unwrap());
        assert_eq!(id.to_string(), "c6397fe6-3aaf-8f7b-8f07-37cbb37f01a5");
        assert_ne!(id, EntryId::of_check_in("2026-11-23".parse().unwrap()));
    }

    #[test]
    fn an_id_is_named_by_an_ending_of_six_digits_or_more() {
        let id: EntryId = "019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10".parse().unwrap();
        assert_eq!(id.short(), "8e2b7a10");
        assert!(id.ends_with("2b7a10") && id.ends_with("9d0a-3c1f8e2b7a10") && id.ends_with("2B7A10"));
        assert!(!id.ends_with("b7a10") && !id.ends_with("") && !id.ends_with("2b7a11"));
    }

    #[test]
    fn only_the_one_spelling_is_an_id() {
        for text in ["019AA9B2-6F0E-7C54-9D0A-3C1F8E2B7A10", "019aa9b26f0e7c549d0a3c1f8e2b7a10", "x", ""] {
            assert_eq!(text.parse::<EntryId>(), Err(IdError), "{text}");
        }
    }

    #[test]
    fn a_new_id_carries_its_time_and_sorts_by_it() {
        let earlier = EntryId::new_v7(1_795_378_443_000, [7; 10]);
        let later = EntryId::new_v7(1_795_378_443_001, [0; 10]);
        assert!(earlier < later);
        assert_eq!(EntryId::new_v7(-5, [1; 10]), EntryId::new_v7(0, [1; 10]));
    }
}
