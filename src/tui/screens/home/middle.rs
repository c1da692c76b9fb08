//! The middle of Home in a large window: the last seven days as cells, beside each scale its last twelve weeks, and below
//! them the places worth a look. The more rows there are the higher each scale is, and nothing moves when the weeks and
//! the places have been found.

use super::{days, put_fitting, said};
use crate::journal::{Entry, Scale};
use crate::tui::screens::prelude::*;
use crate::tui::screens::trends::axis;
use crate::tui::screens::trends::charts::{AXIS, ChartRow, Charts, PRESENT};
use crate::tui::widgets::ratings::{self, Columns};
use crate::wording::marks;
use crate::wording::screens::{home as wording, trends as trends_wording};

/// The least cells and rows of a body that have room for it: those of a window of 100 by 28.
const FROM: (u16, u16) = (96, 22);
/// The rows for the lines at the top: two, and a free one.
const TOP: u16 = 3;
/// The rows of a body from which dates stand below the weekdays.
const DATES_FROM: u16 = 30;
/// The most rows of a day's cell.
const CELL: u16 = 3;
/// The cells of a bar and its gap below which all gaps are alike.
const EVEN_BELOW: u16 = 4;
/// The free cells between days and charts.
const BETWEEN: u16 = 1;

/// Where its parts stand.
#[derive(Clone, Copy)]
pub(super) struct Middle<'a> {
    context: &'a Context<'a>,
    area: Rect,
    /// The rows of the heading, and those of each scale.
    heading: u16,
    rows: u16,
    days: Columns,
    /// The first column of the bars, and how many they have.
    plot: (u16, u16),
}

fn scales() -> u16 {
    u16::try_from(Scale::ALL.len()).unwrap_or_default()
}

impl<'a> Middle<'a> {
    /// Lays it out below the lines at the top, which end at a row; `None` where there is no room for it.
    pub(super) fn new(context: &'a Context<'a>, area: Rect, top: u16) -> Option<Self> {
        if area.width < FROM.0 || area.height < FROM.1 {
            return None;
        }
        let y = (top + 1).max(area.y + TOP);
        let below = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        let heading = 1 + u16::from(area.height >= DATES_FROM);
        let legend = u16::try_from(legend(area.width).len()).unwrap_or_default();
        let places = (area.height / 8).saturating_sub(2).max(1);
        let rows = below.height.checked_sub(heading + legend + places)? / scales();
        let days = Columns::new(area.width);
        let x = area.x + days.after() + BETWEEN + AXIS;
        let plot = (x, area.right().saturating_sub(x + PRESENT));
        (rows > 0).then_some(Self { context, area: below, heading, rows, days, plot })
    }

    /// Draws it; the charts once they are there.
    pub(super) fn draw(&self, charts: Option<&Charts>, buffer: &mut Buffer) {
        self.draw_heading(buffer);
        for (place, scale) in Scale::ALL.into_iter().enumerate() {
            let row = self.row(place);
            put(buffer, row, row.x, row.y, &marks::label(scale), self.context.theme.style(Role::Text));
            self.draw_days(scale, buffer, row);
            if let Some(charts) = charts {
                self.chart(charts, row).draw(charts, (scale, place), buffer);
            }
        }
        if let Some(charts) = charts {
            self.draw_axis(charts, buffer);
        }
        let below = self.draw_legend(buffer);
        if charts.is_some() {
            self.draw_places(buffer, below);
        }
    }

    /// The rows of the scale in this place.
    fn row(&self, place: usize) -> Rect {
        let place = u16::try_from(place).unwrap_or_default();
        let y = self.area.y + self.heading + place * self.rows;
        Rect { y, height: self.rows, ..self.area }.intersection(self.area)
    }

    fn chart(&self, charts: &Charts, row: Rect) -> ChartRow<'a> {
        let ((x, width), count) = (self.plot, u16::try_from(charts.columns.starts.len()).unwrap_or(u16::MAX));
        // Narrow bars stand evenly: a gap of two cells beside one of one looks like a week that is missing.
        let spare = if width / count.max(1) < EVEN_BELOW { width % count.max(1) } else { 0 };
        let plot = (x + spare, width - spare);
        ChartRow { row, plot, has_axis: true, theme: self.context.theme }
    }

    fn draw_heading(&self, buffer: &mut Buffer) {
        let area = self.area;
        for (index, day) in days::shown(self.context.today) {
            let role = if day == self.context.today { Role::Text } else { Role::Muted };
            let style = self.context.theme.style(role);
            let right = area.x + self.days.day(index) + 2;
            put_right(buffer, area, right, area.y, self.days.weekday(day), style);
            if self.heading > 1 {
                put_right(buffer, area, right, area.y + 1, &day.day_of_month().to_string(), style);
            }
        }
    }

    /// Draws the names of the months above the bars, in the last row of the heading.
    fn draw_axis(&self, charts: &Charts, buffer: &mut Buffer) {
        let (x, width) = self.plot;
        let theme = self.context.theme;
        let row = Rect { x, y: self.area.y + self.heading - 1, width, height: 1 };
        let bars = self.chart(charts, self.row(0)).bars(charts, Scale::Steadiness);
        axis::draw(&charts.columns, |place| bars.left(place), theme, buffer, row);
        let present = trends_wording::present(charts.columns.unit, true);
        put_right(buffer, self.area, self.area.right(), row.y, present, theme.style(Role::Muted));
    }

    fn draw_days(&self, scale: Scale, buffer: &mut Buffer, row: Rect) {
        let height = self.rows.saturating_sub(1).clamp(1, CELL);
        for (index, day) in days::shown(self.context.today) {
            let check_in = self.context.journal.check_in(day).and_then(Entry::check_in);
            // Today may still be recorded: until then it is left blank.
            if check_in.is_none() && day == self.context.today {
                continue;
            }
            let rating = check_in.and_then(|check_in| check_in.ratings.get(scale));
            let (figure, role) = ratings::figure(scale, rating);
            let (x, style) = (row.x + self.days.day(index), self.context.theme.style(role));
            for y in row.y..row.y + height {
                put(buffer, row, x - 1, y, &rating.map_or(" ", marks::shade).repeat(3), style);
            }
            put(buffer, row, x, row.y, &figure, style);
        }
    }

    /// Draws what the marks mean; gives what is left below.
    fn draw_legend(&self, buffer: &mut Buffer) -> Rect {
        let area = self.area;
        let y = area.y + self.heading + self.rows * scales();
        let lines = legend(area.width);
        let y = put_lines(buffer, area, area.x, y, &lines, self.context.theme.style(Role::Muted));
        Rect { y, height: area.bottom().saturating_sub(y), ..area }
    }

    /// Draws the places worth a look, with a free row above where there is one.
    fn draw_places(&self, buffer: &mut Buffer, room: Rect) {
        let free = u16::from(room.height > 2);
        let room = Rect { y: room.y + free, height: room.height - free, ..room };
        let texts = said::versions(self.context).into_iter().chain(said::quiet(self.context, true));
        let texts: Vec<Vec<String>> = texts.map(|text| wrap(&text, room.width)).collect();
        put_fitting(self.context, buffer, room, &texts);
    }
}

fn legend(cells: u16) -> Vec<String> {
    wrap(&wording::marks(&marks::directions(), &marks::NOT_RECORDED, &marks::DOTTED[5]), cells)
}

#[cfg(test)]
mod tests;
