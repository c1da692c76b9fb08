//! Putting text into cells: cut, wrapped, never beyond its place.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::journal::text::harmless;

/// How many cells a text takes.
pub fn width(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// The text cut to so many cells, with `…` where something is missing.
pub fn cut(text: &str, cells: u16) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let more = width(grapheme);
        if used + more + 1 > cells {
            break;
        }
        used += more;
        kept.push_str(grapheme);
    }
    if cells > 0 {
        kept.push('…');
    }
    kept
}

/// The text's lines at this width, at least one; made harmless first.
pub fn wrap(text: &str, cells: u16) -> Vec<String> {
    let cells = usize::from(cells.max(1));
    let lines = harmless(text);
    lines
        .split('\n')
        .flat_map(|line| {
            // Text of one-cell characters that fits needs no search for break points.
            if line.len() <= cells {
                return vec![line.trim_end().to_owned()];
            }
            textwrap::wrap(line, textwrap::Options::new(cells).break_words(true))
                .into_iter()
                .map(std::borrow::Cow::into_owned)
                .collect()
        })
        .collect()
}

/// Writes a text at a place within `area`, cut at its right edge; gives the column after it.
pub fn put(buffer: &mut Buffer, area: Rect, x: u16, y: u16, text: &str, style: Style) -> u16 {
    if y < area.top() || y >= area.bottom() || x < area.left() || x >= area.right() {
        return x;
    }
    let cells = area.right() - x;
    buffer.set_stringn(x, y, cut(text, cells), usize::from(cells), style).0
}

/// Writes a text so that it ends at the column before `right`.
pub fn put_right(buffer: &mut Buffer, area: Rect, right: u16, y: u16, text: &str, style: Style) {
    let start = right.saturating_sub(width(text)).max(area.left());
    put(
        buffer,
        Rect { width: right.saturating_sub(area.left()).min(area.width), ..area },
        start,
        y,
        text,
        style,
    );
}

/// Writes lines one below the other; gives the row after the last.
pub fn put_lines(buffer: &mut Buffer, area: Rect, x: u16, y: u16, lines: &[String], style: Style) -> u16 {
    let mut row = y;
    for line in lines {
        put(buffer, area, x, row, line, style);
        row = row.saturating_add(1);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_text_ends_in_an_ellipsis_and_splits_no_grapheme() {
        for (text, cells, expected) in [
            ("abc", 3, "abc"),
            ("abcd", 3, "ab…"),
            ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧…"),
            ("ab", 1, "…"),
            ("ab", 0, ""),
        ] {
            assert_eq!(cut(text, cells), expected, "{text} {cells}");
        }
    }

    #[test]
    fn lines_are_wrapped_at_words_and_long_words_are_broken() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("a\n\nb", 10), ["a", "", "b"]);
        assert_eq!(wrap("日本語日本語", 4), ["日本", "語日", "本語"]);
        assert_eq!(wrap("", 4), [""]);
        assert_eq!(wrap("a\u{1b}[2Jb", 0).concat(), "a[2Jb");
    }

    #[test]
    fn nothing_is_written_outside_its_place() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 2));
        let area = Rect::new(2, 0, 4, 1);
        put(&mut buffer, area, 4, 0, "abcdef", Style::new());
        put(&mut buffer, area, 0, 0, "x", Style::new());
        put(&mut buffer, area, 2, 1, "x", Style::new());
        put_right(&mut buffer, area, 4, 0, "yz", Style::new());
        assert_eq!(buffer, Buffer::with_lines(["  yza…    ", "          "]));
    }
}
