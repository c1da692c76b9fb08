//! The tests of Home in a large window: that it is full, that nothing moves in it, and where its columns stand.

use insta::assert_snapshot;
use serde_json::Value;

use crate::insight::Due;
use crate::journal::practice::Kind;
use crate::journal::{Document, EntryId, Sign};
use crate::tui::screens::Screen;
use crate::tui::screens::home::HomeScreen;
use crate::tui::screens::trends::TrendsScreen;
use crate::tui::screens::week::WeekScreen;
use crate::tui::task::{Reminders, Reply};
use crate::tui::testing::samples::{check_in, full, months, note, practices};
use crate::tui::testing::{Stage, day};

const LARGE: [(u16, u16); 5] = [(100, 28), (100, 30), (120, 40), (160, 48), (200, 60)];
const TODAY: &str = "2026-11-22";

/// Three months of check-ins with gaps, and one today.
fn three_months() -> Vec<Document> {
    with_today("012344")
}

/// Three months of check-ins with gaps, and these ratings today.
fn with_today(ratings: &str) -> Vec<Document> {
    let days = (1_i64..91).filter(|back| back % 11 != 4 && !(30..38).contains(back));
    let earlier = days.map(|back| {
        let ratings: String = (0..6).map(|place| ((back / (5 + place) + place) % 5).to_string()).collect();
        check_in(&day(TODAY).plus(-back).to_string(), &ratings, |_| {})
    });
    months(earlier.chain([check_in(TODAY, ratings, |_| {})]))
}

/// Home on a stage, once earlier months have been read.
fn home(stage: &Stage) -> HomeScreen {
    let mut screen = HomeScreen::default();
    screen.receive(&Reply::ReadBefore(day(TODAY)), &stage.any_context());
    screen
}

/// Something of all that Home points to.
fn reminders() -> Reminders {
    let id = EntryId::new_v7(0, [1; 10]);
    let due = Due { since: day("2026-11-20"), day: day("2026-11-10"), id, kind: Kind::Fear };
    Reminders { due: vec![due], on_this_day: vec![day("2025-11-22")], trial: None }
}

#[test]
fn a_large_window_is_full_whether_or_not_something_waits() {
    for reminders in [Reminders::default(), reminders()] {
        let mut stage = Stage { reminders, ..Stage::with(three_months()) };
        let screen = home(&stage);
        for size in LARGE.into_iter().skip(1) {
            stage.size = size;
            let height = usize::from(stage.context(&screen).body.height);
            let picture = stage.picture(&screen);
            let rows = picture.lines().skip(2).filter(|row| !row.trim().is_empty()).count();
            assert!((height - rows) * 5 <= height, "{rows} of {height} rows hold something\n{picture}");
        }
    }
}

#[test]
fn the_middle_stands_from_100_by_28_on() {
    let mut stage = Stage::with(three_months());
    let screen = home(&stage);
    for (size, expected) in [((100, 28), true), ((99, 28), false), ((100, 24), false), ((80, 60), false)] {
        stage.size = size;
        assert_eq!(stage.picture(&screen).contains("this week"), expected, "{size:?}");
    }
}

#[test]
fn nothing_moves_when_the_weeks_and_what_waits_have_been_found() {
    let mut stage = Stage { all_read: false, ..Stage::with(three_months()) };
    for size in LARGE {
        stage.size = size;
        stage.reminders = Reminders::default();
        let before = stage.draw(&HomeScreen::default());
        stage.reminders = reminders();
        let after = stage.draw(&home(&stage));
        let moved = before.content.iter().zip(&after.content).find(|(before, after)| {
            let is_drawn = !before.symbol().trim().is_empty();
            is_drawn && before != after
        });
        assert_eq!(moved, None, "{size:?}");
        assert_ne!(before, after);
    }
}

#[test]
fn before_the_months_have_been_read_no_week_is_said_to_be_empty() {
    let mut stage = Stage { all_read: false, ..Stage::with(three_months().split_off(3)) };
    stage.size = (100, 30);
    let picture = stage.picture(&HomeScreen::default());
    assert!(picture.contains("Jealousy") && !picture.contains("this week"), "{picture}");
    assert!(stage.picture(&home(&stage)).contains("this week"));
}

/// The place of a text in the first row below the title that has it.
fn place(stage: &Stage, screen: &dyn Screen, text: &str) -> usize {
    let picture = stage.picture(screen);
    let at = picture.lines().skip(1).find_map(|row| Some(row.split_once(text)?.0.chars().count()));
    at.unwrap_or_else(|| panic!("{text} is not there:\n{picture}"))
}

/// The columns of the figures of the days in the row of the first sign.
fn figures(stage: &Stage, screen: &dyn Screen) -> Vec<usize> {
    let picture = stage.picture(screen);
    let row = picture.lines().find(|row| row.contains("Jealousy   ")).unwrap_or_default();
    let digits = row.chars().enumerate().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at);
    digits.take(6).collect()
}

#[test]
fn columns_stand_at_the_same_place_on_home_in_the_week_and_on_trends() {
    let mut stage = Stage::with(three_months());
    for size in [(80, 24), (100, 30), (120, 40), (200, 60)] {
        stage.size = size;
        let (home, week) = (home(&stage), WeekScreen::new(day(TODAY)));
        for weekday in ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] {
            let there = place(&stage, &week, weekday);
            // The mark of the selected day stands before its name.
            assert_eq!(place(&stage, &home, weekday), there, "{weekday} at {size:?}");
        }
        assert_eq!(figures(&stage, &home), figures(&stage, &week), "{size:?}");
    }
    stage.size = (100, 30);
    let (home, trends) = (home(&stage), TrendsScreen::default());
    assert_eq!(place(&stage, &home, "this week"), place(&stage, &trends, "this week"));
    let ends = |screen: &dyn Screen| {
        let picture = stage.picture(screen);
        let rows = picture.lines().filter(|row| row.contains('█'));
        rows.filter_map(|row| row.chars().collect::<Vec<_>>().iter().rposition(|c| *c == '█')).max()
    };
    assert_eq!(ends(&home), ends(&trends), "the present week's bar");
}

#[test]
fn nothing_that_was_written_stands_on_home() {
    let mut documents = three_months();
    documents.extend([practices()]);
    let mut stage = Stage::with(documents);
    let words = [
        note("2026-11-22", 1, "a letter about the harbour"),
        check_in("2026-11-22", "444444", |check_in| {
            check_in.text = "what I never told anybody".to_owned();
            check_in.notes.set(Sign::Jealousy, "the photograph from Sligo".to_owned());
        }),
        full(),
    ];
    let november = stage.journal.month("2026-11".parse().unwrap()).unwrap().clone();
    stage.journal.put(words.into_iter().fold(november, Document::with));
    stage.reminders.due.extend(reminders().due);
    stage.drafts = vec![crate::tui::testing::draft("note", TODAY, "2026-11-22T20:00:00+01:00", &[])];
    stage.size = (200, 60);
    let picture = stage.picture(&home(&stage));
    assert!(picture.contains("To look back on") && picture.contains("this week"), "{picture}");
    for document in stage.journal.months() {
        let value: Value = serde_json::from_str(&document.to_text()).unwrap();
        for text in texts(&value) {
            let shown = text.lines().find(|line| line.contains(' ') && picture.contains(line.trim()));
            assert_eq!(shown, None, "{picture}");
        }
    }
}

/// All texts in a document.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn an_exercise_that_fits_today_is_one_quiet_line_where_there_is_room() {
    let line = "Something that may fit today:";
    for (ratings, expected) in [("311112", true), ("211112", false)] {
        let mut stage = Stage::with(with_today(ratings));
        let screen = home(&stage);
        assert!(!stage.picture(&screen).contains(line), "80 by 24 stays as quiet as it is");
        stage.size = (120, 40);
        assert_eq!(stage.picture(&screen).contains(line), expected, "{ratings}");
        stage.state.paused_until = Some(day("2026-12-02"));
        assert!(!stage.picture(&screen).contains(line), "in a pause nothing is offered");
    }
}

#[test]
fn home_in_large_windows() {
    let mut stage = Stage { reminders: reminders(), ..Stage::with(three_months()) };
    let screen = home(&stage);
    let pictures = LARGE.map(|size| {
        stage.size = size;
        format!("{} x {}\n{}", size.0, size.1, stage.picture(&screen))
    });
    assert_snapshot!("large", pictures.join("\n\n"));
    stage.size = (100, 28);
    assert_snapshot!("styles_large", stage.in_colour().styles(&screen));
}

#[test]
fn no_size_is_too_small_to_draw() {
    let mut stage = Stage { reminders: reminders(), ..Stage::with(three_months()) };
    let screen = home(&stage);
    stage.problems =
        (1..10).map(|number| ("2026-10".parse().unwrap(), format!("{number} cannot be read"))).collect();
    stage.sweep(&screen);
    for height in 28..60 {
        stage.size = (100, height);
        stage.draw(&screen);
    }
}
