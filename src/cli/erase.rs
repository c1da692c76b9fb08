//! `inward erase`: takes an entry, all days before one, or everything out of every place in which it is kept, for good.

use std::path::PathBuf;

use clap::Args;

use super::output::{self, Output};
use super::setup::Setup;
use super::show::only;
use super::stdin::Answers;
use super::{CliError, Outcome, values};
use crate::journal::Moment;
use crate::paths;
use crate::store::{
    ErasePlan, Erased, EverythingPlan, Goes, Holder, Store, StoreError, ToErase, Traced, Unsure, Window,
    WindowLock,
};
use crate::texts::practice::kind_name;
use crate::wording::erase as wording;
use crate::wording::numbers::{counted_if_any, plural};

const EXAMPLES: &str = "\
Unlike inward delete it takes the words out of every place in which inward keeps them: the months with all other versions, \
copies that a sync program left beside them, the trash, drafts, backups, quarantine and the receipts of imports. The backups \
that are left can still be restored. With --all every file that inward made in its data directory goes.

First it says what goes, and asks twice; --yes does not ask. A file that cannot be read, and so may hold the words, is named \
and goes only when you say so, or with --unreadable. Nothing brings back what is erased. docs/safety.md says what is out of \
reach of this program.

Examples:
  inward erase 8e2b7a10
  inward erase --before 2026-01-01
  inward erase --all";

/// Erase for good: an entry, all days before one, or everything
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct EraseArgs {
    /// The entry's id, or at least the last 6 digits of it
    #[arg(value_name = "ID", allow_negative_numbers = true)]
    id: Option<String>,
    /// Erase everything of the days before this one
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, conflicts_with_all = ["id", "all"])]
    before: Option<String>,
    /// Erase everything
    #[arg(long, conflicts_with = "id")]
    all: bool,
    /// Take along what cannot be read and may hold it, without asking
    #[arg(long, conflicts_with = "all")]
    unreadable: bool,
    /// Erase without asking
    #[arg(long)]
    yes: bool,
}

#[cfg(test)]
impl EraseArgs {
    /// Whether it does not say what to erase.
    pub(super) fn lacks_a_target(&self) -> bool {
        self.id.is_none() && self.before.is_none() && !self.all
    }
}

pub(super) fn run(args: &EraseArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let ending = args.id.as_deref().map(values::id).transpose()?;
    if ending.is_none() && args.before.is_none() && !args.all {
        return Err(CliError::usage("name what to erase: an entry's id, --before DATE or --all"));
    }
    if !args.yes && !output::asks_a_person() {
        return Err(CliError::usage("there is no terminal to ask on: add --yes to erase without asking"));
    }
    let store = if args.all { setup.store_as_found()? } else { setup.store()? };
    let before = match &args.before {
        Some(day) => Some(values::any_day(day, setup.present(&store).today)?),
        None => None,
    };
    if let Some(holder) = store.open_window()? {
        return Err(window_is_open(&holder));
    }
    let job = Job { args, store: &store, places: paths::memory(), now: setup.clock.now() };
    match (ending, before) {
        (Some(ending), _) => {
            let held = job.find(ending, out)?;
            job.erase(ToErase::Entry(held.id), &about(&held), out)
        }
        (None, Some(day)) => {
            job.erase(ToErase::Before(day), &format!("{EVERYTHING_OF}the days before {day}"), out)
        }
        (None, None) => job.erase_all(setup.is_linked(), out),
    }
}

fn window_is_open(holder: &Holder) -> CliError {
    let process = holder.pid.map(|pid| format!(" (process {pid})")).unwrap_or_default();
    CliError::failed(format!(
        "a window of inward is open{process}, and would put back what it has read: close it, then try again"
    ))
}

/// What is erased, where it is not there.
fn what_of(about: &str) -> &str {
    about.strip_prefix(EVERYTHING_OF).unwrap_or(about)
}

/// How the days before one begin in words.
const EVERYTHING_OF: &str = "everything of ";

/// The entry in words.
fn about(held: &Traced) -> String {
    let kind = held.kind.as_deref().map_or_else(|| "entry".into(), kind_name);
    let day = held.day.map(|day| format!(" of {day}")).unwrap_or_default();
    let place = if held.is_shown {
        ""
    } else if held.is_trashed {
        ", which is in the trash"
    } else if held.is_only_marked {
        ", of which a mark is left"
    } else {
        ", which the journal no longer shows"
    };
    format!("the {kind}{day} ({}){place}", held.id.short())
}

/// One call of the command.
struct Job<'a> {
    args: &'a EraseArgs,
    store: &'a Store,
    /// The places in memory in which a text may lie for an editor.
    places: Vec<PathBuf>,
    now: Moment,
}

impl Job<'_> {
    /// Finds the one entry that an ending names, wherever something of it is kept. Of one of which only a mark is left there
    /// may be more in a file that cannot be read.
    fn find(&self, ending: &str, out: &mut Output) -> Result<Traced, CliError> {
        let found = self.store.find_everywhere(ending)?;
        let (marked, held): (Vec<Traced>, Vec<Traced>) =
            found.into_iter().partition(|held| held.is_only_marked);
        let candidates = if held.is_empty() { marked } else { held };
        if let Some(held) = only(ending, candidates, |held| held.id)? {
            let is_known = !held.is_only_marked || {
                let planned = self.store.look_to_erase(ToErase::Entry(held.id), &self.places, &self.now)?;
                !planned.is_empty()
            };
            if is_known {
                return Ok(held);
            }
        }
        for month in self.store.months()? {
            if let Some(problem) = self.store.read(month)?.problem {
                out.remark(problem)?;
            }
        }
        Err(CliError::failed(format!(
            "nothing is kept of an entry whose id ends in {ending}: inward list, and inward list --deleted, show the ids"
        )))
    }

    /// Keeps windows from opening, so that none reads what goes.
    fn window(&self) -> Result<WindowLock, CliError> {
        match self.store.take_window(&self.now)? {
            Window::Writing(lock) => Ok(lock),
            Window::ReadOnly(holder) => Err(window_is_open(&holder)),
        }
    }

    fn erase(&self, what: ToErase, about: &str, out: &mut Output) -> Result<Outcome, CliError> {
        let planned = self.store.look_to_erase(what, &self.places, &self.now)?;
        if planned.is_empty() && planned.untouched.is_empty() {
            out.line(format!("There is nothing to erase: inward keeps nothing of {}.", what_of(about)))?;
            return Ok(Outcome::Done);
        }
        let window = self.window()?;
        describe(&planned, what, about, out)?;
        let mut answers = Answers::at_hand();
        let mut unsure_too = self.args.unreadable;
        if !planned.unsure.is_empty() && !self.args.yes && !unsure_too {
            unsure_too = is_yes(&mut answers, "Take them along? Type yes to take them along: ", out)?;
        }
        if planned.does_nothing() && (!unsure_too || planned.unsure.is_empty()) {
            out.line("Nothing else is kept of it: nothing was changed.")?;
            return say_left(planned.unsure.iter().chain(&planned.untouched), out);
        }
        if !self.args.yes && !is_confirmed(&mut answers, what, out)? {
            out.line("Nothing was changed.")?;
            return Ok(Outcome::No);
        }
        let erased = self
            .store
            .erase(what, unsure_too, &self.places, &self.now, &window)
            .map_err(|error| CliError::from(error).with("it is not all erased: do it again to finish it"))?;
        say(about, erased, out)
    }

    fn erase_all(&self, keep_root: bool, out: &mut Output) -> Result<Outcome, CliError> {
        let dir = self.store.root().display();
        let planned = self.store.look_to_erase_all(&self.places)?;
        if planned.is_empty() {
            out.line(format!("There is nothing to erase: inward keeps nothing in {dir}."))?;
            return Ok(Outcome::Done);
        }
        let window = self.window()?;
        out.line(format!("This removes everything that inward keeps in {dir}:"))?;
        describe_all(&planned, out)?;
        if !self.args.yes {
            let mut answers = Answers::at_hand();
            let is_meant = is_yes(&mut answers, "Erase it all? Type yes to continue: ", out)?
                && is_word(&mut answers, out)?;
            if !is_meant {
                out.line("Nothing was changed.")?;
                return Ok(Outcome::No);
            }
        }
        let done = format!("everything that inward kept in {dir} is erased");
        let foreign = self.store.erase_all(&self.places, keep_root, window).map_err(|error| {
            let is_done = matches!(error, StoreError::NotCertain { .. });
            let error = CliError::of_write(&done, error);
            if is_done { error } else { error.with("it is not all erased: do it again to finish it") }
        })?;
        out.settled(done);
        out.line("Erased everything. Nothing brings it back.")?;
        if !foreign.is_empty() {
            out.line(format!("Not made by inward, and left in {dir}: {}", named(&foreign)))?;
        }
        say_out_of_reach(out)?;
        Ok(Outcome::Done)
    }
}

fn say(about: &str, erased: Erased, out: &mut Output) -> Result<Outcome, CliError> {
    let done = format!("{about} is erased");
    if let Some(error) = erased.unconfirmed {
        return Err(CliError::of_write(&done, error));
    }
    out.settled(done);
    out.line(format!("Erased {about}. Nothing brings it back."))?;
    say_out_of_reach(out)?;
    say_left(erased.left.iter(), out)
}

/// Names the files that may still hold something of it.
fn say_left<'u>(left: impl Iterator<Item = &'u Unsure>, out: &mut Output) -> Result<Outcome, CliError> {
    let mut outcome = Outcome::Done;
    for Unsure { path, what } in left {
        out.remark(format!("{} may still hold something of it: {what}", path.display()))?;
        outcome = Outcome::Partly;
    }
    Ok(outcome)
}

fn is_yes(answers: &mut Answers, question: &str, out: &mut Output) -> Result<bool, CliError> {
    let answer = answers.after(question, out)?.unwrap_or_default();
    Ok(["y", "yes"].iter().any(|yes| answer.trim().eq_ignore_ascii_case(yes)))
}

/// Asks for the word that nobody types by habit.
fn is_word(answers: &mut Answers, out: &mut Output) -> Result<bool, CliError> {
    let question = format!("There is no way back. Type {} to go on: ", wording::WORD);
    let answer = answers.after(question, out)?.unwrap_or_default();
    Ok(answer.trim().eq_ignore_ascii_case(wording::WORD))
}

/// Asks twice.
fn is_confirmed(answers: &mut Answers, what: ToErase, out: &mut Output) -> Result<bool, CliError> {
    if !is_yes(answers, "Erase it? Type yes to continue: ", out)? {
        return Ok(false);
    }
    match what {
        ToErase::Entry(_) => is_yes(answers, "There is no way back. Type yes once more: ", out),
        ToErase::Before(_) => is_word(answers, out),
    }
}

/// Says what goes, before it does; never a word of it.
fn describe(planned: &ErasePlan, what: ToErase, about: &str, out: &mut Output) -> Result<(), CliError> {
    let entries = match what {
        ToErase::Before(_) => counted_if_any(planned.goes.entries.len(), "entry", "entries"),
        ToErase::Entry(_) => None,
    };
    let entries = entries.map(|entries| format!(" ({entries})")).unwrap_or_default();
    out.line(format!("This erases {about}{entries}, wherever inward keeps it:"))?;
    for (place, text) in lines(&planned.goes) {
        out.line(format!("  {place:<12}{text}"))?;
    }
    let days: Vec<String> = planned.moved_from.iter().map(ToString::to_string).collect();
    if !days.is_empty() {
        let days = days.join(", ");
        out.line(format!("Something of it was moved here from {days}: what is kept of that goes too."))?;
    }
    for (day, id) in &planned.moved_to {
        out.line(format!(
            "It was moved to {day} and stays there as an entry of its own, which inward erase {id} takes away."
        ))?;
    }
    if !planned.goes.months.is_empty() {
        out.line(if matches!(what, ToErase::Entry(_)) { wording::MARK } else { wording::MARKS })?;
    }
    if !planned.out.is_empty() {
        let files = named(&planned.out);
        out.line(format!("What you had copied out stays, and is yours to delete: {files}"))?;
    }
    if !planned.histories.is_empty() {
        let histories = named(&planned.histories);
        out.line(format!("Earlier states may be kept by another program, and are not touched: {histories}"))?;
    }
    out.line(wording::NO_WAY_BACK)?;
    say_files(wording::UNTOUCHED, &planned.untouched, out)?;
    say_files(wording::UNSURE, &planned.unsure, out)?;
    if planned.unsure.is_empty() { Ok(()) } else { out.line(wording::UNSURE_GO) }
}

fn say_files(heading: &str, files: &[Unsure], out: &mut Output) -> Result<(), CliError> {
    if !files.is_empty() {
        out.line(heading)?;
    }
    files.iter().try_for_each(|Unsure { path, what }| out.line(format!("  {}: {what}", path.display())))
}

/// The places, and how much goes from each.
fn lines(goes: &Goes) -> Vec<(&'static str, String)> {
    let months: Vec<String> = goes.months.iter().map(ToString::to_string).collect();
    let journal = match months.as_slice() {
        [] => None,
        [first, .., last] if months.len() > FEW => {
            Some(format!("{} months from {first} to {last}", months.len()))
        }
        months => Some(months.join(", ")),
    };
    let joined = |parts: Vec<Option<String>>| {
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    };
    let rewritten = plural(goes.backups, "is written anew without it", "are written anew without it");
    let empty = plural(goes.whole_backups, "held nothing else and goes", "held nothing else and go");
    let unread = plural(goes.set_aside_unread, "cannot be read and goes", "cannot be read and go");
    let rows = [
        ("journal", journal),
        (
            "copies",
            counted_if_any(goes.copies, "copy that a sync program left", "copies that a sync program left"),
        ),
        ("trash", counted_if_any(goes.trashed, "deleted entry", "deleted entries")),
        (
            "drafts",
            joined(vec![
                counted_if_any(goes.drafts, "draft", "drafts"),
                counted_if_any(goes.discarded, "discarded draft", "discarded drafts"),
                counted_if_any(goes.lent, "text left open in an editor", "texts left open in an editor"),
            ]),
        ),
        (
            "backups",
            joined(vec![
                (goes.backups > 0).then(|| format!("{} {rewritten}", goes.backups)),
                (goes.whole_backups > 0).then(|| format!("{} {empty}", goes.whole_backups)),
            ]),
        ),
        (
            "quarantine",
            joined(vec![
                counted_if_any(goes.set_aside, "file goes whole", "files go whole"),
                (goes.set_aside_unread > 0)
                    .then(|| format!("{} {unread}, as it may be there", goes.set_aside_unread)),
            ]),
        ),
        ("imports", counted_if_any(goes.receipts, "line of a receipt", "lines of receipts")),
        ("state", counted_if_any(goes.remembered, "note of inward for itself", "notes of inward for itself")),
        ("inbox", counted_if_any(goes.waiting, "thing that waits", "things that wait")),
        ("leftovers", counted_if_any(goes.leftovers, "half-written file", "half-written files")),
    ];
    rows.into_iter().filter_map(|(place, text)| Some((place, text?))).collect()
}

fn describe_all(planned: &EverythingPlan, out: &mut Output) -> Result<(), CliError> {
    let state = "your settings, and what the first start asked".to_owned();
    for (place, text) in [
        ("journal", counted_if_any(planned.documents, "month", "months and copies of them")),
        ("trash", counted_if_any(planned.trash, "thing", "things")),
        ("drafts", counted_if_any(planned.drafts, "draft", "drafts")),
        ("backups", counted_if_any(planned.backups, "backup", "backups")),
        ("quarantine", counted_if_any(planned.set_aside, "file", "files")),
        ("imports", counted_if_any(planned.receipts, "receipt", "receipts")),
        ("inbox", counted_if_any(planned.waiting, "thing that waits", "things that wait")),
        ("state", planned.has_state.then_some(state)),
        ("out", (!planned.out.is_empty()).then(|| named(&planned.out))),
    ] {
        if let Some(text) = text {
            out.line(format!("  {place:<12}{text}"))?;
        }
    }
    if !planned.foreign.is_empty() {
        out.line(format!("Not made by inward, and left as it is: {}", named(&planned.foreign)))?;
    }
    out.line("The config file stays where it is.")?;
    out.line(wording::NO_WAY_BACK)
}

fn say_out_of_reach(out: &mut Output) -> Result<(), CliError> {
    out.line(wording::MAY_STILL_HOLD)?;
    wording::OUT_OF_REACH.iter().try_for_each(|place| out.line(format!("  {place}")))
}

/// The number of things that are named one by one.
const FEW: usize = 6;

/// The first of some paths, and how many more there are.
fn named(paths: &[PathBuf]) -> String {
    let first: Vec<String> = paths.iter().take(FEW).map(|path| path.display().to_string()).collect();
    match paths.len().saturating_sub(FEW) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}
