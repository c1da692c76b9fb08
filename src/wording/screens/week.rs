//! Texts: week.

pub(crate) const THIS_IS_THE_CURRENT_WEEK: &str = "This is the current week.";
pub(crate) const THERE_ARE_NO_ENTRIES_AFTER_THIS: &str = "There are no entries after this week.";
pub(crate) const THIS_DAY_IS_STILL_BEING_READ: &str = "This day is still being read.";
pub(crate) const WEEK_BEFORE: &str = "week before";

sentences! {
    is_still_to_come(day) = "{day} is still to come.";
    of_7_days(week, after, recorded) = "‹ {week} {after}   {recorded} of 7 days";
    not_recorded(marks) = "{marks} not recorded";
    few_days_1_to(mean, what) = "({mean}) few days: 1 to {what}";
    filled_in_later(late) = "{late} filled in later";
    n_(lists, ticked, days) = "{lists} {ticked}\u{a0}{days}";
    more(more) = " · {more} more";
}
