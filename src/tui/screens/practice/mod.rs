//! Practice: what waits, what fits today, what is not finished, and the exercises.

mod rows;
#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::rows::{Place as Focus, Row};
use super::{Context, Input, Screen};
use crate::insight::evenings::Evenings;
use crate::insight::suggest;
use crate::insight::{due, review};
use crate::journal::practice::Kind;
use crate::journal::{Body, Day, Entry, EntryId, Month, Practice};
use crate::texts::practice as texts;
use crate::tui::command::{Command, Place};
use crate::tui::dates;
use crate::tui::effect::{Effect, Route};
use crate::tui::remembered::Change;
use crate::tui::theme::Role;
use crate::tui::widgets::text::{put_lines, wrap};
use crate::tui::words;

/// What a line is for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    /// An entry to look back on.
    LookBack(EntryId, Kind, Day),
    /// What fits today.
    Suggested(Kind),
    /// A draft to go on with.
    Draft(EntryId),
    /// An exercise.
    Exercise(Kind),
}

/// The exercises, and what waits.
#[derive(Debug, Default)]
pub struct PracticeScreen {
    focus: Focus,
    /// What the line in focus is for, once one moved: lines above it come when they have been read, and go.
    chosen: Option<Target>,
}

impl PracticeScreen {
    fn rows(context: &Context<'_>) -> Vec<Row<Target>> {
        let mut rows = Vec::new();
        let is_paused = context.remembered.pause(context.today).is_some();
        if !is_paused {
            rows.extend(due_rows(context));
            rows.extend(suggested(context).map(|kind| suggested_row(kind, context)));
        }
        rows.extend(draft_rows(context));
        let heading = texts::practice().screen("list").to_owned();
        let offered = texts::practice().kinds().filter(|kind| is_listed(*kind, context));
        let first = rows.len();
        rows.extend(offered.map(|kind| exercise_row(kind, Target::Exercise(kind), context)));
        if let Some(row) = rows.get_mut(first) {
            row.heading = Some(heading);
        }
        rows
    }

    /// The line in focus, among these.
    fn focus(&self, rows: &[Row<Target>]) -> Focus {
        let chosen = self.chosen.as_ref();
        let at = rows.iter().position(|row| Some(&row.target) == chosen);
        self.focus.on(at.unwrap_or(self.focus.at()).min(rows.len().saturating_sub(1)))
    }

    fn target(&self, context: &Context<'_>) -> Option<Target> {
        let rows = Self::rows(context);
        let at = self.focus(&rows).at();
        rows.into_iter().nth(at).map(|row| row.target)
    }

    fn open(&self, context: &Context<'_>) -> Vec<Effect> {
        match self.target(context) {
            Some(Target::LookBack(id, kind, day)) => vec![Effect::Open(Route::LookBack(id, kind, day))],
            Some(Target::Draft(id)) => vec![Effect::ResumeDraft(id)],
            Some(Target::Suggested(kind) | Target::Exercise(kind)) => vec![begin(kind, context)],
            None => Vec::new(),
        }
    }
}

/// The exercise that a line is about.
fn kind_of(target: &Target, context: &Context<'_>) -> Option<Kind> {
    match target {
        Target::LookBack(_, kind, _) | Target::Suggested(kind) | Target::Exercise(kind) => Some(*kind),
        Target::Draft(id) => {
            let draft = context.drafts.iter().find(|draft| draft.head.id == *id)?;
            Kind::from_key(&draft.head.kind)
        }
    }
}

/// What begins an exercise, or the line that says when it can be.
fn begin(kind: Kind, context: &Context<'_>) -> Effect {
    match kind {
        Kind::MonthlyCheck => Effect::Open(Route::MonthlyCheck(None)),
        Kind::Evening => match context.practices.map(|all| Evenings::new(all, context.today)) {
            Some(Evenings::DoneToday) => {
                Effect::Say("This evening is written. The next one is another day's.".to_owned())
            }
            Some(Evenings::ClosedUntil(day)) => {
                let day = dates::long(day, context.today);
                Effect::Say(format!("The three evenings are written. They open again on {day}."))
            }
            _ => Effect::Open(Route::Exercise(kind, Vec::new())),
        },
        Kind::Review => {
            let week = review::week_of(context.today, context.settings.week_start);
            let mut reviews = context.practices.into_iter().flat_map(|all| all.of(Kind::Review));
            let done = reviews.find(|(_, review)| review.day("week") == Some(week.first()));
            done.map_or_else(
                || Effect::Open(Route::Exercise(kind, Vec::new())),
                |(entry, _)| Effect::Open(Route::Reader(entry.id)),
            )
        }
        _ => Effect::Open(Route::Exercise(kind, Vec::new())),
    }
}

/// Whether an exercise is listed: taking a kind word in is not for some time after the support page was needed.
fn is_listed(kind: Kind, context: &Context<'_>) -> bool {
    kind != Kind::KindWord
        || context.remembered.kind_word_rests_until.is_none_or(|until| until <= context.today)
}

/// The exercise that fits today's check-in, unless it was declined often or today.
fn suggested(context: &Context<'_>) -> Option<Kind> {
    let check_in = context.journal.check_in(context.today).and_then(Entry::check_in)?;
    let declined = &context.remembered.declined;
    if declined.values().any(|days| days.contains(&context.today)) {
        // What was declined is not followed by the next: one offer a day is enough.
        return None;
    }
    let rests = context.remembered.declines();
    suggest::suggest(&check_in.ratings, |kind| rests.rests(kind, context.today))
}

fn due_rows(context: &Context<'_>) -> Vec<Row<Target>> {
    let Some(practices) = context.practices else { return Vec::new() };
    let time_has_come = context.settings.worry_time.has_come(context.now, context.settings.day_start);
    let due = due::due(practices.iter().map(|(entry, _)| entry), context.today).into_iter();
    let rows = due.filter(|due| due.is_now(context.today, time_has_come)).filter_map(|due| {
        let entry = practices.entry(due.id)?;
        let practice = entry.practice()?;
        let exercise = texts::practice().exercise(practice.kind());
        let words = first_words(practice, context);
        let target = Target::LookBack(entry.id, practice.kind(), entry.day);
        let right = dates::short(entry.day, context.today);
        Some(Row {
            heading: None,
            label: format!("{} · {words}", exercise.name),
            right,
            more: Vec::new(),
            target,
        })
    });
    let mut rows: Vec<Row<Target>> = rows.collect();
    if let Some(row) = rows.first_mut() {
        row.heading = Some(texts::practice().screen("due").to_owned());
    }
    rows
}

/// What tells most of an entry in one line.
fn first_words(practice: &Practice, context: &Context<'_>) -> String {
    texts::first_words(practice, |list, id| context.settings.lists.label(list, id).to_owned())
}

fn draft_rows(context: &Context<'_>) -> Vec<Row<Target>> {
    let discard = words::keys_for(context.keymap, Place::Practice, Command::Discard);
    let drafts = context.drafts.iter().filter_map(|draft| {
        let kind = Kind::from_key(&draft.head.kind)?;
        let exercise = texts::practice().exercise(kind);
        let words = match draft.body(None) {
            Some(Body::Practice(practice)) => first_words(&practice, context),
            _ => String::new(),
        };
        let words = if words.is_empty() { words } else { format!(" · {words}") };
        Some(Row {
            heading: None,
            label: format!("{}{words}", exercise.title),
            right: dates::ago(&draft.changed_at, context.now, context.settings.day_start),
            more: vec![format!("Enter goes on with it; {discard} discards it.")],
            target: Target::Draft(draft.head.id),
        })
    });
    let mut rows: Vec<Row<Target>> = drafts.collect();
    if let Some(row) = rows.first_mut() {
        row.heading = Some("Not finished".to_owned());
    }
    rows
}

fn suggested_row(kind: Kind, context: &Context<'_>) -> Row<Target> {
    let row = exercise_row(kind, Target::Suggested(kind), context);
    let key = words::keys_for(context.keymap, Place::Practice, Command::NotToday);
    let not = texts::practice().screen("suggested_not").replace("{key}", &key);
    let more = std::iter::once(not).chain(row.more).collect();
    Row { heading: Some(texts::practice().screen("suggested").to_owned()), more, ..row }
}

fn exercise_row(kind: Kind, target: Target, context: &Context<'_>) -> Row<Target> {
    let exercise = texts::practice().exercise(kind);
    let partner = context.settings.partner_words;
    let more = [&exercise.summary, &exercise.research].map(|text| partner.in_text(text).into_owned());
    Row {
        heading: None,
        label: exercise.title.clone(),
        right: exercise.minutes.clone(),
        more: more.to_vec(),
        target,
    }
}

impl Screen for PracticeScreen {
    fn place(&self) -> Place {
        Place::Practice
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        ("Practice".to_owned(), dates::long(context.today, context.today))
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        let target = self.target(context);
        match command {
            Command::NotToday => matches!(target, Some(Target::Suggested(_))),
            Command::Discard => matches!(target, Some(Target::Draft(_))),
            Command::Outcome => target.is_some(),
            _ => true,
        }
    }

    fn opened(&mut self, _context: &Context<'_>) -> Vec<Effect> {
        vec![Effect::ReadPractices]
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let Some(command) = input.command() else { return Vec::new() };
        match (command, self.target(context)) {
            (Command::Back, _) => vec![Effect::Close],
            (Command::Open, _) => self.open(context),
            (Command::NotToday, Some(Target::Suggested(kind))) => {
                vec![Effect::Remember(Change::Decline(kind, context.today))]
            }
            (Command::Discard, Some(Target::Draft(id))) => {
                let undo = words::keys_for(context.keymap, Place::Practice, Command::Undo);
                let said = format!("Discarded. {undo} brings it back.");
                vec![Effect::DiscardDraft(id), Effect::Say(said)]
            }
            (Command::Outcome, Some(target)) => {
                let kind = kind_of(&target, context);
                kind.map(|kind| Effect::Open(Route::Outcome(kind))).into_iter().collect()
            }
            (command, _) => {
                let rows = Self::rows(context);
                let size = (context.body.width, context.body.height);
                self.focus = self.focus(&rows).moved(command, &rows, size, context.theme);
                self.chosen = rows.into_iter().nth(self.focus.at()).map(|row| row.target);
                Vec::new()
            }
        }
    }

    fn months(&self, context: &Context<'_>) -> Vec<Month> {
        vec![Month::of(context.today)]
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let theme = context.theme;
        let mut area = area;
        if let Some(until) = context.remembered.pause(context.today) {
            let day = dates::long(until, context.today);
            let paused = texts::practice().screen("paused").replace("{day}", &day);
            let lines = wrap(&paused, area.width);
            let y = put_lines(buffer, area, area.x, area.y, &lines, theme.style(Role::Muted));
            let y = (y + 1).min(area.bottom());
            area = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        }
        let rows = Self::rows(context);
        rows::draw(&rows, self.focus(&rows), buffer, area, theme);
    }
}
