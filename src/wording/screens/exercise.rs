//! The texts of exercises.

pub(crate) const SAVED: &str = "Saved.";
pub(crate) const SAVE: &str = "save";
pub(crate) const NEXT_OR_SAVE: &str = "next, or save";
pub(crate) const CHOOSE_AND_SAVE: &str = "choose, save";
pub(crate) const CHOOSE_OR_SAVE: &str = "choose, maybe save";
pub(crate) const SKIP_AND_SAVE: &str = "skip, save";
pub(crate) const CHOOSE_ONE: &str = "Choose one, or press Esc to decide later.";
pub(crate) const ENTER_AGAIN_TO_GO_ON: &str = "Press Enter again to continue.";
pub(crate) const ENTER_AGAIN: &str = "Press Enter again to continue anyway.";
pub(crate) const ENTER_AGAIN_WITHOUT_ANSWER: &str = "Press Enter again to continue without an answer.";
pub(crate) const READING_EARLIER_ENTRIES: &str = "Reading earlier entries; this continues in a moment.";
pub(crate) const LOOK_BACK: &str = " · look back";
pub(crate) const NOT_A_DATE: &str =
    "Not a date yet: write 2026-11-29, 29 nov, friday, tomorrow, or +7 for in a week.";
pub(crate) const TIME_IS_UP: &str = "Time is up. Press Enter to continue.";
pub(crate) const BREATHING_IS_OVER: &str = "Three minutes are up. Press Enter to continue.";
pub(crate) const BREATHE_IN: &str = "Breathe in";
pub(crate) const BREATHE_OUT: &str = "Breathe out";
pub(crate) const LAST_MINUTE: &str = "the last minute";
pub(crate) const NOTHING_WRITTEN_THIS_WEEK: &str = "Nothing was written this week. That is fine.";
pub(crate) const WAYS_TO_WRITE_A_DAY: &str = "2026-11-29, 29 nov, friday, tomorrow, or +7 for in a week.";
pub(crate) const SAVE_AND_FINISH: &str = "save and finish";
pub(crate) const NOTHING_TICKED_THIS_WEEK: &str = "Nothing was ticked this week. That is fine.";
pub(crate) const NOT_RECORDED_THIS_WEEK: &str = "Not recorded this week.";
pub(crate) const NOTHING_WAS_ANSWERED: &str = "Nothing was answered, so nothing was kept.";
pub(crate) const TODAY: &str = "today";
pub(crate) const TOMORROW: &str = "tomorrow";
pub(crate) const DRAFT_KEPT: &str = "Draft kept; continue any time.";

sentences! {
    a_number_from_to(least, most, unit) = "A number from {least} to {most}{unit}.";
    one_of(most) = "Choose one by its number: 1 to {most}.";
    may_follow(label, key) = "What may follow, if you like: {label} ({key}).";
    evening(evening) = " · evening {evening}";
    minutes_left(left) = "{left} minutes left";
    in_days(days) = "in {days} days";
    save_then(lead) = "save, then {lead}";
    mean_always(mean, n, min) = "{mean} on average, on {n} of 7 days; {min} each time.";
    mean_between(mean, n, min, max) = "{mean} on average, on {n} of 7 days, from {min} to {max}.";
    saved_to_look_back_on(day) = "Saved. Look back on it in Practice from {day}.";
    tomorrow_at(time) = "tomorrow at {time}";
    pairs_and_days(pairs, days) = "{pairs}, {days} days";
}
