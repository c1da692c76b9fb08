//! A task of the Task Scheduler of Windows.

use super::programs::Programs;
use super::{Found, RemindError, Reminder, Timer};
use crate::journal::TimeOfDay;

pub(super) const PROGRAM: &str = "schtasks";
/// The most characters of a call that it takes.
const MOST: usize = 261;
/// What the call of every task of ours holds, and of no other's.
const OURS: &str = "remind show --at ";
const START: &str = "<StartBoundary>";

/// The tasks of the Task Scheduler.
pub(super) struct Scheduler<'a> {
    programs: &'a Programs,
}

impl<'a> Scheduler<'a> {
    pub(super) fn new(programs: &'a Programs) -> Self {
        Self { programs }
    }

    /// What it knows of a task; `None` when there is none of this name.
    fn known(&self, name: &str) -> Result<Option<String>, RemindError> {
        match self.programs.run(PROGRAM, &["/Query", "/TN", name, "/XML"]) {
            Ok(text) => Ok(Some(text)),
            Err(RemindError::Refused { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Timer for Scheduler<'_> {
    fn kind(&self) -> &'static str {
        "Task Scheduler"
    }

    fn is_usable(&self) -> bool {
        true
    }

    fn found(&self, names: &[String]) -> Result<Vec<Found>, RemindError> {
        let mut found = Vec::new();
        for name in names {
            if let Some(text) = self.known(name)?.filter(|text| text.contains(OURS)) {
                found.push(Found { name: name.clone(), time: time_in(&text) });
            }
        }
        Ok(found)
    }

    fn runs(&self, name: &str) -> bool {
        self.known(name).is_ok_and(|text| text.is_some())
    }

    fn set(&self, reminder: &Reminder) -> Result<(), RemindError> {
        let name = reminder.name.as_str();
        if self.known(name)?.is_some_and(|text| !text.contains(OURS)) {
            return Err(RemindError::Foreign(format!("the task {name}")));
        }
        let call: Vec<String> = reminder.call.iter().map(|word| quoted(word)).collect();
        let call = call.join(" ");
        if call.chars().count() > MOST {
            return Err(RemindError::TooLong { program: PROGRAM, most: MOST });
        }
        let time = reminder.time.to_string();
        let arguments = ["/Create", "/F", "/SC", "DAILY", "/TN", name, "/ST", &time, "/TR", &call];
        self.programs.run(PROGRAM, &arguments).map(drop)
    }

    fn remove(&self, name: &str) -> Result<(), RemindError> {
        self.programs.run(PROGRAM, &["/Delete", "/F", "/TN", name]).map(drop)
    }
}

/// A word of a call. A path has no quote in it on Windows.
fn quoted(word: &str) -> String {
    if !word.contains(' ') {
        return word.to_owned();
    }
    // A backslash before the closing quote would take that in.
    let end = if word.ends_with('\\') { "\\" } else { "" };
    format!("\"{word}{end}\"")
}

/// The time in what the scheduler says of a task: `<StartBoundary>2026-11-22T21:30:00</StartBoundary>`.
fn time_in(text: &str) -> Option<TimeOfDay> {
    let (_, after) = text.split_once(START)?;
    let (_, time) = after.split_once('T')?;
    time.get(..5)?.parse().ok()
}
