//! What happens to text that a person typed, pasted or imported, and to text on its way to a terminal.

/// The most characters that one text may hold; what is typed or pasted beyond it is not taken.
pub const MOST_CHARACTERS: usize = 100_000;

/// The text as it is kept: line breaks as LF, no control characters but line breaks and tabs.
pub fn cleaned(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !c.is_control())
        .collect()
}

/// The text as it may be shown: tabs as spaces, no control characters but line breaks, no invisible characters that
/// change the direction of what follows.
pub fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => shown.push_str("    "),
            '\n' => shown.push(c),
            _ if c.is_control() || changes_direction(c) => {}
            _ => shown.push(c),
        }
    }
    shown
}

/// The text in one line: line breaks and runs of white space as one space.
pub fn one_line(text: &str) -> String {
    harmless(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn changes_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_kept_as_typed_without_control_characters() {
        assert_eq!(cleaned("a\r\nb\rc\td\u{1b}[31me\u{7}\u{9b}\0"), "a\nb\nc\td[31me");
        assert_eq!(cleaned("e\u{301} 👩‍👩‍👧 שלום \u{202e}x"), "e\u{301} 👩‍👩‍👧 שלום \u{202e}x");
    }

    #[test]
    fn shown_text_cannot_move_the_cursor_or_turn_the_line_round() {
        assert_eq!(harmless("a\tb\u{1b}]52;c;x\u{7}\u{202e}c\nd"), "a    b]52;c;xc\nd");
        assert_eq!(one_line("  a \n\n b\tc "), "a b c");
    }
}
