//! inward: a private self-reflection journal for the terminal.

pub mod cli;
pub mod clock;
pub mod config;
pub mod exchange;
pub mod insight;
pub mod journal;
pub mod paths;
pub mod privacy;
pub mod remind;
pub mod sample;
pub mod store;
pub mod system;
pub mod texts;
pub mod tui;
pub mod wording;
