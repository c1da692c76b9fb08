//! The library and the command line from outside: whatever needs no terminal and no fault of the system.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that fails may panic anywhere, also in its helpers"
)]

mod architecture;
mod assets;
mod browser;
mod cli;
mod compat;
mod docs;
mod findings;
mod format;
mod git_markers;
#[path = "../harness/mod.rs"]
mod harness;
mod honesty;
mod merge;
mod phrases;
mod pictures;
mod reading_level;
mod starting;
mod store;
mod texts;
