//! Texts: calendar.

pub(crate) const THIS_IS_THE_CURRENT_YEAR: &str = "This is the current year.";
pub(crate) const THERE_ARE_NO_ENTRIES_AFTER_THIS: &str = "There are no entries after this year.";
pub(crate) const THIS_DAY_IS_STILL_BEING_READ: &str = "This day is still being read.";
pub(crate) const NOTHING_IS_RECORDED_YET: &str = "Nothing is recorded yet.";
pub(crate) const FILLED_IN_LATER: &str = "filled in later";

sentences! {
    is_still_to_come(day) = "{day} is still to come.";
    part_of_the_month_cannot_be_read(date) = "{date}: part of the month cannot be read";
    filled_in_later(date, rating) = "{date}: {rating}, filled in later";
    filled_in_later_2(date) = "{date}: filled in later";
    higher_means(question) = "Higher means {question}.";
}
