//! The monthly check: a first page, one item after the other, and a last page with the scores.
//!
//! Every answer is in the draft before the next item is drawn.

mod item;
mod page;
mod pages;
mod past;
mod saving;
mod values;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use serde_json::json;

use self::page::{Asked, Page, asked, count};
pub use self::past::resting;
pub use self::values::ValuesScreen;
use super::{Context, Input, Screen, writing};
use crate::journal::draft::Field;
use crate::journal::format::state::Change;
use crate::journal::practice::{Answer, Kind};
use crate::journal::{Body, Draft, DraftHead, Entry, EntryId, Month, Practice};
use crate::texts::instruments::{Scoring, instruments};
use crate::tui::command::keymap::Hit;
use crate::tui::command::{Command, Place};
use crate::tui::effect::{Effect, Route, base_of};
use crate::tui::task::{Reply, Task};
use crate::wording::dates;

/// A monthly check that is being answered.
#[derive(Debug)]
pub struct MonthlyScreen {
    head: DraftHead,
    /// The stored version that it started from, once it is known.
    from: Option<Entry>,
    /// The draft that is gone on with once the month has been read.
    resumes: Option<Draft>,
    /// Whether it begins as soon as the checks before it have been read.
    is_awaited: bool,
    check: Practice,
    page: Page,
    /// The highlighted answer; none until an arrow is pressed or an answer given.
    highlighted: Option<u8>,
    /// The line at the top of the first or last page.
    top: usize,
    /// Whether the disk has a draft of it.
    has_draft: bool,
    saving: bool,
}

impl MonthlyScreen {
    /// A new check with its first page, or a stored one to edit.
    pub fn new(id: Option<EntryId>, context: &Context<'_>) -> Self {
        let from = id.and_then(|id| context.journal.entry(id)).cloned();
        let head = DraftHead {
            id: id.unwrap_or(context.fresh_id),
            kind: Kind::MonthlyCheck.key().to_owned(),
            day: from.as_ref().map_or(context.today, |entry| entry.day),
            base: base_of(from.as_ref()),
            started_at: context.now.clone(),
        };
        let page = if from.is_some() { Page::at(0) } else { Page::First };
        let mut screen = Self {
            head,
            check: check_of(from.as_ref()),
            from,
            resumes: None,
            is_awaited: false,
            page,
            highlighted: None,
            top: 0,
            has_draft: false,
            saving: false,
        };
        screen.go_to(page);
        screen
    }

    /// A check that was interrupted, at the item that it had reached.
    pub fn resumed(draft: &Draft) -> Self {
        Self {
            head: draft.head.clone(),
            from: None,
            resumes: Some(draft.clone()),
            is_awaited: false,
            check: check_of(None),
            page: Page::at(draft.page()),
            highlighted: None,
            top: 0,
            has_draft: true,
            saving: false,
        }
    }

    /// Goes on with the draft, once it is known what is stored.
    fn take_up(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let Some(draft) = self.resumes.take() else { return Vec::new() };
        let taken = writing::take_up(&draft, context);
        self.from = taken.seen;
        if let Some(Body::Practice(check)) = taken.body {
            self.check = check;
        }
        self.go_to(self.page);
        taken.says.into_iter().collect()
    }

    /// Goes to the first item unless it is too soon for another check; what was made before must have been read.
    fn begin(&mut self, context: &Context<'_>) {
        self.is_awaited = !context.all_read;
        if context.all_read && past::waits_until(context).is_none() {
            self.go_to(Page::at(0));
        }
    }

    fn is_new(&self) -> bool {
        self.head.base.is_none()
    }

    /// The answer that an item has.
    fn given(&self, asked: Asked) -> Option<u8> {
        self.check.get(&asked.instrument.key).items().get(asked.nth).copied().flatten()
    }

    fn go_to(&mut self, page: Page) {
        self.page = page;
        self.top = 0;
        self.highlighted = match page {
            Page::Item(at) => asked(at).and_then(|asked| self.given(asked)),
            Page::First | Page::Last => None,
        };
    }

    /// Goes to a page, with the draft knowing it.
    fn go_on_to(&mut self, page: Page) -> Vec<Effect> {
        self.go_to(page);
        // Nothing was answered yet when one only looks back and forth in a check without a draft.
        if self.has_draft { vec![self.draft(Field::Page, json!(page.index()))] } else { Vec::new() }
    }

    fn draft(&mut self, field: Field, value: serde_json::Value) -> Effect {
        self.has_draft = true;
        Effect::Do(Task::Draft(self.head.clone(), field, value))
    }

    fn update_first(&mut self, hit: Hit, context: &Context<'_>) -> Vec<Effect> {
        match hit.command {
            Command::Back => return vec![Effect::Close],
            Command::Values if self.offers(Command::Values, context) => {
                return vec![Effect::Open(Route::MonthlyValues)];
            }
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

    /// Whether a key begins, be it only once everything has been read.
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
            Command::NextPart => self.go_on_to(Page::at(asked.next_part)),
            Command::PreviousPart => match at.checked_sub(1) {
                Some(before) => self.go_on_to(Page::at(before)),
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

    fn answer(&mut self, at: usize, asked: Asked, number: Option<u8>) -> Vec<Effect> {
        let key = asked.instrument.key.as_str();
        let mut items = self.check.get(key).items().to_vec();
        items.resize(asked.instrument.items.len(), None);
        if let Some(item) = items.get_mut(asked.nth) {
            *item = number;
        }
        self.check.set(key, Answer::Items(items));
        let value = self.check.get(key).to_value();
        let mut effects = vec![self.draft(Field::Answer(key), value)];
        effects.extend(self.go_on_to(Page::at(at + 1)));
        effects
    }

    fn update_last(&mut self, hit: Hit, context: &Context<'_>) -> Vec<Effect> {
        match hit.command {
            Command::Save => return self.save(context),
            Command::PreviousPart => return self.go_on_to(Page::at(count().saturating_sub(1))),
            Command::Values if self.offers(Command::Values, context) => {
                return vec![Effect::Open(Route::MonthlyValues)];
            }
            Command::Back => return self.leave(),
            command => self.scroll(command, context),
        }
        Vec::new()
    }

    fn scroll(&mut self, command: Command, context: &Context<'_>) {
        let sheet = pages::sheet(self, context, context.body.width);
        self.top = sheet.moved(self.top, command, context.body.height);
    }
}

impl Screen for MonthlyScreen {
    fn place(&self) -> Place {
        match self.page {
            Page::First => Place::MonthlyStart,
            Page::Last => Place::MonthlyEnd,
            Page::Item(at) => match asked(at).map(|asked| asked.instrument.scoring) {
                Some(Scoring::Sum) => Place::HowOften,
                Some(Scoring::Mean) | None => Place::Item,
            },
        }
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let name = instruments().screen("title").to_owned();
        let day = || dates::date(self.head.day, context.today);
        match self.page {
            Page::First => (name, String::new()),
            Page::Last => (name, day()),
            Page::Item(at) => {
                let part = asked(at).map_or("", |asked| &asked.instrument.label);
                (format!("{name} · {part}"), format!("{} of {}", at + 1, count()))
            }
        }
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        match (self.page, command) {
            (Page::First, Command::Yes) => !past::is_on(context) && !past::is_held_off(context),
            (Page::First, Command::Take) => {
                context.all_read && past::is_on(context) && past::waits_until(context).is_none()
            }
            (Page::First | Page::Last, Command::Values) => past::last_day(context).is_some(),
            // One of the two, so that the footer keeps its height.
            (Page::Item(_), Command::Take) => self.highlighted.is_some(),
            (Page::Item(_), Command::Down) => self.highlighted.is_none(),
            _ => true,
        }
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let month = Month::of(self.head.day);
        let rest = (!context.all_read).then_some(Effect::Do(Task::ReadAll));
        let mut effects = if !self.is_new() && context.journal.month(month).is_none() {
            vec![Effect::Do(Task::Read(vec![month]))]
        } else {
            self.take_up(context)
        };
        effects.extend(rest);
        effects
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let Input::Hit(hit) = input else { return Vec::new() };
        if self.resumes.is_some() {
            let left =
                [Effect::Do(Task::LeaveDraft(self.head.id)), Effect::Do(Task::FindDrafts), Effect::Close];
            return if hit.command == Command::Back { left.to_vec() } else { Vec::new() };
        }
        self.is_awaited = false;
        match self.page {
            Page::First => self.update_first(hit, context),
            Page::Item(at) => self.update_item(at, hit),
            Page::Last => self.update_last(hit, context),
        }
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        match reply {
            Reply::Saved(id) if *id == self.head.id => {
                return vec![Effect::Close, Effect::Say(self.said_after(context))];
            }
            Reply::NotSaved(entries, _) if entries.contains(&self.head.id) => self.saving = false,
            Reply::ReadAll if self.is_awaited => self.begin(context),
            Reply::Read(_) if context.journal.month(Month::of(self.head.day)).is_some() => {
                return self.take_up(context);
            }
            _ => {}
        }
        Vec::new()
    }

    fn months(&self, _context: &Context<'_>) -> Vec<Month> {
        vec![Month::of(self.head.day)]
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return;
        }
        match self.page {
            Page::Item(at) => item::view(buffer, area, context.theme, at, self.highlighted),
            Page::First | Page::Last => {
                pages::sheet(self, context, area.width).draw(buffer, area, context.theme, self.top);
            }
        }
    }
}

/// The monthly check that a version holds; a blank one when there is none.
fn check_of(version: Option<&Entry>) -> Practice {
    let check = version.and_then(Entry::practice).filter(|practice| practice.kind() == Kind::MonthlyCheck);
    check.cloned().unwrap_or_else(|| Practice::new(Kind::MonthlyCheck))
}

#[cfg(test)]
mod tests;
