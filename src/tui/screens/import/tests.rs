use super::*;
use crate::exchange::import::{Given, GivenFile, Plan, Setting, Source, Zones};
use crate::journal::format::receipt::{ImportReceipt, ImportState};
use crate::journal::{Document, Month};
use crate::tui::testing::{Stage as Desk, day, moment, whole};

struct Here;

impl Zones for Here {
    fn here(&self, _: i64) -> i32 {
        3_600
    }

    fn there(&self, _: &str, _: i64) -> Option<i32> {
        None
    }
}

const JRNL: &str = r#"{"tags": {}, "entries": [
    {"title": "A walk.", "body": "Along the river.", "date": "2026-11-20", "time": "18:00", "tags": [], "starred": false},
    {"title": "Rain.", "body": "", "date": "2026-10-02", "time": "08:30", "tags": [], "starred": false}]}"#;

/// What the worker makes of a file of another program, held against an empty journal or against itself.
fn planned(again: bool) -> Arc<PlannedImport> {
    let files = vec![GivenFile { path: "export.json".to_owned(), bytes: Some(JRNL.as_bytes().to_vec()) }];
    let given = Given { name: "export.json".to_owned(), is_folder: false, files };
    let name = "2026-11-22_211403-jrnl".parse().unwrap();
    let setting = Setting {
        today: day("2026-11-22"),
        day_start: crate::journal::DayStart::default(),
        night: false,
        receipt: &name,
        moods: &[],
        zones: &Here,
    };
    let taken = Source::of(&given).unwrap().read(&given, &setting).unwrap();
    let stored = |month: Month| {
        let empty = Document::new(month);
        let whole = again.then(|| taken.onto(&empty, false).document).flatten();
        Ok::<_, String>(Arc::new(whole.unwrap_or(empty)))
    };
    let plan = Plan::of(&taken, false, stored).unwrap();
    let receipt = ImportReceipt {
        source: "jrnl".to_owned(),
        file: "export.json".to_owned(),
        sha256: String::new(),
        made_at: moment("2026-11-22T21:14:03+01:00"),
        state: ImportState::Started,
        counts: plan.counts,
        columns: Vec::new(),
        entries: plan.taken.clone(),
    };
    let lines = plan.lines("export.json", &taken);
    let changes = !plan.months.is_empty();
    Arc::new(PlannedImport { name, receipt, taken, months: plan.months, again: false, lines, changes })
}

/// A screen on which a path was typed, and what came of it was told.
fn told(desk: &Desk, reply: Result<Arc<PlannedImport>, String>) -> ImportScreen {
    let mut screen = ImportScreen::default();
    desk.type_in(&mut screen, "~/export.json");
    let effects = desk.press(&mut screen, &["enter"]);
    let [Effect::Do(Task::PlanImport(wanted))] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((wanted.path.as_str(), wanted.today), ("~/export.json", day("2026-11-22")));
    screen.receive(&Reply::ImportPlanned(reply), &desk.any_context());
    screen
}

fn imported(screen: &mut ImportScreen, desk: &Desk, end: ImportEnd) {
    screen.receive(&Reply::Imported(end), &desk.any_context());
}

#[test]
fn a_file_is_looked_at_and_imported_only_once_one_says_so() {
    let mut desk = Desk::default();
    let asks = ImportScreen::default();
    insta::assert_snapshot!("asks", desk.pictures(&asks));
    let mut screen = told(&desk, Ok(planned(false)));
    insta::assert_snapshot!("planned", desk.pictures(&screen));
    assert_eq!(desk.press(&mut screen, &["enter"]), [Effect::Do(Task::Import(planned(false)))]);
    screen.receive(&Reply::Importing { done: 1, of: 2 }, &desk.any_context());
    assert!(whole(&desk, &screen).contains("Month 2 of 2."));
    let end = ImportEnd::Whole { new: 2, receipt: "2026-11-22_211403-jrnl".to_owned() };
    imported(&mut screen, &desk, end);
    insta::assert_snapshot!("imported", desk.pictures(&screen));
    assert_eq!(desk.press(&mut screen, &["enter"]), [Effect::Close]);
}

#[test]
fn esc_stops_an_import_that_is_under_way_and_shows_how_far_it_came() {
    let desk = Desk::default();
    let mut screen = told(&desk, Ok(planned(false)));
    desk.press(&mut screen, &["enter"]);
    assert!(desk.footer(&screen).contains("Esc stop here"), "{}", desk.footer(&screen));
    assert_eq!(desk.press(&mut screen, &["esc"]), [Effect::Do(Task::StopTransfer)]);
    assert!(whole(&desk, &screen).contains("Stopping after this month"));
    imported(&mut screen, &desk, ImportEnd::Stopped { done: 1, of: 2 });
    assert!(whole(&desk, &screen).contains("Stopped after 1 of 2 months."));
    assert_eq!(desk.press(&mut screen, &["esc"]), [Effect::Close]);
}

#[test]
fn what_cannot_be_imported_is_said_below_the_path_and_the_path_stays() {
    let desk = Desk::default();
    let mut screen = told(&desk, Err("There is no file /nowhere.".to_owned()));
    let shown = whole(&desk, &screen);
    assert!(shown.contains("There is no file /nowhere.") && shown.contains("~/export.json"), "{shown}");
    assert_eq!(desk.press(&mut screen, &["esc"]), [Effect::Close]);
    let mut empty = ImportScreen::default();
    assert_eq!(desk.press(&mut empty, &["enter"]), []);
    assert!(whole(&desk, &empty).contains(wording::NAME_A_FILE));
}

#[test]
fn a_file_with_nothing_new_is_not_imported_and_esc_goes_back_to_the_path() {
    let desk = Desk::default();
    let mut screen = told(&desk, Ok(planned(true)));
    assert!(whole(&desk, &screen).contains(wording::NOTHING_NEW));
    assert_eq!(desk.press(&mut screen, &["enter"]), []);
    assert_eq!(desk.press(&mut screen, &["esc"]), []);
    assert!(whole(&desk, &screen).contains("~/export.json"));
    let mut failed = told(&desk, Ok(planned(false)));
    desk.press(&mut failed, &["enter"]);
    imported(&mut failed, &desk, ImportEnd::Failed("The disk is full.".to_owned()));
    assert!(whole(&desk, &failed).contains("The disk is full."));
}

#[test]
fn no_size_breaks_the_import() {
    let mut desk = Desk::default();
    let screen = told(&desk, Ok(planned(false)));
    desk.sweep(&screen);
    desk.sweep(&ImportScreen::default());
}
