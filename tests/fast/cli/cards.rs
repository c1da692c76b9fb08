//! `card` and `guide`: the texts, this week's card, and what is remembered of it.

use inward::journal::Card;
use inward::store::Store;

use crate::harness::home::{Home, TODAY};

fn state_of(home: &Home) -> inward::store::State {
    Store::open(home.data()).unwrap().state().unwrap()
}

#[test]
fn each_card_is_printed_by_its_number_without_a_journal_and_nothing_is_kept_of_it() {
    let home = Home::new();
    for (number, title) in [
        ("1", "What the five signs are"),
        ("2", "The loop"),
        ("3", "What it is like between two people"),
        ("4", "A thought is not yet a fact"),
        ("5", "Where it may come from"),
        ("6", "Ground of your own"),
        ("7", "Say it in the open"),
        ("8", "What to keep"),
    ] {
        let printed = home.ok(&["card", number]);
        assert!(printed.starts_with(&format!("{title}\n\n")), "{printed}");
        assert!(
            printed.contains("\nOne small thing, if you like\n  ") && !printed.contains('{'),
            "{printed}"
        );
    }
    assert!(home.ok(&["card", "3"]).contains("inward support has one that is."));
    assert!(home.ok(&["card"]).starts_with("No card has come yet"));
    assert!(!home.data().join("state.json").exists());
    for wrong in ["0", "9", "x"] {
        assert_eq!(home.run(&["card", wrong]).code, 2, "{wrong}");
    }
}

#[test]
fn without_a_number_it_is_the_one_that_came_last_and_the_next_after_seven_days_of_use() {
    let home = Home::new();
    home.ok(&["log", "--day", "2026-11-14", "--jealousy", "1"]);
    assert!(home.ok(&["card"]).starts_with("What the five signs are\n"));
    let came = state_of(&home).cards;
    assert_eq!(came.last(), Some((Card::Signs, TODAY.parse().unwrap())));
    assert!(came.is_opened(Card::Signs));
    let store = Store::create(home.data()).unwrap();
    store
        .change_state(|state| {
            state.cards.came.insert("W1".to_owned(), "2026-11-15".parse().unwrap());
        })
        .unwrap();
    for day in 16..=21 {
        home.ok(&["log", "--day", &format!("2026-11-{day}"), "--jealousy", "1"]);
    }
    assert!(home.ok(&["card"]).starts_with("What the five signs are\n"), "six days");
    home.ok(&["log", "--jealousy", "1"]);
    let second = home.ok(&["card"]);
    assert!(second.starts_with("The loop\n"), "{second}");
    assert_eq!(state_of(&home).cards.last(), Some((Card::Loop, TODAY.parse().unwrap())));
    assert!(!home.ok(&["card", "1"]).contains("From your own days"), "no day was high");
    home.ok(&["log", "--jealousy", "4"]);
    let printed = home.ok(&["card", "1"]);
    let line = "\nFrom your own days\n  Jealousy was 3 or 4 on 1 of 8 days.\n";
    assert!(printed.contains(line), "{printed}");
}

#[test]
fn the_fifth_waits_while_a_sign_of_today_is_high() {
    let home = Home::new();
    home.ok(&["log", "--jealousy", "3"]);
    let printed = home.ok(&["card", "5"]);
    assert_eq!(printed, "Where it may come from\n\nThis card waits for a lighter day.\n");
    let home = Home::new();
    home.ok(&["log", "--jealousy", "2"]);
    assert!(home.ok(&["card", "5"]).contains("There is no need to dig."));
}

#[test]
fn the_page_for_a_partner_is_printed_without_a_journal() {
    let home = Home::new();
    let printed = home.ok(&["guide", "partner"]);
    assert!(printed.starts_with("If it is your partner who feels insecure\n"), "{printed}");
    assert!(
        printed.contains("\nA plan for two, made on a good day\n") && !printed.contains('{'),
        "{printed}"
    );
    assert!(printed.trim_end().ends_with("findahelpline.com."), "{printed}");
    assert!(!home.data().exists(), "no journal is opened");
    assert_eq!(home.run(&["guide", "nobody"]).code, 2);
}
