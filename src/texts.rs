//! The program's texts, from the files in `assets/`: compiled in, each parsed once, when first needed.

mod cards;
mod check_in;
mod files;
mod helplines;
pub mod instruments;
mod night;
mod partner;
mod partner_page;
mod phrases;
pub mod practice;
mod privacy;
mod prompts;
mod sample;
mod ticks;
mod words;

pub use cards::{CardLead, CardText, CardTexts, CardWords};
pub use check_in::{CheckInTexts, Generic, Question};
pub use files::{Broken, on_broken};
pub use helplines::{Card, Directory, Finding, Need, SupportLine, SupportTexts};
pub use night::{HardEvening, NightLine, NightTexts, Offer};
pub use partner::{PartnerTexts, PartnerWords};
pub use partner_page::{PagePart, PartnerPage};
pub use phrases::{FamilyId, FamilyTexts, PhraseTexts};
pub use privacy::{PrivacyPage, PrivacyRow, PrivacyTexts, ShellTexts};
pub use prompts::PromptTexts;
pub use sample::{Answers, DayTexts, Habit, SampleTexts, Script};
pub use ticks::{Tick, TickTexts};
pub use words::{Gap, HardDays, HelpWords, HomeLines, OnThisDayWords, PauseWords, Privacy, WhatItIs, Words};

use std::collections::BTreeMap;
use std::sync::LazyLock;

use self::files::{file, parsed, read};
use self::instruments::InstrumentTexts;
use self::practice::{PracticeTexts, Steps};
use crate::journal::gentle_checks::Checks;
use crate::journal::practice::Kind;

/// Makes a function for each file, which returns its content, and the check of any text as one of the files.
macro_rules! files {
    ($($(#[$doc:meta])* $name:ident: $type:ty = $file:literal;)+) => {
        $(
            $(#[$doc])*
            pub fn $name() -> &'static $type {
                static TEXTS: LazyLock<$type> = LazyLock::new(|| parsed(file!($file)));
                &TEXTS
            }
        )+

        /// Whether a text would do as the file of this name: it is read as the program reads its own.
        ///
        /// # Errors
        /// [`Broken`] when it would not, or when the program has no such file.
        pub fn check(file: &str, text: &str) -> Result<(), Broken> {
            let is_of = |kind: &Kind| file == format!("practice/{}.toml", kind.key());
            let read = match file {
                $($file => read::<$type>(text).map(drop),)+
                _ if Kind::ALL.iter().any(is_of) => read::<Steps>(text).map(drop),
                _ => Err("nothing reads it".to_owned()),
            };
            read.map_err(|what| Broken { file: file.to_owned(), what })
        }
    };
}

files! {
    /// The cards that come one a week.
    cards: CardTexts = "cards.toml";
    /// The questions of the check-in.
    check_in: CheckInTexts = "checkin.toml";
    /// The gentle checks of two exercises.
    checks: Checks = "checks.toml";
    /// The words that people make passphrases of.
    common: BTreeMap<String, Vec<String>> = "common_words.toml";
    /// The templates of the statements of statistics, by section and name.
    insight: BTreeMap<String, BTreeMap<String, String>> = "insight.toml";
    /// The questionnaires of the monthly check.
    instruments: InstrumentTexts = "instruments.toml";
    /// The page for a partner.
    partner_page: PartnerPage = "partner.toml";
    /// The page for a hard night, and what points to it.
    night: NightTexts = "night.toml";
    /// The families of heavy phrases.
    phrases: PhraseTexts = "phrases.toml";
    /// The texts that name the other person, in other words.
    partner_words: PartnerTexts = "partner_words.toml";
    /// The list of the exercises, and its words.
    practice: PracticeTexts = "practice.toml";
    /// What is said of who can read what.
    privacy: PrivacyTexts = "privacy.toml";
    /// The reflective prompts.
    prompts: PromptTexts = "prompts.toml";
    /// The words of the sample journal.
    sample: SampleTexts = "sample.toml";
    /// The support page.
    support: SupportTexts = "support.toml";
    /// The built-in tick-lists.
    ticks: TickTexts = "ticks.toml";
    /// Sentences that are said here and there.
    words: Words = "words.toml";
}

/// The words that people make passphrases of.
pub fn common_words() -> &'static [String] {
    common().get("words").map_or(&[], Vec::as_slice)
}

/// Returns one of these templates as it stands; empty when there is none of that name.
pub fn insight_text(section: &str, name: &str) -> &'static str {
    insight().get(section).and_then(|texts| texts.get(name)).map_or("", String::as_str)
}

#[cfg(test)]
mod tests;
