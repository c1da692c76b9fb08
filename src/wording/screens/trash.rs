//! The texts of the trash.

pub(crate) const NOTHING_WAS_DELETED: &str = "Nothing was deleted in the last 30 days.";

sentences! {
    kept_until(day) = "kept until {day}";
}
