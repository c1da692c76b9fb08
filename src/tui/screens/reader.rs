//! One entry.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::Place;
use crate::tui::effect::Effect;
use crate::tui::screens::{Context, Input, Screen};

/// One entry.
#[derive(Debug, Default)]
pub struct ReaderScreen;

impl ReaderScreen {
    /// Starts.
    pub fn new(_id: crate::journal::EntryId) -> Self {
        Self
    }
}

impl Screen for ReaderScreen {
    fn place(&self) -> Place {
        Place::Reader
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        ("Reader".to_owned(), String::new())
    }

    fn update(&mut self, _input: Input, _context: &Context<'_>) -> Vec<Effect> {
        vec![Effect::Close]
    }

    fn view(&self, _context: &Context<'_>, _buffer: &mut Buffer, _area: Rect) {}
}
