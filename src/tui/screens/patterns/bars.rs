//! A sign on the days with a tick and on the others: two bars on one scale, with what is said of them.

use crate::insight::association::{Association, Days};
use crate::tui::screens::prelude::*;
use crate::wording::marks;
use crate::wording::screens::patterns as wording;
use crate::wording::width::padded;

/// The widths from which the word, and the other days, stand in the same row, in cells.
const WORD_FROM: u16 = 96;
const BOTH_FROM: u16 = 60;
/// The width from which bars are twice as long, in cells.
const LONG_FROM: u16 = 130;
/// The cells of a bar at 4.
const BAR: u16 = 10;
/// The cells of a mean and its days.
const FIGURES: usize = 10;

/// Writes the bars of a comparison in an area of this width.
pub(super) fn compared(association: &Association, context: &Context<'_>, cells: u16, sheet: &mut Sheet) {
    let bar = if cells >= LONG_FROM { 2 * BAR } else { BAR };
    let with = side(wording::WITH, &association.with, bar, Role::Text);
    let without = side(wording::WITHOUT, &association.without, bar, Role::Muted);
    let sign = context.settings.lists.phrases().label(association.sign).to_owned();
    let word = wording::verdict(association.is_worth_noticing());
    let margin = || ("   ".to_owned(), Role::Text);
    if cells >= WORD_FROM {
        let head = (format!("   {}", padded(&sign, 16)), Role::Text);
        let row = [vec![head], with, without, vec![(word.to_owned(), Role::Text)]];
        return sheet.pieces(row.into_iter().flatten());
    }
    if cells >= BOTH_FROM {
        sheet.pieces([vec![margin()], with, without].into_iter().flatten());
    } else {
        // Both bars begin in the same column.
        let indent = " ".repeat(wording::WITHOUT.len() - wording::WITH.len());
        sheet.pieces([vec![margin(), (indent, Role::Text)], with].into_iter().flatten());
        sheet.pieces([vec![margin()], without].into_iter().flatten());
    }
    sheet.text(&wording::verdict_on(&sign, &word), Role::Text, 3);
}

/// One side: its name, its bar in a fixed width, its mean and days.
fn side(name: &str, days: &Days, cells: u16, role: Role) -> Vec<(String, Role)> {
    let Some(mean) = days.mean_text() else { return Vec::new() };
    let bar = marks::across(days.sum, days.n(), cells);
    vec![
        (format!("{name} "), Role::Muted),
        (padded(&bar, usize::from(cells) + 1), role),
        (padded(&wording::mean_and_n(&mean, &days.n()), FIGURES), Role::Text),
    ]
}
