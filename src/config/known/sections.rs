//! The sections that the config file may hold.

use crate::config::Config;
use crate::journal::TickList;

/// A section of the file.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// The heading without its brackets.
    pub name: &'static str,
    /// Its name on the screen.
    pub label: &'static str,
    /// What it is for, where nothing needs to be written by hand.
    pub is_for: &'static str,
    /// The lines that may stand under it, in words.
    pub does: &'static str,
    /// Lines that may stand under it.
    pub examples: &'static [&'static str],
    /// The lines in force, as key and text; `None` for keys, which the terminal program knows.
    pub own: Option<fn(&Config) -> Pairs<'_>>,
}

/// Keys, each with its text.
pub type Pairs<'a> = Vec<(&'a str, &'a str)>;

fn own_ticks(config: &Config, list: TickList) -> Pairs<'_> {
    config.ticks.get(&list).map(|ticks| pairs(ticks)).unwrap_or_default()
}

fn pairs(lines: &[(String, String)]) -> Pairs<'_> {
    lines.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect()
}

/// The sections, in the order in which they are explained.
pub const SECTIONS: [Section; 6] = [
    Section {
        name: "ticks.triggers",
        label: "Own ticks: what set it off",
        is_for: "Own things to tick under what set it off. They follow the ones that are there.",
        does: "Own things to tick under what set it off: id = \"what is shown\". The id is written in small letters, \
               digits and _, begins with a letter, and is what entries hold. The id of a built-in tick gives that tick \
               another label. The same goes for the three sections below.",
        examples: &["rainy_day = \"a rainy day\""],
        own: Some(|config| own_ticks(config, TickList::Triggers)),
    },
    Section {
        name: "ticks.did",
        label: "Own ticks: what you did",
        is_for: "Own things to tick under what you did. They follow the ones that are there.",
        does: "Own things to tick under what you did.",
        examples: &["went_out = \"went out\""],
        own: Some(|config| own_ticks(config, TickList::Did)),
    },
    Section {
        name: "ticks.helped",
        label: "Own ticks: what helped",
        is_for: "Own things to tick under what helped. They follow the ones that are there.",
        does: "Own things to tick under what helped.",
        examples: &["piano = \"playing the piano\""],
        own: Some(|config| own_ticks(config, TickList::Helped)),
    },
    Section {
        name: "ticks.roots",
        label: "Own ticks: where from",
        is_for: "Own things to tick under where it may come from. They follow the ones that are there.",
        does: "Own things to tick under where it may come from.",
        examples: &["school = \"school days\""],
        own: Some(|config| own_ticks(config, TickList::Roots)),
    },
    Section {
        name: "support",
        label: "Own lines on Support",
        is_for: "Whom you would turn to: shown on the support page before all other lines.",
        does: "Own lines for the support page, shown before all others: \"name\" = \"text\".",
        examples: &["\"My therapist\" = \"Tuesdays, +353 1 000 0000\""],
        own: Some(|config| pairs(&config.support)),
    },
    Section {
        name: "keys",
        label: "Keys",
        is_for: "The keys of every command.",
        does: "Other keys for the commands of the full screen: command = \"key\", or command = [\"key\", \"other key\"]. \
               The settings in the program list every command with its name and the keys in effect.",
        examples: &["support = [\"s\", \"F2\"]"],
        own: None,
    },
];
