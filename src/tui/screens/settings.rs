//! The settings.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::Place;
use crate::tui::effect::Effect;
use crate::tui::screens::{Context, Input, Screen};

/// The settings.
#[derive(Debug, Default)]
pub struct SettingsScreen;

impl SettingsScreen {}

impl Screen for SettingsScreen {
    fn place(&self) -> Place {
        Place::Settings
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        ("Settings".to_owned(), String::new())
    }

    fn update(&mut self, _input: Input, _context: &Context<'_>) -> Vec<Effect> {
        vec![Effect::Close]
    }

    fn view(&self, _context: &Context<'_>, _buffer: &mut Buffer, _area: Rect) {}
}
