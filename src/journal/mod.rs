//! The journal: days, signs, entries, documents and how versions of them merge.
//!
//! Everything here is pure: no file, no clock, no randomness, no global. Moments, ids and texts are
//! handed in. Nothing here may import another module of the crate.

pub mod calendar;
pub mod card;
pub mod caught;
pub mod check_in;
pub mod day;
pub mod diff;
pub mod draft;
pub mod entry;
pub mod families;
pub mod field;
pub mod format;
pub mod gentle_checks;
pub mod id;
pub mod imported;
#[expect(clippy::module_inception, reason = "the journal itself is the central type of the module")]
pub mod journal;
pub mod moment;
pub mod moved;
pub mod nearest;
pub mod observation;
pub mod phrases;
pub mod practice;
pub mod prompts;
pub mod resumed;
pub mod revision;
pub mod search;
mod serde_as_text;
pub mod sign;
#[cfg(test)]
pub(crate) mod testing;
pub mod text;
pub mod time_of_day;
pub mod trial;
pub mod versions;
pub mod written_day;

pub use calendar::{Month, Week, WeekStart};
pub use card::{Card, Cards};
pub use caught::{Caught, CaughtBody, CheckInPart};
pub use check_in::{CheckIn, GivenPrompt, Notes, TickList};
pub use day::{Day, DayStart};
pub use draft::{Draft, DraftHead};
pub use entry::{Body, Entry, Note};
pub use format::digest::Digest;
pub use format::document::{Document, Tombstone};
pub use format::recall::Recalled;
pub use format::state::State;
pub use id::EntryId;
pub use imported::Imported;
pub use journal::Journal;
pub use moment::Moment;
pub use moved::CannotMove;
pub use observation::{Observation, Practised};
pub use practice::Practice;
pub use resumed::Resumed;
pub use revision::Revision;
pub use sign::{Rating, Ratings, Scale, Sign};
pub use time_of_day::TimeOfDay;
pub use trial::{Shows, Trial};
