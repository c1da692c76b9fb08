//! A line through means from 0 to 4 in the dots of braille, eight to a cell: of another form where a mean rests on few days,
//! open where nothing was rated.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::braille::BRAILLE;

use super::bars::{self, Bar};
use super::text::put;
use crate::insight::trends::WeekPoint;
use crate::journal::{Rating, Scale};
use crate::tui::theme::{Role, Theme};
use crate::wording::marks::{self, NOT_RECORDED};

/// A mean of few days, where it has two cells or more.
pub const HOLLOW: &str = "○";

/// The dots of a cell, across and up.
const DOTS: (u16, u16) = (2, 4);

/// Where a line stands: in an area, the oldest mean at its left edge, the newest at its right.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// The cells between 0 and 4.
    pub area: Rect,
    /// How many means there are.
    pub count: usize,
    /// The scale, which decides the colours.
    pub scale: Scale,
    /// The styles.
    pub theme: &'a Theme,
}

/// A mean as a level piece of the line, in dots.
#[derive(Clone, Copy)]
struct Piece {
    from: u16,
    to: u16,
    up: u16,
    is_few: bool,
    style: Style,
}

impl Line<'_> {
    /// The columns of a mean.
    pub fn cells(&self, place: usize) -> Range<u16> {
        let count = self.count.max(1);
        let edge = |place: usize| {
            let cells = place.min(count) * usize::from(self.area.width) / count;
            self.area.x + u16::try_from(cells).unwrap_or(u16::MAX)
        };
        edge(place)..edge(place + 1)
    }

    /// The column in the middle of a mean's.
    pub fn middle(&self, place: usize) -> u16 {
        let cells = self.cells(place);
        cells.start + (cells.end - cells.start) / 2
    }

    /// The row of a mean: that of its dots.
    pub fn row(&self, sum: i64, n: usize) -> u16 {
        self.area.bottom().saturating_sub(1 + self.up(sum, n) / DOTS.1)
    }

    /// The row of a rating.
    pub fn row_of(&self, rating: Rating) -> u16 {
        self.row(rating.value().into(), 1)
    }

    /// The height of a mean in dots, from 0 on.
    fn up(&self, sum: i64, n: usize) -> u16 {
        marks::steps(sum, n, (self.area.height * DOTS.1).saturating_sub(1))
    }

    /// The style of a mean: that of the nearest rating.
    pub fn style(&self, point: WeekPoint) -> Style {
        bars::style_of(point, self.scale, self.theme)
    }

    /// Draws the line; the mean under the cursor is reversed.
    pub fn draw(&self, buffer: &mut Buffer, means: &[Bar], cursor: Option<usize>) {
        let mut dots = Dots::new(self.area);
        let mut before: Option<Piece> = None;
        for (place, mean) in means.iter().enumerate() {
            let piece = self.piece(place, mean);
            if let Some(piece) = piece {
                dots.draw_piece(piece);
                if let Some(before) = before {
                    dots.join(before, piece);
                }
            }
            before = piece;
        }
        dots.put(buffer);
        for (place, mean) in means.iter().enumerate() {
            let (x, is_wide) = (self.middle(place), self.cells(place).len() > 1);
            if mean.point.n == 0 {
                let foot = self.area.bottom().saturating_sub(1);
                put(buffer, self.area, x, foot, NOT_RECORDED, self.theme.style(Role::Muted));
            } else if mean.is_few && is_wide {
                let row = self.row(mean.point.sum, mean.point.n);
                put(buffer, self.area, x, row, HOLLOW, self.style(mean.point));
            }
        }
        if let Some((place, mean)) = cursor.and_then(|place| Some((place, means.get(place)?))) {
            let y = self.row(mean.point.sum, mean.point.n);
            for x in self.cells(place) {
                if let Some(cell) = buffer.cell_mut((x, y)).filter(|cell| cell.symbol() != " ") {
                    cell.set_style(Style::new().reversed());
                }
            }
        }
    }

    fn piece(&self, place: usize, mean: &Bar) -> Option<Piece> {
        if mean.point.n == 0 {
            return None;
        }
        let cells = self.cells(place);
        let dot = |x: u16| (x - self.area.x) * DOTS.0;
        let (from, end) = (dot(cells.start), dot(cells.end));
        // What is left at both ends is the way to the neighbours.
        let way = (end - from) / 4;
        Some(Piece {
            from: from + way,
            to: end.saturating_sub(1 + way),
            up: self.up(mean.point.sum, mean.point.n),
            is_few: mean.is_few,
            style: self.style(mean.point),
        })
    }

    /// Draws a stem from the lowest to the highest day behind each mean.
    pub fn draw_stems(&self, buffer: &mut Buffer, means: &[Bar]) {
        for (place, mean) in means.iter().enumerate() {
            let Some((low, high)) = mean.point.range.filter(|(low, high)| low < high) else { continue };
            for y in self.row_of(high)..=self.row_of(low) {
                put(buffer, self.area, self.middle(place), y, bars::STEM, self.theme.style(Role::Muted));
            }
        }
    }
}

/// Dots in an area.
struct Dots {
    area: Rect,
    cells: Vec<(usize, Style)>,
}

impl Dots {
    fn new(area: Rect) -> Self {
        let cells = usize::from(area.width) * usize::from(area.height);
        Self { area, cells: vec![(0, Style::new()); cells] }
    }

    /// Sets the dot in a column, so high up.
    fn set(&mut self, x: u16, up: u16, style: Style) {
        let (column, up_cells) = (x / DOTS.0, up / DOTS.1);
        let Some(row) = self.area.height.checked_sub(1 + up_cells).filter(|_| column < self.area.width)
        else {
            return;
        };
        let place = usize::from(row) * usize::from(self.area.width) + usize::from(column);
        if let Some((bits, kept)) = self.cells.get_mut(place) {
            let (across, down) = (x % DOTS.0, DOTS.1 - 1 - up % DOTS.1);
            *bits |= 1 << (down * DOTS.0 + across);
            *kept = style;
        }
    }

    /// Every second dot where it rests on few days.
    fn draw_piece(&mut self, piece: Piece) {
        for x in (piece.from..=piece.to).step_by(if piece.is_few { 2 } else { 1 }) {
            self.set(x, piece.up, piece.style);
        }
    }

    /// Draws the way from one piece to the next.
    fn join(&mut self, before: Piece, after: Piece) {
        let across = after.from.saturating_sub(before.to);
        let steps = across.max(before.up.abs_diff(after.up));
        let is_dotted = before.is_few || after.is_few;
        for step in (1..steps).filter(|step| !is_dotted || step.is_multiple_of(2)) {
            let between = |from: u16, to: u16| {
                let (from, to, step, steps) =
                    (i32::from(from), i32::from(to), i32::from(step), i32::from(steps));
                let doubled = 2 * (to - from) * step;
                u16::try_from(from + (doubled + steps * doubled.signum()) / (2 * steps)).unwrap_or_default()
            };
            let style = if 2 * step < steps { before.style } else { after.style };
            self.set(between(before.to, after.from), between(before.up, after.up), style);
        }
    }

    fn put(&self, buffer: &mut Buffer) {
        for (cell, (x, y)) in self.cells.iter().zip(places(self.area)) {
            let (bits, style) = *cell;
            let form = BRAILLE.get(bits).filter(|_| bits > 0);
            if let Some((form, cell)) = form.zip(buffer.cell_mut((x, y))) {
                // What stood behind it had a style of its own.
                cell.reset();
                cell.set_char(*form).set_style(style);
            }
        }
    }
}

/// The places of an area's cells, row by row.
fn places(area: Rect) -> impl Iterator<Item = (u16, u16)> {
    (area.top()..area.bottom()).flat_map(move |y| (area.left()..area.right()).map(move |x| (x, y)))
}

#[cfg(test)]
mod tests;
