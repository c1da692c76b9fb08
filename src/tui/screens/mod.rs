//! The screens, one file each: its state, its keys and its drawing.

use std::sync::Arc;

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::command::{Command, Place};
use super::effect::{Effect, Route};
use super::plain::{PlainAnswer, PlainStep};
use super::settings::Settings;
use super::task::Reply;
use super::theme::Theme;
use super::widgets::page::Frame;
use crate::insight::{History, Practices};
use crate::journal::State;
use crate::journal::{Day, Draft, EntryId, Journal, Moment, Month};
use crate::tui::command::keymap::{Hit, Keymap};
use crate::tui::statistics::Statistics;
use crate::tui::task::Reminders;
use crate::tui::widgets::sheet::Sheet;
use writing::Writing;

pub mod calendar;
pub mod cards;
pub mod check_in;
mod context;
pub(in crate::tui) mod copy;
pub mod days;
pub mod entries;
pub mod exercise;
pub mod export;
pub mod find_someone;
pub mod hard_evening;
pub mod home;
pub mod import;
pub mod lock;
pub mod monthly;
pub mod night;
pub mod note;
pub mod on_this_day;
pub mod outcome;
pub mod partner_page;
pub mod patterns;
pub mod practice;
pub(in crate::tui) mod prelude;
pub mod reader;
pub mod report;
pub mod scale;
pub mod seal;
pub mod settings;
pub mod support;
pub mod support_line;
pub mod tick;
pub mod trash;
pub mod trends;
pub mod versions;
pub mod week;
pub mod welcome;
pub(in crate::tui) mod writing;

/// The things that every screen may look at.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The months of the journal that have been read.
    pub journal: &'a Journal,
    /// Whether all of it has been read.
    pub all_read: bool,
    /// The history that statistics look at; `None` until a screen asked for it.
    pub history: Option<&'a Arc<History>>,
    /// Whether that is the history of all time.
    pub history_is_whole: bool,
    /// The statistics found in it.
    pub statistics: &'a Statistics,
    /// The practice entries of all time; `None` until a screen asked for them.
    pub practices: Option<&'a Practices>,
    /// The person's settings.
    pub settings: &'a Settings,
    /// The keys in force.
    pub keymap: &'a Keymap,
    /// The styles.
    pub theme: &'a Theme,
    /// The journal's day now.
    pub today: Day,
    /// The moment of the last message.
    pub now: &'a Moment,
    /// The size of a screen's body.
    pub body: Size,
    /// The reason why this window may not write; `None` when it may.
    pub read_only: Option<&'a str>,
    /// Months that cannot be shown as a whole, a line each.
    pub problems: &'a [(Month, String)],
    /// Drafts that rest.
    pub drafts: &'a [Draft],
    /// The entry that was deleted last.
    pub deleted: Option<EntryId>,
    /// The state: a pause, and the things that are not shown or offered.
    pub state: &'a State,
    /// The exercises that wait, as they were found last.
    pub reminders: &'a Reminders,
    /// An id that nothing has yet.
    pub fresh_id: EntryId,
}

impl Context<'_> {
    /// The last day that may be read: today, or a later one that has something, as where the clock went back.
    pub fn last_day(&self) -> Day {
        let written = self.journal.entries().next_back().map(|entry| entry.day);
        let seen = self.history.and_then(|history| history.all().last()).map(|seen| seen.day);
        self.today.max(written.unwrap_or(self.today)).max(seen.unwrap_or(self.today))
    }
}

/// An action of the person, as a screen gets it.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A command of the table.
    Hit(Hit),
    /// A key in a text field that is no command there.
    Typed(KeyEvent),
    /// Text pasted into a text field.
    Pasted(String),
}

impl Input {
    /// The command, if it is one.
    pub fn command(&self) -> Option<Command> {
        match self {
            Self::Hit(hit) => Some(hit.command),
            _ => None,
        }
    }
}

/// A screen: state, update and view.
pub trait Screen {
    /// Returns the place whose keys apply now.
    fn place(&self) -> Place;

    /// Returns the name of the screen and the position in it.
    fn title(&self, context: &Context<'_>) -> (String, String) {
        let _ = context;
        (self.place().title().to_owned(), String::new())
    }

    /// Whether a command does something now, so that the footer names it.
    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        let _ = (command, context);
        true
    }

    /// Returns the words of a command in the footer, where it does another thing now than the table says.
    fn says(&self, command: Command, context: &Context<'_>) -> Option<&'static str> {
        let _ = (command, context);
        None
    }

    /// Returns the effects that the screen needs when it is opened.
    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let _ = context;
        Vec::new()
    }

    /// Takes an action of the person.
    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect>;

    /// Takes an event from outside.
    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        let _ = (reply, context);
        Vec::new()
    }

    /// Returns the typed words that are not in the draft yet.
    fn flush(&mut self) -> Vec<Effect> {
        Vec::new()
    }

    /// The entry that is being written.
    fn writing(&self) -> Option<&Writing> {
        None
    }

    /// Whether words stand in it that were typed here, also while the journal is locked.
    fn holds_words(&self) -> bool {
        self.writing().is_some()
    }

    /// Whether something was typed that is not in the draft yet.
    fn is_unsynced(&self) -> bool {
        self.writing().is_some_and(Writing::is_unsynced)
    }

    /// The months that the screen shows, so that changes from outside are seen.
    fn months(&self, context: &Context<'_>) -> Vec<Month> {
        vec![Month::of(self.writing().map_or(context.today, Writing::day))]
    }

    /// Whether it is the line that parks a worry, within which there is no other.
    fn parks_worry(&self) -> bool {
        false
    }

    /// Whether it shows something that changes with the time, once a second.
    fn is_timed(&self) -> bool {
        false
    }

    /// Whether it lets time pass at the moment: a wait, or calm breathing.
    fn time_runs(&self, now: &Moment) -> bool {
        let _ = now;
        false
    }

    /// Whether something moves in it at the moment, for somebody who waits.
    fn moves(&self, context: &Context<'_>) -> bool {
        let _ = context;
        false
    }

    /// Moves it on by one step.
    fn moved(&mut self) {}

    /// Opens this screen again, without a word of what is in it; `None` for one that is not opened again.
    fn opens_again(&self) -> Option<Route> {
        None
    }

    /// How much of the window the body takes.
    fn frame(&self) -> Frame {
        Frame::Text
    }

    /// What the screen says and asks where there is none, line by line; `None` = its text is all of it.
    fn plain(&self, context: &Context<'_>) -> Option<PlainStep> {
        let _ = context;
        None
    }

    /// All of a page that is only read, on paper of this size; `None` = what is drawn is all of it.
    fn told(&self, context: &Context<'_>, size: Size) -> Option<Sheet> {
        let _ = (context, size);
        None
    }

    /// Takes the answer to what it asks line by line; a page that is only read closes.
    fn answer(&mut self, answer: PlainAnswer, context: &Context<'_>) -> Vec<Effect> {
        let _ = answer;
        self.update(Input::Hit(Hit { command: Command::Back, nth: 0, is_repeat: false }), context)
    }

    /// Draws the body.
    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect);
}
