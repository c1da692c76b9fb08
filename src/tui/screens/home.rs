//! Home: today's check-in, what is due, the last seven days, keys to everything.

use super::entries::VERSIONS;
use super::{on_this_day, practice};
use crate::insight::hard_days;
use crate::insight::practice::due;
use crate::insight::stats::numeric::one_decimal_of;
use crate::insight::today::{LEAST, TodayFinding};
use crate::journal::practice::fields;
use crate::journal::text::one_line;
use crate::journal::{Body, Day, Document, Draft, Entry, Sign};
use crate::tui::command::keymap::Keymap;
use crate::tui::effect::DateFor;
use crate::tui::screens::prelude::*;
use crate::tui::skipped_lines;
use crate::tui::widgets::ratings::{Columns, figure};
use crate::wording::marks::NOT_RECORDED;
use crate::wording::screens::home as wording;

/// The most cells of the words on what matters that are shown on a hard day.
const LIVED: u16 = 100;

/// The width below which a line is short on things that can be read elsewhere.
const NARROW: u16 = 60;

/// The number of days before today that are shown with today.
const DAYS_BEFORE: i64 = 6;

/// The hub.
#[derive(Debug, Default)]
pub struct HomeScreen {
    asked_further_back: bool,
}

impl HomeScreen {
    /// Returns the nearest check-in before today among the months that have been read.
    fn last_before<'a>(context: &Context<'a>) -> Option<&'a Entry> {
        let mut entries = context.journal.entries().rev();
        entries.find(|entry| entry.day < context.today && entry.check_in().is_some())
    }
}

impl Screen for HomeScreen {
    fn place(&self) -> Place {
        Place::Home
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let notice =
            context.settings.notice.as_ref().map(|notice| format!(" · {notice}")).unwrap_or_default();
        (format!("inward{notice}"), dates::long(context.today, context.today))
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        match command {
            Command::Continue => !context.drafts.is_empty() && context.read_only.is_none(),
            Command::CheckIn | Command::Yesterday | Command::AddNote | Command::ParkWorry => {
                context.read_only.is_none()
            }
            Command::Review => context.review().is_some(),
            Command::OnThisDay => !context.on_this_day().is_empty(),
            _ => true,
        }
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let route = match input.command() {
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
        // The months that are read at the start may lie within a long gap: look back far enough to greet rightly.
        let unknown = matches!(reply, Reply::Read(_))
            && !self.asked_further_back
            && Self::last_before(context).is_none();
        if unknown {
            self.asked_further_back = true;
            return vec![Effect::Do(Task::ReadBefore(context.today))];
        }
        let changed = matches!(reply, Reply::Read(_) | Reply::Saved(_));
        if changed && context.practices.is_none() && is_hard(context) {
            return vec![Effect::Do(Task::ReadPractices)];
        }
        Vec::new()
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let theme = context.theme;
        let mut y = area.y;
        for (text, role) in Self::lines(context) {
            y = put_lines(buffer, area, area.x, y, &wrap(&text, area.width), theme.style(role));
        }
        let rows = u16::try_from(Sign::ALL.len()).unwrap_or_default() + 1;
        if let Some(text) = versions(context) {
            // It can wait: where it would take a row from the days, it is left to the list of entries.
            let lines = wrap(&text, area.width);
            let fits = y.saturating_add(u16::try_from(lines.len()).unwrap_or(u16::MAX)).saturating_add(rows);
            if fits <= area.bottom() {
                y = put_lines(buffer, area, area.x, y, &lines, theme.style(Role::Notice));
            }
        }
        let gap = area.bottom().saturating_sub(y + rows).min(2);
        let at = Rect { y: y + gap, height: area.bottom().saturating_sub(y + gap), ..area };
        days(context, buffer, at);
        // The days must not move once the due exercises are known: those go below them, or into the gap above.
        let below = at.y.saturating_add(rows + 3);
        let below = Rect { y: below, height: area.bottom().saturating_sub(below), ..area };
        let above = Rect { y, height: gap, ..area };
        let lines: Vec<Vec<String>> = quiet(context).iter().map(|text| wrap(text, area.width)).collect();
        let fits = |room: Rect| lines.first().is_some_and(|first| first.len() <= usize::from(room.height));
        let room = if fits(below) { below } else { above };
        let mut y = room.y;
        for lines in &lines {
            if usize::from(room.bottom().saturating_sub(y)) >= lines.len() {
                y = put_lines(buffer, room, room.x, y, lines, theme.style(Role::Muted));
            }
        }
    }
}

impl HomeScreen {
    /// Lists the lines of Home, the most important first.
    fn lines(context: &Context<'_>) -> Vec<(String, Role)> {
        let mut lines = Vec::new();
        if let Some(why) = context.read_only {
            lines.push((why.to_owned(), Role::Notice));
        }
        if let Some(entry) = context.journal.check_in(context.today) {
            let time = entry.saved_at.local_time();
            lines.push((wording::recorded_at(&time), Role::Text));
            lines.extend(usual(context).map(|text| (text, Role::Text)));
        } else {
            lines.push((wording::NOT_RECORDED_YET.to_owned(), Role::Text));
            let missed = Self::last_before(context).map(|entry| context.today.days_since(entry.day) - 1);
            // That all earlier entries are here is not said where some cannot be read.
            let missed = missed.filter(|_| context.problems.is_empty());
            let words = missed.and_then(|days| texts::words().gap.words(days));
            lines.extend(words.map(|words| (words.to_owned(), Role::Text)));
        }
        if let Some(until) = context.pause() {
            let day = dates::long(until, context.today);
            lines.push((texts::words().pause.until.replace("{day}", &day), Role::Muted));
        }
        if let Some(draft) = context.drafts.first() {
            lines.push((unfinished(draft, context), Role::Notice));
        }
        lines.extend(context.problems.iter().map(|(_, problem)| (problem.clone(), Role::Notice)));
        let faults = &context.settings.config_faults;
        let skipped = if context.body.width < NARROW {
            skipped_lines::said_shortly(faults)
        } else {
            skipped_lines::said(faults)
        };
        lines.extend(skipped.map(|line| (line, Role::Notice)));
        lines
    }
}

/// Says that a draft waits, and which key continues it.
fn unfinished(draft: &Draft, context: &Context<'_>) -> String {
    if draft.body(None).is_none() {
        return wording::DRAFT_IS_NEWER.to_owned();
    }
    let kind = texts::practice::kind_name(&draft.head.kind);
    let of = match draft.head.kind.as_str() {
        "check_in" => wording::of_day(&dates::long(draft.head.day, context.today)),
        _ => String::new(),
    };
    let key = key_of(context.keymap, Command::Continue);
    wording::unfinished_draft(&kind, &of, &key)
}

fn key_of(keymap: &Keymap, command: Command) -> String {
    let row = keymap.rows(Place::Home).find(|(row, _)| row.command == command);
    row.map(|(row, keys)| Keymap::shown(row, keys)).unwrap_or_default()
}

/// Whether today is recorded as a hard day.
fn is_hard(context: &Context<'_>) -> bool {
    let check_in = context.journal.check_in(context.today).and_then(Entry::check_in);
    check_in.is_some_and(hard_days::is_hard_day)
}

/// Returns the line on what matters to the person, on a hard day.
fn matters(context: &Context<'_>) -> Option<String> {
    let strength = hard_days::strength(context.practices.filter(|_| is_hard(context))?, context.today)?;
    let practice = texts::practice::practice();
    let id = strength.answer(fields::strength::VALUE)?;
    let known = practice.list("values").iter().find(|value| value.id == id);
    let value = known.map_or(id, |value| value.label.as_str());
    let lived = [fields::strength::LIVED, fields::strength::MATTERS]
        .into_iter()
        .map(|name| strength.answer(name))
        .find(|text| !text.is_empty());
    let lived = lived.map(|text| format!(" {}", cut(&one_line(text), LIVED))).unwrap_or_default();
    Some(format!("{}{lived}", texts::words().home.hard.replace("{value}", value)))
}

/// Lists the places worth a look, the most important first: what waits, the week as a whole, and, when there is
/// neither, the same day long ago. The lines name the thing, and never say how much there is.
fn quiet(context: &Context<'_>) -> Vec<String> {
    let mut lines: Vec<String> = matters(context).into_iter().collect();
    let due = due::in_words(context.due(), |kind| &texts::practice::practice().exercise(kind).due);
    if !due.is_empty() {
        let key = key_of(context.keymap, Command::Practice);
        lines.push(texts::words().home.due.replace("{what}", &due).replace("{key}", &key));
    }
    if context.review().is_some() {
        let key = key_of(context.keymap, Command::Review);
        lines.push(texts::words().home.review.replace("{key}", &key));
    }
    if lines.is_empty() && !context.on_this_day().is_empty() {
        let when = on_this_day::when(context.on_this_day(), context.today);
        let key = key_of(context.keymap, Command::OnThisDay);
        let line = texts::words().on_this_day.home.replace("{when}", when);
        lines.push(line.replace("{key}", &key));
    }
    lines
}

/// Says that versions wait for a choice, without counting them.
fn versions(context: &Context<'_>) -> Option<String> {
    let others = context.journal.months().flat_map(Document::others);
    // Among kinds that cannot be shown here nobody can choose here either.
    let mut waiting = others.filter(|other| !matches!(other.body, Body::Other { .. })).map(|other| other.id);
    let first = waiting.next()?;
    let (what, them) = if waiting.all(|id| id == first) {
        (wording::ONE_ENTRY_WAS, "it")
    } else {
        (wording::SOME_ENTRIES_WERE, "them")
    };
    let key = key_of(context.keymap, Command::Entries);
    Some(wording::versions_wait(&what, &key, &them, &VERSIONS))
}

/// The one sentence on today after a check-in.
fn usual(context: &Context<'_>) -> Option<String> {
    let figure = |value: f64| -> String {
        let text = one_decimal_of(value).unwrap_or_default();
        text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
    };
    Some(match TodayFinding::new(context.journal, context.today)? {
        TodayFinding::TooEarly { n } => wording::too_early(&n, &LEAST),
        TodayFinding::Within { .. } => wording::WITHIN_USUAL.to_owned(),
        TodayFinding::Outside { sign, rating, low, high, n, above } => {
            let label = &texts::check_in().question(sign).label;
            let side = if above { "above" } else { "below" };
            let (low, high) = (figure(low), figure(high));
            let range = if low == high { low } else { wording::range(&low, &high) };
            wording::outside_usual(&label, &side, &rating, &range, &n)
        }
    })
}

/// The last seven days as five small rows.
fn days(context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
    let theme = context.theme;
    let columns = Columns::new(area.width);
    let shown: Vec<Day> = (-DAYS_BEFORE..=0).map(|back| context.today.plus(back)).collect();
    for (day, index) in shown.iter().zip(0..) {
        let role = if *day == context.today { Role::Text } else { Role::Muted };
        let right = area.x + columns.day(index) + 2;
        put_right(buffer, area, right, area.y, columns.weekday(*day), theme.style(role));
    }
    for (sign, y) in Sign::ALL.into_iter().zip(area.y + 1..) {
        let label = &texts::check_in().question(sign).label;
        put(buffer, area, area.x, y, label, theme.style(Role::Text));
        for (day, index) in shown.iter().zip(0..) {
            let check_in = context.journal.check_in(*day).and_then(Entry::check_in);
            // Today may still be recorded: until then it is left blank.
            if check_in.is_none() && *day == context.today {
                continue;
            }
            let rating = check_in.and_then(|check_in| check_in.ratings.get(sign));
            let (text, role) = figure(sign.into(), rating);
            put(buffer, area, area.x + columns.day(index), y, &text, theme.style(role));
        }
    }
    let below = area.y + 1 + u16::try_from(Sign::ALL.len()).unwrap_or_default();
    let direction = &texts::check_in().generic.direction;
    let legend = wording::legend(&direction, &NOT_RECORDED);
    put(buffer, area, area.x, below + 1, &legend, theme.style(Role::Muted));
}

#[cfg(test)]
mod tests;
