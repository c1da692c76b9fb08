//! Trends: one small chart for each sign on the same axis, with the word for its direction and the days it
//! rests on; steadiness below them, in a row of its own.

use crate::insight::series::window_start;
use crate::insight::trends::{self, WeekPoint};
use crate::insight::{Phrases, Span};
use crate::journal::{Day, Month, Scale, Week};
use crate::tui::screens::prelude::*;
use crate::tui::statistics::Question;
use crate::tui::widgets::chart::{self, AXIS, Plane};
use crate::tui::widgets::list;
use crate::wording::marks::{self, STEADIER};
use crate::wording::screens::trends as wording;

/// The spans that can be looked at, shortest first.
pub const SPANS: [Span; 5] = [Span::Weeks(4), Span::Weeks(12), Span::Weeks(26), Span::Weeks(52), Span::All];
/// The span that is shown first.
pub const USUAL: Span = Span::Weeks(12);

/// The rows of a chart: one for each rating.
const CHART_ROWS: u16 = 5;
/// The least width of a chart with its words, in cells.
const PANEL_LEAST: u16 = 23;
/// Between charts that stand side by side.
const BETWEEN: u16 = 2;
/// The least rows of a body that have room for the legend of the charts.
const LEGEND_FROM: u16 = 14;
/// The least width that has room for all marks in words, in cells.
const ALL_MARKS_FROM: u16 = 100;
/// The farthest that dots stand apart.
const STEP_MOST: u16 = 3;

/// The trends of all scales.
#[derive(Clone, Debug)]
pub struct TrendsScreen {
    span: Span,
    selected: usize,
    top: usize,
}

impl Default for TrendsScreen {
    fn default() -> Self {
        Self { span: USUAL, selected: 0, top: 0 }
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
fn is_empty(context: &Context<'_>) -> bool {
    context.history_is_whole && context.history.is_some_and(|history| history.all().is_empty())
}

/// Returns the tasks for showing a span: the months of its last twelve weeks at once, the rest in the background.
pub fn read(span: Span, today: Day) -> Vec<Effect> {
    let mut months = vec![Month::of(today)];
    while let Some(month) = months.last().filter(|month| month.first() > today.plus(-7 * 13)) {
        months.push(month.previous());
    }
    vec![Effect::Do(Task::ReadHistory(months)), Effect::Find(Question::Trends(span))]
}

/// Returns the effects of a change on a screen of trends.
pub fn receive(reply: &Reply, span: Span, today: Day) -> Vec<Effect> {
    match reply {
        reply if reply.is_written() || matches!(reply, Reply::Read(_)) => read(span, today),
        Reply::History(_) => vec![Effect::Find(Question::Trends(span))],
        _ => Vec::new(),
    }
}

/// The places of the panels.
struct Layout {
    columns: usize,
    panel: u16,
    step: u16,
}

impl Layout {
    fn new(cells: u16, weeks: usize) -> Self {
        let fitting = [3, 2].into_iter().find_map(|columns: u16| {
            let panel = cells.saturating_sub(BETWEEN * (columns - 1)) / columns;
            let room = usize::from(panel.saturating_sub(AXIS));
            (panel >= PANEL_LEAST && room >= weeks).then_some((columns, panel))
        });
        let (columns, panel) = fitting.unwrap_or((1, cells));
        let weeks = u16::try_from(weeks.max(1)).unwrap_or(u16::MAX);
        let step = (panel.saturating_sub(AXIS) / weeks).clamp(1, STEP_MOST);
        Self { columns: usize::from(columns), panel, step }
    }

    /// The row and the column of a scale's panel.
    fn place(&self, scale: usize) -> (usize, usize) {
        if scale + 1 == Scale::ALL.len() {
            return ((Scale::ALL.len() - 1).div_ceil(self.columns), 0);
        }
        (scale / self.columns, scale % self.columns)
    }

    fn rows(&self) -> usize {
        self.place(Scale::ALL.len() - 1).0 + 1
    }
}

/// One chart with its words.
struct Panel {
    scale: Scale,
    words: Vec<String>,
    points: Vec<WeekPoint>,
}

impl Panel {
    fn height(&self) -> u16 {
        1 + CHART_ROWS + u16::try_from(self.words.len()).unwrap_or_default()
    }
}

/// All charts below each other, as they are laid out for a width.
struct View {
    layout: Layout,
    sheet: Sheet,
    /// The line at which each row of charts starts, and the one after its last.
    rows: Vec<(usize, usize)>,
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
        self.keep_in_sight(context);
        read(span, context.today)
    }

    fn keep_in_sight(&mut self, context: &Context<'_>) {
        let view = self.laid_out(context, context.body.width);
        let rows = context.body.height.saturating_sub(self.legend_rows(context, context.body));
        if let Some((from, to)) = view.rows.get(view.layout.place(self.selected).0) {
            self.top = self.top.max(to.saturating_sub(usize::from(rows))).min(*from);
        }
    }

    fn laid_out(&self, context: &Context<'_>, cells: u16) -> View {
        let weeks = weeks(self.span, context);
        let layout = Layout::new(cells.saturating_sub(1), weeks.len());
        let phrases = context.settings.lists.phrases();
        let panel = |scale| Panel {
            scale,
            words: self.words(scale, &phrases, layout.panel, context),
            points: points(scale, &weeks, context),
        };
        let panels: Vec<Panel> = Scale::ALL.into_iter().map(panel).collect();
        let (mut sheet, mut rows) = (Sheet::new(cells), Vec::new());
        for row in 0..layout.rows() {
            let in_row = || panels.iter().enumerate().filter(|(scale, _)| layout.place(*scale).0 == row);
            let height = in_row().map(|(_, panel)| panel.height()).max().unwrap_or_default();
            let mut charts = Buffer::empty(Rect::new(0, 0, cells, height));
            for (scale, panel) in in_row() {
                let column = u16::try_from(layout.place(scale).1).unwrap_or_default();
                let place = Rect { x: column * (layout.panel + BETWEEN), width: layout.panel, ..charts.area };
                draw_panel(panel, scale == self.selected, layout.step, context, &mut charts, place);
            }
            let from = sheet.height();
            sheet.drawn(&charts);
            rows.push((from, sheet.height()));
        }
        View { layout, sheet, rows }
    }

    /// The word for a scale's direction, its figures, and its days.
    fn words(&self, scale: Scale, phrases: &Phrases<'_>, cells: u16, context: &Context<'_>) -> Vec<String> {
        let Some(found) = context.statistics.trends(self.span).and_then(|trends| trends.scale(scale)) else {
            return vec![" reading ...".to_owned(), String::new()];
        };
        let direction = &found.direction;
        let word = direction.word(phrases);
        let figures = direction.figures_beside().map(|figures| format!(" · {figures}")).unwrap_or_default();
        let days = shared::of_days(&direction.n(), &direction.d);
        let mut lines = wrap(&format!("{word}{figures}"), cells.saturating_sub(1));
        lines.push(days);
        lines.into_iter().map(|line| format!(" {line}")).collect()
    }

    /// Explains the charts, once a screen.
    fn legend(&self, context: &Context<'_>, cells: u16) -> Vec<String> {
        let start = context.settings.config.week_start;
        let count = |history| trends::number_of_weeks(history, self.span, context.today, start);
        let weeks = context.history.map_or(0, |history| count(history));
        let layout = Layout::new(cells.saturating_sub(1), weeks);
        let together = weeks.div_ceil(usize::from(layout.panel.saturating_sub(AXIS).max(1)));
        let few = texts::insight_text("screen", "few_days");
        let mut marks = format!("{} {few}", chart::HOLLOW);
        // On a narrow screen the page of a sign explains the others.
        if cells >= ALL_MARKS_FROM {
            marks = wording::all_marks(&chart::SOLID, &marks, &chart::BAR);
        }
        if together > 1 {
            marks = wording::weeks_of_a_dot(&marks, &together);
        }
        let mut text = format!("{} {marks}.", marks::directions());
        let found =
            context.statistics.trends(self.span).and_then(|trends| trends.scale(self.selected_scale()));
        if let Some(direction) = found.map(|scale| &scale.direction) {
            let phrases = context.settings.lists.phrases();
            let label = phrases.label(direction.scale);
            let likely = direction.likely(&phrases).into_iter();
            let said: Vec<String> = likely.chain(direction.about_days(self.span, &phrases)).collect();
            text.extend((!said.is_empty()).then(|| format!(" {label}: {}", said.join(" "))));
        }
        wrap(&text, cells)
    }

    fn legend_rows(&self, context: &Context<'_>, body: Size) -> u16 {
        // On a small screen the charts have the room.
        if body.height < LEGEND_FROM {
            return 0;
        }
        u16::try_from(self.legend(context, body.width).len()).unwrap_or_default()
    }
}

/// Draws one chart with its words.
fn draw_panel(
    panel: &Panel,
    is_selected: bool,
    step: u16,
    context: &Context<'_>,
    buffer: &mut Buffer,
    area: Rect,
) {
    let theme = context.theme;
    let label = &texts::check_in().question(panel.scale).label;
    let arrow = if panel.scale == Scale::Steadiness { format!(" {STEADIER}") } else { String::new() };
    let (mark, role) = if is_selected { ("▌", Role::Focus) } else { (" ", Role::Heading) };
    put(buffer, area, area.x, area.y, &format!("{mark}{label}{arrow}"), theme.style(role));
    let chart_area = Rect { y: area.y + 1, height: CHART_ROWS, ..area };
    let plane = Plane { area: chart_area, within: area, scale: panel.scale, theme };
    plane.axis(buffer);
    let dots = chart::dots(&panel.points, area.width.saturating_sub(AXIS));
    plane.spread(buffer, &dots, step);
    plane.dots(buffer, &dots, step);
    let (verdict, days) = panel.words.split_at(panel.words.len().saturating_sub(1));
    let y = put_lines(buffer, area, area.x, chart_area.bottom(), verdict, theme.style(Role::Text));
    put_lines(buffer, area, area.x, y, days, theme.style(Role::Muted));
}

impl Screen for TrendsScreen {
    fn place(&self) -> Place {
        Place::Trends
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let left = format!("Trends · {}", in_words(self.span));
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

    fn is_wide(&self) -> bool {
        true
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
            Some(Command::Patterns) => return vec![Effect::Open(Route::Patterns)],
            Some(Command::Week) => return vec![Effect::Open(Route::Week(context.today))],
            Some(command) => {
                if let Some(scale) = list::moved(self.selected, command, Scale::ALL.len(), 1) {
                    self.selected = scale;
                    self.keep_in_sight(context);
                }
            }
            None => {}
        }
        Vec::new()
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        receive(reply, self.span, context.today)
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let theme = context.theme;
        if is_empty(context) {
            let lines = wrap(texts::insight_text("screen", "nothing"), area.width);
            put_lines(buffer, area, area.x, area.y, &lines, theme.style(Role::Muted));
            return;
        }
        let legend = if area.height < LEGEND_FROM { Vec::new() } else { self.legend(context, area.width) };
        let below = u16::try_from(legend.len()).unwrap_or_default().min(area.height);
        let charts = Rect { height: area.height - below, ..area };
        self.laid_out(context, area.width).sheet.draw(buffer, charts, theme, self.top);
        put_lines(buffer, area, area.x, charts.bottom(), &legend, theme.style(Role::Muted));
    }
}

#[cfg(test)]
mod tests;
