//! The texts of Home.

pub(crate) const NOT_RECORDED_YET: &str = "Today is not recorded yet.";
pub(crate) const DRAFT_IS_NEWER: &str =
    "There is a draft from a newer version of inward; it is kept unchanged.";
pub(crate) const ONE_ENTRY_WAS: &str = "One entry was";
pub(crate) const SOME_ENTRIES_WERE: &str = "Some entries were";
pub(crate) const WITHIN_USUAL: &str = "Today is within your usual range.";

sentences! {
    recorded_at(time) = "Today was recorded at {time}.";
    of_day(draft) = " of {draft}";
    unfinished_draft(kind, of, key) = "You have an unfinished {kind}{of}. {key} continues it.";
    unfinished_drafts(kind, of, key, more) = "You have an unfinished {kind}{of}, and {more} more. {key} continues it, and then the next.";
    versions_wait(what, key, them, versions) = "{what} changed in two places: {key} shows {them}, marked {versions}.";
    too_early(n, least) = "Too early to say what is usual for you: {n} of {least} earlier days.";
    range(low, high) = "{low} to {high}";
    outside_usual(label, side, rating, range, n) = "{label} is {side} its usual range today: {rating}, usually {range} ({n} days).";
    marks(directions, not_recorded, few) = "{directions}  {not_recorded} not recorded  {few} few days";
    legend(direction, not_recorded) = "{direction}  {not_recorded} not recorded";
}
