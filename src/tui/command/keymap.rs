//! The keymap: how the config spells keys, and which command a key runs in a place.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::config::{KeyLine, known};
use crate::journal::nearest::nearest;
use crate::tui::command::{Command, Place, Row, TABLE, layouts};
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

    /// The keys that may be meant by a letter that is none itself, as Caps Lock or another layout is on.
    fn as_meant(self) -> impl Iterator<Item = Self> {
        let KeyCode::Char(c) = self.code else { return Vec::new().into_iter() };
        let lower = c.to_lowercase().next().unwrap_or(c);
        let latin = layouts::latin(lower);
        let cases = |c: char| [c.to_ascii_lowercase(), c.to_ascii_uppercase()];
        let own = c.is_ascii_alphabetic().then(|| cases(c)).into_iter().flatten();
        // The case that was typed comes first.
        let latin = latin.map(|latin| {
            let [small, large] = cases(latin);
            if c == lower { [small, large] } else { [large, small] }
        });
        let meant: Vec<char> = own.chain(latin.into_iter().flatten()).collect();
        meant.into_iter().map(|c| Self { code: KeyCode::Char(c), ..self }).collect::<Vec<_>>().into_iter()
    }

    /// An event that is this key.
    #[cfg(test)]
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
}

impl Default for Keymap {
    fn default() -> Self {
        Self { rows: TABLE.iter().map(|row| (row, keys_of(row).collect())).collect() }
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
        let meant = place.has_letter_keys().then(|| key.as_meant()).into_iter().flatten();
        std::iter::once(key).chain(meant).find_map(|key| self.command_of(place, key))
    }

    fn command_of(&self, place: Place, key: Key) -> Option<Hit> {
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
mod tests {
    use super::*;
    use crate::tui::testing::{event, shifted};

    fn line(command: &str, keys: &[&str]) -> KeyLine {
        KeyLine {
            command: command.to_owned(),
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
            line: 7,
        }
    }

    fn refused(lines: &[KeyLine]) -> KeyError {
        let error = Keymap::new(lines).map(|_| ()).unwrap_err();
        assert_eq!(error.line, 7);
        error
    }

    fn key(text: &str) -> Key {
        Key::parse(text).unwrap_or_else(|| panic!("{text} is no key"))
    }

    #[test]
    fn a_key_is_read_as_it_is_written_in_the_config_and_told_as_it_is_read_on_a_keyboard() {
        for (written, told) in [
            ("c", "c"),
            ("C", "C"),
            ("?", "?"),
            ("-", "-"),
            ("ß", "ß"),
            ("ctrl-u", "Ctrl-U"),
            ("ctrl-\\", "Ctrl-\\"),
            ("ctrl--", "Ctrl--"),
            ("alt-x", "Alt-X"),
            ("f12", "F12"),
            ("enter", "Enter"),
            ("esc", "Esc"),
            ("space", "Space"),
            ("ctrl-space", "Ctrl-Space"),
            ("backtab", "Shift-Tab"),
            ("pageup", "PgUp"),
            ("pagedown", "PgDn"),
            ("up", "↑"),
        ] {
            let parsed = key(written);
            assert_eq!(parsed.name(), told, "{written}");
            assert_eq!(Key::of(parsed.event()), parsed, "{written}");
        }
        for (one, other) in [("Ctrl-U", "ctrl-u"), ("ctrl-U", "ctrl-u"), ("F2", "f2"), ("Enter", "enter")] {
            assert_eq!(key(one), key(other), "{one}");
        }
        for text in ["", " ", "cc", "ctrl-", "alt-", "f0", "f13", "hyper-x", "\u{1b}", "ctrl-alt"] {
            assert_eq!(Key::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn every_key_of_the_table_comes_back_as_the_command_it_stands_for() {
        let keymap = Keymap::default();
        for place in Place::ALL {
            for row in TABLE.iter().filter(|row| row.applies_in(place)) {
                for (nth, key) in row.keys.iter().enumerate() {
                    let hit = keymap.hit(place, event(key));
                    assert_eq!(hit, Some(Hit { command: row.command, nth }), "{place:?} {key}");
                }
            }
        }
    }

    #[test]
    fn terminals_that_report_a_key_in_different_ways_mean_the_same() {
        let control = |c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL);
        assert_eq!(Key::of(control('4')), key("ctrl-\\"));
        assert_eq!(Key::of(control('U')), key("ctrl-u"));
        for text in ["?", "G", "backtab"] {
            assert_eq!(Key::of(shifted(event(text))), key(text), "{text}");
        }
        assert_eq!(Key::of(shifted(event("tab"))), key("backtab"));
    }

    #[test]
    fn the_keys_of_the_config_take_the_place_of_those_that_come_with_a_command() {
        let keymap = Keymap::new(&[line("week", &["z", "alt-k"])]).unwrap();
        let week = |nth| Some(Hit { command: Command::Week, nth });
        assert_eq!(keymap.hit(Place::Home, event("z")), week(0));
        assert_eq!(keymap.hit(Place::Home, event("alt-k")), week(1));
        assert_eq!(keymap.hit(Place::Home, event("7")), None);
        assert_eq!(keymap.hit(Place::Week, event("z")), None);
    }

    #[test]
    fn two_commands_can_change_places() {
        let keymap = Keymap::new(&[line("week", &["e"]), line("entries", &["7"])]).unwrap_err();
        assert!(matches!(keymap.fault, KeyFault::Taken { other: "edit", .. }), "{keymap:?}");
        let lines = [line("week", &["e"]), line("entries", &["7"]), line("edit", &["alt-e"])];
        let keymap = Keymap::new(&lines).unwrap();
        let command = |key| keymap.hit(Place::Home, event(key)).map(|hit| hit.command);
        assert_eq!((command("e"), command("7")), (Some(Command::Week), Some(Command::Entries)));
    }

    #[test]
    fn a_name_that_no_command_has_is_refused_with_the_nearest() {
        let error = refused(&[line("chek_in", &["x"])]);
        assert_eq!(error.to_string(), "no command is called \"chek_in\", did you mean \"check_in\"?");
        let error = refused(&[line("zzzzzzzzzzzz", &["x"])]);
        assert_eq!(
            error.to_string(),
            "no command is called \"zzzzzzzzzzzz\": the settings in the program list them all"
        );
    }

    #[test]
    fn a_setting_among_the_keys_is_told_where_it_belongs() {
        let error = refused(&[line("theme", &["dark"])]);
        assert!(error.to_string().ends_with("it is a setting; put it above the first section"), "{error}");
    }

    #[test]
    fn lines_that_cannot_be_used_leave_the_others_in_force() {
        let lines =
            [line("week", &["z"]), line("no_such", &["x"]), line("trends", &["y"]), line("note", &[])];
        let (keymap, errors) = Keymap::lenient(&lines);
        assert_eq!(errors.len(), 3, "{errors:?}");
        let command = |key| keymap.hit(Place::Home, event(key)).map(|hit| hit.command);
        assert_eq!((command("z"), command("7")), (Some(Command::Week), None));
        assert_eq!((command("t"), command("y")), (Some(Command::Trends), Some(Command::Yesterday)));
    }

    #[test]
    fn a_line_that_needs_the_keys_of_one_that_is_left_out_is_left_out_too() {
        // Week cannot have e, which edits an entry, and so keeps k.
        let (keymap, errors) = Keymap::lenient(&[line("week", &["e"]), line("entries", &["7"])]);
        assert_eq!(errors.len(), 2, "{errors:?}");
        let command = |key| keymap.hit(Place::Home, event(key)).map(|hit| hit.command);
        assert_eq!((command("7"), command("e")), (Some(Command::Week), Some(Command::Entries)));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let error = refused(&[line("week", &["w", "super-w"])]);
        assert_eq!(error.fault, KeyFault::NoSuchKey("super-w".to_owned()));
    }

    #[test]
    fn a_key_that_means_something_else_in_the_same_place_is_refused() {
        let error = refused(&[line("week", &["y"])]);
        assert_eq!(error.fault, KeyFault::Taken { key: "y".to_owned(), other: "yesterday" });
        assert!(Keymap::new(&[line("write", &["y"])]).is_ok(), "y means nothing at a question");
        assert!(Keymap::new(&[line("support", &["s", "F2"])]).is_ok(), "both mean support");
    }

    #[test]
    fn a_letter_is_refused_where_letters_are_text() {
        for (command, key) in [("undo_text", "u"), ("hide", "space"), ("leave_line", "x"), ("quit_now", "Q")]
        {
            let error = refused(&[line(command, &[key])]);
            assert!(error.to_string().contains("types text where"), "{command} {error}");
        }
        assert!(Keymap::new(&[line("undo_text", &["alt-u"])]).is_ok());
    }

    #[test]
    fn a_command_keeps_as_many_different_keys_as_it_needs() {
        let error = refused(&[line("answer", &["a", "b", "c", "d"])]);
        assert_eq!(error.to_string(), "\"answer\" needs 5 different keys, one for each answer from 0");
        refused(&[line("answer", &["a", "b", "c", "d", "d"])]);
        assert_eq!(refused(&[line("week", &[])]).to_string(), "\"week\" needs a key");
        assert!(Keymap::new(&[line("answer", &["a", "b", "c", "d", "e"])]).is_ok());
    }

    #[test]
    fn caps_lock_and_other_layouts_reach_the_same_commands() {
        let keymap = Keymap::default();
        let command = |place, key: &str| keymap.hit(place, event(key)).map(|hit| hit.command);
        assert_eq!(command(Place::Home, "C"), Some(Command::CheckIn));
        for key in ["с", "С"] {
            assert_eq!(
                command(Place::Home, key),
                Some(Command::CheckIn),
                "the Cyrillic letter on the key of c"
            );
        }
        assert_eq!(
            command(Place::Entries, "G"),
            Some(Command::Last),
            "a capital that is a key stays that key"
        );
        assert_eq!(
            (command(Place::Entries, "п"), command(Place::Entries, "П")),
            (Some(Command::First), Some(Command::Last))
        );
        assert_eq!(
            (command(Place::Text, "S"), command(Place::Text, "ы")),
            (None, None),
            "in a text letters are text"
        );
        assert_eq!(command(Place::Home, "é"), None);
    }

    #[test]
    fn a_run_of_keys_is_shown_as_one_only_as_it_comes() {
        let shown = |keymap: &Keymap, name: &str| {
            let (row, keys) = keymap.all().find(|(row, _)| row.name == name).unwrap();
            Keymap::shown(row, keys)
        };
        assert_eq!(shown(&Keymap::default(), "answer"), "0-4");
        assert_eq!(shown(&Keymap::default(), "tick_part"), "Space");
        let keymap = Keymap::new(&[line("answer", &["a", "b", "c", "d", "e"])]).unwrap();
        assert_eq!(shown(&keymap, "answer"), "a");
    }
}
