//! The reflective prompts: `assets/prompts.toml`.

use serde::Deserialize;

use crate::journal::Sign;
use crate::journal::prompts::{Family, Prompt};

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
    pub wound_line: String,
    pub(super) texts: Vec<PromptItem>,
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
            "roots" => Family::Roots,
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
