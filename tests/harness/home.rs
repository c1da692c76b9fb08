//! A person's home: a directory for each test, with a journal, a config file and a clock that stands still.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use inward::journal::Day;
use serde_json::Value;
use tempfile::TempDir;

/// The program under test.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_inward");
pub(crate) const TODAY: &str = "2026-11-22";
/// A Sunday evening.
pub(crate) const NOW: &str = "2026-11-22T21:14:03+01:00";

/// The places for passing files, in a home that has them.
pub(crate) const TEMPORARY: &str = "tmp";
pub(crate) const RUNTIME: &str = "run";

/// The program under test, as it is run: that of another system by the program that runs such.
fn program() -> Command {
    let program = std::env::var_os("INWARD_TEST_PROGRAM").unwrap_or_else(|| PROGRAM.into());
    match std::env::var_os("INWARD_TEST_RUNNER") {
        Some(runner) => {
            let mut command = Command::new(runner);
            command.arg(program);
            command
        }
        None => Command::new(program),
    }
}

/// What the program that runs those of another system wants to know.
fn for_runner() -> impl Iterator<Item = (OsString, OsString)> {
    let is_used = std::env::var_os("INWARD_TEST_RUNNER").is_some();
    std::env::vars_os().filter(move |(name, _)| is_used && name.to_string_lossy().starts_with("WINE"))
}

pub(crate) struct Home {
    dir: TempDir,
    /// Where the journal is.
    data: PathBuf,
    now: String,
}

/// The result of running a command.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Home {
    /// One in which the program never ran.
    pub(crate) fn new() -> Self {
        Self::within(tempfile::tempdir().unwrap())
    }

    /// One in memory where the system has such a place, for tests that sync some hundred thousand times.
    pub(crate) fn in_memory() -> Self {
        Self::within(tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap())
    }

    fn within(dir: TempDir) -> Self {
        let data = dir.path().join("data");
        Self { dir, data, now: NOW.to_owned() }
    }

    /// The same home with its journal somewhere else, as on a disk of its own.
    pub(crate) fn with_data(self, data: &Path) -> Self {
        Self { data: data.to_owned(), ..self }
    }

    /// Sets the clock for whatever is started next.
    pub(crate) fn at(&mut self, now: &str) -> &mut Self {
        now.clone_into(&mut self.now);
        self
    }

    pub(crate) fn dir(&self) -> &Path {
        self.dir.path()
    }

    pub(crate) fn data(&self) -> &Path {
        &self.data
    }

    pub(crate) fn config(&self) -> PathBuf {
        self.dir().join("config.toml")
    }

    pub(crate) fn set_config(&self, text: &str) {
        fs::write(self.config(), text).unwrap();
    }

    /// The whole environment of a program that runs here.
    pub(crate) fn environment(&self) -> Vec<(&'static str, String)> {
        let text = |path: &Path| path.to_str().unwrap().to_owned();
        let mut all = vec![
            ("HOME", text(self.dir())),
            ("PATH", std::env::var("PATH").unwrap_or_default()),
            ("TERM", "xterm-256color".to_owned()),
            ("TZ", "Europe/Berlin".to_owned()),
            ("INWARD_DATA_DIR", text(&self.data)),
            ("INWARD_NOW", self.now.clone()),
        ];
        // A file that is named must be there; without one the usual place below this home is empty.
        if self.config().exists() {
            all.push(("INWARD_CONFIG", text(&self.config())));
        }
        for (name, place) in [("TMPDIR", TEMPORARY), ("XDG_RUNTIME_DIR", RUNTIME)] {
            if self.dir().join(place).exists() {
                all.push((name, text(&self.dir().join(place))));
            }
        }
        all
    }

    /// The program with these arguments.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program();
        command.args(arguments).env_clear().envs(self.environment()).envs(for_runner());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "")
    }

    pub(crate) fn run_with(&self, arguments: &[&str], input: impl AsRef<[u8]>) -> Ran {
        ran(&mut self.command(arguments), input.as_ref())
    }

    /// Returns the output of a run that must succeed.
    pub(crate) fn ok(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
        ran.out
    }

    /// Returns the output of a run that took this input and must succeed; it may write to standard error.
    #[track_caller]
    pub(crate) fn done(&self, arguments: &[&str], input: &str) -> String {
        let ran = self.run_with(arguments, input);
        assert_eq!(ran.code, 0, "{arguments:?}: {ran:?}");
        ran.out
    }

    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.ok(arguments)).unwrap()
    }

    /// Makes a home with a sample journal of some days up to yesterday.
    pub(crate) fn with_sample(days: u32) -> Self {
        let home = Self::new();
        let (into, days) = (home.data(), days.to_string());
        home.ok(&["demo", "--into", into.to_str().unwrap(), "--days", &days, "--seed", "3"]);
        home
    }

    /// Logs one day after the other, each on its day, the last today.
    pub(crate) fn live(&mut self, days: &[Vec<&str>]) {
        let last: Day = TODAY.parse().unwrap();
        for (back, options) in (0..days.len()).rev().zip(days) {
            let day = last.plus(-i64::try_from(back).unwrap());
            self.at(&format!("{day}T21:14:03+01:00"));
            self.ok(&[&["log"], options.as_slice()].concat());
        }
        self.at(NOW);
    }

    pub(crate) fn month(&self, month: &str) -> PathBuf {
        self.data().join(format!("journal/{month}.json"))
    }

    /// Returns every file and directory below the home, with its content.
    pub(crate) fn tree(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        tree(self.dir())
    }

    /// The texts of the drafts on disk.
    pub(crate) fn drafts(&self) -> Vec<String> {
        let Ok(found) = fs::read_dir(self.data.join("drafts")) else { return Vec::new() };
        let paths = found.map(|entry| entry.unwrap().path());
        // One may go between being listed and being read.
        paths.filter_map(|path| fs::read_to_string(path).ok()).collect()
    }
}

impl Ran {
    /// Checks that it failed with this code and one line on standard error that holds `part`.
    pub(crate) fn fails(&self, code: i32, part: &str) {
        assert_eq!(self.code, code, "{self:?}");
        assert!(self.err.starts_with("inward: ") && self.err.ends_with('\n'), "{self:?}");
        assert_eq!(self.err.lines().count(), 1, "{self:?}");
        assert!(self.err.contains(part), "{part:?} is not in {self:?}");
        assert!(self.err.matches(": ").count() >= 2, "what is wrong and what to do: {self:?}");
    }
}

/// Whether two numbers are the same, except for the rounding of sums in another order.
pub(crate) fn near(found: f64, expected: &Value) {
    let expected = expected.as_f64().unwrap();
    assert!((found - expected).abs() <= 1e-9, "{found} is not {expected}");
}

pub(crate) fn ran(command: &mut Command, input: &[u8]) -> Ran {
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    // A program that does not read its input closes the pipe; that is no fault of the test.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        // Input that is given back comes back unchanged.
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Every file below a directory. Where a program is at work there and takes one away meanwhile, all is looked at again: what it was
/// renamed to may have been missed.
pub(crate) fn tree(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let looked = (0..100).find_map(|_| files_below(dir).ok());
    looked.unwrap_or_else(|| files_below(dir).unwrap())
}

fn files_below(dir: &Path) -> io::Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut found = BTreeMap::new();
    let Ok(names) = fs::read_dir(dir) else { return Ok(found) };
    for entry in names {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files_below(&path)?);
            found.insert(path, Vec::new());
        } else {
            // Who held the lock last is nothing that a journal holds.
            let locks = ["write.lock", "write.lock.holder", "write.lock/held", "write.lock/held.holder"];
            let is_lock = locks.iter().any(|name| path.ends_with(name));
            let bytes = if is_lock { Vec::new() } else { fs::read(&path)? };
            found.insert(path, bytes);
        }
    }
    Ok(found)
}

/// Makes a pipe with a name, or another special file that `mknod` knows; whether that was allowed.
pub(crate) fn special_file(path: &Path, kind: &[&str]) -> bool {
    Command::new("mknod").arg(path).args(kind).stderr(Stdio::null()).status().unwrap().success()
}

/// Makes a pipe with a name.
pub(crate) fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").args(["-m", "600"]).arg(path).status().unwrap().success());
}

/// The text with every run of white space as one space.
pub(crate) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
