//! The texts of the page of one scale.

use crate::journal::Scale;

pub(crate) const DIRECTION: &str = "Direction";
pub(crate) const FIRST_AND_NOW: &str = "At first, and now";
pub(crate) const METHOD: &str = "How this comes about";
pub(crate) const FIRST: &str = "first";
pub(crate) const NOW: &str = "now";

/// The heading above hard days; of steadiness, above unsteady ones.
pub(crate) fn day_after(scale: Scale) -> &'static str {
    if scale == Scale::Steadiness {
        "Unsteady days, and the day after"
    } else {
        "Hard days, and the day after"
    }
}

sentences! {
    legend(line, marks, day, late, stem, parts) = "{line} mean of a week or longer  {marks}  {day} a day  {late} filled in later  {stem} lowest to highest{parts}";
    parts_legend(mean, top, foot) = "  {mean} first 14 days and now, {top}{foot} likely range";
    no_days(time) = "{time}: no days recorded";
    none_yet(time) = "{time}: no days yet";
    read_out(time, mean, low, high, days) = "{time}: mean {mean}, lowest {low}, highest {high}, {days}";
    read_out_shorter(time, mean, low, high, days) = "{time}: {mean}, {low} to {high}, {days}";
    read_out_shortest(time, mean, days) = "{time}: {mean}, {days}";
    wide_range(name, low, high) = "The likely range of “{name}” is too wide to draw: {low} to {high}.";
}
