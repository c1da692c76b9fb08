//! Texts: days.

pub(crate) const NO_DAYS: &str = "No days.";
pub(crate) const SIGN_INITIALS: &str = "J R S C O  ↑";
