//! The tests of what is shown before a key is pressed, when anybody may look on.

use serde_json::json;

use super::{picture, started, tell, unfinished};
use crate::journal::draft::Field;
use crate::journal::{Scale, Sign};
use crate::tui::effect::Route;
use crate::tui::message::{Message, Request};
use crate::tui::task::{Reply, Task};
use crate::tui::testing::{day, draft, press};

const WORDS: &str = "the photograph from Sligo";

/// The app at its start with a quiet Home.
fn quiet() -> crate::tui::app::App {
    let mut app = started();
    app.settings.config.quiet_home = true;
    app
}

#[test]
fn a_line_waits_unread_on_a_quiet_home_for_the_first_key_and_goes_with_the_second() {
    let said = Message::Reply(Reply::Say("2 copies of November were merged.".to_owned()));
    let mut app = quiet();
    tell(&mut app, said.clone());
    let shown = picture(&app);
    assert!(shown.contains("There is something to read: any key shows it."), "{shown}");
    assert!(!shown.contains("November were"), "{shown}");
    press(&mut app, &["space"]);
    assert!(picture(&app).contains("2 copies of November were merged."), "{}", picture(&app));
    press(&mut app, &["space"]);
    assert!(!picture(&app).contains("merged"), "{}", picture(&app));
    tell(&mut app, said.clone());
    assert!(picture(&app).contains("merged"), "somebody is there by now");

    let mut app = started();
    tell(&mut app, said);
    assert!(picture(&app).contains("merged"), "{}", picture(&app));
    press(&mut app, &["space"]);
    assert!(!picture(&app).contains("merged"), "{}", picture(&app));
}

#[test]
fn over_a_quiet_home_no_draft_is_offered() {
    let mut app = quiet();
    tell(&mut app, Message::Reply(Reply::Drafts(vec![unfinished()])));
    assert!(!picture(&app).contains("in the middle of this"), "{}", picture(&app));
    assert!(!picture(&app).contains("unfinished") && !picture(&app).contains("resume"), "{}", picture(&app));
    press(&mut app, &["space"]);
    assert!(picture(&app).contains("You have an unfinished check-in"), "{}", picture(&app));
}

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
