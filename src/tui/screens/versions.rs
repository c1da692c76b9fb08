//! Conflicting versions of an entry: their differences, and the choice of the one to keep.

mod page;
mod parts;
mod plain;

use self::page::VersionsPage;
use crate::journal::versions::Comparison;
use crate::journal::{Day, Digest, Entry, EntryId, Month};
use crate::tui::effect::Confirm;
use crate::tui::plain::{PlainAnswer, PlainStep};
use crate::tui::screens::prelude::*;
use crate::tui::task::Choice;
use crate::wording::screens::versions as wording;

/// The versions of one entry.
#[derive(Debug)]
pub struct VersionsScreen {
    id: EntryId,
    /// The versions that are shown here, the newest first; the person never chooses among others.
    seen: Vec<Digest>,
    /// The version that has the focus.
    focused: usize,
    /// The version that stands next to the newest.
    beside: usize,
    scroll: Scroll,
}

impl VersionsScreen {
    /// The versions of an entry.
    pub fn new(id: EntryId, context: &Context<'_>) -> Self {
        let seen = versions(id, context).iter().map(|version| version.digest()).collect();
        Self { id, seen, focused: 0, beside: 1, scroll: Scroll::default() }
    }

    /// Moves the focus by some versions.
    fn walk(&mut self, by: usize) {
        self.focused = (self.focused + by).checked_rem(self.seen.len()).unwrap_or_default();
        if self.focused > 0 && self.focused != self.beside {
            self.beside = self.focused;
            self.scroll = Scroll::default();
        }
        self.scroll.renew();
    }

    fn choose(&self, context: &Context<'_>) -> Vec<Effect> {
        let versions = versions(self.id, context);
        let Some(kept) = versions.get(self.focused).filter(|_| versions.len() > 1) else { return Vec::new() };
        if let Some(why) = context.read_only {
            return vec![Effect::Say(why.to_owned())];
        }
        if !can_be_chosen(&versions) {
            return vec![Effect::Say(wording::FROM_A_NEWER_VERSION.to_owned())];
        }
        let all = versions.len() > 2;
        let choice =
            Choice { id: self.id, month: Month::of(kept.day), kept: kept.digest(), seen: self.seen.clone() };
        vec![Effect::Open(Route::Confirm(Confirm {
            question: wording::keep_version(&made(kept, context)),
            explanation: wording::others_in_backup(&if all {
                wording::OTHERS_STAY
            } else {
                wording::OTHER_STAYS
            }),
            yes: vec![Effect::Do(Task::Choose(choice))],
            no_says: wording::no_keep(&if all { "all" } else { "both" }),
            no: Vec::new(),
        }))]
    }

    /// Takes the versions in as they are now; the focus stays on its version as long as that is there.
    fn look_again(&mut self, context: &Context<'_>) {
        let seen = Self::new(self.id, context).seen;
        if seen == self.seen {
            return;
        }
        let place = |at: usize| seen.iter().position(|digest| self.seen.get(at) == Some(digest));
        (self.focused, self.beside) = (
            place(self.focused).unwrap_or_default(),
            place(self.beside).filter(|place| *place > 0).unwrap_or(1),
        );
        if self.focused > 0 {
            self.beside = self.focused;
        }
        self.seen = seen;
        self.scroll.renew();
    }

    fn page<'a>(&self, context: &'a Context<'a>) -> VersionsPage<'a> {
        VersionsPage::new(versions(self.id, context), (self.focused, self.beside), context)
    }
}

impl Screen for VersionsScreen {
    fn place(&self) -> Place {
        Place::Versions
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let Some(entry) = context.journal.entry(self.id) else {
            return ("Versions".to_owned(), String::new());
        };
        let kind = texts::practice::kind_name(entry.body.kind());
        (wording::versions_of(&dates::short(entry.day, context.today)), kind.into_owned())
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        let versions = versions(self.id, context);
        match command {
            Command::Take => versions.len() > 1 && context.read_only.is_none() && can_be_chosen(&versions),
            Command::Right => versions.len() > 1,
            // Line by line all of them are read, and a step back leaves them.
            Command::NextPart | Command::PreviousPart => !context.settings.is_plain,
            _ => true,
        }
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let Some(command) = input.command() else { return Vec::new() };
        match command {
            Command::Back => return vec![Effect::Close],
            Command::Take => return self.choose(context),
            Command::NextPart | Command::Right => self.walk(1),
            Command::PreviousPart | Command::Left => self.walk(self.seen.len().saturating_sub(1)),
            command => {
                let page = self.page(context);
                let rows = context.body.height.saturating_sub(page.head_rows(context.body));
                let size = Size { height: rows, ..context.body };
                self.scroll.go(command, size, |size| page.sheet(size.width));
            }
        }
        Vec::new()
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        self.look_again(context);
        match reply {
            Reply::Chosen(id) if *id == self.id => {
                vec![Effect::Close, Effect::Say(wording::THIS_VERSION_IS_KEPT.to_owned())]
            }
            _ => Vec::new(),
        }
    }

    fn months(&self, context: &Context<'_>) -> Vec<Month> {
        context.journal.entry(self.id).map(|entry| Month::of(entry.day)).into_iter().collect()
    }

    fn frame(&self) -> Frame {
        Frame::Wide
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::Versions(self.id))
    }

    fn plain(&self, context: &Context<'_>) -> Option<PlainStep> {
        Some(self.plain_step(context))
    }

    fn answer(&mut self, answer: PlainAnswer, context: &Context<'_>) -> Vec<Effect> {
        self.take_answered(&answer, context)
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let page = self.page(context);
        let head = page.head_rows(area.as_size()).min(area.height);
        page.draw_head(buffer, Rect { height: head, ..area });
        let below = Rect { y: area.y.saturating_add(head), height: area.height - head, ..area };
        self.scroll.draw(buffer, below, context.theme, |size| page.sheet(size.width));
    }
}

/// Returns all versions of an entry that have been read, the newest first.
fn versions<'a>(id: EntryId, context: &Context<'a>) -> Vec<&'a Entry> {
    let Some(shown) = context.journal.entry(id) else { return Vec::new() };
    let document = context.journal.month(Month::of(shown.day));
    let waiting = document.map(|document| document.waiting(id)).unwrap_or_default();
    std::iter::once(shown).chain(waiting).collect()
}

/// Whether all that a choice would replace can be seen here.
fn can_be_chosen(versions: &[&Entry]) -> bool {
    versions.iter().all(|one| versions.iter().all(|other| Comparison::of(one, other).is_some()))
}

/// Puts the time when a version was made in words.
fn made(version: &Entry, context: &Context<'_>) -> String {
    let moment = version.made_at();
    let day = Day::at(moment, context.settings.day_start);
    format!("{}, {}", dates::short(day, context.today), moment.local_time())
}

#[cfg(test)]
mod tests;
