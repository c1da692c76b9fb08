//! The rule for the name of a folder: one that every system takes as a plain name, and none for a place.

use crate::journal::text::is_harmful;

/// The most bytes of a name.
pub(super) const MOST_BYTES: usize = 64;

/// The names that Windows keeps for devices, with any ending.
const DEVICES: [&str; 7] = ["con", "prn", "aux", "nul", "clock$", "conin$", "conout$"];
/// The names that it keeps for devices of which there are several, each with a digit after it.
const NUMBERED: [&str; 2] = ["com", "lpt"];

/// Whether a text is the plain name of one folder on every system.
pub(super) fn is_plain(name: &str) -> bool {
    let is_usable =
        |c: char| !is_harmful(c) && !matches!(c, '/' | '\\' | ':' | '<' | '>' | '"' | '|' | '?' | '*');
    // Windows leaves out dots and spaces at the end, so that `..` and `. ` are places there too.
    !name.is_empty()
        && name.len() <= MOST_BYTES
        && name.chars().all(is_usable)
        && !name.ends_with(['.', ' '])
        && !name.starts_with([' ', '~'])
        && !is_device(name)
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let is_numbered = NUMBERED.iter().filter_map(|device| stem.strip_prefix(device)).any(|number| {
        let mut number = number.chars();
        // Superscript digits count there.
        let is_digit = number.next().is_some_and(|c| matches!(c, '0'..='9' | '\u{b9}' | '\u{b2}' | '\u{b3}'));
        is_digit && number.next().is_none()
    });
    DEVICES.contains(&stem.as_str()) || is_numbered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_name_is_taken_and_nothing_else() {
        let longest = "n".repeat(MOST_BYTES);
        for name in [
            "notebook",
            "Old notes",
            "a.b",
            ".hidden",
            "..a",
            "carnet-\u{e9}t\u{e9}",
            "com",
            "console",
            &longest,
        ] {
            assert!(is_plain(name), "{name:?}");
        }
        let too_long = "n".repeat(MOST_BYTES + 1);
        let in_bytes = "\u{e9}".repeat(MOST_BYTES / 2 + 1);
        for name in [
            "",
            ".",
            "..",
            "...",
            " ",
            "a/b",
            "/a",
            "a/",
            "a\\b",
            "c:",
            "a:b",
            "~",
            "~ana",
            " a",
            "a ",
            "a.",
            "a\nb",
            "a\0b",
            "a\u{202e}b",
            "a\u{7f}",
            "con",
            "CON",
            "Aux.txt",
            "nul .x",
            "com1",
            "LPT9",
            "com\u{b9}.log",
            "a*",
            "a?",
            "<a>",
            "a|b",
            "\"a\"",
            &too_long,
            &in_bytes,
        ] {
            assert!(!is_plain(name), "{name:?}");
        }
    }
}
