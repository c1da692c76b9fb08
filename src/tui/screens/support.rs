//! The support page.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::Place;
use crate::tui::effect::Effect;
use crate::tui::screens::{Context, Input, Screen};

/// The support page.
#[derive(Debug, Default)]
pub struct SupportScreen;

impl SupportScreen {}

impl Screen for SupportScreen {
    fn place(&self) -> Place {
        Place::Support
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        ("Support".to_owned(), String::new())
    }

    fn update(&mut self, _input: Input, _context: &Context<'_>) -> Vec<Effect> {
        vec![Effect::Close]
    }

    fn view(&self, _context: &Context<'_>, _buffer: &mut Buffer, _area: Rect) {}
}
