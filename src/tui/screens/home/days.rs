//! The last seven days as five small rows, with the figures alone.

use crate::journal::{Day, Entry, Sign};
use crate::tui::screens::prelude::*;
use crate::tui::widgets::ratings::{Columns, figure};
use crate::wording::marks::NOT_RECORDED;
use crate::wording::screens::home as wording;

/// The number of days before today that are shown with today.
const DAYS_BEFORE: i64 = 6;

/// The mark next to the last row where more of them do not fit.
const MORE: &str = "…";

/// Returns the days that are shown, with their places.
pub(super) fn shown(today: Day) -> impl Iterator<Item = (u16, Day)> {
    (0..).zip((-DAYS_BEFORE..=0).map(move |back| today.plus(back)))
}

/// Returns the rows that they take with their heading.
pub(super) fn rows() -> u16 {
    u16::try_from(Sign::ALL.len()).unwrap_or_default() + 1
}

/// Draws them, and the direction of the scales below.
pub(super) fn draw(context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
    let theme = context.theme;
    let columns = Columns::new(area.width);
    for (index, day) in shown(context.today) {
        let role = if day == context.today { Role::Text } else { Role::Muted };
        let right = area.x + columns.day(index) + 2;
        put_right(buffer, area, right, area.y, columns.weekday(day), theme.style(role));
    }
    for (sign, y) in Sign::ALL.into_iter().zip(area.y + 1..) {
        let label = &texts::check_in().question(sign).label;
        put(buffer, area, area.x, y, label, theme.style(Role::Text));
        for (index, day) in shown(context.today) {
            let check_in = context.journal.check_in(day).and_then(Entry::check_in);
            // Today may still be recorded: until then it is left blank.
            if check_in.is_none() && day == context.today {
                continue;
            }
            let rating = check_in.and_then(|check_in| check_in.ratings.get(sign));
            let (text, role) = figure(sign.into(), rating);
            put(buffer, area, area.x + columns.day(index), y, &text, theme.style(role));
        }
    }
    if (2..rows()).contains(&area.height) {
        put_right(buffer, area, area.right(), area.bottom() - 1, MORE, theme.style(Role::Muted));
    }
    let below = area.y + 1 + u16::try_from(Sign::ALL.len()).unwrap_or_default();
    let direction = &texts::check_in().generic.direction;
    let legend = wording::legend(&direction, &NOT_RECORDED);
    put(buffer, area, area.x, below + 1, &legend, theme.style(Role::Muted));
}
