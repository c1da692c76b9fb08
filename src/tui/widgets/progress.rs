//! A progress line for anything with steps.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::text::put;
use crate::tui::theme::{Role, Theme};

/// The fewest rows of a body in which the line is drawn.
const LEAST_ROWS: u16 = 11;

/// Draws the progress; returns the area below it, which is all of it where there is no room for the line.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: &Theme, step: usize, steps: usize) -> Rect {
    if area.height < LEAST_ROWS || steps == 0 {
        return area;
    }
    line(buffer, area, theme, step, steps);
    below(area, area.y + 2)
}

/// Draws the progress in the first row of an area.
pub fn line(buffer: &mut Buffer, area: Rect, theme: &Theme, step: usize, steps: usize) {
    let width = usize::from(area.width);
    let done = width * step.min(steps) / steps.max(1);
    let x = put(buffer, area, area.x, area.y, &"━".repeat(done), theme.style(Role::Key));
    put(buffer, area, x, area.y, &"─".repeat(width - done), theme.style(Role::Rule));
}

/// Returns the part of an area at a row or below it.
pub fn below(area: Rect, y: u16) -> Rect {
    let y = y.clamp(area.y, area.bottom());
    Rect { y, height: area.bottom() - y, ..area }
}
