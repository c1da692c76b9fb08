//! Windows. What only unsafe code could ask of it is not asked for.

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
