//! How things are put into words, for the screens and the command line alike.

pub mod dates;
pub mod entry;
pub mod heavy_words;
pub mod marks;
pub mod numbers;
pub mod scores;
pub mod sentences;
pub mod width;
