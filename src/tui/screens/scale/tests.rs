use super::*;
use crate::journal::{Document, Sign};
use crate::tui::statistics::Question;
use crate::tui::testing::samples::{check_in, late, months};
use crate::tui::testing::{Stage, day};

const TODAY: &str = "2026-11-22";

fn half_a_year() -> Vec<Document> {
    let entries = (0_i64..170).filter(|back| back % 9 != 4).map(|back| {
        let on = day(TODAY).plus(-back).to_string();
        let jealousy = (back / 60 + (back * 7 % 5) / 3).min(4);
        let entry = check_in(&on, &format!("{jealousy}11112"), |_| {});
        if back == 30 { late(entry, TODAY) } else { entry }
    });
    months(entries)
}

fn stage(documents: Vec<Document>) -> Stage {
    let mut stage = Stage::with(documents);
    for span in trends::SPANS {
        stage.find(Question::Trends(span));
    }
    stage
}

fn jealousy() -> ScaleScreen {
    ScaleScreen::new(Sign::Jealousy.into(), Span::Weeks(12))
}

#[test]
fn a_sign_stands_with_its_days_its_bands_and_what_can_be_said() {
    let mut stage = stage(half_a_year());
    insta::assert_snapshot!("jealousy", stage.pictures(&jealousy()));
    let mut screen = jealousy();
    stage.press(&mut screen, &["end"]);
    insta::assert_snapshot!("end", stage.pictures(&screen));
}

#[test]
fn the_styles_of_a_sign() {
    let stage = stage(half_a_year());
    insta::assert_snapshot!("styles_plain", stage.styles(&jealousy()));
    insta::assert_snapshot!("styles_in_colour", stage.in_colour().styles(&jealousy()));
}

#[test]
fn tab_goes_round_the_scales_and_enter_opens_the_days_behind() {
    let stage = stage(half_a_year());
    let mut screen = jealousy();
    let mut seen = Vec::new();
    for _ in 0..6 {
        stage.press(&mut screen, &["tab"]);
        seen.push(screen.title(&stage.any_context()).0);
    }
    assert_eq!(seen.last().map(String::as_str), Some("Jealousy · 12 weeks"));
    assert!(seen.iter().any(|title| title.starts_with("Steadiness")));
    stage.press(&mut screen, &["backtab"]);
    assert!(screen.title(&stage.any_context()).0.starts_with("Steadiness"));
    let effects = stage.press(&mut jealousy(), &["enter"]);
    let [Effect::Open(Route::Days(words, days))] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(words, "Jealousy · 12 weeks");
    let found = stage.statistics.trends(Span::Weeks(12)).unwrap().scale(Sign::Jealousy.into()).unwrap();
    assert_eq!(days.len(), found.direction.n());
    assert!(!days.contains(&day(TODAY).plus(-30)), "what was filled in later is no part of it");
}

#[test]
fn without_enough_days_the_page_says_so_and_draws_no_band() {
    let few = (0..5).map(|back| check_in(&day(TODAY).plus(-back).to_string(), "211111", |_| {}));
    let stage = stage(months(few));
    let picture = stage.picture(&jealousy());
    assert!(picture.contains("Jealousy: Just starting: 2 of 7."), "{picture}");
    assert!(picture.contains("Not enough days yet to compare") && !picture.contains("at first"), "{picture}");
    assert!(stage.picture(&ScaleScreen::new(Sign::Jealousy.into(), Span::All)).contains("Just starting"));
}

#[test]
fn a_sign_can_be_drawn_at_any_size() {
    for documents in [half_a_year(), Vec::new()] {
        let mut stage = stage(documents);
        for span in trends::SPANS {
            let screen = ScaleScreen::new(Sign::Jealousy.into(), span);
            for size in [(0, 0), (1, 1), (5, 3), (20, 6), (39, 11), (40, 12), (62, 16), (84, 24), (200, 60)] {
                stage.size = size;
                stage.picture(&screen);
            }
        }
    }
}
