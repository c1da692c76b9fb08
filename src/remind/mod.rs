//! The reminder: the system's own timer, set, found and taken out, and the system's own way to show a line.
//!
//! Which timer there is, and which way to show a line, is found by the programs that are there, not by the name of the system,
//! so that all of them can be tried anywhere. What differs between them lies here and nowhere else.

mod crontab;
mod error;
mod launchd;
mod notice;
mod own;
mod program;
mod programs;
mod scheduler;
mod systemd;

use std::path::{Path, PathBuf};

pub use self::crontab::line as crontab_line;
pub use self::error::RemindError;
pub use self::notice::show;
pub use self::program::{own_path, written};
pub use self::programs::Programs;
use crate::journal::TimeOfDay;
use crate::store::outside;

/// A reminder as it is to be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The name of the timer and of its files.
    pub name: String,
    /// When it comes, every day.
    pub time: TimeOfDay,
    /// What is run then: the program, and its arguments.
    pub call: Vec<String>,
}

/// A timer of ours that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its name.
    pub name: String,
    /// When it comes; `None` when that was changed to something that cannot be read.
    pub time: Option<TimeOfDay>,
}

/// One kind of timer.
pub trait Timer {
    /// What it is called.
    fn kind(&self) -> &'static str;

    /// Whether it can be used here and now.
    fn is_usable(&self) -> bool;

    /// The timers of ours, whether or not the system runs them; these names are looked for where there is no list.
    ///
    /// # Errors
    /// [`RemindError`] when it cannot be found out.
    fn found(&self, names: &[String]) -> Result<Vec<Found>, RemindError>;

    /// Whether the system runs the timer of this name.
    fn runs(&self, name: &str) -> bool;

    /// Sets a timer, in the place of one of ours with the same name.
    ///
    /// # Errors
    /// [`RemindError`]; then all is as before.
    fn set(&self, reminder: &Reminder) -> Result<(), RemindError>;

    /// Takes a timer of ours out.
    ///
    /// # Errors
    /// [`RemindError`] when it is there still.
    fn remove(&self, name: &str) -> Result<(), RemindError>;
}

/// The timer of this system: the first whose program is there.
pub fn timer<'a>(programs: &'a Programs, home: &Path, settings: &Path) -> Option<Box<dyn Timer + 'a>> {
    let has = |name: &str| programs.find(name).is_some();
    if has(systemd::PROGRAM) {
        Some(Box::new(systemd::Systemd::new(programs, settings)))
    } else if has(launchd::PROGRAM) {
        Some(Box::new(launchd::Launchd::new(programs, home)))
    } else if has(scheduler::PROGRAM) {
        Some(Box::new(scheduler::Scheduler::new(programs)))
    } else {
        None
    }
}

/// The files that tell when a reminder comes, found without running a program.
pub fn files(home: &Path, settings: &Path) -> Vec<PathBuf> {
    let places = [systemd::place(settings), launchd::place(home)];
    let found = places.iter().filter_map(|(dir, ending)| names_in(dir, ending).ok());
    let paths = found.flatten().map(|(_, path)| path);
    paths.filter(|path| matches!(own::at(path), Ok(own::There::Ours(_)))).collect()
}

/// The name of a timer, made of the name of the program or of the one that the person gave to it: only characters that every
/// system takes in the name of a file and of a timer.
pub fn name_of(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c.to_ascii_lowercase() } else { '-' };
    let name: String = name.chars().map(plain).take(MOST_CHARACTERS).collect();
    match name.trim_matches('-') {
        "" => SUFFIX.trim_start_matches('-').to_owned(),
        name => format!("{name}{SUFFIX}"),
    }
}

const MOST_CHARACTERS: usize = 40;
const SUFFIX: &str = "-remind";

/// Whether a timer may have this name, so that its files are looked into.
fn may_be_ours(name: &str) -> bool {
    name.ends_with(SUFFIX) || name == SUFFIX.trim_start_matches('-')
}

/// The files in a directory that may be timers of ours, by their names without this ending.
fn names_in(dir: &Path, ending: &str) -> Result<Vec<(String, PathBuf)>, RemindError> {
    let found = outside::names(dir)?.into_iter().filter_map(|file| {
        let name = file.strip_suffix(ending).filter(|name| may_be_ours(name))?.to_owned();
        Some((name, dir.join(file)))
    });
    Ok(found.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_only_what_every_system_takes() {
        for (name, expected) in [
            ("inward", "inward-remind"),
            ("My Notes", "my-notes-remind"),
            ("a.b@c%d$e\\x2d", "a-b-c-d-e-x2d-remind"),
            ("../..", "remind"),
            ("Übung", "bung-remind"),
            ("日記", "remind"),
            ("", "remind"),
        ] {
            assert_eq!(name_of(name), expected, "{name}");
            assert!(may_be_ours(expected));
        }
        assert!(name_of(&"x".repeat(99)).len() < 64);
        assert!(!may_be_ours("backup") && !may_be_ours("inward"));
    }
}
