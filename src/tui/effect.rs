//! What a screen wants done, and what it is told afterwards: values, carried out by the app and the runtime.

use std::sync::Arc;

use crossterm::event::KeyEvent;
use serde_json::Value;

use super::looks::Looks;
use super::remembered::Change;
use crate::insight::{History, Practices, Span};
use crate::journal::draft::Field;
use crate::journal::practice::{self, Kind};
use crate::journal::{
    Day, DayStart, Digest, Document, Draft, DraftHead, Entry, EntryId, Moment, Month, Revision, Scale,
    TickList,
};
use crate::tui::reminders::Waiting;
use crate::tui::statistics::{Answer, Asked, Question};

/// Something that a screen wants done.
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
    /// Say a line above the footer until the next key.
    Say(String),
    /// Say a line below what is said already; at most once while the program runs.
    SayOnce(String),
    /// End the program, all drafts kept.
    Quit,
    /// Suspend the program until the shell brings it back.
    Suspend,
    /// Read some months now; for a few only.
    Read(Vec<Month>),
    /// Read what the prompt rule and the order of ticks need for a check-in on this day, in the background.
    ReadBefore(Day),
    /// Read everything, in the background.
    ReadAll,
    /// Have the history of all time at hand as it is on disk, in the background; while there is none at all, these
    /// few months at once.
    ReadHistory(Vec<Month>),
    /// Have all practice entries at hand as they are on disk, in the background.
    ReadPractices,
    /// Find something in the history of all time, in the background; nothing while that is not at hand.
    Find(Question),
    /// Have the worker find it.
    Compute(Asked),
    /// Keep how often trends and past entries were looked at today.
    KeepLooks(Looks),
    /// Find what waits on a day, and what there is of the same day a month and a year ago unless that is not shown, in
    /// the background.
    FindWaiting {
        /// The day.
        today: Day,
        /// Whether earlier entries of the same day are shown.
        on_this_day: bool,
    },
    /// Remember something from now on.
    Remember(Change),
    /// Put versions on disk that belong together: all or, as far as that can be known before, none.
    Save(Vec<Revision>),
    /// Keep one of the versions of an entry.
    Choose(Choice),
    /// Delete an entry.
    Delete(EntryId, Month),
    /// Bring a deleted entry back.
    Restore(EntryId),
    /// Look at what was deleted, in the background.
    ReadTrash,
    /// Move an entry of a month to another day.
    Move {
        /// The entry.
        id: EntryId,
        /// The month that it is in.
        month: Month,
        /// The day that it goes to.
        to: Day,
        /// When a day starts.
        day_start: DayStart,
    },
    /// Undo the move of an entry.
    UndoMove(Box<Move>),
    /// Write a field to the draft of an entry, which is begun when none is in use; other drafts in use stay so.
    Draft(DraftHead, Field, Value),
    /// Let an entry's draft rest: it is kept and offered again.
    LeaveDraft(EntryId),
    /// Have a line said when this moment has come, for the exercise that waits.
    StartTimer(EntryId, Moment),
    /// Its wait is over or was left.
    StopTimer(EntryId),
    /// Copy a text out as a file of this name.
    CopyOut(String, String),
    /// Look for drafts that rest.
    FindDrafts,
    /// Go on with a resting draft.
    ResumeDraft(EntryId),
    /// Throw the draft of an entry away, in use or resting.
    DiscardDraft(EntryId),
    /// Bring back the draft thrown away last.
    UndoDiscard,
    /// Keep what Welcome asked.
    KeepAnswers(Answers),
    /// Take again what was pressed and pasted while something had to be read first.
    TakeAgain(Vec<Typed>),
}

/// What came from the keyboard.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// A key.
    Key(KeyEvent),
    /// A paste.
    Paste(String),
}

/// An entry that was moved to another day.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// The entry as it was before.
    pub before: Entry,
    /// Its id now.
    pub id: EntryId,
    /// Its day now.
    pub day: Day,
}

/// A version of an entry that is kept in place of all others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The entry.
    pub id: EntryId,
    /// The month that it is in.
    pub month: Month,
    /// The version that is kept.
    pub kept: Digest,
    /// All versions among which was chosen.
    pub seen: Vec<Digest>,
}

/// What Welcome asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Whether someone else could open this computer: `no`, `maybe` or `yes`.
    pub others_may_see: String,
    /// When a day starts.
    pub day_start: DayStart,
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
    /// The exercises, and what waits.
    Practice,
    /// A new exercise, with the answers that it begins with.
    Exercise(Kind, Carried),
    /// A look back on an entry of this kind and day.
    LookBack(EntryId, Kind, Day),
    /// An entry of this kind and day to edit.
    EditPractice(EntryId, Kind, Day),
    /// What came of an exercise.
    Outcome(Kind),
    /// A worry to be parked in one line.
    ParkWorry,
    /// The week that holds a day, with that day selected.
    Week(Day),
    /// The trends of all scales.
    Trends,
    /// One scale over a span.
    Scale(Scale, Span),
    /// What goes together, and what helped.
    Patterns,
    /// One tick with every sign, over so many weeks.
    Tick(TickList, String, u16),
    /// The check-ins of some days, and what they have in common in words.
    Days(String, Vec<Day>),
    /// The year that holds a day, with that day selected: a scale, or `None` for what is recorded at all.
    Calendar(Day, Option<Scale>),
    /// The list of entries; searching at once or not.
    Entries {
        /// Whether the search field is open at once.
        search: bool,
    },
    /// What was deleted in the last thirty days.
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
    /// The support page.
    Support,
    /// The settings.
    Settings,
    /// The help for a place.
    Help(super::command::Place),
    /// A question; yes has these effects on the screen below.
    Confirm(Confirm),
    /// The field that asks for a date.
    GoToDate(DateFor),
}

impl Route {
    /// The calendar as it opens, with a day selected.
    pub fn calendar(day: Day) -> Self {
        Self::Calendar(day, Scale::ALL.first().copied())
    }
}

/// A question with two answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Confirm {
    /// The question.
    pub question: String,
    /// What explains it.
    pub explanation: String,
    /// What yes does.
    pub yes: Vec<Effect>,
    /// What no is, in words.
    pub no_says: String,
    /// What no does.
    pub no: Vec<Effect>,
}

/// What a date is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFor {
    /// The check-in of that day.
    CheckIn,
    /// The week that holds it.
    Week,
    /// The year that holds it, with what the calendar shows.
    Calendar(Option<Scale>),
    /// The day that an entry is moved to.
    Move(EntryId),
}

/// Something that happened outside the screens.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// An entry is on disk. The month as it now stands has been taken in before this is told.
    Saved(EntryId),
    /// What was done to these entries is not on disk; why, and what to do.
    NotSaved(Vec<EntryId>, String),
    /// One version of an entry is kept in place of all others.
    Chosen(EntryId),
    /// An entry was deleted.
    Deleted(EntryId),
    /// An entry is back.
    Restored(EntryId),
    /// What the trash holds.
    Trash(Arc<Trash>),
    /// An entry was moved to another day.
    Moved(Box<Move>),
    /// The move of an entry was undone.
    MovedBack(Box<Move>),
    /// More of the journal has been read.
    Read,
    /// What the prompt rule and the order of ticks need for a check-in on this day has been read.
    ReadBefore(Day),
    /// All of the journal has been read.
    ReadAll,
    /// The history is there, or is another one now.
    History,
    /// The practice entries are there, or are others now.
    Practices,
    /// The practice entries could not be read; what waits for them goes on without.
    NoPractices,
    /// Something was found in it.
    Found,
}

impl News {
    /// Whether something was written to the journal here.
    pub fn is_written(&self) -> bool {
        matches!(
            self,
            Self::Saved(_)
                | Self::Chosen(_)
                | Self::Deleted(_)
                | Self::Restored(_)
                | Self::Moved(_)
                | Self::MovedBack(_)
        )
    }
}

/// What was deleted and can be brought back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trash {
    /// The entries, each with the moment until which it is kept; the one deleted last first.
    pub entries: Vec<(Entry, Moment)>,
    /// What cannot be read, a line each.
    pub problems: Vec<String>,
}

/// What the runtime tells the app.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(String),
    /// The window has another size, or the screen must be drawn anew.
    Redraw,
    /// A second has passed, or a wait may be over.
    Tick,
    /// What was typed has waited long enough: it must go to the draft.
    Flush,
    /// Months were read: their documents, and what is wrong with them in a line each.
    Months(Vec<Arc<Document>>, Vec<(Month, Option<String>)>),
    /// Months were skimmed for the history, which now is this one.
    History {
        /// What statistics look at.
        history: Arc<History>,
        /// Whether it is that of all time.
        is_whole: bool,
        /// What is wrong with the months that were skimmed, in a line each.
        problems: Vec<(Month, Option<String>)>,
    },
    /// The practice entries of all time.
    Practices(Arc<Practices>),
    /// Something was found in the history.
    Found(Asked, Answer),
    /// Something happened that a screen may wait for.
    News(News),
    /// What waits was found.
    Waiting(Waiting),
    /// Resting drafts were found.
    Drafts(Vec<Draft>),
    /// A resting draft is in use again.
    Resumed(Box<Draft>),
    /// A line to say below what is said already.
    SayAlso(String),
    /// A line to say.
    Say(String),
    /// The program must end; what was typed is kept.
    Stop,
    /// Whether this window may write; the line says who does when it may not.
    Writing(Result<(), String>),
}

impl Message {
    /// Whether it is a line to say.
    pub fn is_line(&self) -> bool {
        matches!(self, Self::Say(_) | Self::SayAlso(_))
    }
}

/// The version that an edit starts from.
pub fn base_of(entry: Option<&Entry>) -> Option<Digest> {
    entry.map(Entry::digest)
}
