//! The program under faults: killed, refused and cut off from its power at every call that touches the journal.
//!
//! The real binary runs under `strace`, which can make any system call fail or be the last. Every write path is one value
//! of the table in `paths.rs`; whoever adds a command that writes adds it there.
#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that fails may panic anywhere, also in its helpers"
)]

mod calls;
mod caught;
mod erasing;
mod faults;
#[path = "../harness/mod.rs"]
mod harness;
mod home;
mod judge;
mod left;
mod opened;
mod order;
mod paths;
mod power;
mod run;
mod sealed;
mod seen;
mod sweep;
mod terminal;
mod two;
