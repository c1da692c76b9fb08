//! Line by line in a terminal: each question is on the screen before it is answered, and what is pasted is one text.

use crate::harness::home::{Home, PROGRAM};
use crate::harness::window::Window;

#[test]
fn the_last_question_of_the_check_in_is_asked_before_it_is_answered() {
    let home = Home::with_sample(60);
    let mut window = Window::open(home.in_terminal(PROGRAM, &["checkin", "--plain"]), (80, 40));
    window.shows("Jealousy");
    window.press_for(&"1\r".repeat(6), "What set it off");
    window.press_for("\r\r\r\r", "In one line");
    window.press_for("walked home alone\r", "Anything else about the day?");
    window.press_for(":help\r", "An empty line ends it and saves");
    window.press_for("late again\r:clear\r", "The text is taken out.");
    window.press_for("early\r\r", "is recorded.");
    assert_eq!(home.json(&["show", "--json"])[0]["text"], "early");
}

#[test]
fn quit_typed_alone_leaves_a_note_and_is_no_answer() {
    let home = Home::with_sample(60);
    let mut window = Window::open(home.in_terminal(PROGRAM, &["--plain"]), (80, 200));
    let times = |window: &Window, text: &str, count: usize| {
        window.until(text, |screen| screen.matches(text).count() == count);
    };
    let (menu, note) = ("Menu: a number or a word", "as many lines as you like");
    times(&window, menu, 1);
    window.press("3\r");
    times(&window, note, 1);
    window.press("quit\r");
    times(&window, menu, 2);
    window.press_for("1\r", "0 to 4");
    window.press_for("quit\r", "The word quit is for the menu.");
    times(&window, "0 to 4", 2);
    window.press("back\r");
    times(&window, menu, 3);
    window.press("3\r");
    times(&window, note, 2);
    window.press("A word.\r");
    window.press("quit\r\r");
    times(&window, menu, 4);
    window.press("quit\r");
    window.left().is_done();
    let notes = home.json(&["list", "--kind", "note", "--from", "today", "--json"]);
    assert_eq!(notes.as_array().map(Vec::len), Some(1), "{notes}");
    assert_eq!(notes[0]["text"], "A word.\nquit");
    assert!(home.drafts().is_empty());
}

#[test]
fn how_quit_is_written_itself_is_said_only_where_words_are_asked_for() {
    let home = Home::with_sample(60);
    let mut window = Window::open(home.in_terminal(PROGRAM, &["--plain"]), (80, 200));
    let times = |window: &Window, text: &str, count: usize| {
        window.until(text, |screen| screen.matches(text).count() == count);
    };
    let (menu, full_stop) = ("Menu: a number or a word", "put a full stop behind it.");
    times(&window, menu, 1);
    window.press_for("9\r", "Which entries?");
    window.press_for("quit\r", full_stop);
    times(&window, "Which entries?", 2);
    window.press_for("\r", "A number opens that entry");
    window.press_for("exit\r", "The word exit is for the menu.");
    times(&window, "A number opens that entry", 2);
    times(&window, full_stop, 1);
    window.press("back\r");
    times(&window, menu, 2);
    window.press("exit\r");
    window.left().is_done();
}

#[test]
fn help_is_given_within_a_page_and_pasted_paragraphs_are_one_text() {
    let home = Home::with_sample(60);
    let mut window = Window::open(home.in_terminal(PROGRAM, &["--plain"]), (80, 40));
    window.shows("Menu: a number or a word");
    window.press_for("3\r", "as many lines as you like");
    window.press_for("The first line.\r:help\r", "Any words, line after line");
    window.press("Today we argued.\r\rSecond paragraph.\rquit\r");
    window.until("the pasted lines", |screen| screen.matches("quit").count() > 0);
    window.press_for("\r", "Saved.");
    let note = home.json(&["list", "--kind", "note", "--json"]);
    assert_eq!(note[0]["text"], "The first line.\nToday we argued.\n\nSecond paragraph.\nquit");
}

#[test]
fn a_long_paste_is_one_note_and_a_line_that_a_terminal_cuts_is_said_to_be_cut() {
    let home = Home::with_sample(60);
    let mut window = Window::open(home.in_terminal(PROGRAM, &["--plain"]), (80, 40));
    window.shows("Menu: a number or a word");
    window.press_for("3\r", "as many lines as you like");
    let paragraphs: Vec<String> =
        (1..=12).map(|number| format!("{number} {}", "word ".repeat(120).trim_end())).collect();
    window.press(&format!("{}\r", paragraphs.join("\r\r")));
    window.shows("12 word");
    window.press_for("\r", "Saved.");
    let note = home.json(&["list", "--kind", "note", "--json"]);
    assert_eq!(note[0]["text"], paragraphs.join("\n\n"));
    window.press_for("3\r", "as many lines as you like");
    window.press(&format!("{}\r", "long ".repeat(1000)));
    window.shows("may have dropped its end");
}

#[test]
fn what_is_pasted_where_one_line_is_asked_for_answers_nothing_else() {
    let home = Home::with_sample(60);
    let mut window =
        Window::open(home.in_terminal(PROGRAM, &["practice", "thought_record", "--plain"]), (80, 40));
    window.shows("Words, in one line.");
    window.press("The first line.\rback\r\r2\r");
    window.shows("Noted, 5 words.");
}
