//! Erasing at a terminal: asked twice, and only what was said before goes.

use std::fs;

use crate::harness::home::{Home, PROGRAM, tree};
use crate::harness::window::Window;

const MARK: &str = "quartz";

fn at_terminal(home: &Home, arguments: &[&str]) -> Window {
    Window::open(home.in_terminal(PROGRAM, arguments), (100, 60))
}

fn is_anywhere(home: &Home) -> bool {
    let holds = |bytes: &Vec<u8>| bytes.windows(MARK.len()).any(|part| part == MARK.as_bytes());
    tree(home.data()).values().any(holds)
}

fn id(home: &Home) -> String {
    home.json(&["list", "--json"])[0]["id"].as_str().unwrap().to_owned()
}

#[test]
fn an_entry_goes_after_two_yeses_and_stays_after_any_other_answer() {
    let home = Home::welcomed();
    home.done(&["note"], MARK);
    let id = id(&home);
    for answers in [&["n\r"][..], &["\r"], &["yes\r", "n\r"], &["y\r", "erase\r"]] {
        let before = tree(home.data());
        let mut window = at_terminal(&home, &["erase", &id]);
        window.shows("Erase it? Type yes to continue:");
        window.press(answers[0]);
        if let Some(second) = answers.get(1) {
            window.shows("Type yes once more:");
            window.press(second);
        }
        window.shows("Nothing was changed.");
        let left = window.left();
        assert_eq!(left.status.exit_code(), 3);
        assert!(!left.bytes.contains(MARK));
        let mut after = tree(home.data());
        after.retain(|path, _| !path.ends_with("lock"));
        assert_eq!(after, before.into_iter().filter(|(path, _)| !path.ends_with("lock")).collect());
    }
    let mut window = at_terminal(&home, &["erase", &id]);
    window.shows("Erase it? Type yes to continue:");
    window.press("y\r");
    window.shows("Type yes once more:");
    window.press("y\r");
    window.shows("Nothing brings it back.");
    assert!(window.left().status.success());
    assert!(!is_anywhere(&home));
}

#[test]
fn more_than_one_entry_goes_only_after_the_word() {
    let home = Home::welcomed();
    home.done(&["note", "--day", "yesterday"], MARK);
    for arguments in [&["erase", "--before", "today"][..], &["erase", "--all"]] {
        let mut window = at_terminal(&home, arguments);
        window.shows("Type yes to continue:");
        window.press("yes\r");
        window.shows("Type erase to go on:");
        window.press("yes\r");
        window.shows("Nothing was changed.");
        assert_eq!(window.left().status.exit_code(), 3);
        assert!(is_anywhere(&home));
    }
    for arguments in [&["erase", "--before", "today"][..], &["erase", "--all"]] {
        let mut window = at_terminal(&home, arguments);
        window.shows("Type yes to continue:");
        window.press("yes\r");
        window.shows("Type erase to go on:");
        window.press("erase\r");
        window.shows("Out of reach from here");
        assert!(window.left().status.success());
        assert!(!is_anywhere(&home));
    }
    assert!(!home.data().exists());
}

#[test]
fn what_cannot_be_read_is_asked_about_by_itself() {
    for (answer, code) in [("n\r", 1), ("y\r", 0)] {
        let home = Home::welcomed();
        home.done(&["note"], MARK);
        let id = id(&home);
        let damaged = home.data().join("drafts/draft-aaaaaaaaaaaaaaaa.jsonl");
        fs::create_dir_all(damaged.parent().unwrap()).unwrap();
        fs::write(&damaged, format!("{MARK} that no program can read")).unwrap();
        let mut window = at_terminal(&home, &["erase", &id]);
        window.shows("drafts/draft-aaaaaaaaaaaaaaaa.jsonl: ");
        window.shows("Type yes to take them along:");
        window.press(answer);
        window.shows("Erase it? Type yes to continue:");
        window.press("y\r");
        window.shows("Type yes once more:");
        window.press("y\r");
        window.shows("Out of reach from here");
        let left = window.left();
        assert_eq!(left.status.exit_code(), code);
        assert_eq!(left.bytes.contains("may still hold something of it"), code == 1);
        assert_eq!(is_anywhere(&home), code == 1);
        if code == 1 {
            // The mark alone is enough to be asked once more about what cannot be read.
            home.done(&["erase", &id, "--yes", "--unreadable"], "");
            assert!(!is_anywhere(&home));
        }
    }
}

#[test]
fn an_open_window_is_named_and_nothing_is_erased_beside_it() {
    let home = Home::welcomed();
    home.done(&["note"], MARK);
    let id = id(&home);
    let mut window = home.open_at_home();
    window.shows("inward");
    for arguments in [&["erase", &id, "--yes"][..], &["erase", "--all", "--yes"]] {
        home.run(arguments).fails(1, "a window of inward is open (process ");
        assert!(is_anywhere(&home));
    }
    window.press("q");
    window.left();
    home.ok(&["erase", &id, "--yes"]);
    // Nor does a window that is opened later have anything to put back.
    let mut window = home.open_at_home();
    window.shows("inward");
    window.press("q");
    window.left();
    assert!(!is_anywhere(&home));
}
