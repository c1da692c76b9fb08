//! The program under faults: killed, refused and cut off from its power at every call that touches the journal.
//!
//! The real binary runs under `strace`, which can make any system call fail or be the last. Every write path is one value
//! of the table in `crash/paths.rs`; whoever adds a command that writes adds it there.
#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that fails may panic anywhere, also in its helpers"
)]

#[path = "crash/calls.rs"]
mod calls;
#[path = "chance/mod.rs"]
mod chance;
#[path = "crash/faults.rs"]
mod faults;
#[path = "crash/home.rs"]
mod home;
#[path = "crash/judge.rs"]
mod judge;
#[path = "crash/order.rs"]
mod order;
#[path = "crash/paths.rs"]
mod paths;
#[path = "crash/power.rs"]
mod power;
#[path = "crash/run.rs"]
mod run;
#[path = "crash/seen.rs"]
mod seen;
#[path = "crash/sweep.rs"]
mod sweep;
#[path = "crash/terminal.rs"]
mod terminal;
#[path = "crash/two.rs"]
mod two;
#[path = "pty/window.rs"]
#[allow(dead_code, reason = "what the tests of the terminal program use of it besides")]
mod window;
