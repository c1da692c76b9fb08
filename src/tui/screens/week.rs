//! The week.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::Place;
use crate::tui::effect::Effect;
use crate::tui::screens::{Context, Input, Screen};

/// The week.
#[derive(Debug, Default)]
pub struct WeekScreen;

impl WeekScreen {
    /// Starts.
    pub fn new(_day: crate::journal::Day) -> Self {
        Self
    }
}

impl Screen for WeekScreen {
    fn place(&self) -> Place {
        Place::Week
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        ("Week".to_owned(), String::new())
    }

    fn update(&mut self, _input: Input, _context: &Context<'_>) -> Vec<Effect> {
        vec![Effect::Close]
    }

    fn view(&self, _context: &Context<'_>, _buffer: &mut Buffer, _area: Rect) {}
}
