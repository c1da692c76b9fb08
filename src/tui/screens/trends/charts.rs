//! The bars of all scales on one axis of time, and a chart of them in rows of its own.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::insight::stats::numeric::printed;
use crate::insight::trends::Columns;
use crate::insight::{History, Span};
use crate::journal::{Day, Scale, WeekStart};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::bars::{Bar, Bars};
use crate::tui::widgets::text::{put, put_right};
use crate::wording::marks::NOT_RECORDED;
use crate::wording::numbers::counted;

/// The cells of the figures 4 and 0 before bars.
pub(in crate::tui::screens) const AXIS: u16 = 2;
/// The cells of the present mean behind bars.
pub(in crate::tui::screens) const PRESENT: u16 = 11;
/// The rows from which a chart has a free one above it: a 4 must not touch the foot of the bars above.
const GAP_FROM: u16 = 4;

/// The bars of all scales, on the same axis of time.
#[derive(Debug)]
pub(in crate::tui::screens) struct Charts {
    pub(in crate::tui::screens) columns: Columns,
    bars: [Vec<Bar>; 6],
}

impl Charts {
    /// The charts of a span up to today, in at most so many columns.
    pub(in crate::tui::screens) fn new(
        history: &History,
        span: Span,
        today: Day,
        start: WeekStart,
        room: u16,
    ) -> Self {
        let columns = Columns::new(history, span, today, start, usize::from(room));
        let bars = Scale::ALL.map(|scale| {
            let points = columns.points(history, scale).into_iter().enumerate();
            points.map(|(place, point)| Bar { point, is_few: columns.is_few(place, point) }).collect()
        });
        Self { columns, bars }
    }

    /// The bars of the scale in this place.
    pub(in crate::tui::screens) fn bars(&self, scale: usize) -> &[Bar] {
        self.bars.get(scale).map(Vec::as_slice).unwrap_or_default()
    }

    /// The present time's mean and the days it rests on; a mean of few days stands in brackets.
    pub(in crate::tui::screens) fn present(&self, scale: usize) -> (String, String) {
        let Some(bar) = self.bars(scale).last() else { return (String::new(), String::new()) };
        let Some(mean) = bar.point.tenths().map(printed) else {
            return (NOT_RECORDED.to_owned(), String::new());
        };
        let mean = if bar.is_few { format!("({mean})") } else { mean };
        (mean, counted(bar.point.n, "day", "days"))
    }
}

/// The free rows above the bars of a chart that has so many.
pub(in crate::tui::screens) fn gap(rows: u16) -> u16 {
    u16::from(rows >= GAP_FROM)
}

/// Where the bars of a chart in a row stand.
#[derive(Clone, Copy, Debug)]
pub(in crate::tui::screens) struct ChartRow<'a> {
    /// The rows of the chart, up to the right edge of the present mean.
    pub(in crate::tui::screens) row: Rect,
    /// The first column of the bars, and how many they have.
    pub(in crate::tui::screens) plot: (u16, u16),
    /// Whether the figures 4 and 0 stand before the bars.
    pub(in crate::tui::screens) has_axis: bool,
    pub(in crate::tui::screens) theme: &'a Theme,
}

impl<'a> ChartRow<'a> {
    /// The place of the bars.
    pub(in crate::tui::screens) fn bars(&self, charts: &Charts, scale: Scale) -> Bars<'a> {
        let (row, gap) = (self.row, gap(self.row.height));
        let (x, width) = self.plot;
        let area = Rect { x, y: row.y + gap, width, height: row.height.saturating_sub(gap) };
        Bars { area: area.intersection(row), count: charts.columns.starts.len(), scale, theme: self.theme }
    }

    /// Draws the scale in this place: the ends of its axis, its bars, the present mean and the days that rests on.
    pub(in crate::tui::screens) fn draw(
        &self,
        charts: &Charts,
        (scale, place): (Scale, usize),
        buffer: &mut Buffer,
    ) {
        let (row, muted) = (self.row, self.theme.style(Role::Muted));
        let bars = self.bars(charts, scale);
        if row.height > 1 && self.has_axis {
            let x = self.plot.0.saturating_sub(AXIS);
            put(buffer, row, x, bars.area.y, "4", muted);
            put(buffer, row, x, row.bottom() - 1, "0", muted);
        }
        bars.draw(buffer, charts.bars(place));
        let (mean, days) = charts.present(place);
        let middle = row.y + row.height.saturating_sub(1) / 2;
        put_right(buffer, row, row.right(), middle, &mean, self.theme.style(Role::Text));
        if row.height > 2 {
            put_right(buffer, row, row.right(), middle + 1, &days, muted);
        }
    }
}
