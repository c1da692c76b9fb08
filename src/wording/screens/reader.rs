//! The texts of the page of one entry.

pub(crate) const THIS_ENTRY_WAS_DELETED: &str = "This entry was deleted.";
pub(crate) const THIS_ENTRY_IS_NO_LONGER_HERE: &str = "This entry is no longer here.";
pub(crate) const NOT_COPIED_NOW: &str =
    "A note to somebody rests first; its look back says what is done with it.";
pub(crate) const END_THE_TRIAL: &str = "end it";
pub(crate) const AN_ENTRY: &str = "An entry";
pub(crate) const THERE_IS_ONLY_ONE_VERSION_OF_THIS: &str = "There is only one version of this entry.";
pub(crate) const HAS_A_DRAFT: &str = "It has an unfinished draft: finish or discard that first.";
pub(crate) const FROM_A_NEWER_VERSION: &str =
    "Written by a newer version of inward: it is kept unchanged but cannot be shown here.";
pub(crate) const FILLED_IN_TWO_OR_MORE_DAYS_LATER: &str =
    "Filled in two or more days later: shown hollow, left out of comparisons.";
pub(crate) const IT_HAS_AN_UNFINISHED_DRAFT_EDIT: &str = "It has an unfinished draft; edit continues it.";
pub(crate) const NOTHING_HAS_BEEN_ANSWERED: &str = "Nothing has been answered.";

sentences! {
    this_is_the_entry(end) = "This is the {end} entry.";
    this_entry_is_of_the_kind(kind) = "This entry is of the kind \"{kind}\".";
    saved(when) = "Saved {when}";
    edited(line, when) = "{line} · edited {when}";
    another_version_made_is_kept_as(when) = "Another version, made {when}, is kept as well.";
    compares_them(key) = "{key} compares them.";
    at(moment) = "at {moment}";
    of(kind, entry) = "{kind} of {entry}";
}
