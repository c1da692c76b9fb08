//! A person's home: a journal of its own, which goes when the test ends.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use inward::journal::{Day, Document, Draft, Entry, Month};
use inward::store::Store;
use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::harness::window::Window;

/// A Sunday evening.
pub(crate) const NOW: &str = "2026-11-22T21:14:03+01:00";
pub(crate) const TODAY: &str = "2026-11-22";

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_inward");

/// What Home shows while the day has no check-in.
pub(crate) const NOT_YET: &str = "Today is not recorded yet.";
/// What is said after a check-in is on disk.
pub(crate) const SAVED: &str = "Saved. Thank you for being honest with yourself.";

pub(crate) struct Home {
    dir: TempDir,
    data: PathBuf,
    now: &'static str,
}

impl Home {
    /// One in which the program never ran.
    pub(crate) fn empty() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("data");
        Self { dir, data, now: NOW }
    }

    /// One in which Welcome is done with, so that the program opens at Home.
    pub(crate) fn new() -> Self {
        let home = Self::empty();
        home.welcomed();
        home
    }

    /// One whose data directory is there already, and may be on a disk of its own.
    pub(crate) fn on(data: &Path) -> Self {
        let home = Self { data: data.to_owned(), ..Self::empty() };
        home.welcomed();
        home
    }

    fn welcomed(&self) {
        Store::create(&self.data).unwrap().change_state(|state| state.acknowledged = true).unwrap();
    }

    /// The time that the next process is told.
    pub(crate) fn at(&mut self, now: &'static str) -> &mut Self {
        self.now = now;
        self
    }

    pub(crate) fn data(&self) -> &Path {
        &self.data
    }

    pub(crate) fn environment(&self) -> Vec<(&'static str, String)> {
        let path = |path: &Path| path.to_str().unwrap().to_owned();
        let mut all = vec![
            ("HOME", path(self.dir.path())),
            ("PATH", std::env::var("PATH").unwrap_or_default()),
            ("TERM", "xterm-256color".to_owned()),
            ("TZ", "Europe/Berlin".to_owned()),
            ("INWARD_DATA_DIR", path(&self.data)),
            ("INWARD_NOW", self.now.to_owned()),
        ];
        // A file that is named must be there.
        let config = self.dir.path().join("config.toml");
        if config.exists() {
            all.push(("INWARD_CONFIG", path(&config)));
        }
        all
    }

    /// A command that knows this home and nothing else.
    pub(crate) fn command(&self, program: &str, arguments: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        for (name, value) in self.environment() {
            command.env(name, value);
        }
        command.args(arguments.iter().map(OsStr::new));
        command.cwd(self.dir.path());
        command
    }

    /// Opens a window of the usual size with the program in it.
    pub(crate) fn open(&self, arguments: &[&str]) -> Window {
        Window::open(self.command(PROGRAM, arguments), (80, 24))
    }

    /// Opens the program and waits for Home.
    #[track_caller]
    pub(crate) fn open_at_home(&self) -> Window {
        let window = self.open(&[]);
        window.shows("inward");
        window
    }

    /// Opens the program and waits for the offer of an unfinished draft.
    #[track_caller]
    pub(crate) fn open_offer(&self) -> Window {
        let window = self.open(&[]);
        window.shows("You were in the middle of this");
        window
    }

    /// Opens the check-in of today at its first question.
    #[track_caller]
    pub(crate) fn open_check_in(&self) -> Window {
        let window = self.open(&["checkin"]);
        window.shows("1 of 6");
        window
    }

    /// Runs a command without a terminal, its input from a pipe.
    pub(crate) fn run(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = Command::new(PROGRAM)
            .args(arguments)
            .env_clear()
            .envs(self.environment())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    /// Runs a command that must succeed.
    #[track_caller]
    pub(crate) fn done(&self, arguments: &[&str], input: &str) -> String {
        let output = self.run(arguments, input);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// A month as it is on disk.
    pub(crate) fn month(&self, day: &str) -> Document {
        let month = Month::of(day.parse().unwrap());
        let reading = Store::open(&self.data).unwrap().read(month).unwrap();
        assert!(reading.problem.is_none(), "{:?}", reading.problem);
        Document::clone(&reading.document)
    }

    /// The check-in of a day, as it is on disk.
    pub(crate) fn check_in(&self, day: &str) -> Option<Entry> {
        let day: Day = day.parse().unwrap();
        self.month(&day.to_string())
            .entries()
            .iter()
            .find(|it| it.day == day && it.check_in().is_some())
            .cloned()
    }

    /// The ratings of a day's check-in in the order of the questions: `2 1 0 - 3`.
    #[track_caller]
    pub(crate) fn ratings(&self, day: &str) -> String {
        let entry = self.check_in(day).unwrap_or_else(|| panic!("{day} has no check-in"));
        let ratings = &entry.check_in().unwrap().ratings;
        let figures = inward::journal::Sign::ALL
            .map(|sign| ratings.get(sign).map_or("-".to_owned(), |rating| rating.to_string()));
        figures.join(" ")
    }

    /// The texts of the drafts on disk.
    pub(crate) fn drafts(&self) -> Vec<String> {
        let Ok(found) = fs::read_dir(self.data.join("drafts")) else { return Vec::new() };
        let paths = found.map(|entry| entry.unwrap().path());
        // One may go between being listed and being read.
        paths.filter_map(|path| fs::read_to_string(path).ok()).collect()
    }

    /// The check-in or note that the only draft on disk would make.
    pub(crate) fn draft(&self) -> Option<Draft> {
        match self.drafts().as_slice() {
            [one] => Draft::parse(one).ok(),
            _ => None,
        }
    }

    /// The text in the only draft on disk: that of the note it is, or of what is written under the first question.
    pub(crate) fn drafted_text(&self) -> Option<String> {
        use inward::journal::{Body, Sign};
        match self.draft()?.body(None)? {
            Body::Note(note) => Some(note.text),
            Body::CheckIn(check_in) => check_in.notes.get(Sign::Jealousy).map(str::to_owned),
            Body::Practice(_) | Body::Other { .. } => None,
        }
    }
}
