use insta::assert_snapshot;

use super::*;
use crate::journal::practice::{Answer, Kind};
use crate::journal::{EntryId, GivenPrompt};
use crate::tui::testing::samples::{brought, check_in, months, note};
use crate::tui::testing::{Stage, day, moment, whole};

/// An exercise on a day.
fn fear(on: &str) -> Entry {
    let mut practice = Practice::new(Kind::Fear);
    practice.set("fear", Answer::Text("That the trip ends in a quarrel.".to_owned()));
    practice.set("sure", Answer::Number(60));
    let at = moment(&format!("{on}T22:00:00+01:00"));
    Entry::new(EntryId::new_v7(0, [3; 10]), day(on), Body::Practice(practice), at, day(on))
}

fn month_ago() -> Entry {
    check_in("2026-10-22", "32-102", |check_in| {
        check_in.notes.set(Sign::Jealousy, "The silence after lunch.".to_owned());
        check_in.prompt = Some(GivenPrompt::new("J4", "Nobody, for once."));
        check_in.text = "A long day.\n\nGood soup.".to_owned();
    })
}

fn stage() -> Stage {
    Stage::with(months([
        month_ago(),
        fear("2026-10-22"),
        note("2026-10-21", 1, "the day before"),
        note("2025-11-22", 2, "Snow on the way home."),
    ]))
}

#[test]
fn the_days_are_told_apart_by_how_long_ago_they_were() {
    let today = day("2026-11-22");
    let (month_ago, year_ago) = (day("2026-10-22"), day("2025-11-22"));
    assert_eq!(when(&[month_ago], today), "a month ago");
    assert_eq!(when(&[year_ago], today), "a year ago");
    assert_eq!(when(&[month_ago, year_ago], today), "a month and a year ago");
}

#[test]
fn a_note_from_another_program_is_shown_with_where_it_is_from() {
    let stage = Stage::with(months([brought("2025-11-22", "The kettle sang."), brought("2026-10-22", "")]));
    let text = whole(&stage, &OnThisDayScreen::default());
    assert!(text.contains("The kettle sang."), "{text}");
    assert_eq!(text.matches("jrnl · mood: meh · tags: walk, tea").count(), 2, "{text}");
}

#[test]
fn the_entries_of_both_days_are_shown_and_no_others() {
    let text = whole(&stage(), &OnThisDayScreen::default());
    for part in [
        "Thursday 22 October · a month ago",
        "Jealousy 3 · Reassurance 2",
        "Jealousy: The silence after lunch.",
        "Nobody, for once.",
        "Good soup.",
        "That the trip ends in a quarrel.",
        "Saturday 22 November 2025 · a year ago",
        "Snow on the way home.",
        "x: never show these again.",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    assert!(!text.contains("the day before") && !text.contains("Sensitivity"), "{text}");
}

#[test]
fn a_day_whose_signs_were_all_high_is_left_out() {
    let hard = check_in("2026-10-22", "43---2", |check_in| check_in.text = "A hard one.".to_owned());
    let mut stage = Stage::with(months([hard, note("2025-11-22", 2, "Snow on the way home.")]));
    let text = whole(&stage, &OnThisDayScreen::default());
    assert!(!text.contains("A hard one.") && text.contains("Snow"), "{text}");
    stage = Stage::default();
    assert!(whole(&stage, &OnThisDayScreen::default()).contains("There is nothing from this day"));
}

#[test]
fn the_months_of_these_days_are_read_unless_they_are_known() {
    let months = |stage: &Stage| OnThisDayScreen::default().opened(&stage.any_context());
    assert_eq!(months(&Stage::default()), [Effect::Do(Task::Read(vec![month("2026-10"), month("2025-11")]))]);
    assert_eq!(months(&stage()), []);
    let mut off = Stage::default();
    off.state.on_this_day_off = true;
    assert_eq!(months(&off), []);
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

#[test]
fn one_key_switches_it_off_and_says_how_it_comes_back() {
    let mut stage = stage();
    let off = [
        Effect::Do(Task::Remember(Change::OnThisDay(false))),
        Effect::Close,
        Effect::Say(
            "They will not be shown again. The line on_this_day = true in the config file brings them back."
                .to_owned(),
        ),
    ];
    assert_eq!(stage.press(&mut OnThisDayScreen::default(), &["x"]), off);
    stage.settings.config.on_this_day = Some(true);
    let said = stage.press(&mut OnThisDayScreen::default(), &["x"]);
    assert!(matches!(said.as_slice(), [Effect::Say(said)] if said.contains("change it to false there")));
    stage.settings.config.on_this_day = None;
    stage.state.on_this_day_off = true;
    assert_eq!(stage.press(&mut OnThisDayScreen::default(), &["x"]), []);
    let text = whole(&stage, &OnThisDayScreen::default());
    assert!(text.contains("on_this_day = true") && !text.contains("Snow"), "{text}");
    assert_eq!(stage.press(&mut OnThisDayScreen::default(), &["esc"]), [Effect::Close]);
}

#[test]
fn on_this_day_at_every_size() {
    let mut stage = stage();
    let screen = OnThisDayScreen::default();
    assert_snapshot!("both", stage.pictures(&screen));
    stage.sweep(&screen);
    assert_snapshot!("nothing", Stage::default().pictures(&OnThisDayScreen::default()));
}
