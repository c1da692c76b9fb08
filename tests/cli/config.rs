//! The config file, and what goes before what.

use std::fs;

use crate::home::{Home, ran};

#[test]
fn a_wrong_line_is_named_with_the_nearest_key_and_stops_all_but_path_and_help() {
    let home = Home::new();
    home.set_config("# mine\nday_start = 4\nweek_strat = \"monday\"\n");
    let place = format!(
        "{}, line 3: the key \"week_strat\" is not known: did you mean week_start?",
        home.config().display()
    );
    for arguments in [
        &["status"] as &[&str],
        &["log", "--jealousy", "1"],
        &["list"],
        &["show"],
        &["week"],
        &["note"],
        &["checkin", "--plain"],
        &["delete", "b37f01a5"],
        &["demo", "--into", "x"],
        &[],
    ] {
        home.run_with(arguments, "1\n").fails(1, &place);
    }
    assert!(home.ok(&["path"]).contains("config.toml"));
    home.ok(&["log", "--help"]);
    assert!(!home.data().exists());
    assert!(fs::read_to_string(home.config()).unwrap().starts_with("# mine"));
}

#[test]
fn a_wrong_value_is_named_with_what_may_stand_there() {
    let home = Home::new();
    for (text, part) in [
        ("theme = \"pink\"", "line 1: theme has a value that cannot be used: write one of \"auto\""),
        ("\n\nday_start = 25", "line 3: day_start"),
        ("x =", "line 1: not valid TOML"),
    ] {
        home.set_config(text);
        home.run(&["status"]).fails(1, part);
    }
    fs::write(home.config(), b"# \xff").unwrap();
    home.run(&["status"]).fails(1, "line 1: not text in UTF-8");
}

#[test]
fn a_config_file_that_is_named_must_be_there() {
    let home = Home::new();
    home.run(&["--config", "nowhere.toml", "status"]).fails(1, "there is no config file nowhere.toml");
    assert_eq!(home.run(&["status"]).code, 3, "the one in its usual place need not be");
}

#[test]
fn own_ticks_can_be_logged_and_stay_valid_in_old_entries() {
    let home = Home::new();
    home.run(&["log", "--trigger", "rain"]).fails(2, "there is no \"rain\"");
    home.set_config("[ticks.triggers]\nrain = \"a rainy day\"\nsilence = \"the quiet\"\n");
    home.ok(&["log", "--trigger", "rain", "--trigger", "silence"]);
    assert!(home.ok(&["show"]).contains("What set it off         a rainy day · the quiet\n"));
    fs::remove_file(home.config()).unwrap();
    assert!(home.ok(&["show"]).contains("What set it off         rain · silence or distance\n"));
}

#[test]
fn the_day_start_of_the_config_goes_before_that_of_the_state() {
    let mut home = Home::new();
    home.ok(&["log", "--jealousy", "1"]);
    home.at("2026-11-23T05:30:00+01:00");
    let today = |home: &Home| home.run(&["status"]).out.chars().take(10).collect::<String>();
    assert_eq!(today(&home), "2026-11-23", "the default is four");
    let state =
        r#"{"format":"inward-state","version":1,"acknowledged":true,"others_may_see":null,"day_start":6}"#;
    fs::write(home.data().join("state.json"), state).unwrap();
    assert_eq!(today(&home), "2026-11-22");
    home.set_config("day_start = 5\n");
    assert_eq!(today(&home), "2026-11-23");
}

#[test]
fn flags_go_before_the_environment_and_that_before_the_usual_places() {
    let home = Home::new();
    let (one, two) = (home.dir.path().join("one"), home.dir.path().join("two"));
    let first = |home: &Home, arguments: &[&str]| home.ok(arguments).lines().next().unwrap().to_owned();
    assert!(first(&home, &["path"]).contains(home.data().to_str().unwrap()));
    assert!(first(&home, &["--data-dir", one.to_str().unwrap(), "path"]).contains(one.to_str().unwrap()));
    assert!(first(&home, &["path", "--data-dir", two.to_str().unwrap()]).contains(two.to_str().unwrap()));
    let mut command = home.command(&["path"]);
    command.env("INWARD_DATA_DIR", "").env_remove("INWARD_CONFIG").env("XDG_DATA_HOME", &one);
    let usual = ran(command.env("XDG_CONFIG_HOME", &two), b"");
    assert!(usual.out.contains(one.join("inward").to_str().unwrap()), "{usual:?}");
    assert!(usual.out.contains(two.join("inward/config.toml").to_str().unwrap()), "{usual:?}");
    assert!(home.tree().is_empty());
}

#[test]
fn the_words_for_the_partner_follow_the_config() {
    let home = Home::new();
    home.set_config("partner_words = \"close\"\n");
    let ran = home.run_with(&["checkin", "--plain"], "");
    assert!(ran.out.contains("Jealousy") && !ran.out.contains("my partner"), "{ran:?}");
}
