//! The wait with an urge: over by the clock, whatever happened to the program meanwhile.

use inward::journal::practice::Kind;

use crate::exercises::{Walk, entries, is_at};
use crate::harness::home::Home;
use crate::harness::window::{ENTER, ESC, Window, until};
use crate::home::NOT_YET;

/// The wait is begun at 21:14:03 and ends ten minutes later.
#[track_caller]
fn waiting(home: &Home) -> Window {
    let mut window = home.open_at_home();
    let pause = Walk::of(Kind::Pause);
    pause.open(&mut window);
    pause.walk(&mut window, 0..5);
    is_at(&window, 6);
    window.shows("10:00");
    window
}

#[test]
fn a_wait_that_was_killed_is_over_by_the_clock() {
    for (now, shown) in [
        ("2026-11-22T21:24:02+01:00", "0:01"),
        ("2026-11-22T21:24:03+01:00", "Time is up. Press Enter to continue."),
        ("2026-11-23T09:00:00+01:00", "Time is up. Press Enter to continue."),
    ] {
        let mut home = Home::welcomed();
        waiting(&home).kill();
        home.at(now);
        let mut window = home.open_offer();
        window.press_for(ENTER, shown);
        window.press(ENTER);
        is_at(&window, 7);
        window.press("2\r");
        is_at(&window, 8);
        window.press_for("1", "Saved.");
        let [pause] = entries(&home, Kind::Pause).try_into().unwrap();
        let pause = pause.practice().unwrap();
        assert_eq!((pause.get("minutes").number(), pause.get("urge_after").number()), (Some(10), Some(2)));
        assert!(pause.get("waits_until").moment().is_none());
    }
}

#[test]
fn while_a_wait_runs_other_screens_are_used() {
    let home = Home::welcomed();
    let mut window = waiting(&home);
    window.press_for(ESC, "Draft kept; continue any time.");
    window.press_for(ESC, NOT_YET);
    window.press_for("c", "1 of 6");
    window.press_for("21034", "6 of 6");
    window.press_for(ENTER, "Saved.");
    window.press("t");
    window.no_longer_shows("Today was recorded");
    window.press_for(ESC, "r continues it");
    window.press_for("r", "10:00");
    window.press_for("s", "In danger now?");
    window.press_for(ESC, "10:00");
}

#[test]
fn waiting_again_adds_up_and_waits_as_long_as_was_chosen() {
    let home = Home::welcomed();
    let mut window = waiting(&home);
    // The digit that chose the minutes went on by itself: Enter by habit does not end the wait.
    window.press_for(ENTER, "Press Enter again to continue");
    window.press(ENTER);
    is_at(&window, 7);
    window.press("6\r");
    is_at(&window, 8);
    window.press("4");
    is_at(&window, 5);
    window.press_for("1", "5:00");
    is_at(&window, 6);
    until("the draft holds it", || {
        home.drafts().iter().any(|draft| draft.contains("wait_again")).then_some(())
    });
    window.kill();
    let mut window = home.open_offer();
    window.press_for(ENTER, "5:00");
    window.press(ENTER);
    is_at(&window, 7);
    window.press("3\r");
    is_at(&window, 8);
    window.press_for("1", "Saved.");
    let [pause] = entries(&home, Kind::Pause).try_into().unwrap();
    let pause = pause.practice().unwrap();
    assert_eq!((pause.get("minutes").number(), pause.get("urge_after").number()), (Some(15), Some(3)));
}

#[test]
fn i_am_not_safe_opens_the_support_page_at_once_and_the_wait_goes_on() {
    let home = Home::welcomed();
    let mut window = waiting(&home);
    window.press("x");
    window.until("leaves the wait", |screen| !screen.contains("10:00"));
    window.press_for(ESC, "10:00");
}
