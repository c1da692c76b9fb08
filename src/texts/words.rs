//! Sentences used in several places: `assets/words.toml`.

use serde::Deserialize;

/// Sentences that are said here and there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The words on what the program is and is not.
    pub what_it_is: WhatItIs,
    /// The quiet lines of Home.
    pub home: HomeLines,
    /// A coin-flip trial on its days.
    pub trial: TrialWords,
    /// The words after a gap.
    pub gap: Gap,
    /// The question of who may see the screen.
    pub privacy: Privacy,
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
    /// The line on an exercise that waits, with `{what}` and `{key}`.
    pub due: String,
    /// The line that a week can be looked at as a whole, with `{key}`.
    pub review: String,
    /// The line on what matters to the person, with `{value}`.
    pub hard: String,
    /// The line on the plan for heavier weeks, with `{key}`.
    pub plan: String,
    /// The line on an exercise that fits today, with `{name}` and `{key}`.
    pub suggestion: String,
    /// The line on what was agreed in the last session, with `{agreed}`.
    pub agreed: String,
}

/// A coin-flip trial on its days.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrialWords {
    /// The draw of a day with it, with `{what}`.
    pub with: String,
    /// The draw of a day without.
    pub without: String,
    /// What comes before any draw.
    pub tonight: String,
    /// What yes stands for, with `{what}`.
    pub asked: String,
    /// The question on the check-in's last page.
    pub done: String,
    /// One answer to it.
    pub yes: String,
    /// The other.
    pub no: String,
    /// The line that it is over, with `{key}`.
    pub over: String,
    /// Its days, with `{first}` and `{last}`.
    pub dates: String,
    /// When and where its result is shown.
    pub result: String,
    /// How it is ended, with `{key}`.
    pub end: String,
    /// The question before it is ended.
    pub end_ask: String,
    /// What ending it means.
    pub end_more: String,
    /// What is said when it is not ended.
    pub end_no: String,
    /// Why one that is over cannot be changed.
    pub is_over: String,
}

/// The words on what the program is and is not; acknowledged once.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WhatItIs {
    /// The paragraph.
    pub text: String,
    /// The line on whom it is made for.
    pub adults: String,
}

/// The words on coming back after some days.
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

/// The question of who may open this computer, and the advice that follows from the answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Privacy {
    /// The question.
    pub question: String,
    /// Its answers, as the state file keeps them.
    pub answers: Vec<String>,
    /// The line that one need not write everything down.
    pub leave_out: String,
    /// The line that it may be safer to keep nothing here.
    pub forced: String,
}

/// The words in a week in which nothing is asked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PauseWords {
    /// The line on how long it lasts, with `{day}`.
    pub until: String,
    /// The explanation, with `{key}`.
    pub about: String,
    /// The line on how to end it, with `{key}`.
    pub ends: String,
    /// The line that it was ended.
    pub ended: String,
    /// The line that a read-only window keeps nothing.
    pub here_only: String,
}

/// The words after many hard days.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HardDays {
    /// The line.
    pub line: String,
}

/// The words on the same day a month and a year ago.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnThisDayWords {
    /// The day a month ago.
    pub month_ago: String,
    /// The day a year ago.
    pub year_ago: String,
    /// Both days.
    pub both: String,
    /// The line that there is something, with `{when}` and `{key}`.
    pub home: String,
    /// The line that there is nothing.
    pub nothing: String,
    /// The line that it is switched off, and how it comes back, with `{file}`.
    pub off: String,
    /// The line on how to switch it off, with `{key}`.
    pub switch: String,
    /// The line that it was switched off now.
    pub switched_off: String,
    /// The line that the config file keeps it on.
    pub configured: String,
}

/// Explanations.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpWords {
    /// The explanation of what daily noticing does at first.
    pub noticing: String,
    /// The note on how a mean of ratings simplifies.
    pub mean: String,
}
