use super::*;
use crate::tui::screens::patterns::tests::twelve_weeks;
use crate::tui::statistics::Question;
use crate::tui::testing::Stage;

fn stage() -> Stage {
    let mut stage = Stage::with(twelve_weeks());
    stage.find(Question::Patterns(12));
    stage
}

fn tick(list: TickList, id: &str) -> TickScreen {
    TickScreen::new(list, id.to_owned(), 12)
}

#[test]
fn a_tick_stands_with_every_sign_and_its_days() {
    let mut stage = stage();
    insta::assert_snapshot!("late_reply", stage.pictures(&tick(TickList::Triggers, "late_reply")));
    insta::assert_snapshot!("moved", stage.pictures(&tick(TickList::Helped, "moved")));
}

#[test]
fn days_with_and_without_open_and_no_day_is_in_both() {
    let stage = stage();
    let mut screen = tick(TickList::Triggers, "late_reply");
    let mut open = |keys: &[&str]| match stage.press(&mut screen, keys).as_slice() {
        [Effect::Open(Route::Days(words, days))] => (words.clone(), days.clone()),
        other => panic!("{other:?}"),
    };
    let (with, without) = (open(&["enter"]), open(&["down", "enter"]));
    assert_eq!(with.0, "Days with late or short reply");
    assert_eq!(without.0, "Days without late or short reply");
    assert!(with.1.iter().all(|day| !without.1.contains(day)));
    // 84 days, three of warm-up.
    assert_eq!(with.1.len() + without.1.len(), 81);
}

#[test]
fn a_tick_that_no_longer_occurs_has_no_days() {
    let stage = stage();
    let mut screen = tick(TickList::Triggers, "rain");
    assert!(stage.picture(&screen).contains("No days."));
    assert_eq!(stage.press(&mut screen, &["enter", "down"]), []);
}

#[test]
fn a_tick_can_be_drawn_at_any_size() {
    let mut stage = stage();
    stage.sweep(&tick(TickList::Triggers, "late_reply"));
}
