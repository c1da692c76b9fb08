//! The text below the year: the selected day in words, missing months, and the legend of the cells.

use super::Shown;
use super::grid::{LATER, RECORDED, cells, level};
use crate::journal::{Day, Month, Rating, Scale};
use crate::tui::screens::prelude::*;
use crate::wording::entry::first_words;
use crate::wording::marks;
use crate::wording::screens::calendar as wording;

/// The number of rows from which the parts stand apart from each other.
const ROOMY: u16 = 6;

/// The width of the text in wide windows, in cells.
const WIDEST: u16 = 96;

/// The space between the meanings of cells, in cells.
const BETWEEN: u16 = 3;

/// Draws it all, the most important first; returns the area left below, after a gap.
pub(super) fn draw(day: Day, shown: Shown, context: &Context<'_>, buffer: &mut Buffer, area: Rect) -> Rect {
    let cells = cells(area.width);
    let whole = area;
    let area = Rect { width: area.width.min(WIDEST), ..area };
    let style = |role| context.theme.style(role);
    let gap = u16::from(area.height >= ROOMY);
    let mut lines: Vec<(String, Role)> =
        read_out(day, shown, context, area).into_iter().map(|line| (line, Role::Text)).collect();
    lines.extend(ratings(day, context).map(|words| (words, Role::Muted)));
    let problems = context.problems.iter().filter(|(month, _)| month.first().year() == day.year());
    lines.extend(problems.map(|(_, problem)| (problem.clone(), Role::Notice)));
    if is_empty(context) {
        lines.push((wording::NOTHING_IS_RECORDED_YET.to_owned(), Role::Muted));
    }
    let mut y = area.y + gap;
    for (line, role) in lines {
        y = put_lines(buffer, area, area.x, y, &wrap(&line, area.width), style(role));
    }
    y = legend(shown, cells, context, buffer, Rect { y: y + gap, ..area }.intersection(area));
    let direction = shown.map(direction).unwrap_or_default();
    y = put_lines(buffer, area, area.x, y, &wrap(&direction, area.width), style(Role::Muted)) + gap;
    Rect { y, height: whole.bottom().saturating_sub(y), ..whole }
}

fn is_empty(context: &Context<'_>) -> bool {
    let nothing_seen = context.history.is_some_and(|history| history.all().is_empty());
    nothing_seen && context.history_is_whole && context.problems.is_empty()
}

/// The selected day with its first words, in as many lines as there is room for.
fn read_out(day: Day, shown: Shown, context: &Context<'_>, area: Rect) -> Vec<String> {
    match (selected(day, shown, context), written(day, context)) {
        (day, Some(words)) if area.height < 2 => vec![cut(&wording::day_and_words(&day, &words), area.width)],
        (day, Some(words)) => vec![day, cut(&words, area.width)],
        (day, None) => vec![day],
    }
}

/// Returns the selected day and the content of its cell.
fn selected(day: Day, shown: Shown, context: &Context<'_>) -> String {
    let is_narrow = context.body.width < 60;
    let date = if is_narrow { dates::short(day, context.today) } else { dates::long(day, context.today) };
    let Some(seen) = super::seen(day, context) else {
        let month = Month::of(day);
        return if context.problems.iter().any(|(other, _)| *other == month) {
            wording::month_is_damaged(&date)
        } else {
            date
        };
    };
    let rating = shown.map(|scale| {
        let answer = |rating| format!("{} ({rating})", texts::check_in().question(scale).answer(rating));
        seen.rating(scale).map_or_else(|| wording::SKIPPED.to_owned(), answer)
    });
    match (rating, seen.late) {
        (Some(rating), false) => format!("{date}: {rating}"),
        (Some(rating), true) => wording::rated_later(&date, &rating),
        (None, false) => format!("{date}: recorded"),
        (None, true) => wording::recorded_later(&date),
    }
}

/// The first words of the day's check-in, in one line; none where nothing is written or its month is not read.
pub(super) fn written(day: Day, context: &Context<'_>) -> Option<String> {
    let words = first_words(context.journal.check_in(day)?, &context.settings.lists);
    (!words.is_empty()).then_some(words)
}

/// All ratings of the day, each by its name; none without a check-in.
fn ratings(day: Day, context: &Context<'_>) -> Option<String> {
    let seen = super::seen(day, context)?;
    let rating = |scale| format!("{} {}", marks::label(scale), marks::figure(seen.rating(scale)));
    Some(Scale::ALL.map(rating).join(", "))
}

fn direction(scale: Scale) -> String {
    let texts = texts::check_in();
    match scale {
        Scale::Sign(_) => texts.generic.direction.clone(),
        Scale::Steadiness => wording::higher_means(&texts.question(scale).higher_means),
    }
}

/// Draws the meaning of the cells in as many rows as that takes; returns the row after them.
fn legend(shown: Shown, cells: u16, context: &Context<'_>, buffer: &mut Buffer, area: Rect) -> u16 {
    let mut items: Vec<(String, Role, &str)> = Vec::new();
    if let Some(scale) = shown {
        let question = texts::check_in().question(scale);
        for rating in Rating::ALL {
            items.push((level(rating, cells), Role::Rated(scale, rating), question.answer(rating)));
        }
        items.push((wording::BLANK.to_owned(), Role::Muted, wording::NO_RATING));
    } else {
        items.push((RECORDED.to_owned(), Role::Text, "recorded"));
    }
    items.push((LATER.to_owned(), Role::Muted, wording::FILLED_IN_LATER));
    let (mut x, mut y) = (area.x, area.y);
    for (cell, role, words) in items {
        let needed = width(&cell) + 1 + width(words);
        if x > area.x && x + needed > area.right() {
            (x, y) = (area.x, y + 1);
        }
        x = put(buffer, area, x, y, &cell, context.theme.style(role));
        let muted = context.theme.style(Role::Muted);
        x = put(buffer, area, x.saturating_add(1), y, words, muted).saturating_add(BETWEEN);
    }
    y + 1
}
