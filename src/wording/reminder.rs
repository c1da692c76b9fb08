//! What is said of the reminder.

use crate::journal::TimeOfDay;

/// No reminder is set.
pub const NONE: &str = "No reminder is set.";
/// It was taken out.
pub const TAKEN_OUT: &str = "The reminder is taken out.";
/// Why a sealed journal has none.
pub const SEALED: &str = "the journal is sealed, and while it is locked nobody can tell whether today is recorded or a pause holds, \
     so a reminder would never come: use an alarm of your own";
/// What a reminder does beside a journal that was sealed after it was set.
pub const SILENT: &str = "The journal is sealed, so nothing is shown; inward remind off takes the timer out.";
/// The system does not run the timer.
pub const NOT_RUN: &str =
    "the timer is there, but the system does not run it: set it again, or take it out with inward remind off";
/// No timer of the system can be used.
pub const NO_TIMER: &str = "no timer of the system can be set from here, and nothing was written: put this line into your crontab with crontab -e, where there is one";

/// A reminder was set.
pub fn set(time: TimeOfDay, kind: &str, name: &str) -> String {
    format!(
        "Set for {time} every day ({kind}, {name}). It comes only when the day is not recorded yet, and never in a pause."
    )
}

/// A reminder is set.
pub fn is_set(time: Option<TimeOfDay>, kind: &str, name: &str) -> String {
    let time = time
        .map_or_else(|| "at a time that cannot be read".to_owned(), |time| format!("for {time} every day"));
    format!("A reminder is set {time} ({kind}, {name}).")
}
