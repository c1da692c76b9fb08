//! Charts as panels in two columns: each with an axis, the reach of the days, its verdict and the present mean.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::charts::Charts;
use super::{TrendsScreen, axis, label};
use crate::journal::{Rating, Scale};
use crate::tui::screens::Context;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::bars::Bars;
use crate::tui::widgets::text::{put, put_right};
use crate::wording::screens::trends as wording;

/// Panels side by side.
const SIDE_BY_SIDE: u16 = 2;
/// Panels below each other.
const DEEP: u16 = 3;
/// The cells between two panels.
const BETWEEN: u16 = 4;
/// The cells of the axis.
const AXIS: u16 = 3;
/// The rows below the charts that are kept free for words.
const BELOW: u16 = 2;

fn panel_width(cells: u16) -> u16 {
    cells.saturating_sub(BETWEEN * (SIDE_BY_SIDE - 1)) / SIDE_BY_SIDE
}

/// The cells that the bars of a panel have.
pub(super) fn room(cells: u16) -> u16 {
    panel_width(cells).saturating_sub(AXIS)
}

/// Draws all panels; gives what is left below them.
pub(super) fn draw(
    screen: &TrendsScreen,
    charts: &Charts,
    context: &Context<'_>,
    buffer: &mut Buffer,
    area: Rect,
) -> Rect {
    let (cells, rows) = (panel_width(area.width), area.height.saturating_sub(BELOW) / DEEP);
    for (scale, place) in Scale::ALL.into_iter().zip(0..) {
        let (across, down) = (place % SIDE_BY_SIDE, place / SIDE_BY_SIDE);
        let x = area.x + across * (cells + BETWEEN);
        let panel = Rect { x, y: area.y + down * rows, width: cells, height: rows }.intersection(area);
        draw_panel(screen, charts, (scale, usize::from(place)), context, buffer, panel);
    }
    let used = (rows * DEEP).min(area.height);
    Rect { y: area.y + used, height: area.height - used, ..area }
}

fn draw_panel(
    screen: &TrendsScreen,
    charts: &Charts,
    (scale, place): (Scale, usize),
    context: &Context<'_>,
    buffer: &mut Buffer,
    panel: Rect,
) {
    let theme = context.theme;
    let (text, muted) = (theme.style(Role::Text), theme.style(Role::Muted));
    let (name, role) = label(scale, scale == screen.selected_scale());
    put(buffer, panel, panel.x, panel.y, &name, theme.style(role));
    let (mean, days) = charts.present(place);
    let present = wording::present(charts.columns.unit, true);
    put_right(buffer, panel, panel.right(), panel.y, &wording::mean_and_days(present, &mean, &days), muted);
    // The name, the axis of time, the verdict, and a row that stays free.
    let plot = Rect {
        x: panel.x + AXIS,
        y: panel.y + 1,
        width: panel.width.saturating_sub(AXIS),
        height: panel.height.saturating_sub(4),
    };
    let bars = Bars { area: plot, count: charts.columns.starts.len(), scale, theme };
    draw_scale(&bars, theme, buffer, panel);
    bars.draw_stems(buffer, charts.bars(place));
    bars.draw(buffer, charts.bars(place));
    let names = Rect { y: plot.bottom(), height: 1, ..plot }.intersection(panel);
    axis::draw(&charts.columns, |place| bars.left(place), theme, buffer, names);
    let (verdict, days) = screen.verdict(scale, context);
    let x = put(buffer, panel, panel.x + 1, names.bottom(), &verdict, text);
    put(buffer, panel, x, names.bottom(), &wording::behind(&days), muted);
}

/// Draws the axis of ratings: a figure where each ends.
fn draw_scale(bars: &Bars<'_>, theme: &Theme, buffer: &mut Buffer, panel: Rect) {
    let (muted, rule) = (theme.style(Role::Muted), theme.style(Role::Rule));
    for y in bars.area.top()..bars.area.bottom() {
        put(buffer, panel, panel.x + 2, y, "│", rule);
    }
    for rating in Rating::ALL {
        put(buffer, panel, panel.x, bars.row(rating), &rating.to_string(), muted);
        put(buffer, panel, panel.x + 2, bars.row(rating), "┤", rule);
    }
}
