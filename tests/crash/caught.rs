//! Words that are written while the journal is locked, beside a window that unlocks and locks it: both are killed again and again, and
//! every word that was taken is there once.

use std::fmt::Debug;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::harness::chance::Chance;
use crate::harness::home::{Home, PROGRAM};
use crate::harness::window::{CTRL_C, ENTER, F12, Window};
use crate::opened::{MARK, PASSPHRASE};
use crate::paths::YESTERDAY;
use crate::run::{Start, can_trace, say};
use crate::seen::Seen;
use crate::{sealed, terminal};

/// How many things are written in the gate, and how many where this asks for another number.
const CAPTURES: usize = 60;
const MORE: &str = "INWARD_CAPTURES";

/// The calls at which a process is killed.
const FATAL: [&str; 5] = ["openat", "renameat2", "rename", "fsync", "write"];

/// The end of something that was written.
struct Caught {
    words: String,
    /// Whether the program said that it has it.
    taken: bool,
    /// Why it did not, unless it was killed.
    failed: Option<String>,
}

/// A call at which something happens to a process: any of its first ones.
fn fate(chance: &mut Chance) -> (&'static str, [String; 2]) {
    let name = FATAL[chance.below(FATAL.len())];
    let nth = 1 + chance.below(12);
    (name, ["-e".to_owned(), format!("inject={name}:signal=SIGKILL:when={nth}")])
}

/// Writes a note, or words of a day; every other is killed on the way, if it comes so far.
fn catch(home: &Home, number: usize, chance: &mut Chance) -> Caught {
    let words = format!("Caught {number:03} {MARK}.");
    let arguments: &[&str] =
        if chance.below(2) == 0 { &["note"] } else { &["log", "--day", YESTERDAY, "--note", "-"] };
    let arguments: Vec<String> = arguments.iter().map(|&it| it.to_owned()).collect();
    let start = Start { program: PROGRAM.as_ref(), arguments: &arguments, input: &words, secrets: "" };
    let ran = if chance.below(2) == 0 {
        let (call, options) = fate(chance);
        start.traced(home, call, &options)
    } else {
        start.alone(home)
    };
    let taken = ran.code == Some(0) || ran.out.contains("Sealed");
    let failed = (!taken && !ran.was_killed()).then(|| format!("{ran:?}"));
    Caught { words, taken, failed }
}

/// Opens the journal, locks it, opens it again and leaves; the process may be killed at any moment of that.
fn come_and_go(home: &Home, chance: &mut Chance) -> Result<(), (String, bool)> {
    let mut window = if chance.below(2) == 0 {
        let (call, options) = fate(chance);
        terminal::open(home, call, &options)
    } else {
        Window::open(home.in_terminal(PROGRAM, &[]), (80, 24))
    };
    for _ in 0..2 {
        window.wait(|screen| screen.contains("Passphrase"))?;
        window.paste(PASSPHRASE);
        window.press(ENTER);
        // What it opens with depends on the drafts that were left.
        window.wait(|screen| !screen.contains("Passphrase") && screen.contains("? help"))?;
        window.press(F12);
        window.wait(|screen| screen.trim().is_empty())?;
        window.press(F12);
    }
    window.wait(|screen| screen.contains("Passphrase"))?;
    window.press(CTRL_C);
    window.wait(|_| false).map(drop)
}

/// How often these words stand in what is shown.
fn count(seen: &Seen, words: &str) -> usize {
    let text = |shown: &dyn Debug| format!("{shown:?}").matches(words).count();
    seen.shown.iter().map(|entry| text(&entry.body)).sum()
}

#[test]
fn every_word_written_beside_a_window_that_locks_and_unlocks_is_there_once() {
    if !can_trace("words caught beside a window") {
        return;
    }
    let captures = std::env::var(MORE).ok().and_then(|number| number.parse().ok()).unwrap_or(CAPTURES);
    let home = sealed::sealed_journal();
    let before = Seen::of(&home);
    let is_over = AtomicBool::new(false);
    let (caught, rounds, stuck) = thread::scope(|scope| {
        let windows = scope.spawn(|| {
            let (mut chance, mut rounds, mut stuck) = (Chance(1), 0, Vec::new());
            while !is_over.load(Ordering::Relaxed) {
                rounds += 1;
                if let Err((screen, false)) = come_and_go(&home, &mut chance) {
                    stuck.push(format!("the window went no further than this:\n{screen}"));
                }
            }
            (rounds, stuck)
        });
        let mut chance = Chance(2);
        let caught: Vec<Caught> = (0..captures).map(|number| catch(&home, number, &mut chance)).collect();
        is_over.store(true, Ordering::Relaxed);
        let (rounds, stuck) = windows.join().unwrap();
        (caught, rounds, stuck)
    });
    let now = Seen::of(&home);
    let mut wrong: Vec<String> = caught.iter().filter_map(|it| it.failed.clone()).chain(stuck).collect();
    wrong.extend(now.torn.iter().filter(|what| !before.torn.contains(what)).cloned());
    wrong.extend(now.seal.leaks.iter().map(|name| format!("{name} holds words in clear")));
    for it in &caught {
        let times = count(&now, &it.words);
        if times > 1 || it.taken && times == 0 {
            wrong.push(format!("{} is there {times} times, taken: {}", it.words, it.taken));
        }
    }
    let taken = caught.iter().filter(|it| it.taken).count();
    say(&format!("caught: {captures} things, {taken} taken, {rounds} windows: wrong={}", wrong.len()));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(taken > captures / 2 && taken < captures && rounds > 1, "nothing was killed, or all");
}
