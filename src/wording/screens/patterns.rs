//! The texts of patterns.

pub(crate) const NOTHING_WAS_TICKED_HERE: &str = "Nothing was ticked here.";
pub(crate) const IN_ALL: &str = " in all";
pub(crate) const NEXT_DAY_LIGHTER: &str = "next day lighter";
pub(crate) const NEXT_DAY_HEAVIER: &str = "next day heavier";
pub(crate) const ABOUT_AS_USUAL: &str = "about as usual";

sentences! {
    opened_on(heading, n, days, span) = "{heading} · opened on {n} {days}{span}";
    title(weeks) = "Patterns · {weeks} weeks";
}
