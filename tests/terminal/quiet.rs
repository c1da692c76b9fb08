//! What a window shows before a key is pressed, when anybody may look on, and what its title says.

use crate::harness::home::Home;
use crate::harness::window::{CTRL_C, CTRL_Z, ENTER, ESC, until};
use crate::home::PROMPT;

const WORDS: &str = "the photograph from Sligo";

/// A home with a check-in of yesterday, and one of today that was left with words in it.
fn left_in_the_middle() -> Home {
    let home = Home::welcomed();
    home.done(&["log", "--day", "yesterday", "--jealousy", "4", "--trigger", "late_reply"], "");
    let mut window = home.open_check_in();
    window.press_for("n", "Esc keep and close");
    window.press_for(WORDS, WORDS);
    window.press_for(ESC, "Note  the photograph");
    window.kill();
    home
}

#[test]
fn a_quiet_home_sends_the_terminal_nothing_of_entries_until_its_key_is_pressed() {
    let home = left_in_the_middle();
    home.set_config("quiet_home = true\ntitle = \"Notes\"\n");
    let mut window = home.open(&[]);
    let screen = window.shows("Space show the rest");
    assert!(screen.contains("Notes") && screen.contains("Sunday 22 November"), "{screen}");
    // A page that shows entries is opened by its own key, and leaves Home covered.
    window.press_for("7", "week before");
    window.press_for(ESC, "Space show the rest");
    let before = window.bytes();
    let screen = window.press_for(" ", "You have an unfinished check-in");
    assert!(screen.contains("Jealousy") && screen.contains("Space cover"), "{screen}");
    let until_week = before.split("week before").next().unwrap();
    for told in ["Jealousy", "recorded", "unfinished", "in the middle", "resume", "photograph", "inward"] {
        assert!(!until_week.contains(told), "{told}: {until_week:?}");
    }
    let screen = window.press_for(" ", "Space show the rest");
    assert!(!screen.contains("Jealousy") && !screen.contains("unfinished"), "{screen}");
    assert!(!window.bytes().contains(WORDS), "the words are those of the check-in alone");
    window.press_for("c", WORDS);
}

#[test]
fn no_words_of_a_draft_are_sent_to_the_terminal_before_a_key_is_pressed() {
    let home = left_in_the_middle();
    for arguments in [&[] as &[&str], &["checkin"]] {
        let mut window = home.open(arguments);
        let screen = window.shows("You were in the middle of this");
        assert!(screen.contains("Check-in for Sunday 22 November") && screen.contains("1 text"), "{screen}");
        assert!(!window.bytes().contains("photograph"), "{arguments:?}");
        window.press_for(ENTER, WORDS);
        window.press(CTRL_C);
        window.left().is_done().is_tidy();
    }
    let mut window = home.open(&["checkin"]);
    window.shows("You were in the middle of this");
    window.press_for(ESC, "unfinished");
    assert!(!window.bytes().contains("photograph"));
    window.press("q");
    window.left().is_done();
}

const REMEMBERED_AND_SET: &str = "\x1b[22;0t\x1b]0;Carnet d'été\x07";
const TAKEN_BACK: &str = "\x1b[23;0t";

/// The titles that were sent, each from its beginning.
fn titles(bytes: &str) -> usize {
    ["\x1b]0;", "\x1b]1;", "\x1b]2;"].iter().map(|start| bytes.matches(start).count()).sum()
}

#[test]
fn the_window_has_the_title_that_was_chosen_and_never_another() {
    let home = left_in_the_middle();
    home.set_config("title = \"Carnet d'été\"\n");
    let mut window = home.open(&[]);
    window.shows("You were in the middle of this");
    window.press_for(ENTER, WORDS);
    window.press_for("21034", "6 of 6");
    window.press_for(ENTER, "Today was recorded");
    window.press_for("7", "week before");
    window.press_for(ESC, "Carnet d'été");
    window.press("q");
    let left = window.left();
    assert_eq!(
        (titles(&left.bytes), left.bytes.matches(REMEMBERED_AND_SET).count()),
        (1, 1),
        "{:?}",
        left.bytes
    );
    let [set, back] = [REMEMBERED_AND_SET, TAKEN_BACK].map(|sent| left.bytes.find(sent));
    assert!(set.is_some() && set < back && left.bytes.matches(TAKEN_BACK).count() == 1, "{:?}", left.bytes);

    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.press("q");
    let left = window.left();
    assert!(
        titles(&left.bytes) == 0 && !left.bytes.contains(TAKEN_BACK),
        "none is set where none was chosen"
    );
}

#[test]
fn a_title_that_is_chosen_in_the_settings_is_there_at_once_and_goes_with_its_reset() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.press_for(",", "Day starts at");
    window.press("G");
    // The row is found by its name, wherever it stands.
    let mut at = String::new();
    while !at.contains("▌ Name on Home") {
        let before = at;
        window.press("k");
        at = window.until("moves up", |screen| screen != before && screen.contains('▌'));
    }
    window.press_for(ENTER, "Which name?");
    window.press("Notes\r");
    window.shows("chosen here");
    until("the title is set", || window.bytes().contains("\x1b[22;0t\x1b]0;Notes\x07").then_some(()));
    window.press("r");
    until("it is taken back", || window.bytes().contains(TAKEN_BACK).then_some(()));
    window.press_for("q", "inward");
    window.press("q");
    let left = window.left();
    assert_eq!((titles(&left.bytes), left.bytes.matches(TAKEN_BACK).count()), (1, 1), "{:?}", left.bytes);
}

#[test]
fn the_shell_that_has_the_terminal_meanwhile_has_its_own_title() {
    let home = Home::welcomed();
    home.set_config("title = \"Notes\"\n");
    let mut window = home.open_check_in_from_shell();
    let set = "\x1b[22;0t\x1b]0;Notes\x07";
    assert_eq!(window.bytes().matches(set).count(), 1);
    window.press(CTRL_Z);
    window.until("gives the shell back", |screen| {
        screen.contains("Stopped") && screen.trim_end().ends_with(PROMPT)
    });
    assert_eq!(window.bytes().matches(TAKEN_BACK).count(), 1);
    window.press("fg\r");
    window.shows("1 of 6");
    assert_eq!(window.bytes().matches(set).count(), 2);
}

#[test]
fn a_console_gets_no_title_and_one_without_utf8_gets_it_in_ascii() {
    let home = Home::welcomed();
    home.set_config("title = \"Carnet d'été\"\n");
    for (variable, value, sent) in [("TERM", "linux", false), ("TERM", "vt100", false), ("LC_ALL", "C", true)]
    {
        let mut command = home.in_terminal(crate::harness::home::PROGRAM, &[]);
        command.env(variable, value);
        let mut window = crate::harness::window::Window::open(command, (80, 24));
        window.shows("Today is not recorded yet.");
        window.press("q");
        let left = window.left();
        assert_eq!(left.bytes.contains("\x1b]0;Carnet d'ete\x07"), sent, "{value}: {:?}", left.bytes);
        assert_eq!(titles(&left.bytes), usize::from(sent), "{value}");
    }
}
