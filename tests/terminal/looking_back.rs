//! Entries that wait to be looked back on: named by Home and by `inward status`, listed in Practice, answered, and
//! gone.

use inward::journal::Entry;
use inward::journal::practice::Kind;

use crate::exercises::{Walk, choose, entries, is_at};
use crate::harness::home::Home;
use crate::harness::window::{ENTER, ESC, says};

/// The words of `inward status` while something is due.
const WAITS: &str = "something is due in Practice";

/// A home in which these exercises were made on 22 November, with some keys of theirs pressed instead.
fn home_with(kinds: &[(Kind, &[(usize, &'static str)])]) -> Home {
    let home = Home::welcomed();
    for (kind, others) in kinds {
        let mut window = home.open_at_home();
        let walk = Walk::of(*kind);
        walk.open(&mut window);
        for step in 0..walk.steps.len() {
            is_at(&window, step + 1);
            let other = others.iter().find(|(at, _)| *at == step).map(|(_, keys)| *keys);
            window.press(other.unwrap_or(&walk.steps[step]));
        }
        window.shows("Saved.");
        window.kill();
    }
    home
}

/// Returns the line for a prompt, whether or not today is recorded.
fn status(home: &Home) -> String {
    home.run(&["status"]).out
}

fn only(home: &Home, kind: Kind) -> Entry {
    let [entry] = entries(home, kind).try_into().unwrap();
    entry
}

#[test]
fn a_fear_waits_from_its_day_on_and_no_longer_when_it_was_answered() {
    let mut home = home_with(&[(Kind::Fear, &[])]);
    assert!(!status(&home).contains(WAITS));
    home.at("2026-11-28T21:00:00+01:00");
    assert!(!status(&home).contains(WAITS));
    home.at("2026-11-29T21:00:00+01:00");
    let said = status(&home);
    assert!(said.contains(WAITS), "{said}");
    let mut window = home.open_at_home();
    window.shows("To look back on: a fear. x opens Practice.");
    choose(&mut window, "fear · Gone by spring.");
    window.press_for(ENTER, "What became of it?");
    window.press("2");
    is_at(&window, 2);
    window.press_for("It passed.\r", "Saved.");
    window.no_longer_shows("To look back on");
    window.press_for("q", "Today is not recorded yet.");
    window.no_longer_shows("To look back on");
    assert!(!status(&home).contains(WAITS));
    let fear = only(&home, Kind::Fear);
    let fear = fear.practice().unwrap();
    assert_eq!(
        (fear.get("outcome").id(), fear.get("learned").text(), fear.look_back()),
        (Some("did_not"), "It passed.", None)
    );
    assert_eq!(fear.get("looked_back_on").day(), Some("2026-11-29".parse().unwrap()));
}

#[test]
fn too_early_for_a_fear_it_waits_for_a_week_more() {
    let mut home = home_with(&[(Kind::Fear, &[])]);
    home.at("2026-11-30T21:00:00+01:00");
    let mut window = home.open_at_home();
    window.shows("To look back on: a fear.");
    choose(&mut window, "fear ·");
    window.press_for(ENTER, "What became of it?");
    window.press_for("4", "Saved.");
    window.kill();
    home.at("2026-12-06T21:00:00+01:00");
    assert!(!status(&home).contains(WAITS));
    home.at("2026-12-07T21:00:00+01:00");
    assert!(status(&home).contains(WAITS));
}

#[test]
fn a_look_back_killed_in_its_middle_goes_on_there() {
    let mut home = home_with(&[(Kind::Experiment, &[])]);
    home.at("2026-11-25T21:00:00+01:00");
    let mut window = home.open_at_home();
    window.shows("To look back on: an experiment.");
    choose(&mut window, "experiment ·");
    window.press_for(ENTER, "Did it happen?");
    window.shows("Say one honest sentence.");
    window.press_for("1", "What happened?");
    window.press("I read.\r");
    is_at(&window, 3);
    window.kill();
    let mut window = home.open_offer();
    window.press(ENTER);
    let screen = is_at(&window, 3);
    assert!(screen.contains("A small experiment · look back"), "{screen}");
    window.press("It can be good.\r");
    is_at(&window, 4);
    window.press_for("30\r", "Saved.");
    let experiment = only(&home, Kind::Experiment);
    let experiment = experiment.practice().unwrap();
    assert_eq!(
        (experiment.get("outcome").text(), experiment.get("learned").text()),
        ("I read.", "It can be good.")
    );
    assert_eq!((experiment.get("belief_after").number(), experiment.look_back()), (Some(30), None));
    assert_eq!(experiment.get("looked_back_on").day(), Some("2026-11-25".parse().unwrap()));
}

#[test]
fn what_waits_is_answered_the_next_day_one_after_the_other() {
    let mut home = home_with(&[
        (Kind::Pause, &[]),
        (Kind::Worry, &[]),
        (Kind::Request, &[(6, "3")]),
        (Kind::AloneTime, &[]),
    ]);
    home.at("2026-11-23T21:00:00+01:00");
    let said = status(&home);
    assert!(said.contains(WAITS), "{said}");
    let mut window = home.open_at_home();
    let screen = window.says("To look back on: ");
    for waiting in ["an urge you waited with", "a parked worry", "a request you slept on", "some time alone"]
    {
        assert!(says(&screen, waiting), "{waiting}: {screen}");
    }
    for (label, keys) in [
        ("wait ·", &["2", "~2"][..]),
        ("worry ·", &["2", "Call at ten.\r"]),
        ("request ·", &["3"]),
        ("time alone ·", &["1", "5", "Go again.\r"]),
    ] {
        choose(&mut window, label);
        window.press_for(ENTER, "· look back");
        for (step, keys) in keys.iter().enumerate() {
            is_at(&window, step + 1);
            window.press(keys);
        }
        window.shows("Saved.");
        window.press_for(ENTER, "Exercises");
        window.no_longer_shows(label);
        window.press_for(ESC, "Today is not recorded yet.");
    }
    window.no_longer_shows("To look back on");
    assert!(!status(&home).contains(WAITS), "{}", status(&home));
    for kind in [Kind::Pause, Kind::Worry, Kind::Request, Kind::AloneTime] {
        let waits = only(&home, kind).practice().unwrap().look_back();
        assert_eq!(waits.is_some(), kind == Kind::Worry, "{kind:?}: a step is asked about the day after");
    }
    assert_eq!(only(&home, Kind::Worry).practice().unwrap().get("step").text(), "Call at ten.");
}

#[test]
fn a_new_plan_ends_the_older_one_for_its_trigger() {
    let mut home = home_with(&[(Kind::Plan, &[])]);
    home.at("2026-11-22T21:20:00+01:00");
    let mut window = home.open_at_home();
    let plan = Walk::of(Kind::Plan);
    plan.open(&mut window);
    plan.walk(&mut window, 0..1);
    for step in [2, 3] {
        is_at(&window, step);
        window.press("stand up\r");
    }
    plan.walk(&mut window, 3..4);
    window.shows("Saved.");
    let plans = entries(&home, Kind::Plan);
    let ended: Vec<_> = plans.iter().map(|entry| entry.practice().unwrap()).collect();
    assert_eq!(ended.len(), 2);
    for plan in ended {
        assert_eq!(plan.get("ended_on").day().is_some(), plan.get("act").text() != "stand up", "{plan:?}");
    }
}

#[test]
fn a_plan_gone_on_with_after_a_kill_ends_the_older_one_too() {
    let mut home = home_with(&[(Kind::Plan, &[])]);
    home.at("2026-11-22T21:20:00+01:00");
    let mut window = home.open_at_home();
    let plan = Walk::of(Kind::Plan);
    plan.open(&mut window);
    plan.walk(&mut window, 0..1);
    is_at(&window, 2);
    window.press("stand up\r");
    is_at(&window, 3);
    window.kill();
    let mut window = home.open_offer();
    window.press(ENTER);
    is_at(&window, 3);
    window.press("stand up\r");
    plan.walk(&mut window, 3..4);
    window.shows("Saved.");
    let plans = entries(&home, Kind::Plan);
    let going_on = plans.iter().filter(|entry| entry.practice().unwrap().get("ended_on").day().is_none());
    let acts: Vec<&str> = going_on.map(|entry| entry.practice().unwrap().get("act").text()).collect();
    assert_eq!(acts, ["stand up"]);
}
