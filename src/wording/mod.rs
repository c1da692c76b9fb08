//! How things are put into words, for the screens and the command line alike.

pub mod dates;
pub mod scores;
