//! Finds, makes, replaces and sets aside the files of the journal.

pub(crate) mod atomic;
pub(crate) mod content;
pub(crate) mod dirs;
pub(crate) mod fingerprint;
pub(crate) mod lines;
pub(crate) mod newer;
pub(crate) mod quarantine;
pub(crate) mod seal_state;
pub(crate) mod sha256;
