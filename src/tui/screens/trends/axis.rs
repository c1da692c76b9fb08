//! The axis of time above bars: months above weeks, years above longer times.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::insight::trends::{Columns, Unit};
use crate::journal::Day;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::text::{put, width};

/// Draws the names in a row, each where its first column begins; one that would touch the next is left out.
pub(in crate::tui::screens) fn draw(
    columns: &Columns,
    left: impl Fn(usize) -> u16,
    theme: &Theme,
    buffer: &mut Buffer,
    row: Rect,
) {
    let names = names(columns);
    let ends = names.iter().skip(1).map(|(place, _)| left(*place)).chain([row.right()]);
    let mut free_from = row.x;
    for ((place, name), end) in names.iter().zip(ends) {
        let x = left(*place);
        // The first may stand for little; what begins within is worth more.
        let fits = x >= free_from && (*place > 0 || x + width(name) < end) && x + width(name) <= row.right();
        if fits {
            free_from = put(buffer, row, x, row.y, name, theme.style(Role::Muted)) + 1;
        }
    }
}

/// The columns at which another month or year begins, with its name.
fn names(columns: &Columns) -> Vec<(usize, String)> {
    let name = |day: Day| match columns.unit {
        Unit::Week => day.month_name().chars().take(3).collect(),
        Unit::Months(_) => day.year().to_string(),
    };
    let mut names: Vec<(usize, String)> = Vec::new();
    for (place, start) in columns.starts.iter().enumerate() {
        // A week counts to the month in which it ends.
        let day = if columns.unit == Unit::Week { start.plus(6) } else { *start };
        let name = name(day);
        if names.last().is_none_or(|(_, last)| *last != name) {
            names.push((place, name));
        }
    }
    names
}
