//! One sign, or steadiness: its weekly means as a line across the window with a cursor that reads them out, the beginning
//! and now beside it, and below it the statements about both and how they are worked out.

mod chart;
mod words;

use std::cell::OnceCell;

use super::trends;
use crate::insight::Span;
use crate::insight::stats::numeric::printed;
use crate::insight::trends::{ScaleTrend, Unit};
use crate::journal::{Day, Rating, Scale};
use crate::tui::screens::prelude::*;
use crate::wording::numbers::counted;
use crate::wording::screens::scale as wording;
use crate::wording::screens::trends as trends_wording;
use chart::Course;

/// One scale over a span.
#[derive(Debug)]
pub struct ScaleScreen {
    scale: Scale,
    span: Span,
    /// The first day of what the cursor stands on; `None` for the present time.
    cursor: Option<Day>,
    /// The rank of the mean under the cursor, where it was moved there by rank.
    rank: Option<usize>,
    /// The first line of the words below the chart.
    top: usize,
    laid_out: OnceCell<Layout>,
}

/// The parts of a frame, laid out once for a size and a day.
#[derive(Debug)]
struct Layout {
    size: Size,
    today: Day,
    course: Course,
    words: Vec<Sheet>,
}

/// The rows between the plot and the words: the axis, the names below it, and what the cursor stands on.
const BETWEEN: u16 = 3;
/// From so many rows on, the ratings of the axis stand the same number of rows apart.
const EVEN_FROM: u16 = 9;

/// So many of some rows that the ratings from 0 to 4 stand the same number of rows apart.
fn even_steps(rows: u16) -> u16 {
    if rows < EVEN_FROM { rows } else { rows - (rows - 1) % u16::from(Rating::MAX) }
}

/// The least part of the rows that the plot has.
const PLOT_LEAST: (u16, u16) = (9, 20);

impl Layout {
    /// The rows of the plot: as many as the words leave.
    fn plot_rows(&self) -> u16 {
        let words = self.words.iter().map(Sheet::height).max().unwrap_or_default();
        let words = u16::try_from(words).unwrap_or(u16::MAX);
        let (part, of) = PLOT_LEAST;
        let rows =
            self.size.height.saturating_sub(BETWEEN).saturating_sub(words).max(self.size.height * part / of);
        even_steps(rows)
    }

    fn words_rows(&self) -> u16 {
        self.size.height.saturating_sub(self.plot_rows() + BETWEEN)
    }

    /// The first line of the words after a move.
    fn moved(&self, top: usize, command: Command) -> usize {
        let longest = self.words.iter().max_by_key(|sheet| sheet.height());
        longest.map_or(top, |sheet| sheet.moved(top, command, self.words_rows()))
    }
}

impl ScaleScreen {
    /// The page of a scale.
    pub fn new(scale: Scale, span: Span) -> Self {
        Self { scale, span, cursor: None, rank: None, top: 0, laid_out: OnceCell::new() }
    }

    fn found<'a>(&self, context: &Context<'a>) -> Option<&'a ScaleTrend> {
        context.statistics.trends(self.span)?.scale(self.scale)
    }

    fn lay_out(&self, size: Size, context: &Context<'_>) -> Option<Layout> {
        let history = context.history?;
        let found = self.found(context);
        let start = context.settings.config.week_start;
        let room = chart::room(size.width, found);
        let course = Course::new(history, (self.scale, self.span), context.today, start, room);
        let words = words::sheets(found, self.span, context, size.width);
        Some(Layout { size, today: context.today, course, words })
    }

    /// Gives what is laid out for a size; made anew where the window or the day has changed since.
    fn with_layout<R>(
        &self,
        size: Size,
        context: &Context<'_>,
        look: impl FnOnce(&Layout) -> R,
    ) -> Option<R> {
        if self.laid_out.get().is_none() {
            // It was empty a moment ago: this cannot be refused.
            let _ = self.laid_out.set(self.lay_out(size, context)?);
        }
        match self.laid_out.get().filter(|layout| layout.size == size && layout.today == context.today) {
            Some(layout) => Some(look(layout)),
            None => self.lay_out(size, context).as_ref().map(look),
        }
    }

    fn renew(&mut self) {
        self.laid_out.take();
    }

    fn show(&mut self, span: Span, context: &Context<'_>) -> Vec<Effect> {
        if span == self.span {
            return Vec::new();
        }
        self.span = span;
        self.rank = None;
        self.top = 0;
        self.renew();
        trends::read(span, context.today)
    }

    /// The scale before or after, round the end.
    fn go(&mut self, steps: usize) {
        let place = Scale::ALL.iter().position(|other| *other == self.scale).unwrap_or_default();
        let next = Scale::ALL.get((place + steps) % Scale::ALL.len());
        self.scale = next.copied().unwrap_or(self.scale);
        self.rank = None;
        self.top = 0;
        self.renew();
    }

    /// Moves the cursor to a place that is found from the present one.
    fn walk(&mut self, context: &Context<'_>, to: impl FnOnce(usize) -> usize) {
        self.rank = None;
        self.move_to(context, |course, cursor| to(course.place(cursor)));
    }

    /// Moves the cursor to the highest mean; from there to the next highest, and after the lowest to the highest again.
    fn walk_by_rank(&mut self, context: &Context<'_>) {
        let rank = self.rank.map_or(0, |rank| rank + 1);
        let ranked = self.with_layout(context.body, context, |layout| layout.course.ranked());
        let ranked = ranked.unwrap_or_default();
        let Some((rank, place)) =
            ranked.get(rank).map(|place| (rank, *place)).or(Some(0).zip(ranked.first().copied()))
        else {
            return;
        };
        self.move_to(context, |_, _| place);
        self.rank = Some(rank);
    }

    fn move_to(&mut self, context: &Context<'_>, to: impl FnOnce(&Course, Option<Day>) -> usize) {
        let cursor = self.cursor;
        let moved = self.with_layout(context.body, context, |layout| {
            let course = &layout.course;
            let place = to(course, cursor).min(course.last());
            (place < course.last()).then(|| course.first_day(place)).flatten()
        });
        self.cursor = moved.flatten();
    }

    /// Opens the week under the cursor; of a longer time, its year.
    fn open(&self, context: &Context<'_>) -> Vec<Effect> {
        let route = self.with_layout(context.body, context, |layout| {
            let course = &layout.course;
            let (first, last) = course.days(course.place(self.cursor))?;
            let day = if last >= context.today { context.today.max(first) } else { first };
            Some(match course.unit() {
                Unit::Week => Route::Week(day),
                Unit::Months(_) => Route::Calendar(day, Some(self.scale)),
            })
        });
        route.flatten().map(Effect::Open).into_iter().collect()
    }

    /// Opens the days that the direction is computed from.
    fn open_days(&self, context: &Context<'_>) -> Vec<Effect> {
        let Some(found) = self.found(context) else { return Vec::new() };
        let label = &texts::check_in().question(self.scale).label;
        let words = format!("{label} · {}", trends::in_words(self.span));
        vec![Effect::Open(Route::Days(words, found.direction.all.days.clone()))]
    }

    fn scroll(&mut self, command: Command, context: &Context<'_>) {
        let top = self.with_layout(context.body, context, |layout| layout.moved(self.top, command));
        self.top = top.unwrap_or(self.top);
    }
}

/// The present time's mean and the days it rests on.
fn present(course: &Course, cells: u16) -> String {
    let present = trends_wording::present(course.unit(), cells >= chart::WORDS_FROM);
    let point = course.point(course.last());
    match point.tenths() {
        Some(mean) => {
            let days = counted(point.n, "day", "days");
            trends_wording::mean_and_days(present, &printed(mean), &days)
        }
        None => wording::none_yet(&present),
    }
}

impl Screen for ScaleScreen {
    fn place(&self) -> Place {
        Place::Scale
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let label = &texts::check_in().question(self.scale).label;
        let left = format!("{label} · {}", trends::in_words(self.span));
        let cells = context.body.width;
        let titled = self.with_layout(context.body, context, |layout| {
            let by = trends_wording::by_unit(layout.course.unit());
            (by.map(|by| format!("{left} · {by}")), present(&layout.course, cells))
        });
        let (by, present) = titled.unwrap_or_default();
        let right = if context.history_is_whole { present } else { trends_wording::READING.to_owned() };
        let by = by.filter(|by| width(by) + width(&right) < cells);
        (by.unwrap_or(left), right)
    }

    fn frame(&self) -> Frame {
        Frame::Full
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        match command {
            Command::Days | Command::Highest => {
                self.found(context).is_some_and(|found| found.direction.n() > 0)
            }
            _ => true,
        }
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        trends::read(self.span, context.today)
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let is_of_now = |layout: &Layout| layout.size == context.body && layout.today == context.today;
        if !self.laid_out.get().is_some_and(is_of_now) {
            self.renew();
        }
        match input.command() {
            Some(Command::Back) => return vec![Effect::Close],
            Some(Command::Left) => self.walk(context, |place| place.saturating_sub(1)),
            Some(Command::Right) => self.walk(context, |place| place + 1),
            Some(Command::First) => self.walk(context, |_| 0),
            Some(Command::Last) => self.walk(context, |_| usize::MAX),
            Some(Command::Highest) => self.walk_by_rank(context),
            Some(Command::Shorter) => return self.show(trends::beside(self.span, -1), context),
            Some(Command::Longer) => return self.show(trends::beside(self.span, 1), context),
            Some(Command::NextPart) => self.go(1),
            Some(Command::PreviousPart) => self.go(Scale::ALL.len() - 1),
            Some(Command::Open) => return self.open(context),
            Some(Command::Days) => return self.open_days(context),
            Some(command) => self.scroll(command, context),
            None => {}
        }
        Vec::new()
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        self.renew();
        trends::receive(reply, self.span, context.today)
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::Scale(self.scale, self.span))
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.with_layout(area.as_size(), context, |layout| {
            let plot = layout.plot_rows();
            let upper = Rect { height: plot + BETWEEN, ..area }.intersection(area);
            let chart = chart::Chart { scale: self.scale, found: self.found(context), context };
            chart.draw(&layout.course, self.cursor, buffer, upper);
            let below = Rect { y: upper.bottom(), height: area.bottom() - upper.bottom(), ..area };
            words::draw(&layout.words, buffer, below, context.theme, self.top);
        });
    }
}

#[cfg(test)]
mod tests;
