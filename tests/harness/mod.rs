//! The parts that the test binaries share.
#![allow(dead_code, reason = "each binary uses a part of it")]

pub(crate) mod chance;
pub(crate) mod home;
pub(crate) mod kinds;
#[cfg(unix)]
pub(crate) mod program;
pub(crate) mod schema;
#[cfg(unix)]
pub(crate) mod window;
