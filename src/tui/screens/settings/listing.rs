//! A list of settings with what there is to say of the selected one below it.

use crate::tui::screens::prelude::*;
use crate::tui::theme::{Ink, Theme};
use crate::tui::widgets::list::List;
use crate::tui::widgets::text::FOCUS_MARK;

/// Below this width there is no room for where a value comes from; it is said below the list.
const ROOMY: u16 = 60;
/// The widest that names get.
const NAMES: u16 = 26;
/// The widest that values get where something stands behind them.
const VALUES: u16 = 24;
/// The least rows of the list.
const LEAST_ROWS: u16 = 3;

/// A row with what is said of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    pub(super) name: String,
    pub(super) value: String,
    /// Where the value comes from.
    pub(super) from: String,
    /// Paragraphs below the list, each in its role.
    pub(super) about: Vec<(String, Role)>,
    /// Lines of pieces below them.
    pub(super) sample: Vec<Vec<(String, Ink)>>,
}

/// The selected row.
#[derive(Debug, Default)]
pub(super) struct Listing {
    list: List,
}

impl Listing {
    pub(super) fn selected(&self) -> usize {
        self.list.selected()
    }

    /// Moves the selection.
    pub(super) fn go(&mut self, command: Command, body: Size, rows: &[Shown]) {
        let (list, _) = heights(body, rows);
        self.list.go(command, rows.len(), usize::from(list));
    }

    /// Draws the rows, and what is said of the selected one.
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, theme: &Theme, rows: &[Shown]) {
        let (height, about) = heights(area.as_size(), rows);
        let names = rows.iter().map(|row| width(&row.name)).max().unwrap_or_default();
        let names = names.min(NAMES).min(area.width / 2);
        let values = rows.iter().filter(|row| !row.from.is_empty()).map(|row| width(&row.value)).max();
        let values = values.unwrap_or_default().min(VALUES);
        let list = Rect { height, ..area };
        // A list may have become shorter since the last key.
        let selected = self.list.selected().min(rows.len().saturating_sub(1));
        let mut seen = self.list;
        seen.select(selected, rows.len(), usize::from(height));
        let visible = seen.visible(rows.len(), usize::from(height));
        for ((place, row), y) in rows.iter().enumerate().skip(visible.start).zip(list.top()..list.bottom()) {
            let is_selected = place == selected;
            let role = if is_selected { Role::Focus } else { Role::Text };
            if is_selected {
                put(buffer, list, list.x, y, FOCUS_MARK, theme.style(Role::Focus));
            }
            put(buffer, list, list.x + 2, y, &cut(&row.name, names), theme.style(role));
            let x = list.x + 2 + names + 2;
            let room = list.right().saturating_sub(x + 1);
            let has_from = list.width >= ROOMY && !row.from.is_empty();
            let value = cut(&row.value, if has_from { values } else { room });
            put(buffer, list, x, y, &value, theme.style(Role::Text));
            if has_from {
                let from = cut(&row.from, room.saturating_sub(values + 2));
                put(buffer, list, x + values + 2, y, &from, theme.style(Role::Muted));
            }
        }
        let below = Rect { y: list.bottom() + 1, height: about, ..area }.intersection(area);
        if let Some(row) = rows.get(selected) {
            sheet(row, area.width).draw(buffer, below, theme, 0);
        }
    }
}

fn sheet(row: &Shown, width: u16) -> Sheet {
    let mut sheet = Sheet::for_area(width);
    for (text, role) in &row.about {
        sheet.text(text, *role, 0);
    }
    for line in &row.sample {
        sheet.pieces(line.clone());
    }
    sheet
}

/// The rows of the list and those below it: so many that the list does not move with what is said.
fn heights(body: Size, rows: &[Shown]) -> (u16, u16) {
    let tallest = rows.iter().map(|row| sheet(row, body.width).height()).max().unwrap_or_default();
    let most = body.height.saturating_sub(LEAST_ROWS + 1);
    let about = u16::try_from(tallest).unwrap_or(u16::MAX).min(most);
    let list = body.height.saturating_sub(about + 1);
    let all = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    // Where there is more room than rows, what is said follows them closely.
    (list.min(all), about)
}
