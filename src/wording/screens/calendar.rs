//! The texts of the calendar.

pub(crate) const CURRENT_YEAR: &str = "This is the current year.";
pub(crate) const NOTHING_LATER: &str = "There are no entries after this year.";
pub(crate) const NOTHING_IS_RECORDED_YET: &str = "Nothing is recorded yet.";
pub(crate) const FILLED_IN_LATER: &str = "in this week a day was filled in later";
pub(crate) const RECORDED: &str = "recorded";
pub(crate) const SKIPPED: &str = "skipped";
pub(crate) const NOT_RECORDED: &str = "not recorded";
pub(crate) const BLANK: &str = "blank:";
pub(crate) const NO_RATING: &str = "skipped or not recorded";

sentences! {
    month_is_damaged(date) = "{date}: part of the month cannot be read";
    rated_later(date, rating) = "{date}: {rating}, filled in later";
    day_and_words(day, words) = "{day} · {words}";
    recorded_later(date) = "{date}: filled in later";
    higher_means(question) = "Higher means {question}.";
}
