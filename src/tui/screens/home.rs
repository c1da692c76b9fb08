//! Home.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::Place;
use crate::tui::effect::Effect;
use crate::tui::screens::{Context, Input, Screen};

/// Home.
#[derive(Debug, Default)]
pub struct HomeScreen;

impl HomeScreen {}

impl Screen for HomeScreen {
    fn place(&self) -> Place {
        Place::Home
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        ("Home".to_owned(), String::new())
    }

    fn update(&mut self, _input: Input, _context: &Context<'_>) -> Vec<Effect> {
        vec![Effect::Close]
    }

    fn view(&self, _context: &Context<'_>, _buffer: &mut Buffer, _area: Rect) {}
}
