//! The place of focus on a drawn screen. Braille displays and screen readers follow the cursor of the terminal: where one
//! writes it is shown, elsewhere it stands, hidden, where the focus is.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use crate::tui::theme::CURSOR;
use crate::tui::widgets::text::FOCUS_MARK;

/// The cursor of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Its place.
    pub at: Position,
    /// Whether it is shown.
    pub is_shown: bool,
}

/// Finds the cursor of the field that was drawn, and leaves its cell to the terminal; otherwise the mark of the selected
/// row, or the selected cell, or the start of the area.
pub(super) fn take(buffer: &mut Buffer, area: Rect) -> Cursor {
    let find = |buffer: &Buffer, is_it: fn(&Cell) -> bool| {
        area.intersection(buffer.area).positions().find(|at| buffer.cell(*at).is_some_and(is_it))
    };
    if let Some(at) = find(buffer, is_cursor) {
        if let Some(cell) = buffer.cell_mut(at) {
            cell.modifier.remove(CURSOR.add_modifier);
        }
        return Cursor { at, is_shown: true };
    }
    let at = find(buffer, |cell| cell.symbol() == FOCUS_MARK)
        .or_else(|| find(buffer, |cell| cell.modifier.contains(Modifier::REVERSED)))
        .unwrap_or(area.as_position());
    Cursor { at, is_shown: false }
}

fn is_cursor(cell: &Cell) -> bool {
    cell.modifier.contains(CURSOR.add_modifier)
}
