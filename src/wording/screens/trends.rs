//! The texts of trends.

use crate::insight::trends::Unit;

pub(crate) const ALL_TIME: &str = "all time";
pub(crate) const READING: &str = "reading ...";

/// The length of a column's time, where it is not a week.
pub(crate) fn by_unit(unit: Unit) -> Option<&'static str> {
    match unit {
        Unit::Week => None,
        Unit::Months(1) => Some("by month"),
        Unit::Months(3) => Some("by quarter"),
        Unit::Months(6) => Some("by half-year"),
        Unit::Months(12) => Some("by year"),
        Unit::Months(60) => Some("by 5 years"),
        Unit::Months(_) => Some("by 10 years"),
    }
}

/// The name of the present column's time, where there is room for it.
pub(crate) fn present(unit: Unit, has_room: bool) -> &'static str {
    match unit {
        _ if !has_room => "now",
        Unit::Week => "this week",
        Unit::Months(1) => "this month",
        Unit::Months(3) => "this quarter",
        Unit::Months(6) => "this half-year",
        Unit::Months(12) => "this year",
        Unit::Months(_) => "these years",
    }
}

/// A verdict's days, behind it.
pub(crate) fn behind(days: &str) -> String {
    if days.is_empty() { String::new() } else { format!(" · {days}") }
}

/// The present mean, with the days it rests on where it has any.
pub(crate) fn mean_and_days(present: &str, mean: &str, days: &str) -> String {
    if days.is_empty() { format!("{present} {mean}") } else { format!("{present} {mean} · {days}") }
}

sentences! {
    about(label, said) = "{label}: {said}";
    weeks(weeks) = "{weeks} weeks";
    marks_of_bars(few, none) = "{few} few days  {none} none";
}
