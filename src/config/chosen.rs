//! The settings that were chosen in the program, under those of the file: what the file says is in force.

use serde_json::Value;

use super::known::{SECTIONS, SETTINGS};
use super::{Config, KeyLine, read};
use crate::journal::State;

/// Where the value of a setting comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Nothing was ever chosen.
    Default,
    /// It was chosen in the program.
    Program,
    /// A line of the config file.
    Line(usize),
}

impl Config {
    /// These settings of the file, and where it says nothing those that were chosen in the program. What cannot be used of
    /// them is passed over: a newer version may have written it.
    #[must_use]
    pub fn over(mut self, state: &State) -> Self {
        for known in &SETTINGS {
            if known.can_be_chosen() && state.has_chosen(known.name) && !self.lines.contains_key(known.name) {
                self.chosen.insert(known.name.to_owned());
            }
        }
        for (name, value) in &state.settings {
            let is_free = !self.lines.contains_key(name);
            if is_free && self.take(name, value).is_ok() {
                self.chosen.insert(name.clone());
            } else {
                self.chosen.remove(name);
            }
        }
        self
    }

    /// Returns where the value of a key comes from: `theme`, `ticks.did.sang`, `support.Name`, `keys.week`.
    pub fn source(&self, name: &str) -> Source {
        match self.lines.get(name) {
            Some(line) => Source::Line(*line),
            None if self.chosen.contains(name) => Source::Program,
            None => Source::Default,
        }
    }

    /// Takes a value as if it stood in the file, by the same rules.
    fn take(&mut self, name: &str, value: &Value) -> Result<(), String> {
        let line = line(name, value).ok_or_else(|| format!("there is no setting {name}."))?;
        // The lines and faults of the file are about the file alone.
        let (lines, faults) = (std::mem::take(&mut self.lines), std::mem::take(&mut self.faults));
        let keys = self.keys.len();
        read::read(&line, self);
        let fault = self.faults.first().map(|fault| fault.what.clone());
        (self.lines, self.faults) = (lines, faults);
        self.chosen_keys.extend(self.keys.drain(keys..).map(|line| KeyLine { line: 0, ..line }));
        fault.map_or(Ok(()), Err)
    }
}

/// The reason why a value cannot be chosen for a key, with the remedy; `None` when it can.
fn refusal(name: &str, value: &Value) -> Option<String> {
    Config::default().take(name, value).err()
}

/// What to write instead of a value that could not stand in the file; `None` when it could. The name of the key in the file
/// says nothing to whoever chose it by its row or option.
pub fn remedy(name: &str, value: &Value) -> Option<String> {
    let why = refusal(name, value)?;
    Some(why.split_once(": ").map_or(why.clone(), |(_, remedy)| remedy.to_owned()))
}

/// The line of the file that gives a key this value.
fn line(name: &str, value: &Value) -> Option<String> {
    let in_section = SECTIONS.iter().find_map(|section| {
        let key = name.strip_prefix(section.name)?.strip_prefix('.')?;
        Some(format!("{}.{}", section.name, Value::from(key)))
    });
    let is_setting = SETTINGS.iter().any(|known| known.name == name && known.can_be_chosen());
    let key = in_section.or_else(|| is_setting.then(|| name.to_owned()))?;
    // Texts, whole numbers, switches and lists of texts are written in the same way in JSON and in TOML.
    Some(format!("{key} = {value}\n"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::json;

    use super::*;
    use crate::journal::TickList;
    use crate::journal::format::state::Change;

    fn state(chosen: &[(&str, Value)]) -> State {
        let mut state = State::default();
        for (name, value) in chosen {
            state.take(Change::Set((*name).to_owned(), Some(value.clone())));
        }
        state
    }

    #[test]
    fn what_was_chosen_holds_where_the_file_is_silent() {
        let file = Config::parse("theme = \"dark\"\n[keys]\nweek = \"z\"\n", Path::new("c.toml"));
        let config = file.over(&state(&[
            ("theme", json!("light")),
            ("country", json!("ie")),
            ("worry_time", json!("17:15")),
            ("still", json!(true)),
            ("day_start", json!(6)),
            ("keys.week", json!(["alt-w"])),
            ("keys.note", json!(["alt-n"])),
            ("ticks.did.sang", json!("sang")),
            ("support.Ana \"B.\"", json!("a friend")),
        ]));
        assert_eq!((config.theme.as_deref(), config.country.as_deref()), (Some("dark"), Some("IE")));
        assert_eq!((config.worry_time.to_string(), config.still), ("17:15".to_owned(), true));
        assert_eq!(config.support, [("Ana \"B.\"".to_owned(), "a friend".to_owned())]);
        assert_eq!(config.ticks.get(&TickList::Did).map(Vec::len), Some(1));
        assert_eq!((config.keys.len(), config.chosen_keys.len()), (1, 1));
        assert_eq!(config.chosen_keys.first().map(|line| line.command.as_str()), Some("note"));
        for (name, source) in [
            ("theme", Source::Line(1)),
            ("keys.week", Source::Line(3)),
            ("country", Source::Program),
            ("day_start", Source::Program),
            ("keys.note", Source::Program),
            ("ticks.did.sang", Source::Program),
            ("week_start", Source::Default),
        ] {
            assert_eq!(config.source(name), source, "{name}");
        }
        assert_eq!(config.faults, []);
    }

    #[test]
    fn what_cannot_be_used_is_passed_over() {
        let config = Config::default().over(&state(&[
            ("theme", json!("sepia")),
            ("sound", json!({"volume": 3})),
            ("editor", json!("elsewhere")),
            ("data_name", json!("elsewhere")),
            ("country", json!("XX")),
            ("ticks.did.Sang!", json!("x")),
            ("still", json!(true)),
        ]));
        assert!(
            config.still && config.theme.is_none() && config.country.is_none() && config.ticks.is_empty()
        );
        assert_eq!((config.editor.as_deref(), config.source("editor")), (None, Source::Default));
        assert_eq!((config.data_name.as_deref(), config.source("data_name")), (None, Source::Default));
        assert_eq!((config.source("theme"), config.source("still")), (Source::Default, Source::Program));
        assert_eq!((config.faults.len(), config.lines.len()), (0, 0));
    }

    #[test]
    fn a_value_that_does_not_fit_is_refused_as_it_would_be_in_the_file() {
        assert_eq!(refusal("country", &json!("IE")), None);
        assert_eq!(
            refusal("worry_time", &json!("7:5x")).map(|why| why.contains("hours and minutes")),
            Some(true)
        );
        assert_eq!(refusal("country", &json!("Eire")).map(|why| why.contains("two letters")), Some(true));
        assert!(refusal("nothing", &json!(1)).is_some());
    }
}
