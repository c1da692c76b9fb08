//! ASCII forms of everything that is drawn and printed, for terminals that show nothing else.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The variables that name the charset, the most decisive first.
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_CTYPE", "LANG"];

/// Whether the locale says that the terminal shows nothing but ASCII: it is `C` or `POSIX`, or names another charset than
/// UTF-8. Where no locale is set, as in most containers, or where one names no charset, UTF-8 is what terminals show today.
pub fn is_asked_for(variable: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name: &&str| variable(name).filter(|value| !value.is_empty());
    let Some(locale) = VARIABLES.iter().find_map(set) else { return false };
    if ["C", "POSIX"].contains(&locale.as_str()) {
        return true;
    }
    let charset = locale.split_once('.').map(|(_, charset)| charset.split('@').next().unwrap_or_default());
    charset.is_some_and(|charset| charset.to_lowercase().replace('-', "") != "utf8")
}

/// The glyphs that the program draws and prints by itself, and what stands for each in one cell. Those of one row of forms
/// (levels, heights, halves) stay apart.
const GLYPHS: [(&str, char); 29] = [
    // Levels, from faint to full; a bar's height, in quarters; the same for few days.
    ("·◦°", '.'),
    ("░", ':'),
    ("▒", '+'),
    ("▓", '='),
    ("█■", '#'),
    ("▁▂", '_'),
    ("▃▄", '-'),
    ("▅▆▇", '='),
    ("⡀⣀", '.'),
    ("⣄⣤", ':'),
    ("⣦⣶", 'o'),
    ("⣷⣿", '*'),
    // A bar that goes to the right ends in less than a cell. The half is also the mark of the focus.
    ("▌›→≥", '>'),
    ("▎▍", '-'),
    ("▋▊▉", '='),
    // Lines.
    ("▏│┊┤├", '|'),
    ("─━−–—‑", '-'),
    ("└┴┬┼", '+'),
    // Marks.
    ("●•◆", '*'),
    ("○", 'o'),
    ("↑▲", '^'),
    ("↓", 'v'),
    ("‹←≤", '<'),
    ("…", '~'),
    ("“”„", '"'),
    ("‘’", '\''),
    ("×", 'x'),
    ("≠", '!'),
    ("\u{a0}\u{202f}\u{2007}", ' '),
];

/// Glyphs for which a line of text has more room than a cell.
const IN_TEXT: [(char, &str); 5] = [('…', "..."), ('≥', ">="), ('≤', "<="), ('→', "->"), ('≠', "!=")];

fn glyph(of: char) -> Option<char> {
    GLYPHS.iter().find(|(glyphs, _)| glyphs.contains(of)).map(|(_, ascii)| *ascii)
}

/// Returns what stands in a cell for a symbol: of letters with marks the letter, a `?` for what has no form in ASCII.
pub fn cell(symbol: &str) -> char {
    let mut all = symbol.chars();
    let Some(first) = all.next() else { return ' ' };
    if first.is_ascii() {
        return first;
    }
    glyph(first).or_else(|| line_of_dots(first)).or_else(|| letter(first)).unwrap_or('?')
}

/// Puts the glyphs that the program uses in ASCII, also where a person wrote them, such as curly quotes. Everything else
/// stays as it was written.
pub fn line(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match IN_TEXT.iter().find(|(known, _)| *known == c) {
            Some((_, ascii)) => plain.push_str(ascii),
            None => plain.push(glyph(c).unwrap_or(c)),
        }
    }
    Cow::Owned(plain)
}

fn letter(of: char) -> Option<char> {
    of.nfkd().next().filter(char::is_ascii)
}

/// A cell of a line that is drawn in the dots of braille: where its dots stand in the cell.
fn line_of_dots(of: char) -> Option<char> {
    const FIRST: u32 = 0x2800;
    let dots = u8::try_from(u32::from(of).checked_sub(FIRST)?).ok()?;
    // The dots of the left and of the right column from top to bottom.
    let rows = |bits: [u8; 4]| -> Vec<usize> {
        bits.into_iter().enumerate().filter(|(_, bit)| dots & bit != 0).map(|(row, _)| row).collect()
    };
    let (left, right) = (rows([0x01, 0x02, 0x04, 0x40]), rows([0x08, 0x10, 0x20, 0x80]));
    let both: Vec<usize> = left.iter().chain(&right).copied().collect();
    Some(match (left.first(), right.first(), both.iter().min(), both.iter().max()) {
        (_, _, None, _) | (_, _, _, None) => ' ',
        (Some(left), Some(right), ..) if left > right => '/',
        (Some(left), Some(right), ..) if left < right => '\\',
        (.., Some(top), Some(bottom)) if top != bottom => '|',
        (.., Some(0), _) => '\'',
        (.., Some(3), _) => '_',
        _ => '-',
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&str, &str)]) -> bool {
        is_asked_for(|name| {
            pairs.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_locale_tells_what_the_terminal_shows() {
        for (pairs, is_ascii) in [
            (&[] as &[(&str, &str)], false),
            (&[("LANG", "")], false),
            (&[("LANG", "C")], true),
            (&[("LANG", "POSIX")], true),
            (&[("LANG", "C.UTF-8")], false),
            (&[("LANG", "de_DE.utf8@euro")], false),
            (&[("LANG", "de_DE.ISO-8859-15@euro")], true),
            (&[("LANG", "de_DE")], false),
            (&[("LC_CTYPE", "C"), ("LANG", "en_GB.UTF-8")], true),
            (&[("LC_ALL", "en_GB.UTF-8"), ("LC_CTYPE", "C"), ("LANG", "C")], false),
            (&[("LC_ALL", "C"), ("LANG", "en_GB.UTF-8")], true),
            (&[("LC_ALL", ""), ("LC_CTYPE", ""), ("LANG", "C")], true),
        ] {
            assert_eq!(asked(pairs), is_ascii, "{pairs:?}");
        }
    }

    #[test]
    fn levels_and_heights_stay_apart() {
        for forms in ["·░▒▓█", " ░▒▓█", "▂▄▆█", "⣀⣤⣶⣿", "▎▌▊█"] {
            let mut ascii: Vec<char> = forms.chars().map(|form| cell(&form.to_string())).collect();
            let all = ascii.len();
            ascii.sort_unstable();
            ascii.dedup();
            assert_eq!(ascii.len(), all, "{forms}: {ascii:?}");
        }
        for (full, few) in ["▂▄▆█".chars().zip("⣀⣤⣶⣿".chars())].into_iter().flatten() {
            assert_ne!(cell(&full.to_string()), cell(&few.to_string()), "few days are told from many");
        }
    }

    #[test]
    fn letters_lose_their_marks_and_what_has_no_form_is_a_question_mark() {
        let cells = |text: &[&str]| text.iter().map(|symbol| cell(symbol)).collect::<String>();
        assert_eq!(cells(&["é", "e\u{301}", "Ö", "x", "漢", "🌙", ""]), "eeOx?? ");
        assert_eq!(cells(&["⠉", "⠒", "⣠", "⠑", "⡇", "\u{2800}"]), "'-/\\| ");
    }

    #[test]
    fn a_line_keeps_the_words_of_the_person() {
        assert_eq!(line("2 1 · 3 − “Café 漢字 🌙”…"), "2 1 . 3 - \"Café 漢字 🌙\"...");
    }
}
