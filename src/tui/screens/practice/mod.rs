//! Practice: what is due, what fits today, unfinished drafts, and the exercises.

mod in_lines;
mod rows;
#[cfg(test)]
mod tests;

use self::rows::{ChoiceRow, Focus};
use crate::insight::practice::evenings::Evenings;
use crate::insight::practice::goals;
use crate::insight::practice::review;
use crate::insight::practice::suggest::{self, Declines};
use crate::insight::{Practices, hard_days, trial};
use crate::journal::format::state::Change;
use crate::journal::practice::Kind;
use crate::journal::practice::fields;
use crate::journal::{Body, CheckIn, Day, Draft, Entry, EntryId, Month};
use crate::texts::{cards, partner_page, practice as texts};
use crate::tui::plain::{PlainAnswer, PlainStep};
use crate::tui::screens::prelude::*;
use crate::wording::entry::practice_words;
use crate::wording::screens::practice as wording;

/// The purpose of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    /// The plan for heavier weeks, while days are hard.
    Plan(EntryId, Day),
    /// An entry to look back on.
    LookBack(EntryId, Kind, Day),
    /// An exercise that fits today.
    Suggested(Kind),
    /// A draft to go on with.
    Draft(EntryId),
    /// An exercise.
    Exercise(Kind),
    /// The cards.
    Cards,
    /// The page for a partner.
    PartnerPage,
}

/// The screen of exercises, and of those that wait.
#[derive(Debug, Default)]
pub struct PracticeScreen {
    focus: Focus,
    /// The target of the line in focus, once one moved: lines above it come when they have been read, and go.
    chosen: Option<Target>,
}

impl PracticeScreen {
    /// Lists the targets of the lines, in order.
    fn targets(context: &Context<'_>) -> Vec<Target> {
        let due = context.due().into_iter().map(|due| Target::LookBack(due.id, due.kind, due.day));
        let plan = plan_for_heavier_weeks(context).map(|plan| Target::Plan(plan.id, plan.day));
        let suggested = suggested(context).map(Target::Suggested);
        let drafts = context.drafts.iter().filter(|draft| Kind::from_key(&draft.head.kind).is_some());
        let drafts = drafts.map(|draft| Target::Draft(draft.head.id));
        let exercises = listed(context).into_iter().map(Target::Exercise);
        plan.into_iter()
            .chain(due)
            .chain(suggested)
            .chain(drafts)
            .chain(exercises)
            .chain([Target::Cards, Target::PartnerPage])
            .collect()
    }

    /// The lines, each part of them under its heading.
    fn rows(context: &Context<'_>) -> Vec<ChoiceRow<Target>> {
        let mut before = None;
        let rows = Self::targets(context).into_iter().map(|target| {
            let heading = heading(&target);
            let is_first = before.replace(heading) != Some(heading);
            ChoiceRow { heading: is_first.then(|| heading.to_owned()), ..row(target, context) }
        });
        rows.collect()
    }

    /// Returns the position of the focus among these.
    fn focus(&self, targets: &[Target]) -> Focus {
        let at = targets.iter().position(|target| Some(target) == self.chosen.as_ref());
        self.focus.on(at.unwrap_or(self.focus.at()).min(targets.len().saturating_sub(1)))
    }

    fn target(&self, context: &Context<'_>) -> Option<Target> {
        let targets = Self::targets(context);
        let at = self.focus(&targets).at();
        targets.into_iter().nth(at)
    }
}

/// What choosing a line does.
fn opened(target: Option<Target>, context: &Context<'_>) -> Vec<Effect> {
    match target {
        Some(Target::LookBack(id, kind, day)) => vec![Effect::Open(Route::LookBack(id, kind, day))],
        Some(Target::Draft(id)) => vec![Effect::Do(Task::ResumeDraft(id))],
        Some(Target::Plan(id, day)) => {
            let reads = context.reads([Month::of(day)]);
            reads.into_iter().chain([Effect::Open(Route::Reader(id))]).collect()
        }
        Some(Target::Cards) => vec![Effect::Open(Route::Cards)],
        Some(Target::PartnerPage) => vec![Effect::Open(Route::PartnerPage)],
        Some(Target::Exercise(kind)) if rests(kind, context) => {
            vec![Effect::Say(texts::practice().screen("rests_more").to_owned())]
        }
        Some(Target::Suggested(kind) | Target::Exercise(kind)) => vec![begin(kind, context)],
        None => Vec::new(),
    }
}

/// The exercise that a line is about.
fn kind_of(target: &Target, context: &Context<'_>) -> Option<Kind> {
    match target {
        Target::Plan(..) => Some(Kind::Setback),
        Target::LookBack(_, kind, _) | Target::Suggested(kind) | Target::Exercise(kind) => Some(*kind),
        Target::Draft(id) => {
            let draft = context.drafts.iter().find(|draft| draft.head.id == *id)?;
            Kind::from_key(&draft.head.kind)
        }
        Target::Cards | Target::PartnerPage => None,
    }
}

/// Whether today is recorded, and many of the last days were hard.
pub(super) fn are_hard_days(context: &Context<'_>) -> bool {
    context.journal.check_in(context.today).is_some()
        && hard_days::are_hard_days(context.journal.entries().rev())
}

/// The plan for heavier weeks, when days are hard and there is one.
pub(super) fn plan_for_heavier_weeks<'a>(context: &Context<'a>) -> Option<&'a Entry> {
    let practices = context.practices.filter(|_| are_hard_days(context))?;
    practices.newest_written(Kind::Setback).map(|(entry, _)| entry)
}

/// Begins an exercise, or says when it can begin; [`Route::Begin`] where earlier entries decide that and have not been read.
pub(in crate::tui) fn begin(kind: Kind, context: &Context<'_>) -> Effect {
    match kind {
        Kind::Evening | Kind::Goal | Kind::Trial if context.practices.is_none() => {
            Effect::Open(Route::Begin(kind))
        }
        Kind::Trial if rests(kind, context) => Effect::Say(texts::practice().screen("rests_more").to_owned()),
        Kind::Trial if context.practices.is_some_and(|all| goes_on(all, context.today)) => {
            Effect::Open(Route::Outcome(kind))
        }
        Kind::MonthlyCheck => Effect::Open(Route::MonthlyCheck(None)),
        Kind::Evening => match context.practices.map(|all| Evenings::new(all, context.today)) {
            Some(Evenings::DoneToday) => Effect::Say(wording::EVENING_IS_WRITTEN.to_owned()),
            Some(Evenings::ClosedUntil(day)) => {
                let day = dates::long(day, context.today);
                Effect::Say(wording::evenings_are_written(&day))
            }
            _ => Effect::Open(Route::Exercise(kind, Vec::new())),
        },
        Kind::Goal if context.practices.is_some_and(goals::are_full) => {
            let key = key_names::keys_for(context.keymap, Place::Practice, Command::Outcome);
            Effect::Say(wording::three_goals_are_open(&key))
        }
        Kind::Review => {
            Effect::Open(review_of_the_week(context).map_or(Route::Exercise(kind, Vec::new()), Route::Reader))
        }
        _ => Effect::Open(Route::Exercise(kind, Vec::new())),
    }
}

/// The review that was made of the week that can be looked at.
pub(super) fn review_of_the_week(context: &Context<'_>) -> Option<EntryId> {
    let week = review::week_of(context.today, context.settings.config.week_start);
    // It is made within a week after the week's last day, and these days have been read since the start.
    let mut entries = context.journal.range(context.today.plus(-13)..=context.today);
    let is_it = |entry: &&Entry| {
        let review = entry.practice().filter(|practice| practice.kind() == Kind::Review);
        review.is_some_and(|review| review.answer(fields::review::WEEK) == Some(week.first()))
    };
    entries.find(is_it).map(|entry| entry.id)
}

/// Whether an exercise rests: a trial does also while many days are hard.
pub(super) fn rests(kind: Kind, context: &Context<'_>) -> bool {
    let is_hard = || hard_days::are_hard_days(context.journal.entries().rev());
    context.state.exercise_rests(kind, context.today) || kind == Kind::Trial && is_hard()
}

/// Whether a coin-flip trial goes on: there is one at a time.
fn goes_on(practices: &Practices, today: Day) -> bool {
    trial::going_on(practices.of(Kind::Trial).map(|(entry, _)| entry), today).is_some()
}

/// The exercises in the order in which they are listed: on a hard day what calms comes first.
fn listed(context: &Context<'_>) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = texts::practice().kinds().collect();
    let today = context.journal.check_in(context.today).and_then(Entry::check_in);
    let is_hard = |check_in: &CheckIn| {
        hard_days::is_hard_day(check_in) || hard_days::is_hard_evening(&check_in.ratings)
    };
    if today.is_some_and(is_hard) {
        kinds.sort_by_key(|kind| *kind != Kind::Calm);
    }
    kinds
}

/// The exercise that fits today's check-in, unless it was declined often or today, or a pause goes on.
pub(super) fn suggested(context: &Context<'_>) -> Option<Kind> {
    let check_in = context.journal.check_in(context.today).and_then(Entry::check_in)?;
    let is_declined = context.state.declines().any(|(_, day)| day == context.today);
    if is_declined || context.state.pause(context.today).is_some() || !context.settings.config.suggestions {
        // An offer that was declined is not followed by the next: one a day is enough.
        return None;
    }
    let rests = Declines::of(context.state);
    suggest::suggest(&check_in.ratings, |kind| rests.rests(kind, context.today))
}

/// Returns the heading above the first of these lines.
fn heading(target: &Target) -> &'static str {
    let name = match target {
        Target::Plan(..) => "heavy",
        Target::LookBack(..) => "due",
        Target::Suggested(_) => "suggested",
        Target::Draft(_) => "not_finished",
        Target::Exercise(_) => "list",
        Target::Cards | Target::PartnerPage => "read",
    };
    texts::practice().screen(name)
}

fn row(target: Target, context: &Context<'_>) -> ChoiceRow<Target> {
    match target {
        Target::LookBack(id, kind, day) => {
            let entry = context.practices.and_then(|practices| practices.on(day, id));
            let words = entry
                .and_then(Entry::practice)
                .map(|practice| practice_words(practice, &context.settings.lists));
            let words = words.map(|words| format!(" · {words}")).unwrap_or_default();
            ChoiceRow {
                heading: None,
                label: format!("{}{words}", texts::practice().exercise(kind).name),
                right: dates::short(day, context.today),
                more: Vec::new(),
                is_resting: false,
                target,
            }
        }
        Target::Plan(..) => ChoiceRow {
            heading: None,
            label: texts::practice().exercise(Kind::Setback).title.clone(),
            right: String::new(),
            more: vec![wording::READ_PLAN.to_owned()],
            is_resting: false,
            target,
        },
        Target::Draft(id) => draft_row(id, target, context),
        Target::Exercise(kind) => exercise_row(kind, target, context),
        Target::Cards => reading_row(&cards().screen.list, wording::CARDS, target),
        Target::PartnerPage => reading_row(&partner_page().title, wording::PARTNER_PAGE, target),
        Target::Suggested(kind) => {
            let row = exercise_row(kind, target, context);
            let key = key_names::keys_for(context.keymap, Place::Practice, Command::NotToday);
            let not = texts::practice().screen("suggested_not").replace("{key}", &key);
            ChoiceRow { more: std::iter::once(not).chain(row.more).collect(), ..row }
        }
    }
}

fn draft_row(id: EntryId, target: Target, context: &Context<'_>) -> ChoiceRow<Target> {
    let draft = context.drafts.iter().find(|draft| draft.head.id == id);
    let kind = draft.and_then(|draft| Kind::from_key(&draft.head.kind));
    let title = kind.map_or("", |kind| texts::practice().exercise(kind).title.as_str());
    let title = context.settings.config.partner_words.in_text(title);
    let words = match draft.and_then(|draft| draft.body(None)) {
        Some(Body::Practice(practice)) => practice_words(&practice, &context.settings.lists),
        _ => String::new(),
    };
    let words = if words.is_empty() { words } else { format!(" · {words}") };
    let ago = |draft: &Draft| dates::ago(&draft.changed_at, context.now, context.settings.day_start);
    let discard = key_names::keys_for(context.keymap, Place::Practice, Command::Discard);
    ChoiceRow {
        heading: None,
        label: format!("{title}{words}"),
        right: draft.map(ago).unwrap_or_default(),
        more: vec![wording::continue_or_discard(&discard)],
        is_resting: false,
        target,
    }
}

/// The line of something to read, and what it is.
fn reading_row(name: &str, what: &str, target: Target) -> ChoiceRow<Target> {
    ChoiceRow {
        heading: None,
        label: name.to_owned(),
        right: String::new(),
        more: vec![what.to_owned()],
        is_resting: false,
        target,
    }
}

fn exercise_row(kind: Kind, target: Target, context: &Context<'_>) -> ChoiceRow<Target> {
    let exercise = texts::practice().exercise(kind);
    let partner = context.settings.config.partner_words;
    let is_resting = rests(kind, context);
    let (right, more) = if is_resting {
        let screen = |name| texts::practice().screen(name).to_owned();
        (screen("rests"), vec![screen("rests_more")])
    } else {
        let more = [&exercise.summary, &exercise.research].map(|text| partner.in_text(text).into_owned());
        (exercise.minutes.clone(), more.to_vec())
    };
    ChoiceRow {
        heading: None,
        label: partner.in_text(&exercise.title).into_owned(),
        right,
        more,
        is_resting,
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
            Command::Open => !context.settings.is_plain,
            Command::Outcome => target.is_some_and(|target| kind_of(&target, context).is_some()),
            _ => true,
        }
    }

    fn opened(&mut self, _context: &Context<'_>) -> Vec<Effect> {
        vec![Effect::Do(Task::ReadPractices)]
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let Some(command) = input.command() else { return Vec::new() };
        match (command, self.target(context)) {
            (Command::Back, _) => vec![Effect::Close],
            (Command::Open, target) => opened(target, context),
            (Command::NotToday, Some(Target::Suggested(kind))) => {
                vec![Effect::Do(Task::Remember(Change::Decline(kind, context.today)))]
            }
            (Command::Discard, Some(Target::Draft(id))) => {
                let undo = key_names::keys_for(context.keymap, Place::Practice, Command::Undo);
                let said = wording::discarded(&undo);
                vec![Effect::Do(Task::DiscardDraft(id)), Effect::Say(said)]
            }
            (Command::Outcome, Some(target)) => {
                let kind = kind_of(&target, context);
                kind.map(|kind| Effect::Open(Route::Outcome(kind))).into_iter().collect()
            }
            (command, _) => {
                let rows = Self::rows(context);
                let size = (context.body.width, context.body.height);
                self.focus = self.focus(&Self::targets(context)).moved(command, &rows, size);
                self.chosen = rows.into_iter().nth(self.focus.at()).map(|row| row.target);
                Vec::new()
            }
        }
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::Practice)
    }

    fn plain(&self, context: &Context<'_>) -> Option<PlainStep> {
        Some(in_lines::step(self.title(context).0, context))
    }

    fn answer(&mut self, answer: PlainAnswer, context: &Context<'_>) -> Vec<Effect> {
        in_lines::answered(&answer, context)
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let theme = context.theme;
        let mut area = area;
        if let Some(until) = context.state.pause(context.today) {
            let day = dates::long(until, context.today);
            let paused = texts::practice().screen("paused").replace("{day}", &day);
            let lines = wrap(&paused, area.width);
            let y = put_lines(buffer, area, area.x, area.y, &lines, theme.style(Role::Muted));
            let y = (y + 1).min(area.bottom());
            area = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        }
        let focus = self.focus(&Self::targets(context));
        rows::draw(&Self::rows(context), focus, buffer, area, theme);
    }
}
