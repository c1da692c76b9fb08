//! Cleans text that a person typed, pasted or imported, and text on its way to a terminal.

/// The most characters that one text may hold; anything typed or pasted beyond that is refused.
pub const MOST_CHARACTERS: usize = 100_000;

/// Cleans a text for keeping: every kind of line end as LF, no control characters apart from line ends and tabs, and no
/// mark of the encoding at its start.
pub fn cleaned(text: &str) -> String {
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut clean = String::with_capacity(rest.len());
    // What may stay as it is, which is nearly all, is taken in one piece.
    while let Some(at) = rest.find(|c: char| (c.is_control() || is_line_end(c)) && !matches!(c, '\n' | '\t'))
    {
        let (kept, from) = rest.split_at(at);
        clean.push_str(kept);
        let mut after = from.chars();
        let found = after.next();
        rest = after.as_str();
        match found {
            Some('\r') => {
                clean.push('\n');
                rest = rest.strip_prefix('\n').unwrap_or(rest);
            }
            // All else that Unicode lets end a line or a paragraph (UAX #14, classes BK, CR and NL).
            Some('\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') => clean.push('\n'),
            _ => {}
        }
    }
    clean.push_str(rest);
    clean
}

/// Whether a character, printed as it is, could move the cursor, break or turn round a line, or change how the
/// characters after it look. Nothing else decides this.
///
/// Characters that join or part letters (ZWJ, ZWNJ), choose the look of one (variation selectors, the tags of flags) or
/// say where a word may end (soft hyphen, zero width space) belong to the words.
pub fn is_harmful(c: char) -> bool {
    // The characters with the property `Bidi_Control`: all that have no look of their own and set the direction of a line.
    let sets_direction =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    // The characters with which Unicode once swapped brackets and digits, set words next to words, and named a language.
    let changes_looks = matches!(c, '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' | '\u{e0001}');
    c.is_control() || is_line_end(c) || sets_direction || changes_looks
}

/// The line and the paragraph separator.
fn is_line_end(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

/// Makes a text safe to show: tabs as spaces, every line ending as LF, and nothing else that is [harmful](is_harmful).
pub fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => shown.push_str("    "),
            '\n' => shown.push(c),
            _ if is_line_end(c) => shown.push('\n'),
            _ if is_harmful(c) => {}
            _ => shown.push(c),
        }
    }
    shown
}

/// The same JSON with every character that could disturb a terminal written as its number.
pub fn escaped_in_json(json: &str) -> String {
    if !json.chars().any(|c| c != '\n' && is_harmful(c)) {
        return json.to_owned();
    }
    let mut printed = String::with_capacity(json.len());
    for c in json.chars() {
        // Line breaks are those between the lines: within texts they are escaped already.
        if c == '\n' || !is_harmful(c) {
            printed.push(c);
            continue;
        }
        let units = c.encode_utf16(&mut [0; 2]).to_vec();
        printed.extend(units.into_iter().map(|unit| format!("\\u{unit:04x}")));
    }
    printed
}

/// The text in one line: line breaks and runs of white space as one space.
pub fn one_line(text: &str) -> String {
    harmless(text).split_whitespace().collect::<Vec<_>>().join(" ")
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
    fn every_kind_of_line_end_is_one_and_a_byte_order_mark_goes() {
        assert_eq!(
            cleaned("\u{feff}a\r\nb\u{b}c\u{c}d\u{85}e\u{2028}f\u{2029}g\rh"),
            "a\nb\nc\nd\ne\nf\ng\nh"
        );
        assert_eq!(cleaned("a\u{feff}b"), "a\u{feff}b");
        assert_eq!(cleaned("a\r\r\nb\n\rc\r"), "a\n\nb\n\nc\n");
    }

    #[test]
    fn whatever_controls_is_harmful_and_what_words_are_made_of_is_not() {
        for c in ('\0'..='\u{1f}').chain('\u{7f}'..='\u{9f}') {
            assert!(is_harmful(c), "{c:?}");
        }
        for c in
            "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}"
                .chars()
        {
            assert!(is_harmful(c), "{c:?}");
            assert_eq!(harmless(&format!("a{c}b")), "ab");
        }
        // A family, a heart in colour, the flag of Wales; Persian and Hindi with joiners; a word that may be parted.
        for words in ["👩‍👩‍👧", "❤️‍🔥", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "می‌خواهم", "क्‍ष", "שלום", "co\u{ad}op", "ไทย\u{200b}คำ", "e\u{301}"]
        {
            assert_eq!(harmless(words), words);
            assert!(!words.chars().any(is_harmful), "{words:?}");
        }
        assert_eq!(harmless("one\u{2028}two\u{2029}three"), "one\ntwo\nthree");
        assert_eq!(one_line("one\u{2028}two\u{206e}\u{fffb}"), "one two");
    }

    #[test]
    fn shown_text_cannot_move_the_cursor_or_turn_the_line_round() {
        assert_eq!(harmless("a\tb\u{1b}]52;c;x\u{7}\u{202e}c\nd"), "a    b]52;c;xc\nd");
        assert_eq!(one_line("  a \n\n b\tc "), "a b c");
    }

    #[test]
    fn what_disturbs_a_terminal_is_escaped_and_means_the_same() {
        let value = serde_json::Value::from("a\u{1b}[31m\u{9b}\u{202e}b\u{7f}\u{61c}\u{e0001}ü漢👩‍👧\n\t");
        let printed = escaped_in_json(&format!("{value:#}"));
        assert!(printed.contains("\\u061c") && printed.contains("\\udb40\\udc01"));
        assert!(printed.contains("\\u009b") && printed.contains("\\u202e") && printed.contains("ü漢👩‍👧"));
        assert!(!printed.chars().any(is_harmful));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&printed).unwrap(), value);
    }
}
