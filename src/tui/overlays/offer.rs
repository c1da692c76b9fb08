//! The offer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::Place;
use crate::tui::effect::Effect;
use crate::tui::screens::{Context, Input, Screen};

/// The offer.
#[derive(Debug, Default)]
pub struct OfferScreen;

impl OfferScreen {}

impl Screen for OfferScreen {
    fn place(&self) -> Place {
        Place::Offer
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        ("Offer".to_owned(), String::new())
    }

    fn update(&mut self, _input: Input, _context: &Context<'_>) -> Vec<Effect> {
        vec![Effect::Close]
    }

    fn view(&self, _context: &Context<'_>, _buffer: &mut Buffer, _area: Rect) {}
}
