//! Days as people write them, in every command that takes one.

use crate::harness::home::Home;

#[test]
fn a_day_is_named_as_people_say_it_and_a_slip_is_answered_with_the_nearest_form() {
    let home = Home::new();
    home.ok(&["log", "--day", "last friday", "--jealousy", "2"]);
    for written in ["friday", "fri", "20 nov", "nov 20", "2 days ago", "2026-11-20", "20.11.2026"] {
        assert!(home.ok(&["show", written]).contains("2026-11-20"), "{written}");
        assert_eq!(
            home.json(&["list", "--from", written, "--to", written, "--json"]).as_array().unwrap().len(),
            1
        );
    }
    assert_eq!(home.ok(&["list", "--search", "from:\"20 nov\" to:friday"]).lines().count(), 1);
    for (written, near) in [("fridya", "did you mean friday?"), ("11/20/2026", "did you mean 2026-11-20?")] {
        home.run(&["show", written]).fails(2, near);
        home.run(&["log", "--day", written, "--jealousy", "1"]).fails(2, near);
    }
    home.run(&["log", "--day", "next friday", "--jealousy", "1"]).fails(2, "is in the future");
}
