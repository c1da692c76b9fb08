//! A sheet: headings, paragraphs and rows that scroll when they are longer than the screen.

use std::cell::OnceCell;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::list;
use super::text::{put, width, wrap};
use crate::tui::command::Command;
use crate::tui::theme::{Ink, Role, Theme};
use crate::wording::width::padded;

/// Lines of pieces, made for one width; their styles come from the theme when they are drawn.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    cells: u16,
    lines: Vec<Vec<(String, Ink)>>,
}

impl Sheet {
    /// An empty sheet for this width.
    pub fn new(cells: u16) -> Self {
        Self { cells, lines: Vec::new() }
    }

    /// An empty sheet for an area of this width: the marks at its edge cover no text.
    pub fn for_area(width: u16) -> Self {
        Self::new(width.saturating_sub(2))
    }

    /// Returns the number of lines.
    pub fn height(&self) -> usize {
        self.lines.len()
    }

    /// Returns the lines as text, for where nothing is drawn.
    pub fn text_lines(&self) -> Vec<String> {
        let line = |pieces: &Vec<(String, Ink)>| {
            pieces.iter().map(|(text, _)| text.as_str()).collect::<String>().trim_end().to_owned()
        };
        self.lines.iter().map(line).collect()
    }

    /// Adds an empty line, unless the last one is empty or there is none.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(Vec::new());
        }
    }

    /// Adds a text, wrapped and indented by some cells.
    pub fn text(&mut self, text: &str, ink: impl Into<Ink>, indent: u16) {
        let ink = ink.into();
        let margin = " ".repeat(usize::from(indent));
        for line in wrap(text, self.cells.saturating_sub(indent)) {
            self.lines.push(vec![(format!("{margin}{line}"), ink)]);
        }
    }

    /// Adds a text after a label; words that do not fit in one line go on below the text, or below the label when the
    /// sheet is narrow or the label long.
    pub fn labelled(
        &mut self,
        label: &str,
        label_ink: impl Into<Ink>,
        text: &str,
        ink: impl Into<Ink>,
        column: u16,
    ) {
        if self.is_narrow(column) || width(label) >= column {
            self.text(label, label_ink, 0);
            self.below_label(text, ink, column);
            return;
        }
        self.hanging(label, label_ink.into(), text, ink.into(), column);
    }

    /// Adds a text that begins after something, with its further lines indented as far.
    fn hanging(&mut self, before: &str, before_ink: Ink, text: &str, ink: Ink, indent: u16) {
        let mut before = (padded(before, usize::from(indent)), before_ink);
        for line in wrap(text, self.cells.saturating_sub(indent)) {
            let margin = (" ".repeat(usize::from(indent)), ink);
            self.lines.push(vec![std::mem::replace(&mut before, margin), (line, ink)]);
        }
    }

    /// Adds a text below one that has a label, where that begins.
    pub fn below_label(&mut self, text: &str, ink: impl Into<Ink>, column: u16) {
        self.text(text, ink, if self.is_narrow(column) { 2 } else { column });
    }

    fn is_narrow(&self, column: u16) -> bool {
        column.saturating_add(20) > self.cells
    }

    /// Adds a text with a mark before its first line.
    pub fn marked(&mut self, mark: &str, text: &str, ink: impl Into<Ink>) {
        let ink = ink.into();
        self.hanging(mark, ink, text, ink, width(mark).saturating_add(1));
    }

    /// Adds a line that separates.
    pub fn rule(&mut self) {
        self.lines.push(vec![("─".repeat(usize::from(self.cells)), Role::Rule.into())]);
    }

    /// Adds one line of pieces as they are.
    pub fn pieces<I: Into<Ink>>(&mut self, pieces: impl IntoIterator<Item = (String, I)>) {
        self.lines.push(pieces.into_iter().map(|(text, ink)| (text, ink.into())).collect());
    }

    /// Adds the rows of something that was drawn by itself.
    pub fn drawn(&mut self, drawn: &Buffer) {
        let cells = usize::from(drawn.area.width.max(1));
        for row in drawn.content.chunks(cells) {
            let mut pieces: Vec<(String, Ink)> = Vec::new();
            for cell in row {
                let ink = Ink::Style(cell.style());
                match pieces.last_mut() {
                    Some((text, same)) if *same == ink => text.push_str(cell.symbol()),
                    _ => pieces.push((cell.symbol().to_owned(), ink)),
                }
            }
            self.lines.push(pieces);
        }
    }

    /// Draws as many lines as fit from `top` on, with a mark where there is more.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, theme: &Theme, top: usize) {
        let top = top.min(self.last_top(area.height));
        for (line, y) in self.lines.iter().skip(top).zip(area.top()..area.bottom()) {
            let mut x = area.x;
            for (text, ink) in line {
                x = put(buffer, area, x, y, text, ink.style(theme));
            }
        }
        let muted = theme.style(Role::Muted);
        if area.width > 0 && area.height > 0 {
            if top > 0 {
                put(buffer, area, area.right() - 1, area.y, "↑", muted);
            }
            if top < self.last_top(area.height) {
                put(buffer, area, area.right() - 1, area.bottom() - 1, "↓", muted);
            }
        }
    }

    /// Returns the line at the top after a move, on a screen with some rows.
    pub fn moved(&self, top: usize, command: Command, rows: u16) -> usize {
        let last = self.last_top(rows);
        let top = top.min(last);
        list::moved(top, command, last + 1, list::page(usize::from(rows))).unwrap_or(top)
    }

    fn last_top(&self, rows: u16) -> usize {
        self.lines.len().saturating_sub(usize::from(rows))
    }
}

/// The position in a sheet whose text stays the same while its screen is open.
#[derive(Debug, Default)]
pub struct Scroll {
    top: usize,
    laid_out: OnceCell<(Size, Sheet)>,
}

impl Scroll {
    /// Moves within the sheet that `lay_out` makes for this size.
    pub fn go(&mut self, command: Command, size: Size, lay_out: impl FnOnce(Size) -> Sheet) {
        if self.laid_out.get().is_some_and(|(known, _)| *known != size) {
            self.laid_out.take();
        }
        let (_, sheet) = self.laid_out.get_or_init(|| (size, lay_out(size)));
        self.top = sheet.moved(self.top, command, size.height);
    }

    /// Has the sheet laid out anew, as its text is another one.
    pub fn renew(&mut self) {
        self.laid_out.take();
    }

    /// Draws the sheet that `lay_out` makes for the area.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, theme: &Theme, lay_out: impl Fn(Size) -> Sheet) {
        let size = area.as_size();
        let (known, sheet) = self.laid_out.get_or_init(|| (size, lay_out(size)));
        if *known == size {
            sheet.draw(buffer, area, theme, self.top);
        } else {
            // The window has another size since the last key.
            lay_out(size).draw(buffer, area, theme, self.top);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(sheet: &Sheet) -> Vec<String> {
        sheet.lines.iter().map(|line| line.iter().map(|(text, _)| text.as_str()).collect()).collect()
    }

    #[test]
    fn what_stands_behind_a_label_is_aligned_and_no_word_is_lost() {
        let style = Role::Text;
        let mut wide = Sheet::new(30);
        wide.labelled("ab", style, "one two three four five six", style, 6);
        wide.labelled("abcdefgh", style, "one two", style, 6);
        wide.below_label("three", style, 6);
        assert_eq!(
            lines(&wide),
            ["ab    one two three four five", "      six", "abcdefgh", "      one two", "      three"]
        );
        let mut narrow = Sheet::new(20);
        narrow.labelled("ab", style, "one two three four five six", style, 6);
        assert_eq!(lines(&narrow), ["ab", "  one two three four", "  five six"]);
    }

    #[test]
    fn a_mark_stands_before_the_first_line_only() {
        let mut sheet = Sheet::new(10);
        sheet.marked("·", "one two three", Role::Text);
        assert_eq!(lines(&sheet), ["· one two", "  three"]);
    }

    #[test]
    fn a_sheet_scrolls_to_its_last_line_and_no_further() {
        let mut sheet = Sheet::new(10);
        for number in 0..10 {
            sheet.text(&number.to_string(), Role::Text, 0);
        }
        for (top, command, expected) in [
            (0, Command::Down, 1),
            (0, Command::Up, 0),
            (0, Command::PageDown, 3),
            (5, Command::PageDown, 6),
            (0, Command::Last, 6),
            (6, Command::Down, 6),
            (6, Command::PageUp, 3),
            (6, Command::First, 0),
            (99, Command::Up, 5),
            (2, Command::Take, 2),
        ] {
            assert_eq!(sheet.moved(top, command, 4), expected, "{top} {command:?}");
        }
        assert_eq!(sheet.moved(3, Command::Down, 20), 0);
    }
}
