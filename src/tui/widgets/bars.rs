//! Bars: means from 0 to 4 as columns in eighths of a cell, of another form where they rest on few days, and a dot at the
//! foot where nothing was rated.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::text::put;
use crate::insight::trends::WeekPoint;
use crate::journal::{Rating, Scale};
use crate::tui::theme::{Role, Theme};
use crate::wording::marks::{self, DOTTED, EIGHTHS, NOT_RECORDED, SOLID};

/// Reaches from the lowest to the highest day, before a bar.
pub const STEM: &str = "┊";

/// One bar: a mean and whether it rests on few days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// The ratings that it stands for.
    pub point: WeekPoint,
    /// Whether they are few.
    pub is_few: bool,
}

/// Where bars stand: in an area, the oldest at its left edge, the newest at its right.
#[derive(Clone, Copy, Debug)]
pub struct Bars<'a> {
    /// The cells that they fill when all of them are 4.
    pub area: Rect,
    /// How many there are.
    pub count: usize,
    /// The scale, which decides the colours.
    pub scale: Scale,
    /// The styles.
    pub theme: &'a Theme,
}

impl Bars<'_> {
    /// The first column of a bar, how many it takes, and how many are free before it. The last one ends at the right edge.
    fn columns(&self, place: usize) -> (u16, u16, u16) {
        let count = self.count.max(1);
        let slot = self.area.width / u16::try_from(count).unwrap_or(u16::MAX);
        let end = |place: usize| {
            let later = count.saturating_sub(place + 1);
            // Where there is no room for gaps each has one cell: of uneven width, one would look like two.
            let after = if slot < 2 { later } else { later * usize::from(self.area.width) / count };
            self.area.right().saturating_sub(u16::try_from(after).unwrap_or_default())
        };
        let cells = slot.saturating_sub(if slot < 2 { 0 } else { (slot / 3).max(1) }).max(1);
        let left = end(place).saturating_sub(cells).max(self.area.x);
        let before = place.checked_sub(1).map_or(self.area.x, end);
        (left, cells, left.saturating_sub(before))
    }

    /// The first column of a bar.
    pub fn left(&self, place: usize) -> u16 {
        self.columns(place).0
    }

    /// The row in which a rating's height ends.
    pub fn row(&self, rating: Rating) -> u16 {
        let up = marks::eighths(i64::from(rating.value()), 1, self.area.height).saturating_sub(1) / EIGHTHS;
        self.area.bottom().saturating_sub(1 + up)
    }

    /// The style of a mean: that of the nearest rating.
    pub fn style(&self, point: WeekPoint) -> Style {
        style_of(point, self.scale, self.theme)
    }

    /// Draws the bars, oldest first.
    pub fn draw(&self, buffer: &mut Buffer, bars: &[Bar]) {
        for (place, bar) in bars.iter().enumerate() {
            let (x, cells, free) = self.columns(place);
            if bar.point.n == 0 {
                let foot = self.area.bottom().saturating_sub(1);
                let (x, dots) = if free > 0 { (x + (cells - 1) / 2, 1) } else { (x, usize::from(cells)) };
                put(buffer, self.area, x, foot, &NOT_RECORDED.repeat(dots), self.theme.style(Role::Muted));
                continue;
            }
            let forms = if bar.is_few { &DOTTED } else { &SOLID };
            let eighths = marks::eighths(bar.point.sum, bar.point.n, self.area.height);
            for up in 0..eighths.div_ceil(EIGHTHS) {
                let filled = (eighths - up * EIGHTHS).min(EIGHTHS);
                let form = forms.get(usize::from(filled - 1)).copied().unwrap_or_default();
                let y = self.area.bottom().saturating_sub(1 + up);
                put(buffer, self.area, x, y, &form.repeat(usize::from(cells)), self.style(bar.point));
            }
        }
    }

    /// Draws a stem before each bar, from the lowest to the highest day; none where bars stand too close.
    pub fn draw_stems(&self, buffer: &mut Buffer, bars: &[Bar]) {
        for (place, bar) in bars.iter().enumerate() {
            let (x, _, free) = self.columns(place);
            let Some((low, high)) = bar.point.range.filter(|(low, high)| low < high && free > 0) else {
                continue;
            };
            for y in self.row(high)..=self.row(low) {
                put(buffer, self.area, x - 1, y, STEM, self.theme.style(Role::Rule));
            }
        }
    }
}

/// The style of a mean on a scale: that of the nearest rating.
pub fn style_of(point: WeekPoint, scale: Scale, theme: &Theme) -> Style {
    let nearest = point.tenths().and_then(|tenths| u8::try_from((tenths + 5) / 10).ok());
    nearest.and_then(Rating::new).map(|rating| theme.style(Role::Rated(scale, rating))).unwrap_or_default()
}

#[cfg(test)]
mod tests;
