//! The texts of the check-in.

const TODAYS_PROMPT: &str = "Today's prompt";
const PROMPT_OF_THE_DAY: &str = "Prompt of the day";
pub(crate) const ABOUT_ANYTHING_ELSE: &str = "Anything you would like to remember about this day.";
pub(crate) const NONE_OF_THESE: &str = "none of these";
pub(crate) const READING_PLANS: &str = "Reading your plans; saving in a moment.";
pub(crate) const RATINGS_ARE_OLD: &str = "They are more than a week old. What you felt then is worth keeping as you saw it; \
                          you can change texts at any time.";
pub(crate) const KEEP_OLD_RATINGS: &str = "No, keep the old ratings; save the texts and ticks";
pub(crate) const RATINGS_UNCHANGED: &str = "Ratings unchanged.";

/// The words of the key for a note right after an answer, while the next question is shown.
pub(crate) const YES_OR_NO: &str = "yes or no";
pub(crate) const NOTE_ON_THE_LAST: &str = "note on the last";
pub(crate) const OFF_IN_THE_SETTINGS: &str = "off in the settings";

sentences! {
    change_ratings(day) = "Change the ratings of {day}?";
}

/// The name of a day's prompt.
pub(crate) fn prompt_of(is_today: bool) -> &'static str {
    if is_today { TODAYS_PROMPT } else { PROMPT_OF_THE_DAY }
}
