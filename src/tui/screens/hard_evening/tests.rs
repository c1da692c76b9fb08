use super::*;
use crate::tui::testing::samples::{check_in, months};
use crate::tui::testing::{Stage, day};

const TODAY: &str = "2026-11-22";

fn stage(ratings: &str) -> Stage {
    Stage::with(months([check_in(TODAY, ratings, |_| {})]))
}

fn screen() -> HardEveningScreen {
    HardEveningScreen::new(day(TODAY))
}

#[test]
fn one_sentence_and_three_keys_and_no_figure() {
    let stage = stage("33334-");
    let picture = stage.picture(&screen());
    for part in
        ["Saved. That was a hard evening.", "h       hard night", "x       an exercise", "s       support"]
    {
        assert!(picture.contains(part), "{part}: {picture}");
    }
    assert!(!picture.contains("That was a lot"), "{picture}");
    assert_eq!(stage.press(&mut screen(), &["x"]), [Effect::Become(Route::Practice)]);
    for key in ["enter", "esc"] {
        assert_eq!(stage.press(&mut screen(), &[key]), [Effect::Close]);
    }
}

#[test]
fn where_everything_was_at_its_most_the_page_for_a_hard_night_is_named() {
    for (ratings, named) in [("44444-", true), ("444---", true), ("44443-", false), ("44----", false)] {
        let picture = stage(ratings).picture(&screen());
        assert_eq!(
            picture.contains("That was a lot. h opens a page for a hard night"),
            named,
            "{ratings}: {picture}"
        );
    }
}

#[test]
fn the_answer_at_every_size() {
    let mut stage = stage("44444-");
    insta::assert_snapshot!(stage.pictures(&screen()));
    stage.sweep(&screen());
}
