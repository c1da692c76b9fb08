use super::*;
use crate::journal::practice::Answer;
use crate::texts::PartnerWords;
use crate::tui::testing::samples::{months, practice};
use crate::tui::testing::{Stage, whole};

fn in_order(text: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        let at = text.get(from..).and_then(|rest| rest.find(part));
        from += at.unwrap_or_else(|| panic!("{part:?} is missing or too early in\n{text}")) + part.len();
    }
}

fn text(words: &str) -> Answer {
    Answer::Text(words.to_owned())
}

fn with_plans() -> Stage {
    let plan = |on: &str, number: u8, calms: &str| {
        practice(Kind::NightPlan, on, number, &[("calms", text(calms)), ("company", text("Ines"))])
    };
    Stage::with(months([plan("2026-11-02", 1, "the radio"), plan("2026-11-09", 2, "warm tea")]))
}

#[test]
fn it_says_that_the_hour_ends_who_answers_and_what_helps_for_ten_minutes_and_for_tonight() {
    let stage = Stage::default();
    in_order(
        &whole(&stage, &NightScreen::default()),
        &[
            "This is a hard hour, and it has an end.",
            "someone may hurt you: your local emergency number — 112 works",
            "s, support shows people who answer at night.",
            "For the next ten minutes",
            "Feet on the floor.",
            "For tonight",
            "One line to park the worry: w, worry. It waits until its time.",
            "Sleep, even badly, is the best next step there is.",
        ],
    );
}

#[test]
fn the_number_is_that_of_the_country_and_the_other_person_has_the_chosen_words() {
    let mut stage = Stage::default();
    stage.settings.config.country = Some("GB".to_owned());
    stage.settings.config.partner_words = PartnerWords::Dating;
    let shown = whole(&stage, &NightScreen::default());
    assert!(shown.contains("someone may hurt you: 999. s, support"), "{shown}");
    assert!(shown.contains("someone else than the person you're dating"), "{shown}");
}

#[test]
fn the_newest_plan_comes_first_as_soon_as_there_is_one() {
    let shown = whole(&with_plans(), &NightScreen::default());
    in_order(
        &shown,
        &["Your own plan", "What calms me", "warm tea", "For company", "Ines", "This is a hard hour"],
    );
    assert!(!shown.contains("the radio") && !shown.contains("Out of reach"), "{shown}");
    assert!(!whole(&Stage::default(), &NightScreen::default()).contains("Your own plan"));
}

#[test]
fn exercises_are_read_for_the_plan_and_opening_it_asks_and_records_nothing() {
    let (mut stage, mut screen) = (Stage::default(), NightScreen::default());
    assert_eq!(screen.opened(&stage.any_context()), []);
    stage.practices_unread = true;
    assert_eq!(screen.opened(&stage.any_context()), [Effect::Do(Task::ReadPractices)]);
    assert_eq!(stage.press(&mut screen, &["down", "end", "home"]), []);
    assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
}

#[test]
fn the_page_at_every_size() {
    let (mut stage, screen) = (with_plans(), NightScreen::default());
    insta::assert_snapshot!(stage.pictures(&screen));
    stage.sweep(&screen);
    insta::assert_snapshot!("without_a_plan", Stage::default().picture(&screen));
}
