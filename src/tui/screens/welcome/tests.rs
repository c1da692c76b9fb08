use std::path::PathBuf;

use super::*;
use crate::config::KeyLine;
use crate::tui::command::keymap::Keymap;
use crate::tui::testing::{Stage, day, moment, whole};

fn screen() -> WelcomeScreen {
    WelcomeScreen::new(None)
}

fn after(stage: &Stage, keys: &[&str]) -> WelcomeScreen {
    let mut screen = screen();
    assert_eq!(stage.press(&mut screen, keys), [], "{keys:?}");
    screen
}

fn kept(others_may_see: &str, country: Option<&str>) -> Effect {
    Effect::Do(Task::KeepAnswers(Answers {
        others_may_see: others_may_see.to_owned(),
        country: country.map(Into::into),
    }))
}

#[test]
fn two_keys_lead_to_the_first_check_in_whoever_may_see_the_screen() {
    let stage = Stage::default();
    for (key, answer) in [("0", "no"), ("1", "maybe"), ("2", "yes")] {
        let effects = stage.press(&mut screen(), &[key, "enter"]);
        assert_eq!(effects, [kept(answer, None), Effect::Become(Route::CheckIn(day("2026-11-22")))]);
    }
}

#[test]
fn an_answer_is_marked_with_the_arrows_and_taken_with_enter() {
    let stage = Stage::default();
    for (keys, answer) in [
        (&["down"][..], "no"),
        (&["down", "down"], "maybe"),
        (&["down", "down", "down", "down", "down"], "yes"),
        (&["down", "down", "down", "up"], "maybe"),
        (&["down", "up", "up", "down"], "no"),
    ] {
        let mut all = keys.to_vec();
        all.extend(["enter", "enter"]);
        let effects = stage.press(&mut screen(), &all);
        assert_eq!(effects.first(), Some(&kept(answer, None)), "{keys:?}");
    }
}

#[test]
fn without_an_answer_enter_asks_for_one() {
    let stage = Stage::default();
    let mut screen = screen();
    let asked = Effect::Say("Choose one of the answers first.".to_owned());
    assert_eq!(stage.press(&mut screen, &["enter"]), [asked]);
    assert_eq!(stage.press(&mut screen, &["3", "4"]), [], "there are no such answers");
    assert!(stage.picture(&screen).contains("Could someone else open this computer?"));
    assert!(!stage.picture(&screen).contains('▌'));
    assert!(!stage.footer(&screen).contains("Enter continue"));
}

#[test]
fn the_country_is_chosen_or_left_for_later() {
    let stage = Stage::default();
    for (keys, country) in [
        (&["right"][..], Some("AU")),
        (&["right", "right", "left", "left", "left"], None),
        (&["right"; 30], Some("US")),
    ] {
        let mut all = vec!["0"];
        all.extend(keys);
        all.push("enter");
        let effects = stage.press(&mut screen(), &all);
        assert_eq!(effects.first(), Some(&kept("no", country)), "{keys:?}");
    }
    assert!(stage.picture(&after(&stage, &["0"])).contains("later"));
}

#[test]
fn a_country_in_the_config_file_is_not_asked_for() {
    let mut stage = Stage::default();
    stage.settings.config.country = Some("IE".to_owned());
    let mut screen = after(&stage, &["0", "right"]);
    assert!(!stage.picture(&screen).contains("Your country"), "{}", stage.picture(&screen));
    assert!(!stage.footer(&screen).contains("country"));
    assert_eq!(stage.press(&mut screen, &["enter"]).first(), Some(&kept("no", None)));
}

#[test]
fn the_check_in_is_that_of_the_day_that_was_asked_for_or_of_today() {
    let stage = Stage { now: moment("2026-11-22T03:30:00+01:00"), ..Stage::default() };
    for (then, expected) in [(None, "2026-11-21"), (Some(day("2026-11-19")), "2026-11-19")] {
        let effects = stage.press(&mut WelcomeScreen::new(then), &["0", "enter"]);
        assert_eq!(effects.last(), Some(&Effect::Become(Route::CheckIn(day(expected)))));
    }
}

#[test]
fn whoever_is_not_alone_reads_how_to_hide_and_what_is_kept_where() {
    let stage = Stage::default();
    for answer in ["1", "2"] {
        let text = whole(&stage, &after(&stage, &[answer]));
        for part in [
            "Ctrl-\\ or F12 hides the screen, and shows it again.",
            "You can also simply not write down what would put you at risk.",
            "safer not to keep it on this device",
            "s opens a page about both",
            "~/.local/share/inward",
            "Anyone who opens this account can read it.",
        ] {
            assert!(text.contains(part), "{part} is not in\n{text}");
        }
    }
    let alone = whole(&stage, &after(&stage, &["0"]));
    assert!(alone.contains("anyone who can open this account"));
    assert!(!alone.contains("safer not to keep it"));
}

#[test]
fn a_folder_that_is_copied_elsewhere_is_named() {
    let mut stage = Stage::default();
    assert!(!whole(&stage, &after(&stage, &["2"])).contains("Please note"));
    stage.settings.data_dir = PathBuf::from("/disk/own/Dropbox/inward");
    for key in ["2", "0"] {
        let text = whole(&stage, &after(&stage, &[key]));
        assert!(text.contains("seems to belong to Dropbox"), "{text}");
    }
}

#[test]
fn esc_goes_back_and_keeps_the_answer() {
    let stage = Stage::default();
    let mut screen = after(&stage, &["2", "esc"]);
    assert!(stage.picture(&screen).contains("▌ 2  yes"), "{}", stage.picture(&screen));
    assert_eq!(stage.press(&mut screen, &["esc"]), []);
    assert!(stage.picture(&screen).contains("▌ 2  yes"));
}

#[test]
fn a_window_that_may_not_write_asks_nothing() {
    let why = "Another window is open.".to_owned();
    let mut stage = Stage::default();
    let mut late = after(&stage, &["0"]);
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
    assert!(whole(&stage, &screen()).contains("please use z, support, or call"));
}

#[test]
fn on_a_small_screen_nothing_is_answered_before_all_of_it_was_seen() {
    let stage = Stage { size: (40, 12), ..Stage::default() };
    for key in ["enter", "0"] {
        let mut screen = screen();
        let mut presses = 0;
        while !stage.picture(&screen).contains("2  yes") {
            stage.press(&mut screen, &[key]);
            presses += 1;
            assert!(presses < 5 && stage.picture(&screen).contains("1 of 2"), "{}", stage.picture(&screen));
        }
        stage.press(&mut screen, &["0"]);
        assert!(stage.picture(&screen).contains("2 of 2"));
    }
}

#[test]
fn every_page_at_every_size() {
    let mut stage = Stage::default();
    for (name, keys) in
        [("about", &[][..]), ("others", &["down"]), ("explained", &["2", "right"]), ("alone", &["0"])]
    {
        let screen = after(&stage, keys);
        insta::assert_snapshot!(name, stage.pictures(&screen));
        stage.sweep(&screen);
    }
    stage.settings.data_dir = PathBuf::from("/disk/own/Dropbox/notes/inward");
    let screen = after(&stage, &["2"]);
    insta::assert_snapshot!("explained_synced", stage.picture(&screen));
}

#[test]
fn colour_only_repeats_what_marks_say() {
    let stage = Stage::default();
    let screen = after(&stage, &["down"]);
    insta::assert_snapshot!("others_plain", stage.styles(&screen));
    insta::assert_snapshot!("others_dark", stage.in_colour().styles(&screen));
}
