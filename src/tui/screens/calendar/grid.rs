//! The cells of a year: a row for each weekday, a column for each week.

use ratatui::style::{Modifier, Style};

use super::Shown;
use crate::insight::history::Seen;
use crate::journal::calendar::month_name;
use crate::journal::{Day, Rating, Week, WeekStart};
use crate::tui::screens::prelude::*;
use crate::wording::marks::shade;

/// The mark of the selected day where its cell is blank: a blank in reverse would look like a full one.
const BLANK: &str = "+";

/// The cell of the lightest level where there is no room for its figure: a blank one is a day without a rating.
const LEAST: &str = "·";
/// A day with a check-in, whatever is in it.
pub(super) const RECORDED: &str = "■";
/// The mark below a week of which a day was filled in later.
pub(super) const LATER: &str = "°";

/// The cells of a day, and where there is room for a figure beside its shade.
const DAY: (u16, u16) = (1, 2);
/// The width of a window's body from which there is.
const ROOMY: u16 = 116;

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

/// The cells of a day in a body of this width.
pub(super) fn cells(width: u16) -> u16 {
    if width < ROOMY { DAY.0 } else { DAY.1 }
}

/// The form of a rating in so many cells: its shade, and its figure where it has two.
pub(super) fn level(rating: Rating, cells: u16) -> String {
    match shade(rating) {
        shade if cells > 1 => format!("{shade}{rating}"),
        " " => LEAST.to_owned(),
        shade => shade.to_owned(),
    }
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
        let seen = self.context.history.map(|history| history.range(year.first..=year.last));
        let seen = seen.unwrap_or_default();
        // A row below for what was filled in later, where the selected day still has one for its words.
        let has_later = seen.iter().any(|seen| seen.late) && area.height > ROWS + 2;
        let height = (ROWS + 1 + u16::from(has_later)).min(area.height);
        let weeks = Rect {
            x: area.x.saturating_add(LABELS).min(area.right()),
            width: area.width.saturating_sub(LABELS),
            height,
            ..area
        };
        let (selected, row) = year.place(self.selected);
        let wide = cells(area.width);
        // Where not all of it fits, the selected day stands in the middle, except near the ends of the year.
        let room = weeks.width / wide;
        let from = selected.saturating_sub(room / 2).min(year.columns().saturating_sub(room));
        self.weekdays(row, buffer, Rect { height, ..area });
        self.months(year, from, buffer, weeks);
        let theme = self.context.theme;
        let mut cell = |(column, row): (u16, u16), symbol: &str, style: Style| {
            if let Some(column) = column.checked_sub(from) {
                let x = weeks.x.saturating_add(column * wide);
                put(buffer, weeks, x, weeks.y + 1 + row, symbol, style);
            }
        };
        for seen in seen {
            let place = year.place(seen.day);
            if let Some((symbol, role)) = mark(self.shown, seen, wide) {
                cell(place, &symbol, theme.style(role));
            }
            if seen.late && has_later {
                cell((place.0, ROWS), LATER, theme.style(Role::Muted));
            }
        }
        let focus = theme.style(Role::Focus).add_modifier(Modifier::REVERSED);
        let selected = format!("{:>1$}", self.selected_mark(), usize::from(wide));
        cell(year.place(self.selected), &selected, focus);
        Rect { y: area.y + height, height: area.height - height, ..area }
    }

    /// The selected day shows its figure: a cell that is full would be an empty one in reverse.
    fn selected_mark(&self) -> String {
        let seen = super::seen(self.selected, self.context);
        match (self.shown, seen) {
            (_, None) => BLANK.to_owned(),
            (None, Some(_)) => RECORDED.to_owned(),
            (Some(scale), Some(seen)) => {
                seen.rating(scale).map_or_else(|| BLANK.to_owned(), |rating| rating.to_string())
            }
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
            let column = column.map(|column| column * cells(area.width + LABELS));
            if let Some(column) = column.filter(|column| column + width(name) <= area.width) {
                put(buffer, area, area.x + column, area.y, name, self.context.theme.style(role));
            }
        }
    }
}

/// Returns the form of a check-in in its cells; none where the scale was skipped.
fn mark(shown: Shown, seen: &Seen, cells: u16) -> Option<(String, Role)> {
    let Some(scale) = shown else { return Some((RECORDED.to_owned(), Role::Text)) };
    seen.rating(scale).map(|rating| (level(rating, cells), Role::Rated(scale, rating)))
}
