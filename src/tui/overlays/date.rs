//! A date.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::Place;
use crate::tui::effect::Effect;
use crate::tui::screens::{Context, Input, Screen};

/// A date.
#[derive(Debug, Default)]
pub struct DateScreen;

impl DateScreen {
    /// Starts.
    pub fn new(_purpose: crate::tui::effect::DateFor) -> Self {
        Self
    }
}

impl Screen for DateScreen {
    fn place(&self) -> Place {
        Place::Line
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        ("Date".to_owned(), String::new())
    }

    fn update(&mut self, _input: Input, _context: &Context<'_>) -> Vec<Effect> {
        vec![Effect::Close]
    }

    fn view(&self, _context: &Context<'_>, _buffer: &mut Buffer, _area: Rect) {}
}
