//! Any size at any moment.

use rustix::process::Signal;

use crate::harness::home::{Home, TODAY};
use crate::harness::window::{CTRL_C, ENTER, ESC, F12, NOTHING, Window};
use crate::home::{NOT_YET, SAVED};

const TOO_SMALL: &str = "Please make the window larger";

#[test]
fn below_the_least_size_one_plain_line_says_so() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.shows(NOT_YET);
    for (columns, rows, is_enough) in [(39, 24, false), (40, 12, true), (80, 11, false), (80, 12, true)] {
        window.resize(columns, rows);
        window.until(&format!("settles at {columns} x {rows}"), |screen| {
            screen.contains(TOO_SMALL) != is_enough && screen.contains(NOT_YET) == is_enough
        });
    }
}

#[test]
fn the_window_may_shrink_to_a_cell_and_grow_again_on_every_page() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    through_all_sizes(&mut window, NOT_YET);
    window.press_for("c", "1 of 6");
    through_all_sizes(&mut window, "1 of 6");
    window.press_for("n", "Esc keep and close");
    window.press_for("Kept through it all", "Kept through it all");
    through_all_sizes(&mut window, "Kept through it all");
    window.press_for(ESC, "Note  Kept");
    window.press_for("21034", "6 of 6");
    through_all_sizes(&mut window, "6 of 6");
    window.press_for(ENTER, SAVED);
    assert_eq!(home.ratings(TODAY), "2 1 0 3 4");
    window.press_for("s", "Support");
    through_all_sizes(&mut window, "Support");
    window.press(CTRL_C);
    window.left().is_done().is_tidy();
}

fn through_all_sizes(window: &mut Window, sign: &str) {
    for (columns, rows) in [(1, 1), (2, 40), (200, 1), (39, 11), (1, 1), (130, 45)] {
        window.resize(columns, rows);
        let first = TOO_SMALL.get(..usize::from(columns).min(6)).unwrap_or(TOO_SMALL);
        let is_enough = columns >= 40 && rows >= 12;
        window.until(&format!("settles at {columns} x {rows}"), |screen| {
            screen.contains(if is_enough { sign } else { first })
        });
    }
    window.resize(80, 24);
    window.until("is as it was", |screen| screen.contains(sign) && !screen.contains(TOO_SMALL));
}

#[test]
fn sizes_that_change_faster_than_frames_end_in_the_last_one() {
    let home = Home::welcomed();
    let mut window = home.open_check_in();
    for step in 0..200_u16 {
        window.resize(1 + step * 7 % 130, 1 + step * 11 % 45);
        if step % 40 == 0 {
            window.press("2");
        }
    }
    window.resize(80, 24);
    window.until("settles", |screen| screen.contains(" of 6") && screen.lines().count() > 12);
    while !window.screen().contains("6 of 6") {
        let before = window.screen();
        window.press(&format!("{NOTHING}-"));
        window.until("goes on", |screen| screen != before);
    }
    window.press_for(ENTER, SAVED);
}

#[test]
fn a_window_that_shrank_and_grew_back_unseen_is_drawn_in_full() {
    let home = Home::welcomed();
    let mut window = home.open_check_in();
    let before = window.shows("4  A lot");
    window.signal(Signal::STOP);
    window.resize(20, 5);
    window.resize(80, 24);
    assert!(!window.screen().contains("4  A lot"), "the terminal cut off what no longer fitted");
    window.signal(Signal::CONT);
    window.until("is as it was", |screen| screen == before);
}

#[test]
fn keys_that_nobody_can_see_the_effect_of_do_nothing_but_leave() {
    let home = Home::welcomed();
    let mut window = home.open_check_in();
    window.resize(20, 5);
    window.shows("Please make the");
    window.press("21034\r");
    // Hiding works at any size: when it has happened, the keys before it have been taken.
    window.press(F12);
    window.until("is blank", |screen| screen.trim().is_empty());
    window.press_for(F12, "Please make the");
    window.resize(80, 24);
    window.shows("1 of 6");
    window.resize(20, 5);
    window.shows("Please make the");
    window.press(CTRL_C);
    window.left().is_done().is_tidy();
    assert_eq!(home.drafts(), [] as [String; 0]);
}
