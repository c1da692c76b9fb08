//! The check-ins that a statement rests on, newest first; each opens its entry.

use crate::insight::history::Seen;
use crate::journal::{Day, EntryId, Month, Scale};
use crate::tui::screens::prelude::*;
use crate::tui::widgets::list::List;
use crate::tui::widgets::ratings;
use crate::tui::widgets::text::FOCUS_MARK;
use crate::wording::numbers::counted;

/// The mark next to the selected line.
const SELECTED: &str = FOCUS_MARK;
/// The mark next to a day that was filled in later.
const LATE: &str = "°";
/// The column at which ratings begin.
const RATINGS: u16 = 19;

/// Some check-ins.
#[derive(Clone, Debug)]
pub struct DaysScreen {
    words: String,
    days: Vec<Day>,
    list: List,
}

impl DaysScreen {
    /// Makes the screen of the check-ins of some days, and in words what they have in common.
    pub fn new(words: String, mut days: Vec<Day>) -> Self {
        days.sort_by_key(|day| std::cmp::Reverse(*day));
        Self { words, days, list: List::default() }
    }

    fn day(&self) -> Option<Day> {
        self.days.get(self.list.selected()).copied()
    }

    fn open(&self, context: &Context<'_>) -> Vec<Effect> {
        let Some(day) = self.day() else { return Vec::new() };
        let reads = context.reads([Month::of(day)]);
        reads.into_iter().chain([Effect::Open(Route::Reader(EntryId::of_check_in(day)))]).collect()
    }

    /// The rows of the list in a body of this height, below the heads.
    fn rows(height: u16) -> usize {
        usize::from(height.saturating_sub(1))
    }

    fn draw_row(seen: Option<&Seen>, day: Day, context: &Context<'_>, buffer: &mut Buffer, row: Rect) {
        let theme = context.theme;
        let after =
            put(buffer, row, row.x + 2, row.y, &dates::short(day, context.today), theme.style(Role::Text));
        let Some(seen) = seen else { return };
        if seen.late {
            put(buffer, row, after, row.y, LATE, theme.style(Role::Muted));
        }
        for (scale, place) in Scale::ALL.into_iter().zip(0_u16..) {
            let (figure, role) = ratings::figure(scale, seen.rating(scale));
            let apart = u16::from(scale == Scale::Steadiness);
            put(buffer, row, row.x + RATINGS + 2 * place + apart, row.y, &figure, theme.style(role));
        }
    }
}

impl Screen for DaysScreen {
    fn place(&self) -> Place {
        Place::Days
    }

    fn title(&self, _: &Context<'_>) -> (String, String) {
        let n = self.days.len();
        (self.words.clone(), counted(n, "day", "days"))
    }

    fn offers(&self, command: Command, _: &Context<'_>) -> bool {
        match command {
            Command::Open | Command::Down => !self.days.is_empty(),
            _ => true,
        }
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        match input.command() {
            Some(Command::Back) => return vec![Effect::Close],
            Some(Command::Open) => return self.open(context),
            Some(Command::Week) => {
                return self.day().map(|day| Effect::Open(Route::Week(day))).into_iter().collect();
            }
            Some(command) => self.list.go(command, self.days.len(), Self::rows(context.body.height)),
            None => {}
        }
        Vec::new()
    }

    fn months(&self, _: &Context<'_>) -> Vec<Month> {
        self.day().map(Month::of).into_iter().collect()
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let theme = context.theme;
        if self.days.is_empty() {
            put(buffer, area, area.x, area.y, shared::NO_DAYS, theme.style(Role::Muted));
            return;
        }
        put(buffer, area, area.x + 2, area.y, "Day", theme.style(Role::Muted));
        put(buffer, area, area.x + RATINGS, area.y, shared::SIGN_INITIALS, theme.style(Role::Muted));
        let visible = self.list.visible(self.days.len(), Self::rows(area.height));
        let shown = self.days.iter().enumerate().skip(visible.start).take(visible.len());
        for ((place, day), y) in shown.zip(area.y.saturating_add(1)..area.bottom()) {
            let row = Rect { y, height: 1, ..area };
            if place == self.list.selected() {
                put(buffer, row, row.x, y, SELECTED, theme.style(Role::Focus));
            }
            let seen = context.history.and_then(|history| history.on(*day));
            Self::draw_row(seen, *day, context, buffer, row);
        }
    }
}

#[cfg(test)]
mod tests;
