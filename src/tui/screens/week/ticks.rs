//! What was ticked in a week: each tick with a bar of its days.

use crate::insight::WeekSummary;
use crate::insight::week::Ticked;
use crate::journal::TickList;
use crate::journal::text::one_line;
use crate::tui::screens::prelude::*;
use crate::wording::marks;
use crate::wording::numbers::counted;
use crate::wording::screens::week as wording;
use crate::wording::width::padded;

/// The most ticks of a list that are named.
const MOST: usize = 4;

/// The width from which headings stand beside their ticks, in cells.
const WIDE_FROM: u16 = 62;

/// The cells after a bar's first: seven days, and how many in words.
const AFTER: u16 = 15;

/// Where ticks and their bars begin.
#[derive(Clone, Copy)]
struct Columns {
    tick: u16,
    bar: u16,
}

impl Columns {
    fn new(cells: u16) -> Self {
        let tick = if cells < WIDE_FROM { 2 } else { 18 };
        Self { tick, bar: cells.saturating_sub(AFTER).min(tick + 35) }
    }
}

/// Writes the ticks of all lists in this many cells.
pub(super) fn write(summary: &WeekSummary, context: &Context<'_>, cells: u16, sheet: &mut Sheet) {
    let columns = Columns::new(cells);
    for list in TickList::ALL {
        let heading = context.settings.lists.heading(list);
        let named: Vec<&Ticked> = summary.ticked_in(list).take(MOST).collect();
        let more = summary.ticked_in(list).count() - named.len();
        let mut beside = heading;
        if !named.is_empty() && width(heading) >= columns.tick {
            sheet.text(heading, Role::Muted, 0);
            beside = "";
        }
        for ticked in named {
            sheet.pieces(row(std::mem::take(&mut beside), ticked, context, columns));
        }
        if more > 0 {
            sheet.text(&wording::more(&more), Role::Muted, columns.tick);
        }
    }
}

/// One tick, with the heading of its list before the first.
fn row(heading: &str, ticked: &Ticked, context: &Context<'_>, columns: Columns) -> Vec<(String, Role)> {
    let label = one_line(context.settings.lists.label(ticked.list, &ticked.id));
    let room = columns.bar.saturating_sub(columns.tick + 1);
    vec![
        (padded(heading, usize::from(columns.tick)), Role::Muted),
        (padded(&cut(&label, room), usize::from(room) + 1), Role::Text),
        (format!("{:<7}", marks::day_bar(ticked.days)), Role::Text),
        (format!(" {}", counted(ticked.days, "day", "days")), Role::Muted),
    ]
}
