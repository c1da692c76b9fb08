//! The texts of the page of one tick.

pub(crate) const DAYS_WITH: &str = "Days with";
pub(crate) const DAYS_WITHOUT: &str = "Days without";
