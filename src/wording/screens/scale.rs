//! The texts of the page of one scale.

pub(crate) const AT_FIRST_AND_NOW: &str = "At first, and now";
pub(crate) const METHOD: &str = "How this is worked out";
pub(crate) const AT_FIRST: &str = "at first";

sentences! {
    bands_legend(mean, band) = "  {mean} mean  {band} likely range";
    legend(day, late, chart, chart_2, few, bands) = "{day} a day  {late} filled in later  {chart} mean of a week  {chart_2} {few}{bands}";
}
