//! The field for one line: a search, a date, a worry.

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::editor::{Editor, is_typed};
use super::text::{put, put_lines, wrap};
use crate::tui::command::Command;
use crate::tui::theme::{Role, Theme};

/// The most characters that the field takes.
const MOST: usize = 200;

/// A line that is being typed.
#[derive(Clone, Debug)]
pub struct LineInput {
    editor: Editor,
    /// Whether the text in the field was only offered.
    is_offer: bool,
}

impl Default for LineInput {
    fn default() -> Self {
        Self::new("")
    }
}

impl LineInput {
    /// A field that holds a text, the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self { editor: Editor::one_line(text, MOST), is_offer: false }
    }

    /// A field that offers a text: the first thing typed takes its place.
    pub fn offering(text: &str) -> Self {
        Self { is_offer: true, ..Self::new(text) }
    }

    /// Returns the present text.
    pub fn text(&self) -> &str {
        self.editor.first_line()
    }

    /// Types a key; whether the text changed.
    pub fn key(&mut self, event: KeyEvent) -> bool {
        if std::mem::take(&mut self.is_offer) && is_typed(event) {
            *self = Self::default();
        }
        self.editor.key(event)
    }

    /// Adds pasted text, made one line.
    pub fn paste(&mut self, text: &str) -> bool {
        if std::mem::take(&mut self.is_offer) {
            *self = Self::default();
        }
        self.editor.paste(text)
    }

    /// Carries out a command that changes the text; whether it did.
    pub fn act(&mut self, command: Command) -> bool {
        self.editor.act(command)
    }

    /// Draws the text with its cursor.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect) {
        self.editor.draw(buffer, area);
    }
}

/// Draws a question with the field for its answer, and below it what is to be known or what was wrong.
pub fn draw_asked(
    buffer: &mut Buffer,
    area: Rect,
    theme: &Theme,
    question: &str,
    line: &LineInput,
    (below, role): (&str, Role),
) {
    let gap = u16::from(area.height >= 10);
    let question = wrap(question, area.width);
    let mut y = put_lines(buffer, area, area.x, area.y, &question, theme.style(Role::Text)) + gap;
    let x = put(buffer, area, area.x, y, "▌ ", theme.style(Role::Focus));
    if y < area.bottom() && x < area.right() {
        line.draw(buffer, Rect { x, y, width: area.right() - x, height: 1 });
    }
    y += 1 + gap;
    put_lines(buffer, area, area.x, y, &wrap(below, area.width), theme.style(role));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testing::event;

    #[test]
    fn what_is_typed_takes_the_place_of_an_offer_and_a_move_keeps_it() {
        let mut line = LineInput::offering("2026-11-22");
        line.key(event("3"));
        assert_eq!(line.text(), "3");
        let mut line = LineInput::offering("2026-11-22");
        line.key(event("ctrl-a"));
        line.key(event("3"));
        assert_eq!(line.text(), "32026-11-22");
    }
}
