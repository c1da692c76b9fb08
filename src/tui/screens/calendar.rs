//! The calendar: a year at a glance, one cell per day, one sign at a time.

mod around;
mod grid;
mod words;

use self::grid::Grid;
use crate::insight::history::Seen;
use crate::journal::{Day, EntryId, Month, Scale};
use crate::tui::effect::DateFor;
use crate::tui::screens::prelude::*;
use crate::wording::screens::calendar as wording;

/// A year, with one of its days selected.
#[derive(Clone, Debug)]
pub struct CalendarScreen {
    day: Day,
    shown: Shown,
}

/// The content of the cells: a scale, or `None` for whether there is a check-in at all.
type Shown = Option<Scale>;

impl CalendarScreen {
    /// Shows the year that holds a day, with that day selected: a scale, or `None` for whether there is a check-in at
    /// all.
    pub fn new(day: Day, shown: Option<Scale>) -> Self {
        Self { day, shown }
    }

    fn select(&mut self, day: Day, context: &Context<'_>) {
        self.day = day.min(context.last_day());
    }

    /// Goes to the same date of another year.
    fn turn(&mut self, years: i32, context: &Context<'_>) -> Vec<Effect> {
        if years > 0 && self.day.year() == context.last_day().year() {
            let is_of_today = self.day.year() == context.today.year();
            let line = if is_of_today { wording::CURRENT_YEAR } else { wording::NOTHING_LATER };
            return vec![Effect::Say(line.to_owned())];
        }
        let (year, month, day) = (self.day.year() + years, self.day.month(), self.day.day_of_month());
        // Of all dates only the leap day may be missing.
        let day = Day::new(year, month, day).or_else(|| Day::new(year, month, 28));
        day.map(|day| self.walk(day, context)).unwrap_or_default()
    }

    /// Goes to a day, and reads the words of its month for it.
    fn walk(&mut self, day: Day, context: &Context<'_>) -> Vec<Effect> {
        let before = self.near(context);
        self.select(day, context);
        let near = self.near(context);
        if near == before { Vec::new() } else { context.reads(near).into_iter().collect() }
    }

    /// The months whose words are in sight.
    fn near(&self, context: &Context<'_>) -> Vec<Month> {
        around::months(self.day, context.body.height, context.last_day())
    }

    /// Moves on by `steps` in the row of scales; the view of whether there is a check-in comes at its end.
    fn show(&mut self, steps: usize) {
        let all: Vec<Shown> = Scale::ALL.into_iter().map(Some).chain([None]).collect();
        let place = all.iter().position(|shown| *shown == self.shown).unwrap_or_default();
        self.shown = all.get((place + steps) % all.len()).copied().flatten();
    }

    fn open(&self, context: &Context<'_>) -> Vec<Effect> {
        let (day, month) = (self.day, Month::of(self.day));
        let is_read = context.journal.month(month).is_some();
        let is_recorded =
            if is_read { context.journal.check_in(day).is_some() } else { seen(day, context).is_some() };
        if !is_recorded && day > context.today {
            return vec![Effect::Say(shared::still_to_come(&dates::long(day, context.today)))];
        }
        if !is_read && !is_recorded && !context.history_is_whole {
            return vec![Effect::Say(shared::DAY_IS_BEING_READ.to_owned())];
        }
        let route = if is_recorded { Route::Reader(EntryId::of_check_in(day)) } else { Route::CheckIn(day) };
        context.reads([month]).into_iter().chain([Effect::Open(route)]).collect()
    }

    /// Asks for the history; while there is none, for the months around the selected day at once.
    fn read(&self, context: &Context<'_>) -> Vec<Effect> {
        let month = Month::of(self.day);
        let mut near = vec![month.previous().previous(), month.previous(), month, month.next()];
        near.retain(|month| month.first() <= context.last_day());
        near.dedup();
        vec![Effect::Do(Task::ReadHistory(near))]
    }
}

/// Returns the check-in of a day, if it is known.
fn seen<'a>(day: Day, context: &Context<'a>) -> Option<&'a Seen> {
    context.history.and_then(|history| history.on(day))
}

/// Returns the label of what is shown.
fn name(shown: Shown) -> String {
    shown.map_or_else(|| "Recorded".to_owned(), |scale| texts::check_in().question(scale).label.clone())
}

impl Screen for CalendarScreen {
    fn place(&self) -> Place {
        Place::Calendar
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let (year, last) = (self.day.year(), context.last_day().year());
        let reading = if context.history_is_whole { "" } else { "reading ...   " };
        let right = format!("{reading}‹ {year} {}", if year < last { "›" } else { " " });
        let name = name(self.shown);
        let left = format!("Calendar · {name}");
        let fits = width(&left) + width(&right) < context.body.width;
        (if fits { left } else { name }, right)
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        self.select(self.day, context);
        let words = context.reads(self.near(context));
        self.read(context).into_iter().chain(words).collect()
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        // The clock may have been set back meanwhile.
        self.select(self.day, context);
        let Some(command) = input.command() else { return Vec::new() };
        match command {
            Command::Back => return vec![Effect::Close],
            Command::Open => return self.open(context),
            Command::Trends => return vec![Effect::Open(Route::Trends)],
            Command::Week => return vec![Effect::Open(Route::Week(self.day))],
            Command::Entries => return vec![Effect::Open(Route::Entries { search: false })],
            Command::GoToDate => return vec![Effect::Open(Route::GoToDate(DateFor::Calendar(self.shown)))],
            Command::PageUp => return self.turn(-1, context),
            Command::PageDown => return self.turn(1, context),
            Command::Up => return self.walk(self.day.plus(-1), context),
            Command::Down => return self.walk(self.day.plus(1), context),
            Command::Left => return self.walk(self.day.plus(-7), context),
            Command::Right => return self.walk(self.day.plus(7), context),
            Command::First => return self.walk(grid::first_of_year(self.day), context),
            Command::Last => return self.walk(grid::last_of_year(self.day), context),
            Command::NextPart => self.show(1),
            Command::PreviousPart => self.show(Scale::ALL.len()),
            _ => {}
        }
        Vec::new()
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        if reply.is_written() || matches!(reply, Reply::Read(_)) { self.read(context) } else { Vec::new() }
    }

    fn months(&self, context: &Context<'_>) -> Vec<Month> {
        self.near(context)
    }

    fn frame(&self) -> Frame {
        Frame::Wide
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::Calendar(self.day, self.shown))
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let grid = Grid { context, selected: self.day, shown: self.shown };
        let below = grid.draw(buffer, area);
        let left = words::draw(self.day, self.shown, context, buffer, below);
        around::draw(self.day, self.shown, context, buffer, left);
    }
}

#[cfg(test)]
mod tests;
