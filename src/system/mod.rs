//! All that differs from one system to another: how files are opened, confirmed and put in their places, whose they are, how
//! the keyboard and signals are waited for, what the system tells of volumes and access.
//!
//! `unix` and `windows` answer the same questions under the same names, and `unix` leaves to `linux`, `macos` and `other`
//! what not every Unix has. No other module asks which system this is.

pub(crate) mod confirm;
#[cfg(any(windows, test))]
mod patience;
mod program;
mod rights;
pub(crate) mod signal;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(unix)]
#[allow(clippy::unnecessary_wraps, reason = "what cannot fail here can elsewhere")]
mod unix;
mod waited;
#[cfg(windows)]
#[allow(clippy::unnecessary_wraps, reason = "what cannot fail here can elsewhere")]
mod windows;

#[cfg(unix)]
use self::unix as this;
#[cfg(windows)]
use self::windows as this;

pub use self::program::called_as;
pub(crate) use self::this::{access, files, guest, keyboard, locks, process, shell, signals, volume};
