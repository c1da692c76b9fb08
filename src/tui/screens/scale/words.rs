//! The statements about one scale, and how they are worked out: below its chart, in two columns where there is room.

use crate::insight::direction::Baseline;
use crate::insight::trends::ScaleTrend;
use crate::insight::{Finding, Span};
use crate::tui::screens::prelude::*;
use crate::tui::theme::Theme;
use crate::wording::marks;
use crate::wording::screens::scale as wording;
use crate::wording::screens::trends::READING;

use super::chart;

/// The least width that has room for two columns, in cells.
const TWO_FROM: u16 = 90;
/// The cells between them.
const GAP: u16 = 2;

fn columns(cells: u16) -> u16 {
    if cells >= TWO_FROM { 2 } else { 1 }
}

fn column_width(cells: u16) -> u16 {
    let columns = columns(cells);
    cells.saturating_sub(GAP * (columns - 1)) / columns
}

/// Lays the words out, a sheet for each column.
pub(super) fn sheets(
    found: Option<&ScaleTrend>,
    span: Span,
    context: &Context<'_>,
    cells: u16,
) -> Vec<Sheet> {
    let mut said = Sheet::for_area(column_width(cells));
    let Some(found) = found else {
        said.text(READING, Role::Muted, 0);
        return vec![said];
    };
    let phrases = context.settings.lists.phrases();
    let direction = found.direction.finding(span, &phrases);
    let baseline = found.baseline.finding(&phrases);
    let day_after = found.day_after.finding(span, &phrases);
    say(&direction, wording::DIRECTION, &mut said);
    say(&baseline, wording::FIRST_AND_NOW, &mut said);
    for words in wide_ranges(&found.baseline) {
        said.text(&words, Role::Muted, 0);
    }
    say(&day_after, wording::day_after(found.day_after.scale), &mut said);
    let mut apart = Sheet::for_area(column_width(cells));
    let sheet = if columns(cells) == 2 {
        &mut apart
    } else {
        said.gap();
        &mut said
    };
    sheet.text(wording::METHOD, Role::Heading, 0);
    sheet.text(&chart::legend(cells, Some(found)), Role::Muted, 0);
    sheet.text(&marks::directions(), Role::Muted, 0);
    for method in ["weekly_mean", direction.method.id(), baseline.method.id(), day_after.method.id()] {
        sheet.text(phrases.text("method", method), Role::Muted, 0);
    }
    sheet.text(&shared::explain_lists_all(&direction.topic), Role::Muted, 0);
    let sheets = [said, apart];
    sheets.into_iter().filter(|sheet| sheet.height() > 0).collect()
}

fn say(finding: &Finding, heading: &str, sheet: &mut Sheet) {
    sheet.gap();
    sheet.text(heading, Role::Heading, 0);
    sheet.text(&finding.words, Role::Text, 0);
    for note in &finding.notes {
        sheet.text(note, Role::Muted, 0);
    }
}

/// Says the likely ranges that are too wide to be drawn.
fn wide_ranges(baseline: &Baseline) -> Vec<String> {
    let is_compared = baseline.difference.is_some();
    let parts = [(wording::FIRST, &baseline.base_mean), (wording::NOW, &baseline.now_mean)];
    let wide = parts.into_iter().filter(|_| is_compared).filter_map(|(name, mean)| {
        let range = mean.as_ref()?.interval.filter(|range| !chart::is_drawn(*range))?;
        Some(wording::wide_range(&name, &format!("{:.1}", range.low), &format!("{:.1}", range.high)))
    });
    wide.collect()
}

/// Draws as many lines as fit from `top` on.
pub(super) fn draw(sheets: &[Sheet], buffer: &mut Buffer, area: Rect, theme: &Theme, top: usize) {
    let cells = column_width(area.width);
    for (sheet, place) in sheets.iter().zip(0..) {
        let x = area.x + place * (cells + GAP);
        sheet.draw(buffer, Rect { x, width: cells, ..area }.intersection(area), theme, top);
    }
}
