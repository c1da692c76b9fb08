//! The texts of the field that asks for a date.

pub(crate) const MOVE_TO_ANOTHER_DAY: &str = "Move to another day";
pub(crate) const GO_TO_A_DATE: &str = "Go to a date";
pub(crate) const WHICH_DAY_TO_OPEN: &str = "Which day would you like to read or write about?";
pub(crate) const WHICH_WEEK: &str = "The week of which day?";
pub(crate) const WHICH_DAY: &str = "Which day?";
pub(crate) const WHICH_DAY_IT_BELONGS_TO: &str = "Which day does it belong to?";
pub(crate) const WAYS_TO_WRITE_A_DAY: &str =
    "2026-11-22, 22 nov, friday, yesterday, 3 days ago, or -3 for that";
pub(crate) const RATINGS_ARE_OLD: &str = "One of the days is more than a week ago: this changes its ratings.";
pub(crate) const LEAVE_RATINGS: &str = "No, leave them where they are";
pub(crate) const NOT_A_DATE: &str = "Not a date yet. Write it like this:";
pub(crate) const NO_SUCH_DAY: &str = "The calendar has no such day.";
pub(crate) const STILL_TO_COME: &str = "That day is still to come. Choose today or an earlier day.";

sentences! {
    recorded(day) = "{day}. Enter opens it to read.";
    not_recorded(day) = "{day}. It is not recorded; Enter begins its check-in.";
    did_you_mean(form) = "Not a date yet. Did you mean {form}?";
    move_ratings(from, to) = "Move the ratings of {from} to {to}?";
}
