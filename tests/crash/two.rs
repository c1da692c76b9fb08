//! Two processes that write at once, each held up at a call by chance: nothing of either is lost.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::calls::{Call, TRACED};
use crate::erasing::Erases;
use crate::harness::chance::Chance;
use crate::harness::home::{Home, PROGRAM};
use crate::paths::{self, TODAY, YESTERDAY};
use crate::run::{Ran, Start, can_trace, say};
use crate::seen::Seen;
use crate::sweep::each;

const INTERLEAVINGS: u64 = 200;
const KILLED: u64 = 60;
const NAIVE: u64 = 40;
/// How long a call is held up at most, in microseconds; far less than a writer waits for another.
const LONGEST: u64 = 40_000;

/// A change that one of the two makes.
struct Change {
    arguments: Vec<String>,
    input: &'static str,
    is_done: Box<dyn Fn(&Seen) -> bool + Sync>,
    /// The calls of an undisturbed run that touch the journal.
    calls: Vec<Call>,
}

impl Change {
    fn new(
        home: &Home,
        program: &Path,
        arguments: &[&str],
        input: &'static str,
        is_done: impl Fn(&Seen) -> bool + Sync + 'static,
    ) -> Self {
        let arguments: Vec<String> = arguments.iter().map(|&it| it.to_owned()).collect();
        let copy = home.copy();
        let start = Start { program, arguments: &arguments, input, secrets: "" };
        let ran = start.traced(&copy, TRACED, &["--seccomp-bpf".to_owned()]);
        assert!(ran.code == Some(0) && is_done(&Seen::of(&copy)), "{ran:?}");
        let calls = ran.calls.into_iter().filter(|call| call.concerns(copy.data())).collect();
        Self { arguments, input, is_done: Box::new(is_done), calls }
    }

    /// Any of its calls, as `strace` counts them.
    fn point(&self, chance: &mut Chance) -> (String, usize) {
        let call = &self.calls[chance.below(self.calls.len())];
        (call.name.clone(), call.nth)
    }
}

fn ticked(seen: &Seen, day: &str, id: &str) -> bool {
    let of = |list| seen.check_in(day).and_then(|check_in| check_in.ticked(list).map(<[String]>::to_vec));
    inward::journal::TickList::ALL.into_iter().filter_map(of).flatten().any(|it| it == id)
}

/// Lists the changes that one of two may make: the same for both, and yet never the same thing.
fn changes(home: &Home, note: &'static str, tick: &'static str, deleted: &'static str) -> Vec<Change> {
    let program = Path::new(PROGRAM);
    let id = paths::id_of(home, deleted);
    let log = |day: &'static str| {
        let arguments = ["log", "--day", day, "--trigger", tick];
        Change::new(home, program, &arguments, "", move |seen| ticked(seen, day, tick))
    };
    vec![
        Change::new(home, program, &["note"], note, move |seen| seen.notes(note) == 1),
        log(TODAY),
        log(YESTERDAY),
        Change::new(home, program, &["delete", &id], "", move |seen| seen.notes(deleted) == 0),
    ]
}

/// The thing that is done to the first of the two at its point.
#[derive(Clone, Copy)]
enum Fate {
    Delayed,
    Killed,
}

/// Runs one change held up or killed at one of its calls, and at the same time the other held up at one of its own.
fn run_both(
    home: &Home,
    program: &Path,
    [one, other]: [&Change; 2],
    fate: Fate,
    chance: &mut Chance,
) -> [Ran; 2] {
    let start = |change: &Change, log: &str, (name, nth): (String, usize), what: String| {
        let start = Start { program, arguments: &change.arguments, input: change.input, secrets: "" };
        let inject = format!("inject={name}:{what}:when={nth}");
        start.begin(home, start.under_strace(home, log, &name, &["-e".to_owned(), inject]))
    };
    let mut delay = || format!("delay_enter={}", chance.next() % LONGEST);
    let (held_up, fated) = (delay(), delay());
    let fated = match fate {
        Fate::Delayed => fated,
        Fate::Killed => "signal=SIGKILL".to_owned(),
    };
    let first = start(one, "first", one.point(chance), fated);
    let second = start(other, "second", other.point(chance), held_up);
    [first.end(), second.end()]
}

/// Finds what is wrong after many interleavings of changes by a program.
fn interleaved(home: &Home, program: &Path, pairs: [&[Change]; 2], fate: Fate, rounds: u64) -> Vec<String> {
    let before = Seen::of(&home.copy());
    let wrong = Mutex::new(Vec::new());
    let killed = AtomicU64::new(0);
    each(&(0..rounds).collect::<Vec<_>>(), |round| {
        let mut chance = Chance(*round);
        let both = pairs.map(|changes| &changes[chance.below(changes.len())]);
        let home = home.copy();
        let ran = run_both(&home, program, both, fate, &mut chance);
        let now = Seen::of(&home);
        let mut found: Vec<String> = now.lost_since(&before, None, false, Erases::Nothing);
        found.extend(now.torn.iter().cloned());
        killed.fetch_add(u64::from(ran[0].was_killed()), Ordering::Relaxed);
        for (change, ran) in both.iter().zip(&ran) {
            let done = (change.is_done)(&now);
            if !ran.was_killed() && ran.code != Some(0) {
                found.push(format!("{:?} did not go: {}", change.arguments, ran.err));
            }
            if !done && (ran.code == Some(0) || !ran.out.is_empty()) {
                found.push(format!("{:?} is gone, which said {:?}", change.arguments, ran.out));
            }
        }
        wrong.lock().unwrap().extend(found.into_iter().map(|what| format!("round {round}: {what}")));
    });
    let expected = if matches!(fate, Fate::Killed) { rounds } else { 0 };
    assert_eq!(killed.into_inner(), expected, "each is killed that is to be, and no other");
    wrong.into_inner().unwrap()
}

#[test]
fn two_processes_that_write_at_once_lose_nothing_in_any_interleaving() {
    if !can_trace("interleavings of two writers") {
        return;
    }
    let home = paths::lived_in();
    let ones = changes(&home, "Words of the one.", "late_reply", "one");
    let others = changes(&home, "Words of the other.", "silence", "two");
    let mut wrong = Vec::new();
    for (fate, rounds) in [(Fate::Delayed, INTERLEAVINGS), (Fate::Killed, KILLED)] {
        wrong.extend(interleaved(&home, Path::new(PROGRAM), [&ones, &others], fate, rounds));
    }
    say(&format!(
        "two writers: {INTERLEAVINGS} interleavings, {KILLED} with one killed: wrong={}",
        wrong.len()
    ));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_interleavings_find_a_naive_writer_out() {
    if !can_trace("interleavings of two naive writers") {
        return;
    }
    let naive = paths::naive();
    let note = |words| {
        [Change::new(&naive.home, &naive.program, &["note"], words, move |seen| seen.notes(words) == 1)]
    };
    let both = [note("Words of the one."), note("Words of the other.")];
    let wrong = interleaved(&naive.home, &naive.program, [&both[0], &both[1]], Fate::Delayed, NAIVE);
    say(&format!("two naive writers: {NAIVE} interleavings: wrong={}", wrong.len()));
    assert!(!wrong.is_empty());
}
