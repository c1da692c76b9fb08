//! The table that is printed: each value, the one it is compared with, and how it stands to the goal and the red line.

use std::fmt::Write as _;
use std::time::Duration;

/// One line of the table.
pub(crate) struct Row {
    pub(crate) number: u8,
    what: String,
    ours: String,
    beside: String,
    /// The value that is compared with the limits, and the limits.
    held: Option<(f64, Limit)>,
    shown: String,
}

/// A goal and a red line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limit {
    pub(crate) goal: f64,
    pub(crate) red_line: f64,
}

/// The limits of a number.
pub(crate) const fn limit(goal: f64, red_line: f64) -> Limit {
    Limit { goal, red_line }
}

impl Row {
    /// A time compared with the least that it could be; the ratio counts.
    pub(crate) fn ratio(
        number: u8,
        what: impl Into<String>,
        ours: Duration,
        least: Duration,
        limit: Limit,
    ) -> Self {
        let ratio = ours.as_secs_f64() / least.as_secs_f64().max(f64::MIN_POSITIVE);
        Self::of_ratio(number, what, milliseconds(ours), milliseconds(least), ratio, limit)
    }

    /// A size in memory compared with the least that it could be; the ratio counts.
    pub(crate) fn memory(number: u8, what: impl Into<String>, ours: f64, least: f64, limit: Limit) -> Self {
        Self::of_ratio(number, what, mebibytes(ours), mebibytes(least), ours / least, limit)
    }

    fn of_ratio(
        number: u8,
        what: impl Into<String>,
        ours: String,
        beside: String,
        ratio: f64,
        limit: Limit,
    ) -> Self {
        let held = Some((ratio, limit));
        Self { number, what: what.into(), ours, beside, held, shown: format!("{ratio:.2}") }
    }

    /// A figure that has a limit of its own.
    pub(crate) fn figure(number: u8, what: impl Into<String>, value: f64, unit: &str, limit: Limit) -> Self {
        let digits = usize::from(value.fract() != 0.0) * 2;
        let ours = format!("{value:.digits$} {unit}").trim_end().to_owned();
        let held = Some((value, limit));
        Self { number, what: what.into(), ours, beside: String::new(), held, shown: String::new() }
    }

    /// A size in memory that has a limit of its own.
    pub(crate) fn mebibytes(number: u8, what: impl Into<String>, value: f64, limit: Limit) -> Self {
        Self::figure(number, what, value, "MiB", limit)
    }

    /// Something that holds or does not.
    pub(crate) fn fact(number: u8, what: impl Into<String>, found: impl Into<String>, holds: bool) -> Self {
        let held = Some((if holds { 0.0 } else { 2.0 }, limit(0.0, 1.0)));
        let (beside, shown) = (String::new(), "yes".to_owned());
        Self { number, what: what.into(), ours: found.into(), beside, held, shown }
    }

    /// Something that could not be measured here, and why.
    pub(crate) fn left_out(number: u8, what: impl Into<String>, why: impl Into<String>) -> Self {
        let (beside, shown) = (String::new(), String::new());
        Self { number, what: what.into(), ours: why.into(), beside, held: None, shown }
    }

    /// A time that stands for itself and is compared with nothing.
    pub(crate) fn bound(number: u8, what: impl Into<String>, time: Duration) -> Self {
        Self { beside: milliseconds(time), ..Self::left_out(number, what, "") }
    }

    fn cells(&self) -> [String; 8] {
        let is_fact = self.shown == "yes";
        let (goal, red_line, verdict) = match &self.held {
            None => (String::new(), String::new(), "-"),
            Some((value, limit)) => {
                let verdict = match value {
                    value if *value <= limit.goal => "met",
                    value if *value <= limit.red_line => "over the goal",
                    _ => "over the red line",
                };
                (limit.goal.to_string(), limit.red_line.to_string(), verdict)
            }
        };
        let (ratio, goal, red_line) = if is_fact {
            (String::new(), "holds".to_owned(), String::new())
        } else {
            (self.shown.clone(), goal, red_line)
        };
        [
            self.number.to_string(),
            self.what.clone(),
            self.ours.clone(),
            self.beside.clone(),
            ratio,
            goal,
            red_line,
            verdict.to_owned(),
        ]
    }
}

const HEAD: [&str; 8] = ["#", "what", "inward", "beside", "ratio", "goal", "red line", ""];

/// The table as Markdown, which reads well as it is.
pub(crate) fn shown(rows: &[Row]) -> String {
    let cells: Vec<[String; 8]> =
        std::iter::once(HEAD.map(str::to_owned)).chain(rows.iter().map(Row::cells)).collect();
    let mut widths = [1; 8];
    for row in &cells {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut text = String::new();
    for (index, row) in cells.iter().enumerate() {
        for (cell, width) in row.iter().zip(widths) {
            // Writing to a string cannot fail.
            let _ = write!(text, "| {cell:<width$} ");
        }
        text.push_str("|\n");
        if index == 0 {
            text.extend(widths.map(|width| format!("|{:-<1$}", "", width + 2)));
            text.push_str("|\n");
        }
    }
    text
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1_000.0)
}

fn mebibytes(size: f64) -> String {
    format!("{size:.1} MiB")
}

/// Returns the median of the measured values.
pub(crate) fn median<T: Copy + Ord>(values: &[T]) -> Option<T> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied()
}
