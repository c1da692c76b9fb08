//! Texts: on this day.

pub(crate) const ON_THIS_DAY: &str = "On this day";
