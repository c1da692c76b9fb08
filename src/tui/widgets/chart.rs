//! Charts of ratings: an axis from 0 to 4, a dot for the mean of some weeks, a bar from the lowest to
//! the highest, a gap where nothing was rated.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::text::put;
use crate::insight::trends::WeekPoint;
use crate::insight::week::SOLID_FROM;
use crate::journal::{Rating, Scale};
use crate::tui::theme::{Role, Theme};

/// The cells that the axis takes.
pub const AXIS: u16 = 3;
/// A mean of enough days.
pub const SOLID: &str = "●";
/// The bar between the lowest and the highest rating.
pub const BAR: &str = "┊";
/// A mean of few days.
pub const HOLLOW: &str = "○";

/// One dot on the axis of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dot {
    /// The ratings.
    pub point: WeekPoint,
    /// The number of weeks.
    pub weeks: usize,
}

impl Dot {
    /// Whether it rests on few days.
    pub fn few(&self) -> bool {
        self.point.n < SOLID_FROM * self.weeks
    }
}

/// Lays out the dots for weeks in some cells: one a week, or one for several where there is no room for all.
pub fn dots(weeks: &[WeekPoint], cells: u16) -> Vec<Dot> {
    let together = weeks.len().div_ceil(usize::from(cells.max(1))).max(1);
    let merge = |chunk: &[WeekPoint]| Dot {
        point: chunk.iter().fold(WeekPoint::default(), |all, week| all.and(*week)),
        weeks: chunk.len(),
    };
    // Counted from today back, so that the last dot stands for as many weeks as the others.
    let mut dots: Vec<Dot> = weeks.rchunks(together).map(merge).collect();
    dots.reverse();
    dots
}

/// The plane on which ratings are drawn.
#[derive(Clone, Copy, Debug)]
pub struct Plane<'a> {
    /// The place of it, its axis included.
    pub area: Rect,
    /// The area it is drawn within, and cut at.
    pub within: Rect,
    /// The scale that is drawn.
    pub scale: Scale,
    /// The styles.
    pub theme: &'a Theme,
}

impl Plane<'_> {
    /// Draws the axis: a figure for each rating, a line at 0.
    pub fn axis(&self, buffer: &mut Buffer) {
        let (muted, rule) = (self.theme.style(Role::Muted), self.theme.style(Role::Rule));
        let area = self.area;
        for y in area.top()..area.bottom() {
            put(buffer, self.within, area.x + 2, y, "│", rule);
        }
        for rating in Rating::ALL {
            let y = self.row(i64::from(rating.value()) * 10);
            put(buffer, self.within, area.x, y, &rating.to_string(), muted);
            put(buffer, self.within, area.x + 2, y, if rating.value() == 0 { "┼" } else { "┤" }, rule);
        }
        let floor = "─".repeat(usize::from(area.width.saturating_sub(AXIS)));
        put(buffer, self.within, area.x + AXIS, self.row(0), &floor, rule);
    }

    /// The row of a value in tenths, 0 to 40.
    pub fn row(&self, tenths: i64) -> u16 {
        let rows = i64::from(self.area.height.saturating_sub(1));
        let up = (tenths.clamp(0, 40) * rows * 2 + 40) / 80;
        self.area.bottom().saturating_sub(1 + u16::try_from(up).unwrap_or_default())
    }

    /// Returns the style of a value in tenths: that of the nearest rating.
    pub fn style(&self, tenths: i64) -> Style {
        let nearest = u8::try_from((tenths.clamp(0, 40) + 5) / 10).ok().and_then(Rating::new);
        nearest.map(|rating| self.theme.style(Role::Rated(self.scale, rating))).unwrap_or_default()
    }

    /// Returns the column of a dot, `step` cells from one to the next.
    fn column(&self, place: u16, step: u16) -> u16 {
        self.area.x + AXIS + place.saturating_mul(step) + step / 2
    }

    /// Draws a bar from the lowest to the highest rating behind each dot.
    pub fn spread(&self, buffer: &mut Buffer, dots: &[Dot], step: u16) {
        for (dot, place) in dots.iter().zip(0..) {
            let Some((low, high)) = dot.point.range.filter(|(low, high)| low < high) else { continue };
            let row = |rating: Rating| self.row(i64::from(rating.value()) * 10);
            for y in row(high)..=row(low) {
                put(buffer, self.within, self.column(place, step), y, BAR, self.theme.style(Role::Rule));
            }
        }
    }

    /// Draws dots from the left, `step` cells from one to the next.
    pub fn dots(&self, buffer: &mut Buffer, dots: &[Dot], step: u16) {
        for (dot, place) in dots.iter().zip(0..) {
            let Some(mean) = dot.point.tenths() else { continue };
            let x = self.column(place, step);
            let mark = if dot.few() { HOLLOW } else { SOLID };
            put(buffer, self.within, x, self.row(mean), mark, self.style(mean));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testing::lines;

    fn week(ratings: &[u8]) -> WeekPoint {
        let rating = |value: &u8| Rating::new(*value).unwrap();
        let ends = ratings.iter().min().map(rating).zip(ratings.iter().max().map(rating));
        WeekPoint { n: ratings.len(), sum: ratings.iter().map(|it| i64::from(*it)).sum(), range: ends }
    }

    fn drawn(weeks: &[WeekPoint], width: u16, height: u16, step: u16) -> String {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let theme = Theme::plain();
        let plane = Plane { area, within: area, scale: Scale::Steadiness, theme: &theme };
        plane.axis(&mut buffer);
        let dots = dots(weeks, width - AXIS);
        plane.spread(&mut buffer, &dots, step);
        plane.dots(&mut buffer, &dots, step);
        lines(&buffer)
    }

    #[test]
    fn weeks_are_dots_hollow_where_few_days_and_missing_where_none() {
        let weeks = [week(&[1, 2, 3, 2]), week(&[4]), week(&[]), week(&[0, 0, 0, 0, 1])];
        let expected = ["4 ┤    ○", "3 ┤ ┊", "2 ┤ ●", "1 ┤ ┊        ┊", "0 ┼──────────●─"];
        assert_eq!(drawn(&weeks, 15, 5, 3), expected.join("\n"));
    }

    #[test]
    fn more_weeks_than_cells_are_put_together_from_today_back() {
        let weeks: Vec<WeekPoint> = (0..5).map(|value| week(&[value; 7])).collect();
        let dots = dots(&weeks, 3);
        let merged: Vec<_> = dots.iter().map(|dot| (dot.weeks, dot.point.n, dot.point.tenths())).collect();
        assert_eq!(merged, [(1, 7, Some(0)), (2, 14, Some(15)), (2, 14, Some(35))]);
        assert!(dots.iter().all(|dot| !dot.few()));
    }

    #[test]
    fn rows_divide_the_scale_evenly() {
        let theme = Theme::plain();
        let area = Rect::new(0, 0, 10, 9);
        let plane = Plane { area, within: area, scale: Scale::Steadiness, theme: &theme };
        let rows: Vec<u16> = [0, 10, 20, 25, 40, 99, -5].iter().map(|tenths| plane.row(*tenths)).collect();
        assert_eq!(rows, [8, 6, 4, 3, 0, 0, 8]);
    }
}
