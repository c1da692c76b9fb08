//! The tests of drafts: answers that are not saved yet are kept at every step, also of edits, and told apart from what
//! came meanwhile.

use super::*;
use crate::journal::practice::Shape;
use crate::tui::testing::samples::{practice, whole_practice};

#[test]
fn esc_leaves_with_what_was_typed_and_says_so() {
    let mut sitting = Sitting::of(Kind::GoodEnough);
    sitting.type_in("The dishes");
    assert!(sitting.screen.is_unsynced());
    let effects = sitting.press(&["esc"]);
    assert_eq!(said(&effects), ["Draft kept; continue any time."]);
    let words = |effect: &Effect| matches!(effect, Effect::Do(Task::Draft(_, Field::Answer("line"), text)) if text == "The dishes");
    let (kept, left) = (
        effects.iter().position(words),
        effects
            .iter()
            .position(|effect| *effect == Effect::Do(Task::LeaveDraft(sitting.screen.writing.id()))),
    );
    assert!(kept.is_some() && kept < left, "{effects:?}");
    let resumed = Sitting::resumed(Stage::default(), &sitting.draft().unwrap());
    assert!(resumed.whole().contains("The dishes"));
}

#[test]
fn esc_leaves_any_step_of_any_kind() {
    for walk in walks::WALKS {
        for reached in 0..walk.steps.len() {
            let mut sitting = Sitting::of(walk.kind);
            sitting.answer_all(&walk.steps[..reached]);
            let effects = sitting.press(&["esc"]);
            assert!(effects.contains(&Effect::Close), "{:?} {reached}", walk.kind);
            assert_eq!(sitting.saves(), []);
            let is_kept = sitting.draft().is_some() && !sitting.screen.practice.is_all_blank();
            assert_eq!(said(&effects).len(), usize::from(is_kept), "{:?} {reached}", walk.kind);
        }
    }
}

#[test]
fn looking_through_without_an_answer_writes_nothing() {
    let mut sitting = Sitting::of(Kind::ThirdPerson);
    sitting.press(&["enter", "backtab", "esc"]);
    assert_eq!(sitting.draft(), None);
    assert_eq!(said(&sitting.effects), [] as [&str; 0]);
}

#[test]
fn a_number_is_in_the_draft_with_its_first_digit_and_with_where_one_is() {
    let mut sitting = Sitting::of(Kind::Pause);
    sitting.press(&["-", "enter", "7"]);
    let mut resumed = Sitting::resumed(Stage::default(), &sitting.draft().unwrap());
    resumed.is_at("urge_before");
    assert!(resumed.whole().contains("▌ 7"));
    let mut sitting = Sitting::of(Kind::ThoughtRecord);
    sitting.answer(Words("At noon."));
    sitting.press(&["down", "space"]);
    let mut resumed = Sitting::resumed(Stage::default(), &sitting.draft().unwrap());
    resumed.is_at("feelings");
    assert_eq!(resumed.screen.practice.get("feelings").ids(), ["anxious"]);
}

#[test]
fn a_step_back_keeps_what_is_being_typed() {
    let mut sitting = Sitting::of(Kind::ThirdPerson);
    sitting.press(&["5", "enter"]);
    sitting.type_in("Half a sen");
    sitting.press(&["backtab"]);
    sitting.is_at("feeling_before");
    let Some(Body::Practice(drafted)) = sitting.draft().unwrap().body(None) else { panic!("no exercise") };
    assert_eq!(drafted.get("facts").text(), "Half a sen");
    sitting.press(&["enter"]);
    sitting.type_in("tence");
    sitting.press(&["enter"]);
    assert_eq!(sitting.screen.practice.get("facts").text(), "Half a sentence");
}

#[test]
fn edited_to_the_end_without_a_change_an_entry_stays_as_it_is() {
    // A trial is not edited: it can only be ended.
    for kind in Kind::ALL.into_iter().filter(|kind| !matches!(kind, Kind::MonthlyCheck | Kind::Trial)) {
        let entry = whole_practice(kind);
        let mut sitting = Sitting::edit(&entry);
        sitting.go_on_until(|it| it.is_saved() || it.effects.contains(&Effect::Close));
        assert_eq!(sitting.saves(), [], "{kind:?}");
        assert_eq!(sitting.draft(), None, "{kind:?}");
    }
}

#[test]
fn an_edit_left_at_any_step_goes_on_there_with_all_answers() {
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::MonthlyCheck) {
        let entry = whole_practice(kind);
        let steps = texts::steps(kind);
        let practice = entry.practice().unwrap();
        for step in &steps.all {
            let takes_time = matches!(step.way, Some(Way::Wait | Way::Breathe));
            if takes_time
                || matches!(practice.get(&step.field), Answer::Uses(_))
                || practice.is_blank(&step.field)
                || !step.is_asked(practice)
            {
                continue;
            }
            let mut sitting = Sitting::edit(&entry);
            sitting.go_on_until(|it| it.screen.step().is_some_and(|at| at.field == step.field));
            match sitting.place() {
                Place::Answer | Place::Page
                    if sitting.screen.kind().field(&step.field).unwrap().shape == Shape::Text =>
                {
                    sitting.type_in(" More.");
                    sitting.flush();
                }
                Place::Amount => {
                    sitting.press(&["left", "left", "right"]);
                }
                Place::Choices => {
                    sitting.press(&["space"]);
                }
                _ => continue,
            }
            let draft = sitting.draft().unwrap();
            assert_eq!(draft.head.base, Some(entry.digest()));
            let mut resumed = Sitting::resumed(Stage::with(months([entry.clone()])), &draft);
            resumed.is_at(&step.field);
            resumed.press(&["backtab"]);
            sitting.press(&["backtab"]);
            assert_eq!(resumed.screen.practice, sitting.screen.practice, "{kind:?} {}", step.field);
        }
    }
}

#[test]
fn what_was_stored_while_the_draft_rested_is_part_of_what_is_saved() {
    let answers = [("fear", text("It ends.")), ("sure", Answer::Number(80))];
    let entry = practice(Kind::Fear, "2026-11-20", 1, &answers);
    let mut sitting = Sitting::edit(&entry);
    sitting.press(&["1"]);
    let draft = sitting.draft().unwrap();
    let mut elsewhere = entry.practice().unwrap().clone();
    elsewhere.set("sure", Answer::Number(20));
    let newer = entry.edited(Body::Practice(elsewhere), moment("2026-11-21T08:00:00+01:00"));
    let mut seen = draft.clone();
    seen.set(&Field::Seen, entry.to_value(), moment("2026-11-20T08:00:00+01:00"));
    let mut resumed = Sitting::resumed(Stage::with(months([newer.clone()])), &seen);
    assert_eq!(said(&resumed.effects), ["Changed since this draft: sure."]);
    resumed.go_on_until(Sitting::is_saved);
    let saved = resumed.saved();
    assert_eq!(saved.replaces, [entry.digest(), newer.digest()]);
    let fear = saved.practice().unwrap();
    assert_eq!((fear.get("claim").id(), fear.get("sure").number()), (Some("will_happen"), Some(20)));

    // An older draft does not tell which version it started from.
    let mut resumed = Sitting::resumed(Stage::with(months([newer])), &draft);
    resumed.go_on_until(Sitting::is_saved);
    assert_eq!(resumed.saved().replaces, [entry.digest()], "not the version that nobody here saw");
}

#[test]
fn a_draft_of_a_kind_that_nobody_knows_opens_nothing() {
    let sitting = {
        let mut sitting = Sitting::of(Kind::Fear);
        sitting.press(&["1"]);
        sitting
    };
    let mut draft = sitting.draft().unwrap();
    draft.head.kind = "walk".to_owned();
    assert!(ExerciseScreen::resumed(&draft).is_none());
}
