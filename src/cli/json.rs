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
    if text::harmless(json) == json {
        return json.to_owned();
    }
    let is_harmless = |c: char| !text::harmless(c.encode_utf8(&mut [0; 4])).is_empty();
    let character = |c: char| if is_harmless(c) { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) };
    json.chars().map(character).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_disturbs_a_terminal_is_escaped_and_means_the_same() {
        let value = Value::from("a\u{1b}[31m\u{9b}\u{202e}b\u{7f}ü漢👩‍👧\n\t");
        let printed = escaped(&format!("{value:#}"));
        assert!(printed.contains("\\u009b") && printed.contains("\\u202e") && printed.contains("ü漢👩‍👧"));
        assert!(printed.chars().all(|c| !c.is_control()));
        assert_eq!(serde_json::from_str::<Value>(&printed).unwrap(), value);
    }
}
