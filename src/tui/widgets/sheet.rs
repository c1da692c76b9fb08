//! A sheet: headings, paragraphs and rows that are longer than the screen and scroll.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::text::{put, width, wrap};
use crate::tui::command::Command;
use crate::tui::theme::{Role, Theme};

/// Lines of styled pieces, made for one width.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    cells: u16,
    lines: Vec<Vec<(String, Style)>>,
}

impl Sheet {
    /// An empty sheet for this width.
    pub fn new(cells: u16) -> Self {
        Self { cells, lines: Vec::new() }
    }

    /// How many lines it has.
    pub fn height(&self) -> usize {
        self.lines.len()
    }

    /// Adds an empty line, unless the last one is empty or there is none.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(Vec::new());
        }
    }

    /// Adds a text, wrapped and indented by so many cells.
    pub fn text(&mut self, text: &str, style: Style, indent: u16) {
        let margin = " ".repeat(usize::from(indent));
        for line in wrap(text, self.cells.saturating_sub(indent)) {
            self.lines.push(vec![(format!("{margin}{line}"), style)]);
        }
    }

    /// Adds a text behind a label; what does not fit in one line goes on below the text, or below the label when the
    /// sheet is narrow.
    pub fn labelled(&mut self, label: &str, label_style: Style, text: &str, style: Style, column: u16) {
        if column.saturating_add(20) > self.cells {
            self.text(label, label_style, 0);
            self.text(text, style, 2);
            return;
        }
        let gap = usize::from(column.saturating_sub(width(label)).max(1));
        let margin = " ".repeat(usize::from(column));
        for (index, line) in wrap(text, self.cells.saturating_sub(column)).into_iter().enumerate() {
            if index == 0 {
                self.lines.push(vec![(format!("{label}{}", " ".repeat(gap)), label_style), (line, style)]);
            } else {
                self.lines.push(vec![(margin.clone(), style), (line, style)]);
            }
        }
    }

    /// Adds one line of pieces as they are.
    pub fn pieces(&mut self, pieces: Vec<(String, Style)>) {
        self.lines.push(pieces);
    }

    /// Draws what fits from the line `top` on, with a mark where there is more.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, theme: &Theme, top: usize) {
        let top = top.min(self.last_top(area.height));
        for (line, y) in self.lines.iter().skip(top).zip(area.top()..area.bottom()) {
            let mut x = area.x;
            for (text, style) in line {
                x = put(buffer, area, x, y, text, *style);
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

    /// The line at the top after a move, on a screen with so many rows.
    pub fn moved(&self, top: usize, command: Command, rows: u16) -> usize {
        let page = usize::from(rows.saturating_sub(1).max(1));
        let last = self.last_top(rows);
        let top = top.min(last);
        match command {
            Command::Up => top.saturating_sub(1),
            Command::Down => top + 1,
            Command::PageUp => top.saturating_sub(page),
            Command::PageDown => top + page,
            Command::First => 0,
            Command::Last => last,
            _ => top,
        }
        .min(last)
    }

    fn last_top(&self, rows: u16) -> usize {
        self.lines.len().saturating_sub(usize::from(rows))
    }
}
