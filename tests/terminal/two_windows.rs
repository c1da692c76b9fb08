//! Two windows, and commands while a window is open.

use crate::harness::home::{Home, TODAY};
use crate::harness::window::{CTRL_C, CTRL_S, ENTER, ESC, TO_FIRST_ANSWER, says};
use crate::home::{NOT_YET, SAVED, SAVED_AGAIN};

#[test]
fn a_second_window_reads_along_and_takes_over_when_the_first_closes() {
    let home = Home::welcomed();
    let mut first = home.open_at_home();
    first.shows(NOT_YET);
    let mut second = home.open_at_home();
    let screen = second.shows("Another window");
    assert!(says(&screen, &format!("process {}", first.pid())), "{screen}");
    second.press("c");
    second.until("says it twice", |screen| screen.matches("Another window").count() == 2);
    assert!(!second.screen().contains("1 of 6"));

    home.done(&["log", "--jealousy", "3"], "");
    let screen = second.shows("Today was recorded");
    assert!(screen.contains("Another window"), "{screen}");
    first.press("q");
    first.left().is_done().is_tidy();
    second.no_longer_shows("Another window");
    second.press_for("c", "· edit");
    second.press_for(TO_FIRST_ANSWER, "▌ Jealousy");
    second.press_for("4", "4  ");
    second.press_for(CTRL_S, SAVED_AGAIN);
    assert_eq!(home.ratings(TODAY), "4 - - - -");
}

#[test]
fn a_second_window_takes_over_what_a_killed_one_left_unfinished() {
    let home = Home::welcomed();
    let mut first = home.open_check_in();
    first.press_for("21", "3 of 6");
    let mut second = home.open_at_home();
    second.shows("Another window");
    first.kill();
    second.shows("You were in the middle of this");
    second.press_for(ENTER, "3 of 6");
    second.press_for("034", "6 of 6");
    second.press_for(ENTER, SAVED);
    assert_eq!(home.ratings(TODAY), "2 1 0 3 4");
}

#[test]
fn a_second_window_leaves_the_draft_of_the_first_alone() {
    let home = Home::welcomed();
    let mut first = home.open_check_in();
    first.press_for("21", "3 of 6");
    let mut second = home.open_at_home();
    let screen = second.shows("Another window");
    assert!(!screen.contains("in the middle of this"), "{screen}");
    second.press(CTRL_C);
    second.left().is_done().is_tidy();
    first.press_for("034", "6 of 6");
    first.press_for(ENTER, SAVED);
    assert_eq!(home.ratings(TODAY), "2 1 0 3 4");
}

#[test]
fn what_log_wrote_beside_an_open_window_shows_at_the_next_key() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.shows(NOT_YET);
    home.done(&["log", "--jealousy", "3"], "");
    window.press(ESC);
    window.shows("Today was recorded");
}

#[test]
fn saving_beside_what_log_wrote_meanwhile_loses_neither() {
    let mut home = Home::welcomed();
    let mut window = home.open_check_in();
    window.press_for("21034", "6 of 6");
    home.at("2026-11-22T21:20:00+01:00");
    home.done(&["log", "--jealousy", "4", "--note", "-"], "Written beside it.");
    home.done(&["note"], "A note beside it.");
    window.press_for(ENTER, SAVED);
    let month = home.document(TODAY);
    let versions: Vec<_> =
        month.entries().iter().chain(month.others()).filter_map(|it| it.check_in()).collect();
    assert_eq!(versions.len(), 2, "both versions are there");
    assert!(versions.iter().any(|it| it.text == "Written beside it."));
    assert!(versions.iter().any(|it| it.ratings.get(inward::journal::Sign::OverAnalysis).is_some()));
    assert!(home.done(&["list"], "").contains("A note beside it."));
}

#[test]
fn an_edit_keeps_what_log_changed_meanwhile_where_nothing_was_answered_here() {
    let home = Home::welcomed();
    home.done(&["log", "--jealousy", "1"], "");
    let mut window = home.open_at_home();
    window.press_for("c", "· edit");
    window.press_for(TO_FIRST_ANSWER, "▌ Jealousy");
    window.press_for("2", "2  ");
    home.done(&["log", "--reassurance", "4"], "");
    window.press_for(CTRL_S, SAVED_AGAIN);
    assert_eq!(home.ratings(TODAY), "2 4 - - -");
    assert_eq!(home.document(TODAY).others().len(), 0, "nothing waits for a choice");
}

#[test]
fn a_copy_that_a_sync_program_left_is_merged_when_the_window_opens() {
    let here = Home::welcomed();
    here.done(&["log", "--jealousy", "1"], "");
    let there = Home::welcomed();
    there.done(&["note"], "Written on the other device.");
    let name = "2026-11.sync-conflict-20261122-211403-ABCDEFG.json";
    let copy = here.data().join("journal").join(name);
    std::fs::copy(there.data().join("journal/2026-11.json"), &copy).unwrap();
    let mut window = here.open_at_home();
    window.says("A copy of 2026-11 left by Syncthing was merged in and set aside in quarantine/.");
    window.press_for("e", "Written on the other device.");
    assert!(!copy.exists());
    assert!(here.done(&["list"], "").contains("Written on the other device."));
}

#[test]
fn a_restore_that_was_interrupted_is_named_when_the_window_opens_with_the_ways_out() {
    let home = Home::welcomed();
    home.done(&["log", "--jealousy", "1"], "");
    let made = home.done(&["backup", "create"], "");
    let backup = made.split([' ', ',']).nth(2).unwrap();
    home.done(&["log", "--jealousy", "2"], "");
    home.done(&["backup", "restore", backup, "--yes"], "");
    let record = home.data().join("backups/restored.json");
    let text = std::fs::read_to_string(&record).unwrap();
    let (begun, _) = text.split_once("\"finished_at\"").unwrap();
    std::fs::write(&record, format!("{begun}\"finished_at\": null\n}}\n")).unwrap();
    let window = home.open_at_home();
    window.says(&format!(
        "Restoring the backup {backup} was interrupted: inward backup restore {backup} finishes it"
    ));
}
