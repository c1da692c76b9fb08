//! Texts: app.

pub(crate) const IT_IS_BACK: &str = "It is back.";
pub(crate) const AS_A_NEW_ENTRY_THE_OLD_ONE_STAYS_IN: &str =
    " as a new entry; the old one stays in the trash for 30 days";
pub(crate) const PLEASE_MAKE_THE_WINDOW_LARGER_40: &str =
    "Please make the window larger: 40 columns by 12 rows.";

sentences! {
    nothing_was_deleted_since_you(entries, kind) = "Nothing was deleted since you started inward. Earlier deletions are in Entries ({entries}), under \
                     Trash ({kind}).";
    the_wait_is_over_on_home_continues(key) = "The wait is over. {key} on Home continues it.";
    deleted_brings_it_back(undo) = "Deleted. {undo} brings it back.";
    moved_to_undoes_it(day, as_new, undo) = "Moved to {day}{as_new}. {undo} undoes it.";
    it_is_back_on(one) = "It is back on {one}.";
}
