//! The texts of the frame around all screens.

pub(crate) const IT_IS_BACK: &str = "It is back.";
pub(crate) const AS_A_NEW_ENTRY: &str = " as a new entry; the old one stays in the trash for 30 days";
/// In place of a line that comes before a key is pressed, on a quiet Home.
pub(crate) const SOMETHING_TO_READ: &str = "There is something to read: any key shows it.";
pub(crate) const TOO_SMALL: &str = "Please make the window larger: 40 columns by 12 rows.";

pub(crate) const MADE_UP_IN_LINES: &str = "This is a made-up journal. It goes when you leave.";

sentences! {
    nothing_to_undo(entries, kind) = "Nothing was deleted since you started inward. Earlier deletions are in Entries ({entries}), under \
                     Trash ({kind}).";
    made_up(week, trends, patterns) = "This is a made-up journal. Press {week} for Week, {trends} for Trends, {patterns} for Patterns.";
    wait_is_over(key) = "The wait is over. {key} on Home continues it.";
    deleted(undo) = "Deleted. {undo} brings it back.";
    moved(day, as_new, undo) = "Moved to {day}{as_new}. {undo} undoes it.";
    is_back_on(one) = "It is back on {one}.";
}
