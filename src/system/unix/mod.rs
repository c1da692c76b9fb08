//! Linux, Android, macOS, FreeBSD and every other Unix.

pub(crate) mod access;
pub(crate) mod files;
pub(crate) mod guest;
pub(crate) mod keyboard;
pub(crate) mod locks;
pub(crate) mod process;
pub(crate) mod shell;
pub(crate) mod signals;
pub(crate) mod sync;
pub(crate) mod volume;

#[cfg(any(target_os = "linux", target_os = "android"))]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "macos")))]
mod other;

#[cfg(any(target_os = "linux", target_os = "android"))]
use self::linux as own;
#[cfg(target_os = "macos")]
use self::macos as own;
#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "macos")))]
use self::other as own;
