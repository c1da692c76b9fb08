//! The rules that no fault may break.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use inward::journal::Cards;
use inward::store::{Sealing, State, Store};

use crate::calls::Call;
use crate::erasing::Erases;
use crate::harness::home::{Home, NOW};
use crate::left::{self, Before, Left};
use crate::opened;
use crate::paths::{Given, WORDS, WritePath};
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
    /// Something of a sealed journal lies in clear.
    Leaked,
}

/// Says of a change that the disk may not have it for good, or that something is left of what it replaces.
const DONE_BUT: [&str; 2] = [", but the disk did not confirm", "the journal is in clear again, but"];

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
        // The places for passing files are no part of what is compared.
        wrong.extend(leaked("before it was opened", &opened::leaks_in_passing(home)));
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
    // What another device brought lies in clear until it is merged.
    let leaks = |files: &[String]| -> Vec<String> {
        files
            .iter()
            .filter(|name| !before.seal.is_on() || !before.seal.leaks.contains(name))
            .cloned()
            .collect()
    };
    if now.seal.keeps_to_itself() {
        wrong.extend(leaked("before it was opened", &leaks(&now.seal.leaks)));
    }
    wrong.extend(leaked("once it was opened", &leaks(&now.leaks)));
    let without = now.seal.beyond_paper.iter().filter(|name| !before.seal.beyond_paper.contains(name));
    wrong.extend(without.map(|name| (Wrong::Lost, format!("no paper key opens {name}"))));
    if now.notes(WORDS) > 1 {
        wrong.push((Wrong::Torn, "the note is there twice".to_owned()));
    }
    if path.given == Given::Words && (path.is_done)(now) && now.drafted(WORDS) {
        wrong.push((Wrong::Torn, "the words are saved, and a draft besides".to_owned()));
    }
    wrong
}

fn leaked(when: &str, files: &[String]) -> Option<(Wrong, String)> {
    (!files.is_empty()).then(|| (Wrong::Leaked, format!("{files:?}, {when}")))
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
    if done && !DONE_BUT.iter().any(|but| err.contains(but)) && !path.looks_again {
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
    let mut wrong = Vec::new();
    let resumed = now.seal.is_under_way().then(|| resume(path, now, home, &mut wrong));
    let now = resumed.as_ref().unwrap_or(now);
    let done = (path.is_done)(now);
    let next = if done { path.next(home, &now.seal) } else { path.start().alone(home) };
    let after = Seen::of(home);
    if next.code != Some(0) || !(path.is_done)(&after) {
        wrong.push((Wrong::Stuck, format!("what came next did not go: {:?}", next.err)));
    }
    let lost = after.lost_since(now, path.answers(), path.goes_back, path.erases);
    wrong.extend(lost.into_iter().map(|what| (Wrong::Lost, format!("{what}, by what came next"))));
    let store = opened::unlocked(home);
    let tidied = store.as_ref().map(|store| store.tidy(&NOW.parse().unwrap()));
    if !tidied.as_ref().is_ok_and(|tidied| tidied.error.is_none() && tidied.left.is_none()) {
        wrong.push((Wrong::Stuck, format!("it cannot be tidied up: {tidied:?}")));
    }
    if let Some(stray) = home.names().iter().find(|path| is_stray(path)) {
        wrong.push((Wrong::Torn, format!("{} is never swept", stray.display())));
    }
    if store.is_ok_and(|store| store.sealing() != Sealing::Plain) {
        wrong.extend(leaked("after what came next", &opened::leaks(home)));
    }
    wrong
}

/// Goes on after a change of the seal that was interrupted: the journal is opened, which finishes it. In a copy the same is asked
/// for once more instead, which may be refused, but takes nothing away.
fn resume(path: &WritePath, now: &Seen, home: &Home, wrong: &mut Vec<(Wrong, String)>) -> Seen {
    let copy = home.copy();
    path.start().alone(&copy);
    let lost = Seen::of(&copy).lost_since(now, path.answers(), path.goes_back, path.erases);
    wrong.extend(lost.into_iter().map(|what| (Wrong::Lost, format!("{what}, by the same once more"))));
    // Where the keys themselves are still to be made nothing can be opened yet.
    if !now.seal.passphrases.is_empty() {
        let ran = path.open(home, &now.seal);
        if ran.code != Some(0) {
            wrong.push((Wrong::Stuck, format!("it cannot be finished: {:?}", ran.err)));
        }
    }
    let resumed = Seen::of(home);
    let lost = resumed.lost_since(now, path.answers(), path.goes_back, path.erases);
    wrong.extend(lost.into_iter().map(|what| (Wrong::Lost, format!("{what}, by finishing it"))));
    resumed
}
