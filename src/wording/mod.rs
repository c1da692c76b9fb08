//! Wording shared by the screens and the command line.

pub mod ascii;
pub mod clock;
pub mod dates;
pub mod entry;
pub mod erase;
pub mod export;
pub mod heavy_words;
pub mod imported;
pub mod marks;
pub mod numbers;
pub mod parts;
pub mod privacy;
pub mod reminder;
pub mod report;
pub mod scores;
pub(crate) mod screens;
pub mod sealing;
pub mod sentences;
pub(crate) mod support_page;
pub mod sync;
pub mod width;
