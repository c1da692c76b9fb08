//! One line of the config file, and the values that can be read from it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::countries;
use super::fault::{Fault, repeated};
use super::folder_name;
use super::lines::Lines;
use crate::journal::{DayStart, TimeOfDay, text};
use crate::texts;

/// The most characters of the name on Home, which has a date next to it in a window of 40 columns.
const LONGEST_TITLE: usize = 40;
/// The most characters of the reminder, which a notification shows in one or two lines.
const LONGEST_REMINDER: usize = 80;
/// The most minutes of a time to wait.
const MOST_MINUTES: u16 = 720;

/// One line of the file.
pub(super) struct Setting<'a> {
    pub(super) lines: &'a Lines,
    pub(super) key: &'a str,
    pub(super) at: usize,
    pub(super) value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Setting<'a> {
    pub(super) fn line(&self) -> usize {
        self.lines.number(self.at)
    }

    pub(super) fn fault(&self, what: String) -> Fault {
        Fault::at(self.line(), what)
    }

    fn wrong(&self, wanted: &str) -> Fault {
        self.fault(format!("`{}` has a value that cannot be used: write {wanted}.", repeated(self.key)))
    }

    pub(super) fn one_of<T: Copy>(&self, choices: &[(&str, T)]) -> Result<T, Fault> {
        let written = self.value.get_ref().as_str();
        let found = choices.iter().find(|(name, _)| Some(*name) == written);
        found.map(|(_, value)| *value).ok_or_else(|| {
            let names: Vec<String> = choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            self.wrong(&format!("one of {}", names.join(", ")))
        })
    }

    pub(super) fn day_start(&self) -> Result<DayStart, Fault> {
        let hour = self.value.get_ref().as_integer().filter(|number| number.radix() == 10);
        let hour = hour.and_then(|number| number.as_str().parse().ok()).and_then(DayStart::new);
        hour.ok_or_else(|| self.wrong(&format!("a whole hour from 0 to {}", DayStart::LATEST)))
    }

    pub(super) fn minutes(&self) -> Result<u16, Fault> {
        let minutes = self.value.get_ref().as_integer().filter(|number| number.radix() == 10);
        let minutes = minutes
            .and_then(|number| number.as_str().parse().ok())
            .filter(|minutes| *minutes <= MOST_MINUTES);
        minutes.ok_or_else(|| self.wrong(&format!("whole minutes from 1 to {MOST_MINUTES}, or 0 for never")))
    }

    pub(super) fn switch(&self) -> Result<bool, Fault> {
        self.value.get_ref().as_bool().ok_or_else(|| self.wrong("true or false"))
    }

    pub(super) fn time(&self) -> Result<TimeOfDay, Fault> {
        let time = self.value.get_ref().as_str().and_then(|time| time.parse().ok());
        time.ok_or_else(|| self.wrong("hours and minutes, such as \"18:00\""))
    }

    pub(super) fn country(&self) -> Result<String, Fault> {
        self.value.get_ref().as_str().and_then(countries::code).ok_or_else(|| {
            self.wrong(&format!(
                "the two letters of a country; {} have lines of their own",
                texts::support().countries().iter().map(|(code, _)| *code).collect::<Vec<_>>().join(", ")
            ))
        })
    }

    /// Reads a tick of the user's own: its id and its label.
    pub(super) fn tick(&self) -> Result<(String, String), Fault> {
        if !is_id(self.key) {
            return Err(self.fault(format!(
                "the id `{}` cannot be used: write ids in small letters, digits and _, such as rainy_day.",
                repeated(self.key)
            )));
        }
        Ok((self.key.to_owned(), self.label()?))
    }

    /// The name that the line itself gives, in one line and harmless to show.
    pub(super) fn name(&self) -> Result<String, Fault> {
        let name = text::one_line(self.key);
        if name.is_empty() { Err(self.fault("the name is empty: write one.".into())) } else { Ok(name) }
    }

    /// A text in one line, harmless to show.
    pub(super) fn label(&self) -> Result<String, Fault> {
        let label = self.value.get_ref().as_str().map(text::one_line).filter(|label| !label.is_empty());
        label.ok_or_else(|| self.wrong("a text in quotes"))
    }

    /// The name on Home.
    pub(super) fn title(&self) -> Result<String, Fault> {
        let title = self.label().ok().filter(|title| title.chars().count() <= LONGEST_TITLE);
        title.ok_or_else(|| {
            self.wrong(&format!("one line of at most {LONGEST_TITLE} characters, such as \"Notes\""))
        })
    }

    /// The line of the reminder.
    pub(super) fn reminder(&self) -> Result<String, Fault> {
        let line = self.label().ok().filter(|line| line.chars().count() <= LONGEST_REMINDER);
        line.ok_or_else(|| {
            self.wrong(&format!(
                "one line of at most {LONGEST_REMINDER} characters, such as \"A quiet minute?\""
            ))
        })
    }

    /// The name of one folder, which has no place in it.
    pub(super) fn folder(&self) -> Result<String, Fault> {
        let name = self.value.get_ref().as_str();
        name.filter(|name| folder_name::is_plain(name)).map(str::to_owned).ok_or_else(|| {
            self.wrong(&format!(
                "the name of one folder in quotes, such as \"notebook\": no / or \\ in it, nothing that systems keep \
                 for themselves, at most {} bytes",
                folder_name::MOST_BYTES
            ))
        })
    }

    pub(super) fn keys(&self) -> Result<Vec<String>, Fault> {
        let wrong = || self.wrong("a key in quotes, or several as [\"a\", \"b\"]");
        match self.value.get_ref() {
            DeValue::String(key) => Ok(vec![key.to_string()]),
            DeValue::Array(keys) => {
                keys.iter().map(|key| key.get_ref().as_str().map(str::to_owned).ok_or_else(wrong)).collect()
            }
            _ => Err(wrong()),
        }
    }

    pub(super) fn table(&self, wanted: &str) -> Result<impl Iterator<Item = Setting<'a>> + use<'a>, Fault> {
        let table = self.value.get_ref().as_table().ok_or_else(|| self.wrong(wanted))?;
        let lines = self.lines;
        Ok(in_file_order(table).map(move |(key, at, value)| Setting { lines, key, at, value }))
    }
}

/// Whether it is lower snake case and begins with a letter, so that it can be typed on a command line without quotes.
fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.len() <= 40
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// The lines of a table in the order in which they stand in the file, each with the place of its key.
pub(super) fn in_file_order<'a>(
    table: &'a DeTable<'_>,
) -> impl Iterator<Item = (&'a str, usize, &'a Spanned<DeValue<'a>>)> {
    let mut lines: Vec<_> =
        table.iter().map(|(key, value)| (key.get_ref().as_ref(), key.span().start, value)).collect();
    lines.sort_by_key(|(_, at, _)| *at);
    lines.into_iter()
}
