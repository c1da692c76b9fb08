//! The steps of the weekly review that show the week: its rows, the most frequent ticks, what helped, its entries.

use super::ExerciseScreen;
use super::list::{List, say};
use super::open::Open;
use crate::insight::WeekSummary;
use crate::insight::practice::review;
use crate::insight::week::ScaleWeek;
use crate::journal::practice::Kind;
use crate::journal::practice::fields;
use crate::journal::text::one_line;
use crate::journal::{Body, Sign, TickList, Week};
use crate::texts::practice::{Choice, Step, Way};
use crate::tui::screens::prelude::*;
use crate::tui::widgets::progress::below;
use crate::tui::widgets::ratings::{Columns, figure};
use crate::wording::numbers::counted;
use crate::wording::screens::exercise as wording;
use crate::wording::screens::plain;

/// The most ticks of a list that are named.
const MOST: usize = 5;

/// The number of characters of an entry's words that are looked at for its line.
const LOOKED_AT: usize = 200;

/// The space in front of a choice and at the edge, in cells.
const MARGIN: u16 = 8;

/// Whether a step shows something of the week.
pub(super) fn is_of_review(step: &Step) -> bool {
    matches!(step.way, Some(Way::Week | Way::Ticked | Way::Helped))
}

/// The week that is looked at.
pub(super) fn week(screen: &ExerciseScreen, context: &Context<'_>) -> Week {
    let stored = screen.practice.answer(fields::review::WEEK);
    let start = context.settings.config.week_start;
    stored.map_or_else(|| review::week_of(screen.writing.day(), start), |first| Week::of(first, start))
}

/// The entries of the week, to choose one from.
pub(super) fn entries(screen: &ExerciseScreen, context: &Context<'_>) -> List {
    let week = week(screen, context);
    let entries = context.journal.range(week.first()..=week.last());
    let options = entries.filter_map(|entry| {
        let text = entry.texts().into_iter().find(|text| !text.trim().is_empty())?;
        let kind = match &entry.body {
            Body::CheckIn(_) => "check-in",
            Body::Practice(practice) => texts::practice::practice().exercise(practice.kind()).name.as_str(),
            other => other.kind(),
        };
        let words = one_line(&text.chars().take(LOOKED_AT).collect::<String>());
        let label = format!("{} · {kind} · {words}", dates::short(entry.day, context.today));
        let label = cut(&label, context.body.width.saturating_sub(MARGIN));
        Some(Choice::new(entry.id.to_string(), label))
    });
    let chosen = screen.practice.answer(fields::review::KEPT).map(|id| id.to_string());
    List::one(options.collect(), chosen.as_deref(), "")
}

/// Lays out the part of the week that a step shows.
pub(super) fn sheet(screen: &ExerciseScreen, step: &Step, context: &Context<'_>, width: u16) -> Sheet {
    let summary = WeekSummary::new(context.journal, week(screen, context));
    let mut sheet = Sheet::for_area(width);
    match step.way {
        Some(Way::Week) if context.settings.is_plain => in_words(&summary, &mut sheet),
        Some(Way::Week) => rows(&summary, width, &mut sheet),
        Some(Way::Ticked) => {
            for list in [TickList::Triggers, TickList::Did] {
                ticks(&summary, list, context, &mut sheet);
            }
        }
        _ => {
            ticks(&summary, TickList::Helped, context, &mut sheet);
            exercises(&summary, context, &mut sheet);
            good_enough(&summary, context, &mut sheet);
        }
    }
    if sheet.height() == 0 {
        sheet.text(wording::NOTHING_TICKED_THIS_WEEK, Role::Muted, 0);
    }
    sheet
}

/// Draws a step that shows something of the week.
pub(super) fn draw(
    screen: &ExerciseScreen,
    step: &Step,
    context: &Context<'_>,
    buffer: &mut Buffer,
    area: Rect,
) {
    let week = week(screen, context);
    let span = dates::span(week.first(), week.last(), context.today);
    let heading = format!("{} · {span}", screen.filled(&step.ask, context));
    let y = say(buffer, area, area.y, &heading, context.theme, Role::Heading);
    let area = below(area, y + u16::from(area.height > 12));
    debug_assert!(matches!(screen.open, Open::Read));
    sheet(screen, step, context, area.width).draw(buffer, area, context.theme, screen.top);
}

/// The five signs: a row of figures and a sentence each.
fn rows(summary: &WeekSummary, cells: u16, sheet: &mut Sheet) {
    let columns = Columns::new(cells.saturating_sub(2));
    let days: Vec<_> = summary.week.days().collect();
    let padded = |text: &str, cells: u16| format!("{text:<cells$}", cells = usize::from(cells));
    let mut head = padded("", columns.day(0));
    for (day, index) in days.iter().zip(0_u16..) {
        let end = columns.day(index) + 3;
        head = format!("{}{}", padded(&head, columns.day(index)), columns.weekday(*day));
        head = cut(&head, end);
    }
    sheet.pieces(vec![(head, Role::Muted)]);
    for sign in Sign::ALL {
        let Some(scale) = summary.scale(sign) else { continue };
        let label = &texts::check_in().question(sign).label;
        let mut pieces = vec![(padded(&cut(label, columns.day(0)), columns.day(0)), Role::Text)];
        for (cell, index) in scale.cells.iter().zip(0_u16..) {
            let (shown, role) = figure(sign.into(), cell.map(|cell| cell.rating));
            let step = columns.day(index + 1).saturating_sub(columns.day(index));
            let gap = usize::from(step.saturating_sub(width(&shown)));
            pieces.push((shown, role));
            pieces.push((" ".repeat(gap), Role::Text));
        }
        sheet.pieces(pieces);
        sheet.text(&mean(scale), Role::Muted, 2);
    }
    sheet.text(&texts::check_in().generic.direction, Role::Muted, 0);
}

/// The same in sentences alone, for whoever hears it.
fn in_words(summary: &WeekSummary, sheet: &mut Sheet) {
    for sign in Sign::ALL {
        let Some(scale) = summary.scale(sign) else { continue };
        let days = summary.week.days().zip(&scale.cells).map(|(day, cell)| {
            let said = cell.map_or_else(|| plain::NOT_RECORDED.to_owned(), |cell| cell.rating.to_string());
            format!("{} {said}", day.weekday_name())
        });
        let days = days.collect::<Vec<_>>().join(", ");
        let label = &texts::check_in().question(sign).label;
        sheet.text(&plain::days_in_words(label, &days, &mean(scale)), Role::Text, 0);
    }
    sheet.text(&texts::check_in().generic.direction, Role::Muted, 0);
}

/// The mean of a week, its days and its range in a sentence.
fn mean(scale: &ScaleWeek) -> String {
    let n = scale.n();
    match (scale.mean_text(), scale.min(), scale.max()) {
        (Some(mean), Some(min), Some(max)) if min == max => wording::mean_always(&mean, &n, &min),
        (Some(mean), Some(min), Some(max)) => wording::mean_between(&mean, &n, &min, &max),
        _ => wording::NOT_RECORDED_THIS_WEEK.to_owned(),
    }
}

fn ticks(summary: &WeekSummary, list: TickList, context: &Context<'_>, sheet: &mut Sheet) {
    let lists = &context.settings.lists;
    let named: Vec<String> = summary
        .ticked_in(list)
        .take(MOST)
        .map(|ticked| {
            let days = counted(ticked.days, "day", "days");
            format!("{}: {days}", one_line(lists.label(list, &ticked.id)))
        })
        .collect();
    if named.is_empty() {
        return;
    }
    sheet.text(lists.heading(list), Role::Muted, 0);
    for line in named {
        sheet.text(&line, Role::Text, 2);
    }
    sheet.gap();
}

/// The good-enough lines of the week, read back.
fn good_enough(summary: &WeekSummary, context: &Context<'_>, sheet: &mut Sheet) {
    let entries = context.journal.range(summary.week.first()..=summary.week.last());
    let lines: Vec<&str> = entries
        .filter_map(|entry| entry.practice().filter(|practice| practice.kind() == Kind::GoodEnough))
        .map(|practice| practice.answer(fields::good_enough::LINE))
        .collect();
    if lines.is_empty() {
        return;
    }
    sheet.gap();
    sheet.text(&texts::practice::practice().exercise(Kind::GoodEnough).title, Role::Muted, 0);
    for line in lines {
        sheet.text(&one_line(line), Role::Text, 2);
    }
}

/// The exercises of the week, counted.
fn exercises(summary: &WeekSummary, context: &Context<'_>, sheet: &mut Sheet) {
    let week = summary.week;
    let counts = review::exercises(context.journal, week);
    if counts.is_empty() {
        return;
    }
    sheet.text("Exercises", Role::Muted, 0);
    for (kind, count) in counts {
        let exercise = texts::practice::practice().exercise(kind);
        sheet.text(&counted(count, &exercise.name, &exercise.plural), Role::Text, 2);
    }
}
