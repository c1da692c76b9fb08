//! Statistics of a journal: figures, each with the number of days behind it.
//!
//! Everything here is pure and built on `journal` alone; the same values feed screens, JSON and text, so that they
//! cannot disagree. What is not known is `None`, never zero and never NaN. The words are handed in as [`Phrases`].

pub mod association;
pub mod cards;
pub mod day_after;
pub mod direction;
pub mod finding;
pub mod gentle_checks;
pub mod hard_days;
pub mod history;
pub mod on_this_day;
pub mod patterns;
pub mod phrases;
pub mod practice;
pub mod series;
pub mod stats;
#[cfg(test)]
pub(crate) mod testing;
pub mod today;
pub mod trends;
pub mod trial;
pub mod week;
pub mod what_helped;

pub use day_after::DayAfter;
pub use direction::{Baseline, Direction, Verdict};
pub use finding::{Finding, Topic};
pub use history::History;
pub use patterns::Patterns;
pub use phrases::Phrases;
pub use practice::Practices;
pub use practice::due::Due;
pub use series::{Series, Span};
pub use today::TodayFinding;
pub use trends::Trends;
pub use trial::TrialResult;
pub use week::{Cell, ScaleWeek, Ticked, WeekSummary};
