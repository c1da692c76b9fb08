//! The days around the selected one as a list, where the window has room below the year.

use super::Shown;
use super::grid::{LATER, level};
use super::words::written;
use crate::journal::{Day, Month};
use crate::tui::screens::prelude::*;
use crate::wording::screens::calendar as wording;

/// The fewest days that make a list.
const LEAST: u16 = 5;
/// The rows of a body that are no part of the list, at least: the year, the selected day and the legend.
const ABOVE: u16 = 16;
/// The column of the rating, behind the longest date, in cells.
const RATING: u16 = 14;
/// The width of the rating with its words, in cells.
const RATING_CELLS: u16 = 19;
/// The mark of the selected day.
const SELECTED: &str = "›";

/// The days of a list of so many rows: the selected one in the middle, as far as there are days after it.
fn days(selected: Day, rows: u16, last: Day) -> impl Iterator<Item = Day> {
    let after = last.days_since(selected).clamp(0, i64::from(rows / 2));
    let first = selected.plus(after + 1 - i64::from(rows));
    (0..i64::from(rows)).map(move |row| first.plus(row))
}

/// The most rows of a list in a body of this height.
fn rows(height: u16) -> u16 {
    height.saturating_sub(ABOVE)
}

/// The months of which a list in a body of this height needs the words, oldest first; that of the day at least.
pub(super) fn months(selected: Day, height: u16, last: Day) -> Vec<Month> {
    let rows = rows(height);
    if rows < LEAST {
        return vec![Month::of(selected)];
    }
    let mut months: Vec<Month> = days(selected, rows, last).map(Month::of).collect();
    months.dedup();
    months
}

/// Draws the list, if there is room for one.
pub(super) fn draw(selected: Day, shown: Shown, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
    let rows = area.height.min(rows(context.body.height));
    if rows < LEAST {
        return;
    }
    for (day, y) in days(selected, rows, context.last_day()).zip(area.y..) {
        let (role, mark) = if day == selected { (Role::Text, SELECTED) } else { (Role::Muted, " ") };
        let date = format!("{mark} {}", dates::short(day, context.today));
        put(buffer, area, area.x, y, &date, context.theme.style(role));
        let x = area.x.saturating_add(RATING);
        let (rating, role) = rating(day, shown, context);
        put(buffer, area, x, y, &rating, context.theme.style(role));
        let x = x.saturating_add(RATING_CELLS);
        if let Some(words) = written(day, context).filter(|_| x < area.right()) {
            put(buffer, area, x, y, &cut(&words, area.right() - x), context.theme.style(Role::Text));
        }
    }
}

/// The content of a day in few words.
fn rating(day: Day, shown: Shown, context: &Context<'_>) -> (String, Role) {
    let Some(seen) = super::seen(day, context) else {
        let is_known = context.history_is_whole || context.journal.month(Month::of(day)).is_some();
        let words = if is_known && day <= context.today { wording::NOT_RECORDED } else { "" };
        return (words.to_owned(), Role::Muted);
    };
    let late = if seen.late { LATER } else { "" };
    let Some(scale) = shown else { return (format!("{}{late}", wording::RECORDED), Role::Text) };
    match seen.rating(scale) {
        Some(rating) => {
            let answer = texts::check_in().question(scale).answer(rating);
            (format!("{} {answer}{late}", level(rating, 2)), Role::Rated(scale, rating))
        }
        None => (format!("{}{late}", wording::SKIPPED), Role::Muted),
    }
}
