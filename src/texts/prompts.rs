//! The reflective prompts: `assets/prompts.toml`.

use serde::Deserialize;

use crate::journal::prompts::{self, Family, Prompt};
use crate::journal::{Ratings, Sign};

/// The family of prompts about where it may come from.
const ROOTS: &str = "roots";

/// The reflective prompts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PromptFile {
    resting: Vec<String>,
    wound_line: String,
    prompt: Vec<PromptItem>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PromptItem {
    id: String,
    family: String,
    pub(super) text: String,
    opens_wounds: bool,
    #[serde(rename = "root")]
    _root: Option<String>,
}

/// The reflective prompts: the catalogue that the rule chooses from, and their texts.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "PromptFile")]
pub struct PromptTexts {
    /// All prompts in the order of their numbers, for the rule.
    pub catalogue: Vec<Prompt>,
    resting: Vec<String>,
    /// The line next to a prompt that may open an old wound.
    wound_line: String,
    pub(super) texts: Vec<PromptItem>,
}

impl PromptTexts {
    /// The text of a prompt; `None` for an id that this version does not know.
    pub fn text(&self, id: &str) -> Option<&str> {
        self.item(id).map(|item| item.text.as_str())
    }

    /// The line that says that a prompt may be skipped: next to one that may open an old wound, and next to one about
    /// roots on a day that was not light.
    pub fn skip_line(&self, id: &str, ratings: &Ratings) -> Option<&str> {
        let item = self.item(id)?;
        let is_hard = item.family == ROOTS && !prompts::is_light(ratings);
        (item.opens_wounds || is_hard).then_some(self.wound_line.as_str())
    }

    /// The ids of the prompts that are not asked today, where some rest.
    pub fn resting(&self, some_rest: bool) -> &[String] {
        if some_rest { &self.resting } else { &[] }
    }

    fn item(&self, id: &str) -> Option<&PromptItem> {
        self.texts.iter().find(|item| item.id == id)
    }
}

impl From<PromptFile> for PromptTexts {
    fn from(file: PromptFile) -> Self {
        let family = |name: &str| match name {
            ROOTS => Family::Roots,
            "strengths" => Family::Strengths,
            sign => Sign::from_key(sign).map_or(Family::Strengths, Family::Sign),
        };
        let prompt = |item: &PromptItem| Prompt { id: item.id.clone(), family: family(&item.family) };
        Self {
            catalogue: file.prompt.iter().map(prompt).collect(),
            resting: file.resting,
            wound_line: file.wound_line,
            texts: file.prompt,
        }
    }
}
