//! The field for one line: a search, a date, a worry.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::editor::Editor;
use crate::tui::command::Command;

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
        if std::mem::take(&mut self.is_offer) && matches!(event.code, KeyCode::Char(_)) {
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
