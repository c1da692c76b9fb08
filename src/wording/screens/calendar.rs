//! The texts of the calendar.

pub(crate) const CURRENT_YEAR: &str = "This is the current year.";
pub(crate) const NOTHING_LATER: &str = "There are no entries after this year.";
pub(crate) const NOTHING_IS_RECORDED_YET: &str = "Nothing is recorded yet.";
pub(crate) const FILLED_IN_LATER: &str = "filled in later";

sentences! {
    month_is_damaged(date) = "{date}: part of the month cannot be read";
    rated_later(date, rating) = "{date}: {rating}, filled in later";
    recorded_later(date) = "{date}: filled in later";
    higher_means(question) = "Higher means {question}.";
}
