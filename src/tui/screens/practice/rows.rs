//! Lines to choose from, under headings; the focused one shows its details.

use std::ops::Range;

use crate::tui::screens::prelude::*;
use crate::tui::theme::Theme;
use crate::tui::widgets::list;

/// The mark next to the line in focus.
const MARK: &str = "▌ ";

/// The cells of a label that are enough to know it by; with fewer, the text at its right goes below it.
const LABEL: u16 = 24;

/// One line that can be chosen, for something.
#[derive(Clone, Debug)]
pub(super) struct ChoiceRow<T> {
    /// The heading above it, at the first of several lines.
    pub(super) heading: Option<String>,
    /// The line.
    pub(super) label: String,
    /// The text at its right, muted.
    pub(super) right: String,
    /// The paragraphs that it shows when it has the focus.
    pub(super) more: Vec<String>,
    /// Whether it cannot be chosen now; it is greyed, and says so in words.
    pub(super) is_resting: bool,
    /// The target of the line.
    pub(super) target: T,
}

/// The line in focus and the first line in sight.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Focus {
    at: usize,
    top: usize,
}

impl Focus {
    /// The line in focus.
    pub(super) fn at(self) -> usize {
        self.at
    }

    /// The same with another line in focus.
    pub(super) fn on(self, at: usize) -> Self {
        Self { at, ..self }
    }

    /// The focus after a move among rows in an area of this size.
    pub(super) fn moved<T>(self, command: Command, rows: &[ChoiceRow<T>], size: (u16, u16)) -> Self {
        let page = usize::from(size.1.max(3) / 2);
        let at = list::moved(self.at, command, rows.len(), page).unwrap_or(self.at);
        Self { at, ..self }.in_sight(rows, size)
    }

    /// The same focus with the line in focus in sight, which may have moved with what came above it.
    fn in_sight<T>(self, rows: &[ChoiceRow<T>], size: (u16, u16)) -> Self {
        let (_, spans) = lay_out(rows, self, size.0);
        let height = usize::from(size.1);
        let Some(span) = spans.get(self.at).cloned() else { return self };
        // The text above the first line can be reached too.
        let span = if self.at == 0 { 0..span.end } else { span };
        Self { top: list::top_with(self.top, span, height), ..self }
    }
}

/// Draws rows with the row in focus in sight.
pub(super) fn draw<T>(rows: &[ChoiceRow<T>], focus: Focus, buffer: &mut Buffer, area: Rect, theme: &Theme) {
    let focus = Focus { at: focus.at.min(rows.len().saturating_sub(1)), ..focus };
    let focus = focus.in_sight(rows, (area.width, area.height));
    let (sheet, _) = lay_out(rows, focus, area.width);
    sheet.draw(buffer, area, theme, focus.top);
}

/// The sheet, and from which line to which each row takes, its heading included.
fn lay_out<T>(rows: &[ChoiceRow<T>], focus: Focus, cells: u16) -> (Sheet, Vec<Range<usize>>) {
    let mut sheet = Sheet::for_area(cells);
    let room = cells.saturating_sub(2);
    let mut spans = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let from = sheet.height();
        if let Some(heading) = &row.heading {
            sheet.gap();
            sheet.text(heading, Role::Heading, 0);
        }
        let focused = index == focus.at;
        let role = match (focused, row.is_resting) {
            (true, _) => Role::Focus,
            (false, true) => Role::Muted,
            (false, false) => Role::Text,
        };
        let mark = if focused { MARK } else { "  " };
        let beside = room.saturating_sub(3 + width(&row.right));
        let is_beside = width(&row.label) <= beside || beside >= LABEL;
        let label = cut(&row.label, if is_beside { beside } else { room.saturating_sub(2) });
        let right = if is_beside { row.right.as_str() } else { "" };
        let gap = room.saturating_sub(2 + width(&label) + width(right));
        sheet.pieces(vec![
            (mark.to_owned(), role),
            (label, role),
            (" ".repeat(usize::from(gap)), Role::Text),
            (right.to_owned(), Role::Muted),
        ]);
        if focused {
            for more in row.more.iter().chain((!is_beside).then_some(&row.right)) {
                sheet.text(more, Role::Muted, 4);
            }
        }
        spans.push(from..sheet.height());
    }
    (sheet, spans)
}
