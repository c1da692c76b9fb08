//! The keymap: how the config spells keys, and which command a key runs in a place.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::config::{Config, KeyLine, known};
use crate::journal::nearest::nearest;
use crate::tui::command::{Command, Place, Row, TABLE, layouts, plain_words};
use crate::wording::sentences::capitalised;

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
            // Ctrl-_ and Ctrl-/ are both the byte 0x1F, which is reported as Ctrl-7.
            KeyCode::Char('7') if modifiers == KeyModifiers::CONTROL => KeyCode::Char('_'),
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
    /// Only single characters tell capitals apart: `Ctrl-U` and `F1` are as good.
    pub fn parse(text: &str) -> Option<Self> {
        let (modifiers, name) = match text.split_once('-') {
            Some((held, name)) if held.eq_ignore_ascii_case("ctrl") && !name.is_empty() => {
                (KeyModifiers::CONTROL, name)
            }
            Some((held, name)) if held.eq_ignore_ascii_case("alt") && !name.is_empty() => {
                (KeyModifiers::ALT, name)
            }
            _ => (KeyModifiers::NONE, text),
        };
        let mut chars = name.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(c), None) if !c.is_control() && c != ' ' => KeyCode::Char(c),
            _ => {
                let named = NAMED.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
                named.map(|(_, code)| *code).or_else(|| {
                    let number: u8 = name.strip_prefix(['f', 'F'])?.parse().ok()?;
                    (1..=12).contains(&number).then_some(KeyCode::F(number))
                })?
            }
        };
        Some(Self::of(KeyEvent::new(code, modifiers)))
    }

    /// The keys that may be meant by a letter that is none itself, as Caps Lock or another layout is on; the case that was
    /// typed comes first.
    fn as_meant(self) -> Vec<Self> {
        let KeyCode::Char(c) = self.code else { return Vec::new() };
        let small = c.to_lowercase().next().unwrap_or(c);
        let Some(letter) = layouts::latin(small) else { return Vec::new() };
        let cases = [letter, letter.to_ascii_uppercase()];
        let in_order = if c == small { cases } else { [cases[1], cases[0]] };
        in_order.map(|c| Self { code: KeyCode::Char(c), ..self }).to_vec()
    }

    /// An event that is this key.
    pub(crate) fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }

    /// The key as a person reads it: `Ctrl-U`, `Enter`, `c`.
    pub fn name(self) -> String {
        let base = match self.code {
            KeyCode::Char(' ') => "Space".to_owned(),
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
            code => capitalised(NAMED.iter().find(|(_, other)| *other == code).map_or("", |(name, _)| name)),
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
    /// Whether the key is held, and this is not its first press.
    pub is_repeat: bool,
}

/// A line of the key section that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{fault}")]
pub struct KeyError {
    /// The line in the config file.
    pub line: usize,
    /// The reason why it cannot be used.
    pub fault: KeyFault,
}

/// The reason why a line of the key section cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// There is no such command.
    #[error("no command is called {name:?}{}", hint(*nearest, *is_setting))]
    NoSuchCommand {
        /// The name that was written.
        name: String,
        /// Whether it is a setting, which belongs above the first section.
        is_setting: bool,
        /// The most similar existing name, if one is near.
        nearest: Option<&'static str>,
    },
    /// There is no such key.
    #[error("{0:?} is not a key; write keys like \"c\", \"ctrl-u\", \"alt-x\", \"f1\", \"pageup\"")]
    NoSuchKey(String),
    /// Another command of one of its places has that key.
    #[error("{key} already means {other:?} there; give that command another key too")]
    Taken {
        /// The key.
        key: String,
        /// The command that has it.
        other: &'static str,
    },
    /// The keys in text fields must not be letters.
    #[error("{key:?} types text where {name:?} applies; use a key with Ctrl or Alt, or a function key")]
    IsText {
        /// The key.
        key: String,
        /// The command.
        name: &'static str,
    },
    /// A command needs as many keys as it has by default.
    #[error("{name:?} needs {}", if *needed == 1 { "a key".to_owned() } else { format!("{needed} different keys, one for each answer from 0") })]
    TooFew {
        /// The command.
        name: &'static str,
        /// The number of keys it needs.
        needed: usize,
    },
}

fn hint(nearest: Option<&str>, is_setting: bool) -> String {
    match nearest {
        _ if is_setting => ": it is a setting; put it above the first section".to_owned(),
        Some(near) => format!(", did you mean {near:?}?"),
        None => ": the settings in the program list them all".to_owned(),
    }
}

/// The keys in force.
#[derive(Clone, Debug)]
pub struct Keymap {
    rows: Vec<(&'static Row, Vec<Key>)>,
    /// Whether commands are typed as words, so that texts name those.
    is_plain: bool,
}

impl Default for Keymap {
    fn default() -> Self {
        Self { rows: TABLE.iter().map(|row| (row, keys_of(row).collect())).collect(), is_plain: false }
    }
}

impl Keymap {
    /// Returns the keys of the table, replaced by those of the config.
    ///
    /// # Errors
    /// [`KeyError`] with the line of the first entry that cannot be used.
    pub fn new(lines: &[KeyLine]) -> Result<Self, KeyError> {
        let (map, errors) = Self::lenient(lines);
        errors.into_iter().next().map_or(Ok(map), Err)
    }

    /// Returns the keys of the table, replaced by those of the config that can be used, and the reasons why others
    /// cannot.
    pub fn lenient(lines: &[KeyLine]) -> (Self, Vec<KeyError>) {
        let mut map = Self::default();
        let mut errors = Vec::new();
        let mut taken: Vec<&KeyLine> = Vec::new();
        for line in lines {
            match usable(line) {
                Ok((row, keys)) => {
                    map.set(row.name, keys);
                    taken.push(line);
                }
                Err(fault) => errors.push(KeyError { line: line.line, fault }),
            }
        }
        // When a line is left out, its command gets its default keys back, which another line may have taken.
        while let Some((place, fault)) =
            taken.iter().enumerate().find_map(|(at, line)| Some((at, map.clash(line)?)))
        {
            let line = taken.remove(place);
            if let Some(row) = Row::named(&line.command) {
                map.set(row.name, keys_of(row).collect());
            }
            errors.push(KeyError { line: line.line, fault });
        }
        (map, errors)
    }

    /// The keys under these settings: the file's before those chosen in the program, and of those what can be used.
    pub fn in_force(config: &Config) -> Self {
        // Where two lines want one key, the first of them gives way.
        let lines: Vec<KeyLine> = config.chosen_keys.iter().chain(&config.keys).cloned().collect();
        Self::lenient(&lines).0
    }

    /// The same keys where one answers line by line: texts name the words that are typed instead.
    pub fn plain(self) -> Self {
        Self { is_plain: true, ..self }
    }

    /// The word that is typed for a command; `None` where keys are pressed.
    pub fn word(&self, command: Command) -> Option<&'static str> {
        self.is_plain.then(|| plain_words::word(command))
    }

    /// The word that is typed in the menu for a command that Home names; `None` where keys are pressed.
    pub fn word_of_menu(&self, command: Command) -> Option<&'static str> {
        self.is_plain.then(|| plain_words::word_of_menu(command))
    }

    /// The reason why a command cannot have these keys under these settings; `None` when it can.
    pub fn refusal(config: &Config, command: &str, keys: &[String]) -> Option<KeyFault> {
        let wanted = KeyLine { command: command.to_owned(), keys: keys.to_vec(), line: usize::MAX };
        let others = config.chosen_keys.iter().chain(&config.keys).filter(|line| line.command != command);
        // Where two lines want one key, the first of them gives way.
        let lines: Vec<KeyLine> = std::iter::once(wanted).chain(others.cloned()).collect();
        Self::lenient(&lines).1.into_iter().find(|error| error.line == usize::MAX).map(|error| error.fault)
    }

    fn set(&mut self, name: &str, keys: Vec<Key>) {
        if let Some((_, present)) = self.rows.iter_mut().find(|(row, _)| row.name == name) {
            *present = keys;
        }
    }

    /// Finds another command that has one of a line's keys in one of the same places.
    fn clash(&self, line: &KeyLine) -> Option<KeyFault> {
        let (row, keys) = self.rows.iter().find(|(row, _)| row.name == line.command)?;
        // Two rows of one command may share a key: it means the same.
        self.rows.iter().filter(|(other, _)| other.command != row.command).find_map(|(other, others)| {
            let together = Place::ALL.iter().any(|place| row.applies_in(*place) && other.applies_in(*place));
            let key = keys.iter().find(|key| together && others.contains(key))?;
            Some(KeyFault::Taken { key: key.name(), other: other.name })
        })
    }

    /// The command that an event means in a place. Where letters are keys, one that means nothing there is taken for the
    /// same letter in the other case, or for the one that a Latin keyboard has in its place.
    pub fn hit(&self, place: Place, event: KeyEvent) -> Option<Hit> {
        let key = Key::of(event);
        let meant = if place.has_letter_keys() { key.as_meant() } else { Vec::new() };
        std::iter::once(key)
            .chain(meant)
            .find_map(|key| self.command_of(place, key))
            .map(|hit| Hit { is_repeat: event.kind == KeyEventKind::Repeat, ..hit })
    }

    fn command_of(&self, place: Place, key: Key) -> Option<Hit> {
        self.rows.iter().filter(|(row, _)| row.applies_in(place)).find_map(|(row, keys)| {
            let nth = keys.iter().position(|other| *other == key)?;
            Some(Hit { command: row.command, nth, is_repeat: false })
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

    /// Names the keys of a row: `0-4` as a range, other keys by name.
    pub fn shown(row: &Row, keys: &[Key]) -> String {
        let as_it_comes = keys_of(row).eq(keys.iter().copied());
        if as_it_comes && !row.shown.is_empty() {
            return row.shown.to_owned();
        }
        keys.first().map(|key| key.name()).unwrap_or_default()
    }
}

/// The keys that a row comes with.
pub fn keys_of(row: &Row) -> impl Iterator<Item = Key> {
    row.keys.iter().filter_map(|key| Key::parse(key))
}

/// Returns the command of a line and its keys, judging by the line alone.
fn usable(line: &KeyLine) -> Result<(&'static Row, Vec<Key>), KeyFault> {
    let row = Row::named(&line.command).ok_or_else(|| KeyFault::NoSuchCommand {
        name: line.command.clone(),
        is_setting: known::SETTINGS.iter().any(|setting| setting.name == line.command),
        nearest: nearest(&line.command, TABLE.iter().map(|row| row.name)),
    })?;
    let among_letters = row.places().any(Place::is_text);
    let mut keys = Vec::new();
    for text in &line.keys {
        let key = Key::parse(text).ok_or_else(|| KeyFault::NoSuchKey(text.clone()))?;
        let types = matches!(key.code, KeyCode::Char(_)) && key.modifiers.is_empty();
        if types && among_letters {
            return Err(KeyFault::IsText { key: text.clone(), name: row.name });
        }
        keys.push(key);
    }
    let needed = if row.command == Command::Answer { row.keys.len() } else { 1 };
    let different = keys.iter().enumerate().filter(|(at, key)| !keys.iter().take(*at).any(|it| it == *key));
    if different.count() < needed {
        return Err(KeyFault::TooFew { name: row.name, needed });
    }
    Ok((row, keys))
}

#[cfg(test)]
mod tests;
