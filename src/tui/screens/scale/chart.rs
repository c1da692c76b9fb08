//! The chart of one scale: a line through its means over its days, the axis of time with the cursor, what the cursor stands
//! on in words, and beside the line the beginning and now with their likely ranges.

use crate::insight::stats::numeric::printed;
use crate::insight::stats::window_mean::{Interval, WindowMean};
use crate::insight::trends::{Columns, ScaleTrend, Unit, WeekPoint};
use crate::insight::{History, Span};
use crate::journal::{Day, Rating, Scale, WeekStart};
use crate::tui::screens::prelude::*;
use crate::tui::screens::trends::axis;
use crate::tui::widgets::bars::{Bar, STEM};
use crate::tui::widgets::chart::{HOLLOW, Line};
use crate::wording::marks::NOT_RECORDED;
use crate::wording::screens::scale as wording;
use crate::wording::screens::trends::marks_of_bars;

/// The least width that has room for words beside figures, in cells.
pub(super) const WORDS_FROM: u16 = 60;

/// A day.
const DAY: &str = "•";
/// A day that was filled in later.
const LATE: &str = "◦";
/// The mean of the beginning, and of now; the ends of the range in which it likely lies, and what lies between.
const MEAN: &str = "◆";
const RANGE: [&str; 3] = ["┬", "│", "┴"];
/// The column that the cursor stands on.
const CURSOR: &str = "▲";
/// The line in the legend.
const LINE: &str = "⠤⠤";

/// The cells of the axis of ratings.
const AXIS: u16 = 3;
/// The cells of the beginning and now, with the space before each.
const PARTS: u16 = 16;
const PART: u16 = PARTS / 2;
/// The least cells of a week whose days are drawn one by one; below it a stem joins the lowest and the highest.
const DAYS_FROM: usize = 4;
/// A likely range is drawn when it is narrower than this, in points: a wider one says hardly anything.
const RANGE_MOST: f64 = 3.0;

/// The means of a scale over a span, as many as its chart has columns for.
#[derive(Debug)]
pub(super) struct Course {
    columns: Columns,
    means: Vec<Bar>,
    /// The days of weeks; none where columns are longer times.
    days: Vec<DayMark>,
}

/// A day with a rating, by its place among the weeks and its days from the first of them.
#[derive(Debug)]
struct DayMark {
    place: usize,
    after: u16,
    rating: Rating,
    late: bool,
}

impl Course {
    /// Divides the span so that each mean has a column of its own.
    pub(super) fn new(
        history: &History,
        (scale, span): (Scale, Span),
        today: Day,
        start: WeekStart,
        room: u16,
    ) -> Self {
        let columns = Columns::new(history, span, today, start, usize::from(room));
        let points = columns.points(history, scale).into_iter().enumerate();
        let means =
            points.map(|(place, point)| Bar { point, is_few: columns.is_few(place, point) }).collect();
        let mut course = Self { columns, means, days: Vec::new() };
        if course.unit() == Unit::Week {
            course.days = course.days_of(history, scale);
        }
        course
    }

    fn days_of(&self, history: &History, scale: Scale) -> Vec<DayMark> {
        let Some(first) = self.first_day(0) else { return Vec::new() };
        let seen = history.range(first..=self.columns.last).iter();
        let marks = seen.filter_map(|seen| {
            let place = self.place(Some(seen.day));
            let after = u16::try_from(seen.day.days_since(self.first_day(place)?)).ok()?;
            Some(DayMark { place, after, rating: seen.rating(scale)?, late: seen.late })
        });
        marks.collect()
    }

    pub(super) fn unit(&self) -> Unit {
        self.columns.unit
    }

    /// The place of the present time.
    pub(super) fn last(&self) -> usize {
        self.columns.starts.len().saturating_sub(1)
    }

    /// The place that holds a day; the present one without a day.
    pub(super) fn place(&self, day: Option<Day>) -> usize {
        let Some(day) = day else { return self.last() };
        self.columns.starts.partition_point(|start| *start <= day).saturating_sub(1)
    }

    /// The first day of a place.
    pub(super) fn first_day(&self, place: usize) -> Option<Day> {
        self.columns.starts.get(place).copied()
    }

    /// The first and the last day of a place.
    pub(super) fn days(&self, place: usize) -> Option<(Day, Day)> {
        let last = self.first_day(place + 1).map_or(self.columns.last, |next| next.plus(-1));
        Some((self.first_day(place)?, last))
    }

    /// The ratings of a place.
    pub(super) fn point(&self, place: usize) -> WeekPoint {
        self.means.get(place).map(|mean| mean.point).unwrap_or_default()
    }

    /// The places that have a mean, the highest first; of two that are alike the later one.
    pub(super) fn ranked(&self) -> Vec<usize> {
        let places = self.means.iter().enumerate();
        let mut ranked: Vec<_> =
            places.filter_map(|(place, mean)| Some((mean.point.tenths()?, place))).collect();
        ranked.sort_by(|one, other| other.cmp(one));
        ranked.into_iter().map(|(_, place)| place).collect()
    }

    /// A place in words, as many as there is room for.
    fn read_out(&self, place: usize, today: Day, cells: u16) -> String {
        let Some((first, last)) = self.days(place) else { return String::new() };
        let time = dates::with_short_months(&dates::span(first, last, today));
        let point = self.point(place);
        let Some((mean, (low, high))) = point.tenths().zip(point.range) else {
            return wording::no_days(&time);
        };
        // Days that are still to come are not missing.
        let days = last.min(today).days_since(first) + 1;
        let (mean, days) = (printed(mean), shared::of_days(&point.n, &days));
        let forms = [
            wording::read_out(&time, &mean, &low, &high, &days),
            wording::read_out_shorter(&time, &mean, &low, &high, &days),
        ];
        let fitting = forms.into_iter().find(|form| width(form) <= cells);
        fitting.unwrap_or_else(|| wording::read_out_shortest(&time, &mean, &days))
    }
}

/// Whether there is room for the beginning and now, and something to show of them.
fn has_parts(cells: u16, found: Option<&ScaleTrend>) -> bool {
    cells >= WORDS_FROM && found.is_some_and(|found| found.baseline.difference.is_some())
}

/// The cells that the line has.
pub(super) fn room(cells: u16, found: Option<&ScaleTrend>) -> u16 {
    let parts = if has_parts(cells, found) { PARTS } else { 0 };
    cells.saturating_sub(AXIS + parts)
}

/// Whether a likely range is drawn.
pub(super) fn is_drawn(range: Interval) -> bool {
    range.high - range.low < RANGE_MOST
}

/// Returns the meaning of the marks.
pub(super) fn legend(cells: u16, found: Option<&ScaleTrend>) -> String {
    let [top, _, foot] = RANGE;
    let parts =
        if has_parts(cells, found) { wording::parts_legend(&MEAN, &top, &foot) } else { String::new() };
    wording::legend(&LINE, &marks_of_bars(&HOLLOW, &NOT_RECORDED), &DAY, &LATE, &STEM, &parts)
}

/// The chart of a scale, and what is known about it.
pub(super) struct Chart<'a> {
    pub(super) scale: Scale,
    pub(super) found: Option<&'a ScaleTrend>,
    pub(super) context: &'a Context<'a>,
}

impl Chart<'_> {
    /// Draws it; the last three rows are the axis of time, its names and what the cursor stands on.
    pub(super) fn draw(&self, course: &Course, cursor: Option<Day>, buffer: &mut Buffer, area: Rect) {
        let theme = self.context.theme;
        let muted = theme.style(Role::Muted);
        let place = course.place(cursor);
        let plot = Rect {
            x: area.x + AXIS,
            y: area.y,
            width: room(area.width, self.found),
            height: area.height.saturating_sub(3),
        }
        .intersection(area);
        let line = Line { area: plot, count: course.means.len(), scale: self.scale, theme };
        self.draw_ratings(&line, buffer, area);
        match course.unit() {
            Unit::Week if line.cells(0).len() >= DAYS_FROM => self.draw_days(&line, course, buffer),
            Unit::Week => line.draw_stems(buffer, &course.means),
            // Nearly every month has light and hard days: stems would fill the chart and say nothing.
            Unit::Months(_) => {}
        }
        line.draw(buffer, &course.means, Some(place));
        let row = |below: u16| Rect { y: plot.bottom() + below, height: 1, ..area }.intersection(area);
        self.draw_floor(&line, place, buffer, row(0));
        let names = Rect { x: plot.x, width: plot.width, ..row(1) };
        axis::draw(&course.columns, |place| line.cells(place).start, theme, buffer, names);
        if has_parts(area.width, self.found) {
            self.draw_parts(&line, buffer, area);
        }
        let below = row(2);
        let words = course.read_out(place, self.context.today, below.width);
        let end = put(buffer, below, below.x, below.y, &words, theme.style(Role::Text));
        let marks = marks_of_bars(&HOLLOW, &NOT_RECORDED);
        if end + width(&marks) + 2 <= below.right() {
            put_right(buffer, below, below.right(), below.y, &marks, muted);
        }
    }

    /// Draws the axis of ratings: a figure where each stands.
    fn draw_ratings(&self, line: &Line<'_>, buffer: &mut Buffer, area: Rect) {
        let theme = self.context.theme;
        let (muted, rule) = (theme.style(Role::Muted), theme.style(Role::Rule));
        for y in line.area.top()..line.area.bottom() {
            put(buffer, area, area.x + 2, y, "│", rule);
        }
        // A figure stands only where it has a row of its own: in an even number the middle has none.
        let has_row = |rating: &Rating| match line.area.height {
            5.. => true,
            3 => rating.value().is_multiple_of(2),
            _ => rating.value().is_multiple_of(4),
        };
        for rating in Rating::ALL.into_iter().filter(has_row) {
            let y = line.row_of(rating);
            put(buffer, area, area.x, y, &rating.to_string(), muted);
            put(buffer, area, area.x + 2, y, "┤", rule);
        }
    }

    /// Draws the days of each week, each in its place within the week.
    fn draw_days(&self, line: &Line<'_>, course: &Course, buffer: &mut Buffer) {
        let style = self.context.theme.style(Role::Muted);
        for day in &course.days {
            let cells = line.cells(day.place);
            let x = cells.start + day.after * (cells.end - cells.start) / 7;
            let mark = if day.late { LATE } else { DAY };
            put(buffer, line.area, x, line.row_of(day.rating), mark, style);
        }
    }

    /// Draws the line below the plot, with the cursor on it.
    fn draw_floor(&self, line: &Line<'_>, cursor: usize, buffer: &mut Buffer, row: Rect) {
        let theme = self.context.theme;
        let floor = format!("└{}", "─".repeat(usize::from(line.area.width)));
        put(buffer, row, line.area.x.saturating_sub(1), row.y, &floor, theme.style(Role::Rule));
        put(buffer, row, line.middle(cursor), row.y, CURSOR, theme.style(Role::Key));
    }

    /// Draws the beginning and now at the right of the line.
    fn draw_parts(&self, line: &Line<'_>, buffer: &mut Buffer, area: Rect) {
        let Some(found) = self.found else { return };
        let parts = [(wording::FIRST, &found.baseline.base_mean), (wording::NOW, &found.baseline.now_mean)];
        for ((name, mean), place) in parts.into_iter().zip(0..) {
            let Some(mean) = mean else { continue };
            let x = line.area.right() + place * PART + 2;
            self.draw_part(line, x, mean, buffer, area);
            let muted = self.context.theme.style(Role::Muted);
            put(buffer, area, x, line.area.bottom() + 1, name, muted);
        }
    }

    /// Draws a mean with the range in which it likely lies.
    fn draw_part(&self, line: &Line<'_>, x: u16, mean: &WindowMean, buffer: &mut Buffer, area: Rect) {
        let theme = self.context.theme;
        if let Some(range) = mean.interval.filter(|range| is_drawn(*range)) {
            let row = |value: f64| line.row(thousandths(value), 1000);
            let (top, foot) = (row(range.high), row(range.low));
            let [top_mark, between, foot_mark] = RANGE;
            for y in top..=foot {
                let mark = match y {
                    _ if y == top => top_mark,
                    _ if y == foot => foot_mark,
                    _ => between,
                };
                put(buffer, area, x, y, mark, theme.style(Role::Muted));
            }
        }
        let point = WeekPoint { n: mean.n, sum: mean.sum, range: None };
        let y = line.row(mean.sum, mean.n);
        put(buffer, area, x, y, MEAN, line.style(point));
        let figure = point.tenths().map(printed).unwrap_or_default();
        put(buffer, area, x + 2, y, &figure, theme.style(Role::Text));
    }
}

fn thousandths(value: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a mean lies between 0 and 4")]
    let thousandths = (value * 1000.0).round() as i64;
    thousandths
}
