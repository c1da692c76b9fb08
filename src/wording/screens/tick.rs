//! Texts: tick.

pub(crate) const NO_DAYS: &str = "No days.";
pub(crate) const DAYS_WITH: &str = "Days with";
pub(crate) const DAYS_WITHOUT: &str = "Days without";

sentences! {
    inward_explain_lists_every_figure(finding) = "inward explain {finding} lists every figure and entry behind it.";
}
