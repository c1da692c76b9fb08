//! The command table: everything a key can do, once. Key handling, footers, help, the key section of the config and
//! `docs/keys.md` are all made from it.

pub mod key_names;
pub mod keymap;
mod layouts;
mod place;
pub mod plain_words;
mod table;

pub use self::place::Place;
pub use self::table::TABLE;

/// An act that a key can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Answer 0 to 4: the place of the key among the keys of the command.
    Answer,
    /// Skip a question.
    Skip,
    /// Take the highlighted thing.
    Take,
    /// Write under a question, or into the focused text.
    Write,
    /// Open or tick.
    Toggle,
    /// Show another prompt.
    OtherPrompt,
    /// Save.
    Save,
    /// Put an idea into the text: the place of the key among the keys of the command.
    Idea,
    /// Show other ideas.
    OtherIdeas,
    /// Leave the text field.
    LeaveText,
    /// Undo the last change of a text.
    UndoText,
    /// Redo it.
    RedoText,
    /// Write in the editor that the config file names.
    EditOutside,
    /// Move up.
    Up,
    /// Move down.
    Down,
    /// Move left, or to the one before.
    Left,
    /// Move right, or to the next one.
    Right,
    /// Move to the next part.
    NextPart,
    /// Move to the part before.
    PreviousPart,
    /// Move a page up.
    PageUp,
    /// Move a page down.
    PageDown,
    /// Move to the first.
    First,
    /// Move to the last.
    Last,
    /// Start today's check-in, or open it.
    CheckIn,
    /// Start yesterday's check-in, or open it.
    Yesterday,
    /// Go to a date.
    GoToDate,
    /// Write a note.
    AddNote,
    /// Show less of the time up to now.
    Shorter,
    /// Show more of it.
    Longer,
    /// Move to the highest, then to the next highest.
    Highest,
    /// Open the days behind a statement.
    Days,
    /// Open the week.
    Week,
    /// Open the trends.
    Trends,
    /// Open the calendar.
    Calendar,
    /// Open the patterns.
    Patterns,
    /// Open the exercises.
    Practice,
    /// Open the review of a week.
    Review,
    /// Open the same day a month and a year ago.
    OnThisDay,
    /// Show this never again.
    SwitchOff,
    /// Pause for a week, or end the pause.
    Pause,
    /// Open the entries.
    Entries,
    /// Make a page for a session with a therapist.
    Report,
    /// Open the page for a partner.
    PartnerPage,
    /// Open this week's card.
    Card,
    /// Have the cards come again.
    ComeAgain,
    /// Search in the entries.
    Search,
    /// Show another kind of entry.
    Kind,
    /// Open the selected thing.
    Open,
    /// Put what is shown on the clipboard.
    Copy,
    /// Edit an entry.
    Edit,
    /// Look at the versions of an entry that were made at once.
    Versions,
    /// Show the values of all monthly checks.
    Values,
    /// Move an entry to another day.
    Move,
    /// Delete an entry.
    Delete,
    /// Undo a deletion.
    Undo,
    /// Bring back the chosen deleted entry.
    BringBack,
    /// Continue a draft.
    Continue,
    /// Discard a draft.
    Discard,
    /// Say yes.
    Yes,
    /// Say no.
    No,
    /// Look at the outcome of an exercise.
    Outcome,
    /// Set the suggested exercise aside for today.
    NotToday,
    /// Look back on an entry that waits.
    LookBack,
    /// Park a worry in one line.
    ParkWorry,
    /// Say that one is not safe.
    Unsafe,
    /// Choose any country by its letters.
    Country,
    /// Open the page on finding someone to talk to.
    FindSomeone,
    /// Open the page for a hard night.
    HardNight,
    /// Begin a new line.
    Break,
    /// Delete the last digit.
    Erase,
    /// Open the settings.
    Settings,
    /// Have the default of a setting hold again.
    Reset,
    /// Add a line of one's own.
    Add,
    /// Go one step back.
    Back,
    /// Open the support page.
    Support,
    /// Open the help.
    Help,
    /// Go Home.
    Home,
    /// Quit.
    Quit,
    /// Show a passphrase that is being typed, or hide it again.
    Reveal,
    /// Blank the screen.
    Hide,
    /// Quit anywhere, the draft kept.
    QuitNow,
    /// Suspend the program.
    Suspend,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The command.
    pub command: Command,
    /// Its name in the config.
    pub name: &'static str,
    /// The title in the footer.
    pub title: &'static str,
    /// The sentence in the help.
    pub sentence: &'static str,
    /// The keys that come with the program, as the config writes them.
    pub keys: &'static [&'static str],
    /// The places where it applies.
    pub places: Places,
    /// The keys as the footer shows them; empty = it is in the help only.
    pub shown: &'static str,
}

/// The places where a row of the table applies.
#[derive(Clone, Copy, Debug)]
pub enum Places {
    /// Everywhere.
    All,
    /// In these places.
    These(&'static [Place]),
    /// In every place for which this holds.
    Where(fn(Place) -> bool),
}

/// A row for some places, or for all when none is named.
const fn row(
    command: Command,
    name: &'static str,
    title: &'static str,
    sentence: &'static str,
    keys: &'static [&'static str],
    places: &'static [Place],
    shown: &'static str,
) -> Row {
    let places = if places.is_empty() { Places::All } else { Places::These(places) };
    Row { command, name, title, sentence, keys, places, shown }
}

/// Makes a row for all places for which something holds.
const fn row_where(
    command: Command,
    name: &'static str,
    title: &'static str,
    sentence: &'static str,
    keys: &'static [&'static str],
    holds: fn(Place) -> bool,
    shown: &'static str,
) -> Row {
    Row { command, name, title, sentence, keys, places: Places::Where(holds), shown }
}

impl Row {
    /// The row with this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        TABLE.iter().find(|row| row.name == name)
    }

    /// Whether the row applies in a place.
    pub fn applies_in(&self, place: Place) -> bool {
        match self.places {
            Places::All => true,
            Places::These(places) => places.contains(&place),
            Places::Where(holds) => holds(place),
        }
    }

    /// Whether the row applies everywhere.
    pub fn is_everywhere(&self) -> bool {
        matches!(self.places, Places::All)
    }

    /// The places in which the row applies.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        Place::ALL.into_iter().filter(|place| self.applies_in(*place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::command::keymap::Key;

    fn rows_in(place: Place) -> impl Iterator<Item = &'static Row> {
        TABLE.iter().filter(move |row| row.applies_in(place))
    }

    #[test]
    fn every_row_has_a_name_of_its_own_a_title_a_sentence_and_keys_that_exist() {
        for (at, row) in TABLE.iter().enumerate() {
            assert!(
                TABLE.iter().skip(at + 1).all(|other| other.name != row.name),
                "{} comes twice",
                row.name
            );
            assert!(row.name.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{}", row.name);
            assert!(!row.title.is_empty() && !row.sentence.is_empty(), "{}", row.name);
            assert!(!row.sentence.ends_with('.'), "{}: sentences stand in a list", row.name);
            assert!(!row.keys.is_empty(), "{} has no key", row.name);
            for key in row.keys {
                assert!(Key::parse(key).is_some(), "{}: {key} is no key", row.name);
            }
        }
    }

    #[test]
    fn within_a_place_no_key_means_two_things() {
        for place in Place::ALL {
            let mut meant: Vec<(&str, &str)> = Vec::new();
            for row in rows_in(place) {
                for key in row.keys {
                    let other = meant.iter().find(|(other, _)| other == key);
                    assert_eq!(other, None, "{place:?}: {key} also means {}", row.name);
                    meant.push((key, row.name));
                }
            }
        }
    }

    #[test]
    fn from_every_place_there_is_a_way_back_to_help_to_support_and_out() {
        for place in Place::ALL {
            let has = |command| rows_in(place).any(|row| row.command == command);
            let ways = [Command::Back, Command::LeaveText, Command::Quit];
            assert!(ways.into_iter().any(has), "{place:?} has no way back");
            for command in [Command::Help, Command::Support, Command::Hide, Command::QuitNow] {
                assert!(has(command), "{place:?} has no {command:?}");
            }
            // In a field the key undoes, as in every editor.
            assert_ne!(has(Command::Suspend), has(Command::UndoText), "{place:?}");
            // From Home there is no further back, and in a text the way back leaves the text first.
            assert_eq!(has(Command::Back), !place.is_text() && place != Place::Home, "{place:?}");
        }
    }

    #[test]
    fn where_letters_are_text_none_is_a_command() {
        for place in Place::ALL.into_iter().filter(|place| place.is_text()) {
            for row in rows_in(place) {
                for key in row.keys {
                    assert!(key.chars().count() > 1 && *key != "space", "{place:?}: {key} is {}", row.name);
                }
            }
        }
    }

    #[test]
    fn quit_never_ends_what_is_being_answered() {
        let answering = [
            Place::Question,
            Place::LastPage,
            Place::PageRow,
            Place::Ticks,
            Place::Text,
            Place::Note,
            Place::Line,
        ];
        for place in answering.into_iter().chain([Place::Item, Place::HowOften, Place::MonthlyEnd]) {
            assert!(
                rows_in(place).all(|row| !matches!(row.command, Command::Quit | Command::Home)),
                "{place:?}"
            );
        }
    }

    #[test]
    fn enter_never_says_yes_to_a_question() {
        assert!(rows_in(Place::Confirm).all(|row| !row.keys.contains(&"enter")));
    }

    #[test]
    fn places_are_told_apart_by_their_titles() {
        for (at, place) in Place::ALL.iter().enumerate() {
            assert!(Place::ALL.iter().skip(at + 1).all(|other| other.title() != place.title()), "{place:?}");
        }
    }
}
