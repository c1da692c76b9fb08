//! Keys: how the config writes them, and which command a key means in a place.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::command::{Command, Place, Row, TABLE};
use crate::config::KeyLine;

/// A key with its modifiers, made uniform: the same key is the same value on every terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

impl Key {
    /// The key of an event. Shift is dropped where the character says it already, as terminals differ in reporting it.
    pub fn of(event: KeyEvent) -> Self {
        let mut modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
        let code = match event.code {
            // Terminals send Ctrl-\ as the byte 0x1C, which is reported as Ctrl-4.
            KeyCode::Char('4') if modifiers == KeyModifiers::CONTROL => KeyCode::Char('\\'),
            KeyCode::Char(c) if modifiers.contains(KeyModifiers::CONTROL) => {
                KeyCode::Char(c.to_ascii_lowercase())
            }
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            code => code,
        };
        if matches!(code, KeyCode::BackTab) {
            modifiers = KeyModifiers::NONE;
        }
        Self { code, modifiers }
    }

    /// The key that the config writes so: `c`, `?`, `ctrl-u`, `alt-x`, `f1`, `pageup`; `None` when it names no key.
    pub fn parse(text: &str) -> Option<Self> {
        let (modifiers, name) = match text.split_once('-') {
            Some(("ctrl", name)) if !name.is_empty() => (KeyModifiers::CONTROL, name),
            Some(("alt", name)) if !name.is_empty() => (KeyModifiers::ALT, name),
            _ => (KeyModifiers::NONE, text),
        };
        let mut chars = name.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(c), None) if !c.is_control() && c != ' ' => KeyCode::Char(c),
            _ => NAMED.iter().find(|(other, _)| *other == name).map(|(_, code)| *code).or_else(|| {
                let number: u8 = name.strip_prefix('f')?.parse().ok()?;
                (1..=12).contains(&number).then_some(KeyCode::F(number))
            })?,
        };
        Some(Self { code, modifiers })
    }

    /// An event that is this key.
    #[cfg(test)]
    pub(crate) fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }

    /// The key as a person reads it: `Ctrl-U`, `Enter`, `c`.
    pub fn name(self) -> String {
        let base = match self.code {
            KeyCode::Char(c) if self.modifiers.is_empty() => c.to_string(),
            KeyCode::Char(c) => c.to_uppercase().to_string(),
            KeyCode::F(number) => format!("F{number}"),
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Down => "↓".to_owned(),
            KeyCode::Left => "←".to_owned(),
            KeyCode::Right => "→".to_owned(),
            KeyCode::BackTab => "Shift-Tab".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            code => {
                let name = NAMED.iter().find(|(_, other)| *other == code).map_or("", |(name, _)| name);
                let mut chars = name.chars();
                chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
            }
        };
        match self.modifiers {
            KeyModifiers::CONTROL => format!("Ctrl-{base}"),
            KeyModifiers::ALT => format!("Alt-{base}"),
            _ => base,
        }
    }
}

const NAMED: [(&str, KeyCode); 15] = [
    ("space", KeyCode::Char(' ')),
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backtab", KeyCode::BackTab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
];

/// A command that a key meant, and which of the command's keys it was, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The command.
    pub command: Command,
    /// The place of the key among the command's keys.
    pub nth: usize,
}

/// Why the key section of the config cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// There is no such command.
    #[error("no command is called {name:?}: {}", nearest.map_or("the help lists them all".to_owned(), |it| format!("did you mean {it:?}?")))]
    NoSuchCommand {
        /// The line in the config file.
        line: usize,
        /// The name that was written.
        name: String,
        /// The most similar name that exists, if one is near.
        nearest: Option<&'static str>,
    },
    /// There is no such key.
    #[error("{key:?} is no key; write keys like \"c\", \"ctrl-u\", \"alt-x\", \"f1\", \"pageup\"")]
    NoSuchKey {
        /// The line in the config file.
        line: usize,
        /// What was written.
        key: String,
    },
    /// Two commands of one place would have the same key.
    #[error("{key} already means {other:?} there; give that command another key too")]
    Taken {
        /// The line in the config file.
        line: usize,
        /// The key.
        key: String,
        /// The command that has it.
        other: &'static str,
    },
    /// The keys in text fields must not be letters.
    #[error("{key:?} is text where {name:?} applies; use a key with Ctrl or Alt, or a function key")]
    IsText {
        /// The line in the config file.
        line: usize,
        /// The key.
        key: String,
        /// The command.
        name: &'static str,
    },
    /// A command needs as many keys as it comes with.
    #[error("{name:?} needs {needed} keys, one for each answer from 0")]
    TooFew {
        /// The line in the config file.
        line: usize,
        /// The command.
        name: &'static str,
        /// How many keys it needs.
        needed: usize,
    },
}

impl KeyError {
    /// The line in the config file.
    pub fn line(&self) -> usize {
        match self {
            Self::NoSuchCommand { line, .. }
            | Self::NoSuchKey { line, .. }
            | Self::Taken { line, .. }
            | Self::IsText { line, .. }
            | Self::TooFew { line, .. } => *line,
        }
    }
}

/// The keys in force.
#[derive(Clone, Debug)]
pub struct Keymap {
    rows: Vec<(&'static Row, Vec<Key>)>,
}

impl Default for Keymap {
    fn default() -> Self {
        let keys = |row: &'static Row| row.keys.iter().filter_map(|key| Key::parse(key)).collect();
        Self { rows: TABLE.iter().map(|row| (row, keys(row))).collect() }
    }
}

impl Keymap {
    /// The keys of the table, with those of the config in their place.
    ///
    /// # Errors
    /// [`KeyError`] with the line of the first entry that cannot be used.
    pub fn new(lines: &[KeyLine]) -> Result<Self, KeyError> {
        let mut map = Self::default();
        for line in lines {
            let row =
                TABLE.iter().find(|row| row.name == line.command).ok_or_else(|| KeyError::NoSuchCommand {
                    line: line.line,
                    name: line.command.clone(),
                    nearest: crate::config::nearest(&line.command, TABLE.iter().map(|row| row.name)),
                })?;
            let keys = line
                .keys
                .iter()
                .map(|text| {
                    let key = Key::parse(text)
                        .ok_or_else(|| KeyError::NoSuchKey { line: line.line, key: text.clone() })?;
                    let types = matches!(key.code, KeyCode::Char(_)) && key.modifiers.is_empty();
                    let among_letters =
                        row.places.is_empty() || row.places.iter().any(|place| place.is_text());
                    if types && among_letters {
                        return Err(KeyError::IsText { line: line.line, key: text.clone(), name: row.name });
                    }
                    Ok(key)
                })
                .collect::<Result<Vec<_>, _>>()?;
            let needed = if row.command == Command::Answer { row.keys.len() } else { 1 };
            if keys.len() < needed {
                return Err(KeyError::TooFew { line: line.line, name: row.name, needed });
            }
            if let Some((_, present)) = map.rows.iter_mut().find(|(other, _)| other.name == row.name) {
                *present = keys;
            }
        }
        map.check(lines)?;
        Ok(map)
    }

    fn check(&self, lines: &[KeyLine]) -> Result<(), KeyError> {
        for line in lines {
            let Some((row, keys)) = self.rows.iter().find(|(row, _)| row.name == line.command) else {
                continue;
            };
            for (other, others) in self.rows.iter().filter(|(other, _)| other.name != row.name) {
                let together =
                    Place::ALL.iter().any(|place| row.applies_in(*place) && other.applies_in(*place));
                if let Some(key) = keys.iter().find(|key| together && others.contains(key)) {
                    return Err(KeyError::Taken { line: line.line, key: key.name(), other: other.name });
                }
            }
        }
        Ok(())
    }

    /// The command that an event means in a place.
    pub fn hit(&self, place: Place, event: KeyEvent) -> Option<Hit> {
        let key = Key::of(event);
        self.rows.iter().filter(|(row, _)| row.applies_in(place)).find_map(|(row, keys)| {
            let nth = keys.iter().position(|other| *other == key)?;
            Some(Hit { command: row.command, nth })
        })
    }

    /// The rows that apply in a place with their keys, in the order of the table.
    pub fn rows(&self, place: Place) -> impl Iterator<Item = (&'static Row, &[Key])> {
        self.rows
            .iter()
            .filter(move |(row, _)| row.applies_in(place))
            .map(|(row, keys)| (*row, keys.as_slice()))
    }

    /// All rows with their keys.
    pub fn all(&self) -> impl Iterator<Item = (&'static Row, &[Key])> {
        self.rows.iter().map(|(row, keys)| (*row, keys.as_slice()))
    }

    /// The keys of a row in words: `0-4` as it comes, else its keys by name.
    pub fn shown(row: &Row, keys: &[Key]) -> String {
        let as_it_comes = row.keys.iter().filter_map(|key| Key::parse(key)).eq(keys.iter().copied());
        if as_it_comes && !row.shown.is_empty() {
            return row.shown.to_owned();
        }
        keys.first().map(|key| key.name()).unwrap_or_default()
    }
}
