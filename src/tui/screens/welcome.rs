//! The first start.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::Place;
use crate::tui::effect::Effect;
use crate::tui::screens::{Context, Input, Screen};

/// The first start.
#[derive(Debug, Default)]
pub struct WelcomeScreen;

impl WelcomeScreen {
    /// Starts.
    pub fn new(_start: crate::journal::DayStart) -> Self {
        Self
    }
}

impl Screen for WelcomeScreen {
    fn place(&self) -> Place {
        Place::Welcome
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        ("Welcome".to_owned(), String::new())
    }

    fn update(&mut self, _input: Input, _context: &Context<'_>) -> Vec<Effect> {
        vec![Effect::Close]
    }

    fn view(&self, _context: &Context<'_>, _buffer: &mut Buffer, _area: Rect) {}
}
