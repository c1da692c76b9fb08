//! The check-in from the first digit to the disk, and changes to a recorded one.

use crate::harness::home::{Home, TODAY};
use crate::harness::window::{
    CTRL_C, CTRL_S, DOWN, ENTER, ESC, SKIP_FOUR, TAB, TO_FIRST_ANSWER, locked, until,
};
use crate::home::{NOT_YET, SAVED, SAVED_AGAIN};

#[test]
fn five_digits_and_enter_are_a_whole_check_in() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.shows(NOT_YET);
    window.press_for("c", "1 of 6");
    window.press_for("21034", "6 of 6");
    let screen = window.press_for(ENTER, SAVED);
    assert_eq!(home.ratings(TODAY), "2 1 0 3 4", "the line is shown only when the month holds the entry");
    assert!(screen.contains("Today was recorded at 21:14."), "{screen}");
    assert_eq!(home.drafts(), [] as [String; 0]);
    window.press("q");
    window.left().is_done().is_tidy();
}

#[test]
fn nothing_says_saved_while_the_disk_cannot_be_written() {
    let home = Home::welcomed();
    let mut window = home.open_check_in();
    window.press_for("21034", "6 of 6");
    let other = locked(&home.data().join("write.lock"));
    window.press(ENTER);
    let screen = window.says("write.lock is held by another inward");
    assert!(!screen.contains(SAVED) && screen.contains("6 of 6"), "{screen}");
    assert_eq!(home.check_in(TODAY), None);
    assert!(home.draft().is_some());
    drop(other);
    window.press_for(ENTER, SAVED);
    assert_eq!(home.ratings(TODAY), "2 1 0 3 4");
    assert_eq!(home.drafts(), [] as [String; 0]);
}

#[test]
fn everything_that_a_check_in_can_hold_is_written_with_keys() {
    let home = Home::welcomed();
    let mut window = home.open_check_in();
    window.press_for("n", "Esc keep and close");
    window.press("A look,\rnothing more.");
    window.shows("nothing more.");
    window.press_for(ESC, "Note  A look, nothing more.");
    window.press_for("-", "2 of 6");
    window.press_for(DOWN, "▌ 0");
    window.press_for(ENTER, "3 of 6");
    window.press_for("123", "6 of 6");
    window.press_for("4", "4  ");
    window.press_for(&format!("{TAB} "), "[ ] ");
    window.press_for(" ", "[x] ");
    window.press_for(ESC, "What set it off");
    for _ in 0..5 {
        window.press(DOWN);
    }
    window.press_for(" ", "Esc keep and close");
    window.press_for("Enough for today.", "Enough for today.");
    window.press_for(ESC, "Ctrl-S save");
    window.press_for(CTRL_S, SAVED);
    assert_eq!(home.ratings(TODAY), "- 0 1 2 3");
    let shown = home.done(&["show", "today"], "");
    assert!(shown.contains("A look,") && shown.contains("nothing more."), "{shown}");
    assert!(shown.contains("Enough for today."), "{shown}");
    let entry = home.check_in(TODAY).unwrap();
    let check_in = entry.check_in().unwrap();
    assert_eq!(check_in.ticked(inward::journal::TickList::Triggers).map(<[_]>::len), Some(1));
    assert!(check_in.prompt.is_some(), "the prompt that was shown is remembered");
}

#[test]
fn a_recorded_day_opens_for_editing_and_knows_its_first_version() {
    let home = Home::welcomed();
    home.done(&["log", "--jealousy", "3", "--note", "-"], "As it was first.");
    let first = home.check_in(TODAY).unwrap();
    let mut window = home.open_at_home();
    window.shows("Today was recorded");
    window.press_for("c", "· edit");
    window.press_for(TO_FIRST_ANSWER, "▌ Jealousy");
    window.press_for("1", "1  ");
    window.press_for(CTRL_S, SAVED_AGAIN);
    let edited = home.check_in(TODAY).unwrap();
    assert_eq!(home.ratings(TODAY), "1 - - - -");
    assert_eq!((edited.id, &edited.saved_at), (first.id, &first.saved_at));
    assert_eq!(edited.replaces, [first.digest()]);
    assert_eq!(edited.check_in().unwrap().text, "As it was first.");
}

#[test]
fn looking_through_a_recorded_day_changes_nothing() {
    let home = Home::welcomed();
    let mut window = home.open_check_in();
    window.press_for(&format!("3{SKIP_FOUR}"), "6 of 6");
    window.press_for(ENTER, SAVED);
    let before = home.document(TODAY).to_text();
    window.press_for("c", "· edit");
    window.press_for(TO_FIRST_ANSWER, "▌ Jealousy");
    window.press_for(ENTER, "1 of 6");
    window.press_for("3", "6 of 6");
    window.press_for(CTRL_S, "Today was recorded");
    assert_eq!(home.document(TODAY).to_text(), before);
    until("the draft, which says nothing new, is gone", || home.drafts().is_empty().then_some(()));
    window.press(CTRL_C);
    window.left().is_done().is_tidy();
}

#[test]
fn ratings_older_than_seven_days_change_only_after_one_question() {
    let home = Home::welcomed();
    let old = "2026-11-14";
    home.done(&["log", "--day", old, "--jealousy", "4", "--confirm"], "");
    let mut window = home.open(&["checkin", "--day", old]);
    window.shows("▌ Steadiness");
    window.press_for(TO_FIRST_ANSWER, "▌ Jealousy");
    window.press_for("1", "1  ");
    window.press_for(CTRL_S, "Change the ratings of Saturday 14 November?");
    assert_eq!(home.ratings(old), "4 - - - -");
    window.press_for(ESC, "6 of 6");
    assert_eq!(home.ratings(old), "4 - - - -");
    window.press_for(CTRL_S, "Change the ratings of");
    window.press_for("n", "Ratings unchanged.");
    assert_eq!(home.ratings(old), "4 - - - -");
    assert!(home.drafts().is_empty(), "nothing waits that was refused");
    window.press(CTRL_C);
    window.left().is_done();

    let mut window = home.open(&["checkin", "--day", old]);
    window.shows("▌ Steadiness");
    window.press_for(TO_FIRST_ANSWER, "▌ Jealousy");
    window.press_for("1", "1  ");
    window.press_for(CTRL_S, "Change the ratings of");
    window.press_for("y", SAVED_AGAIN);
    assert_eq!(home.ratings(old), "1 - - - -");
    window.press(CTRL_C);
    window.left().is_done();

    let recent = "2026-11-15";
    home.done(&["log", "--day", recent, "--jealousy", "4"], "");
    let mut window = home.open(&["checkin", "--day", recent]);
    window.shows("▌ Steadiness");
    window.press_for(TO_FIRST_ANSWER, "▌ Jealousy");
    window.press_for("1", "1  ");
    window.press_for(CTRL_S, SAVED_AGAIN);
    assert_eq!(home.ratings(recent), "1 - - - -", "seven days back there is no question yet");
}

#[test]
fn a_text_of_an_old_day_changes_without_a_question() {
    let home = Home::welcomed();
    let old = "2026-10-01";
    home.done(&["log", "--day", old, "--jealousy", "4", "--confirm"], "");
    let mut window = home.open(&["checkin", "--day", old]);
    window.shows("▌ Steadiness");
    window.press_for(TO_FIRST_ANSWER, "▌ Jealousy");
    window.press_for("n", "Esc keep and close");
    window.press_for("Seen from far.", "Seen from far.");
    window.press_for(ESC, "· Seen");
    window.press_for(CTRL_S, SAVED_AGAIN);
    assert_eq!(home.ratings(old), "4 - - - -");
    assert!(home.done(&["show", old], "").contains("Seen from far."));
}

#[test]
fn a_key_that_comes_again_and_again_answers_one_question() {
    let home = Home::welcomed();
    let mut window = home.open_check_in();
    // As a held key comes where the machine was busy meanwhile: all at once.
    window.press_for("22222222", "2 of 6");
    window.press_for("1", "3 of 6");
    window.press_for("0", "4 of 6");
    window.press_for("1", "5 of 6");
    window.press_for("2", "6 of 6");
    window.press_for(ENTER, crate::home::SAVED);
    assert_eq!(home.ratings(TODAY), "2 1 0 1 2");
}
