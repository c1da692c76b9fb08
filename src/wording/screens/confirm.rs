//! Texts: confirm.

pub(crate) const PLEASE_CONFIRM: &str = "Please confirm";
