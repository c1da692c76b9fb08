//! The ways out of the journal: entries in, text out.
//!
//! Everything here is pure: it sees no file and no clock, and asks nobody. The store writes, the command line prints.

pub mod export;
