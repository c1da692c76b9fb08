//! The check-in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::Place;
use crate::tui::effect::Effect;
use crate::tui::screens::{Context, Input, Screen};

/// The check-in.
#[derive(Debug, Default)]
pub struct CheckInScreen;

impl CheckInScreen {
    /// Starts.
    pub fn new(_day: crate::journal::Day, _context: &Context<'_>) -> Self {
        Self
    }
    /// Resumes.
    pub fn resumed(_draft: &crate::journal::Draft, _context: &Context<'_>) -> Self {
        Self
    }
}

impl Screen for CheckInScreen {
    fn place(&self) -> Place {
        Place::Question
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        ("Check-in".to_owned(), String::new())
    }

    fn update(&mut self, _input: Input, _context: &Context<'_>) -> Vec<Effect> {
        vec![Effect::Close]
    }

    fn view(&self, _context: &Context<'_>, _buffer: &mut Buffer, _area: Rect) {}
}
