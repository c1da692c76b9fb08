//! The tests of steps that take their time: the wait with an urge, the wait after it, and slow breathing.

use super::*;
use crate::tui::testing::samples::whole_practice;

/// A pause at its wait, after these keys at the question for how long.
fn waiting(minutes: &[&str]) -> Sitting {
    let mut sitting = Sitting::of(Kind::Pause);
    sitting.press(&["1"]);
    sitting.type_in("They forget me.");
    sitting.press(&["enter", "7", "enter", "enter"]);
    sitting.is_at("minutes").press(minutes);
    sitting.is_at("waits_until");
    sitting
}

fn until(sitting: &Sitting) -> String {
    sitting.screen.practice.get("waits_until").moment().unwrap().to_string()
}

#[test]
fn ten_minutes_are_offered_and_the_wait_is_drafted_with_its_end() {
    for (keys, minutes, end) in [
        (&["enter"][..], Some(10), "2026-11-22T21:10:00+01:00"),
        (&["1"], Some(5), "2026-11-22T21:05:00+01:00"),
        (&["3"], Some(20), "2026-11-22T21:20:00+01:00"),
        (&["-"], None, "2026-11-22T21:10:00+01:00"),
    ] {
        let sitting = waiting(keys);
        let draft = sitting.draft().unwrap();
        let Some(Body::Practice(drafted)) = draft.body(None) else { panic!("no exercise") };
        assert_eq!(drafted.get("waits_until").moment(), Some(&moment(end)), "{keys:?}");
        assert_eq!(sitting.screen.practice.get("minutes").number(), minutes);
        let started = Effect::StartTimer(sitting.screen.writing.id(), moment(end));
        assert!(sitting.effects.contains(&started), "{:?}", sitting.effects);
        assert!(sitting.screen.is_timed());
    }
}

#[test]
fn the_wait_is_over_with_its_last_second_and_can_be_left_before() {
    let mut sitting = waiting(&["enter"]);
    assert!(sitting.whole().contains("10:00"));
    assert!(sitting.later("2026-11-22T21:09:59+01:00").whole().contains("0:01"));
    assert!(sitting.screen.time_runs(&moment("2026-11-22T21:09:59+01:00")));
    assert!(!sitting.screen.time_runs(&moment("2026-11-22T21:10:00+01:00")));
    assert!(
        sitting.later("2026-11-22T21:10:00+01:00").whole().contains("Time is up. Press Enter to continue.")
    );
    let stop = Effect::StopTimer(sitting.screen.writing.id());
    assert!(sitting.press(&["enter"]).contains(&stop));
    let mut early = waiting(&["enter"]);
    assert!(early.press(&["enter"]).contains(&stop), "nobody is kept waiting");
    early.is_at("urge_after");
}

#[test]
fn a_wait_without_chosen_minutes_moves_like_any_other() {
    let (mut skipped, mut chosen) = (waiting(&["-"]), waiting(&["enter"]));
    for now in ["2026-11-22T21:00:30+01:00", "2026-11-22T21:01:00+01:00", "2026-11-22T21:09:00+01:00"] {
        assert_eq!(skipped.later(now).whole(), chosen.later(now).whole());
    }
}

#[test]
fn left_and_gone_on_with_later_the_wait_has_the_same_end() {
    let mut sitting = waiting(&["enter"]);
    let effects = sitting.press(&["esc"]);
    assert!(effects.contains(&Effect::Do(Task::LeaveDraft(sitting.screen.writing.id()))));
    assert!(!effects.contains(&Effect::StopTimer(sitting.screen.writing.id())), "it goes on meanwhile");
    let draft = sitting.draft().unwrap();
    for (now, shown) in [("2026-11-22T21:04:00+01:00", "6:00"), ("2026-11-23T07:00:00+01:00", "Time is up")] {
        let stage = Stage { now: moment(now), ..Stage::default() };
        let mut resumed = Sitting::resumed(stage, &draft);
        resumed.is_at("waits_until");
        assert!(resumed.whole().contains(shown), "{}", resumed.whole());
        assert_eq!(until(&resumed), "2026-11-22T21:10:00+01:00");
    }
}

#[test]
fn to_wait_again_adds_up_the_minutes_and_asks_anew_what_came() {
    for (again, all, end) in [
        ("2", 20, "2026-11-22T21:22:00+01:00"),
        ("1", 15, "2026-11-22T21:17:00+01:00"),
        ("3", 30, "2026-11-22T21:32:00+01:00"),
        ("enter", 20, "2026-11-22T21:22:00+01:00"),
    ] {
        let mut sitting = waiting(&["2"]);
        sitting.later("2026-11-22T21:11:00+01:00").press(&["enter", "enter", "6", "enter", "4"]);
        sitting.is_at("minutes");
        sitting.later("2026-11-22T21:12:00+01:00").press(&[again]);
        sitting.is_at("waits_until");
        assert_eq!(until(&sitting), end, "the second wait is as long as was chosen: {again}");
        assert_eq!(sitting.screen.practice.get("minutes").number(), Some(all), "{again}");
        assert!(sitting.screen.practice.is_blank("urge_after") && sitting.screen.practice.is_blank("choice"));
        let draft = sitting.draft().unwrap();
        let mut resumed = Sitting::resumed(Stage::default(), &draft);
        assert_eq!(resumed.screen.practice, sitting.screen.practice);
        resumed.press(&["enter", "2", "enter", "1"]);
        let held = held_in(&resumed.saved());
        assert!(held.contains(&format!("minutes: {all}")), "{held:?}");
        assert!(
            held.contains(&"urge_after: 2".to_owned()) && held.contains(&r#"choice: "let_go""#.to_owned())
        );
        assert!(!held.iter().any(|it| it.starts_with("waits_until")));
    }
}

#[test]
fn a_third_wait_offers_ten_minutes_like_the_first() {
    let mut sitting = waiting(&["3"]);
    for all in [40, 50] {
        sitting.press(&["enter", "enter", "enter", "4"]);
        sitting.is_at("minutes").press(&[if all == 40 { "3" } else { "enter" }]);
        assert_eq!(sitting.screen.practice.get("minutes").number(), Some(all));
        sitting.is_at("waits_until");
    }
}

#[test]
fn another_number_of_minutes_moves_the_end_of_the_wait() {
    let mut sitting = waiting(&["enter"]);
    sitting.later("2026-11-22T21:03:00+01:00").press(&["backtab"]);
    sitting.is_at("minutes").press(&["3"]);
    assert_eq!(until(&sitting), "2026-11-22T21:20:00+01:00", "counted from when it began");
    sitting.press(&["backtab", "enter"]);
    assert_eq!(until(&sitting), "2026-11-22T21:20:00+01:00", "the same number moves nothing");
    assert!(
        sitting
            .effects
            .contains(&Effect::StartTimer(sitting.screen.writing.id(), moment("2026-11-22T21:20:00+01:00")))
    );
}

#[test]
fn who_edits_a_pause_or_calm_breathing_waits_for_nothing() {
    let pause = whole_practice(Kind::Pause);
    let mut sitting = Sitting::edit(&pause);
    sitting.go_on_until(|it| {
        assert!(!it.screen.is_timed());
        it.screen.step().is_some_and(|step| step.field == "urge_after")
    });
    sitting.press(&["left"]);
    sitting.go_on_until(Sitting::is_saved);
    let before = pause.practice().unwrap();
    let saved = sitting.saved();
    let after = saved.practice().unwrap();
    assert_eq!(after.get("urge_after").number().unwrap() + 1, before.get("urge_after").number().unwrap());
    for field in ["waits_until", "minutes", "choice"] {
        assert_eq!(after.get(field), before.get(field));
    }
    assert!(!sitting.effects.iter().any(|effect| matches!(effect, Effect::StartTimer(..))));
    let mut calm = Sitting::edit(&whole_practice(Kind::Calm));
    calm.press(&["enter"]);
    calm.is_at("feeling_after");
}

#[test]
fn whole_minutes_of_breathing_count_up_to_three() {
    for (gone, minutes) in [(59, None), (60, Some(1)), (179, Some(2)), (180, Some(3)), (4000, Some(3))] {
        let mut sitting = Sitting::of(Kind::Calm);
        sitting.press(&["5", "enter"]);
        sitting.is_at("minutes");
        assert!(sitting.screen.is_timed());
        sitting.stage.now = sitting.stage.now.plus_seconds(gone);
        assert_eq!(sitting.screen.time_runs(&sitting.stage.now), gone < 180);
        sitting.press(&["enter", "3", "enter"]);
        assert_eq!(sitting.saved().practice().unwrap().get("minutes").number(), minutes, "{gone}");
    }
}

#[test]
fn who_breathes_once_more_only_to_look_keeps_the_minutes() {
    let mut sitting = Sitting::of(Kind::Calm);
    sitting.press(&["5", "enter"]);
    sitting.stage.now = sitting.stage.now.plus_seconds(130);
    sitting.press(&["enter", "backtab", "enter", "3", "enter"]);
    assert_eq!(sitting.saved().practice().unwrap().get("minutes").number(), Some(2));
}
