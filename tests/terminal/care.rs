//! A hard evening in the program itself, and what of it lies on the disk.

use inward::journal::practice::Kind;

use crate::exercises::Walk;
use crate::harness::home::Home;
use crate::harness::window::{ENTER, ESC};
use crate::home::NOT_YET;

const RIGHT: &str = "\x1b[C";
const F9: &str = "\x1b[20~";

/// Words that would tell of support, of not being safe, or of what was written.
const TELLING: [&str; 15] = [
    "support", "safe", "abuse", "violen", "heavy", "phrase", "crisis", "danger", "suicid", "helpline",
    "hard_", "night", "offer", "pointed", "occasion",
];

#[test]
fn nothing_about_support_the_safety_key_or_phrases_lies_on_the_disk_under_a_telling_name() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.shows(NOT_YET);
    // The support page, its country, how to find someone, and the page for a hard night.
    window.press_for("s", "In danger now?");
    window.press_for(RIGHT, "Shown for: Australia.");
    window.press_for("f", "A family doctor can be the first step");
    window.press_for(ESC, "In danger now?");
    window.press_for("h", "This is a hard hour, and it has an end.");
    window.press_for(ESC, "In danger now?");
    window.press_for(ESC, NOT_YET);
    // A note with heavy words that is left, and one that is saved.
    window.press_for("a", "new note");
    window.press("I want to die");
    window.press_for(ESC, "That was a lot. h opens a page for a hard night");
    window.shows("r continues it");
    window.press_for("r", "I want to die");
    window.press_for(F9, "This is a hard hour, and it has an end.");
    window.press_for(ESC, "I want to die");
    window.press(" and he hit me and I hit him");
    window.press_for("\x13", "Saved.");
    // The key of somebody who is not safe, on the way through an exercise.
    Walk::of(Kind::Pause).open(&mut window);
    window.press_for("x", "It is not your fault, and you don't have to decide anything tonight.");
    window.press_for(ESC, "1 of ");
    window.press_for(ESC, "Exercises");
    window.press_for("q", NOT_YET);
    // A check-in of a hard evening.
    window.press_for("c", "1 of 6");
    window.press_for("34343", "6 of 6");
    window.press_for(ENTER, "Saved. That was a hard evening.");
    window.press_for(ENTER, "Today was recorded");
    window.press("q");
    window.left().is_done().is_tidy();

    let tree = home.tree();
    assert!(tree.len() > 2, "{:?}", tree.keys());
    for (path, bytes) in tree {
        let name = path.display().to_string().to_lowercase();
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for telling in TELLING {
            assert!(!name.contains(telling) && !text.contains(telling), "{telling} in {name}:\n{text}");
        }
    }
}
