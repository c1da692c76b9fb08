//! The gentle checks of exercises: phrases to look for, and a hint for each.

use serde::Deserialize;

/// The gentle checks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checks {
    /// The checks of the fields of a request, in the order in which their hints are shown.
    pub request: Vec<Check>,
    /// The checks of the test in an experiment and of the act in a plan.
    pub act: Vec<Check>,
    /// The words shown when one of these finds something, unless it has its own.
    pub asked: Asked,
    /// The way on from there.
    pub way_on: String,
    /// The words where there is none.
    pub refused_then: String,
    /// The wording of a request.
    pub sentence: SentenceParts,
}

/// The words about an act that takes something from somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// Of the test in an experiment.
    pub test: String,
    /// Of the act in a plan.
    pub act: String,
}

/// Some phrases, and the words shown when one is found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// The words shown.
    #[serde(default)]
    pub say: String,
    /// The only fields that it looks at; empty = all.
    #[serde(default)]
    pub fields: Vec<String>,
    /// The phrases; a `*` stands for at most one word.
    pub phrases: Vec<String>,
    /// Phrases that take a sentence out.
    #[serde(default)]
    pub except: Vec<String>,
    /// Words that, shortly before a phrase, turn it into its opposite.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Whether it finds what watches someone: from there is no way on.
    #[serde(default)]
    pub watches: bool,
    /// Whether it finds what limits someone's freedom.
    #[serde(default)]
    pub limits: bool,
}

/// The wording of the parts of a request; `{}` is the text that was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentenceParts {
    /// Their side, when it goes on from the question.
    pub understand: String,
    /// The event.
    pub when: String,
    /// The feeling.
    pub feel: String,
    /// The reason: what matters.
    pub because: String,
    /// The request.
    pub wish: String,
    /// Words at the start of a sentence that are small within one.
    pub small: Vec<String>,
}
