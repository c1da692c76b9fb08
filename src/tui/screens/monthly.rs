//! The monthly check: a first page, one item after the other, and a last page with the scores.
//!
//! Every answer is in the draft before the next item is drawn.

mod item;
mod pages;
mod past;
mod plain;
mod values;

use serde_json::json;

pub use self::past::resting;
pub use self::values::ValuesScreen;
use super::writing::{self, Writing};
use crate::insight::practice::monthly_check::next_on;
use crate::journal::draft::Field;
use crate::journal::format::state::Change;
use crate::journal::practice::{Answer, Kind};
use crate::journal::{Body, Draft, Entry, EntryId, Practice};
use crate::texts::instruments::{Instrument, Scoring, instruments};
use crate::tui::command::keymap::Hit;
use crate::tui::held::{Press, Run};
use crate::tui::plain::{PlainAnswer, PlainStep};
use crate::tui::screens::prelude::*;

/// A monthly check that is being answered.
#[derive(Debug)]
pub struct MonthlyScreen {
    writing: Writing,
    /// Whether it begins as soon as the checks before it have been read.
    is_awaited: bool,
    check: Practice,
    page: MonthlyPage,
    /// The highlighted answer; none until an arrow is pressed or an answer given.
    highlighted: Option<u8>,
    /// The run of the key that answers.
    run: Run,
    /// The item that was answered last, and its answer before that.
    before: Option<(usize, Option<u8>)>,
    /// The line at the top of the first or last page.
    top: usize,
}

impl MonthlyScreen {
    /// A new check with its first page, or a stored one to edit.
    pub fn new(id: Option<EntryId>, context: &Context<'_>) -> Self {
        let writing = Writing::new(Kind::MonthlyCheck.key(), context.today, id, context);
        let page = if writing.seen().is_some() { MonthlyPage::at(0) } else { MonthlyPage::First };
        let mut screen = Self::with(writing, page);
        screen.check = check_of(screen.writing.seen());
        screen.go_to(page);
        screen
    }

    /// A check that was interrupted, at the item that it had reached.
    pub fn resumed(draft: &Draft) -> Self {
        Self::with(Writing::resumed(draft), MonthlyPage::at(draft.page()))
    }

    fn with(writing: Writing, page: MonthlyPage) -> Self {
        let check = Practice::new(Kind::MonthlyCheck);
        Self {
            writing,
            is_awaited: false,
            check,
            page,
            highlighted: None,
            run: Run::default(),
            before: None,
            top: 0,
        }
    }

    fn take_up(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let Some(taken) = self.writing.take_up(context) else { return Vec::new() };
        if let Some(Body::Practice(check)) = taken.body {
            self.check = check;
        }
        self.go_to(self.page);
        taken.says.into_iter().collect()
    }

    /// Goes to the first item unless it is too soon for another check; earlier checks must have been read.
    fn begin(&mut self, context: &Context<'_>) {
        self.is_awaited = !context.all_read;
        if context.all_read && past::waits_until(context).is_none() {
            self.go_to(MonthlyPage::at(0));
        }
    }

    /// The answer that an item has.
    fn given(&self, asked: Asked) -> Option<u8> {
        self.check.get(&asked.instrument.key).items().get(asked.nth).copied().flatten()
    }

    fn go_to(&mut self, page: MonthlyPage) {
        self.page = page;
        self.top = 0;
        self.highlighted = match page {
            MonthlyPage::Item(at) => asked(at).and_then(|asked| self.given(asked)),
            MonthlyPage::First | MonthlyPage::Last => None,
        };
    }

    /// Goes to a page, with the draft knowing it.
    fn go_on_to(&mut self, page: MonthlyPage) -> Vec<Effect> {
        self.go_to(page);
        // Nothing was answered yet when one only looks back and forth in a check without a draft.
        if self.writing.has_draft() {
            vec![self.writing.draft(Field::Page, json!(page.index()))]
        } else {
            Vec::new()
        }
    }

    fn update_first(&mut self, hit: Hit, context: &Context<'_>) -> Vec<Effect> {
        match hit.command {
            Command::Back => return vec![Effect::Close],
            Command::Values if self.offers(Command::Values, context) => {
                return vec![Effect::Open(Route::MonthlyValues)];
            }
            Command::FindSomeone => return vec![Effect::Open(Route::FindSomeone)],
            Command::Yes | Command::Take if self.takes(hit.command, context) => {
                if let Some(why) = context.read_only {
                    return vec![Effect::Say(why.to_owned())];
                }
                // Who had switched it off may have made a check less than 28 days ago.
                self.begin(context);
                let switched = hit.command == Command::Yes;
                return switched
                    .then_some(Effect::Do(Task::Remember(Change::MonthlyCheck(true))))
                    .into_iter()
                    .collect();
            }
            command => self.scroll(command, context),
        }
        Vec::new()
    }

    /// Whether a key begins, even if only once everything has been read.
    fn takes(&self, command: Command, context: &Context<'_>) -> bool {
        self.offers(command, context) || command == Command::Take && !context.all_read && past::is_on(context)
    }

    fn update_item(&mut self, at: usize, hit: Hit) -> Vec<Effect> {
        let Some(asked) = asked(at) else { return Vec::new() };
        let (least, most) = (asked.instrument.least, asked.instrument.most());
        match hit.command {
            Command::Answer => {
                let number = u8::try_from(hit.nth).ok().and_then(|nth| least.checked_add(nth));
                self.answer(at, asked, number.filter(|number| *number <= most))
            }
            Command::Take if self.highlighted.is_some() => self.answer(at, asked, self.highlighted),
            Command::Skip => self.answer(at, asked, None),
            Command::NextPart => self.go_on_to(MonthlyPage::at(asked.next_part)),
            Command::PreviousPart => match at.checked_sub(1) {
                Some(before) => self.go_on_to(MonthlyPage::at(before)),
                None => Vec::new(),
            },
            Command::Down => {
                self.highlighted = Some(self.highlighted.map_or(least, |number| (number + 1).min(most)));
                Vec::new()
            }
            // Whichever arrow comes first, it lands on the same answer.
            Command::Up => {
                let up = |number: u8| number.saturating_sub(1).max(least);
                self.highlighted = Some(self.highlighted.map_or(least, up));
                Vec::new()
            }
            Command::Back => self.leave(),
            _ => Vec::new(),
        }
    }

    /// Takes a key that answers, once however long it is held.
    fn update_once(&mut self, at: usize, hit: Hit) -> Vec<Effect> {
        match self.run.press(hit) {
            Press::Answers => {
                self.before = asked(at).map(|asked| (at, self.given(asked)));
                self.update_item(at, hit)
            }
            Press::IsHeld => Vec::new(),
            Press::TakesBack => {
                let Some((at, number)) = self.before.take() else { return Vec::new() };
                let Some(asked) = asked(at) else { return Vec::new() };
                let mut effects = self.answer(at, asked, number);
                effects.extend(self.go_on_to(MonthlyPage::at(at)));
                effects
            }
        }
    }

    fn answer(&mut self, at: usize, asked: Asked, number: Option<u8>) -> Vec<Effect> {
        let key = asked.instrument.key.as_str();
        let mut items = self.check.get(key).items().to_vec();
        items.resize(asked.instrument.items.len(), None);
        if let Some(item) = items.get_mut(asked.nth) {
            *item = number;
        }
        self.check.set(key, Answer::Items(items));
        let value = self.check.get(key).to_value();
        let mut effects = vec![self.writing.draft(Field::Answer(key), value)];
        effects.extend(self.go_on_to(MonthlyPage::at(at + 1)));
        effects
    }

    fn update_last(&mut self, hit: Hit, context: &Context<'_>) -> Vec<Effect> {
        match hit.command {
            Command::Save => return self.save(context),
            Command::PreviousPart => return self.go_on_to(MonthlyPage::at(count().saturating_sub(1))),
            Command::Values if self.offers(Command::Values, context) => {
                return vec![Effect::Open(Route::MonthlyValues)];
            }
            Command::FindSomeone => return vec![Effect::Open(Route::FindSomeone)],
            Command::Back => return self.leave(),
            command => self.scroll(command, context),
        }
        Vec::new()
    }

    /// Saves a new check or an edit; one without an answer is left.
    fn save(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if self.check.is_all_blank() {
            let says = Effect::Say(instruments().screen("nothing").to_owned());
            let leave = if self.writing.is_new() { self.leave() } else { Vec::new() };
            return leave.into_iter().chain([says]).collect();
        }
        let body = self.body();
        if self.writing.is_unchanged(&body) {
            return self.leave();
        }
        let revision = self.writing.save(body, context);
        revision.map(|revision| Effect::Do(Task::Save(vec![revision]))).into_iter().collect()
    }

    fn body(&self) -> Body {
        Body::Practice(self.check.clone())
    }

    fn leave(&mut self) -> Vec<Effect> {
        if self.writing.is_unchanged(&self.body()) {
            return self.writing.discard();
        }
        self.writing.keep().into_iter().chain([writing::says_kept()]).collect()
    }

    /// Returns the words shown once it is on disk.
    fn said_after(&self, context: &Context<'_>) -> String {
        if !self.writing.is_new() {
            return "Saved.".to_owned();
        }
        let next = dates::date(next_on(self.writing.day()), context.today);
        instruments().filled("saved", &[("day", &next)])
    }

    fn scroll(&mut self, command: Command, context: &Context<'_>) {
        let sheet = pages::sheet(self, context, context.body.width);
        self.top = sheet.moved(self.top, command, context.body.height);
    }
}

impl Screen for MonthlyScreen {
    fn place(&self) -> Place {
        match self.page {
            MonthlyPage::First => Place::MonthlyStart,
            MonthlyPage::Last => Place::MonthlyEnd,
            MonthlyPage::Item(at) => match asked(at).map(|asked| asked.instrument.scoring) {
                Some(Scoring::Sum) => Place::HowOften,
                Some(Scoring::Mean) | None => Place::Item,
            },
        }
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let name = instruments().screen("title").to_owned();
        let day = || dates::date(self.writing.day(), context.today);
        match self.page {
            MonthlyPage::First => (name, String::new()),
            MonthlyPage::Last => (name, day()),
            MonthlyPage::Item(at) => {
                let part = asked(at).map_or("", |asked| &asked.instrument.label);
                (format!("{name} · {part}"), shared::of(&(at + 1), &count()))
            }
        }
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        match (self.page, command) {
            (MonthlyPage::First, Command::Yes) => !past::is_on(context) && !past::is_held_off(context),
            (MonthlyPage::First, Command::Take) => {
                context.all_read && past::is_on(context) && past::waits_until(context).is_none()
            }
            (MonthlyPage::First | MonthlyPage::Last, Command::Values) => past::last_day(context).is_some(),
            // One of the two, so that the footer keeps its height.
            (MonthlyPage::Item(_), Command::Take) => self.highlighted.is_some(),
            (MonthlyPage::Item(_), Command::Down) => self.highlighted.is_none(),
            _ => true,
        }
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let mut effects = match self.writing.waits_for(context) {
            Some(month) => vec![Effect::Do(Task::Read(vec![month]))],
            None => self.take_up(context),
        };
        effects.extend((!context.all_read).then_some(Effect::Do(Task::ReadAll)));
        effects
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let Input::Hit(hit) = input else { return Vec::new() };
        if self.writing.is_pending() {
            return if hit.command == Command::Back { self.writing.keep() } else { Vec::new() };
        }
        if self.writing.is_saving() {
            return Vec::new();
        }
        self.is_awaited = false;
        match self.page {
            MonthlyPage::First => self.update_first(hit, context),
            MonthlyPage::Item(at) if matches!(hit.command, Command::Answer | Command::Skip) => {
                self.update_once(at, hit)
            }
            MonthlyPage::Item(at) => {
                self.run.end();
                self.update_item(at, hit)
            }
            MonthlyPage::Last => self.update_last(hit, context),
        }
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        match reply {
            Reply::ReadAll if self.is_awaited => self.begin(context),
            Reply::Read(_) => return self.take_up(context),
            _ if self.writing.receive(reply, &self.body(), context).is_some() => {
                return vec![Effect::Close, Effect::Say(self.said_after(context))];
            }
            _ => {}
        }
        Vec::new()
    }

    fn writing(&self) -> Option<&Writing> {
        Some(&self.writing)
    }

    fn plain(&self, context: &Context<'_>) -> Option<PlainStep> {
        Some(self.plain_step(context))
    }

    fn answer(&mut self, answer: PlainAnswer, context: &Context<'_>) -> Vec<Effect> {
        self.take_answered(&answer, context)
    }

    fn opens_again(&self) -> Option<Route> {
        let id = (!self.writing.is_new()).then(|| self.writing.id());
        Some(Route::MonthlyCheck(id))
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return;
        }
        match self.page {
            MonthlyPage::Item(at) => item::view(buffer, area, context.theme, at, self.highlighted),
            MonthlyPage::First | MonthlyPage::Last => {
                pages::sheet(self, context, area.width).draw(buffer, area, context.theme, self.top);
            }
        }
    }
}

/// Returns the monthly check in a version; a blank one when there is none.
fn check_of(version: Option<&Entry>) -> Practice {
    let check = version.and_then(Entry::practice).filter(|practice| practice.kind() == Kind::MonthlyCheck);
    check.cloned().unwrap_or_else(|| Practice::new(Kind::MonthlyCheck))
}

/// The position in the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MonthlyPage {
    First,
    /// An item, counted from 0 through all questionnaires.
    Item(usize),
    Last,
}

/// An item and where it stands.
#[derive(Clone, Copy, Debug)]
struct Asked {
    instrument: &'static Instrument,
    /// Its place in the questionnaire, from 0.
    nth: usize,
    /// The first item of the next questionnaire.
    next_part: usize,
}

/// Counts the items of all questionnaires.
fn count() -> usize {
    instruments().all().iter().map(|instrument| instrument.items.len()).sum()
}

/// The item with this number, from 0.
fn asked(at: usize) -> Option<Asked> {
    let mut first = 0;
    for instrument in instruments().all() {
        let next_part = first + instrument.items.len();
        if at < next_part {
            return Some(Asked { instrument, nth: at - first, next_part });
        }
        first = next_part;
    }
    None
}

impl MonthlyPage {
    /// Returns the page with this item; the last page after the last item.
    fn at(item: usize) -> Self {
        if item < count() { Self::Item(item) } else { Self::Last }
    }

    /// The number of its item, from 0, as the draft has it.
    fn index(self) -> usize {
        match self {
            Self::First => 0,
            Self::Item(at) => at,
            Self::Last => count(),
        }
    }
}

#[cfg(test)]
mod tests;
