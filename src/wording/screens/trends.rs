//! Texts: trends.

pub(crate) const ALL_TIME: &str = "all time";

sentences! {
    weeks(weeks) = "{weeks} weeks";
    of_days(days, all) = "{days} of {all} days";
    mean_of_a_week_lowest_to_highest(chart, marks, chart_2) = "{chart} mean of a week  {marks}  {chart_2} lowest to highest";
    each_dot_weeks(marks, together) = "{marks} · each dot {together} weeks";
}
