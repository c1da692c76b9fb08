//! The actions of a person in a home with the program in a window, and the files found there on disk.

use inward::journal::{Day, Document, Draft, Entry, Month};
use inward::store::Store;

use crate::harness::home::{Home, PROGRAM};
use crate::harness::window::Window;

/// The prompt of the shell; not the typed words, which the terminal shows too.
pub(crate) const PROMPT: &str = "shell-ready>";
/// The line on Home while the day has no check-in.
pub(crate) const NOT_YET: &str = "Today is not recorded yet.";
/// The message after a check-in is on disk.
pub(crate) const SAVED: &str = "Saved. Thank you for being honest with yourself.";
/// The message after a change of one is on disk.
pub(crate) const SAVED_AGAIN: &str = "Saved.";

impl Home {
    /// One in which Welcome is done with, so that the program opens at Home.
    pub(crate) fn welcomed() -> Self {
        Self::new().past_welcome()
    }

    /// The same home with Welcome done with.
    pub(crate) fn past_welcome(self) -> Self {
        Store::create(self.data()).unwrap().change_state(|state| state.acknowledged = true).unwrap();
        self
    }

    /// Opens a window of the usual size with the program in it.
    pub(crate) fn open(&self, arguments: &[&str]) -> Window {
        Window::open(self.in_terminal(PROGRAM, arguments), (80, 24))
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

    /// Opens the check-in of today from a shell that controls jobs.
    #[track_caller]
    pub(crate) fn open_check_in_from_shell(&self) -> Window {
        let mut command = self.in_terminal("bash", &["--norc", "--noprofile", "-i"]);
        command.env("PS1", PROMPT);
        command.env("HISTFILE", "/dev/null");
        let mut window = Window::open(command, (80, 24));
        window.shows(PROMPT);
        window.press(&format!("'{PROGRAM}' checkin\r"));
        window.shows("1 of 6");
        window
    }

    /// A month as it is on disk.
    pub(crate) fn document(&self, day: &str) -> Document {
        let month = Month::of(day.parse().unwrap());
        let reading = Store::open(self.data()).unwrap().read(month).unwrap();
        assert!(reading.problem.is_none(), "{:?}", reading.problem);
        Document::clone(&reading.document)
    }

    /// The check-in of a day, as it is on disk.
    pub(crate) fn check_in(&self, day: &str) -> Option<Entry> {
        let day: Day = day.parse().unwrap();
        self.document(&day.to_string())
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

    /// The check-in or note that the only draft on disk would make.
    pub(crate) fn draft(&self) -> Option<Draft> {
        match self.drafts().as_slice() {
            [one] => Draft::parse(one).ok(),
            _ => None,
        }
    }

    /// Returns the text in the only draft on disk: that of a note, or of the note under the first question.
    pub(crate) fn drafted_text(&self) -> Option<String> {
        use inward::journal::{Body, Sign};
        match self.draft()?.body(None)? {
            Body::Note(note) => Some(note.text),
            Body::CheckIn(check_in) => check_in.notes.get(Sign::Jealousy).map(str::to_owned),
            Body::Practice(_) | Body::Other { .. } => None,
        }
    }
}
