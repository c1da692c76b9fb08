//! The sweep over the terminal program: a first start and a check-in in a real pseudo-terminal, with a fault at each call.
//!
//! Its threads write at times of their own, so that a call is not always hit where it was seen before; whatever is hit,
//! what must hold is the same.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use inward::journal::{Body, Draft, Rating, Sign};
use inward::store::{Store, Window as Opened};

use crate::calls::{self, Call, TRACED};
use crate::erasing::Erases;
use crate::harness::home::{Home, NOW, PROGRAM};
use crate::harness::window::{CTRL_C, DOWN, ENTER, Window, says};
use crate::paths::{self, TODAY};
use crate::run::{can_trace, say};
use crate::seen::Seen;
use crate::sweep::each;

const SAVED: &str = "Thank you for being honest with yourself.";
const ANSWERS: [u8; 5] = [2, 1, 0, 3, 4];

/// Opens the program in a window under `strace`.
pub(crate) fn open(home: &Home, traced: &str, options: &[String]) -> Window {
    let log = home.path("log");
    let trace = format!("trace={traced}");
    let mut command = home.in_terminal("strace", &["-f", "-y", "-s", "64", "-o"]);
    command.arg(log);
    command.args(["-e", &trace]);
    command.args(options);
    command.arg(PROGRAM);
    Window::open(command, (80, 24))
}

/// How far a check-in came, as the screen showed it.
#[derive(Debug, Default)]
struct Came {
    /// How many answers were taken.
    answers: usize,
    /// Whether the screen said that something could not be kept.
    refused: bool,
    /// Whether the screen said that it is saved.
    saved: bool,
    /// Whether nothing more came although the process went on.
    stuck: bool,
}

/// Whether the screen says that something could not be done.
fn is_refused(screen: &str) -> bool {
    ["could not be", "did not confirm", "is not there", "cannot be used"]
        .iter()
        .any(|part| says(screen, part))
}

/// Why a check-in did not go on: what the screen shows, and whether the process has ended.
type Halt = (String, bool);

/// A window, and how far it came.
struct Walk<'a> {
    window: &'a mut Window,
    came: Came,
}

/// Goes from the first screen to a saved check-in, or as far as the program lets it.
fn check_in(window: &mut Window) -> Came {
    let mut walk = Walk { window, came: Came::default() };
    let halt = walk.go();
    let mut came = walk.came;
    came.stuck = halt.is_err_and(|(_, ended)| !ended);
    came.saved = window.bytes().contains(SAVED);
    came
}

impl Walk<'_> {
    fn until(&mut self, is_so: impl Fn(&str) -> bool) -> Result<String, Halt> {
        let screen = self.window.wait(is_so)?;
        self.came.refused |= is_refused(&screen);
        Ok(screen)
    }

    fn press_for(&mut self, keys: &str, shown: &str) -> Result<String, Halt> {
        self.window.press(keys);
        self.until(|screen| screen.contains(shown))
    }

    fn go(&mut self) -> Result<(), Halt> {
        if self.begin()? {
            for (taken, answer) in ANSWERS.iter().enumerate() {
                self.press_for(&answer.to_string(), &format!("{} of 6", taken + 2))?;
                self.came.answers = taken + 1;
            }
            // Once more when it was refused. What was refused before may still be said, and the first key be enough.
            for _ in 0..2 {
                self.window.press(ENTER);
                let screen = self.until(|screen| !screen.contains("6 of 6") || is_refused(screen))?;
                if !screen.contains("6 of 6") {
                    break;
                }
            }
        }
        self.window.press(CTRL_C);
        // Words that no disk took are not left without a question.
        self.until(|screen| says(screen, "quit again"))?;
        self.window.press(CTRL_C);
        self.until(|_| false).map(drop)
    }

    /// Opens the check-in of today, unless that is refused.
    fn begin(&mut self) -> Result<bool, Halt> {
        let shown = self.until(|screen| screen.contains("1 of 2") || screen.contains("not recorded"))?;
        if shown.contains("not recorded") {
            self.window.press("c");
        } else {
            // The first start asks a few things.
            self.press_for(DOWN, "▌ 0")?;
            self.press_for(ENTER, "2 of 2")?;
            self.window.press(ENTER);
        }
        Ok(self.until(|screen| screen.contains("1 of 6") || is_refused(screen))?.contains("1 of 6"))
    }
}

/// The first answers of today, as many as were given, whether they are saved or in the draft.
fn answers_of(seen: &Seen) -> Vec<Option<u8>> {
    let saved = seen.check_in(TODAY).cloned();
    let is_todays = |draft: &&Draft| draft.head.day.to_string() == TODAY;
    let drafted = seen.drafts.iter().find(is_todays).and_then(|draft| match draft.body(None) {
        Some(Body::CheckIn(check_in)) => Some(*check_in),
        _ => None,
    });
    let Some(check_in) = saved.or(drafted) else { return Vec::new() };
    Sign::ALL.map(|sign| check_in.ratings.get(sign).map(Rating::value)).to_vec()
}

/// Finds what is wrong after a window has gone.
fn wrong(before: &Seen, home: &Home, came: &Came) -> Vec<String> {
    let now = Seen::of(home);
    let mut wrong = now.lost_since(before, None, false, Erases::Nothing);
    wrong.extend(now.torn.iter().cloned());
    let expected: Vec<Option<u8>> = ANSWERS.iter().take(came.answers).map(|&answer| Some(answer)).collect();
    if !came.refused && !answers_of(&now).starts_with(&expected) {
        wrong.push(format!("answers are lost: {:?} of {expected:?}", answers_of(&now)));
    }
    let whole = now.check_in(TODAY).is_some_and(|_| answers_of(&now).len() == ANSWERS.len());
    if came.saved && !(whole && now.drafts.len() == before.drafts.len()) {
        wrong.push("it was said to be saved".to_owned());
    }
    let state = |seen: &Seen| seen.state.as_ref().is_some_and(|state| state.acknowledged);
    if state(before) && !state(&now) || came.answers > 0 && !came.refused && !state(&now) {
        wrong.push("what the first start asked is lost".to_owned());
    }
    if came.stuck {
        wrong.push("it never went on".to_owned());
    }
    let next = home.done(&["note"], "The words after.");
    let opened = Store::open(home.data()).and_then(|store| store.take_window(&NOW.parse().unwrap()));
    if !next.starts_with("Saved") || !matches!(opened, Ok(Opened::Writing(_))) {
        wrong.push("no window can write any more".to_owned());
    }
    wrong
}

/// A fault at every call by its name and number, and the options with which `strace` does it.
fn points(calls: &[Call], home: &Home) -> Vec<(String, Vec<String>)> {
    let matters =
        |call: &&Call| call.concerns(home.data()) && (call.changes_the_disk() || call.name == "flock");
    let aims: BTreeSet<(&str, usize)> =
        calls.iter().filter(matters).map(|call| (call.name.as_str(), call.nth)).collect();
    let mut points = Vec::new();
    for (name, nth) in aims {
        points.push((
            name.to_owned(),
            vec!["-e".to_owned(), format!("inject={name}:signal=SIGKILL:when={nth}")],
        ));
        for (error, on) in [("ENOSPC", ""), ("EIO", ""), ("ENOSPC", "+"), ("EIO", "+")] {
            let inject = format!("inject={name}:error={error}:when={nth}{on}");
            points.push((name.to_owned(), ["--seccomp-bpf", "-e", &inject].map(str::to_owned).to_vec()));
        }
    }
    points
}

fn sweep(name: &str, prepared: &Home) {
    let home = prepared.copy();
    let mut window = open(&home, TRACED, &["--seccomp-bpf".to_owned()]);
    let came = check_in(&mut window);
    let log = fs::read(home.path("log")).unwrap();
    let before = Seen::of(&prepared.copy());
    assert!(came.saved && wrong(&before, &home, &came).is_empty(), "{name}: {came:?}:\n{}", window.screen());
    let points = points(&calls::parse(&String::from_utf8_lossy(&log)), &home);
    let found = Mutex::new(Vec::new());
    let saved = AtomicUsize::new(0);
    each(&points, |(call, options)| {
        let home = prepared.copy();
        let mut window = open(&home, call, options);
        let came = check_in(&mut window);
        saved.fetch_add(usize::from(came.saved), Ordering::Relaxed);
        let wrong = wrong(&before, &home, &came);
        let line = |what| format!("{options:?}: {what}, {came:?}:\n{}", window.screen());
        found.lock().unwrap().extend(wrong.into_iter().map(line));
    });
    let found = found.into_inner().unwrap();
    let saved = saved.into_inner();
    say(&format!("{name}: {} points, {saved} saved all the same: wrong={}", points.len(), found.len()));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_window_that_is_killed_or_refused_at_any_call_keeps_every_answer_that_it_showed() {
    if !can_trace("the fault sweep over a window") {
        return;
    }
    let home = paths::lived_in();
    for draft in fs::read_dir(home.data().join("drafts")).unwrap() {
        fs::remove_file(draft.unwrap().path()).unwrap();
    }
    sweep("a check-in in a window", &home);
    sweep("a first start in a window", &Home::in_memory());
}
