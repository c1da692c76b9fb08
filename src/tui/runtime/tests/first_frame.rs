//! That the first frame of Home waits for no month that it can do without, and that what comes later moves nothing.

use ratatui::layout::Size;
use tempfile::TempDir;

use crate::clock::Clock;
use crate::store::Store;
use crate::tui::Program;
use crate::tui::app::App;
use crate::tui::locking::Door;
use crate::tui::runtime::setup::Start;
use crate::tui::runtime::still::{self, Paper};
use crate::tui::testing::samples::{check_in, months};
use crate::tui::testing::{NOW, PLAIN, day, lines, moment, settings};

const SIZE: Size = Size { width: 120, height: 40 };

#[test]
fn home_is_drawn_from_the_months_of_four_weeks_and_the_weeks_before_appear_later() {
    let home = TempDir::new().unwrap();
    let store = Store::create(home.path()).unwrap();
    let days = (1..400).map(|back| day("2026-11-22").plus(-back).to_string());
    for document in months(days.map(|on| check_in(&on, "213021", |_| {}))) {
        store.write_sample(&document).unwrap();
    }
    let (mut runtime, jobs) = still::without_thread(store, Clock::fixed(moment(NOW)));
    let mut app = App::new(settings(), PLAIN, moment(NOW), runtime.fresh_id(), SIZE);
    let mut paper = Paper::new(SIZE);
    let mut door = Door::new(moment(NOW));
    let mut program = Program {
        app: &mut app,
        runtime: &mut runtime,
        screen: &mut paper,
        door: &mut door,
        asked: [false; 2],
    };
    program.begin(Start::Home, true, None).unwrap();
    let first = lines(&program.screen.frame);
    assert_eq!(program.app.journal().months().count(), 2, "those of the last four weeks");
    assert!(first.contains("Jealousy") && !first.contains("this week"), "{first}");
    program.runtime.after_first_frame(|_| ());
    still::work_off(&mut program, &jobs).unwrap();
    let then = lines(&program.screen.frame);
    assert!(then.contains("this week"), "{then}");
    let read = program.app.journal().months().count();
    assert!((4..10).contains(&read), "{read} of 14 months");
    for (before, after) in first.lines().zip(then.lines()) {
        let moved = before.chars().zip(after.chars()).find(|(was, is)| *was != ' ' && was != is);
        // Only the keys at the foot may be more.
        assert!(moved.is_none() || before.contains("settings"), "{before}\n{after}");
    }
}
