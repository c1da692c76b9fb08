//! A sheet on which some lines can be chosen; the chosen one stays in sight.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::sheet::Sheet;
use crate::tui::command::Command;
use crate::tui::theme::{Role, Theme};

/// What stands beside the lines that are chosen.
const CHOSEN: &str = "▌";

/// Where one is among the lines that can be chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Which of them is chosen, from 0.
    pub chosen: usize,
    top: usize,
}

/// A sheet with lines that can be chosen, each for something.
pub struct Picks<'a, T> {
    /// The sheet, for what cannot be chosen.
    pub sheet: Sheet,
    theme: &'a Theme,
    chosen: usize,
    targets: Vec<(Range<usize>, T)>,
}

impl<'a, T> Picks<'a, T> {
    /// An empty sheet for an area of this width.
    pub fn new(width: u16, theme: &'a Theme, place: Place) -> Self {
        Self { sheet: Sheet::for_area(width), theme, chosen: place.chosen, targets: Vec::new() }
    }

    /// Adds a label with a text behind it that can be chosen for something.
    pub fn pick(&mut self, target: T, label: &str, text: &str, column: u16) {
        let from = self.sheet.height();
        let is_chosen = self.targets.len() == self.chosen;
        let (mark, role) = if is_chosen { (CHOSEN, Role::Focus) } else { (" ", Role::Text) };
        let (style, muted) = (self.theme.style(role), self.theme.style(Role::Muted));
        let label = format!("{mark}{label}");
        if text.is_empty() {
            self.sheet.text(&label, style, 0);
        } else {
            self.sheet.labelled(&label, style, text, muted, column);
        }
        self.targets.push((from..self.sheet.height(), target));
    }

    /// What is chosen.
    pub fn chosen(&self) -> Option<&T> {
        self.targets.get(self.chosen).map(|(_, target)| target)
    }

    /// How many lines can be chosen.
    pub fn len(&self) -> usize {
        self.targets.len()
    }

    /// Whether nothing can be chosen.
    pub fn is_empty(&self) -> bool {
        self.targets.is_empty()
    }

    /// The place after a move, on a screen with so many rows.
    pub fn moved(&self, place: Place, command: Command, rows: u16) -> Place {
        let last = self.len().saturating_sub(1);
        let chosen = match command {
            Command::Up => place.chosen.saturating_sub(1),
            Command::Down => place.chosen + 1,
            Command::First => 0,
            Command::Last => last,
            command => return Place { top: self.sheet.moved(place.top, command, rows), ..place },
        };
        let at_top = command == Command::Up && place.chosen == 0 || command == Command::First;
        let at_end = command == Command::Down && place.chosen >= last || command == Command::Last;
        let chosen = chosen.min(last);
        let top = match self.targets.get(chosen) {
            // What stands above the first and below the last can be reached too.
            _ if at_top => 0,
            _ if at_end => self.sheet.moved(place.top, Command::Last, rows),
            Some((lines, _)) => place.top.max(lines.end.saturating_sub(usize::from(rows))).min(lines.start),
            None => self.sheet.moved(place.top, command, rows),
        };
        Place { chosen, top }
    }

    /// Draws it.
    pub fn draw(&self, place: Place, buffer: &mut Buffer, area: Rect) {
        self.sheet.draw(buffer, area, self.theme, place.top);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picks(theme: &Theme, place: Place) -> Picks<'_, usize> {
        let mut picks = Picks::new(40, theme, place);
        for number in 0..6 {
            picks.sheet.text(&format!("heading {number}"), theme.style(Role::Text), 0);
            picks.pick(number, &format!("line {number}"), "", 10);
        }
        picks.sheet.text("the end", theme.style(Role::Text), 0);
        picks
    }

    #[test]
    fn the_chosen_line_stays_in_sight_and_both_ends_can_be_reached() {
        let theme = Theme::plain();
        let mut place = Place::default();
        for (command, chosen, top) in [
            (Command::Down, 1, 0),
            (Command::Down, 2, 2),
            (Command::Up, 1, 2),
            (Command::Up, 0, 1),
            (Command::Up, 0, 0),
            (Command::Last, 5, 9),
            (Command::Down, 5, 9),
            (Command::PageUp, 5, 6),
            (Command::First, 0, 0),
        ] {
            place = picks(&theme, place).moved(place, command, 4);
            assert_eq!((place.chosen, place.top), (chosen, top), "{command:?}");
            assert_eq!(picks(&theme, place).chosen(), Some(&chosen));
        }
    }
}
