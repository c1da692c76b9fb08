use super::*;
use crate::journal::Trial;
use crate::tui::testing::samples::trial;
use crate::tui::testing::whole;

/// A stage in the middle of a trial that started on a day.
fn in_a_trial(start: &str) -> Stage {
    let mut stage = stage(vec![]);
    stage.reminders.trial = Some(Box::new(trial(start)));
    stage
}

/// The last page, with the focus on the row after the tick-lists.
fn on_the_row(stage: &Stage) -> CheckInScreen {
    let mut screen = opened(stage, TODAY);
    stage.press(&mut screen, &["3", "1", "0", "4", "2", "tab", "tab", "tab", "tab", "tab"]);
    screen
}

/// The answer for today in the entry that is saved.
fn answered(effects: &[Effect]) -> Option<bool> {
    Trial::of(saved(effects).unwrap()).unwrap().done_on(day(TODAY))
}

#[test]
fn a_drawn_day_asks_whether_it_was_done_and_saves_each_answer_at_once() {
    let mut stage = in_a_trial("2026-11-21");
    let mut screen = on_the_row(&stage);
    assert_snapshot!("drawn_day", stage.pictures(&screen));
    assert!(stage.footer(&screen).contains("Enter yes or no"), "{}", stage.footer(&screen));
    let mut before = 0;
    for (key, expected) in
        [("space", Some(true)), ("enter", Some(false)), ("space", None), ("space", Some(true)), ("-", None)]
    {
        let effects = stage.press(&mut screen, &[key]);
        assert_eq!(answered(&effects), expected, "{key}");
        assert_eq!(effects.len(), 1, "nothing else is saved");
        let replaces = saved(&effects).unwrap().replaces.len();
        assert!(replaces > before, "each answer stands on the one before");
        before = replaces;
    }
    assert_eq!(stage.press(&mut screen, &["-"]), [], "nothing is taken back twice");
}

#[test]
fn an_answer_that_cannot_be_saved_is_not_shown() {
    let stage = in_a_trial("2026-11-21");
    let mut screen = on_the_row(&stage);
    let effects = stage.press(&mut screen, &["space"]);
    let id = saved(&effects).unwrap().id;
    assert!(whole(&stage, &screen).contains("Did you do it?          yes"));
    screen.receive(&Reply::NotSaved(vec![id], "The disk is full.".to_owned()), &stage.any_context());
    assert!(!whole(&stage, &screen).contains("Did you do it?          yes"));
}

#[test]
fn on_other_days_in_a_pause_and_once_it_was_ended_nothing_is_asked() {
    let asks = |stage: &Stage| whole(stage, &on_the_row(stage)).contains("Did you do it?");
    assert!(asks(&in_a_trial("2026-11-21")) && asks(&in_a_trial("2026-11-22")));
    assert!(!asks(&in_a_trial("2026-11-20")), "a free day");
    assert!(!asks(&in_a_trial("2026-11-23")), "it starts tomorrow");
    let mut stage = in_a_trial("2026-11-21");
    stage.state.paused_until = Some(day("2026-11-25"));
    assert!(!asks(&stage));
}
