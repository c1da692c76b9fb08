//! The ways out of the journal and into it: entries to text, bytes to entries.
//!
//! Everything here is pure: it sees no file and no clock, and asks nobody. The store writes, the command line prints.

pub mod export;
pub mod import;
pub mod report;
