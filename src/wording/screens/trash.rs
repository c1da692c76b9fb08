//! Texts: trash.

pub(crate) const NOTHING_WAS_DELETED_IN_THE_LAST_30: &str = "Nothing was deleted in the last 30 days.";

sentences! {
    kept_until(day) = "kept until {day}";
}
