use super::*;
use crate::tui::testing::{Stage, app, press, shown, whole};

/// Where a text stands in the page.
fn at(page: &str, text: &str) -> usize {
    page.find(text).unwrap_or_else(|| panic!("{text} is not in\n{page}"))
}

#[test]
fn the_whole_page_is_there_in_its_order() {
    let page = whole(&Stage::default(), &PartnerPageScreen::new(false));
    let parts: Vec<usize> = texts::partner_page().parts(false).map(|part| at(&page, &part.title)).collect();
    assert!(parts.len() == 6 && parts.is_sorted(), "{parts:?}");
    for part in texts::partner_page().parts(false) {
        for paragraph in &part.say {
            at(&page, &paragraph.replace("{support}", "s, support"));
        }
    }
    assert!(!page.contains('{'), "{page}");
}

#[test]
fn the_part_about_safety_comes_first_where_it_was_reached_from_support() {
    let page = whole(&Stage::default(), &PartnerPageScreen::new(true));
    assert!(at(&page, "When it is more than insecurity") < at(&page, "What is yours and what is not"));
    assert_eq!(page.matches("When it is more than insecurity").count(), 1);
    let first = |keys: &[&str]| {
        let mut app = app(80, 24);
        press(&mut app, keys);
        assert_eq!(app.places().last(), Some(&Place::PartnerPage), "{keys:?}");
        shown(&app, 80, 24).lines().nth(2).unwrap_or_default().trim().to_owned()
    };
    assert_eq!(first(&["?", "p"]), "What is yours and what is not");
    assert_eq!(first(&["s", "?", "p"]), "When it is more than insecurity");
}

#[test]
fn it_opens_from_help_and_from_practice() {
    let mut app = app(80, 24);
    press(&mut app, &["x", "end", "enter"]);
    assert_eq!(app.places(), [Place::Home, Place::Practice, Place::PartnerPage]);
    press(&mut app, &["esc", "?", "p", "esc"]);
    assert_eq!(app.places(), [Place::Home, Place::Practice, Place::Help]);
}

#[test]
fn the_page_at_every_size() {
    let mut stage = Stage::default();
    let screen = PartnerPageScreen::new(false);
    insta::assert_snapshot!(stage.pictures(&screen));
    stage.sweep(&screen);
}
