//! One entry, whole: what was rated, ticked and written, and when.

use crate::wording::screens::reader as wording;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::journal::practice::Kind;
use crate::journal::text::one_line;
use crate::journal::{Body, CheckIn, Day, Entry, EntryId, Moment, Month, Practice, Scale, Sign, TickList};
use crate::texts;
use crate::texts::practice::Saying;
use crate::tui::command::key_names;
use crate::tui::command::{Command, Place};
use crate::tui::effect::{DateFor, Effect, Route};
use crate::tui::screens::{Context, Input, Screen};
use crate::tui::task::{Reply, Task};
use crate::tui::theme::Role;
use crate::tui::widgets::ratings;
use crate::tui::widgets::sheet::Sheet;
use crate::wording::dates;
use crate::wording::entry::question;
use crate::wording::marks;
use crate::wording::scores;

/// The column at which the rating beside its label stands.
const COLUMN: u16 = 18;

/// The column at which ticks begin beside the heading of their list.
const TICKS: u16 = 24;

/// One entry, read.
#[derive(Clone, Debug)]
pub struct ReaderScreen {
    id: EntryId,
    top: usize,
    /// The neighbour that was asked for before it had been read.
    waits_for: Option<Step>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
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

    /// Where an entry is edited; words that rest in a draft are continued, as a new page would put them out of sight.
    fn edit(&self, entry: &Entry, context: &Context<'_>) -> Effect {
        match &entry.body {
            Body::Other { .. } => Effect::Say(wording::FROM_A_NEWER_VERSION.to_owned()),
            _ if self.rests(context) => Effect::Do(Task::ResumeDraft(self.id)),
            Body::CheckIn(_) => Effect::Open(Route::CheckIn(entry.day)),
            Body::Note(_) => Effect::Open(Route::Note(entry.day, Some(self.id))),
            Body::Practice(practice) if practice.kind() == Kind::MonthlyCheck => {
                Effect::Open(Route::MonthlyCheck(Some(self.id)))
            }
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

    fn step(&mut self, step: Step, context: &Context<'_>) -> Vec<Effect> {
        let Some(entry) = self.entry(context) else { return Vec::new() };
        match neighbour(entry, step, context) {
            Some(id) => *self = Self::new(id),
            None if context.all_read => {
                let end = if step == Step::Before { "first" } else { "last" };
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

    fn sheet(&self, context: &Context<'_>, cells: u16) -> Sheet {
        let mut page = Page { sheet: Sheet::for_area(cells), context };
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
            Command::Edit | Command::Delete | Command::Move => {
                self.entry(context).is_some() && context.read_only.is_none()
            }
            Command::Versions => self.has_others(context),
            Command::LookBack => self.waits(context),
            Command::Left | Command::Right | Command::Week => self.entry(context).is_some(),
            _ => true,
        }
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
            Command::Left => self.step(Step::Before, context),
            Command::Right => self.step(Step::After, context),
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

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.sheet(context, area.width).draw(buffer, area, context.theme, self.top);
    }
}

/// The versions that wait beside the one that is shown.
fn waiting<'a>(entry: &Entry, context: &Context<'a>) -> Vec<&'a Entry> {
    let document = context.journal.month(Month::of(entry.day));
    document.map(|document| document.waiting(entry.id)).unwrap_or_default()
}

/// The entry before or after; `None` when there is none, or when the months between have not been read.
fn neighbour(entry: &Entry, step: Step, context: &Context<'_>) -> Option<EntryId> {
    let beside = |entries: &[Entry]| {
        let at = entries.iter().position(|other| other.id == entry.id)?;
        let at = if step == Step::Before { at.checked_sub(1)? } else { at + 1 };
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
        Step::Before => months
            .rev()
            .skip_while(|document| document.month() >= month)
            .find_map(|document| document.entries().last()),
        Step::After => months
            .skip_while(|document| document.month() <= month)
            .find_map(|document| document.entries().first()),
    };
    beside.map(|entry| entry.id)
}

/// A deleted entry, whole.
pub(super) fn deleted(entry: &Entry, context: &Context<'_>, cells: u16) -> Sheet {
    let mut page = Page { sheet: Sheet::for_area(cells), context };
    page.entry(entry, false);
    page.sheet
}

/// An entry on its way to the sheet.
struct Page<'a> {
    sheet: Sheet,
    context: &'a Context<'a>,
}

impl Page<'_> {
    fn line(&mut self, text: &str, role: Role) {
        self.sheet.text(text, self.context.theme.style(role), 0);
    }

    fn entry(&mut self, entry: &Entry, rests: bool) {
        self.history(entry, rests);
        self.sheet.gap();
        match &entry.body {
            Body::CheckIn(check_in) => self.check_in(check_in),
            Body::Note(note) => self.line(&note.text, Role::Text),
            Body::Practice(practice) => self.practice(practice),
            Body::Other { kind } => {
                self.line(&wording::this_entry_is_of_the_kind(&one_line(kind)), Role::Text);
                self.line(wording::FROM_A_NEWER_VERSION, Role::Text);
            }
        }
    }

    fn history(&mut self, entry: &Entry, rests: bool) {
        let mut line = wording::saved(&self.when(&entry.saved_at, entry.day));
        if let Some(edited_at) = entry.changed_at() {
            line = wording::edited(&line, &self.when(edited_at, entry.day));
        }
        self.line(&line, Role::Muted);
        if entry.late {
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

    fn practice(&mut self, practice: &Practice) {
        let (lists, today) = (&self.context.settings.lists, self.context.today);
        let saying = Saying {
            tick: &|list, id| lists.label(list, id).to_owned(),
            day: &|day| dates::long(day, today),
            entry: &|id| self.named(id),
        };
        let told = scores::told(practice).unwrap_or_else(|| texts::practice::told_in(practice, &saying));
        if told.is_empty() {
            self.line(wording::NOTHING_HAS_BEEN_ANSWERED, Role::Muted);
        }
        let (muted, text) = (self.context.theme.style(Role::Muted), self.context.theme.style(Role::Text));
        for told in told {
            if told.is_written {
                self.sheet.gap();
                self.line(&told.label, Role::Muted);
                self.line(&told.words, Role::Text);
                self.sheet.gap();
            } else {
                self.sheet.labelled(&told.label, muted, &one_line(&told.words), text, TICKS);
            }
        }
    }

    /// Another entry in words, by the end of its id as long as it has not been read.
    fn named(&self, id: EntryId) -> String {
        match self.context.journal.entry(id) {
            Some(entry) => {
                let kind = texts::practice::kind_name(entry.body.kind());
                wording::of(&kind, &dates::long(entry.day, self.context.today))
            }
            None => id.short(),
        }
    }

    fn check_in(&mut self, check_in: &CheckIn) {
        for sign in Sign::ALL {
            self.rating(sign.into(), check_in);
            if let Some(note) = check_in.notes.get(sign) {
                self.sheet.text(note, self.context.theme.style(Role::Text), self.indent());
                self.sheet.gap();
            }
        }
        self.sheet.gap();
        self.rating(Scale::Steadiness, check_in);
        self.sheet.gap();
        self.line(&marks::directions(), Role::Muted);
        self.sheet.gap();
        for list in TickList::ALL {
            self.ticks(list, check_in);
        }
        self.prompt(check_in);
        if !check_in.text.is_empty() {
            self.sheet.gap();
            self.line(&check_in.text, Role::Text);
        }
    }

    fn rating(&mut self, scale: Scale, check_in: &CheckIn) {
        let theme = self.context.theme;
        let question = texts::check_in().question(scale);
        let rating = check_in.ratings.get(scale);
        let (figure, style) = ratings::figure(theme, scale, rating);
        let words = rating.map_or(wording::NOT_RECORDED, |rating| question.answer(rating));
        let label = match scale {
            Scale::Sign(_) => question.label.clone(),
            Scale::Steadiness => format!("{} {}", question.label, marks::STEADIER),
        };
        let label = format!("{label:<width$}", width = usize::from(COLUMN));
        self.sheet.pieces(vec![
            (label, theme.style(Role::Text)),
            (figure, style),
            (format!("  {words}"), theme.style(if rating.is_some() { Role::Text } else { Role::Muted })),
        ]);
    }

    fn ticks(&mut self, list: TickList, check_in: &CheckIn) {
        let lists = &self.context.settings.lists;
        let ids = check_in.ticked(list).unwrap_or_default();
        if ids.is_empty() {
            return;
        }
        let labels: Vec<String> = ids.iter().map(|id| one_line(lists.label(list, id))).collect();
        let theme = self.context.theme;
        let (muted, text) = (theme.style(Role::Muted), theme.style(Role::Text));
        self.sheet.labelled(lists.heading(list), muted, &labels.join(" · "), text, TICKS);
    }

    fn prompt(&mut self, check_in: &CheckIn) {
        // A prompt that was shown and left is nothing to be reminded of.
        let Some(given) = check_in.prompt.as_ref().filter(|given| !given.answer.is_empty()) else { return };
        let text = question(&given.id, self.context.settings.partner_words);
        self.sheet.gap();
        self.line(&text, Role::Muted);
        self.line(&given.answer, Role::Text);
    }

    /// Where notes begin: below the words of the answer, as long as there is room.
    fn indent(&self) -> u16 {
        if self.context.body.width < 60 { 2 } else { COLUMN + 3 }
    }
}

#[cfg(test)]
mod tests;
