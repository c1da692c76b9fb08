//! The first start, from an empty home.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::harness::home::{Home, TODAY};
use crate::harness::window::{DOWN, ENTER, ESC, Window, says, until};
use crate::home::SAVED;

#[test]
fn from_an_empty_home_welcome_leads_to_a_saved_first_check_in() {
    let home = Home::new();
    let window = first_check_in(&home);
    assert_eq!(home.ratings(TODAY), "2 1 0 3 4");
    let state = fs::read_to_string(home.data().join("state.json")).unwrap();
    assert!(state.contains("\"acknowledged\": true"), "{state}");
    drop(window);

    let window = home.open_at_home();
    window.shows("Today was recorded");
}

/// The most keys from an empty home to a saved check-in.
const MOST_KEYS: usize = 8;
/// The most words on all screens before the first question is answered, that of the question among them.
const MOST_WORDS: usize = 350;

/// The words of a screen, with those of its keys.
fn words(screen: &str) -> usize {
    screen.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

#[test]
fn the_first_minute_takes_few_keys_and_few_words_whoever_may_see_the_screen() {
    for answer in ["0", "1", "2"] {
        let home = Home::new();
        let mut window = home.open(&[]);
        let mut read = vec![window.shows("1 of 2")];
        let mut keys = 0;
        let mut press = |window: &mut Window, key: &str, shown: &str| {
            keys += 1;
            window.press_for(key, shown)
        };
        read.push(press(&mut window, answer, "2 of 2"));
        read.push(press(&mut window, ENTER, "1 of 6"));
        for (key, shown) in
            ["2", "1", "0", "3", "4"].iter().zip(["2 of 6", "3 of 6", "4 of 6", "5 of 6", "6 of 6"])
        {
            press(&mut window, key, shown);
        }
        press(&mut window, ENTER, SAVED);
        assert!(keys <= MOST_KEYS, "{keys} keys");
        let counted: Vec<usize> = read.iter().map(|screen| words(screen)).collect();
        assert!(counted.iter().sum::<usize>() <= MOST_WORDS, "{counted:?} words: {}", read.join("\n"));
        assert_eq!(home.ratings(TODAY), "2 1 0 3 4");
        assert!(says(&read[0], "It is not medical advice, diagnosis or treatment"), "{}", read[0]);
        window.press("q");
        window.left().is_done();
        let mut window = home.open_at_home();
        window.press_for(",", "all countries");
    }
}

#[test]
fn the_country_is_asked_once_and_can_be_chosen_at_the_first_start() {
    let home = Home::new();
    let mut window = home.open(&[]);
    window.shows("1 of 2");
    window.press_for("0", "Your country");
    window.press_for("\x1b[C", "Australia");
    window.press_for(ENTER, "1 of 6");
    window.press("\x03");
    window.left().is_done();
    let state = fs::read_to_string(home.data().join("state.json")).unwrap();
    assert!(state.contains("\"country\": \"AU\""), "{state}");
}

#[test]
fn all_that_the_first_start_makes_is_for_its_owner_alone() {
    let home = Home::new();
    let mut window = first_check_in(&home);
    window.press_for("c", "· edit");
    window.press_for("3", "3  ");
    until("there is a draft", || (!home.drafts().is_empty()).then_some(()));
    let made = everything_below(home.data());
    for name in ["journal/2026-11.json", "state.json", "lock", "write.lock"] {
        assert!(made.contains(&home.data().join(name)), "{name} is not among {made:?}");
    }
    assert!(made.iter().any(|path| path.to_string_lossy().contains("/drafts/draft-")), "{made:?}");
    for path in made.iter().chain([&home.data().to_owned()]) {
        let found = match fs::metadata(path) {
            // What is written in passing may go between being listed and being looked at.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            found => found.unwrap(),
        };
        let bits = found.permissions().mode() & 0o777;
        assert_eq!(bits, if found.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
    }
}

#[test]
fn welcome_can_be_left_and_comes_again_until_it_is_done_with() {
    let home = Home::new();
    for _ in 0..2 {
        let mut window = home.open(&[]);
        window.shows("Welcome");
        window.press("q");
        window.left().is_done().is_tidy();
    }
}

/// Goes through Welcome and its check-in with the keys that the screen names.
fn first_check_in(home: &Home) -> Window {
    let mut window = home.open(&[]);
    window.shows("1 of 2");
    window.press_for(DOWN, "▌ 0");
    window.press_for(ENTER, "2 of 2");
    window.press_for(ENTER, "1 of 6");
    window.press_for("21034", "6 of 6");
    window.press_for(ENTER, SAVED);
    window
}

fn everything_below(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(everything_below(&path));
        }
        found.push(path);
    }
    found
}

#[test]
fn a_config_file_with_wrong_lines_opens_the_journal_and_is_named_on_home() {
    let home = Home::welcomed();
    let config = home.data().with_file_name("config.toml");
    fs::write(config, "them = \"dark\"\n[keys]\nweek = \"z\"\nwek = \"x\"\n").unwrap();
    let mut window = home.open_at_home();
    window.shows("config.toml line 1: unknown key `them`, did you mean `theme`? It and one");
    window.press_for("z", "week before");
    window.press_for(ESC, "inward config check says more.");
    window.press("q");
    window.left().is_done();
}
