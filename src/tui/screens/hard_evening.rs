//! The answer to a check-in of a hard evening: one sentence and three keys, and no figure.

use crate::insight::hard_days;
use crate::journal::{Day, Entry};
use crate::tui::screens::prelude::*;
use crate::tui::screens::support_line;

/// The column at which the ways on begin, after their keys.
const COLUMN: u16 = 8;

/// The answer to a check-in of a hard evening.
#[derive(Clone, Copy, Debug)]
pub struct HardEveningScreen {
    day: Day,
}

impl HardEveningScreen {
    /// The answer to the check-in of a day.
    pub fn new(day: Day) -> Self {
        Self { day }
    }
}

impl Screen for HardEveningScreen {
    fn place(&self) -> Place {
        Place::HardEvening
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        (dates::long(self.day, context.today), String::new())
    }

    fn update(&mut self, input: Input, _context: &Context<'_>) -> Vec<Effect> {
        match input.command() {
            Some(Command::Take | Command::Back) => vec![Effect::Close],
            Some(Command::Practice) => vec![Effect::Become(Route::Practice)],
            _ => Vec::new(),
        }
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::HardEvening(self.day))
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let mut sheet = Sheet::for_area(area.width);
        sheet.text(&texts::night().evening.saved, Role::Heading, 0);
        sheet.gap();
        let check_in = context.journal.check_in(self.day).and_then(Entry::check_in);
        if check_in.is_some_and(|check_in| hard_days::is_at_the_top(&check_in.ratings)) {
            sheet.text(&support_line::hard_night(Place::HardEvening, context.keymap), Role::Text, 0);
            sheet.gap();
        }
        for command in [Command::HardNight, Command::Practice, Command::Support] {
            let row = context.keymap.rows(Place::HardEvening).find(|(row, _)| row.command == command);
            let Some((row, keys)) = row else { continue };
            let key = keys.first().map(|key| key.name()).unwrap_or_default();
            sheet.labelled(&key, Role::Key, row.title, Role::Text, COLUMN);
        }
        sheet.draw(buffer, area, context.theme, 0);
    }
}

#[cfg(test)]
mod tests;
