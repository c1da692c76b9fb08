//! Draws text into cells: cut or wrapped, never outside its area.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::journal::text::harmless;
use crate::wording::width::is_plain;
pub use crate::wording::width::{cut, width};

/// The mark next to the row that has the focus; the cursor stands there.
pub const FOCUS_MARK: &str = "▌";

/// The text's lines at this width, at least one; made harmless first.
pub fn wrap(text: &str, cells: u16) -> Vec<String> {
    let cells = usize::from(cells.max(1));
    let is_harmless = text.split('\n').all(is_plain);
    let lines = if is_harmless { Cow::Borrowed(text) } else { Cow::Owned(harmless(text)) };
    lines
        .split('\n')
        .flat_map(|line| {
            // Text of one-cell characters that fits needs no search for break points.
            if line.len() <= cells {
                return vec![line.trim_end().to_owned()];
            }
            if is_plain(line) { wrap_plain(line, cells) } else { wrap_any(line, cells) }
        })
        .collect()
}

fn wrap_any(line: &str, cells: usize) -> Vec<String> {
    let options = textwrap::Options::new(cells).break_words(true);
    textwrap::wrap(line, options).into_iter().map(Cow::into_owned).collect()
}

/// The lines that [`wrap_any`] finds too, of a plain text.
fn wrap_plain(line: &str, cells: usize) -> Vec<String> {
    let kept = |from: usize, to: usize| line.get(from..to).unwrap_or_default().to_owned();
    let mut lines = Vec::new();
    let (mut start, mut end, mut from) = (0, 0, 0);
    for word in line.split_inclusive(' ') {
        let after = from + word.len();
        for piece in pieces(word.trim_end_matches(' '), cells) {
            if from > start && from + piece - start > cells {
                lines.push(kept(start, end));
                start = from;
            }
            from += piece;
            end = from;
        }
        from = after;
    }
    lines.push(kept(start, end));
    lines
}

/// The lengths of the pieces between which a word may be broken: after a hyphen within it, and where it is longer
/// than a line.
fn pieces(word: &str, cells: usize) -> impl Iterator<Item = usize> {
    let is_letter = |at: usize| word.as_bytes().get(at).is_some_and(u8::is_ascii_alphanumeric);
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = word.get(from..).filter(|rest| !rest.is_empty())?;
        let mut hyphens = rest.match_indices('-').map(|(at, _)| from + at);
        let hyphen = hyphens.find(|at| is_letter(at.wrapping_sub(1)) && is_letter(at + 1));
        let to = hyphen.map_or(word.len(), |at| at + 1).min(from + cells);
        Some(to - std::mem::replace(&mut from, to))
    })
}

/// Writes a text at a place within `area`, cut at its right edge; returns the column after it.
pub fn put(buffer: &mut Buffer, area: Rect, x: u16, y: u16, text: &str, style: Style) -> u16 {
    if y < area.top() || y >= area.bottom() || x < area.left() || x >= area.right() {
        return x;
    }
    let cells = area.right() - x;
    if !is_plain(text) {
        return buffer.set_stringn(x, y, cut(text, cells), usize::from(cells), style).0;
    }
    let room = usize::from(cells);
    let (kept, mark) = match text.get(..room - 1) {
        Some(kept) if text.len() > room => (kept, Some('…')),
        _ => (text, None),
    };
    let mut x = x;
    for c in kept.chars().chain(mark) {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_char(c).set_style(style);
        }
        x = x.saturating_add(1);
    }
    x
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

/// Writes lines one below the other; returns the row after the last.
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
    fn lines_are_wrapped_at_words_and_long_words_are_broken() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("a\n\nb", 10), ["a", "", "b"]);
        assert_eq!(wrap("日本語日本語", 4), ["日本", "語日", "本語"]);
        assert_eq!(wrap("", 4), [""]);
        assert_eq!(wrap("a\u{1b}[2Jb", 0).concat(), "a[2Jb");
    }

    proptest::proptest! {
        #[test]
        fn plain_text_breaks_where_any_text_does(line in "[a-c -]{0,80}|[ -~]{0,80}", cells in 1_usize..24) {
            proptest::prop_assert_eq!(wrap_plain(&line, cells), wrap_any(&line, cells));
        }

        #[test]
        fn plain_text_is_drawn_as_any_text_is(text in "[ -~]{0,24}", cells in 1_u16..24) {
            let area = Rect::new(1, 0, cells, 1);
            let mut buffers = [Buffer::empty(Rect::new(0, 0, 26, 1)), Buffer::empty(Rect::new(0, 0, 26, 1))];
            let [one, other] = &mut buffers;
            let after = put(one, area, 1, 0, &text, Style::new().bold());
            let cut = cut(&text, cells);
            proptest::prop_assert_eq!(other.set_stringn(1, 0, cut, 24, Style::new().bold()).0, after);
            proptest::prop_assert_eq!(one, other);
        }
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
