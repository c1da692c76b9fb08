//! Checks any text as one of the files under `assets/`, with the program's own parser.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::files::{Broken, read};
use super::helplines::SupportTexts;
use super::instruments::InstrumentTexts;
use super::practice::{PracticeTexts, Steps};
use super::prompts::PromptFile;
use super::{CheckInTexts, SampleTexts, TickTexts, Words};
use crate::journal::gentle_checks::Checks;
use crate::journal::practice::Kind;

/// Whether a text would do as the file of this name: it is read as the program reads its own.
///
/// # Errors
/// [`Broken`] when it would not, or when the program has no such file.
pub fn check(file: &str, text: &str) -> Result<(), Broken> {
    fn whole<T: DeserializeOwned>(text: &str) -> Result<(), String> {
        read::<T>(text).map(drop)
    }
    let exercise = |name: &str| Kind::ALL.iter().any(|kind| name == format!("practice/{}.toml", kind.key()));
    let read = match file {
        "checkin.toml" => whole::<CheckInTexts>(text),
        "checks.toml" => whole::<Checks>(text),
        "insight.toml" => whole::<BTreeMap<String, BTreeMap<String, String>>>(text),
        "instruments.toml" => whole::<InstrumentTexts>(text),
        "practice.toml" => whole::<PracticeTexts>(text),
        "prompts.toml" => whole::<PromptFile>(text),
        "sample.toml" => whole::<SampleTexts>(text),
        "support.toml" => whole::<SupportTexts>(text),
        "ticks.toml" => whole::<TickTexts>(text),
        "words.toml" => whole::<Words>(text),
        name if exercise(name) => whole::<Steps>(text),
        _ => Err("nothing reads it".to_owned()),
    };
    read.map_err(|what| Broken { file: file.to_owned(), what })
}
