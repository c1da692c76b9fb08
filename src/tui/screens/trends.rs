//! Trends: the weekly means of every scale on one axis of time, with the word for its direction and the days it rests on;
//! a few rows each across the window, or panels where there is room for them.

pub(super) mod axis;
pub(super) mod charts;
mod panels;
mod rows;

use self::charts::Charts;
use crate::insight::Span;
use crate::insight::series::window_start;
use crate::insight::trends::{self, WeekPoint};
use crate::journal::{Day, Month, Scale, Week};
use crate::tui::screens::prelude::*;
use crate::tui::screens::report;
use crate::tui::statistics::Question;
use crate::wording::marks::{self, DOTTED, NOT_RECORDED, STEADIER};
use crate::wording::screens::trends as wording;

/// The spans that can be looked at, shortest first.
pub const SPANS: [Span; 5] = [Span::Weeks(4), Span::Weeks(12), Span::Weeks(26), Span::Weeks(52), Span::All];
/// The span that is shown first.
pub const USUAL: Span = Span::Weeks(12);

/// The least cells and rows of a body that have room for panels.
const PANELS_FROM: (u16, u16) = (112, 33);
/// The bar beside the selected chart.
const SELECTED: &str = "▌";
/// The least width that has room for what explains the charts, in cells.
const LEGEND_FROM: u16 = 60;

/// The trends of all scales.
#[derive(Clone, Debug)]
pub struct TrendsScreen {
    span: Span,
    selected: usize,
}

impl Default for TrendsScreen {
    fn default() -> Self {
        Self { span: USUAL, selected: 0 }
    }
}

/// The span `steps` further in the list of spans; held at its ends.
pub fn beside(span: Span, steps: isize) -> Span {
    let place = SPANS.iter().position(|other| *other == span).unwrap_or_default();
    SPANS.get(place.saturating_add_signed(steps)).copied().unwrap_or(span)
}

/// A span in words: `12 weeks`, `all time`.
pub fn in_words(span: Span) -> String {
    match span {
        Span::Weeks(weeks) => wording::weeks(&weeks),
        Span::All => wording::ALL_TIME.to_owned(),
    }
}

/// Returns the known calendar weeks that a span touches.
pub fn weeks(span: Span, context: &Context<'_>) -> Vec<Week> {
    let Some(history) = context.history else { return Vec::new() };
    trends::weeks(history, span, context.today, context.settings.config.week_start)
}

/// Returns the points of a scale in some weeks.
pub fn points(scale: Scale, weeks: &[Week], context: &Context<'_>) -> Vec<WeekPoint> {
    let Some(history) = context.history else { return Vec::new() };
    trends::points(history, scale, weeks)
}

/// Whether nothing is recorded at all.
pub(super) fn is_empty(context: &Context<'_>) -> bool {
    context.history_is_whole && context.history.is_some_and(|history| history.all().is_empty())
}

/// The months of the last twelve weeks, newest first.
pub(super) fn months(today: Day) -> Vec<Month> {
    let mut months = vec![Month::of(today)];
    while let Some(month) = months.last().filter(|month| month.first() > today.plus(-7 * 13)) {
        months.push(month.previous());
    }
    months
}

/// Returns the tasks for showing a span: the months of its last twelve weeks at once, the rest in the background.
pub fn read(span: Span, today: Day) -> Vec<Effect> {
    vec![Effect::Do(Task::ReadHistory(months(today))), Effect::Find(Question::Trends(span))]
}

/// Returns the effects of a change on a screen of trends.
pub fn receive(reply: &Reply, span: Span, today: Day) -> Vec<Effect> {
    match reply {
        reply if reply.is_written() || matches!(reply, Reply::Read(_)) => read(span, today),
        Reply::History(_) => vec![Effect::Find(Question::Trends(span))],
        _ => Vec::new(),
    }
}

impl TrendsScreen {
    fn selected_scale(&self) -> Scale {
        Scale::ALL.get(self.selected).copied().unwrap_or(Scale::Steadiness)
    }

    fn show(&mut self, span: Span, context: &Context<'_>) -> Vec<Effect> {
        if self.span == span {
            return Vec::new();
        }
        self.span = span;
        read(span, context.today)
    }

    /// The form that the charts have on so many cells.
    fn form(area: Size) -> Form {
        if area.width >= PANELS_FROM.0 && area.height >= PANELS_FROM.1 { Form::Panels } else { Form::Rows }
    }

    fn charts(&self, context: &Context<'_>, area: Size) -> Option<Charts> {
        let room = match Self::form(area) {
            Form::Rows => rows::room(area.width),
            Form::Panels => panels::room(area.width),
        };
        let start = context.settings.config.week_start;
        Some(Charts::new(context.history?, self.span, context.today, start, room))
    }

    /// The verdict on a scale and the days it rests on, for the place beside its chart.
    fn verdict(&self, scale: Scale, context: &Context<'_>) -> (String, String) {
        let Some(found) = context.statistics.trends(self.span).and_then(|trends| trends.scale(scale)) else {
            return (wording::READING.to_owned(), String::new());
        };
        let direction = &found.direction;
        let days = shared::of_days(&direction.n(), &direction.d);
        let days = match direction.figures_beside() {
            Some(figures) => format!("{figures} · {days}"),
            None => days,
        };
        (direction.row_word(&context.settings.lists.phrases()), days)
    }

    /// The rest that is said of the selected scale's direction; all of it where no verdict stands beside the charts.
    fn sentence(&self, context: &Context<'_>, cells: u16) -> String {
        let found = context.statistics.trends(self.span).and_then(|it| it.scale(self.selected_scale()));
        let Some(direction) = found.map(|found| &found.direction) else { return String::new() };
        let phrases = context.settings.lists.phrases();
        if !rows::has_verdicts(cells) {
            return direction.row_statement(self.span, &phrases).join(" ");
        }
        let said = direction.beside_row(self.span, &phrases);
        if said.is_empty() {
            return String::new();
        }
        wording::about(&phrases.label(direction.scale), &said.join(" "))
    }

    /// The lines below the charts: which way they point, what their marks mean, and what is said of the selected scale.
    fn lines_below(&self, form: Form, context: &Context<'_>, area: Rect) -> Vec<String> {
        let mut lines = Vec::new();
        let room = usize::from(area.height);
        if area.width >= LEGEND_FROM && room > 1 {
            let mut words = marks::directions();
            if form == Form::Panels {
                words = format!("{words} {}", wording::marks_of_bars(&DOTTED[5], &NOT_RECORDED));
            }
            lines = wrap(&words, area.width);
        }
        let left = room.saturating_sub(lines.len());
        lines.extend(as_much_as_fits(&self.sentence(context, area.width), area.width, left));
        lines
    }
}

/// Wraps what is said into so many lines; where there is more, as many whole sentences as fit, and a sign for the rest, which
/// stands on the scale's own page.
fn as_much_as_fits(said: &str, cells: u16, rows: usize) -> Vec<String> {
    let lines = wrap(said, cells);
    if lines.len() <= rows {
        return lines;
    }
    let ends = said.rmatch_indices(". ").map(|(end, _)| end);
    let shorter = ends.filter_map(|end| said.get(..=end)).map(|whole| wrap(&format!("{whole} …"), cells));
    if let Some(lines) = shorter.into_iter().find(|lines| lines.len() <= rows) {
        return lines;
    }
    let mut lines: Vec<String> = lines.into_iter().take(rows).collect();
    if let Some(last) = lines.last_mut() {
        *last = cut(&format!("{last} ………"), cells.min(width(last) + 2));
    }
    lines
}

/// How the charts stand: each in rows of its own across the window, or as panels in two columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Rows,
    Panels,
}

/// A scale's name as it stands at its chart, with the mark of the selected one.
fn label(scale: Scale, is_selected: bool) -> (String, Role) {
    let label = &texts::check_in().question(scale).label;
    let arrow = if scale == Scale::Steadiness { format!(" {STEADIER}") } else { String::new() };
    let (mark, role) = if is_selected { (SELECTED, Role::Focus) } else { (" ", Role::Heading) };
    (format!("{mark}{label}{arrow}"), role)
}

impl Screen for TrendsScreen {
    fn place(&self) -> Place {
        Place::Trends
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let columns = self.charts(context, context.body).map(|charts| charts.columns);
        let left = match columns.and_then(|columns| wording::by_unit(columns.unit)) {
            // On a narrow screen the axis shows how far back it goes.
            Some(by) if context.body.width < LEGEND_FROM => return (format!("Trends · {by}"), String::new()),
            Some(by) => format!("Trends · {} · {by}", in_words(self.span)),
            None => format!("Trends · {}", in_words(self.span)),
        };
        let first = match self.span {
            Span::Weeks(weeks) => Some(window_start(context.today, weeks)),
            Span::All => context.history.and_then(|history| history.all().first()).map(|seen| seen.day),
        };
        let mut right = match (context.history_is_whole, first) {
            (true, Some(first)) => dates::span(first.min(context.today), context.today, context.today),
            (true, None) => String::new(),
            (false, _) => "reading ...".to_owned(),
        };
        if width(&left) + width(&right) >= context.body.width {
            right = dates::with_short_months(&right);
        }
        (left, right)
    }

    fn frame(&self) -> Frame {
        Frame::Full
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        match command {
            Command::Open | Command::Down => !is_empty(context),
            Command::Left => beside(self.span, -1) != self.span,
            Command::Right => beside(self.span, 1) != self.span,
            _ => true,
        }
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        read(self.span, context.today)
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        match input.command() {
            Some(Command::Back) => return vec![Effect::Close],
            Some(Command::Left) => return self.show(beside(self.span, -1), context),
            Some(Command::Right) => return self.show(beside(self.span, 1), context),
            Some(Command::Open) if is_empty(context) => {}
            Some(Command::Open) => return vec![Effect::Open(Route::Scale(self.selected_scale(), self.span))],
            Some(Command::Calendar) => {
                return vec![Effect::Open(Route::Calendar(context.today, Some(self.selected_scale())))];
            }
            Some(Command::Report) => {
                return vec![Effect::Open(Route::Report(report::weeks_of(Some(self.span))))];
            }
            Some(Command::Patterns) => return vec![Effect::Open(Route::Patterns)],
            Some(Command::Week) => return vec![Effect::Open(Route::Week(context.today))],
            Some(Command::Up) => self.selected = self.selected.saturating_sub(1),
            Some(Command::Down) => self.selected = (self.selected + 1).min(Scale::ALL.len() - 1),
            Some(Command::First) => self.selected = 0,
            Some(Command::Last) => self.selected = Scale::ALL.len() - 1,
            _ => {}
        }
        Vec::new()
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        receive(reply, self.span, context.today)
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::Trends)
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let theme = context.theme;
        if is_empty(context) {
            let lines = wrap(texts::insight_text("screen", "nothing"), area.width);
            put_lines(buffer, area, area.x, area.y, &lines, theme.style(Role::Muted));
            return;
        }
        let size = Size::new(area.width, area.height);
        let Some(charts) = self.charts(context, size) else { return };
        let form = Self::form(size);
        let below = match form {
            Form::Rows => rows::draw(self, &charts, context, buffer, area),
            Form::Panels => panels::draw(self, &charts, context, buffer, area),
        };
        let lines = self.lines_below(form, context, below);
        put_lines(buffer, below, below.x, below.y, &lines, theme.style(Role::Muted));
    }
}

#[cfg(test)]
mod tests;
