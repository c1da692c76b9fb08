//! inward: a private self-reflection journal for the terminal.

pub mod clock;
pub mod journal;
pub mod texts;
