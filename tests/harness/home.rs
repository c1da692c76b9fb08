//! A home of its own for each test: a data directory, a config file, a clock that stands still.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use inward::journal::Day;
use serde_json::Value;
use tempfile::TempDir;

pub(crate) const TODAY: &str = "2026-11-22";
pub(crate) const NOW: &str = "2026-11-22T21:14:03+01:00";

pub(crate) struct Home {
    pub(crate) dir: TempDir,
    pub(crate) now: String,
}

/// What a run of the program came to.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap(), now: NOW.to_owned() }
    }

    pub(crate) fn at(&mut self, now: &str) {
        now.clone_into(&mut self.now);
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    pub(crate) fn config(&self) -> PathBuf {
        self.dir.path().join("config.toml")
    }

    pub(crate) fn set_config(&self, text: &str) {
        fs::write(self.config(), text).unwrap();
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_inward"));
        command
            .args(arguments)
            .env("HOME", self.dir.path())
            .env("INWARD_DATA_DIR", self.data())
            .env("INWARD_NOW", &self.now)
            .env_remove("NO_COLOR")
            .env_remove("XDG_DATA_HOME")
            .env_remove("XDG_CONFIG_HOME")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        // A file that is named must be there; without one the usual place below this home is empty.
        if self.config().exists() {
            command.env("INWARD_CONFIG", self.config());
        } else {
            command.env_remove("INWARD_CONFIG");
        }
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "")
    }

    pub(crate) fn run_with(&self, arguments: &[&str], input: impl AsRef<[u8]>) -> Ran {
        ran(&mut self.command(arguments), input.as_ref())
    }

    /// What a run that must succeed printed.
    pub(crate) fn ok(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
        ran.out
    }

    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.ok(arguments)).unwrap()
    }

    /// A home with a sample journal of so many days up to yesterday.
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

    /// Every file and directory below the home, with what is in it.
    pub(crate) fn tree(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        tree(self.dir.path())
    }

    pub(crate) fn drafts(&self) -> Vec<String> {
        let files = tree(&self.data().join("drafts"));
        files.into_values().map(|bytes| String::from_utf8(bytes).unwrap()).collect()
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

/// Whether two numbers are the same but for what is lost in adding them up in another order.
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
        // What is given back is as it came.
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

pub(crate) fn tree(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let Ok(names) = fs::read_dir(dir) else { return found };
    for entry in names {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(tree(&path));
            found.insert(path, Vec::new());
        } else {
            // Who held the lock last is nothing that a journal holds.
            let is_lock = path.ends_with("write.lock");
            found.insert(path.clone(), if is_lock { Vec::new() } else { fs::read(&path).unwrap() });
        }
    }
    found
}

/// The text with every run of white space as one space.
pub(crate) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
