//! Home: today's check-in, what is due, the last seven days, the last twelve weeks where there is room, keys to everything.
//! A quiet one shows nothing of entries until a key uncovers it.

mod days;
mod middle;
mod said;

use std::cell::OnceCell;

use self::middle::Middle;
use super::trends::{self, charts::Charts};
use super::{cards, practice};
use crate::insight::History;
use crate::journal::{Day, Month, WeekStart};
use crate::tui::effect::DateFor;
use crate::tui::plain::{PlainStep, Takes};
use crate::tui::screens::prelude::*;
use crate::wording::screens::home as wording;

/// The widest that a line of text gets, in cells.
const WIDEST: u16 = 84;

/// The hub.
#[derive(Debug, Default)]
pub struct HomeScreen {
    /// The day on which earlier months were asked for.
    asked_on: Option<Day>,
    /// The day on which they had been read.
    read_on: Option<Day>,
    /// The last weeks, once their months have been read.
    weeks: Option<Weeks>,
    /// Whether a quiet Home is uncovered.
    is_uncovered: bool,
}

/// The check-ins of the last weeks, and the charts of them.
#[derive(Debug)]
struct Weeks {
    /// The day up to which they go.
    today: Day,
    history: History,
    /// The charts, and the day on which their weeks start.
    charts: OnceCell<(WeekStart, Charts)>,
}

impl Weeks {
    /// Looks at the charts with this start of a week; they are made anew only after the setting was changed.
    fn with_charts<R>(&self, start: WeekStart, look: impl FnOnce(&Charts) -> R) -> R {
        let new = || Charts::new(&self.history, trends::USUAL, self.today, start, u16::MAX);
        match self.charts.get_or_init(|| (start, new())) {
            (of, charts) if *of == start => look(charts),
            _ => look(&new()),
        }
    }
}

impl HomeScreen {
    /// Whether nothing is shown that tells of entries.
    fn is_covered(&self, context: &Context<'_>) -> bool {
        context.settings.config.quiet_home && !self.is_uncovered
    }

    /// Puts the last weeks together, once their months have been read.
    fn renew_weeks(&mut self, context: &Context<'_>) {
        let months: Vec<Month> = trends::months(context.today);
        let is_read = context.all_read
            || self.read_on == Some(context.today)
            || months.iter().all(|month| context.journal.month(*month).is_some());
        let mut history = History::default();
        for document in months.iter().rev().filter_map(|month| context.journal.month(*month)) {
            history.put_document(document);
        }
        self.weeks = is_read.then(|| Weeks { today: context.today, history, charts: OnceCell::new() });
    }
}

impl Screen for HomeScreen {
    fn place(&self) -> Place {
        Place::Home
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let notice =
            context.settings.notice.as_ref().map(|notice| format!(" · {notice}")).unwrap_or_default();
        (format!("{}{notice}", context.settings.config.title()), dates::long(context.today, context.today))
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        match command {
            Command::Toggle => context.settings.config.quiet_home,
            Command::Continue | Command::Review | Command::OnThisDay | Command::Card
                if self.is_covered(context) =>
            {
                false
            }
            Command::Continue => !context.drafts.is_empty() && context.read_only.is_none(),
            Command::CheckIn | Command::Yesterday | Command::AddNote | Command::ParkWorry => {
                context.read_only.is_none()
            }
            Command::Review => context.review().is_some(),
            Command::OnThisDay => !context.on_this_day().is_empty(),
            Command::Card => cards::home_line(context).is_some(),
            _ => true,
        }
    }

    fn says(&self, command: Command, context: &Context<'_>) -> Option<&'static str> {
        (command == Command::Toggle && !self.is_covered(context)).then_some(wording::COVER)
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let route = match input.command() {
            Some(Command::Toggle) if context.settings.config.quiet_home => {
                self.is_uncovered = !self.is_uncovered;
                return said::says_agreed(context).filter(|_| self.is_uncovered).into_iter().collect();
            }
            Some(Command::CheckIn) => Route::CheckIn(context.today),
            Some(Command::Yesterday) => Route::CheckIn(context.today.plus(-1)),
            Some(Command::GoToDate) => Route::GoToDate(DateFor::CheckIn),
            Some(Command::Week) => Route::Week(context.today),
            Some(Command::Calendar) => Route::calendar(context.today),
            Some(Command::Trends) => Route::Trends,
            Some(Command::Patterns) => Route::Patterns,
            Some(Command::Review) => {
                practice::review_of_the_week(context).map_or(Route::Review, Route::Reader)
            }
            Some(Command::OnThisDay) => Route::OnThisDay,
            Some(Command::Entries) => Route::Entries { search: false },
            Some(Command::Search) => Route::Entries { search: true },
            Some(Command::AddNote) => Route::Note(context.today, None),
            Some(Command::Practice) => Route::Practice,
            Some(Command::Card) => cards::route(context),
            Some(Command::Settings) => Route::Settings,
            Some(Command::Continue) => {
                let draft = context.drafts.first();
                return draft.map(|draft| Effect::Do(Task::ResumeDraft(draft.head.id))).into_iter().collect();
            }
            _ => return Vec::new(),
        };
        vec![Effect::Open(route)]
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        let is_new = matches!(reply, Reply::Read(_) | Reply::ReadBefore(_)) || reply.is_written();
        if !is_new {
            return Vec::new();
        }
        if matches!(reply, Reply::ReadBefore(day) if *day == context.today) {
            self.read_on = Some(context.today);
        }
        self.renew_weeks(context);
        let mut effects: Vec<Effect> = cards::come(context).into_iter().collect();
        effects.extend(said::says_agreed(context).filter(|_| !self.is_covered(context)));
        // The months that are read at the start hold neither all weeks that are drawn nor, perhaps, the last check-in.
        if matches!(reply, Reply::Read(_)) && self.asked_on != Some(context.today) {
            self.asked_on = Some(context.today);
            effects.push(Effect::Do(Task::ReadBefore(context.today)));
        }
        let changed = matches!(reply, Reply::Read(_) | Reply::Saved(_));
        if changed
            && context.practices.is_none()
            && (said::is_hard(context) || practice::are_hard_days(context))
        {
            effects.push(Effect::Do(Task::ReadPractices));
        }
        effects
    }

    fn frame(&self) -> Frame {
        Frame::Wide
    }

    fn plain(&self, context: &Context<'_>) -> Option<PlainStep> {
        let (title, day) = self.title(context);
        let says: Vec<String> = if self.is_covered(context) {
            said::covered(context).map(|(line, _)| line).into_iter().collect()
        } else {
            let lines = said::lines(context).into_iter().map(|(line, _)| line);
            lines.chain(said::versions(context)).chain(said::quiet(context, true)).collect()
        };
        let says = std::iter::once(day).chain(says).collect();
        Some(PlainStep { title, says, remarks: Vec::new(), takes: Takes::Enter, is_over: false })
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let text = Rect { width: area.width.min(WIDEST), ..area };
        let is_covered = self.is_covered(context);
        let lines =
            if is_covered { said::covered(context).into_iter().collect() } else { said::lines(context) };
        let mut y = area.y;
        for (line, role) in lines {
            y = put_lines(buffer, text, text.x, y, &wrap(&line, text.width), context.theme.style(role));
        }
        if is_covered {
            return;
        }
        match Middle::new(context, area, y) {
            Some(middle) => match self.weeks.as_ref().filter(|weeks| weeks.today == context.today) {
                Some(weeks) => weeks.with_charts(context.settings.config.week_start, |charts| {
                    middle.draw(Some(charts), buffer);
                }),
                None => middle.draw(None, buffer),
            },
            None => small(context, buffer, text, y),
        }
    }
}

/// Draws all below the lines at the top in a window that has no room for the middle.
fn small(context: &Context<'_>, buffer: &mut Buffer, area: Rect, y: u16) {
    let (theme, rows) = (context.theme, days::rows());
    let mut y = y;
    if let Some(text) = said::versions(context) {
        // It can wait: where it would take a row from the days, it is left to the list of entries.
        let lines = wrap(&text, area.width);
        let fits = y.saturating_add(u16::try_from(lines.len()).unwrap_or(u16::MAX)).saturating_add(rows);
        if fits <= area.bottom() {
            y = put_lines(buffer, area, area.x, y, &lines, theme.style(Role::Notice));
        }
    }
    let gap = area.bottom().saturating_sub(y + rows).min(2);
    let at = Rect { y: y + gap, height: area.bottom().saturating_sub(y + gap), ..area };
    days::draw(context, buffer, at);
    // The days must not move once the due exercises are known: those go below them, or into the gap above.
    let below = at.y.saturating_add(rows + 3);
    let below = Rect { y: below, height: area.bottom().saturating_sub(below), ..area };
    let above = Rect { y, height: gap, ..area };
    let lines: Vec<Vec<String>> =
        said::quiet(context, false).iter().map(|text| wrap(text, area.width)).collect();
    let fits = |room: Rect| lines.first().is_some_and(|first| first.len() <= usize::from(room.height));
    let room = if fits(below) { below } else { above };
    put_fitting(context, buffer, room, &lines);
}

/// Draws the texts that fit into some rows, each in its lines.
fn put_fitting(context: &Context<'_>, buffer: &mut Buffer, room: Rect, texts: &[Vec<String>]) {
    let mut y = room.y;
    for lines in texts {
        if usize::from(room.bottom().saturating_sub(y)) >= lines.len() {
            y = put_lines(buffer, room, room.x, y, lines, context.theme.style(Role::Muted));
        }
    }
}

#[cfg(test)]
mod tests;
