use super::*;
use crate::tui::testing::{Stage as Desk, day, whole};

fn exported(effects: &[Effect]) -> &ChosenExport {
    let [Effect::Do(Task::Export(chosen))] = effects else { panic!("{effects:?}") };
    chosen
}

#[test]
fn what_leaves_is_chosen_line_by_line_and_words_only_when_they_are_taken_in() {
    let mut desk = Desk::default();
    let mut screen = ExportScreen::default();
    insta::assert_snapshot!("chooses", desk.pictures(&screen));
    let effects = desk.press(&mut screen, &["enter", "enter"]);
    let chosen = exported(&effects);
    assert_eq!((chosen.format.name(), chosen.from), ("json", None));
    assert_eq!(chosen.path, "~/inward-2026-11-22.json");
    assert!(
        [Part::Words, Part::Exercises, Part::Checks, Part::All].iter().all(|part| !chosen.parts.has(*part))
    );

    let mut screen = ExportScreen::default();
    let effects = desk.press(
        &mut screen,
        &["right", "right", "right", "down", "right", "down", "down", "down", "space", "enter", "enter"],
    );
    let chosen = exported(&effects);
    assert_eq!((chosen.format.name(), chosen.from), ("markdown", Some(day("2026-10-26"))));
    assert!(chosen.parts.has(Part::Words) && !chosen.parts.has(Part::Exercises));
    assert_eq!(chosen.path, "~/inward-2026-11-22.md");
}

#[test]
fn a_part_that_a_form_has_no_place_for_is_named_and_not_taken_in() {
    let desk = Desk::default();
    let mut screen = ExportScreen::default();
    desk.press(&mut screen, &["end", "space", "home", "right", "right"]);
    assert!(whole(&desk, &screen).contains("Everything        no place in this form"));
    desk.press(&mut screen, &["end", "space"]);
    let effects = desk.press(&mut screen, &["enter", "enter"]);
    assert!(!exported(&effects).parts.has(Part::All));
    assert_eq!(exported(&effects).format.name(), "csv");
}

#[test]
fn esc_stops_an_export_and_a_place_that_is_taken_is_asked_for_again() {
    let desk = Desk::default();
    let mut screen = ExportScreen::default();
    desk.press(&mut screen, &["enter", "enter"]);
    screen.receive(&Reply::Exporting { done: 2, of: 9 }, &desk.any_context());
    assert!(whole(&desk, &screen).contains("Month 3 of 9."));
    assert!(desk.footer(&screen).contains("Esc stop here"), "{}", desk.footer(&screen));
    assert_eq!(desk.press(&mut screen, &["esc"]), [Effect::Do(Task::StopTransfer)]);
    screen.receive(&Reply::Exported(ExportEnd::Stopped), &desk.any_context());
    assert!(whole(&desk, &screen).contains("Stopped. Nothing is written."));
    desk.press(&mut screen, &["esc", "enter", "enter"]);
    let taken = "A file of that name exists: choose another.".to_owned();
    screen.receive(&Reply::Exported(ExportEnd::Failed(taken.clone())), &desk.any_context());
    let shown = whole(&desk, &screen);
    assert!(shown.contains(&taken) && shown.contains("inward-2026-11-22.json"), "{shown}");
}

#[test]
fn what_was_written_is_named_with_what_is_to_be_known_of_it() {
    let mut desk = Desk::default();
    let mut screen = ExportScreen::default();
    desk.press(&mut screen, &["enter", "enter"]);
    let remarks = vec!["The folder seems to belong to Dropbox.".to_owned()];
    let written = ExportEnd::Written { path: "/home/it/inward-2026-11-22.json".to_owned(), remarks };
    screen.receive(&Reply::Exported(written), &desk.any_context());
    insta::assert_snapshot!("written", desk.pictures(&screen));
    assert_eq!(desk.press(&mut screen, &["esc"]), [Effect::Close]);
    desk.sweep(&ExportScreen::default());
}
