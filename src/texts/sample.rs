//! The words of the sample journal: `assets/sample.toml`.

use serde::Deserialize;

use crate::journal::practice::Kind;
use crate::journal::prompts::Family;
use crate::journal::{Sign, TickList};

/// The writings of the imagined person of the sample journal.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleTexts {
    /// How the signs behave, in their order.
    pub habits: [Habit; 5],
    /// How they behave in the half year that tells a story.
    pub story: [Habit; 5],
    ticks: Ticks,
    notes: Notes,
    /// Sentences about a day, and free notes.
    pub texts: DayTexts,
    answers: PromptAnswers,
    script: Vec<Script>,
}

/// The way one sign behaves.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Habit {
    /// The level in the long run.
    pub level: f64,
    /// The extra height at first.
    pub excess: f64,
    /// The number of days over which the excess goes.
    pub eases_over: f64,
    /// The change on each weekday, Monday first.
    pub week: [f64; 7],
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ticks {
    triggers: Vec<(String, f64, String)>,
    did: Vec<(String, f64, String)>,
    helped: Vec<(String, f64, String)>,
    roots: Vec<(String, f64, String)>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Notes {
    jealousy: Vec<String>,
    reassurance: Vec<String>,
    sensitivity: Vec<String>,
    self_criticism: Vec<String>,
    over_analysis: Vec<String>,
}

/// Sentences about a day, by how heavy it was, and free notes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayTexts {
    /// A heavier day.
    pub heavy: Vec<String>,
    /// An ordinary day.
    pub plain: Vec<String>,
    /// A lighter day.
    pub light: Vec<String>,
    /// Free notes.
    pub free: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PromptAnswers {
    sign: Vec<String>,
    roots: Vec<String>,
    strengths: Vec<String>,
}

/// Fields and their answers: words, the id of a choice, or ids with spaces between.
pub type Answers = [(String, String)];

/// The answers of one entry of an exercise.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    kind: String,
    /// The answers given at once.
    pub now: Vec<(String, String)>,
    /// The answers given on looking back.
    #[serde(default)]
    pub later: Vec<(String, String)>,
}

impl SampleTexts {
    /// The ticks of a list: how often each is ticked, and what goes with it: the key of a sign, `light`, or nothing.
    pub fn ticks(&self, list: TickList) -> &[(String, f64, String)] {
        match list {
            TickList::Triggers => &self.ticks.triggers,
            TickList::Did => &self.ticks.did,
            TickList::Helped => &self.ticks.helped,
            TickList::Roots => &self.ticks.roots,
        }
    }

    /// Notes under a sign's question.
    pub fn notes(&self, sign: Sign) -> &[String] {
        match sign {
            Sign::Jealousy => &self.notes.jealousy,
            Sign::Reassurance => &self.notes.reassurance,
            Sign::Sensitivity => &self.notes.sensitivity,
            Sign::SelfCriticism => &self.notes.self_criticism,
            Sign::OverAnalysis => &self.notes.over_analysis,
        }
    }

    /// Answers to a prompt of a family.
    pub fn answers(&self, family: Family) -> &[String] {
        match family {
            Family::Sign(_) => &self.answers.sign,
            Family::Roots => &self.answers.roots,
            Family::Strengths => &self.answers.strengths,
        }
    }

    /// The scripts of a kind; none for kinds that hold figures alone.
    pub fn scripts(&self, kind: Kind) -> Vec<&Script> {
        self.script.iter().filter(|script| script.kind == kind.key()).collect()
    }
}
