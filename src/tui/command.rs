//! The command table: everything a key can do, once. Key handling, footers, help, the key section of the config and
//! the README are all made from it.

mod place;

pub use self::place::Place;

/// What a key can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Answer 0 to 4: the place of the key among the keys of the command.
    Answer,
    /// Skip a question.
    Skip,
    /// Take what is highlighted.
    Take,
    /// Write under a question, or into the focused text.
    Write,
    /// Open or tick.
    Toggle,
    /// Show another prompt.
    OtherPrompt,
    /// Save.
    Save,
    /// Leave the text field.
    LeaveText,
    /// Undo the last change of a text.
    UndoText,
    /// Redo it.
    RedoText,
    /// Move up.
    Up,
    /// Move down.
    Down,
    /// Move left, or to what was before.
    Left,
    /// Move right, or to what comes after.
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
    /// Search in the entries.
    Search,
    /// Show another kind of entry.
    Kind,
    /// Open what is selected.
    Open,
    /// Edit an entry.
    Edit,
    /// Look at the versions of an entry that were made at once.
    Versions,
    /// Look at the values of all monthly checks.
    Values,
    /// Delete an entry.
    Delete,
    /// Undo a deletion.
    Undo,
    /// Continue a draft.
    Continue,
    /// Discard a draft.
    Discard,
    /// Say yes.
    Yes,
    /// Say no.
    No,
    /// Look at what came of an exercise.
    Outcome,
    /// Leave the suggested exercise for today.
    NotToday,
    /// Look back on an entry that waits.
    LookBack,
    /// Park a worry in one line.
    ParkWorry,
    /// Say that one feels unsafe.
    Unsafe,
    /// Begin a new line.
    Break,
    /// Take the last digit back.
    Erase,
    /// Open the settings.
    Settings,
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
    /// What the footer says.
    pub title: &'static str,
    /// What the help says.
    pub sentence: &'static str,
    /// The keys that come with the program, as the config writes them.
    pub keys: &'static [&'static str],
    /// Where it applies; empty = everywhere.
    pub places: &'static [Place],
    /// How the footer shows its keys; empty = it is in the help only.
    pub shown: &'static str,
}

const fn row(
    command: Command,
    name: &'static str,
    title: &'static str,
    sentence: &'static str,
    keys: &'static [&'static str],
    places: &'static [Place],
    shown: &'static str,
) -> Row {
    Row { command, name, title, sentence, keys, places, shown }
}

use Command as C;
use Place as P;

/// The table. Within a place the footer shows its rows in this order.
#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    row(C::Answer, "answer", "answer", "Answer 0 to 4 and move on",
        &["0", "1", "2", "3", "4"], &[P::Question], "0-4"),
    row(C::Answer, "steadiness", "steadiness", "Rate steadiness while it has the focus",
        &["0", "1", "2", "3", "4"], &[P::LastPage], "0-4"),
    row(C::Answer, "choose", "answer", "Choose an answer and go on",
        &["0", "1", "2"], &[P::Welcome], "0-2"),
    row(C::Left, "earlier", "earlier", "Start the day an hour earlier",
        &["left", "h"], &[P::Welcome], "←"),
    row(C::Right, "later", "later", "Start the day an hour later",
        &["right", "l"], &[P::Welcome], "→"),
    row(C::Answer, "answer_item", "answer", "Answer 1 to 5 and move on",
        &["1", "2", "3", "4", "5"], &[P::Item], "1-5"),
    row(C::Answer, "answer_how_often", "answer", "Answer 0 to 3 and move on",
        &["0", "1", "2", "3"], &[P::HowOften], "0-3"),
    row(C::Skip, "skip", "skip", "Skip this: it is stored as not recorded",
        &["-"], &[P::Question, P::LastPage, P::Ticks, P::Amount, P::Choice, P::Choices, P::Exit, P::Item, P::HowOften], "-"),
    row(C::Write, "write", "note", "Write a note under the question",
        &["n"], &[P::Question], "n"),
    row(C::Take, "take", "take", "Take the highlighted answer",
        &["enter"], &[P::Question, P::Item, P::HowOften], "Enter"),
    row(C::NextPart, "skip_part", "skip part", "Skip the rest of this questionnaire",
        &["tab"], &[P::Item, P::HowOften], "Tab"),
    row(C::Save, "save", "save", "Save the check-in",
        &["enter"], &[P::LastPage, P::Ticks], "Enter"),
    row(C::Save, "save_check", "save", "Save the monthly check",
        &["enter"], &[P::MonthlyEnd], "Enter"),
    row(C::Take, "begin", "begin", "Begin the monthly check",
        &["enter"], &[P::MonthlyStart], "Enter"),
    row(C::Yes, "switch_on", "switch on", "Switch the monthly check on, and begin when it is time for it",
        &["y"], &[P::MonthlyStart], "y"),
    row(C::Values, "values", "values", "Look at the values of all monthly checks",
        &["v"], &[P::MonthlyStart, P::MonthlyEnd], "v"),
    row(C::Toggle, "toggle", "open, tick", "Open the focused part, or tick a line",
        &["space"], &[P::LastPage, P::Ticks], "Space"),
    row(C::Toggle, "tick", "tick", "Tick a line, or take its tick away",
        &["space"], &[P::Choices], "Space"),
    row(C::Take, "next_step", "next", "Go on to the next step",
        &["enter", "tab"],
        &[P::Answer, P::Amount, P::Choice, P::Choices, P::Exit, P::Reading, P::Waiting], "Enter"),
    row(C::Take, "next_page", "next", "Go on to the next step; Enter begins a new line",
        &["ctrl-s", "tab"], &[P::Page], "Ctrl-S"),
    row(C::Answer, "pick", "choose", "Choose and go on",
        &["1", "2", "3", "4", "5", "6", "7", "8", "9"], &[P::Choice], "1-9"),
    row(C::Answer, "way_on", "choose", "Choose a way on: balanced, real, unknown",
        &["b", "r", "u"], &[P::Exit], "b r u"),
    row(C::Answer, "digit", "number", "Type a number",
        &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], &[P::Amount], "0-9"),
    row(C::Erase, "erase", "erase", "Take the last digit back",
        &["backspace"], &[P::Amount], ""),
    row(C::Left, "less", "less", "Less by one step",
        &["left", "h"], &[P::Amount], ""),
    row(C::Right, "more", "less, more", "More by one step",
        &["right", "l"], &[P::Amount], "←→"),
    row(C::Unsafe, "unsafe", "I feel unsafe", "Open the support page at once",
        &["x"], &[P::Choice, P::Waiting], "x"),
    row(C::LeaveText, "leave_words", "leave", "Leave; what was answered is kept and can be gone on with",
        &["esc"], &[P::Answer, P::Page], "Esc"),
    row(C::Back, "leave_step", "leave", "Leave; what was answered is kept and can be gone on with",
        &["esc"], &[P::Amount, P::Choice, P::Choices, P::Exit, P::Reading, P::Waiting], "Esc"),
    row(C::PreviousPart, "step_back", "step back", "Go one step back; nothing is thrown away",
        &["backtab"],
        &[P::Answer, P::Page, P::Amount, P::Choice, P::Choices, P::Exit, P::Reading, P::Waiting], "Shift-Tab"),
    row(C::Break, "new_line", "new line", "Begin a new line",
        &["ctrl-j"], &[P::Answer], "Ctrl-J"),
    row(C::Open, "open_exercise", "open", "Open what is chosen",
        &["enter"], &[P::Practice], "Enter"),
    row(C::Outcome, "outcome", "what came of it", "Look at what came of the exercise",
        &["o"], &[P::Practice], "o"),
    row(C::NotToday, "not_today", "not today", "Leave the suggested exercise for today",
        &["n"], &[P::Practice], "n"),
    row(C::NextPart, "next_part", "next", "Move to the next part",
        &["tab"], &[P::LastPage, P::Ticks], "Tab"),
    row(C::PreviousPart, "previous_part", "before", "Move to the part before",
        &["backtab"], &[P::LastPage, P::Ticks], ""),
    row(C::NextPart, "next_sign", "sign", "Show the next sign, then steadiness and what is recorded",
        &["tab"], &[P::Calendar], "Tab"),
    row(C::PreviousPart, "previous_sign", "sign before", "Show the sign before",
        &["backtab"], &[P::Calendar], ""),
    row(C::OtherPrompt, "other_prompt", "other prompt", "Show another prompt, at most twice",
        &["p"], &[P::LastPage], "p"),
    row(C::CheckIn, "check_in", "check in", "Start or open today's check-in",
        &["c", "enter"], &[P::Home], "c"),
    row(C::Yesterday, "yesterday", "yesterday", "Start or open yesterday's check-in",
        &["y"], &[P::Home], "y"),
    row(C::Practice, "practice", "practice", "Open the exercises, and what waits to be looked back on",
        &["x"], &[P::Home], "x"),
    row(C::Versions, "versions", "versions", "Compare the versions of the entry that were made at once, and choose",
        &["v"], &[P::Reader], "v"),
    row(C::Take, "keep_version", "keep", "Keep the version in focus in place of all others; asks first",
        &["enter"], &[P::Versions], "Enter"),
    row(C::NextPart, "next_version", "next version", "Move to the next version",
        &["tab"], &[P::Versions], ""),
    row(C::PreviousPart, "previous_version", "version before", "Move to the version before",
        &["backtab"], &[P::Versions], ""),
    row(C::Left, "version_before", "version before", "Move to the version before",
        &["left", "h"], &[P::Versions], ""),
    row(C::Right, "version_after", "version", "Move to the next version",
        &["right", "l"], &[P::Versions], "←→"),
    row(C::LookBack, "look_back", "look back", "Look back on the entry: what became of it",
        &["b"], &[P::Reader], "b"),
    row(C::Week, "week", "week", "Look at the week",
        &["k"], &[P::Home, P::Trends, P::Calendar, P::Days, P::Entries, P::Reader], "k"),
    row(C::Trends, "trends", "trends", "Look at the trends of all signs",
        &["t"], &[P::Home, P::Week, P::Calendar, P::Patterns], "t"),
    row(C::Calendar, "calendar", "year", "Look at the year, in the calendar",
        &["m"], &[P::Home, P::Week, P::Trends, P::Entries, P::Reader], "m"),
    row(C::Patterns, "patterns", "patterns", "Look at what goes together, and what helped",
        &["p"], &[P::Home, P::Trends], "p"),
    row(C::Entries, "entries", "entries", "Look at all entries",
        &["e"], &[P::Home, P::Week, P::Calendar], "e"),
    row(C::SwitchOff, "switch_off", "never again", "Never show earlier entries of the same day again",
        &["x"], &[P::OnThisDay], "x"),
    row(C::Pause, "pause", "pause", "Pause for a week, or end the pause",
        &["p"], &[P::Settings], "p"),
    row(C::Open, "open", "open", "Open what is selected; on an empty day, its check-in",
        &["enter"], &[P::Week, P::Calendar, P::Entries], "Enter"),
    row(C::Open, "open_line", "open", "Open what is chosen",
        &["enter"], &[P::Patterns, P::Tick, P::Days, P::Values, P::Outcome], "Enter"),
    row(C::Open, "open_sign", "open", "Open the sign: its chart, its days, how it comes about",
        &["enter"], &[P::Trends], "Enter"),
    row(C::Open, "open_days", "days", "Open the days behind the statement",
        &["enter"], &[P::Scale], "Enter"),
    row(C::NextPart, "sign_after", "next sign", "Show the next sign",
        &["tab"], &[P::Scale], "Tab"),
    row(C::PreviousPart, "sign_before", "sign before", "Show the sign before",
        &["backtab"], &[P::Scale], ""),
    row(C::Left, "fewer_weeks", "fewer weeks", "Look at fewer weeks",
        &["left", "h"], &[P::Trends, P::Scale, P::Patterns], "←"),
    row(C::Right, "more_weeks", "more weeks", "Look at more weeks",
        &["right", "l"], &[P::Trends, P::Scale, P::Patterns], "→"),
    row(C::Take, "acknowledge", "go on", "Go on",
        &["enter"], &[P::Welcome], "Enter"),
    row(C::Search, "search", "search", "Search as you type",
        &["/"], &[P::Home, P::Entries], "/"),
    row(C::Kind, "kind", "kind", "Show all kinds of entries, or only one",
        &["f"], &[P::Entries], "f"),
    row(C::AddNote, "add_note", "note", "Write a note",
        &["a"], &[P::Home, P::Entries], "a"),
    row(C::GoToDate, "go_to_date", "date", "Go to a date",
        &["g"], &[P::Home, P::Week, P::Calendar, P::Entries], "g"),
    row(C::Edit, "edit", "edit", "Edit the entry",
        &["e"], &[P::Reader], "e"),
    row(C::Delete, "delete", "delete", "Delete the entry; u brings it back",
        &["d"], &[P::Entries, P::Reader], "d"),
    row(C::Undo, "undo", "undo", "Bring back what was deleted last",
        &["u"], &[P::Home, P::Entries, P::Reader, P::Week, P::Calendar, P::Practice], "u"),
    row(C::Continue, "continue", "continue", "Continue the draft",
        &["enter", "c"], &[P::Offer], "Enter"),
    row(C::Discard, "discard", "discard", "Discard the draft; u brings it back",
        &["d"], &[P::Offer, P::Practice], "d"),
    row(C::Continue, "resume", "resume draft", "Continue an unfinished draft",
        &["r"], &[P::Home], "r"),
    row(C::Yes, "yes", "yes", "Say yes",
        &["y"], &[P::Confirm], "y"),
    row(C::No, "no", "no", "Say no",
        &["n"], &[P::Confirm], "n"),
    row(C::Left, "left", "before", "Move to the one before",
        &["left", "h"], &[P::Week, P::Reader], "←"),
    row(C::Right, "right", "after", "Move to the one after",
        &["right", "l"], &[P::Week, P::Reader], "→"),
    row(C::Left, "week_before", "week before", "Move a week back",
        &["left", "h"], &[P::Calendar], ""),
    row(C::Right, "week_after", "week", "Move a week on",
        &["right", "l"], &[P::Calendar], "←→"),
    row(C::Up, "day_before", "day before", "Move a day back",
        &["up"], &[P::Calendar], ""),
    row(C::Down, "day_after", "day", "Move a day on",
        &["down"], &[P::Calendar], "↑↓"),
    row(C::PageUp, "year_before", "year before", "Move a year back",
        &["pageup"], &[P::Calendar], ""),
    row(C::PageDown, "year_after", "year", "Move a year on",
        &["pagedown"], &[P::Calendar], "PgUp/PgDn"),
    row(C::First, "first_of_year", "first of the year", "Move to the first day of the year",
        &["home"], &[P::Calendar], ""),
    row(C::Last, "last_of_year", "last of the year", "Move to the last day of the year",
        &["end"], &[P::Calendar], ""),
    row(C::Up, "up", "up", "Move up",
        &["up"], &MOVED_IN, ""),
    row(C::Down, "down", "move", "Move down",
        &["down"], &MOVED_IN, "↑↓"),
    row(C::PageUp, "page_up", "page up", "Move a page up",
        &["pageup"], &PAGED, ""),
    row(C::PageDown, "page_down", "page down", "Move a page down",
        &["pagedown"], &PAGED, ""),
    row(C::First, "first", "first", "Move to the first",
        &["home"], &WITH_ENDS, ""),
    row(C::Last, "last", "last", "Move to the last",
        &["end"], &WITH_ENDS, ""),
    row(C::Save, "save_note", "save", "Save the note; in a check-in, leave the text",
        &["ctrl-s"], &[P::Text], "Ctrl-S"),
    row(C::LeaveText, "leave_text", "leave", "Leave the text; nothing is lost: a note of its own waits as a draft",
        &["esc"], &[P::Text], "Esc"),
    row(C::UndoText, "undo_text", "undo", "Undo the last change of the text",
        &["ctrl-u"], &[P::Text, P::Answer, P::Page], "Ctrl-U"),
    row(C::RedoText, "redo_text", "redo", "Redo it",
        &["ctrl-r"], &[P::Text, P::Answer, P::Page], "Ctrl-R"),
    row(C::Take, "take_line", "done", "Take what was typed",
        &["enter"], &[P::Line], "Enter"),
    row(C::LeaveText, "leave_line", "back", "Leave the field",
        &["esc"], &[P::Line], "Esc"),
    row(C::Review, "review", "review", "Look at the week as a whole",
        &["v"], &[P::Home], "v"),
    row(C::OnThisDay, "same_day", "on this day", "See what there is from this day a month and a year ago",
        &["o"], &[P::Home, P::Entries], "o"),
    row(C::ParkWorry, "park_worry", "worry", "Park a worry in one line",
        &["w"], &[P::Home], "w"),
    row(C::ParkWorry, "worry_here", "worry", "Park a worry in one line, from here",
        &["w"], &WORRY, ""),
    row(C::ParkWorry, "worry_anywhere", "worry", "Park a worry in one line, also while writing",
        &["f3"], &[], ""),
    row(C::Settings, "settings", "settings", "See the settings and the keys in force",
        &[","], &[P::Home], ","),
    row(C::Back, "back", "back", "Go one step back; nothing is thrown away",
        &["esc"],
        &[P::Item, P::HowOften, P::MonthlyStart, P::MonthlyEnd, P::Values, P::Trends, P::Scale, P::Patterns, P::Tick, P::Days, P::Question, P::LastPage, P::Ticks, P::Week, P::Calendar, P::Entries, P::Reader, P::Versions, P::Support,
          P::Settings, P::Help, P::Confirm, P::Offer, P::Welcome, P::Practice, P::Outcome, P::OnThisDay], "Esc"),
    row(C::PreviousPart, "item_before", "before", "Go back to the item before",
        &["backtab"], &[P::Item, P::HowOften, P::MonthlyEnd], "Shift-Tab"),
    row(C::Home, "home", "Home", "Go Home",
        &["q"], &[P::MonthlyStart, P::Values, P::Trends, P::Scale, P::Patterns, P::Tick, P::Days, P::Week, P::Calendar, P::Entries, P::Reader, P::Versions, P::Settings, P::Practice, P::Outcome, P::OnThisDay], "q"),
    row(C::Home, "close", "close", "Go Home, or back to what is being written",
        &["q"], &[P::Support, P::Help], "q"),
    row(C::Quit, "quit", "quit", "Quit",
        &["q"], &[P::Home, P::Welcome], "q"),
    row(C::Support, "support", "support", "Open the support page",
        &["s"], &NOT_TEXT, "s"),
    row(C::Help, "help", "help", "Open this help",
        &["?"], &NOT_TEXT, "?"),
    row(C::Help, "help_anywhere", "help", "Open this help, also while writing",
        &["f1"], &[], ""),
    row(C::Support, "support_anywhere", "support", "Open the support page, also while writing",
        &["f2"], &[], ""),
    row(C::Hide, "hide", "hide", "Blank the screen at once, and show it again",
        &["ctrl-\\", "f12"], &[], ""),
    row(C::QuitNow, "quit_now", "quit", "Quit anywhere; the draft is kept",
        &["ctrl-c"], &[], ""),
    row(C::Suspend, "suspend", "suspend", "Suspend the program; the shell's fg brings it back",
        &["ctrl-z"], &[], ""),
];

/// Where the arrows move up and down.
const MOVED_IN: [Place; 28] = [
    P::Question,
    P::LastPage,
    P::Ticks,
    P::Week,
    P::Trends,
    P::Scale,
    P::Patterns,
    P::Tick,
    P::Days,
    P::Entries,
    P::Reader,
    P::Versions,
    P::Practice,
    P::Choice,
    P::Choices,
    P::Exit,
    P::Reading,
    P::MonthlyStart,
    P::Item,
    P::HowOften,
    P::MonthlyEnd,
    P::Values,
    P::Support,
    P::Settings,
    P::Help,
    P::Welcome,
    P::Outcome,
    P::OnThisDay,
];

/// Where one can move by pages.
const PAGED: [Place; 20] = [
    P::Ticks,
    P::Week,
    P::Scale,
    P::Patterns,
    P::Tick,
    P::Days,
    P::Entries,
    P::Reader,
    P::Versions,
    P::Practice,
    P::Choices,
    P::Reading,
    P::MonthlyStart,
    P::MonthlyEnd,
    P::Values,
    P::Support,
    P::Settings,
    P::Help,
    P::Outcome,
    P::OnThisDay,
];

/// Where one can move to the first and the last.
const WITH_ENDS: [Place; 21] = [
    P::Ticks,
    P::Week,
    P::Trends,
    P::Scale,
    P::Patterns,
    P::Tick,
    P::Days,
    P::Entries,
    P::Reader,
    P::Versions,
    P::Practice,
    P::Choices,
    P::Reading,
    P::MonthlyStart,
    P::MonthlyEnd,
    P::Values,
    P::Support,
    P::Settings,
    P::Help,
    P::Outcome,
    P::OnThisDay,
];

const NOT_TEXT: [Place; 34] = [
    P::Home,
    P::Question,
    P::LastPage,
    P::Ticks,
    P::Week,
    P::Trends,
    P::Scale,
    P::Calendar,
    P::Patterns,
    P::Tick,
    P::Days,
    P::Outcome,
    P::Entries,
    P::Reader,
    P::Versions,
    P::MonthlyStart,
    P::Item,
    P::HowOften,
    P::MonthlyEnd,
    P::Values,
    P::Support,
    P::Settings,
    P::Help,
    P::Confirm,
    P::Offer,
    P::Welcome,
    P::Practice,
    P::Amount,
    P::Choice,
    P::Choices,
    P::Exit,
    P::Reading,
    P::Waiting,
    P::OnThisDay,
];

/// Where a worry can be parked with a letter, beside Home.
const WORRY: [Place; 31] = [
    P::MonthlyStart,
    P::Item,
    P::HowOften,
    P::MonthlyEnd,
    P::Values,
    P::Question,
    P::LastPage,
    P::Ticks,
    P::Week,
    P::Trends,
    P::Scale,
    P::Calendar,
    P::Patterns,
    P::Tick,
    P::Days,
    P::Entries,
    P::OnThisDay,
    P::Reader,
    P::Versions,
    P::Support,
    P::Settings,
    P::Help,
    P::Offer,
    P::Practice,
    P::Amount,
    P::Choice,
    P::Choices,
    P::Exit,
    P::Reading,
    P::Waiting,
    P::Outcome,
];

impl Row {
    /// Whether the row applies in a place.
    pub fn applies_in(&self, place: Place) -> bool {
        self.places.is_empty() || self.places.contains(&place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::Key;

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
            for command in
                [Command::Help, Command::Support, Command::Hide, Command::QuitNow, Command::Suspend]
            {
                assert!(has(command), "{place:?} has no {command:?}");
            }
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
        let answering = [Place::Question, Place::LastPage, Place::Ticks, Place::Text, Place::Line];
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
