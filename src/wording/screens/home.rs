//! The texts of Home.

pub(crate) const NOT_RECORDED_YET: &str = "Today is not recorded yet.";
pub(crate) const DRAFT_IS_NEWER: &str =
    "There is a draft from a newer version of inward; it is kept unchanged.";
pub(crate) const ONE_ENTRY_WAS: &str = "One entry was";
pub(crate) const SOME_ENTRIES_WERE: &str = "Some entries were";
/// What the key does that covers a quiet Home again.
pub(crate) const COVER: &str = "cover";

sentences! {
    needs_a_look(key) = "Something here needs a look: {key} shows it.";
    recorded_at(time) = "Today was recorded at {time}.";
    of_day(draft) = " of {draft}";
    unfinished_draft(kind, of, key) = "You have an unfinished {kind}{of}. {key} continues it.";
    unfinished_drafts(kind, of, key, more) = "You have an unfinished {kind}{of}, and {more} more. {key} continues them.";
    versions_wait(what, key, them, versions) = "{what} changed in two places: {key} shows {them}, marked {versions}.";
    versions_in_lines(what) = "{what} changed in two places, and all versions are kept: \"entries\" says which by the words \"several versions\", and there you choose.";
    outside_usual(label, rating, side, n) = "{label} today, {rating}, is {side} all of the last {n} days with a rating.";
    marks(directions, not_recorded, few) = "{directions}  {not_recorded} not recorded  {few} few days";
    legend(direction, not_recorded) = "{direction}  {not_recorded} not recorded";
}
