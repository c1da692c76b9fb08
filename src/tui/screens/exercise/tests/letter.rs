//! The tests of a note that rests overnight: when it is shown again, what becomes of it, and when it is only kept.

use super::*;
use crate::tui::screens::exercise::tests::walks::Walk;
use crate::tui::testing::samples::practice;

const WORDS: [(&str, &str); 4] = [
    ("happened", "You came home at nine."),
    ("feel", "I come last."),
    ("not_needed", "No answer tonight."),
    ("wish", "Ten minutes on the sofa."),
];

/// A note that rested for a night, with these answers too.
fn rested(more: &[(&str, Answer)]) -> Entry {
    let words = WORDS.map(|(key, words)| (key, text(words)));
    let waits = [("tell", id("yes")), ("look_back", on("2026-11-22"))];
    practice(Kind::Letter, "2026-11-21", 1, &[&words[..], &waits, more].concat())
}

fn copies(effects: &[Effect]) -> Option<&str> {
    effects.iter().find_map(|effect| match effect {
        Effect::Do(Task::CopyOut(_, words)) => Some(words.as_str()),
        _ => None,
    })
}

#[test]
fn it_rests_until_the_next_day_and_nothing_is_copied_before() {
    let mut sitting = Sitting::of(Kind::Letter);
    let steps = Walk::of(Kind::Letter).steps;
    sitting.answer_all(&steps[..steps.len() - 1]);
    let page: String = sitting.whole().split_whitespace().collect::<Vec<_>>().join(" ");
    let said = "It rests until tomorrow at 04:00. What is written at night reads differently at breakfast.";
    assert!(page.contains(said), "{page}");
    sitting.press(&["enter"]);
    assert_eq!(sitting.saved().practice().unwrap().look_back(), Some("2026-11-23".parse().unwrap()));
    assert_eq!(copies(&sitting.told_saved()), None);
}

#[test]
fn where_it_is_not_safe_it_is_one_to_keep_and_support_comes_first() {
    for safe in ["2", "3"] {
        let mut sitting = Sitting::of(Kind::Letter);
        sitting.press(&[safe]);
        let page = sitting.whole();
        assert!(
            page.contains("Then this note is one to keep.") && page.contains("press s for support"),
            "{page}"
        );
        sitting.press(&["enter", "enter"]);
        for (field, words) in WORDS {
            sitting.is_at(field).answer(Words(words));
        }
        assert!(!sitting.whole().contains("It rests until tomorrow"), "{}", sitting.whole());
        assert!(sitting.whole().contains("2  save, then open the support page"), "{}", sitting.whole());
        sitting.press(&["enter"]);
        assert_eq!(sitting.saved().practice().unwrap().look_back(), None, "it waits for nothing");
    }
}

#[test]
fn shown_again_it_is_said_copied_out_shortened_or_kept() {
    let whole = "You came home at nine.\n\nI come last.\n\nNo answer tonight.\n\nTen minutes on the sofa.";
    for (key, now, waits, copied) in [
        ("1", "say_aloud", Some("2026-11-23"), None),
        ("2", "as_it_is", Some("2026-11-23"), Some(whole)),
        ("4", "for_me", None, None),
    ] {
        let mut sitting = Sitting::look_back(&rested(&[]));
        for (_, words) in WORDS {
            assert!(sitting.whole().contains(words), "{words}\n{}", sitting.whole());
        }
        sitting.press(&[key]);
        let saved = sitting.saved();
        let letter = saved.practice().unwrap();
        assert_eq!(letter.get("now").id(), Some(now));
        assert_eq!(letter.look_back(), waits.map(|day| day.parse().unwrap()), "{now}");
        assert_eq!(copies(&sitting.told_saved()), copied, "{now}");
    }
    let mut sitting = Sitting::look_back(&rested(&[]));
    sitting.press(&["3", "2"]);
    let effects = sitting.told_saved();
    let opened = effects.iter().find_map(|effect| match effect {
        Effect::Open(Route::Exercise(Kind::Letter, carried)) => Some(carried.clone()),
        _ => None,
    });
    let carried = opened.unwrap();
    let mut shorter = Sitting::carrying(Stage::default(), Kind::Letter, &carried);
    shorter.press(&["enter"]);
    assert!(shorter.is_at("happened").whole().contains("You came home at nine."), "{}", shorter.whole());
}

#[test]
fn a_day_later_it_is_asked_once_how_it_went() {
    let told = rested(&[("now", id("say_aloud")), ("looked_back_on", on("2026-11-21"))]);
    let mut sitting = Sitting::look_back(&told);
    assert_eq!(sitting.count(), "1 of 1");
    sitting.is_at("outcome").press(&["1"]);
    let saved = sitting.saved();
    let letter = saved.practice().unwrap();
    assert_eq!((letter.get("outcome").id(), letter.look_back()), (Some("talked"), None));
    let mut quarrel = Sitting::look_back(&told);
    quarrel.press(&["3"]);
    assert!(quarrel.whole().contains("open the support page"), "{}", quarrel.whole());
}

#[test]
fn what_would_limit_freedom_or_is_not_safe_is_kept_and_not_copied_out() {
    let as_it_is = "it can go as it is";
    let limiting = rested(&[("wish", text("your password"))]);
    assert!(!Sitting::look_back(&limiting).whole().contains(as_it_is));
    for (rests_until, offered) in [("2026-11-23", false), ("2026-11-22", true)] {
        let entry = rested(&[]);
        let mut stage = Stage::with(months([entry.clone()]));
        stage.state.rests_until = Some(rests_until.parse().unwrap());
        let sitting = Sitting::look_back_on(stage, &entry);
        assert_eq!(sitting.whole().contains(as_it_is), offered, "{rests_until}");
    }
}

#[test]
fn pictures_of_the_note_that_comes_back() {
    let mut sitting = Sitting::look_back(&rested(&[]));
    insta::assert_snapshot!("letter_again", sitting.stage.pictures(&sitting.screen));
    sitting.stage.sweep(&sitting.screen);
}

#[test]
fn enter_by_habit_after_a_digit_does_not_pass_the_page_that_came_by_itself() {
    let mut sitting = Sitting::of(Kind::Letter);
    sitting.press(&["3", "enter"]);
    assert!(sitting.whole().contains("Then this note is one to keep."), "{}", sitting.whole());
    assert!(sitting.whole().contains("Press Enter again to continue."), "{}", sitting.whole());
    sitting.press(&["enter"]);
    sitting.is_at("happened");
}
