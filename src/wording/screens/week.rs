//! The texts of the week.

pub(crate) const CURRENT_WEEK: &str = "This is the current week.";
pub(crate) const NOTHING_LATER: &str = "There are no entries after this week.";
pub(crate) const WEEK_BEFORE: &str = "week before";

sentences! {
    of_7_days(week, after, recorded) = "‹ {week} {after}   {recorded} of 7 days";
    not_recorded(marks) = "{marks} not recorded";
    few_days(mean, what) = "({mean}) few days: 1 to {what}";
    more(more) = "{more} more";
}
