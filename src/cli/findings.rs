//! A finding as JSON; docs/json.md and docs/insight.schema.json describe the shape.

use serde_json::{Map, Value, json};

use crate::insight::Finding;

/// Everything that a finding holds.
pub(super) fn as_json(finding: &Finding) -> Value {
    let figures = finding.figures.iter().map(|(name, figure)| ((*name).to_owned(), json!(plain(*figure))));
    json!({
        "id": finding.topic.to_string(),
        "method": finding.method.id(),
        "verdict": finding.verdict,
        "word": finding.word,
        "words": finding.words,
        "notes": finding.notes,
        "n": finding.n,
        "d": finding.d,
        "figures": figures.collect::<Map<String, Value>>(),
        "entries": finding.entries().map(|id| id.to_string()).collect::<Value>(),
    })
}

/// A figure as text, as exact as it is known.
pub(super) fn as_text(figure: Option<f64>) -> String {
    let Some(figure) = plain(figure) else { return "not known".to_owned() };
    let text = format!("{figure:?}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// The figure when it is a number; zero without a sign.
fn plain(figure: Option<f64>) -> Option<f64> {
    figure.filter(|figure| figure.is_finite()).map(|figure| figure + 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(as_text(figure), expected);
        }
    }
}
