//! The texts of exporting in the window.

pub(crate) const TITLE: &str = "Export";
pub(crate) const FORM: &str = "Form";
pub(crate) const DAYS: &str = "Days";
pub(crate) const EXERCISES: &str = "Exercises";
pub(crate) const CHECKS: &str = "Monthly checks";
pub(crate) const WORDS: &str = "Your words";
pub(crate) const EVERYTHING: &str = "Everything";
pub(crate) const IN: &str = "in it";
pub(crate) const LEFT_OUT: &str = "left out";
pub(crate) const NO_PLACE: &str = "no place in this form";
pub(crate) const ALL_DAYS: &str = "all";
pub(crate) const ABOUT_EXERCISES: &str = "Their figures and choices, without your words.";
pub(crate) const ABOUT_CHECKS: &str = "The sums of the questionnaires.";
pub(crate) const ABOUT_WORDS: &str =
    "Notes, free text, and what you wrote in exercises. They leave only when you take them in here.";
pub(crate) const ABOUT_EVERYTHING: &str =
    "All of it, also other versions, so that inward can read it back: Import takes it in again.";
pub(crate) const ABOUT_DAYS: &str = "Which days are in it.";
pub(crate) const WHICH_FILE: &str = "Where to? Write the path of a new file; for markdown a folder too, with a file for each day. Only you will be able to read it.";
pub(crate) const NAME_A_FILE: &str = "Write the path of a new file.";
pub(crate) const STOP: &str = "stop here";
pub(crate) const STOPPING: &str = "Stopping ...";
pub(crate) const STOPPED: &str = "Stopped. Nothing is written.";
pub(crate) const NOTHING_WRITTEN: &str = "Nothing is written.";
pub(crate) const SERVED: &str = "Only you can read it. Delete it when it has served.";

sentences! {
    last_days(days) = "the last {days} days";
    month_of(month, of) = "Month {month} of {of}.";
    written(path) = "Written: {path}";
    one_file(path, form) = "{path} is a folder, and {form} is one file: name a file in it.";
    synced(program) = "The folder seems to belong to {program}, which copies it to other computers.";
}

/// What a form is for.
pub(crate) fn about_form(name: &str) -> &'static str {
    match name {
        "json" => "For programs; with everything in it, inward can read it back.",
        "jsonl" => "For programs, one entry a line.",
        "csv" => "A table of check-ins, a row a day, for a spreadsheet.",
        "markdown" => "For notes programs such as Obsidian: a heading a day.",
        "text" => "Plain text, in the form of jrnl.",
        _ => "A page for a browser.",
    }
}
