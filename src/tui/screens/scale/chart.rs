//! The chart of one scale: days as small dots, weekly means as large ones, months below, and next to them the beginning
//! and now as bands.

use crate::insight::Span;
use crate::insight::stats::numeric;
use crate::insight::stats::window_mean::WindowMean;
use crate::insight::trends::ScaleTrend;
use crate::journal::{Scale, Week};
use crate::tui::screens::prelude::*;
use crate::tui::screens::trends;
use crate::tui::widgets::chart::{self, AXIS, Plane};
use crate::wording::screens::scale as wording;

/// A day.
const DAY: &str = "•";
/// A day that was filled in later.
const LATE: &str = "◦";
/// The range in which a mean likely lies, and the mean itself.
const BAND: &str = "▒";
const MEAN: &str = "◆";

/// The cells of both bands with the space between them and the chart.
const BANDS: u16 = 19;
/// The least width that has room for them.
const BANDS_FROM: u16 = 60;
/// The widest that a week gets, in cells: one for each day.
const STEP_MOST: u16 = 7;

/// Returns the meaning of the marks.
pub(super) fn legend(with_bands: bool) -> String {
    let few = texts::insight_text("screen", "few_days");
    let bands = if with_bands { wording::bands_legend(&MEAN, &BAND) } else { String::new() };
    wording::legend(&DAY, &LATE, &chart::SOLID, &chart::HOLLOW, &few, &bands)
}

/// Whether there is room for bands, and something to show in them.
pub(super) fn has_bands(cells: u16, found: Option<&ScaleTrend>) -> bool {
    cells >= BANDS_FROM && found.is_some_and(|found| found.baseline.difference.is_some())
}

/// Writes the chart, as high as the rows of the window allow.
pub(super) fn write(
    scale: Scale,
    span: Span,
    found: Option<&ScaleTrend>,
    context: &Context<'_>,
    (cells, rows): (u16, u16),
    sheet: &mut Sheet,
) {
    let height = match rows {
        30.. => 17,
        16.. => 9,
        _ => 5,
    };
    let weeks = trends::weeks(span, context);
    let has_bands = has_bands(cells, found);
    let width = if has_bands { cells - BANDS } else { cells };
    let mut buffer = Buffer::empty(Rect::new(0, 0, cells, height + 1));
    let area = Rect::new(0, 0, width, height);
    let plane = Plane { area, within: area, scale, theme: context.theme };
    plane.axis(&mut buffer);
    let dots = chart::dots(&trends::points(scale, &weeks, context), width.saturating_sub(AXIS));
    let together = dots.last().map_or(1, |dot| dot.weeks);
    let count = u16::try_from(dots.len().max(1)).unwrap_or(u16::MAX);
    let step = (width.saturating_sub(AXIS) / count).clamp(1, STEP_MOST);
    let places = Places { weeks: &weeks, together, dots: dots.len(), step };
    days(&plane, &places, context, &mut buffer);
    plane.dots(&mut buffer, &dots, step);
    months(&plane, &places, context, &mut buffer);
    if let (true, Some(found)) = (has_bands, found) {
        let x = width + 2;
        band(&plane, x, wording::AT_FIRST, found.baseline.base_mean.as_ref(), context, &mut buffer);
        band(&plane, x + 10, "now", found.baseline.now_mean.as_ref(), context, &mut buffer);
    }
    sheet.drawn(&buffer);
}

/// The places of weeks.
struct Places<'a> {
    weeks: &'a [Week],
    together: usize,
    dots: usize,
    step: u16,
}

impl Places<'_> {
    /// Returns the start of a week, from the axis on.
    fn of(&self, week: usize) -> u16 {
        // The first dot may stand for fewer weeks than the others.
        let missing = self.dots * self.together - self.weeks.len();
        let dot = u16::try_from((week + missing) / self.together).unwrap_or(u16::MAX);
        AXIS.saturating_add(dot.saturating_mul(self.step))
    }
}

fn days(plane: &Plane<'_>, places: &Places<'_>, context: &Context<'_>, buffer: &mut Buffer) {
    let Some(history) = context.history else { return };
    let style = context.theme.style(Role::Muted);
    for (index, week) in places.weeks.iter().enumerate() {
        for seen in history.range(week.first()..=week.last()) {
            let Some(rating) = seen.rating(plane.scale) else { continue };
            let within = u16::try_from(seen.day.days_since(week.first())).unwrap_or_default();
            let x = plane.area.x + places.of(index) + within * places.step / 7;
            let y = plane.row(i64::from(rating.value()) * 10);
            put(buffer, plane.area, x, y, if seen.late { LATE } else { DAY }, style);
        }
    }
}

/// Draws the names of the months below the weeks in which they begin, where there is room.
fn months(plane: &Plane<'_>, places: &Places<'_>, context: &Context<'_>, buffer: &mut Buffer) {
    let row = Rect { y: plane.area.bottom(), height: 1, ..plane.area };
    let muted = context.theme.style(Role::Muted);
    let mut free = AXIS;
    for (index, week) in places.weeks.iter().enumerate() {
        let Some(first) = week.days().find(|day| day.day_of_month() == 1) else { continue };
        let long_span = places.weeks.len() > 60;
        let name =
            if long_span { first.year().to_string() } else { first.month_name().chars().take(3).collect() };
        let x = places.of(index);
        let begins = !long_span || first.month() == 1;
        if begins && x >= free && x + width(&name) <= row.width {
            put(buffer, row, row.x + x, row.y, &name, muted);
            free = x + width(&name) + 1;
        }
    }
}

/// The range in which a mean likely lies, with the mean.
fn band(
    plane: &Plane<'_>,
    x: u16,
    name: &str,
    mean: Option<&WindowMean>,
    context: &Context<'_>,
    buffer: &mut Buffer,
) {
    let Some(mean) = mean else { return };
    let theme = context.theme;
    let area = Rect { width: buffer.area.width, ..plane.area };
    let tenths = |value: f64| -> i64 {
        #[expect(clippy::cast_possible_truncation, reason = "a rating lies between 0 and 4")]
        let tenths = (value * 10.0).round() as i64;
        tenths
    };
    if let Some(interval) = mean.interval {
        for y in plane.row(tenths(interval.high))..=plane.row(tenths(interval.low)) {
            put(buffer, area, x, y, &BAND.repeat(3), theme.style(Role::Rule));
        }
    }
    let at = numeric::tenths(mean.sum, mean.n).unwrap_or_default();
    let figure = numeric::printed(at);
    put(buffer, area, x + 1, plane.row(at), MEAN, plane.style(at));
    put(buffer, area, x + 3, plane.row(at), &format!(" {figure}"), theme.style(Role::Text));
    let below = Rect { y: plane.area.bottom(), height: 1, ..area };
    put(buffer, below, x, below.y, name, theme.style(Role::Muted));
}
