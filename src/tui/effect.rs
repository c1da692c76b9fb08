//! The effects that a screen asks for, and the screens that it can open.

use super::statistics::Question;
use super::task::{Task, Words};
use crate::config::known;
use crate::insight::Span;
use crate::journal::practice::{self, Kind};
use crate::journal::{Card, Day, Digest, Draft, Entry, EntryId, Moment, Scale, TickList};
use crate::wording::heavy_words::Occasion;

/// An effect that a screen asks for: from the app, or from the runtime behind it.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Open a screen on top of this one.
    Open(Route),
    /// Open a screen in place of this one.
    Become(Route),
    /// Close this screen.
    Close,
    /// Close every screen but Home.
    Home,
    /// Show a line above the footer until the next key.
    Say(String),
    /// Point to people who answer, below the present line: for the first of these reasons that was not given yet while the
    /// program runs.
    Offer(Vec<Occasion>),
    /// Show the end of an exercise's wait when this moment has come.
    StartTimer(EntryId, Moment),
    /// Stop the timer of an exercise.
    StopTimer(EntryId),
    /// Open the words of a field in the person's own editor.
    EditOutside(Words),
    /// Find a statistic of all time; nothing happens while the history is not at hand.
    Find(Question),
    /// Put words on the terminal's clipboard.
    Copy(String),
    /// Have the runtime carry out a task.
    Do(Task),
}

/// Answers that an exercise begins with, by their fields.
pub type Carried = Vec<(&'static str, practice::Answer)>;

/// A screen that can be opened.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    /// The check-in of a day.
    CheckIn(Day),
    /// The check-in, note or monthly check that a draft was for.
    Draft(Box<Draft>),
    /// A new note on a day, or an entry's note to edit.
    Note(Day, Option<EntryId>),
    /// The exercises, and those that wait.
    Practice,
    /// The cards that come one a week.
    Cards,
    /// One of these cards.
    Card(Card),
    /// A new exercise, or what there is in its place: by its own rule, once the entries that this looks at have been read.
    Begin(Kind),
    /// A new exercise, with the answers that it begins with.
    Exercise(Kind, Carried),
    /// A look back on an entry of this kind and day.
    LookBack(EntryId, Kind, Day),
    /// An entry of this kind and day to edit.
    EditPractice(EntryId, Kind, Day),
    /// The outcome of an exercise.
    Outcome(Kind),
    /// A worry to be parked in one line.
    ParkWorry,
    /// The week that holds a day, with that day selected.
    Week(Day),
    /// The trends of all scales.
    Trends,
    /// The walk through the page for a session, over some weeks.
    Report(u16),
    /// One scale over a span.
    Scale(Scale, Span),
    /// The patterns: what goes together, and what helped.
    Patterns,
    /// One tick with every sign, over some weeks.
    Tick(TickList, String, u16),
    /// The check-ins of some days, and in words what they have in common.
    Days(String, Vec<Day>),
    /// The year that holds a day, with that day selected: a scale, or `None` for whether there is a check-in at all.
    Calendar(Day, Option<Scale>),
    /// The list of entries; searching at once or not.
    Entries {
        /// Whether the search field is open at once.
        search: bool,
    },
    /// The entries that were deleted in the last thirty days.
    Trash,
    /// One entry.
    Reader(EntryId),
    /// The versions of an entry that were made at once.
    Versions(EntryId),
    /// A new monthly check, or one to edit.
    MonthlyCheck(Option<EntryId>),
    /// The values of all monthly checks.
    MonthlyValues,
    /// The review of the week that can be looked at as a whole.
    Review,
    /// The same day a month and a year ago.
    OnThisDay,
    /// The page for a partner.
    PartnerPage,
    /// The support page.
    Support,
    /// The support page for somebody who said that they are not safe.
    NotSafe,
    /// The page on finding someone to talk to.
    FindSomeone,
    /// The page for a hard night.
    HardNight,
    /// The answer to the check-in of a hard evening.
    HardEvening(Day),
    /// The settings.
    Settings,
    /// The page on sealing the journal.
    Seal,
    /// A note that is written while the journal is locked.
    SealedNote,
    /// A section of the settings, by its name in the config.
    SettingsSection(&'static str),
    /// An export into a new file.
    Export,
    /// The import of a file.
    Import,
    /// The field for a key of the config; for a new line of a section where it ends with a dot.
    SettingsField(String),
    /// The help for a place.
    Help(super::command::Place),
    /// A question; yes has these effects on the screen below.
    Confirm(Confirm),
    /// The field that asks for a date.
    GoToDate(DateFor),
}

/// The purpose of a screen, as far as opening it depends on that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It writes something new.
    Write,
    /// It writes something for which a draft may rest.
    GoOn,
    /// It shows something for which a draft may rest, and asks before it writes.
    GoOnOrRead,
    /// It shows trends or past entries: looking often in a day is remarked.
    LookBack,
    /// None of these.
    Other,
}

impl Route {
    /// Returns the purpose of the screen.
    pub fn purpose(&self) -> Purpose {
        match self {
            Self::Draft(_)
            | Self::Note(_, None)
            | Self::Exercise(..)
            | Self::ParkWorry
            | Self::Review
            | Self::SealedNote
            | Self::Import => Purpose::Write,
            Self::CheckIn(_)
            | Self::Note(_, Some(_))
            | Self::LookBack(..)
            | Self::EditPractice(..)
            | Self::MonthlyCheck(Some(_)) => Purpose::GoOn,
            Self::MonthlyCheck(None) => Purpose::GoOnOrRead,
            Self::Trends
            | Self::Patterns
            | Self::Week(_)
            | Self::Calendar(..)
            | Self::Entries { .. }
            | Self::OnThisDay => Purpose::LookBack,
            Self::Practice
            | Self::Begin(_)
            | Self::Cards
            | Self::Card(_)
            | Self::Outcome(_)
            | Self::Report(_)
            | Self::Scale(..)
            | Self::Tick(..)
            | Self::Days(..)
            | Self::Trash
            | Self::Reader(_)
            | Self::Versions(_)
            | Self::MonthlyValues
            | Self::PartnerPage
            | Self::Support
            | Self::NotSafe
            | Self::FindSomeone
            | Self::HardNight
            | Self::HardEvening(_)
            | Self::Settings
            | Self::Seal
            | Self::Export
            | Self::SettingsSection(_)
            | Self::SettingsField(_)
            | Self::Help(_)
            | Self::Confirm(_)
            | Self::GoToDate(_) => Purpose::Other,
        }
    }

    /// Whether it can be opened while the journal is locked: nothing of the journal is in it.
    pub fn opens_locked(&self) -> bool {
        match self {
            Self::Support
            | Self::NotSafe
            | Self::FindSomeone
            | Self::HardNight
            | Self::PartnerPage
            | Self::SealedNote
            | Self::Help(_) => true,
            Self::SettingsField(name) => name == known::COUNTRY,
            _ => false,
        }
    }

    /// Returns the calendar as it opens, with a day selected.
    pub fn calendar(day: Day) -> Self {
        Self::Calendar(day, Scale::ALL.first().copied())
    }
}

/// A question with two answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Confirm {
    /// The question.
    pub question: String,
    /// The explanation.
    pub explanation: String,
    /// The effects of yes.
    pub yes: Vec<Effect>,
    /// The words for no.
    pub no_says: String,
    /// The effects of no.
    pub no: Vec<Effect>,
}

/// The purpose of a date that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFor {
    /// The check-in of that day.
    CheckIn,
    /// The week that holds it.
    Week,
    /// The year that holds it, with the content of the calendar's cells.
    Calendar(Option<Scale>),
    /// The day that an entry is moved to.
    Move(EntryId),
}

/// The version that an edit starts from.
pub fn base_of(entry: Option<&Entry>) -> Option<Digest> {
    entry.map(Entry::digest)
}
