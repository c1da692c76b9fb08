//! The sweep: every write path, every call, every fault.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::calls::TRACED;
use crate::faults::{self, Fault, Point};
use crate::judge::{Judge, Wrong};
use crate::paths::{self, WritePath};
use crate::run::{can_trace, say};
use crate::sealed;
use crate::seen::Seen;

/// How many items are worked on at once.
const AT_ONCE: usize = 2;

/// The findings of a sweep.
#[derive(Default)]
pub(crate) struct Tally {
    points: BTreeMap<Fault, usize>,
    wrong: BTreeMap<Wrong, usize>,
    /// The first faults found, in words.
    said: Vec<String>,
}

impl Tally {
    fn of(&self, wrong: Wrong) -> usize {
        self.wrong.get(&wrong).copied().unwrap_or_default()
    }

    /// Lost, torn, falsely reported, stuck, leaked.
    fn figures(&self) -> String {
        let [lost, torn, lied, stuck, leak] =
            [Wrong::Lost, Wrong::Torn, Wrong::Lied, Wrong::Stuck, Wrong::Leaked].map(|wrong| self.of(wrong));
        format!("lost={lost} torn={torn} lied={lied} stuck={stuck} leak={leak}")
    }

    fn line(&self, name: &str) -> String {
        let points: usize = self.points.values().sum();
        let kills = self.points.get(&Fault::Kill).copied().unwrap_or_default();
        let once: usize = self
            .points
            .iter()
            .filter(|(fault, _)| matches!(fault, Fault::Once(_)))
            .map(|(_, count)| count)
            .sum();
        let on = points - kills - once;
        let figures = self.figures();
        format!(
            "{name}: {points} points ({kills} kills, {once} calls failed once, {on} from then on): {figures}"
        )
    }

    fn add(&mut self, path: &WritePath, point: &Point, wrong: Vec<(Wrong, String)>) {
        *self.points.entry(point.fault).or_default() += 1;
        for (wrong, what) in wrong {
            *self.wrong.entry(wrong).or_default() += 1;
            if self.said.len() < 20 {
                let mut line = String::new();
                write!(line, "{wrong:?}: {}, {:?} at {}: {what}", path.name, point.fault, point.aim).unwrap();
                self.said.push(line);
            }
        }
    }
}

/// Does `work` with every item, a few at once.
pub(crate) fn each<T: Sync>(items: &[T], work: impl Fn(&T) + Sync) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
                    work(item);
                }
            });
        }
    });
}

/// Sweeps over one path; `turn` is its number among them.
pub(crate) fn sweep(path: &WritePath, turn: usize) -> Tally {
    let home = path.home.copy();
    let ran = path.start().traced(&home, TRACED, &["--seccomp-bpf".to_owned()]);
    assert_eq!(ran.code, Some(0), "{}: {ran:?}", path.name);
    let now = Seen::of(&home);
    assert!(
        (path.is_done)(&now) && ran.out.contains(path.says) && now.torn.is_empty(),
        "{}: {:?}",
        path.name,
        ran.out
    );
    let points = faults::points(&ran.calls, home.data(), turn);
    let points = faults::some_of(points, path.is_of_sealed, turn);
    assert!(points.len() > 20, "{}: {points:#?}", path.name);

    let judge = Judge::of(path);
    let mut tally = Tally::default();
    for point in &points {
        let home = path.home.copy();
        let ran = path.start().traced(&home, &point.traced(), &point.options());
        let hit = point.hit(&ran.calls);
        assert!(
            hit.is_some_and(|call| call.concerns(home.data())),
            "{}: {point:?} did not hit what it was aimed at: {ran:?}",
            path.name
        );
        let wrong = judge.judge(&home, &ran);
        tally.add(path, point, wrong);
    }
    tally
}

#[test]
fn no_fault_at_any_call_of_any_write_path_loses_tears_lies_or_gets_stuck() {
    if !can_trace("the fault sweep") {
        return;
    }
    let said = Mutex::new(Vec::new());
    let only = std::env::var("INWARD_SWEEP_ONLY").unwrap_or_default();
    let paths = sealed::and_clear();
    let paths: Vec<_> = paths.iter().enumerate().filter(|(_, path)| path.name.contains(&only)).collect();
    each(&paths, |(turn, path)| {
        let tally = sweep(path, *turn);
        say(&tally.line(path.name));
        said.lock().unwrap().extend(tally.said);
    });
    let said = said.into_inner().unwrap();
    assert!(said.is_empty(), "{}", said.join("\n"));
}

#[test]
fn the_sweep_finds_a_naive_writer_out() {
    if !can_trace("the fault sweep over a naive writer") {
        return;
    }
    let tally = sweep(&paths::naive(), 0);
    say(&tally.line("a naive note"));
    for wrong in [Wrong::Lost, Wrong::Torn, Wrong::Lied] {
        assert!(tally.of(wrong) > 0, "{wrong:?} was not found: {}", tally.figures());
    }
}
