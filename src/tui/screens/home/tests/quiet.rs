//! The tests of a quiet Home: that nothing on it tells of entries before its key is pressed.

use insta::assert_snapshot;
use serde_json::json;

use crate::journal::draft::Field;
use crate::journal::format::state::Change;
use crate::journal::practice::{Answer, Kind};
use crate::journal::{Document, State};
use crate::tui::screens::home::HomeScreen;
use crate::tui::screens::prelude::*;
use crate::tui::testing::samples::{full, made_at_once, months, practice, trial};
use crate::tui::testing::{SIZES, Stage, day, draft};

/// A quiet Home with something of everything that it would show otherwise.
fn stage() -> Stage {
    let text = Answer::Text("One clear sentence.".to_owned());
    let session = practice(Kind::Session, "2026-11-20", 1, &[("agreed", text)]);
    let fear = practice(Kind::Fear, "2026-11-10", 2, &[("look_back", Answer::Day(day("2026-11-20")))]);
    let mut stage = Stage::with(months(made_at_once().into_iter().chain([full(), session, fear])));
    stage.settings.config.quiet_home = true;
    stage.drafts = vec![draft(
        "note",
        "2026-11-22",
        "2026-11-22T20:00:00+01:00",
        &[(Field::Text, json!("a letter about the harbour"))],
    )];
    stage.reminders.on_this_day = vec![day("2025-11-22")];
    stage.reminders.trial = Some(Box::new(trial("2026-11-19")));
    stage
}

/// The words on the page, without the footer.
fn words(stage: &Stage, screen: &HomeScreen) -> String {
    stage.picture(screen).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_quiet_home_shows_its_name_the_date_and_keys_that_tell_of_nothing() {
    let mut stage = stage();
    let mut bare = Stage::default();
    bare.settings.config.quiet_home = true;
    let screen = HomeScreen::default();
    for size in SIZES {
        (stage.size, bare.size) = (size, size);
        assert_eq!(words(&stage, &screen), "inward Sunday 22 November", "{size:?}");
        let footer = stage.footer(&screen);
        assert_eq!(footer, bare.footer(&screen), "an empty journal has the same keys");
        assert!(footer.starts_with("Space show the rest"), "{footer}");
    }
    stage.settings.config.title = Some("Notes".to_owned());
    assert_eq!(words(&stage, &screen), "Notes Sunday 22 November");
}

#[test]
fn its_key_uncovers_it_and_covers_it_again() {
    let mut stage = stage();
    let mut screen = HomeScreen::default();
    let loud = {
        stage.settings.config.quiet_home = false;
        let loud = (stage.picture(&screen), stage.footer(&screen));
        stage.settings.config.quiet_home = true;
        loud
    };
    let covered = stage.picture(&screen);
    let said = Change::SessionSaid(day("2026-11-20"), day("2026-11-22"));
    assert_eq!(stage.press(&mut screen, &["space"]), [Effect::Do(Task::Remember(said))]);
    assert_eq!(stage.picture(&screen), loud.0);
    assert!(loud.0.contains("Jealousy") && loud.0.contains("unfinished note"), "{}", loud.0);
    assert!(loud.1.contains("r resume draft") && !loud.1.contains("Space"), "{}", loud.1);
    assert!(stage.footer(&screen).starts_with("Space cover"), "{}", stage.footer(&screen));
    assert_eq!(stage.press(&mut screen, &["space"]), []);
    assert_eq!(stage.picture(&screen), covered);

    stage.settings.config.quiet_home = false;
    assert_eq!(stage.press(&mut screen, &["space"]), [], "elsewhere the key does nothing");
    assert_eq!(stage.picture(&screen), loud.0);
}

#[test]
fn what_was_agreed_counts_as_said_only_once_it_was_seen() {
    let stage = stage();
    let read = Reply::Read(crate::tui::task::MonthsRead::default());
    let says = |screen: &mut HomeScreen| {
        let effects = screen.receive(&read, &stage.any_context());
        effects.iter().any(|effect| matches!(effect, Effect::Do(Task::Remember(Change::SessionSaid(..)))))
    };
    let mut screen = HomeScreen::default();
    assert!(!says(&mut screen));
    stage.press(&mut screen, &["space"]);
    assert!(says(&mut screen));
}

#[test]
fn what_needs_a_look_is_said_without_a_word_of_what_it_is() {
    let line = "Something here needs a look: Space shows it.";
    let loud = |stage: &mut Stage, told: &str| {
        let mut screen = HomeScreen::default();
        assert!(stage.picture(&screen).contains(line), "{}", stage.picture(&screen));
        assert!(!stage.picture(&screen).contains(told), "{}", stage.picture(&screen));
        stage.press(&mut screen, &["space"]);
        assert!(stage.picture(&screen).contains(told), "{}", stage.picture(&screen));
    };
    let mut one = stage();
    one.problems = vec![("2026-10".parse().unwrap(), "2026-10.json: cannot be read".to_owned())];
    loud(&mut one, "2026-10.json");
    let mut one = stage();
    one.settings.config_faults = vec!["config.toml line 7: unknown key `them`".to_owned()];
    loud(&mut one, "config.toml");
    let mut one = stage();
    one.read_only = Some("Another window is open.".to_owned());
    loud(&mut one, "Another window");
    let mut own = stage();
    own.problems = vec![("2026-10".parse().unwrap(), "2026-10.json: cannot be read".to_owned())];
    let state = State {
        settings: [("keys.show_rest".to_owned(), json!(["Z"]))].into_iter().collect(),
        ..State::default()
    };
    own.settings.renew(&state);
    own.settings.config.quiet_home = true;
    own.keymap = own.settings.keymap();
    assert!(words(&own, &HomeScreen::default()).contains("Z shows it."));
}

#[test]
fn a_quiet_home_at_every_size() {
    let mut stage = stage();
    stage.problems = vec![("2026-10".parse().unwrap(), "2026-10.json: cannot be read".to_owned())];
    assert_snapshot!("quiet", stage.pictures(&HomeScreen::default()));
    stage.sweep(&HomeScreen::default());
    let empty: Vec<Document> = Vec::new();
    let mut stage = Stage::with(empty);
    stage.settings.config.quiet_home = true;
    stage.sweep(&HomeScreen::default());
}
