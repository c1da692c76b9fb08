//! The texts of trends.

pub(crate) const ALL_TIME: &str = "all time";

sentences! {
    weeks(weeks) = "{weeks} weeks";
    all_marks(chart, marks, chart_2) = "{chart} mean of a week  {marks}  {chart_2} lowest to highest";
    weeks_of_a_dot(marks, together) = "{marks} · each dot {together} weeks";
}
