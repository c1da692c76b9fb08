//! Prints JSON, and makes the JSON of a finding; docs/json.md and docs/insight.schema.json describe the shapes.

use serde_json::{Map, Value, json};

use super::CliError;
use super::output::Output;
use crate::insight::Finding;
use crate::journal::text;

/// Prints a value, indented, with a line break after it.
pub(super) fn print(value: &Value, out: &mut Output) -> Result<(), CliError> {
    let mut printed = text::escaped_in_json(&format!("{value:#}"));
    printed.push('\n');
    out.bytes(printed.as_bytes())
}

/// Everything that a finding holds.
pub(super) fn finding(finding: &Finding) -> Value {
    let figures = finding.figures.iter().map(|(name, figure)| ((*name).to_owned(), json!(plain(*figure))));
    let rows = finding.rows.iter().map(|(name, rows)| ((*name).to_owned(), json!(rows)));
    let lists = finding.lists.iter().map(|(name, list)| ((*name).to_owned(), json!(list)));
    json!({
        "id": finding.topic.to_string(),
        "method": finding.method.id(),
        "verdict": finding.verdict,
        "word": finding.word,
        "words": finding.words,
        "notes": finding.notes,
        "n": finding.n,
        "d": finding.d,
        "figures": figures.chain(rows).chain(lists).collect::<Map<String, Value>>(),
        "entries": finding.entries().map(|id| id.to_string()).collect::<Value>(),
    })
}

/// Prints a figure as exactly as it is known.
pub(super) fn figure(figure: Option<f64>) -> String {
    let Some(figure) = plain(figure) else { return "not known".to_owned() };
    let text = format!("{figure:?}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// Prints rows of figures: `3 of 14, 9 of 28`.
pub(super) fn rows(rows: &[Vec<f64>]) -> String {
    let row = |row: &Vec<f64>| row.iter().map(|it| figure(Some(*it))).collect::<Vec<_>>().join(" of ");
    rows.iter().map(row).collect::<Vec<_>>().join(", ")
}

/// Prints a list of figures: `0.34, 0.34, 0.25`.
pub(super) fn list(list: &[f64]) -> String {
    list.iter().map(|it| figure(Some(*it))).collect::<Vec<_>>().join(", ")
}

/// The figure when it is a number; zero without a sign.
fn plain(figure: Option<f64>) -> Option<f64> {
    figure.filter(|figure| figure.is_finite()).map(|figure| figure + 0.0)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_figure_is_printed_as_exactly_as_it_is_known() {
        for (figure, expected) in [
            (Some(14.0), "14"),
            (Some(2.25), "2.25"),
            (Some(0.1 + 0.2), "0.30000000000000004"),
            (Some(-0.0), "0"),
            (Some(1.5e-9), "1.5e-9"),
            (Some(f64::NAN), "not known"),
            (None, "not known"),
        ] {
            assert_eq!(super::figure(figure), expected);
        }
    }
}
