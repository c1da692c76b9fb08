//! Texts: scale.

pub(crate) const AT_FIRST_AND_NOW: &str = "At first, and now";
pub(crate) const HOW_THIS_IS_WORKED_OUT: &str = "How this is worked out";
pub(crate) const AT_FIRST: &str = "at first";

sentences! {
    inward_explain_lists_every_figure(direction) = "inward explain {direction} lists every figure and entry behind it.";
    of_days(days, all) = "{days} of {all} days";
    mean_likely_range(mean, band) = "  {mean} mean  {band} likely range";
    a_day_filled_in_later_mean_of_a(day, late, chart, chart_2, few, bands) = "{day} a day  {late} filled in later  {chart} mean of a week  {chart_2} {few}{bands}";
}
