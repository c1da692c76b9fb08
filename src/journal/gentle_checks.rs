//! The gentle checks of two exercises: phrases to look for, and a hint for each.

use serde::Deserialize;

/// The gentle checks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checks {
    /// Those of the fields of a request, in the order in which their hints are shown.
    pub request: Vec<Check>,
    /// Those of the test in an experiment: what one of them finds is not gone on with.
    pub experiment: Vec<Check>,
    /// What is said instead of going on.
    pub blocked: String,
    /// What leads on from there.
    pub blocked_then: String,
    /// How a request reads.
    pub sentence: SentenceParts,
}

/// Some phrases with what is said of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// What is said.
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
}

/// How the parts of a request read; `{}` is what was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentenceParts {
    /// Their side, when it goes on from the question.
    pub understand: String,
    /// The event.
    pub when: String,
    /// The feeling.
    pub feel: String,
    /// What matters.
    pub because: String,
    /// The request.
    pub wish: String,
    /// Words at the start of a sentence that are small within one.
    pub small: Vec<String>,
}
