//! The texts of importing in the window.

pub(crate) const TITLE: &str = "Import";
pub(crate) const WHICH_FILE: &str =
    "Which file or folder? Write its path: an export of inward, or what another program wrote.";
pub(crate) const PLAN_FIRST: &str =
    "First you see what would become of it. Nothing is changed before you say so.";
pub(crate) const NAME_A_FILE: &str = "Write the path of a file or folder.";
pub(crate) const READING: &str = "Reading ...";
pub(crate) const NOTHING_NEW: &str = "There is nothing new in it.";
pub(crate) const STOP: &str = "stop here";
pub(crate) const STOPPING: &str = "Stopping after this month ...";
pub(crate) const STOPPED: &str = "Import it again to finish it: what is here already stays as it is.";
pub(crate) const AGAIN: &str = "The import is not whole: import it again to finish it.";
pub(crate) const BACKED_UP: &str = "The state before the import is backed up.";

sentences! {
    month_of(month, of) = "Month {month} of {of}.";
    imported(count) = "Imported {count}.";
    undo(receipt) = "To take them out again: inward import --undo {receipt}";
    stopped_after(done, of) = "Stopped after {done} of {of} months.";
}
