//! The tests of what is shown before a key is pressed, when anybody may look on.

use serde_json::json;

use super::{picture, started};
use crate::journal::draft::Field;
use crate::journal::{Scale, Sign};
use crate::tui::effect::Route;
use crate::tui::message::Request;
use crate::tui::task::Task;
use crate::tui::testing::{day, draft, press};

const WORDS: &str = "the photograph from Sligo";

#[test]
fn a_check_in_that_waits_opens_at_its_words_only_after_a_key() {
    let today = day("2026-11-22");
    let at = "2026-11-22T20:40:00+01:00";
    let with_words = draft("check_in", "2026-11-22", at, &[(Field::Note(Sign::Jealousy), json!(WORDS))]);
    let resumes = [Request::Do(Task::ResumeDraft(with_words.head.id))];

    let mut app = started();
    app.drafts = vec![with_words.clone()];
    assert_eq!(app.open(Route::CheckIn(today)), []);
    let shown = picture(&app);
    assert!(shown.contains("You were in the middle of this") && shown.contains("1 text"), "{shown}");
    assert!(!shown.contains(WORDS), "{shown}");
    assert_eq!(press(&mut app, &["enter"]), resumes);

    let mut app = started();
    app.drafts = vec![with_words];
    assert_eq!(press(&mut app, &["c"]), resumes, "whoever presses its key wants to see it");

    let mut app = started();
    let rated =
        draft("check_in", "2026-11-22", at, &[(Field::Rating(Scale::Sign(Sign::Jealousy)), json!(2))]);
    app.drafts = vec![rated];
    assert_eq!(app.open(Route::CheckIn(today)), resumes, "without words there is nothing to keep back");
}
