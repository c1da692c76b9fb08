//! What is said of who can read what: `assets/privacy.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

/// What is said of who can read what.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrivacyTexts {
    /// What stands around the rows.
    pub page: PrivacyPage,
    /// How commands are taken out of a history, by shell.
    pub shells: ShellTexts,
    /// The rows by their kinds.
    row: BTreeMap<String, PrivacyRow>,
}

/// What stands around the rows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrivacyPage {
    /// What was looked at, with `{path}`.
    pub looked: String,
    /// The heading of what can be mended, with `{count}`.
    pub mend: String,
    /// Said when there is nothing to mend.
    pub nothing: String,
    /// The heading of what is good to know, with `{count}`.
    pub note: String,
    /// The heading of what is in order, with `{count}`.
    pub ok: String,
}

/// How commands are taken out of a history, by shell.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShellTexts {
    bash: String,
    zsh: String,
    fish: String,
    xonsh: String,
    powershell: String,
    nushell: String,
    other: String,
}

impl ShellTexts {
    /// How it is done in the shell of this name.
    pub fn of(&self, shell: &str) -> &str {
        match shell {
            "bash" => &self.bash,
            "zsh" => &self.zsh,
            "fish" => &self.fish,
            "xonsh" => &self.xonsh,
            "powershell" => &self.powershell,
            "nushell" => &self.nushell,
            _ => &self.other,
        }
    }
}

/// A row.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrivacyRow {
    /// The fact.
    pub what: String,
    /// The same of more than one.
    pub several: Option<String>,
    /// What can be done about it.
    pub remedy: Option<String>,
}

impl PrivacyTexts {
    /// The row of a kind.
    pub fn row(&self, kind: &str) -> Option<&PrivacyRow> {
        self.row.get(kind)
    }

    /// The kinds that have a row.
    pub fn kinds(&self) -> impl Iterator<Item = &str> {
        self.row.keys().map(String::as_str)
    }
}
