//! The field for one line: a search, a date.

use crossterm::event::{Event, KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use super::text::{put, width};
use crate::journal::text::{cleaned, one_line};
use crate::tui::theme::{Role, Theme};

/// The most characters that the field takes.
const MOST: usize = 200;

/// A line that is being typed.
#[derive(Clone, Debug, Default)]
pub struct LineInput {
    input: Input,
    /// Whether the text in the field was only offered.
    is_offer: bool,
}

impl LineInput {
    /// A field that holds a text, the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self { input: Input::new(text.to_owned()), is_offer: false }
    }

    /// A field that offers a text: the first thing typed takes its place.
    pub fn offering(text: &str) -> Self {
        Self { is_offer: true, ..Self::new(text) }
    }

    /// Returns the present text.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Types a key; whether the text changed.
    pub fn key(&mut self, event: KeyEvent) -> bool {
        let is_typed = matches!(event.code, KeyCode::Char(_));
        if std::mem::take(&mut self.is_offer) && is_typed {
            self.input = Input::default();
        }
        if self.text().chars().count() >= MOST && is_typed {
            return false;
        }
        self.input.handle_event(&Event::Key(event)).is_some_and(|change| change.value)
    }

    /// Adds pasted text, made one line.
    pub fn paste(&mut self, text: &str) -> bool {
        let pasted: String = one_line(&cleaned(text)).chars().take(MOST).collect();
        let changed = !pasted.is_empty();
        if changed {
            if std::mem::take(&mut self.is_offer) {
                self.input = Input::default();
            }
            let whole = format!("{}{pasted}", self.text());
            self.input = Input::new(whole.chars().take(MOST).collect());
        }
        changed
    }

    /// Draws the text with its cursor.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
        let scroll = self.input.visual_scroll(usize::from(area.width.saturating_sub(1)));
        let skip = u16::try_from(scroll).unwrap_or(0);
        let mut used = 0;
        let shown: String = self
            .text()
            .chars()
            .skip_while(|c| {
                let skipped = used < skip;
                used += width(c.encode_utf8(&mut [0; 4]));
                skipped
            })
            .collect();
        put(buffer, area, area.x, area.y, &shown, theme.style(Role::Text));
        let cursor = u16::try_from(self.input.visual_cursor()).unwrap_or(0).saturating_sub(skip);
        if let Some(cell) =
            buffer.cell_mut((area.x.saturating_add(cursor).min(area.right().saturating_sub(1)), area.y))
        {
            cell.set_style(Style::new().reversed());
        }
    }
}
