//! `inward move`: moves an entry to another day.

use crate::harness::home::Home;

fn id_of(home: &Home, day: &str) -> String {
    home.json(&["show", day, "--json"])[0]["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_note_moves_within_its_month_under_its_id_and_back_as_the_line_says() {
    let home = Home::new();
    assert_eq!(home.run_with(&["note"], "words").code, 0);
    let id = id_of(&home, "today");
    let said = home.ok(&["move", &id, "-2"]);
    assert_eq!(
        said,
        format!(
            "Moved the entry of 2026-11-22 to 2026-11-20. To move it back: inward move {id} 2026-11-22\n"
        )
    );
    assert_eq!(id_of(&home, "2026-11-20"), id);
    assert_eq!(home.run(&["show", "today"]).code, 1, "nothing is left on the old day");
    home.ok(&["move", &id, "2026-11-22"]);
    assert_eq!(id_of(&home, "today"), id);
}

#[test]
fn what_becomes_a_new_entry_is_named_with_both_ids() {
    let home = Home::new();
    assert_eq!(home.run_with(&["note"], "words").code, 0);
    let id = id_of(&home, "today");
    let said = home.ok(&["move", &id, "2026-10-31"]);
    let new = id_of(&home, "2026-10-31");
    assert_ne!(new, id);
    assert!(said.contains(&format!("where it is a new entry: {new}\n")), "{said}");
    assert!(said.contains(&format!("in the trash for 30 days: {id}\n")), "{said}");
    assert!(home.ok(&["list", "--deleted"]).contains(id.get(28..).unwrap()));
}

#[test]
fn ratings_of_a_day_that_is_long_past_move_only_when_that_is_confirmed() {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "2"]);
    let id = id_of(&home, "today");
    let before = home.tree();
    home.run(&["move", &id, "2026-11-10"]).fails(2, "add --confirm to move them");
    assert_eq!(home.tree(), before);
    home.ok(&["move", &id, "2026-11-10", "--confirm"]);
    assert_eq!(home.run(&["status"]).code, 3, "today has no check-in any more");
}

#[test]
fn what_was_saved_while_the_clock_was_ahead_is_put_right_by_moving_it() {
    let mut home = Home::new();
    home.at("2050-01-02T10:00:00+01:00");
    home.ok(&["log", "--jealousy", "2"]);
    assert_eq!(home.run_with(&["note"], "words").code, 0);
    let shown = home.json(&["show", "today", "--json"]);
    home.at("2026-11-22T21:14:03+01:00");
    assert_eq!(home.run(&["doctor"]).code, 3);
    for entry in shown.as_array().unwrap() {
        home.ok(&["move", entry["id"].as_str().unwrap(), "yesterday"]);
    }
    assert!(home.ok(&["doctor"]).contains("All is well."));
    assert_eq!(home.json(&["show", "yesterday", "--json"]).as_array().unwrap().len(), 2);
}

#[test]
fn what_cannot_be_moved_is_refused_and_nothing_is_changed() {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "2"]);
    home.ok(&["log", "--day", "yesterday", "--jealousy", "1"]);
    let id = id_of(&home, "today");
    let before = home.tree();
    for (arguments, code, says) in [
        (["move", id.as_str(), "2026-11-21"], 1, "2026-11-21 has a check-in"),
        (["move", id.as_str(), "today"], 1, "it is already on that day"),
        (["move", id.as_str(), "2026-11-23"], 2, "is in the future"),
        (["move", id.as_str(), "someday"], 2, "is not a day"),
        (["move", "ffffffff", "yesterday"], 1, "no entry whose id ends in"),
    ] {
        home.run(&arguments).fails(code, says);
    }
    assert_eq!(home.tree(), before);
}
