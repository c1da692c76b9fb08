//! The texts that the program says, from the files in `assets/`: compiled in, each parsed once, when first needed.

mod check;
mod files;
mod helplines;
pub mod instruments;
pub mod practice;

pub use check::check;
pub use files::{Broken, on_broken};
pub use helplines::{Card, Directory, SupportLine, SupportTexts, support};

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use self::files::{file, parsed};
use crate::journal::gentle_checks::Checks;
use crate::journal::prompts::{Family, Prompt};
use crate::journal::{Rating, Scale, Sign, TickList};

/// The questions of the check-in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckInTexts {
    /// Words shared by all questions.
    pub generic: Generic,
    sign: Vec<Question>,
    steadiness: Question,
}

/// Words shared by all questions of the check-in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Generic {
    /// The word at 1 on every scale.
    pub a_little: String,
    /// The word at 3 on every scale.
    pub quite_a_lot: String,
    /// Which way the scales point; shown once a screen.
    pub direction: String,
    /// What is said once a check-in is on disk.
    pub saved: String,
}

/// One question of the check-in and its five worded answers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    key: String,
    /// The heading in the check-in.
    pub title: String,
    /// The name in rows and charts.
    pub label: String,
    /// What a higher rating means.
    pub higher_means: String,
    /// The question itself.
    pub question: String,
    answers: Vec<String>,
    #[serde(default)]
    anchors: Vec<String>,
}

impl Question {
    /// The words of an answer: `Not at all`.
    pub fn answer(&self, rating: Rating) -> &str {
        self.answers.get(usize::from(rating.value())).map_or("", String::as_str)
    }

    /// What an answer looks like in a day; empty where the words alone say it.
    pub fn anchor(&self, rating: Rating) -> &str {
        self.anchors.get(usize::from(rating.value())).map_or("", String::as_str)
    }
}

impl CheckInTexts {
    /// The question that asks for a rating.
    pub fn question(&self, scale: impl Into<Scale>) -> &Question {
        match scale.into() {
            Scale::Steadiness => &self.steadiness,
            Scale::Sign(sign) => {
                let asked = self.sign.iter().find(|question| question.key == sign.key());
                asked.unwrap_or(&self.steadiness)
            }
        }
    }
}

/// The tick-lists as they come with the program.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TickTexts {
    headings: Headings,
    triggers: Vec<Tick>,
    did: Vec<Tick>,
    helped: Vec<Tick>,
    roots: Vec<Tick>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Headings {
    triggers: String,
    did: String,
    helped: String,
    roots: String,
}

/// One thing that can be ticked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tick {
    /// The permanent id: `late_reply`.
    pub id: String,
    /// What is shown: `late or short reply`.
    pub label: String,
}

impl TickTexts {
    /// The heading over a list: `What set it off`.
    pub fn heading(&self, list: TickList) -> &str {
        match list {
            TickList::Triggers => &self.headings.triggers,
            TickList::Did => &self.headings.did,
            TickList::Helped => &self.headings.helped,
            TickList::Roots => &self.headings.roots,
        }
    }

    /// The built-in ticks of a list.
    pub fn list(&self, list: TickList) -> &[Tick] {
        match list {
            TickList::Triggers => &self.triggers,
            TickList::Did => &self.did,
            TickList::Helped => &self.helped,
            TickList::Roots => &self.roots,
        }
    }
}

/// The reflective prompts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PromptFile {
    wound_line: String,
    prompt: Vec<PromptItem>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PromptItem {
    id: String,
    family: String,
    text: String,
    opens_wounds: bool,
    #[serde(rename = "root")]
    _root: Option<String>,
}

/// The reflective prompts: the catalogue that the rule chooses from, and their texts.
#[derive(Debug, Default)]
pub struct PromptTexts {
    /// All prompts in the order of their numbers, for the rule.
    pub catalogue: Vec<Prompt>,
    /// The line beside a prompt that may open an old wound.
    pub wound_line: String,
    texts: Vec<PromptItem>,
}

impl PromptTexts {
    /// The text of a prompt; `None` for an id that this version does not know.
    pub fn text(&self, id: &str) -> Option<&str> {
        self.item(id).map(|item| item.text.as_str())
    }

    /// Whether a prompt may open an old wound.
    pub fn opens_wounds(&self, id: &str) -> bool {
        self.item(id).is_some_and(|item| item.opens_wounds)
    }

    fn item(&self, id: &str) -> Option<&PromptItem> {
        self.texts.iter().find(|item| item.id == id)
    }
}

impl From<PromptFile> for PromptTexts {
    fn from(file: PromptFile) -> Self {
        let family = |name: &str| match name {
            "roots" => Family::Roots,
            "strengths" => Family::Strengths,
            sign => Sign::from_key(sign).map_or(Family::Strengths, Family::Sign),
        };
        let prompt = |item: &PromptItem| Prompt { id: item.id.clone(), family: family(&item.family) };
        Self {
            catalogue: file.prompt.iter().map(prompt).collect(),
            wound_line: file.wound_line,
            texts: file.prompt,
        }
    }
}

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
    days_2_to_6: String,
    days_7_or_more: String,
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

/// The questions of the check-in.
pub fn check_in() -> &'static CheckInTexts {
    static TEXTS: LazyLock<CheckInTexts> = LazyLock::new(|| parsed(file!("checkin.toml")));
    &TEXTS
}

/// The built-in tick-lists.
pub fn ticks() -> &'static TickTexts {
    static TEXTS: LazyLock<TickTexts> = LazyLock::new(|| parsed(file!("ticks.toml")));
    &TEXTS
}

/// The reflective prompts.
pub fn prompts() -> &'static PromptTexts {
    static TEXTS: LazyLock<PromptTexts> =
        LazyLock::new(|| parsed::<PromptFile>(file!("prompts.toml")).into());
    &TEXTS
}

/// Sentences that are said here and there.
pub fn words() -> &'static Words {
    static TEXTS: LazyLock<Words> = LazyLock::new(|| parsed(file!("words.toml")));
    &TEXTS
}

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

/// How the texts speak of the partner, for those who have none right now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PartnerWords {
    /// My partner.
    #[default]
    Partner,
    /// Someone I'm close to.
    Close,
    /// Someone I'm dating.
    Dating,
    /// Someone I'm missing.
    Missing,
}

impl PartnerWords {
    /// All choices with their names in the config.
    pub const ALL: [(&'static str, Self); 4] = [
        ("partner", Self::Partner),
        ("close", Self::Close),
        ("dating", Self::Dating),
        ("missing", Self::Missing),
    ];

    /// A text with these words for the partner.
    pub fn in_text(self, text: &str) -> Cow<'_, str> {
        let (yours, mine) = match self {
            Self::Partner => return Cow::Borrowed(text),
            Self::Close => ("someone you're close to", "someone I'm close to"),
            Self::Dating => ("someone you're dating", "someone I'm dating"),
            Self::Missing => ("someone you're missing", "someone I'm missing"),
        };
        Cow::Owned(text.replace("your partner", yours).replace("my partner", mine))
    }
}

#[cfg(test)]
mod tests;
