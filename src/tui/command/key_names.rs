//! The names of keys, for texts that mention them.

use super::keymap::{Key, Keymap};
use crate::tui::command::{Command, Place, Row};

/// The keys of a row in words: `c or Enter`, `0-4`.
pub fn keys(keys: &[Key]) -> String {
    let names: Vec<String> = keys.iter().map(|key| key.name()).collect();
    match names.as_slice() {
        [first, _, .., last] if is_run(&names) => format!("{first}-{last}"),
        names => names.join(" or "),
    }
}

/// Whether the names are single characters that follow each other.
fn is_run(names: &[String]) -> bool {
    let codes: Option<Vec<u32>> = names
        .iter()
        .map(|name| {
            let mut chars = name.chars();
            chars.next().filter(|_| chars.next().is_none()).map(u32::from)
        })
        .collect();
    codes.is_some_and(|codes| codes.iter().zip(codes.iter().skip(1)).all(|(one, next)| one + 1 == *next))
}

/// The keys that mean a command in a place, in words; empty when there are none.
pub fn keys_for(keymap: &Keymap, place: Place, command: Command) -> String {
    if let Some(word) = keymap.word(command) {
        return word.to_owned();
    }
    keymap.rows(place).find(|(row, _)| row.command == command).map_or_else(String::new, |(_, its)| keys(its))
}

/// The support key with its word: `s, support`.
pub fn support(keymap: &Keymap) -> String {
    with_word(keymap, Place::Home, Command::Support)
}

/// The first key that means a command in a place, with its word: `s, support`; empty when there is none.
pub fn with_word(keymap: &Keymap, place: Place, command: Command) -> String {
    if let Some(word) = keymap.word(command) {
        return word.to_owned();
    }
    let row = keymap.rows(place).find(|(row, keys)| row.command == command && !keys.is_empty());
    let name = |(row, keys): (&'static Row, &[Key])| Some(format!("{}, {}", keys.first()?.name(), row.title));
    row.and_then(name).unwrap_or_default()
}

/// The first of these keys by name; empty when there is none.
pub fn key_for(keymap: &Keymap, place: Place, command: Command) -> String {
    if let Some(word) = keymap.word(command) {
        return word.to_owned();
    }
    let first = keymap.rows(place).find(|(row, _)| row.command == command);
    first.and_then(|(_, keys)| keys.first()).map(|key| key.name()).unwrap_or_default()
}

/// A text that names the support key as `{support}`, with the key in force and its word.
pub fn with_support_key(text: &str, keymap: &Keymap) -> String {
    text.replace("{support}", &support(keymap))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::KeyLine;

    #[test]
    fn where_one_answers_line_by_line_texts_name_the_words_that_are_typed() {
        let plain = Keymap::default().plain();
        assert_eq!(with_support_key("{support} shows people.", &plain), ":support shows people.");
        assert_eq!(keys_for(&plain, Place::Answer, Command::Take), "Enter");
        assert_eq!(key_for(&plain, Place::Answer, Command::Take), "Enter");
    }

    #[test]
    fn keys_are_told_as_a_run_or_one_by_one() {
        for (written, expected) in [
            (&["0", "1", "2", "3", "4"][..], "0-4"),
            (&["c", "enter"], "c or Enter"),
            (&["a", "b"], "a or b"),
            (&["a", "b", "d"], "a or b or d"),
            (&["ctrl-\\", "f12"], "Ctrl-\\ or F12"),
            (&[], ""),
        ] {
            let parsed: Vec<Key> = written.iter().map(|key| Key::parse(key).unwrap()).collect();
            assert_eq!(keys(&parsed), expected);
        }
    }

    #[test]
    fn texts_name_the_support_key_in_force() {
        let text = "use {support} now";
        assert_eq!(with_support_key(text, &Keymap::default()), "use s, support now");
        let line = KeyLine { command: "support".to_owned(), keys: vec!["z".to_owned()], line: 1 };
        assert_eq!(with_support_key(text, &Keymap::new(&[line]).unwrap()), "use z, support now");
    }
}
