//! The points of a sweep: each call that touches the journal, and the fault at it.

use std::path::Path;

use crate::calls::Call;
use crate::harness::chance::Chance;

/// The things that can happen at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// The process is killed in the place of the call.
    Kill,
    /// The call fails, and it alone.
    Once(&'static str),
    /// The call fails, and every later one that could fail so.
    FromThenOn(&'static str),
}

/// A fault at a call.
#[derive(Debug)]
pub(crate) struct Point {
    pub(crate) fault: Fault,
    /// The call, for messages.
    pub(crate) aim: String,
    /// The calls by name and number from which on, or at which, it happens; the first is the one aimed at.
    at: Vec<(String, usize)>,
}

impl Point {
    /// The options with which `strace` does it.
    pub(crate) fn options(&self) -> Vec<String> {
        // Nobody looks at what was read or written.
        let mut options = vec!["-s".to_owned(), "0".to_owned()];
        // Signals are not delivered together with this.
        if self.fault != Fault::Kill {
            options.push("--seccomp-bpf".to_owned());
        }
        for (name, nth) in &self.at {
            let inject = match self.fault {
                Fault::Kill => format!("inject={name}:signal=SIGKILL:when={nth}"),
                Fault::Once(error) => format!("inject={name}:error={error}:when={nth}"),
                Fault::FromThenOn(error) => format!("inject={name}:error={error}:when={nth}+"),
            };
            options.extend(["-e".to_owned(), inject]);
        }
        options
    }

    /// The calls that must be traced for it, and by which is known whether input was taken.
    pub(crate) fn traced(&self) -> String {
        let names = self.at.iter().map(|(name, _)| name.as_str());
        names.chain(["read"]).collect::<Vec<_>>().join(",")
    }

    /// The call that was hit.
    pub(crate) fn hit<'a>(&self, calls: &'a [Call]) -> Option<&'a Call> {
        match self.fault {
            Fault::Kill => calls.last(),
            _ => calls.iter().find(|call| call.was_refused()),
        }
    }
}

/// Whether the system could refuse a call so.
fn can_fail(call: &Call, error: &str) -> bool {
    let name = call.name.as_str();
    let opens = name.starts_with("open");
    let moves = call.renames() || name.starts_with("unlink") || call.makes_a_directory();
    match error {
        "ENOSPC" => call.changes_the_disk() && !name.starts_with("unlink"),
        "EDQUOT" => call.makes_a_file() || call.makes_a_directory() || call.puts_bytes() || call.syncs(),
        // `fcntl` only asks.
        "EIO" => name != "fcntl",
        "EACCES" => opens || moves,
        "EROFS" => call.makes_a_file() || moves,
        "EMFILE" => opens,
        "EINTR" => opens || call.puts_bytes() || call.syncs() || matches!(name, "read" | "flock"),
        _ => unreachable!("{error}"),
    }
}

/// Set for every point; without, of the calls that only look every ninth fails: a command that looks at everything more
/// than once makes a thousand of them. Which ninth is another for each path: most paths look at the same things first.
const ALL: &str = "INWARD_SWEEP_ALL";

/// How many points of a path are taken at most, unless more are asked for: many paths do the same thing over and over. One over a
/// sealed journal does it in the same way as one in clear, and takes longer.
const MOST: usize = 100;
const MOST_SEALED: usize = 24;
/// How many times as many are taken.
const TIMES: &str = "INWARD_SWEEP_TIMES";

/// Of the points of a path as many as there is time for, drawn by chance, two fifths of them kills; `turn` tells the paths apart.
pub(crate) fn some_of(points: Vec<Point>, is_of_sealed: bool, turn: usize) -> Vec<Point> {
    let most = if is_of_sealed { MOST_SEALED } else { MOST };
    let (kills, others): (Vec<_>, Vec<_>) = points.into_iter().partition(|point| point.fault == Fault::Kill);
    let mut some = drawn(kills, most * 2 / 5, turn);
    some.extend(drawn(others, most - most * 2 / 5, turn));
    some
}

/// Draws some of many by chance, in their order; all, where all are asked for, and more, where more are. `turn` tells the paths
/// apart.
pub(crate) fn drawn<T>(mut all: Vec<T>, most: usize, turn: usize) -> Vec<T> {
    if std::env::var_os(ALL).is_some() {
        return all;
    }
    let times = std::env::var(TIMES).ok().and_then(|times| times.parse::<usize>().ok());
    let most = most * times.unwrap_or(1);
    let mut chance = Chance(turn as u64);
    while all.len() > most {
        all.remove(chance.below(all.len()));
    }
    all
}

/// Every point of a run whose calls are these; `turn` tells the paths apart.
pub(crate) fn points(calls: &[Call], data: &Path, turn: usize) -> Vec<Point> {
    // The call that starts the program is none of its own, whatever it names.
    let is_own = |call: &&Call| call.name != "execve" && call.concerns(data);
    let calls: Vec<&Call> = calls.iter().filter(is_own).collect();
    let mut points = Vec::new();
    for (index, call) in calls.iter().enumerate() {
        let aim = |fault| Point {
            fault,
            aim: format!(
                "{} {} ({})",
                call.name,
                call.nth,
                call.arguments.chars().take(160).collect::<String>()
            ),
            at: vec![(call.name.clone(), call.nth)],
        };
        // Between two calls that only look there is nothing new to be killed in.
        if call.changes_the_disk() || index > 0 && calls[index - 1].changes_the_disk() || call.name == "flock"
        {
            points.push(aim(Fault::Kill));
        }
        let is_its_turn = (index + turn).is_multiple_of(9) || std::env::var_os(ALL).is_some();
        let is_taken = call.changes_the_disk() || is_its_turn;
        for error in ["ENOSPC", "EIO", "EACCES", "EROFS", "EDQUOT", "EMFILE", "EINTR"] {
            if is_taken && can_fail(call, error) {
                points.push(aim(Fault::Once(error)));
            }
        }
        for error in ["ENOSPC", "EIO"] {
            if is_taken && can_fail(call, error) {
                let mut at: Vec<(String, usize)> = Vec::new();
                for later in &calls[index..] {
                    if can_fail(later, error) && at.iter().all(|(name, _)| *name != later.name) {
                        at.push((later.name.clone(), later.nth));
                    }
                }
                points.push(Point { at, ..aim(Fault::FromThenOn(error)) });
            }
        }
    }
    points
}
