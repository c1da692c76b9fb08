//! One step of every way, at every size.

use super::*;
use crate::tui::screens::exercise::tests::walks::Walk;
use crate::tui::testing::samples::{fortnight, practice, whole_practice};

/// Returns an exercise after some of its steps.
fn after(kind: Kind, steps: usize) -> Sitting {
    let mut sitting = Sitting::of(kind);
    sitting.answer_all(&Walk::of(kind).steps[..steps]);
    sitting
}

#[track_caller]
fn shown(name: &str, mut sitting: Sitting) {
    insta::assert_snapshot!(name, sitting.stage.pictures(&sitting.screen));
    sitting.stage.sweep(&sitting.screen);
}

fn review(steps: usize) -> Sitting {
    let mut entries = fortnight();
    entries.push(practice(
        Kind::GoodEnough,
        "2026-11-18",
        21,
        &[("line", text("The dishes, before anyone asked."))],
    ));
    entries.push(whole_practice(Kind::Pause));
    let mut sitting = Sitting::on(Stage::with(months(entries)), Kind::Review);
    for _ in 0..steps {
        sitting.press(&["enter"]);
    }
    sitting
}

#[test]
fn words() {
    let mut sitting = after(Kind::ThoughtRecord, 8);
    sitting.type_in("We were fine at lunch. 昨日の夜は静かだった。");
    shown("words", sitting);
}

#[test]
fn words_with_a_hint() {
    let mut sitting = after(Kind::Request, 2);
    sitting.type_in("you never answer");
    shown("words_with_a_hint", sitting);
}

#[test]
fn words_that_are_needed() {
    let mut sitting = after(Kind::Experiment, 4);
    sitting.press(&["enter"]);
    shown("words_that_are_needed", sitting);
}

#[test]
fn words_once_more() {
    shown("words_once_more", after(Kind::Plan, 2));
}

#[test]
fn page() {
    let mut sitting = after(Kind::Evening, 1);
    sitting.type_in("It began in spring, and I did not say a word of it to anyone.");
    sitting.press(&["enter", "enter"]);
    sitting.type_in("Then summer came.");
    shown("page", sitting);
}

#[test]
fn amount() {
    let mut sitting = after(Kind::ThoughtRecord, 4);
    sitting.press(&["7", "0"]);
    shown("amount", sitting);
}

#[test]
fn amount_at_the_beginning_with_a_warning() {
    shown("amount_with_a_warning", after(Kind::Request, 0));
}

#[test]
fn list() {
    let mut sitting = after(Kind::Pause, 0);
    sitting.press(&["down"]);
    shown("list", sitting);
}

#[test]
fn list_with_what_was_written() {
    shown("list_with_words", after(Kind::Kindness, 4));
}

#[test]
fn list_with_explanations() {
    let mut sitting = after(Kind::Pause, 7);
    sitting.press(&["down"]);
    shown("list_with_explanations", sitting);
}

#[test]
fn ticks() {
    let mut sitting = after(Kind::ThoughtRecord, 5);
    sitting.press(&["down", "space", "end"]);
    shown("ticks", sitting);
}

#[test]
fn exit() {
    shown("exit", after(Kind::ThoughtRecord, 9));
}

#[test]
fn date() {
    shown("date", after(Kind::Experiment, 6));
}

#[test]
fn date_that_is_over() {
    let mut sitting = after(Kind::AloneTime, 0);
    sitting.press(&["backspace", "backspace"]);
    sitting.type_in("21");
    sitting.press(&["enter"]);
    shown("date_that_is_over", sitting);
}

#[test]
fn wait() {
    let mut sitting = after(Kind::Pause, 5);
    sitting.later("2026-11-22T21:01:23+01:00");
    shown("wait", sitting);
}

#[test]
fn wait_still() {
    let mut sitting = after(Kind::Pause, 5);
    sitting.stage.settings.config.still = true;
    sitting.later("2026-11-22T21:01:23+01:00");
    shown("wait_still", sitting);
}

#[test]
fn wait_over() {
    let mut sitting = after(Kind::Pause, 5);
    sitting.later("2026-11-22T21:10:00+01:00");
    shown("wait_over", sitting);
}

#[test]
fn breathe() {
    let mut sitting = after(Kind::Calm, 1);
    sitting.later("2026-11-22T21:00:07+01:00");
    shown("breathe", sitting);
}

#[test]
fn breathe_still() {
    let mut sitting = after(Kind::Calm, 1);
    sitting.stage.settings.config.still = true;
    sitting.later("2026-11-22T21:00:07+01:00");
    shown("breathe_still", sitting);
}

#[test]
fn read() {
    let mut sitting = after(Kind::ThoughtRecord, 9);
    sitting.press(&["r"]);
    shown("read", sitting);
}

#[test]
fn sentence() {
    shown("sentence", after(Kind::Request, 6));
}

#[test]
fn week() {
    shown("week", review(0));
}

#[test]
fn ticked() {
    shown("ticked", review(1));
}

#[test]
fn keep() {
    let mut sitting = review(2);
    sitting.press(&["down", "down"]);
    shown("keep", sitting);
}

#[test]
fn helped() {
    shown("helped", review(3));
}

#[test]
fn nothing_to_keep() {
    shown("nothing_to_keep", after(Kind::Review, 2));
}

#[test]
fn end() {
    shown("end", after(Kind::Chain, 8));
}

#[test]
fn look_back() {
    let answers = [
        ("claim", id("will_happen")),
        ("fear", text("They stop liking me, and say so in front of everyone at the birthday next week. 🌧")),
        ("look_back", on("2026-11-22")),
    ];
    shown("look_back", Sitting::look_back(&practice(Kind::Fear, "2026-11-15", 1, &answers)));
}

#[test]
fn words_shown_beside_a_question_that_are_longer_than_the_room_say_so() {
    let long =
        "昨日の夜は静かだった。彼女は何も言わずに出て行った 🌧 and then nothing for the whole long evening. "
            .repeat(6);
    let mut sitting = Sitting::of(Kind::Kindness);
    sitting.answer_all(&Walk::of(Kind::Kindness).steps[..3]);
    let context = sitting.stage.any_context();
    sitting.screen.update(Input::Pasted(long), &context);
    sitting.press(&["enter"]);
    sitting.is_at("way");
    shown("long_words_beside_a_question", sitting);
}

#[test]
fn every_sentence_of_a_wait_is_shown_whole_in_a_narrow_window() {
    for minute in ["21:00", "21:01", "21:02"] {
        let mut sitting = after(Kind::Pause, 5);
        sitting.stage.size = (40, 12);
        sitting.later(&format!("2026-11-22T{minute}:00+01:00"));
        let picture = sitting.stage.picture(&sitting.screen);
        let words: String = picture.split_whitespace().collect::<Vec<_>>().join(" ");
        let step = texts::steps(Kind::Pause).of_field("waits_until").unwrap();
        assert_eq!(
            step.help.iter().filter(|sentence| words.contains(sentence.as_str())).count(),
            1,
            "{picture}"
        );
    }
}
