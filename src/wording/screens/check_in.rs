//! Texts: check in.

pub(crate) const TODAYS_PROMPT: &str = "Today's prompt";
pub(crate) const ANYTHING_ELSE: &str = "Anything else";
pub(crate) const NOT_ANSWERED: &str = "not answered";
pub(crate) const NOTHING_WRITTEN: &str = "nothing written";
pub(crate) const ANYTHING_YOU_WOULD_LIKE_TO_REMEMBER: &str =
    "Anything you would like to remember about this day.";
pub(crate) const READING_YOUR_PLANS_SAVING_IN_A: &str = "Reading your plans; saving in a moment.";
pub(crate) const THEY_ARE_MORE_THAN_A_WEEK_OLD_WHAT: &str = "They are more than a week old. What you felt then is worth keeping as you saw it; \
                          you can change texts at any time.";
pub(crate) const NO_KEEP_THE_OLD_RATINGS_SAVE_THE: &str =
    "No, keep the old ratings; save the texts and ticks";
pub(crate) const RATINGS_UNCHANGED: &str = "Ratings unchanged.";

sentences! {
    of(page, count) = "{page} of {count}";
    change_the_ratings_of(day) = "Change the ratings of {day}?";
}
