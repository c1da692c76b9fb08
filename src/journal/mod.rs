//! What a journal is: days, signs, entries, documents and how versions of them merge.
//!
//! Everything here is pure: no file, no clock, no randomness, no global. Moments, ids and texts are
//! handed in. Nothing here may import another module of the crate.

pub mod calendar;
pub mod check_in;
pub mod checks;
pub mod day;
pub mod diff;
pub mod digest;
pub mod document;
pub mod draft;
pub mod entry;
pub mod fields;
mod heads;
pub mod id;
#[expect(clippy::module_inception, reason = "the journal itself is the central type of the module")]
pub mod journal;
mod lists;
pub mod look_back;
pub mod markers;
pub mod merge;
pub mod migrate;
pub mod moment;
pub mod moved;
pub mod nearest;
pub mod note;
pub mod observation;
pub mod phrases;
pub mod practice;
pub mod prompts;
pub mod recall;
pub mod revision;
pub mod salvage;
#[cfg(test)]
pub(crate) mod samples;
pub mod search;
pub mod sign;
pub mod skim;
mod spelled;
pub mod text;
pub mod ticks;
pub mod time_of_day;
pub mod unsaid;
pub mod versions;
pub mod when;
pub mod whole;

pub use calendar::{Month, Week, WeekStart};
pub use check_in::{CheckIn, GivenPrompt, Notes};
pub use day::{Day, DayStart};
pub use digest::Digest;
pub use document::{Document, Tombstone};
pub use draft::{Draft, DraftHead};
pub use entry::{Body, Entry};
pub use id::EntryId;
pub use journal::Journal;
pub use moment::Moment;
pub use moved::CannotMove;
pub use note::Note;
pub use observation::{Observation, Practised};
pub use practice::Practice;
pub use recall::Recalled;
pub use revision::Revision;
pub use sign::{Rating, Ratings, Scale, Sign};
pub use ticks::TickList;
pub use time_of_day::TimeOfDay;
