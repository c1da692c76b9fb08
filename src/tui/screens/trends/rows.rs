//! Charts in rows: each scale a few rows high across the window, its name and verdict at the left, the present mean at the
//! right.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::charts::{AXIS, ChartRow, Charts, PRESENT};
use super::{SELECTED, TrendsScreen, axis, label};
use crate::journal::Scale;
use crate::tui::screens::Context;
use crate::tui::theme::Role;
use crate::tui::widgets::text::{put, put_lines, put_right, wrap};
use crate::wording::marks::{DOTTED, NOT_RECORDED};
use crate::wording::screens::trends as wording;

/// The cells around the bars.
struct Sides {
    /// The name and the verdict.
    left: u16,
    /// The figures 4 and 0.
    axis: u16,
    /// The present mean.
    right: u16,
}

/// The least width at which the verdict stands beside the bars, in cells.
const VERDICT_FROM: u16 = 70;
/// The rows below the charts that are kept free for words.
const BELOW: u16 = 2;

fn sides(cells: u16) -> Sides {
    if has_verdicts(cells) {
        Sides { left: 27, axis: AXIS, right: PRESENT }
    } else {
        Sides { left: 16, axis: 0, right: 6 }
    }
}

/// Whether the verdicts stand beside the bars.
pub(super) fn has_verdicts(cells: u16) -> bool {
    cells >= VERDICT_FROM
}

/// The cells that the bars have.
pub(super) fn room(cells: u16) -> u16 {
    let sides = sides(cells);
    cells.saturating_sub(sides.left + sides.axis + sides.right)
}

/// Draws all charts; gives what is left below them.
pub(super) fn draw(
    screen: &TrendsScreen,
    charts: &Charts,
    context: &Context<'_>,
    buffer: &mut Buffer,
    area: Rect,
) -> Rect {
    let scales = u16::try_from(Scale::ALL.len()).unwrap_or_default();
    let rows = (area.height.saturating_sub(1 + BELOW) / scales).max(1);
    let sides = sides(area.width);
    let plot = Rect { x: area.x + sides.left + sides.axis, width: room(area.width), ..area };
    let theme = context.theme;
    let muted = theme.style(Role::Muted);
    let header = Rect { height: 1, ..area };
    let chart = |top| ChartRow {
        row: Rect { y: top, height: rows, ..area }.intersection(area),
        plot: (plot.x, plot.width),
        has_axis: sides.axis > 0,
        theme,
    };
    if sides.axis > 0 {
        put(
            buffer,
            header,
            header.x + 1,
            header.y,
            &wording::marks_of_bars(&DOTTED[5], &NOT_RECORDED),
            muted,
        );
    }
    let first = chart(area.y + 1).bars(charts, Scale::Steadiness);
    let names = Rect { height: 1, ..plot }.intersection(header);
    axis::draw(&charts.columns, |place| first.left(place), theme, buffer, names);
    put_right(
        buffer,
        header,
        header.right(),
        header.y,
        wording::present(charts.columns.unit, sides.axis > 0),
        muted,
    );
    for (scale, place) in Scale::ALL.into_iter().zip(0..) {
        let top = area.y + 1 + place * rows;
        let chart = chart(top);
        if chart.row.height == 0 {
            break;
        }
        draw_side(screen, scale, &sides, context, buffer, chart.row);
        chart.draw(charts, (scale, usize::from(place)), buffer);
    }
    let used = (1 + rows * scales).min(area.height);
    Rect { y: area.y + used, height: area.height - used, ..area }
}

/// Draws a scale's name and, where there is room, its verdict with the days it rests on.
fn draw_side(
    screen: &TrendsScreen,
    scale: Scale,
    sides: &Sides,
    context: &Context<'_>,
    buffer: &mut Buffer,
    row: Rect,
) {
    let theme = context.theme;
    let side = Rect { width: sides.left.saturating_sub(1).min(row.width), ..row };
    let is_selected = scale == screen.selected_scale();
    let (name, role) = label(scale, is_selected);
    put(buffer, side, side.x, side.y, &name, theme.style(role));
    for y in (side.y + 1..side.bottom()).take_while(|_| is_selected) {
        put(buffer, side, side.x, y, SELECTED, theme.style(role));
    }
    if sides.axis == 0 || row.height < 2 {
        return;
    }
    let (verdict, days) = screen.verdict(scale, context);
    let cells = side.width.saturating_sub(1);
    let mut lines = wrap(&verdict, cells);
    lines.truncate(usize::from(row.height - 1).saturating_sub(1).max(1));
    let y = put_lines(buffer, side, side.x + 1, side.y + 1, &lines, theme.style(Role::Text));
    put(buffer, side, side.x + 1, y, &days, theme.style(Role::Muted));
}
