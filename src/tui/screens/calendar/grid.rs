//! The cells of a year: a row for each weekday, a column for each week.

use ratatui::style::{Modifier, Style};

use super::Shown;
use crate::insight::history::Seen;
use crate::journal::calendar::month_name;
use crate::journal::{Day, Rating, Week, WeekStart};
use crate::tui::screens::prelude::*;
use crate::tui::theme::Theme;
use crate::wording::marks::NOT_RECORDED;

/// The mark of the selected day where its cell is blank: a blank in reverse would look like a full one.
const BLANK: &str = "+";

/// The cells of the ratings 0 to 4.
const LEVELS: [&str; 5] = ["▁", "▂", "▄", "▆", "█"];
/// A day with a check-in, whatever is in it.
pub(super) const RECORDED: &str = "■";
/// The same, filled in later.
pub(super) const LATER: &str = "□";

/// The width of the names of the weekdays, with the space after them.
const LABELS: u16 = 4;
const ROWS: u16 = 7;

/// The first day of the year that holds a day.
pub(super) fn first_of_year(day: Day) -> Day {
    Day::new(day.year(), 1, 1).unwrap_or(day)
}

/// The last day of the year that holds a day.
pub(super) fn last_of_year(day: Day) -> Day {
    Day::new(day.year(), 12, 31).unwrap_or(day)
}

/// The cell of a rating.
pub(super) fn level(rating: Rating) -> &'static str {
    LEVELS.get(usize::from(rating.value())).copied().unwrap_or_default()
}

/// The days of a year in columns of weeks.
#[derive(Clone, Copy)]
struct Year {
    first: Day,
    last: Day,
    /// The row of the first day.
    row: u16,
}

impl Year {
    fn of(day: Day, start: WeekStart) -> Self {
        let first = first_of_year(day);
        let shift = u32::from(start == WeekStart::Sunday);
        let row = u16::try_from((first.days_from_monday() + shift) % 7).unwrap_or_default();
        Self { first, last: last_of_year(day), row }
    }

    /// The column and the row of a day.
    fn place(self, day: Day) -> (u16, u16) {
        let cells = u16::try_from(day.days_since(self.first)).unwrap_or_default() + self.row;
        (cells / ROWS, cells % ROWS)
    }

    fn columns(self) -> u16 {
        self.place(self.last).0 + 1
    }

    /// The first column that holds no day before a month.
    fn column_of_month(self, month: u32) -> Option<u16> {
        let (column, row) = self.place(Day::new(self.first.year(), month, 1)?);
        Some(column + u16::from(row > 0))
    }
}

/// A year on its way to the buffer.
pub(super) struct Grid<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) selected: Day,
    pub(super) shown: Shown,
}

impl Grid<'_> {
    /// Draws as much of the year as fits, with the selected day in sight; returns the area left below.
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect) -> Rect {
        let year = Year::of(self.selected, self.context.settings.config.week_start);
        let height = (ROWS + 1).min(area.height);
        let cells = Rect {
            x: area.x.saturating_add(LABELS).min(area.right()),
            width: area.width.saturating_sub(LABELS),
            height,
            ..area
        };
        let (selected, row) = year.place(self.selected);
        // Where not all of it fits, the selected day stands in the middle, except near the ends of the year.
        let from = selected.saturating_sub(cells.width / 2).min(year.columns().saturating_sub(cells.width));
        self.weekdays(row, buffer, Rect { height, ..area });
        self.months(year, from, buffer, cells);
        let mut cell = |day: Day, symbol: &str, style: Style| {
            let (column, row) = year.place(day);
            if let Some(column) = column.checked_sub(from) {
                put(buffer, cells, cells.x.saturating_add(column), cells.y + 1 + row, symbol, style);
            }
        };
        let theme = self.context.theme;
        let seen = self.context.history.map(|history| history.range(year.first..=year.last));
        for seen in seen.unwrap_or_default() {
            let (symbol, style) = mark(theme, self.shown, seen);
            cell(seen.day, symbol, style);
        }
        let focus = theme.style(Role::Focus).add_modifier(Modifier::REVERSED);
        cell(self.selected, &self.selected_mark(), focus);
        Rect { y: area.y + height, height: area.height - height, ..area }
    }

    /// The selected day shows its figure: a cell that is full would be an empty one in reverse.
    fn selected_mark(&self) -> String {
        let Some(seen) = super::seen(self.selected, self.context) else { return BLANK.to_owned() };
        match self.shown.and_then(|scale| seen.rating(scale)) {
            Some(rating) => rating.to_string(),
            None => mark(self.context.theme, self.shown, seen).0.to_owned(),
        }
    }

    fn weekdays(&self, selected: u16, buffer: &mut Buffer, area: Rect) {
        let week = Week::of(self.context.today, self.context.settings.config.week_start);
        for (row, day) in (0..).zip(week.days()) {
            let role = if row == selected { Role::Text } else { Role::Muted };
            let style = self.context.theme.style(role);
            put(buffer, area, area.x, area.y + 1 + row, day.weekday_short(), style);
        }
    }

    fn months(&self, year: Year, from: u16, buffer: &mut Buffer, area: Rect) {
        for month in 1..=12 {
            let role = if month == self.selected.month() { Role::Text } else { Role::Muted };
            let name = month_name(month).get(..3).unwrap_or_default();
            let column = year.column_of_month(month).and_then(|column| column.checked_sub(from));
            if let Some(column) = column.filter(|column| column + width(name) <= area.width) {
                put(buffer, area, area.x + column, area.y, name, self.context.theme.style(role));
            }
        }
    }
}

/// Returns the mark of a check-in in its cell.
fn mark(theme: &Theme, shown: Shown, seen: &Seen) -> (&'static str, Style) {
    const FIGURES: [&str; 5] = ["0", "1", "2", "3", "4"];
    let muted = theme.style(Role::Muted);
    let Some(scale) = shown else {
        return if seen.late { (LATER, muted) } else { (RECORDED, theme.style(Role::Text)) };
    };
    match seen.rating(scale) {
        None => (NOT_RECORDED, muted),
        Some(rating) if seen.late => {
            (FIGURES.get(usize::from(rating.value())).copied().unwrap_or_default(), muted)
        }
        Some(rating) => (level(rating), theme.style(Role::Rated(scale, rating))),
    }
}
