//! The entries.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::Place;
use crate::tui::effect::Effect;
use crate::tui::screens::{Context, Input, Screen};

/// The entries.
#[derive(Debug, Default)]
pub struct EntriesScreen;

impl EntriesScreen {
    /// Starts.
    pub fn new(_search: bool) -> Self {
        Self
    }
}

impl Screen for EntriesScreen {
    fn place(&self) -> Place {
        Place::Entries
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        ("Entries".to_owned(), String::new())
    }

    fn update(&mut self, _input: Input, _context: &Context<'_>) -> Vec<Effect> {
        vec![Effect::Close]
    }

    fn view(&self, _context: &Context<'_>, _buffer: &mut Buffer, _area: Rect) {}
}
