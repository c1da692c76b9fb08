//! The tasks that the app leaves to the runtime, and the runtime's replies.

use std::sync::Arc;

use serde_json::Value;

use super::exporting::{ChosenExport, ExportEnd};
use super::importing::{ImportEnd, PlannedImport, Wanted};
use super::secret::Secret;
use super::statistics::{Calculation, Statistic};
use crate::config::known;
use crate::insight::{Due, History, Practices};
use crate::journal::draft::Field;
use crate::journal::format::state::Change;
use crate::journal::{
    Caught, Day, DayStart, Digest, Document, Draft, DraftHead, Entry, EntryId, Moment, Month, Revision, State,
};

/// Something that needs the disk, the clock or more time than a frame has.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// Unlock the journal with a passphrase, in the background.
    Unlock(Secret),
    /// Seal something into the inbox of the locked journal.
    Catch(Box<Caught>),
    /// Look at a file or folder that is to be imported, and say what would become of it.
    PlanImport(Wanted),
    /// Import it, in the background.
    Import(Arc<PlannedImport>),
    /// Export what was chosen into a new file, in the background.
    Export(Box<ChosenExport>),
    /// Stop the import or export before the next month.
    StopTransfer,
    /// Read some months now; for a few only.
    Read(Vec<Month>),
    /// Read, in the background, the entries that the prompt rule and the order of ticks need for a check-in on this
    /// day.
    ReadBefore(Day),
    /// Read the whole journal in the background.
    ReadAll,
    /// Bring the history of all time up to date in the background; these few months come at once when there is no
    /// history yet.
    ReadHistory(Vec<Month>),
    /// Bring all practice entries up to date in the background.
    ReadPractices,
    /// Read the trash in the background.
    ReadTrash,
    /// Calculate a statistic in the background.
    Compute(Calculation),
    /// Find, in the background, what is due on a day, and whether the same day a month and a year ago has entries.
    FindReminders {
        /// The day.
        today: Day,
        /// Whether earlier entries of the same day are shown.
        on_this_day: bool,
    },
    /// Store a change of the state.
    Remember(Change),
    /// Save versions that belong together: all of them or, if a failure shows beforehand, none.
    Save(Vec<Revision>),
    /// Keep one of the versions of an entry.
    Choose(Choice),
    /// Delete an entry.
    Delete(EntryId, Month),
    /// Restore a deleted entry.
    Restore(EntryId),
    /// Move an entry of a month to another day.
    Move {
        /// The entry.
        id: EntryId,
        /// The month that it is in.
        month: Month,
        /// The day that it goes to.
        to: Day,
        /// The start of a day.
        day_start: DayStart,
    },
    /// Undo the move of an entry.
    UndoMove(Box<Move>),
    /// Write a field to an entry's draft; the first field begins the draft.
    Draft(DraftHead, Field, Value),
    /// Set an entry's draft aside; it is offered again.
    LeaveDraft(EntryId),
    /// Look for drafts that were set aside.
    FindDrafts,
    /// Take up a draft that was set aside.
    ResumeDraft(EntryId),
    /// Discard an entry's draft, in use or set aside.
    DiscardDraft(EntryId),
    /// Restore the draft discarded last.
    UndoDiscard,
    /// Write a text to a file of this name outside the journal.
    CopyOut(String, String),
    /// Write a page or an export to a new file of this name, or one with a number, outside of the journal.
    WriteOut(String, String),
    /// Store the answers given in Welcome.
    KeepAnswers(Answers),
}

/// The words of a field of an entry, as they go to another program or come back from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// The entry.
    pub id: EntryId,
    /// The field.
    pub field: Field,
    /// The words.
    pub text: String,
}

/// An entry that was moved to another day.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// The entry before the change.
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
    /// All versions that were shown.
    pub seen: Vec<Digest>,
}

/// The answers given in Welcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Whether someone else could open this computer: `no`, `maybe` or `yes`.
    pub others_may_see: String,
    /// The country, as the config file writes it; `None` leaves it for later.
    pub country: Option<Value>,
}

impl Answers {
    /// Puts them into the state.
    pub fn put_into(&self, state: &mut State) {
        state.acknowledged = true;
        state.others_may_see = Some(self.others_may_see.clone());
        if let Some(country) = &self.country {
            state.take(Change::Set(known::COUNTRY.to_owned(), Some(country.clone())));
        }
    }
}

/// The problem of a month in a line, or none any more.
pub type Problems = Vec<(Month, Option<String>)>;

/// A reply to a task, or news of the files and windows around the program. The app takes it in before the screens see it.
#[derive(Clone, Debug)]
pub enum Reply {
    /// Months were read.
    Read(MonthsRead),
    /// Everything was read that a check-in on this day needs.
    ReadBefore(Day),
    /// The whole journal was read.
    ReadAll,
    /// The history was read.
    History(HistoryRead),
    /// The practice entries of all time were read.
    Practices(PracticesRead),
    /// The practice entries cannot be read, with the reason; everything that needs them goes on without.
    NoPractices(String),
    /// The trash was read.
    Trash(Arc<Trash>),
    /// An import was looked at; an error says why it cannot be done.
    ImportPlanned(Result<Arc<PlannedImport>, String>),
    /// An import writes a month.
    Importing {
        /// The months that are on disk.
        done: usize,
        /// The months that there are.
        of: usize,
    },
    /// An export reads a month.
    Exporting {
        /// The months that were read.
        done: usize,
        /// The months that there are.
        of: usize,
    },
    /// An export ended.
    Exported(ExportEnd),
    /// An import ended.
    Imported(ImportEnd),
    /// A statistic was calculated.
    Computed(Calculation, Statistic),
    /// The exercises that are due were found.
    Reminders(Reminders),
    /// These drafts are set aside.
    Drafts(Vec<Draft>),
    /// A draft that was set aside is in use again.
    Resumed(Box<Draft>),
    /// Words came back from another program; the draft does not have them yet.
    Edited(Words),
    /// The journal is open; these lines are said.
    Opened(Vec<String>),
    /// It is still locked, for this reason.
    NotOpened(String),
    /// Something is sealed in the inbox.
    Caught(EntryId),
    /// An entry is on disk.
    Saved(EntryId),
    /// These entries are not on disk, with the reason and the remedy.
    NotSaved(Vec<EntryId>, String),
    /// One version of an entry is kept in place of all others.
    Chosen(EntryId),
    /// An entry was deleted.
    Deleted(EntryId),
    /// An entry was restored.
    Restored(EntryId),
    /// An entry was moved to another day.
    Moved(Box<Move>),
    /// The move of an entry was undone.
    MovedBack(Box<Move>),
    /// Whether this window may write; the line says who does when it may not.
    Writing(Result<(), String>),
    /// A line to show.
    Say(String),
    /// A line to show below the present one.
    SayAlso(String),
}

impl Reply {
    /// Whether the journal was written to.
    pub fn is_written(&self) -> bool {
        matches!(
            self,
            Self::Saved(_)
                | Self::Chosen(_)
                | Self::Deleted(_)
                | Self::Restored(_)
                | Self::Moved(_)
                | Self::MovedBack(_)
                | Self::Imported(_)
        )
    }

    /// Whether it is news for whoever waits at a locked journal: nothing of the journal is in it.
    pub fn is_for_locked(&self) -> bool {
        let is_of_lock = matches!(self, Self::Opened(_) | Self::NotOpened(_) | Self::Caught(_));
        is_of_lock || self.is_line() || matches!(self, Self::NotSaved(..))
    }

    /// Whether it is a line to show.
    pub fn is_line(&self) -> bool {
        matches!(self, Self::Say(_) | Self::SayAlso(_))
    }
}

/// Months as they are on disk.
#[derive(Clone, Debug, Default)]
pub struct MonthsRead {
    /// Their documents.
    pub documents: Vec<Arc<Document>>,
    /// Their problems.
    pub problems: Problems,
}

/// The history, with the problems of the months that were read for it now.
#[derive(Clone, Debug, Default)]
pub struct HistoryRead {
    /// The history.
    pub history: Arc<History>,
    /// Whether it is that of all time.
    pub is_whole: bool,
    /// The problems.
    pub problems: Problems,
}

/// All practice entries, with the problems of the months that were read for them now.
#[derive(Clone, Debug, Default)]
pub struct PracticesRead {
    /// The practice entries.
    pub practices: Arc<Practices>,
    /// The problems.
    pub problems: Problems,
}

/// The deleted entries that can be restored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trash {
    /// The entries, each with the moment until which it is kept; the one deleted last first.
    pub entries: Vec<(Entry, Moment)>,
    /// The things that cannot be read, a line each.
    pub problems: Vec<String>,
}

/// The things due on a day, as the worker finds them; whoever shows them decides which hold at the moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reminders {
    /// The looks back that are due at some time of the day, the one longest due first.
    pub due: Vec<Due>,
    /// The same day a month and a year ago, where there is something to show.
    pub on_this_day: Vec<Day>,
    /// The entry of the coin-flip trial that was begun last.
    pub trial: Option<Box<Entry>>,
}
