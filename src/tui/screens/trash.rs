//! The trash: entries deleted in the last thirty days, to read or bring back.

use std::sync::Arc;

use crate::journal::{Day, Entry, EntryId, Moment, Month};
use crate::tui::screens::prelude::*;
use crate::tui::screens::reader;
use crate::tui::task::Trash;
use crate::tui::widgets::picks::{Chooser, Picks};
use crate::wording::entry::first_words;
use crate::wording::numbers::counted;
use crate::wording::screens::trash as wording;

/// The column at which words stand after days.
const WORDS: u16 = 18;

/// The indent where there is little room, scroll mark included.
const MARGIN: u16 = 5;
/// The number of cells from which there is room.
const ROOMY: u16 = 50;

/// The screen of deleted entries.
#[derive(Debug, Default)]
pub struct TrashScreen {
    /// The content of the trash; `None` until it has been looked at.
    trash: Option<Arc<Trash>>,
    chooser: Chooser<EntryId>,
    /// The entry that is read, and the line at the top of it.
    read: Option<(EntryId, usize)>,
}

impl TrashScreen {
    fn picks(&self, context: &Context<'_>, width: u16) -> Picks<EntryId> {
        let mut picks = Picks::new(width);
        let Some(trash) = &self.trash else {
            picks.sheet.text("reading ...", Role::Muted, 0);
            return picks;
        };
        for problem in &trash.problems {
            picks.sheet.text(problem, Role::Notice, 0);
        }
        if trash.entries.is_empty() {
            picks.sheet.text(wording::NOTHING_WAS_DELETED, Role::Muted, 0);
        }
        for (entry, until) in &trash.entries {
            let day = dates::short(entry.day, context.today);
            let margin = if width >= ROOMY { WORDS + 2 } else { MARGIN };
            let about = cut(&about(entry, context), width.saturating_sub(margin));
            picks.pick(entry.id, &day, &about, WORDS);
            let goes = goes(until, context);
            picks.sheet.below_label(&goes, Role::Muted, WORDS);
        }
        picks
    }

    fn entry(&self, id: EntryId) -> Option<&(Entry, Moment)> {
        self.trash.as_ref()?.entries.iter().find(|(entry, _)| entry.id == id)
    }

    /// The entry that is read, or chosen in the list.
    fn chosen(&self, context: &Context<'_>) -> Option<EntryId> {
        if let Some((id, _)) = self.read {
            return Some(id);
        }
        self.chooser.chosen(context.body.width, |width| self.picks(context, width))
    }

    fn bring_back(&self, context: &Context<'_>) -> Vec<Effect> {
        match (context.read_only, self.chosen(context)) {
            (Some(why), _) => vec![Effect::Say(why.to_owned())],
            (None, Some(id)) => vec![Effect::Do(Task::Restore(id))],
            (None, None) => Vec::new(),
        }
    }

    fn go(&mut self, command: Command, context: &Context<'_>) {
        if let Some((id, top)) = self.read {
            if let Some((entry, _)) = self.entry(id) {
                let sheet = reader::deleted(entry, context, context.body.width);
                self.read = Some((id, sheet.moved(top, command, context.body.height)));
            }
            return;
        }
        self.chooser.go(command, context.body, |width| self.picks(context, width));
    }
}

/// Sums up an entry in one line.
fn about(entry: &Entry, context: &Context<'_>) -> String {
    let kind = texts::practice::kind_name(entry.body.kind());
    let words = first_words(entry, &context.settings.lists);
    if words.is_empty() { kind.into_owned() } else { format!("{kind} · {words}") }
}

/// Says until when it is kept.
fn goes(until: &Moment, context: &Context<'_>) -> String {
    let day = Day::at(until, context.settings.day_start);
    wording::kept_until(&dates::date(day, context.today))
}

impl Screen for TrashScreen {
    fn place(&self) -> Place {
        Place::Trash
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let read = self.read.and_then(|(id, _)| self.entry(id));
        match (read, &self.trash) {
            (Some((entry, until)), _) => {
                (format!("Trash · {}", dates::long(entry.day, context.today)), goes(until, context))
            }
            (None, None) => ("Trash".to_owned(), "reading ...".to_owned()),
            (None, Some(trash)) => {
                let n = trash.entries.len();
                ("Trash".to_owned(), counted(n, "entry", "entries"))
            }
        }
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        let is_empty = self.trash.as_ref().is_none_or(|trash| trash.entries.is_empty());
        match command {
            Command::Open => !is_empty && self.read.is_none(),
            Command::BringBack => !is_empty && context.read_only.is_none(),
            Command::Down => !is_empty,
            _ => true,
        }
    }

    fn opened(&mut self, _context: &Context<'_>) -> Vec<Effect> {
        vec![Effect::Do(Task::ReadTrash)]
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let Some(command) = input.command() else { return Vec::new() };
        match command {
            Command::Back if self.read.take().is_some() => {}
            Command::Back | Command::Kind => return vec![Effect::Close],
            Command::Open if self.read.is_none() => self.read = self.chosen(context).map(|id| (id, 0)),
            Command::BringBack => return self.bring_back(context),
            command => self.go(command, context),
        }
        Vec::new()
    }

    fn receive(&mut self, reply: &Reply, _context: &Context<'_>) -> Vec<Effect> {
        self.chooser.renew();
        match reply {
            Reply::Trash(trash) => {
                self.trash = Some(Arc::clone(trash));
                let read = self.read.take();
                self.read = read.filter(|(id, _)| self.entry(*id).is_some());
                Vec::new()
            }
            reply if reply.is_written() => vec![Effect::Do(Task::ReadTrash)],
            _ => Vec::new(),
        }
    }

    fn months(&self, _context: &Context<'_>) -> Vec<Month> {
        Vec::new()
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::Trash)
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        match self.read.and_then(|(id, top)| Some((self.entry(id)?, top))) {
            Some(((entry, _), top)) => {
                reader::deleted(entry, context, area.width).draw(buffer, area, context.theme, top);
            }
            None => self.chooser.draw(buffer, area, context.theme, |width| self.picks(context, width)),
        }
    }
}

#[cfg(test)]
mod tests;
