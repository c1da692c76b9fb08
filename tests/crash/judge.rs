//! The rules that no fault may break.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use inward::journal::Cards;
use inward::store::{State, Store};

use crate::calls::Call;
use crate::harness::home::{Home, NOW};
use crate::left::{self, Before, Left};
use crate::paths::{Erases, Given, WORDS, WritePath};
use crate::run::Ran;
use crate::seen::Seen;

/// The ways in which things can be wrong after a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Wrong {
    /// Something that was there before is gone, or words that were said to be kept are not.
    Lost,
    /// A file is neither as it was nor as it should be.
    Torn,
    /// It was reported as done and is not, or as not done and is.
    Lied,
    /// The next step cannot be done.
    Stuck,
}

/// Says of a change that the disk may not have it for good.
const NOT_CERTAIN: &str = ", but the disk did not confirm";

/// Everything that a verdict on a home depends on. What a run said of it is judged by itself.
struct Found {
    now: Seen,
    wrong: Vec<(Wrong, String)>,
}

/// Judges the runs of one write path.
pub(crate) struct Judge<'a> {
    path: &'a WritePath,
    before: Seen,
    files_before: Before,
    known: Mutex<BTreeMap<Left, Arc<Found>>>,
}

impl<'a> Judge<'a> {
    pub(crate) fn of(path: &'a WritePath) -> Self {
        let before = Seen::of(&path.home.copy());
        Self { path, before, files_before: Before::of(&path.home), known: Mutex::default() }
    }

    /// Judges a run by the home that it left and by what it said.
    pub(crate) fn judge(&self, home: &Home, ran: &Ran) -> Vec<(Wrong, String)> {
        let found = self.look(home);
        let mut wrong = found.wrong.clone();
        if ran.hung {
            wrong.push((Wrong::Stuck, "it hung".to_owned()));
        }
        wrong.extend(said(self.path, &found.now, ran));
        wrong
    }

    /// Looks at a home and goes on in it, unless another run left the same: most faults leave things as they were.
    fn look(&self, home: &Home) -> Arc<Found> {
        let left = left::by(home, &self.files_before);
        if let Some(known) = self.known.lock().unwrap().get(&left) {
            return Arc::clone(known);
        }
        let now = Seen::of(home);
        let mut wrong = held(self.path, &self.before, &now);
        wrong.extend(left_off(self.path, &now, home));
        wrong.extend(goes_on(self.path, &now, home));
        let found = Arc::new(Found { now, wrong });
        self.known.lock().unwrap().insert(left, Arc::clone(&found));
        found
    }
}

/// Nothing can be reported when standard error cannot be written, even if only in the end.
fn is_muted(ran: &Ran) -> bool {
    ran.calls.iter().any(|call| call.was_refused() && call.is_on_error())
}

fn took_input(ran: &Ran) -> bool {
    ran.calls.iter().any(Call::takes_input)
}

/// What the first start asked, without the cards that came since.
fn asked(seen: &Seen) -> Option<State> {
    seen.state.clone().map(|state| State { cards: Cards::default(), ..state })
}

fn held(path: &WritePath, before: &Seen, now: &Seen) -> Vec<(Wrong, String)> {
    let mut wrong: Vec<(Wrong, String)> = now
        .torn
        .iter()
        .filter(|what| !before.torn.contains(what))
        .map(|what| (Wrong::Torn, what.clone()))
        .collect();
    wrong.extend(
        now.lost_since(before, path.answers(), path.goes_back, path.erases)
            .into_iter()
            .map(|what| (Wrong::Lost, what)),
    );
    if path.erases != Erases::Everything && asked(now) != asked(before) {
        wrong.push((Wrong::Lost, "what the first start asked".to_owned()));
    }
    if now.notes(WORDS) > 1 {
        wrong.push((Wrong::Torn, "the note is there twice".to_owned()));
    }
    if path.given == Given::Words && (path.is_done)(now) && now.drafted(WORDS) {
        wrong.push((Wrong::Torn, "the words are saved, and a draft besides".to_owned()));
    }
    wrong
}

/// Compares the words of the program with the disk.
fn said(path: &WritePath, now: &Seen, ran: &Ran) -> Option<(Wrong, String)> {
    let done = (path.is_done)(now);
    let claims = ran.code == Some(0) || ran.out.contains(path.says);
    if claims && !done {
        return Some((Wrong::Lied, format!("it said that it was done: {:?}", ran.out)));
    }
    // A restore that an earlier run left unfinished is named before anything is done, and says nothing of this run.
    let is_of_this_run = |line: &&str| !line.contains(" was interrupted: ");
    let err: Vec<&str> = ran.err.lines().filter(is_of_this_run).collect();
    let err = err.join("\n");
    if claims || ran.was_killed() || err.is_empty() || is_muted(ran) {
        return None;
    }
    if done && !err.contains(NOT_CERTAIN) && !path.looks_again {
        return Some((Wrong::Lied, format!("it is done, but it said: {:?}", ran.err)));
    }
    if !ran.err.lines().all(|line| line.starts_with("inward: ")) {
        return Some((Wrong::Lied, format!("that is no clear line: {:?}", ran.err)));
    }
    // Input that was never taken is still where it came from.
    if !took_input(ran) {
        return None;
    }
    let kept = ran.err.contains("kept as");
    let holds = match path.given {
        Given::Nothing => return None,
        Given::Words => now.drafted(WORDS),
        Given::Answers => !now.drafts.is_empty(),
    };
    // Words that are kept nowhere are given back.
    let is_given_back = ran.err.contains("not saved: they are printed") && ran.out.contains(WORDS)
        || ran.err.contains("the unused lines are not saved: they are printed")
        || ran.err.contains("nothing is saved");
    if done || kept && holds || is_given_back && !kept {
        return None;
    }
    Some((Wrong::Lost, format!("of what was written it said: {:?}", ran.err)))
}

/// A change that went back in part must say so.
fn left_off(path: &WritePath, now: &Seen, home: &Home) -> Option<(Wrong, String)> {
    let files = |home: &Home| {
        let mut names = home.names();
        names.retain(|name| name.parent().is_some_and(|dir| dir.ends_with("journal")) && !is_stray(name));
        names
            .iter()
            .map(|name| (name.file_name().unwrap().to_owned(), fs::read(name).unwrap()))
            .collect::<BTreeSet<_>>()
    };
    if !path.goes_back || (path.is_done)(now) || files(home) == files(&path.home) {
        return None;
    }
    let interrupted = Store::open(home.data()).unwrap().interrupted_restore();
    let is_named = interrupted.is_ok_and(|interrupted| interrupted.is_some());
    (!is_named).then(|| (Wrong::Lied, "it is half done, and nothing says so".to_owned()))
}

fn is_stray(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "tmp")
}

/// Asks for the next thing: the same once more if it was not done. Then tidies up, and nothing is left lying about.
fn goes_on(path: &WritePath, now: &Seen, home: &Home) -> Vec<(Wrong, String)> {
    let done = (path.is_done)(now);
    let next = if done { path.next(home) } else { path.start().alone(home) };
    let mut wrong = Vec::new();
    let after = Seen::of(home);
    if next.code != Some(0) || !(path.is_done)(&after) {
        wrong.push((Wrong::Stuck, format!("what came next did not go: {:?}", next.err)));
    }
    let lost = after.lost_since(now, path.answers(), path.goes_back, path.erases);
    wrong.extend(lost.into_iter().map(|what| (Wrong::Lost, format!("{what}, by what came next"))));
    let tidied = Store::open(home.data()).map(|store| store.tidy(&NOW.parse().unwrap()));
    if !tidied.as_ref().is_ok_and(|tidied| tidied.error.is_none() && tidied.left.is_none()) {
        wrong.push((Wrong::Stuck, format!("it cannot be tidied up: {tidied:?}")));
    }
    if let Some(stray) = home.names().iter().find(|path| is_stray(path)) {
        wrong.push((Wrong::Torn, format!("{} is never swept", stray.display())));
    }
    wrong
}
