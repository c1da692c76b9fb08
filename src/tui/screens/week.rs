//! The week: seven days of five signs and steadiness in figures, the ticks, the words.

mod table;
mod ticks;
mod words;

use self::table::Table;
use crate::insight::WeekSummary;
use crate::journal::{Day, Month, Week};
use crate::tui::effect::DateFor;
use crate::tui::screens::prelude::*;
use crate::tui::screens::report;
use crate::tui::widgets::text::FOCUS_MARK;
use crate::wording::screens::week as wording;

/// The mark next to the selected day.
const SELECTED: &str = FOCUS_MARK;

/// The fewest rows below the table for which it stays in its place while they scroll.
const LEAST_BELOW: u16 = 4;

/// The width from which the words stand beside the table, in cells.
const BESIDE_FROM: u16 = 112;
/// The width of the table when words stand beside it, in cells.
const TABLE: u16 = 76;
/// The free cells between the table and the words beside it.
const BETWEEN: u16 = 3;
/// The widest that a column of words gets, in cells.
const WIDEST: u16 = 84;

/// A week, with one of its days selected.
#[derive(Clone, Debug)]
pub struct WeekScreen {
    day: Day,
    top: usize,
}

impl WeekScreen {
    /// The week that holds a day, with that day selected.
    pub fn new(day: Day) -> Self {
        Self { day, top: 0 }
    }

    fn week(&self, context: &Context<'_>) -> Week {
        Week::of(self.day, context.settings.config.week_start)
    }

    /// Whether nothing is known in the weeks after this one.
    fn is_last_week(&self, context: &Context<'_>) -> bool {
        self.week(context).last() >= context.last_day()
    }

    /// Asks for the months of the week and the one before that have not been read.
    fn read(&self, context: &Context<'_>) -> Vec<Effect> {
        context.reads(self.months(context)).into_iter().collect()
    }

    fn walk(&mut self, weeks: i64, context: &Context<'_>) -> Vec<Effect> {
        let day = self.day.plus(7 * weeks);
        if weeks > 0 && self.is_last_week(context) {
            let is_of_today = self.week(context).contains(context.today);
            let line = if is_of_today { wording::CURRENT_WEEK } else { wording::NOTHING_LATER };
            return vec![Effect::Say(line.to_owned())];
        }
        *self = Self::new(if weeks > 0 { day.min(context.last_day()) } else { day });
        self.read(context)
    }

    fn select(&mut self, day: Day, context: &Context<'_>) {
        let week = self.week(context);
        self.day = day.clamp(week.first(), week.last());
        let view = self.laid_out(context, context.body.width, context.body.height);
        let starts = view.starts.iter().find(|(day, _)| *day == self.day);
        match (view.table, starts) {
            // Without room for both, only the columns show which day is selected.
            (None, _) => self.top = 0,
            (Some(_), Some((_, line))) => self.top = *line,
            (Some(_), None) => {}
        }
    }

    fn scroll(&mut self, command: Command, context: &Context<'_>) {
        let (cells, height) = (context.body.width, context.body.height);
        let view = self.laid_out(context, cells, height);
        let room = view.scrolled(Rect::new(0, 0, cells, height));
        self.top = view.words.moved(self.top, command, room.height);
    }

    fn open(&self, context: &Context<'_>) -> Vec<Effect> {
        let day = self.day;
        if let Some(entry) = context.journal.check_in(day) {
            return vec![Effect::Open(Route::Reader(entry.id))];
        }
        if day > context.today {
            return vec![Effect::Say(shared::still_to_come(&dates::long(day, context.today)))];
        }
        if context.journal.month(Month::of(day)).is_none() {
            return vec![Effect::Say(shared::DAY_IS_BEING_READ.to_owned())];
        }
        vec![Effect::Open(Route::CheckIn(day))]
    }

    fn laid_out(&self, context: &Context<'_>, cells: u16, height: u16) -> View {
        let week = self.week(context);
        let summary = WeekSummary::new(context.journal, week);
        let before = WeekSummary::new(context.journal, week.plus(-1));
        let write_table = |cells: u16, rows: u16, sheet: &mut Sheet| {
            Table { context, summary: &summary, before: &before, selected: self.day, cells, rows }
                .write(sheet);
            sheet.gap();
        };
        let is_beside = cells >= BESIDE_FROM;
        let cells_of_table = if is_beside { TABLE } else { cells.min(WIDEST) };
        let mut table = Sheet::new(cells_of_table);
        write_table(cells_of_table, 1, &mut table);
        let least_below = if is_beside { 0 } else { LEAST_BELOW };
        let is_split = height >= rows(&table).saturating_add(least_below);
        let is_beside = is_beside && is_split;
        let left = if is_beside { TABLE + BETWEEN } else { 0 };
        let cells_of_words = (cells - left).min(WIDEST);
        let mut words = Sheet::for_area(cells_of_words);
        if !is_split {
            write_table(cells_of_words.saturating_sub(2), 1, &mut words);
        }
        self.problems(context, &mut words);
        let mut with_ticks = table.clone();
        ticks::write(&summary, context, TABLE, &mut with_ticks);
        if is_beside && rows(&with_ticks) <= height {
            // What is free makes the days' cells higher.
            let free = height - rows(&with_ticks);
            let high = (1..=table::HIGHEST).rev().find(|high| table::more_rows(*high) <= free);
            table = Sheet::new(cells_of_table);
            write_table(cells_of_table, high.unwrap_or(1), &mut table);
            ticks::write(&summary, context, TABLE, &mut table);
        } else {
            ticks::write(&summary, context, cells_of_words.saturating_sub(2), &mut words);
        }
        let starts = words::write(&summary, self.day, context, &mut words);
        View { table: is_split.then_some(table), is_beside, words, starts }
    }

    /// Adds what is wrong with the months of the week, and whether they have been read at all.
    fn problems(&self, context: &Context<'_>, sheet: &mut Sheet) {
        let months = months_of(self.week(context));
        for (_, problem) in context.problems.iter().filter(|(month, _)| months.contains(month)) {
            sheet.text(problem, Role::Notice, 0);
        }
        if months.iter().any(|month| context.journal.month(*month).is_none()) {
            sheet.text("reading ...", Role::Muted, 0);
        }
        sheet.gap();
    }
}

/// The layout of the screen: the table in its place when there is room for it, and the part that scrolls.
struct View {
    table: Option<Sheet>,
    /// Whether the part that scrolls stands beside the table, not below it.
    is_beside: bool,
    words: Sheet,
    /// The line of the scrolling part at which the words of each day start.
    starts: Vec<(Day, usize)>,
}

impl View {
    /// The part of an area that scrolls.
    fn scrolled(&self, area: Rect) -> Rect {
        let (left, above) = match &self.table {
            None => (0, 0),
            Some(_) if self.is_beside => (TABLE + BETWEEN, 0),
            Some(table) => (0, rows(table)),
        };
        let width = area.width.saturating_sub(left).min(WIDEST);
        Rect { x: area.x + left, y: area.y + above, width, height: area.height.saturating_sub(above) }
    }
}

impl Screen for WeekScreen {
    fn place(&self) -> Place {
        Place::Week
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let week = self.week(context);
        let after = if self.is_last_week(context) { " " } else { "›" };
        let recorded = WeekSummary::new(context.journal, week).recorded_days();
        let right = wording::of_7_days(&week.number(), &after, &recorded);
        let mut left = dates::span(week.first(), week.last(), context.today);
        if width(&left) + width(&right) >= context.body.width {
            left = dates::with_short_months(&left);
        }
        (left, right)
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        match command {
            Command::Right => !self.is_last_week(context),
            _ => true,
        }
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        self.read(context)
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let week = self.week(context);
        match input.command() {
            Some(Command::Back) => return vec![Effect::Close],
            Some(Command::Left) => return self.walk(-1, context),
            Some(Command::Right) => return self.walk(1, context),
            Some(Command::Open) => return self.open(context),
            Some(Command::GoToDate) => return vec![Effect::Open(Route::GoToDate(DateFor::Week))],
            Some(Command::Calendar) => return vec![Effect::Open(Route::calendar(self.day))],
            Some(Command::Report) => return vec![Effect::Open(Route::Report(report::weeks_of(None)))],
            Some(Command::Trends) => return vec![Effect::Open(Route::Trends)],
            Some(Command::Entries) => return vec![Effect::Open(Route::Entries { search: false })],
            Some(Command::Up) => self.select(self.day.plus(-1), context),
            Some(Command::Down) => self.select(self.day.plus(1), context),
            Some(Command::First) => self.select(week.first(), context),
            Some(Command::Last) => self.select(week.last(), context),
            Some(command) => self.scroll(command, context),
            None => {}
        }
        Vec::new()
    }

    fn months(&self, context: &Context<'_>) -> Vec<Month> {
        let week = self.week(context);
        let mut months = months_of(week.plus(-1));
        months.extend(months_of(week));
        months.dedup();
        months
    }

    fn frame(&self) -> Frame {
        Frame::Wide
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::Week(self.day))
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let view = self.laid_out(context, area.width, area.height);
        if let Some(table) = &view.table {
            table.draw(buffer, Rect { height: rows(table), ..area }, context.theme, 0);
        }
        view.words.draw(buffer, view.scrolled(area), context.theme, self.top);
    }
}

fn rows(sheet: &Sheet) -> u16 {
    u16::try_from(sheet.height()).unwrap_or(u16::MAX)
}

fn months_of(week: Week) -> Vec<Month> {
    let mut months = vec![Month::of(week.first()), Month::of(week.last())];
    months.dedup();
    months
}

#[cfg(test)]
mod tests;
