//! The page for a hard night, and what points to it: `assets/night.toml`.

use serde::Deserialize;

/// The page for a hard night, and what points to it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NightTexts {
    /// The heading.
    pub title: String,
    /// The heading above the person's own plan.
    pub plan: String,
    /// The line that points to the page.
    pub offer: Offer,
    /// The answer to a hard evening.
    pub evening: HardEvening,
    /// The parts of the page.
    pub line: Vec<NightLine>,
}

/// The line that points to the page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// The line, with `{key}` and `{support}`.
    pub line: String,
    /// The line on the command line.
    pub printed: String,
}

/// The answer to a check-in of a hard evening.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HardEvening {
    /// In the window.
    pub saved: String,
    /// On the command line.
    pub printed: String,
}

/// A part of the page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NightLine {
    /// The heading; may be missing.
    #[serde(default)]
    pub title: String,
    /// The sentences, with `{emergency}`, `{support}` and `{worry_key}`.
    pub say: Vec<String>,
}
