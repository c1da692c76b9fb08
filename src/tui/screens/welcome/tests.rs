use std::path::PathBuf;

use super::*;
use crate::config::KeyLine;
use crate::tui::command::keymap::Keymap;
use crate::tui::testing::{Stage, day, moment, whole};

fn screen() -> WelcomeScreen {
    WelcomeScreen::new(DayStart::default(), None)
}

fn after(stage: &Stage, keys: &[&str]) -> WelcomeScreen {
    let mut screen = screen();
    assert_eq!(stage.press(&mut screen, keys), [], "{keys:?}");
    screen
}

fn kept(others_may_see: &str, hour: u8) -> Effect {
    Effect::Do(Task::KeepAnswers(Answers {
        others_may_see: others_may_see.to_owned(),
        day_start: DayStart::new(hour).unwrap(),
    }))
}

#[test]
fn three_keys_lead_to_the_first_check_in_when_nobody_else_may_see_the_screen() {
    let (stage, mut screen) = (Stage::default(), screen());
    let effects = stage.press(&mut screen, &["enter", "0", "enter"]);
    assert_eq!(effects, [kept("no", 4), Effect::Become(Route::CheckIn(day("2026-11-22")))]);
}

#[test]
fn an_answer_is_marked_with_the_arrows_and_taken_with_enter() {
    let stage = Stage::default();
    for (keys, answer) in [
        (&["down"][..], "no"),
        (&["down", "down"], "maybe"),
        (&["up"], "yes"),
        (&["down", "down", "down", "down", "down"], "yes"),
        (&["up", "up", "up", "up"], "no"),
    ] {
        let mut screen = after(&stage, &["enter"]);
        let mut all = keys.to_vec();
        all.extend(["enter", "enter", "enter"]);
        let effects = stage.press(&mut screen, &all);
        assert_eq!(effects.first(), Some(&kept(answer, 4)), "{keys:?}");
    }
}

#[test]
fn without_an_answer_enter_does_nothing() {
    let stage = Stage::default();
    let screen = after(&stage, &["enter", "enter", "enter", "3", "4"]);
    assert!(stage.picture(&screen).contains("Could someone else open this computer?"));
    assert!(!stage.picture(&screen).contains('▌'));
    assert!(!stage.footer(&screen).contains("Enter continue"));
}

#[test]
fn whoever_is_not_alone_reads_how_to_hide_and_what_is_kept_where() {
    let stage = Stage::default();
    for answer in ["1", "2"] {
        let text = whole(&stage, &after(&stage, &["enter", answer]));
        for part in [
            "Ctrl-\\ or F12 blanks the screen at once.",
            "You can also simply not write down what would put you at risk.",
            "safer not to keep it on this device",
            "s opens a page about both",
            "~/.local/share/inward",
            "anyone who can open this account on this computer can read them",
        ] {
            assert!(text.contains(part), "{part} is not in\n{text}");
        }
    }
    let alone = whole(&stage, &after(&stage, &["enter", "0"]));
    assert!(alone.contains("anyone who can open this account"));
    assert!(!alone.contains("safer not to keep it"));
}

#[test]
fn a_folder_that_is_copied_elsewhere_is_named() {
    let mut stage = Stage::default();
    assert!(!whole(&stage, &after(&stage, &["enter", "2"])).contains("Please note"));
    stage.settings.data_dir = PathBuf::from("/disk/own/Dropbox/inward");
    for keys in [&["enter", "2"], &["enter", "0"]] {
        let text = whole(&stage, &after(&stage, keys));
        assert!(text.contains("seems to belong to Dropbox"), "{text}");
    }
}

#[test]
fn esc_goes_back_page_by_page_and_keeps_the_answer() {
    let stage = Stage::default();
    let mut screen = after(&stage, &["enter", "2", "enter"]);
    for page in
        ["When does your day start?", "blanks the screen", "▌ 2  yes", "private notebook", "private notebook"]
    {
        assert!(stage.picture(&screen).contains(page), "{page}");
        assert_eq!(stage.press(&mut screen, &["esc"]), []);
    }
    let mut screen = after(&stage, &["enter", "0"]);
    stage.press(&mut screen, &["esc"]);
    assert!(stage.picture(&screen).contains("▌ 0  no"));
}

#[test]
fn the_day_start_moves_between_midnight_and_noon_and_decides_which_day_it_is() {
    let stage = Stage { now: moment("2026-11-22T03:30:00+01:00"), ..Stage::default() };
    for (keys, hour, today) in [
        (&["left"][..], 3, "2026-11-22"),
        (&[], 4, "2026-11-21"),
        (&["right", "right"], 6, "2026-11-21"),
        (&["left"; 20], 0, "2026-11-22"),
        (&["right"; 20], 12, "2026-11-21"),
    ] {
        let mut screen = after(&stage, &["enter", "0"]);
        let mut all = keys.to_vec();
        all.push("enter");
        let effects = stage.press(&mut screen, &all);
        assert_eq!(effects, [kept("no", hour), Effect::Become(Route::CheckIn(day(today)))], "{keys:?}");
    }
}

#[test]
fn a_window_that_may_not_write_asks_nothing() {
    let why = "Another window is open.".to_owned();
    let mut stage = Stage::default();
    let mut late = after(&stage, &["enter", "0"]);
    stage.read_only = Some(why.clone());
    let left = [Effect::Close, Effect::Say(why)];
    let mut early = screen();
    let context = stage.context(&late);
    assert_eq!(early.opened(&context), left);
    assert_eq!(stage.press(&mut late, &["enter"]), left);
}

#[test]
fn the_text_names_the_support_key_in_force() {
    let line = KeyLine { command: "support".to_owned(), keys: vec!["z".to_owned()], line: 1 };
    let stage = Stage { keymap: Keymap::new(&[line]).unwrap(), ..Stage::default() };
    assert!(whole(&stage, &screen()).contains("please use [z] support"));
}

#[test]
fn on_a_small_screen_enter_shows_the_rest_before_it_goes_on() {
    let stage = Stage { size: (40, 12), ..Stage::default() };
    let mut screen = screen();
    assert!(!stage.picture(&screen).contains("I have read this"));
    let mut presses = 0;
    while !stage.picture(&screen).contains("I have read this") {
        stage.press(&mut screen, &["enter"]);
        presses += 1;
        assert!(presses < 5, "{}", stage.picture(&screen));
    }
    stage.press(&mut screen, &["enter"]);
    assert!(stage.picture(&screen).contains("2 of 3"));
}

#[test]
fn every_page_at_every_size() {
    let mut stage = Stage::default();
    for (name, keys) in [
        ("about", &[][..]),
        ("others", &["enter", "down"]),
        ("explained", &["enter", "2"]),
        ("day_starts", &["enter", "0"]),
    ] {
        let screen = after(&stage, keys);
        insta::assert_snapshot!(name, stage.pictures(&screen));
        stage.sweep(&screen);
    }
    stage.settings.data_dir = PathBuf::from("/disk/own/Dropbox/notes/inward");
    let screen = after(&stage, &["enter", "2"]);
    insta::assert_snapshot!("explained_synced", stage.picture(&screen));
}

#[test]
fn colour_only_repeats_what_marks_say() {
    let stage = Stage::default();
    let screen = after(&stage, &["enter", "down"]);
    insta::assert_snapshot!("others_plain", stage.styles(&screen));
    insta::assert_snapshot!("others_dark", stage.in_colour().styles(&screen));
}

#[test]
fn a_day_start_in_the_config_file_goes_before_what_is_chosen_here() {
    let mut stage = Stage { now: moment("2026-11-23T03:00:00+01:00"), ..Stage::default() };
    for (configured, expected) in [(false, "2026-11-23"), (true, "2026-11-22")] {
        stage.settings.config.day_start = configured.then(DayStart::default);
        let mut screen = WelcomeScreen::new(DayStart::default(), None);
        // Chosen here: midnight. In the file: four.
        let keys = ["enter", "0", "left", "left", "left", "left", "enter"];
        let effects = stage.press(&mut screen, &keys);
        let expected = Effect::Become(Route::CheckIn(expected.parse().unwrap()));
        assert_eq!(effects.last(), Some(&expected), "{configured}");
    }
}
