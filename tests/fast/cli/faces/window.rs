//! The program's window on the journal of a home, read as text.

use inward::clock::Clock;
use inward::config::Config;
use inward::journal::State;
use inward::store::Store;
use inward::tui::Still;
use inward::tui::settings::Settings;
use inward::tui::theme::{Depth, Look};
use ratatui::layout::Size;

use crate::harness::home::{Home, NOW};

/// The window.
pub(super) struct Window(Still);

impl Window {
    /// Opens it on Home.
    pub(super) fn open(home: &Home, size: Size) -> Self {
        let settings = Settings::new(Config::default(), &State::default(), home.data().to_owned(), None);
        let look = Look { depth: Depth::Many, light: false, plain: true, ascii: false };
        let (store, clock) = (Store::open(home.data()).unwrap(), Clock::fixed(NOW.parse().unwrap()));
        Self(Still::open(store, settings, clock, look, size).unwrap())
    }

    /// Presses keys.
    pub(super) fn press(&mut self, keys: &[&str]) -> &mut Self {
        for key in keys {
            self.0.press(key).unwrap();
        }
        self
    }

    /// The lines of the screen.
    pub(super) fn lines(&self) -> Vec<String> {
        let frame = self.0.frame();
        let row = |y| (0..frame.area.width).map(|x| frame[(x, y)].symbol()).collect::<String>();
        (0..frame.area.height).map(row).map(|line| line.trim_end().to_owned()).collect()
    }
}
