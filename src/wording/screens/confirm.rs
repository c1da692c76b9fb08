//! The texts of yes-or-no questions.

pub(crate) const PLEASE_CONFIRM: &str = "Please confirm";
pub(crate) const YES: &str = "Yes";
