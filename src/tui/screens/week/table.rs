//! The table of a week's figures, and its legend.

use super::SELECTED;
use crate::insight::WeekSummary;
use crate::insight::week::{Cell, SOLID_FROM, ScaleWeek};
use crate::journal::{Day, Month, Scale};
use crate::tui::screens::prelude::*;
use crate::tui::widgets::ratings::{self, Columns};
use crate::wording::marks;
use crate::wording::screens::week as wording;

/// The mark next to a figure that was filled in later.
const LATE: &str = "°";

/// The table on its way to a sheet.
pub(super) struct Table<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) summary: &'a WeekSummary,
    pub(super) before: &'a WeekSummary,
    pub(super) selected: Day,
    pub(super) cells: u16,
    /// The rows of a day's cell, 1 to [`HIGHEST`].
    pub(super) rows: u16,
}

/// The most rows of a day's cell.
pub(super) const HIGHEST: u16 = 5;
/// The rows of a day's cell from which the scales stand apart from each other.
const APART_FROM: u16 = 3;

/// The rows that the table has more when a day's cell has so many.
pub(super) fn more_rows(rows: u16) -> u16 {
    let apart = u16::from(rows >= APART_FROM);
    (rows - 1 + apart) * u16::try_from(Scale::ALL.len()).unwrap_or_default()
}

/// The columns of the table: where means and numbers of days end.
#[derive(Clone, Copy)]
struct Layout {
    days: Columns,
    is_wide: bool,
    mean: u16,
    n: u16,
    /// The mean and the number of days of the week before, where there is room for them.
    before: Option<(u16, u16)>,
}

impl Layout {
    fn new(cells: u16) -> Self {
        if cells < 64 {
            let days = Columns { label: 14, step: 2 };
            return Self { days, is_wide: false, mean: days.after() + 4, n: days.after() + 7, before: None };
        }
        let days = Columns::new(cells);
        let (mean, n) = (days.after() + 4, days.after() + 9);
        Self { days, is_wide: true, mean, n, before: (cells >= 76).then_some((mean + 13, n + 13)) }
    }
}

/// A line that is put together from the left.
#[derive(Default)]
struct TableLine {
    pieces: Vec<(String, Role)>,
    end: u16,
}

impl TableLine {
    fn at(&mut self, x: u16, text: &str, role: Role) {
        let gap = usize::from(x.saturating_sub(self.end));
        if gap > 0 {
            self.pieces.push((" ".repeat(gap), Role::Text));
        }
        self.end = self.end.max(x).saturating_add(width(text));
        self.pieces.push((text.to_owned(), role));
    }

    /// Puts a text so that its last cell is this one.
    fn ending(&mut self, last: u16, text: &str, role: Role) {
        self.at((last + 1).saturating_sub(width(text)), text, role);
    }

    /// Adds a solid mean for enough days, a hollow one for few, and none without any.
    fn mean(&mut self, scale: &ScaleWeek, last: u16, last_of_n: u16) {
        let Some(mean) = scale.mean_text() else { return };
        if scale.few() {
            self.ending(last + 1, &format!("({mean})"), Role::Muted);
        } else {
            self.ending(last, &mean, Role::Text);
        }
        self.ending(last_of_n, &scale.n().to_string(), Role::Muted);
    }
}

impl Table<'_> {
    /// Writes the headings, the figures and their legend.
    pub(super) fn write(&self, sheet: &mut Sheet) {
        let layout = Layout::new(self.cells);
        sheet.pieces(self.heads(layout));
        if layout.is_wide {
            sheet.pieces(self.dates(layout));
        }
        for (scale, before) in self.summary.scales.iter().zip(&self.before.scales) {
            sheet.pieces(self.row(scale, before, layout));
            for _ in 1..self.rows {
                sheet.pieces(self.shades(scale, layout));
            }
            if self.rows >= APART_FROM {
                sheet.gap();
            }
        }
        self.legend(sheet);
    }

    fn head_role(&self, day: Day) -> Role {
        match day {
            day if day == self.selected => Role::Focus,
            day if day == self.context.today => Role::Text,
            _ => Role::Muted,
        }
    }

    fn days(&self) -> impl Iterator<Item = (u16, Day)> {
        (0..).zip(self.summary.week.days())
    }

    fn heads(&self, layout: Layout) -> Vec<(String, Role)> {
        let mut line = TableLine::default();
        for (index, day) in self.days() {
            let name = day.weekday_short();
            let (name, last) = if layout.is_wide {
                (name, layout.days.day(index) + 1)
            } else {
                (name.get(..1).unwrap_or(name), layout.days.day(index))
            };
            let name = if day == self.selected { format!("{SELECTED}{name}") } else { name.to_owned() };
            line.ending(last, &name, self.head_role(day));
        }
        if !layout.is_wide {
            line.ending(layout.mean, "mean", Role::Muted);
            line.ending(layout.n, "n", Role::Muted);
        }
        if let Some((_, n)) = layout.before {
            line.ending(n, wording::WEEK_BEFORE, Role::Muted);
        }
        line.pieces
    }

    fn dates(&self, layout: Layout) -> Vec<(String, Role)> {
        let mut line = TableLine::default();
        for (index, day) in self.days() {
            let date = format!("{:>2}", day.day_of_month());
            line.ending(layout.days.day(index) + 1, &date, self.head_role(day));
        }
        for (mean, n) in [Some((layout.mean, layout.n)), layout.before].into_iter().flatten() {
            line.ending(mean, "mean", Role::Muted);
            line.ending(n, "days", Role::Muted);
        }
        line.pieces
    }

    fn row(&self, scale: &ScaleWeek, before: &ScaleWeek, layout: Layout) -> Vec<(String, Role)> {
        let mut line = TableLine::default();
        let label = &texts::check_in().question(scale.scale).label;
        match scale.scale {
            Scale::Sign(_) => line.at(0, label, Role::Text),
            Scale::Steadiness => {
                line.at(0, &format!("{label} {}", marks::STEADIER), Role::Text);
            }
        }
        for ((index, day), cell) in self.days().zip(&scale.cells) {
            let x = layout.days.day(index);
            match cell {
                Some(Cell { rating, late }) => {
                    let (figure, role) = ratings::figure(scale.scale, Some(*rating));
                    // Where days stand close there is no cell for a shade.
                    let shade = if layout.is_wide { marks::shade(*rating) } else { "" };
                    line.at(x - width(shade), &format!("{shade}{figure}"), role);
                    let (after, role) = if *late { (LATE, Role::Muted) } else { (shade, role) };
                    if !after.is_empty() {
                        line.at(x + 1, after, role);
                    }
                }
                None if self.is_known(day) => {
                    line.at(x, marks::NOT_RECORDED, Role::Muted);
                }
                None => {}
            }
        }
        line.mean(scale, layout.mean, layout.n);
        if let Some((mean, n)) = layout.before {
            line.mean(before, mean, n);
        }
        line.pieces
    }

    /// The shades of the days alone, which make their cells higher.
    fn shades(&self, scale: &ScaleWeek, layout: Layout) -> Vec<(String, Role)> {
        let mut line = TableLine::default();
        for ((index, _), cell) in self.days().zip(&scale.cells) {
            if let Some(Cell { rating, .. }) = cell {
                let (_, role) = ratings::figure(scale.scale, Some(*rating));
                line.at(layout.days.day(index) - 1, &marks::shade(*rating).repeat(3), role);
            }
        }
        line.pieces
    }

    /// Whether nothing recorded means that there is nothing: the day is not still to come, and its month was read whole.
    fn is_known(&self, day: Day) -> bool {
        let month = Month::of(day);
        day <= self.context.today
            && self.context.journal.month(month).is_some()
            && self.context.problems.iter().all(|(other, _)| *other != month)
    }

    fn legend(&self, sheet: &mut Sheet) {
        let before = Layout::new(self.cells).before.map(|_| self.before);
        let weeks = [Some(self.summary), before];
        let few = weeks.into_iter().flatten().flat_map(|week| &week.scales).find(|scale| scale.few());
        let blank = self.days().zip(&self.summary.recorded).any(|((_, day), recorded)| {
            let skipped = || self.summary.scales.iter().any(|scale| self.is_skipped(scale, day));
            self.is_known(day) && (!recorded || skipped())
        });
        let late = self.summary.scales.iter().flat_map(|scale| scale.cells.iter().flatten());
        let late = late.into_iter().any(|cell| cell.late);
        let parts = [
            blank.then(|| wording::not_recorded(&marks::NOT_RECORDED)),
            few.and_then(ScaleWeek::mean_text).map(|mean| wording::few_days(&mean, &(SOLID_FROM - 1))),
            late.then(|| shared::filled_in_later(&LATE)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        sheet.text(&marks::directions(), Role::Muted, 0);
        if !parts.is_empty() {
            sheet.text(&parts.join("   "), Role::Muted, 0);
        }
    }

    fn is_skipped(&self, scale: &ScaleWeek, day: Day) -> bool {
        self.days().zip(&scale.cells).any(|((_, other), cell)| other == day && cell.is_none())
    }
}
