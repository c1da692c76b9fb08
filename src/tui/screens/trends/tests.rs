use std::sync::Arc;

use super::*;
use crate::journal::Document;
use crate::tui::statistics::Statistics;
use crate::tui::task::HistoryRead;
use crate::tui::testing::samples::{check_in, late, months};
use crate::tui::testing::{Stage, day};

const TODAY: &str = "2026-11-22";

/// Three months that ease in jealousy, stay in reassurance, and have a gap of a fortnight in steadiness.
fn three_months() -> Vec<Document> {
    let entries = (0_i64..84).filter(|back| back % 9 != 4).map(|back| {
        let on = day(TODAY).plus(-back).to_string();
        let wave = (back * 7 % 5) / 2;
        let jealousy = (back / 28 + 1 + wave / 2).min(4);
        let steadiness = if (20..36).contains(&back) { "-".to_owned() } else { (3 - back / 40).to_string() };
        let ratings = format!("{jealousy}1{wave}{}{}{steadiness}", (wave + 1) % 4, (back % 2) * 2);
        let entry = check_in(&on, &ratings, |_| {});
        if back == 30 { late(entry, TODAY) } else { entry }
    });
    months(entries)
}

fn stage(documents: Vec<Document>) -> Stage {
    let mut stage = Stage::with(documents);
    for span in SPANS {
        stage.find(Question::Trends(span));
    }
    stage
}

#[test]
fn five_charts_and_steadiness_stand_on_one_axis_with_their_words() {
    let mut stage = stage(three_months());
    let mut screen = TrendsScreen::default();
    insta::assert_snapshot!("twelve_weeks", stage.pictures(&screen));
    stage.press(&mut screen, &["right", "right"]);
    insta::assert_snapshot!("a_year", stage.pictures(&screen));
    stage.press(&mut screen, &["right"]);
    insta::assert_snapshot!("all_time", stage.pictures(&screen));
}

#[test]
fn from_100_columns_on_charts_fill_the_window_and_end_with_the_present_week() {
    let mut stage = stage(three_months());
    for size in [(100, 30), (120, 40), (200, 60)] {
        stage.size = size;
        let picture = stage.picture(&TrendsScreen::default());
        let body: Vec<&str> = picture.lines().skip(1).collect();
        let blank = body.iter().filter(|line| line.trim().is_empty()).count();
        assert!(blank * 5 <= body.len(), "{blank} of {} rows are blank\n{picture}", body.len());
        assert!(picture.contains("this week") && picture.contains("1.2"), "{picture}");
    }
}

#[test]
fn what_is_longer_than_the_window_has_columns_is_drawn_by_longer_times() {
    let years =
        (0..4_000).step_by(3).map(|back| check_in(&day(TODAY).plus(-back).to_string(), "213121", |_| {}));
    let mut stage = stage(months(years));
    let mut screen = TrendsScreen::default();
    stage.press(&mut screen, &["right", "right", "right"]);
    for (size, by) in [
        ((80, 24), "by half-year"),
        ((40, 12), "by year"),
        ((200, 60), "by quarter"),
        ((200, 30), "by month"),
    ] {
        stage.size = size;
        let picture = stage.picture(&screen);
        assert!(picture.contains(by) && picture.contains(|c| ('⡀'..='⣿').contains(&c)), "{picture}");
    }
}

#[test]
fn the_styles_of_trends() {
    let stage = stage(three_months());
    insta::assert_snapshot!("styles_plain", stage.styles(&TrendsScreen::default()));
    let stage = stage.in_colour();
    insta::assert_snapshot!("styles_in_colour", stage.styles(&TrendsScreen::default()));
}

#[test]
fn what_is_too_early_or_not_there_is_said_in_the_words_for_it() {
    let empty = stage(Vec::new());
    let picture = empty.picture(&TrendsScreen::default());
    assert!(picture.contains("Nothing is recorded yet."), "{picture}");
    let few = (0..5).map(|back| check_in(&day(TODAY).plus(-back).to_string(), "211111", |_| {}));
    let picture = stage(months(few)).picture(&TrendsScreen::default());
    assert!(picture.contains("Just starting: 2 of 7"), "three are warm-up: {picture}");
    let some = (0..14).map(|back| {
        check_in(&day(TODAY).plus(-back).to_string(), "211112", |check_in| {
            check_in.ratings.set(
                crate::journal::Sign::Jealousy,
                crate::journal::Rating::ALL.get(usize::try_from(back % 3).unwrap()).copied(),
            );
        })
    });
    let picture = stage(months(some)).picture(&TrendsScreen::default());
    assert!(picture.contains("Too early for a") && picture.contains("the same on all 11"), "{picture}");
}

#[test]
fn many_missing_days_are_said_for_the_chosen_scale() {
    let sparse =
        (0..84).step_by(3).map(|back| check_in(&day(TODAY).plus(-back).to_string(), "212121", |_| {}));
    let stage = stage(months(sparse));
    let words = "Many days are missing; the picture may be tilted.";
    assert!(stage.picture(&TrendsScreen::default()).replace("\n  ", " ").contains(words));
}

#[test]
fn until_all_is_read_charts_stand_and_words_wait() {
    let mut stage = Stage::with(three_months());
    stage.all_read = false;
    let picture = stage.picture(&TrendsScreen::default());
    assert!(picture.contains('█') && picture.matches("reading ...").count() > 1, "{picture}");
}

#[test]
fn arrows_choose_a_sign_and_a_span_and_keep_the_sign_in_sight() {
    let mut stage = stage(three_months());
    stage.size = (40, 12);
    let mut screen = TrendsScreen::default();
    for label in ["Reassurance", "Sensitivity", "Self-criticism", "Over-analysis", "Steadiness", "Steadiness"]
    {
        stage.press(&mut screen, &["down"]);
        let picture = stage.picture(&screen);
        assert!(picture.contains(&format!("▌{label}")), "{picture}");
    }
    let effects = stage.press(&mut screen, &["enter"]);
    assert_eq!(effects, [Effect::Open(Route::Scale(Scale::Steadiness, Span::Weeks(12)))]);
    stage.press(&mut screen, &["home"]);
    assert!(stage.picture(&screen).contains("▌Jealousy"));
    let effects = stage.press(&mut screen, &["left"]);
    assert!(effects.contains(&Effect::Find(Question::Trends(Span::Weeks(4)))), "{effects:?}");
    assert_eq!(stage.press(&mut screen, &["left"]), []);
    for _ in 0..6 {
        stage.press(&mut screen, &["right"]);
    }
    assert!(stage.picture(&screen).contains("all time"));
}

#[test]
fn the_months_of_the_first_picture_are_few_and_a_change_is_looked_for_again() {
    let stage = stage(three_months());
    let mut screen = TrendsScreen::default();
    let effects = screen.opened(&stage.any_context());
    let Some(Effect::Do(Task::ReadHistory(months))) = effects.first() else { panic!("{effects:?}") };
    assert!(months.len() <= 5 && months.last().unwrap().to_string() == "2026-08", "{months:?}");
    let saved = Reply::Saved(crate::journal::EntryId::of_check_in(day(TODAY)));
    assert_eq!(screen.receive(&saved, &stage.any_context()), effects);
    assert_eq!(
        screen.receive(&Reply::History(HistoryRead::default()), &stage.any_context()),
        [Effect::Find(Question::Trends(Span::Weeks(12)))]
    );
    let asked = Statistics::default().ask(Question::Trends(Span::Weeks(12)), &Arc::default(), day(TODAY));
    let calculation = asked.unwrap();
    let statistic = calculation.run();
    assert_eq!(screen.receive(&Reply::Computed(calculation, statistic), &stage.any_context()), []);
}

#[test]
fn trends_can_be_drawn_at_any_size() {
    for documents in [three_months(), Vec::new()] {
        let mut stage = stage(documents);
        let mut screen = TrendsScreen::default();
        for _ in SPANS {
            stage.press(&mut screen, &["right"]);
            for size in [(0, 0), (1, 1), (5, 3), (20, 6), (39, 11), (40, 12), (60, 16), (84, 24), (200, 60)] {
                stage.size = size;
                stage.picture(&screen);
            }
        }
    }
}
