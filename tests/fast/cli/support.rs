//! `inward support`: people who answer, without a journal.

use crate::harness::home::{Home, flat};

#[test]
fn the_page_is_printed_without_a_journal_and_makes_none() {
    let home = Home::new();
    let printed = flat(&home.ok(&["support"]));
    for part in [
        "You don't have to be sure, and it doesn't have to be an emergency.",
        "In danger now? Your local emergency number",
        "116 123 Samaritans",
        "inward support --country IE prints those of one country",
        "Is it worry, or is something wrong?",
    ] {
        assert!(printed.contains(part), "{part}: {printed}");
    }
    assert!(!home.data().exists(), "nothing is made");
}

#[test]
fn a_country_is_named_by_its_letters_and_another_is_refused() {
    let home = Home::new();
    let printed = flat(&home.ok(&["support", "--country", "uk"]));
    assert!(printed.contains("In danger now? 999.") && printed.contains("Shown for: UK."), "{printed}");
    assert!(printed.contains("0800 027 1234") && !printed.contains("988"), "{printed}");
    let printed = flat(&home.ok(&["support", "--country", "jp"]));
    assert!(printed.contains("No number for JP"), "{printed}");
    let refused = home.run(&["support", "--country", "Eire"]);
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.err.contains("two letters"), "{refused:?}");
}

#[test]
fn own_lines_and_the_chosen_country_count_and_a_journal_that_cannot_be_read_does_not() {
    let home = Home::new();
    home.set_config("country = \"IE\"\n[support]\nAna = \"a friend, 0123\"\n");
    std::fs::create_dir_all(home.data()).unwrap();
    std::fs::write(home.data().join("state.json"), "{").unwrap();
    let printed = flat(&home.run(&["support"]).out);
    assert!(printed.contains("Ana a friend, 0123") && printed.contains("Women's Aid"), "{printed}");
    assert!(!printed.contains("Lifeline"), "{printed}");
}
