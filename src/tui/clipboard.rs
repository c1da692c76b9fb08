//! The terminal's clipboard (OSC 52): the terminal is told what to put there, and need not do it.

/// The 64 letters in which bytes go to the terminal.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Returns what puts words on the clipboard when it is sent to the terminal.
pub(super) fn put(words: &str) -> String {
    format!("\u{1b}]52;c;{}\u{7}", in_letters(words.as_bytes()))
}

/// Bytes as base64, filled up.
fn in_letters(bytes: &[u8]) -> String {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let all = three.iter().zip([16, 8, 0]).fold(0, |all, (byte, up)| all | u32::from(*byte) << up);
        for (place, up) in [18, 12, 6, 0].into_iter().enumerate() {
            let letter = usize::try_from(all >> up & 63).ok().and_then(|value| LETTERS.get(value));
            let letter = letter.filter(|_| place <= three.len());
            text.push(letter.map_or('=', |letter| char::from(*letter)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_to_the_terminal_as_it_reads_them() {
        for (words, letters) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("für dich 静", "ZsO8ciBkaWNoIOmdmQ=="),
        ] {
            assert_eq!(in_letters(words.as_bytes()), letters, "{words}");
        }
        assert_eq!(put("foo"), "\u{1b}]52;c;Zm9v\u{7}");
    }
}
