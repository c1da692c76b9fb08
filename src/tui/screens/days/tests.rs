use super::*;
use crate::tui::testing::samples::{fortnight, months};
use crate::tui::testing::{Stage, day};

fn screen() -> DaysScreen {
    let days = ["2026-11-09", "2026-11-10", "2026-11-19", "2026-11-20", "2026-11-22"];
    DaysScreen::new("Days with late or short reply".to_owned(), days.map(day).to_vec())
}

#[test]
fn the_days_behind_a_statement_stand_newest_first_with_their_ratings() {
    let mut stage = Stage::with(months(fortnight()));
    insta::assert_snapshot!("days", stage.pictures(&screen()));
}

#[test]
fn a_day_opens_to_its_entry_whose_month_is_read_when_it_was_not() {
    let stage = Stage::with(months(fortnight()));
    let mut screen = screen();
    let id = |on: &str| EntryId::of_check_in(day(on));
    assert_eq!(stage.press(&mut screen, &["enter"]), [Effect::Open(Route::Reader(id("2026-11-22")))]);
    assert_eq!(
        stage.press(&mut screen, &["end", "down", "7"]),
        [Effect::Open(Route::Week(day("2026-11-09")))]
    );
    let unread = Stage::default();
    assert_eq!(
        unread.press(&mut screen, &["home", "enter"]),
        [
            Effect::Do(Task::Read(vec!["2026-11".parse().unwrap()])),
            Effect::Open(Route::Reader(id("2026-11-22")))
        ]
    );
}

#[test]
fn many_days_scroll_and_no_days_are_said() {
    let today = day("2026-11-22");
    let mut stage = Stage { size: (40, 12), ..Stage::default() };
    let mut screen = DaysScreen::new("x".to_owned(), (0..300).map(|back| today.plus(-back)).collect());
    for (keys, shown) in [(&["down"; 40][..], "▌ Tue 13 Oct"), (&["pagedown"], "▌ "), (&["end"], "27 Jan")]
    {
        stage.press(&mut screen, keys);
        let picture = stage.picture(&screen);
        assert!(picture.contains(shown), "{picture}");
    }
    assert!(stage.picture(&DaysScreen::new("x".to_owned(), Vec::new())).contains("No days."));
    stage.sweep(&screen);
}
