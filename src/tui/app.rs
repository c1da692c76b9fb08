//! The app: the stack of screens, and the routing of events and context to the top one. It does nothing else.

mod cursor;
mod keys;
mod locking;
mod opening;
mod plain;
mod replies;
#[cfg(test)]
mod tests;
mod view;

pub use self::cursor::Cursor;
pub use self::locking::{Left, LeftScreen};

use std::sync::Arc;

use ratatui::layout::{Rect, Size};

use super::background::Background;
use super::command::Command;
use super::effect::{Effect, Route};
use super::message::{Message, Request, Typed};
use super::screens::home::HomeScreen;
use super::screens::welcome::WelcomeScreen;
use super::screens::{Context, Screen};
use super::settings::Settings;
use super::task::{Move, Task, Words};
use super::theme::{Look, Theme};
use super::timer::Timer;
use super::widgets::page::{self, Footer, Page};
use crate::insight::{History, Practices, today};
use crate::journal::State;
use crate::journal::format::state::Change;
use crate::journal::{Day, Draft, EntryId, Journal, Moment, Month};
use crate::tui::command::keymap::Keymap;
use crate::tui::statistics::Statistics;
use crate::tui::task::Reminders;
use crate::wording::heavy_words::Occasion;
use crate::wording::screens as wording;

/// Something that undo brings back, the last one first.
#[derive(Clone, Debug, PartialEq)]
enum Undo {
    /// An entry that was moved.
    Move(Box<Move>),
    /// A deleted entry.
    Deletion(EntryId),
    /// A discarded draft.
    Discard,
}

/// A screen that opens once the resting drafts are known, with the keys typed meanwhile.
#[derive(Debug)]
struct Opening {
    route: Route,
    in_its_place: bool,
    typed: Vec<Typed>,
}

/// All state of the terminal program.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, none a step of another")]
pub struct App {
    settings: Settings,
    keymap: Keymap,
    look: Look,
    theme: Theme,
    journal: Journal,
    all_read: bool,
    history: Option<Arc<History>>,
    history_is_whole: bool,
    statistics: Statistics,
    practices: Option<Arc<Practices>>,
    state: State,
    reminders: Reminders,
    problems: Vec<(Month, String)>,
    drafts: Vec<Draft>,
    /// Whether resting drafts were looked for.
    drafts_known: bool,
    /// The screen that waits until they were.
    opening: Option<Opening>,
    offered: bool,
    undoes: Vec<Undo>,
    read_only: Option<String>,
    says: Option<String>,
    /// The reasons for which people who answer were pointed to.
    pointed: Vec<Occasion>,
    said_of_looks: bool,
    hidden: bool,
    /// Whether no key was pressed yet: whoever looks on need not be the person.
    is_untouched: bool,
    timer: Option<Timer>,
    now: Moment,
    fresh_id: EntryId,
    size: Size,
    screens: Vec<Box<dyn Screen>>,
    /// The number of screens with fewer of which the program ends.
    ends_below: Option<usize>,
    changed: bool,
}

impl App {
    /// The program at its start, with Home at the bottom.
    pub fn new(settings: Settings, look: Look, now: Moment, fresh_id: EntryId, size: Size) -> Self {
        let is_untouched = !settings.is_plain;
        Self {
            keymap: settings.keymap(),
            theme: look.theme(settings.config.theme.as_deref()),
            look,
            settings,
            journal: Journal::new(),
            all_read: false,
            history: None,
            history_is_whole: false,
            statistics: Statistics::default(),
            practices: None,
            state: State::default(),
            reminders: Reminders::default(),
            problems: Vec::new(),
            drafts: Vec::new(),
            drafts_known: false,
            opening: None,
            offered: false,
            undoes: Vec::new(),
            read_only: None,
            says: None,
            pointed: Vec::new(),
            said_of_looks: false,
            hidden: false,
            is_untouched,
            timer: None,
            now,
            fresh_id,
            size,
            screens: vec![Box::new(HomeScreen::default())],
            ends_below: None,
            changed: true,
        }
    }

    /// Takes it that drafts were looked for and none rests.
    #[cfg(test)]
    pub(super) fn knows_drafts(&mut self) {
        self.drafts_known = true;
    }

    /// The places of the open screens, the one on top last.
    #[cfg(test)]
    pub(super) fn places(&self) -> Vec<super::command::Place> {
        self.screens.iter().map(|screen| screen.place()).collect()
    }

    /// Opens Welcome on top of Home.
    ///
    /// The check-in that follows is that of `day`, or of today.
    pub fn welcome(&mut self, day: Option<Day>) -> Vec<Request> {
        self.push(Box::new(WelcomeScreen::new(day)))
    }

    /// Opens a screen, as a key would.
    pub fn open(&mut self, route: Route) -> Vec<Request> {
        self.carry_out(vec![Effect::Open(route)])
    }

    /// The part of the journal that has been read.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The history behind the statistics; `None` until a screen asked for it.
    pub fn history(&self) -> Option<&Arc<History>> {
        self.history.as_ref()
    }

    /// The journal's day at the last message.
    pub fn today(&self) -> Day {
        Day::at(&self.now, self.settings.day_start)
    }

    /// The months that the screen on top shows.
    pub fn shown_months(&self) -> Vec<Month> {
        let context = self.context();
        self.screens.last().map(|screen| screen.months(&context)).unwrap_or_default()
    }

    /// Whether the window may not write.
    pub fn is_read_only(&self) -> bool {
        self.read_only.is_some()
    }

    /// Whether something was typed that is not in the draft yet.
    pub fn is_unsynced(&self) -> bool {
        self.screens.iter().any(|screen| screen.is_unsynced())
    }

    /// Whether there is something new to draw; asking forgets it.
    pub fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    /// The window has this size now.
    pub fn resize(&mut self, size: Size) {
        self.changed |= self.size != size;
        self.size = size;
    }

    /// Takes a message, with the present moment and an unused id, and returns the rest for the runtime to carry out.
    pub fn update(&mut self, message: Message, now: Moment, fresh_id: EntryId) -> Vec<Request> {
        let before = self.today();
        self.now = now;
        self.fresh_id = fresh_id;
        let mut requests = if self.today() == before { Vec::new() } else { self.read_for_today() };
        let before = self.day_and_shown();
        requests.extend(self.take(message));
        // A setting may change which day it is, and what is looked for.
        if self.day_and_shown() != before {
            requests.extend(self.read_for_today());
        }
        requests
    }

    /// Reads what speaks of today.
    fn read_for_today(&self) -> Vec<Request> {
        [Task::Read(self.needed_months()), self.find_reminders()].map(Request::Do).to_vec()
    }

    fn day_and_shown(&self) -> (Day, bool) {
        (self.today(), self.context_without_body().shows_on_this_day())
    }

    fn take(&mut self, message: Message) -> Vec<Request> {
        match message {
            Message::Key(event) => return self.key(event),
            Message::Paste(text) => return self.paste(text),
            Message::Plain(input) => return self.plain_input(input),
            Message::Redraw => self.changed = true,
            Message::Background(told) => return self.take_background(told),
            Message::Tick => self.tick(),
            Message::Flush => {
                let effects = self.flush();
                return self.carry_out(effects);
            }
            Message::Stop => return self.quit(),
            Message::Reply(reply) => return self.receive(reply),
        }
        Vec::new()
    }

    /// Returns the months that Home needs to speak of today: those of the last four weeks and today.
    pub fn needed_months(&self) -> Vec<Month> {
        let (first, last) = (Month::of(self.today().plus(-today::DAYS_BEFORE)), Month::of(self.today()));
        if first == last { vec![last] } else { vec![first, last] }
    }

    fn flush(&mut self) -> Vec<Effect> {
        self.screens.iter_mut().flat_map(|screen| screen.flush()).collect()
    }

    fn push(&mut self, mut screen: Box<dyn Screen>) -> Vec<Request> {
        self.changed = true;
        let effects = screen.opened(&self.context());
        self.screens.push(screen);
        self.carry_out(effects)
    }

    fn close(&mut self) {
        if self.screens.len() > 1 {
            self.screens.pop();
        }
        self.changed = true;
    }

    /// Closes all screens down to Home; a screen with an answer or words under way stays open, and only those above it
    /// close.
    fn go_home(&mut self) {
        let keep =
            self.screens.iter().rposition(|screen| screen.place().is_in_progress()).map_or(1, |at| at + 1);
        self.screens.truncate(keep);
        self.changed = true;
    }

    /// Carries out the app's own effects and returns the rest for the loop, in order.
    fn carry_out(&mut self, effects: Vec<Effect>) -> Vec<Request> {
        let mut left = Vec::new();
        for effect in effects {
            match effect {
                Effect::Open(route) => {
                    // Who has begun something is not interrupted by what rested before, nor by what was just left.
                    self.offered = true;
                    left.extend(self.show(route, false));
                }
                Effect::Become(route) => left.extend(self.show(route, true)),
                Effect::Find(question) => left.extend(self.find(question).map(Request::Do)),
                Effect::StartTimer(id, until) => self.timer = Some(Timer::new(id, until)),
                Effect::StopTimer(id) => drop(self.timer.take_if(|timer| timer.is_of(id))),
                Effect::Close if self.ends_below.is_some_and(|least| self.screens.len() <= least) => {
                    left.push(Request::Quit);
                }
                Effect::Close => self.close(),
                Effect::Home => self.go_home(),
                Effect::Say(text) => self.say(text),
                Effect::Offer(occasions) => self.offer(&occasions),
                Effect::EditOutside(words) => left.extend(self.edit_outside(words)),
                Effect::Copy(words) => left.push(Request::Copy(words)),
                Effect::Do(task) => left.extend(self.prepare(task).map(Request::Do)),
            }
        }
        left
    }

    /// Has words opened in the editor that the config file names, or says that it names none.
    fn edit_outside(&mut self, words: Words) -> Option<Request> {
        let config = &self.settings.config;
        let editor = config.editor.clone();
        if editor.is_none() {
            self.say(wording::editor::none_is_set(&config.path.display()));
        }
        Some(Request::EditOutside(editor?, words))
    }

    /// Takes in the immediate change of a task; `None` when nothing is left to do.
    fn prepare(&mut self, task: Task) -> Option<Task> {
        match &task {
            Task::KeepAnswers(answers) => {
                answers.put_into(&mut self.state);
                self.put_in_force();
            }
            Task::DiscardDraft(id) => {
                self.undoes.push(Undo::Discard);
                drop(self.timer.take_if(|timer| timer.is_of(*id)));
                self.drafts.retain(|draft| draft.head.id != *id);
            }
            Task::Remember(change) => return self.keep(change.clone()),
            _ => {}
        }
        Some(task)
    }

    /// Follows the background that the terminal tells of, at once or from the next start on.
    fn take_background(&mut self, told: Background) -> Vec<Request> {
        if told.is_prompt && self.look.light != told.is_light {
            self.look.light = told.is_light;
            self.changed = true;
            self.put_in_force();
        }
        self.keep(Change::Background(told.terminal, told.is_light)).map(Request::Do).into_iter().collect()
    }

    /// Remembers something from now on; nothing is left to do when it was so before.
    fn keep(&mut self, change: Change) -> Option<Task> {
        let is_new = self.state.take(change.clone());
        if is_new {
            self.changed = true;
            self.put_in_force();
        }
        is_new.then_some(Task::Remember(change))
    }

    /// Puts the settings in force that are chosen by now.
    fn put_in_force(&mut self) {
        self.settings.renew(&self.state);
        self.keymap = self.settings.keymap();
        self.theme = self.look.theme(self.settings.config.theme.as_deref());
    }

    fn context(&self) -> Context<'_> {
        Context { body: self.body(), ..self.context_without_body() }
    }

    fn body(&self) -> Size {
        let body = self.page().0.body;
        Size::new(body.width, body.height)
    }

    /// Whether a line stays unread until the first key: a quiet Home shows nothing that tells of entries.
    fn holds_line(&self) -> bool {
        self.is_untouched && self.settings.config.quiet_home && self.screens.len() == 1
    }

    fn is_too_small(&self) -> bool {
        self.size.width < page::LEAST.0 || self.size.height < page::LEAST.1
    }

    /// The page and footer of the screen on top, at the present size.
    fn page(&self) -> (Page, Footer) {
        let area = Rect::new(0, 0, self.size.width, self.size.height);
        let Some(screen) = self.screens.last() else { return (Page::new(area, 1), Footer::default()) };
        let framed = |footer_rows| Page::framed(screen.frame(), area, footer_rows);
        let cells = framed(1).footer.width;
        let context = self.context_without_body();
        let (place, most) = (screen.place(), page::most_footer_rows(screen.place(), area.height));
        let footer = Footer::new(&self.keymap, place, cells, most, |row| {
            let is_offered = match row.command {
                Command::Undo => !self.undoes.is_empty(),
                command => screen.offers(command, &context),
            };
            is_offered.then(|| screen.says(row.command, &context).unwrap_or(row.title))
        });
        (framed(footer.height()), footer)
    }

    /// The hints in the footer cannot depend on the size of the body, as that depends on the footer.
    fn context_without_body(&self) -> Context<'_> {
        Context {
            journal: &self.journal,
            all_read: self.all_read,
            history: self.history(),
            history_is_whole: self.history_is_whole,
            statistics: &self.statistics,
            practices: self.practices.as_deref(),
            settings: &self.settings,
            keymap: &self.keymap,
            theme: &self.theme,
            today: self.today(),
            now: &self.now,
            body: Size::default(),
            read_only: self.read_only.as_deref(),
            problems: &self.problems,
            drafts: &self.drafts,
            deleted: self.deleted(),
            state: &self.state,
            reminders: &self.reminders,
            fresh_id: self.fresh_id,
        }
    }
}
