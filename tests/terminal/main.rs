//! The program as a person meets it: the real binary in a real pseudo-terminal.
//!
//! A test waits for what the screen shows or the disk holds, never for time to pass.
#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that fails may panic anywhere, also in its helpers"
)]

mod ascii;
mod background;
mod cards;
mod care;
mod check_in;
mod commands;
mod cursor;
mod drafts;
mod erasing;
mod exercises;
#[path = "../harness/mod.rs"]
mod harness;
mod hide;
mod home;
mod locked;
mod looking_back;
#[cfg(target_os = "linux")]
mod memory;
mod moving;
mod no_disk;
mod no_terminal;
mod own_editor;
mod paste;
mod pause;
mod places;
mod plain;
mod put_back;
mod quiet;
mod resize;
mod sealing;
mod settings;
mod start;
mod statistics;
mod suspend;
mod trash;
mod two_windows;
mod unkept;
mod versions;
mod waits;
mod walked;
mod ways_out;
mod worries;
