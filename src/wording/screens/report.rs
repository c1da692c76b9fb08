//! The texts around the page for a session in the window.

/// Stands before the page that is shown.
pub(crate) const YES: &str = "yes";
pub(crate) const NO: &str = "no";
pub(crate) const AS_IT_WILL_BE: &str = "This is the page. Nothing is written yet.";
/// Said while the figures are found.
pub(crate) const READING: &str = "reading ...";
/// The mark of a block that is on the page.
pub(crate) const ON: &str = "✓";
/// The mark of one that is not.
pub(crate) const OFF: &str = "·";
/// The mark of the block that is asked for.
pub(crate) const ASKED: &str = "›";

sentences! {
    step(at, all) = "{at} of {all}";
    proposed(what) = "Proposed: {what}";
    chosen(n) = "{n} of 3 chosen";
}

/// Yes and no as what is proposed.
pub(crate) const YES_NO: [&str; 2] = ["take it in", "leave it out"];
