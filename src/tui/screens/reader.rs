//! One entry, whole: its ratings, ticks and words, and its times.

use crate::wording::screens::reader as wording;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::insight::trial;
use crate::journal::practice::Kind;
use crate::journal::text::one_line;
use crate::journal::{Body, Day, Entry, EntryId, Moment, Month, Practice, Rating, Scale, Trial};
use crate::texts;
use crate::texts::practice::{BETWEEN, Saying};
use crate::tui::command::key_names;
use crate::tui::command::{Command, Place};
use crate::tui::effect::{Confirm, DateFor, Effect, Route};
use crate::tui::screens::exercise::may_be_copied;
use crate::tui::screens::{Context, Input, Screen, copy};
use crate::tui::task::{Reply, Task};
use crate::tui::theme::Role;
use crate::tui::widgets::ratings;
use crate::tui::widgets::sheet::Sheet;
use crate::wording::dates;
use crate::wording::entry::{Passage, passages};
use crate::wording::marks;

/// The column of the rating next to its label.
const COLUMN: u16 = 18;

/// The column at which ticks begin next to the heading of their list.
const TICKS: u16 = 24;

/// One entry, read.
#[derive(Clone, Debug)]
pub struct ReaderScreen {
    id: EntryId,
    top: usize,
    /// The neighbour that was asked for before it had been read.
    waits_for: Option<Neighbour>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Neighbour {
    Before,
    After,
}

impl ReaderScreen {
    /// The page of an entry.
    pub fn new(id: EntryId) -> Self {
        Self { id, top: 0, waits_for: None }
    }

    /// Goes on showing the entry under its other id.
    fn follow(&mut self, id: EntryId) -> Vec<Effect> {
        *self = Self::new(id);
        Vec::new()
    }

    fn entry<'a>(&self, context: &Context<'a>) -> Option<&'a Entry> {
        context.journal.entry(self.id)
    }

    /// Opens an entry for editing; words in a resting draft are continued, as a new page would put them out of sight.
    fn edit(&self, entry: &Entry, context: &Context<'_>) -> Effect {
        match &entry.body {
            Body::Other { .. } => Effect::Say(wording::FROM_A_NEWER_VERSION.to_owned()),
            _ if self.rests(context) => Effect::Do(Task::ResumeDraft(self.id)),
            Body::CheckIn(_) => Effect::Open(Route::CheckIn(entry.day)),
            Body::Note(_) => Effect::Open(Route::Note(entry.day, Some(self.id))),
            Body::Practice(practice) if practice.kind() == Kind::MonthlyCheck => {
                Effect::Open(Route::MonthlyCheck(Some(self.id)))
            }
            Body::Practice(practice) if practice.kind() == Kind::Trial => end_trial(entry, context),
            Body::Practice(practice) => {
                Effect::Open(Route::EditPractice(self.id, practice.kind(), entry.day))
            }
        }
    }

    /// Changes the entry, or says why it cannot be changed.
    fn change(&self, command: Command, context: &Context<'_>) -> Vec<Effect> {
        let Some(entry) = self.entry(context) else { return Vec::new() };
        let waiting = entry.practice().filter(|practice| practice.look_back().is_some());
        if command == Command::LookBack && waiting.is_none() {
            return Vec::new();
        }
        if let Some(why) = context.read_only {
            return vec![Effect::Say(why.to_owned())];
        }
        match (command, waiting) {
            (Command::Delete, _) => {
                vec![Effect::Do(Task::Delete(self.id, Month::of(entry.day))), Effect::Close]
            }
            (Command::Move, _) => vec![self.go_elsewhere(entry, context)],
            // Be it before its day.
            (Command::LookBack, Some(practice)) => {
                vec![Effect::Open(Route::LookBack(self.id, practice.kind(), entry.day))]
            }
            _ => vec![self.edit(entry, context)],
        }
    }

    /// Asks for the day that the entry is moved to.
    fn go_elsewhere(&self, entry: &Entry, context: &Context<'_>) -> Effect {
        match entry.body {
            Body::Other { .. } => Effect::Say(wording::FROM_A_NEWER_VERSION.to_owned()),
            _ if self.rests(context) => Effect::Say(wording::HAS_A_DRAFT.to_owned()),
            _ => Effect::Open(Route::GoToDate(DateFor::Move(self.id))),
        }
    }

    fn waits(&self, context: &Context<'_>) -> bool {
        let practice = self.entry(context).and_then(Entry::practice);
        practice.is_some_and(|practice| practice.look_back().is_some()) && context.read_only.is_none()
    }

    fn has_others(&self, context: &Context<'_>) -> bool {
        self.entry(context).is_some_and(|entry| !waiting(entry, context).is_empty())
    }

    fn rests(&self, context: &Context<'_>) -> bool {
        context.drafts.iter().any(|draft| draft.head.id == self.id)
    }

    fn step(&mut self, step: Neighbour, context: &Context<'_>) -> Vec<Effect> {
        let Some(entry) = self.entry(context) else { return Vec::new() };
        match neighbour(entry, step, context) {
            Some(id) => *self = Self::new(id),
            None if context.all_read => {
                let end = if step == Neighbour::Before { "first" } else { "last" };
                return vec![Effect::Say(wording::this_is_the_entry(&end))];
            }
            None => {
                self.waits_for = Some(step);
                return vec![Effect::Do(Task::ReadAll), Effect::Say("Reading ...".to_owned())];
            }
        }
        Vec::new()
    }

    /// Opens another view of the entry's day.
    fn elsewhere(&self, route: fn(Day) -> Route, context: &Context<'_>) -> Vec<Effect> {
        self.entry(context).map(|entry| Effect::Open(route(entry.day))).into_iter().collect()
    }

    /// Asks whether the entry is put on the clipboard: its words as they are shown, unwrapped.
    fn copied(&self, context: &Context<'_>) -> Vec<Effect> {
        let Some(entry) = self.entry(context) else { return Vec::new() };
        if entry.practice().is_some_and(|practice| stays(practice, context)) {
            return vec![Effect::Say(wording::NOT_COPIED_NOW.to_owned())];
        }
        copy::ask(&told(entry, context).join("\n"), context)
    }

    fn sheet(&self, context: &Context<'_>, cells: u16) -> Sheet {
        let mut page = EntrySheet { sheet: Sheet::for_area(cells), context };
        match self.entry(context) {
            Some(entry) => page.entry(entry, self.rests(context)),
            None if context.deleted == Some(self.id) => {
                page.line(wording::THIS_ENTRY_WAS_DELETED, Role::Muted);
            }
            None => page.line(wording::THIS_ENTRY_IS_NO_LONGER_HERE, Role::Muted),
        }
        page.sheet
    }
}

/// Whether words to somebody stay here by the rule of their exercise: a note that rests, and what may not be passed on.
fn stays(practice: &Practice, context: &Context<'_>) -> bool {
    match practice.kind() {
        Kind::Letter => practice.look_back().is_some() || !may_be_copied(practice, context),
        Kind::Request => !may_be_copied(practice, context),
        _ => false,
    }
}

/// Asks whether a coin-flip trial ends today.
fn end_trial(entry: &Entry, context: &Context<'_>) -> Effect {
    let words = &texts::words().trial;
    let Some(ended) = trial::ended(entry, context.today, context.now.clone()) else {
        return Effect::Say(words.is_over.clone());
    };
    Effect::Open(Route::Confirm(Confirm {
        question: words.end_ask.clone(),
        explanation: words.end_more.clone(),
        yes: vec![Effect::Do(Task::Save(vec![ended]))],
        no_says: words.end_no.clone(),
        no: Vec::new(),
    }))
}

/// Whether an entry is a coin-flip trial that is over, or was ended.
fn is_an_old_trial(entry: &Entry, context: &Context<'_>) -> bool {
    Trial::of(entry).is_some() && !goes_on(entry, context)
}

/// Whether an entry is a coin-flip trial that goes on.
fn goes_on(entry: &Entry, context: &Context<'_>) -> bool {
    Trial::of(entry).is_some_and(|trial| trial::goes_on(&trial, context.today))
}

impl Screen for ReaderScreen {
    fn place(&self) -> Place {
        Place::Reader
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let Some(entry) = self.entry(context) else { return (wording::AN_ENTRY.to_owned(), String::new()) };
        let kind = texts::practice::kind_name(entry.body.kind());
        (dates::long(entry.day, context.today), kind.into_owned())
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        match command {
            Command::Edit if self.entry(context).is_some_and(|entry| is_an_old_trial(entry, context)) => {
                false
            }
            Command::Edit | Command::Delete | Command::Move => {
                self.entry(context).is_some() && context.read_only.is_none()
            }
            Command::Versions => self.has_others(context),
            Command::LookBack => self.waits(context),
            Command::Copy => self.entry(context).is_some() && context.settings.config.clipboard,
            Command::Left | Command::Right | Command::Week => self.entry(context).is_some(),
            _ => true,
        }
    }

    fn says(&self, command: Command, context: &Context<'_>) -> Option<&'static str> {
        let is_a_trial = || self.entry(context).is_some_and(|entry| goes_on(entry, context));
        (command == Command::Edit && is_a_trial()).then_some(wording::END_THE_TRIAL)
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let Some(command) = input.command() else { return Vec::new() };
        self.waits_for = None;
        match command {
            Command::Back => vec![Effect::Close],
            Command::Edit | Command::Delete | Command::Move | Command::LookBack => {
                self.change(command, context)
            }
            Command::Versions if self.has_others(context) => vec![Effect::Open(Route::Versions(self.id))],
            Command::Versions => vec![Effect::Say(wording::THERE_IS_ONLY_ONE_VERSION_OF_THIS.to_owned())],
            Command::Left => self.step(Neighbour::Before, context),
            Command::Right => self.step(Neighbour::After, context),
            Command::Copy => self.copied(context),
            Command::Week => self.elsewhere(Route::Week, context),
            command => {
                let sheet = self.sheet(context, context.body.width);
                self.top = sheet.moved(self.top, command, context.body.height);
                Vec::new()
            }
        }
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        match reply {
            Reply::Moved(one) if one.before.id == self.id => self.follow(one.id),
            Reply::MovedBack(one) if one.id == self.id => self.follow(one.before.id),
            Reply::ReadAll => self.waits_for.take().map_or_else(Vec::new, |step| self.step(step, context)),
            _ => Vec::new(),
        }
    }

    fn months(&self, context: &Context<'_>) -> Vec<Month> {
        self.entry(context).map(|entry| Month::of(entry.day)).into_iter().collect()
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::Reader(self.id))
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.sheet(context, area.width).draw(buffer, area, context.theme, self.top);
    }
}

/// Returns the versions that wait next to the shown one.
fn waiting<'a>(entry: &Entry, context: &Context<'a>) -> Vec<&'a Entry> {
    let document = context.journal.month(Month::of(entry.day));
    document.map(|document| document.waiting(entry.id)).unwrap_or_default()
}

/// Returns the entry before or after; `None` when there is none, or when the months between have not been read.
fn neighbour(entry: &Entry, step: Neighbour, context: &Context<'_>) -> Option<EntryId> {
    let beside = |entries: &[Entry]| {
        let at = entries.iter().position(|other| other.id == entry.id)?;
        let at = if step == Neighbour::Before { at.checked_sub(1)? } else { at + 1 };
        entries.get(at).map(|entry| entry.id)
    };
    let month = Month::of(entry.day);
    if let Some(id) = context.journal.month(month).and_then(|document| beside(document.entries())) {
        return Some(id);
    }
    if !context.all_read {
        return None;
    }
    let months = context.journal.months();
    let beside = match step {
        Neighbour::Before => months
            .rev()
            .skip_while(|document| document.month() >= month)
            .find_map(|document| document.entries().last()),
        Neighbour::After => months
            .skip_while(|document| document.month() <= month)
            .find_map(|document| document.entries().first()),
    };
    beside.map(|entry| entry.id)
}

/// A deleted entry, whole.
pub(super) fn deleted(entry: &Entry, context: &Context<'_>, cells: u16) -> Sheet {
    let mut page = EntrySheet { sheet: Sheet::for_area(cells), context };
    page.entry(entry, false);
    page.sheet
}

/// All that an entry holds, as lines that nobody has wrapped.
pub(super) fn told(entry: &Entry, context: &Context<'_>) -> Vec<String> {
    let mut page = EntrySheet { sheet: Sheet::new(u16::MAX), context };
    page.body(entry);
    page.sheet.text_lines()
}

/// An entry on its way to the sheet.
struct EntrySheet<'a> {
    sheet: Sheet,
    context: &'a Context<'a>,
}

impl EntrySheet<'_> {
    fn line(&mut self, text: &str, role: Role) {
        self.sheet.text(text, self.context.theme.style(role), 0);
    }

    fn entry(&mut self, entry: &Entry, rests: bool) {
        self.history(entry, rests);
        self.sheet.gap();
        self.body(entry);
    }

    fn body(&mut self, entry: &Entry) {
        let settings = self.context.settings;
        let saying = Saying {
            tick: &|list, id| settings.lists.label(list, id).to_owned(),
            day: &|day| dates::long(day, self.context.today),
            entry: &|id| self.named(id),
            between: BETWEEN,
        };
        let passages = passages(entry, &settings.lists, settings.config.partner_words, &saying);
        match &entry.body {
            Body::Other { kind } => {
                self.line(&wording::this_entry_is_of_the_kind(&one_line(kind)), Role::Text);
                self.line(wording::FROM_A_NEWER_VERSION, Role::Text);
            }
            Body::Practice(_) if passages.is_empty() => {
                self.line(wording::NOTHING_HAS_BEEN_ANSWERED, Role::Muted);
            }
            Body::CheckIn(_) | Body::Note(_) | Body::Practice(_) => {
                let mut was_written = false;
                for passage in passages {
                    let is_written = matches!(passage, Passage::Written(..));
                    if is_written || was_written {
                        self.sheet.gap();
                    }
                    was_written = is_written;
                    self.passage(passage);
                }
            }
        }
    }

    fn history(&mut self, entry: &Entry, rests: bool) {
        let mut line = wording::saved(&self.when(&entry.saved_at, entry.day));
        if let Some(edited_at) = entry.changed_at() {
            line = wording::edited(&line, &self.when(edited_at, entry.day));
        }
        self.line(&line, Role::Muted);
        // What comes from another program says so itself.
        if entry.late && entry.source().is_none() {
            self.line(wording::FILLED_IN_TWO_OR_MORE_DAYS_LATER, Role::Muted);
        }
        if rests {
            self.line(wording::IT_HAS_AN_UNFINISHED_DRAFT_EDIT, Role::Notice);
        }
        let others = waiting(entry, self.context);
        for other in &others {
            let when = self.when(other.made_at(), entry.day);
            self.line(&wording::another_version_made_is_kept_as(&when), Role::Notice);
        }
        if !others.is_empty() {
            let key = key_names::keys_for(self.context.keymap, Place::Reader, Command::Versions);
            self.line(&wording::compares_them(&key), Role::Notice);
        }
    }

    /// A moment in words: the time alone when it was on the entry's day.
    fn when(&self, moment: &Moment, day: Day) -> String {
        let date = Day::at(moment, self.context.settings.day_start);
        if date == day {
            return wording::at(&moment.local_time());
        }
        format!("{}, {}", dates::short(date, self.context.today), moment.local_time())
    }

    /// Names another entry: by the end of its id while it has not been read.
    fn named(&self, id: EntryId) -> String {
        match self.context.journal.entry(id) {
            Some(entry) => {
                let kind = texts::practice::kind_name(entry.body.kind());
                wording::of(&kind, &dates::long(entry.day, self.context.today))
            }
            None => id.short(),
        }
    }

    fn passage(&mut self, passage: Passage) {
        let theme = self.context.theme;
        let (muted, text) = (theme.style(Role::Muted), theme.style(Role::Text));
        match passage {
            Passage::Rating(Scale::Steadiness, rating, words) => {
                self.sheet.gap();
                self.rating(Scale::Steadiness, rating, words);
                self.sheet.gap();
                self.line(&marks::directions(), Role::Muted);
                self.sheet.gap();
            }
            Passage::Rating(scale, rating, words) => self.rating(scale, rating, words),
            Passage::Note(note) => {
                // Below the words of the answer, as long as there is room.
                let indent = if self.context.body.width < 60 { 2 } else { COLUMN + 3 };
                self.sheet.text(&note, text, indent);
                self.sheet.gap();
            }
            Passage::Named(name, words) => self.sheet.labelled(&name, muted, &one_line(&words), text, TICKS),
            Passage::Written(question, words) => {
                if let Some(question) = question {
                    self.line(&question, Role::Muted);
                }
                self.line(&words, Role::Text);
            }
        }
    }

    fn rating(&mut self, scale: Scale, rating: Option<Rating>, words: &str) {
        let (figure, role) = ratings::figure(scale, rating);
        let label = &texts::check_in().question(scale).label;
        let label = match scale {
            Scale::Sign(_) => label.clone(),
            Scale::Steadiness => format!("{label} {}", marks::STEADIER),
        };
        let label = format!("{label:<width$}", width = usize::from(COLUMN));
        self.sheet.pieces(vec![
            (label, Role::Text),
            (figure, role),
            (format!("  {words}"), if rating.is_some() { Role::Text } else { Role::Muted }),
        ]);
    }
}

#[cfg(test)]
mod tests;
