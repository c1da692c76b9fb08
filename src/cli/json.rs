//! Printing JSON; docs/json.md describes the shapes.

use serde_json::Value;

use super::CliError;
use super::output::Output;
use crate::journal::text;

/// Prints a value, indented, with a line break behind it.
pub(super) fn print(value: &Value, out: &mut Output) -> Result<(), CliError> {
    let mut printed = escaped(&format!("{value:#}"));
    printed.push('\n');
    out.bytes(printed.as_bytes())
}

/// The same JSON with every character that could disturb a terminal written as its number.
fn escaped(json: &str) -> String {
    let mut printed = String::with_capacity(json.len());
    for c in json.chars() {
        // Line breaks are those between the lines: within texts they are escaped already.
        if c == '\n' || !text::is_harmful(c) {
            printed.push(c);
            continue;
        }
        let units = c.encode_utf16(&mut [0; 2]).to_vec();
        printed.extend(units.into_iter().map(|unit| format!("\\u{unit:04x}")));
    }
    printed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_disturbs_a_terminal_is_escaped_and_means_the_same() {
        let value = Value::from("a\u{1b}[31m\u{9b}\u{202e}b\u{7f}\u{61c}\u{e0001}ü漢👩‍👧\n\t");
        let printed = escaped(&format!("{value:#}"));
        assert!(printed.contains("\\u061c") && printed.contains("\\udb40\\udc01"));
        assert!(printed.contains("\\u009b") && printed.contains("\\u202e") && printed.contains("ü漢👩‍👧"));
        assert!(!printed.chars().any(text::is_harmful));
        assert_eq!(serde_json::from_str::<Value>(&printed).unwrap(), value);
    }
}
