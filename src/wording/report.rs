//! The words of the page for a session with a therapist, and of the walk through its blocks.

use std::fmt::Display;

use crate::journal::{Day, Rating};
use crate::wording::numbers::counted;

/// The title of the page.
pub const TITLE: &str = "Page for a session";
/// What the page is not.
pub const NOT_DIAGNOSTIC: &str = "Private notes, not a diagnostic tool.";
/// The line for initials.
pub const INITIALS: &str = "Initials:";
/// The headings of blocks.
pub const TALK: &str = "What I'd like to talk about";
/// The heading of the charts.
pub const WEEK_BY_WEEK: &str = "Week by week";
/// The heading of the table.
pub const SIGNS: &str = "The five signs and steadiness";
/// The heading of what goes together.
pub const TOGETHER: &str = "Goes together";
/// The heading of what helped.
pub const HELPED: &str = "What helped";
/// The heading of the exercises.
pub const TRIED: &str = "Tried";
/// The heading of the chosen entries.
pub const ENTRIES: &str = "Entries I chose";
/// The heading of the monthly check.
pub const CHECKS: &str = "Monthly check";
/// The heading of the room for notes.
pub const NOTES: &str = "Notes from the session";
/// The heading of the line on safety.
pub const SAFETY_TITLE: &str = "Safety";
/// The line on safety, to be filled in by hand.
pub const SAFETY: &str = "I have [  ] / have not [  ] felt unsafe with my partner.";
/// The heading of the method.
pub const METHOD_TITLE: &str = "How these figures come about";
/// The heading of the table of weeks.
pub const WEEKLY: &str = "Weekly figures: mean (days rated)";
/// The head of the column of weeks.
pub const WEEK_FROM: &str = "Week from";
/// The name of the numbers under the weeks.
pub const N: &str = "n";
/// The name of the row of means.
pub const MEAN: &str = "mean";
/// A cell without a value.
pub const NONE: &str = "–";
/// What stands where a line of a text ended.
pub const LINE_END: &str = " / ";
/// Said after words that go on.
pub const SHORTENED: &str = "(shortened)";
/// Which days ticks are not counted on.
pub const LEFT_OUT: &str = "Days filled in later, and the first three check-ins, are not counted here.";
/// Said of a list in which nothing was ticked.
pub const NOTHING_TICKED: &str = "Nothing was ticked.";
/// Said when no exercise was done.
pub const NOTHING_TRIED: &str = "No exercise in these weeks.";
/// Said when there is no monthly check.
pub const NO_CHECK: &str = "None was answered.";
/// Said when no entry was chosen.
pub const NO_ENTRY: &str = "None was chosen.";
/// The caution above what goes together.
pub const ONLY_TOGETHER: &str = "Association only.";
/// The span of what helped.
pub const ALL_TIME: &str = "My own ticks, from the first day on.";
/// Said below a monthly check.
pub const NO_NORMS: &str = "Only my own earlier value stands beside it; no norms.";
/// How the figures come about.
pub const METHOD: [&str; 2] = [
    "One rating a day from 0 to 4, by one question for each sign, not a validated test; a missing day is not filled in, n is \
     the number of days.",
    "Charts and ranges hold every rated day; directions leave out the first three check-ins and days filled in later, and \
     name one only from half a point on, by Mann-Kendall and least squares adjusted for carry-over (5 %).",
];
/// What the marks of the charts are.
pub const MARKS: &str = "A dot is a week's mean, open when it rests on 1 to 3 days; the bar goes from the lowest to the \
     highest rating; n below is the number of days rated.";
/// The heads of the columns of the table.
pub const COLUMNS: [&str; 7] =
    ["Sign", "First 14 days (n)", "Last 14 days (n)", "Range", "Direction", "Change (likely range)", "Days"];
/// The same where there is little room; the change stands behind the direction.
pub const SHORT_COLUMNS: [&str; 6] = ["", "first", "last", "range", "days", "direction and change"];

/// What the short heads of columns mean.
pub const SHORT_MEANING: &str =
    "first, last: mean of the first and the last 14 days (n); range: of all rated days.";

/// The names of the blocks, and what each holds, in their order.
const BLOCKS: [(&str, &str); 13] = [
    ("Head", "the weeks, how many days are recorded, and a line for your initials"),
    (
        "Talk",
        "three lines on what you'd like to talk about: typed now and kept nowhere, or left empty to write on",
    ),
    ("Charts", "six small charts, week by week"),
    ("Signs", "a table: first and last 14 days, range, direction, number of days"),
    ("Ticked", "what you ticked most, of what set it off and of what you did"),
    ("Together", "what tends to go together, at most three"),
    ("Helped", "what helped, at most three"),
    ("Tried", "the exercises that you did, with their figures"),
    ("Entries", "up to three entries that you choose, in your own words"),
    ("Monthly check", "the scores of the last one, and your own before it"),
    ("Safety", "one line, printed empty, to be filled in by hand"),
    ("Notes", "an empty box for notes from the session"),
    ("Method", "how the figures come about, in three lines"),
];

/// A block's name, and what it holds.
pub fn block(place: usize) -> (&'static str, &'static str) {
    BLOCKS.get(place).copied().unwrap_or_default()
}

/// So many days recorded of how many.
pub fn recorded(n: usize, d: usize) -> String {
    format!("{n} of {} with a check-in", counted(d, "day", "days"))
}

/// So many of so many.
pub fn of(n: usize, d: usize) -> String {
    format!("{n} of {d}")
}

/// So many of so many days.
pub fn of_days(n: usize, d: usize) -> String {
    format!("{n} of {}", counted(d, "day", "days"))
}

/// From one mean to another.
pub fn from_to(first: &str, last: &str) -> String {
    format!("{first} to {last}")
}

/// The mean of all.
pub fn mean(mean: &str) -> String {
    format!("mean {mean}")
}

/// A change with its range.
pub fn change(change: &str) -> String {
    format!("change {change}")
}

/// From the lowest to the highest rating.
pub fn range(low: Rating, high: Rating) -> String {
    format!("{low}–{high}")
}

/// The heading of what was ticked in a list.
pub fn ticked_most(list: &str) -> String {
    format!("Ticked most: {list}")
}

/// A tick with its days, of those on which its list was opened.
pub fn ticked(name: &str, n: usize, opened: usize) -> String {
    format!("{name} {n} of {}", counted(opened, "day", "days"))
}

/// The heading of a monthly check of a day.
pub fn checks_on(day: &str) -> String {
    format!("{CHECKS}, {day}")
}

/// The value of the check before.
pub fn before(figure: &str, day: &str) -> String {
    format!("; before: {figure} ({day})")
}

/// The heading of the charts, with their days.
pub fn week_by_week(span: &str) -> String {
    format!("{WEEK_BY_WEEK}, {span}")
}

/// The title of a chart.
pub fn chart_title(label: &str) -> String {
    format!("{label}, week by week")
}

/// The beginning of a chart in words.
pub fn chart_of(label: &str) -> String {
    format!("{label}, weekly means from 0 to 4.")
}

/// A week of a chart in words.
pub fn week(first: &str, mean: &str, n: usize, low: Rating, high: Rating) -> String {
    format!("Week from {first}: mean {mean} of {}, {low} to {high}.", counted(n, "day", "days"))
}

/// A week without a rating in words.
pub fn week_without(first: &str) -> String {
    format!("Week from {first}: not recorded.")
}

/// The ids of all directions.
pub fn trend_id(weeks: u16) -> String {
    format!("trend.SIGN.{weeks}")
}

/// Where more is told.
pub fn ids(ids: &str) -> String {
    format!("inward explain ID tells more of: {ids}.")
}

/// What made the page.
pub fn version(version: &str) -> String {
    format!("Made by inward {version}.")
}

/// The title of the page with its span.
pub fn title(span: &str) -> String {
    format!("{TITLE}, {span}")
}

/// So many weeks.
pub fn weeks(weeks: u16) -> String {
    counted(weeks, "week", "weeks")
}

/// The first question of the walk.
pub const PARTNER: &str = "Will your partner see this page?";
/// Why it is asked.
pub const PARTNER_WHY: &str = "With y, ticks, what they go with, what helped and the line on safety are left out unless you take them in.";
/// Asks for a line to talk about.
pub const TALK_LINE: &str = "A line on it; Enter leaves the rest empty.";
/// Asks for entries.
pub const CHOOSE_ENTRIES: &str = "Up to three numbers, with spaces between them; Enter chooses none.";
/// Said when no entry holds words.
pub const NO_CANDIDATE: &str = "No entry of these weeks holds words.";
/// Said when more was chosen than there is room for.
pub const THREE_AT_MOST: &str = "Three entries at most.";
/// Said of a number that is none of those shown.
pub const NO_SUCH_ENTRY: &str = "Write the numbers that stand before the entries.";
/// Said of a line that is too long.
pub const TOO_LONG: &str = "At most 90 characters: shorten it.";
/// Said when something else than yes or no is answered.
pub const Y_OR_N: &str = "Write y or n.";

/// The question on a block.
pub fn take_in(name: &str, about: &str) -> String {
    format!("{name}: {about}.")
}

/// How a block is answered.
pub fn y_n_kept(is_on: bool) -> String {
    format!("(y or n, Enter: {}) ", if is_on { "y" } else { "n" })
}

/// Asks whether the page is written there.
pub fn write_it(path: &impl Display) -> String {
    format!("Write this page to {path}? (y or n) ")
}

/// The name of the file of a page that was made on a day.
pub fn file_name(day: Day, ending: &str) -> String {
    format!("session-{day}.{ending}")
}

/// Said when the page was not wanted.
pub const NOTHING_WRITTEN: &str = "Nothing is written.";
/// Added to an error before anything was written.
pub const NOTHING_WRITTEN_YET: &str = "nothing is written";
/// Said of words that were shown.
pub const STAYS_IN_SCROLLBACK: &str =
    "Your words above stay in the terminal's scrollback; o in Trends shows the page without that.";
