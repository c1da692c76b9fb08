//! Sentences used in several places: `assets/words.toml`.

use serde::Deserialize;

/// Sentences that are said here and there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// What the program is and is not.
    pub what_it_is: WhatItIs,
    /// The quiet lines of Home.
    pub home: HomeLines,
    /// What is said after a gap.
    pub gap: Gap,
    /// Who may see the screen.
    pub privacy: Privacy,
    /// The phrase check.
    pub heavy: Heavy,
    /// A week in which nothing is asked.
    pub pause: PauseWords,
    /// Many hard days.
    pub hard_days: HardDays,
    /// The same day a month and a year ago.
    pub on_this_day: OnThisDayWords,
    /// Explanations.
    pub help: HelpWords,
}

/// The quiet lines of Home; here and not with the exercises, as Home is drawn before any of those is needed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HomeLines {
    /// What waits, with `{what}` and `{key}`.
    pub due: String,
    /// That a week can be looked at as a whole, with `{key}`.
    pub review: String,
    /// What matters to the person, with `{value}`.
    pub hard: String,
}

/// What the program is and is not; acknowledged once.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WhatItIs {
    /// The paragraph.
    pub text: String,
    /// For whom it is made.
    pub adults: String,
}

/// What is said on coming back after some days.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    pub(super) days_2_to_6: String,
    pub(super) days_7_or_more: String,
}

impl Gap {
    /// The words after a gap of this many days; none for a single day.
    pub fn words(&self, days: i64) -> Option<&str> {
        match days {
            ..=1 => None,
            2..=6 => Some(&self.days_2_to_6),
            7.. => Some(&self.days_7_or_more),
        }
    }
}

/// The question who may open this computer, and what follows from the answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Privacy {
    /// The question.
    pub question: String,
    /// Its answers, as the state file keeps them.
    pub answers: Vec<String>,
    /// That one need not write everything down.
    pub leave_out: String,
    /// That it may be safer to keep nothing here.
    pub forced: String,
}

/// The phrase check.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heavy {
    /// What is said, after saving, when a phrase was there.
    pub line: String,
    /// The phrases.
    pub phrases: Vec<String>,
}

/// What is said of a week in which nothing is asked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PauseWords {
    /// Until when it lasts, with `{day}`.
    pub until: String,
    /// What it is, with `{key}`.
    pub about: String,
    /// How it is ended, with `{key}`.
    pub ends: String,
    /// That it was ended.
    pub ended: String,
    /// That a window which reads along keeps nothing.
    pub here_only: String,
}

/// What is said after many hard days.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HardDays {
    /// The line.
    pub line: String,
}

/// What is said of the same day a month and a year ago.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnThisDayWords {
    /// The day a month ago.
    pub month_ago: String,
    /// The day a year ago.
    pub year_ago: String,
    /// Both days.
    pub both: String,
    /// That there is something, with `{when}` and `{key}`.
    pub home: String,
    /// That there is nothing.
    pub nothing: String,
    /// That it is switched off, and how it comes back, with `{file}`.
    pub off: String,
    /// How it is switched off, with `{key}`.
    pub switch: String,
    /// That it was switched off now.
    pub switched_off: String,
    /// That the config file holds it on.
    pub configured: String,
}

/// Explanations.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpWords {
    /// What daily noticing does at first.
    pub noticing: String,
    /// Which simplification a mean of ratings is.
    pub mean: String,
}
