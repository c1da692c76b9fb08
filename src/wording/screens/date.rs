//! Texts: date.

pub(crate) const MOVE_TO_ANOTHER_DAY: &str = "Move to another day";
pub(crate) const GO_TO_A_DATE: &str = "Go to a date";
pub(crate) const WHICH_DAY_WOULD_YOU_LIKE_TO_WRITE: &str = "Which day would you like to write about?";
pub(crate) const THE_WEEK_OF_WHICH_DAY: &str = "The week of which day?";
pub(crate) const WHICH_DAY: &str = "Which day?";
pub(crate) const WHICH_DAY_DOES_IT_BELONG_TO: &str = "Which day does it belong to?";
pub(crate) const WAYS_TO_WRITE_A_DAY: &str = "2026-11-22, today, yesterday, or -3 for three days ago";
pub(crate) const ONE_DAY_IS_MORE_THAN_A_WEEK_AGO: &str =
    "One of the days is more than a week ago: this changes its ratings.";
pub(crate) const NO_LEAVE_THEM_WHERE_THEY_ARE: &str = "No, leave them where they are";
pub(crate) const NOT_A_DATE_YET_WRITE_IT_LIKE_THIS: &str = "Not a date yet. Write it like this:";
pub(crate) const THE_CALENDAR_HAS_NO_SUCH_DAY: &str = "The calendar has no such day.";
pub(crate) const THAT_DAY_IS_STILL_TO_COME_CHOOSE: &str =
    "That day is still to come. Choose today or an earlier day.";

sentences! {
    move_the_ratings_of_to(from, to) = "Move the ratings of {from} to {to}?";
}
