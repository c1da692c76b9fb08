//! inward: a private self-reflection journal for the terminal.

pub mod journal;
