//! A question.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::Place;
use crate::tui::effect::Effect;
use crate::tui::screens::{Context, Input, Screen};

/// A question.
#[derive(Debug, Default)]
pub struct ConfirmScreen;

impl ConfirmScreen {
    /// Starts.
    pub fn new(_confirm: crate::tui::effect::Confirm) -> Self {
        Self
    }
}

impl Screen for ConfirmScreen {
    fn place(&self) -> Place {
        Place::Confirm
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        ("Confirm".to_owned(), String::new())
    }

    fn update(&mut self, _input: Input, _context: &Context<'_>) -> Vec<Effect> {
        vec![Effect::Close]
    }

    fn view(&self, _context: &Context<'_>, _buffer: &mut Buffer, _area: Rect) {}
}
