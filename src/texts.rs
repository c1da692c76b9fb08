//! The program's texts, from the files in `assets/`: compiled in, each parsed once, when first needed.

mod check;
mod check_in;
mod files;
mod helplines;
pub mod instruments;
mod partner;
pub mod practice;
mod prompts;
mod sample;
mod ticks;
mod words;

pub use check::check;
pub use check_in::{CheckInTexts, Generic, Question, check_in};
pub use files::{Broken, on_broken};
pub use helplines::{Card, Directory, SupportLine, SupportTexts, support};
pub use partner::PartnerWords;
pub use prompts::{PromptTexts, prompts};
pub use sample::{Answers, DayTexts, SampleTexts, Script, sample};
pub use ticks::{Tick, TickTexts, ticks};
pub use words::{
    Gap, HardDays, Heavy, HelpWords, HomeLines, OnThisDayWords, PauseWords, Privacy, WhatItIs, Words, words,
};

use std::collections::BTreeMap;
use std::sync::LazyLock;

use self::files::{file, parsed};
use crate::journal::gentle_checks::Checks;

/// The gentle checks of two exercises.
pub fn checks() -> &'static Checks {
    static TEXTS: LazyLock<Checks> = LazyLock::new(|| parsed(file!("checks.toml")));
    &TEXTS
}

/// What statistics may say: templates by section and name.
pub fn insight() -> &'static BTreeMap<String, BTreeMap<String, String>> {
    static TEXTS: LazyLock<BTreeMap<String, BTreeMap<String, String>>> =
        LazyLock::new(|| parsed(file!("insight.toml")));
    &TEXTS
}

/// One of these templates as it stands; empty when there is none of that name.
pub fn insight_text(section: &str, name: &str) -> &'static str {
    insight().get(section).and_then(|texts| texts.get(name)).map_or("", String::as_str)
}

#[cfg(test)]
mod tests;
