//! Texts: exercise.

pub(crate) const CHOOSE_ONE_OR_PRESS_ESC_TO_DECIDE: &str = "Choose one, or press Esc to decide later.";
pub(crate) const PRESS_ENTER_AGAIN_TO_CONTINUE: &str = "Press Enter again to continue anyway.";
pub(crate) const PRESS_ENTER_AGAIN_TO_CONTINUE_2: &str = "Press Enter again to continue without an answer.";
pub(crate) const READING_EARLIER_ENTRIES_THIS: &str = "Reading earlier entries; this continues in a moment.";
pub(crate) const THIS_ENTRY_IS_NO_LONGER_HERE: &str = "This entry is no longer here.";
pub(crate) const LOOK_BACK: &str = " · look back";
pub(crate) const NOT_A_DATE_YET_WRITE_2026_11_29: &str =
    "Not a date yet: write 2026-11-29, tomorrow, or +7 for in a week.";
pub(crate) const TIME_IS_UP_PRESS_ENTER_TO_CONTINUE: &str = "Time is up. Press Enter to continue.";
pub(crate) const THREE_MINUTES_ARE_UP_PRESS_ENTER_TO: &str = "Three minutes are up. Press Enter to continue.";
pub(crate) const BREATHE_IN: &str = "Breathe in";
pub(crate) const BREATHE_OUT: &str = "Breathe out";
pub(crate) const THE_LAST_MINUTE: &str = "the last minute";
pub(crate) const NOTHING_WAS_WRITTEN_THIS_WEEK_THAT: &str = "Nothing was written this week. That is fine.";
pub(crate) const A_DATE_TOMORROW_OR_7_FOR_IN_A_WEEK: &str = "A date, tomorrow, or +7 for in a week.";
pub(crate) const SAVE_AND_FINISH: &str = "save and finish";
pub(crate) const NOTHING_WAS_TICKED_THIS_WEEK_THAT: &str = "Nothing was ticked this week. That is fine.";
pub(crate) const NOT_RECORDED_THIS_WEEK: &str = "Not recorded this week.";
pub(crate) const NOTHING_WAS_ANSWERED_SO_NOTHING_WAS: &str = "Nothing was answered, so nothing was kept.";
pub(crate) const DRAFT_KEPT_CONTINUE_ANY_TIME: &str = "Draft kept; continue any time.";

sentences! {
    a_number_from_to(least, most, unit) = "A number from {least} to {most}{unit}.";
    evening(evening) = " · evening {evening}";
    of(at, all) = "{at} of {all}";
    minutes_left(left) = "{left} minutes left";
    in_days(days) = "in {days} days";
    save_then(lead) = "save, then {lead}";
    on_average_on_of_7_days_each_time(mean, n, min) = "{mean} on average, on {n} of 7 days; {min} each time.";
    on_average_on_of_7_days_from_to(mean, n, min, max) = "{mean} on average, on {n} of 7 days, from {min} to {max}.";
    saved_look_back_on_it_in_practice(day) = "Saved. Look back on it in Practice from {day}.";
    tomorrow_at(time) = "tomorrow at {time}";
}
