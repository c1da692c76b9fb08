use super::*;
use crate::config::{Config, KeyLine};
use crate::journal::{DayStart, State, TickList, TimeOfDay, WeekStart};
use crate::texts::PartnerWords;
use crate::tui::command::TABLE;
use crate::tui::command::keymap::Keymap;
use crate::tui::settings::Settings;
use crate::tui::testing::{Stage, whole};

fn settled() -> Stage {
    let own = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(id, label)| ((*id).to_owned(), (*label).to_owned())).collect::<Vec<_>>()
    };
    let ticks = own(&[("rainy_day", "a rainy day"), ("compared", "I measured myself")]);
    let mut stage = Stage::default();
    let config = Config {
        path: stage.settings.config.path.clone(),
        exists: true,
        day_start: DayStart::new(6),
        week_start: WeekStart::Sunday,
        theme: Some("plain".to_owned()),
        country: Some("IE".to_owned()),
        partner_words: PartnerWords::Close,
        phrase_check: false,
        worry_time: TimeOfDay::new(17, 30).unwrap(),
        on_this_day: Some(false),
        monthly_check: Some(true),
        still: true,
        ticks: [(TickList::Triggers, ticks)].into(),
        support: own(&[("My therapist", "Tuesdays, +353 1 000 0000")]),
        ..Config::default()
    };
    stage.settings = Settings::new(config, &State::default(), stage.settings.data_dir.clone(), None);
    stage
}

#[test]
fn lines_that_are_skipped_are_named() {
    let mut stage = settled();
    stage.settings.config_faults =
        vec!["config.toml line 7: unknown key `them`, did you mean `theme`?".to_owned()];
    let text = whole(&stage, &SettingsScreen::default());
    assert!(
        text.contains("Skipped because it cannot be used:") && text.contains("line 7: unknown key `them`"),
        "{text}"
    );
}

#[test]
fn every_setting_is_shown_with_its_value_and_what_it_does() {
    let text = whole(&settled(), &SettingsScreen::default());
    for known in &SETTINGS {
        assert!(text.contains(known.does) && text.contains(&known.may_be()), "{}", known.name);
    }
    for line in [
        "~/.config/inward/config.toml",
        "~/.local/share/inward",
        "day_start         6",
        "week_start        \"sunday\"",
        "theme             \"plain\"",
        "country           \"IE\"",
        "partner_words     \"close\"",
        "phrase_check      false",
        "worry_time        \"17:30\"",
        "on_this_day       false",
        "monthly_check     true",
        "still             true",
        "rainy_day = \"a rainy day\"",
        "compared = \"I measured myself\"",
        "\"My therapist\" = \"Tuesdays, +353 1 000 0000\"",
        "inward never writes to it",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
    assert!(!text.contains("late_reply ="), "{text}");
    assert_eq!(text.matches("none of your own").count(), 3);
}

#[test]
fn without_a_file_it_says_so_and_shows_what_holds() {
    let text = whole(&Stage::default(), &SettingsScreen::default());
    for line in [
        "There is no config file yet",
        "country           all countries",
        "day_start         4",
        "theme             \"auto\"",
        "on_this_day       true",
        "monthly_check     false",
        "still             false",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
    assert_eq!(text.matches("none of your own").count(), 5);
}

#[test]
fn every_command_is_listed_with_its_name_and_the_keys_in_force() {
    let line = KeyLine { command: "week".to_owned(), keys: vec!["alt-w".to_owned()], line: 1 };
    let stage = Stage { keymap: Keymap::new(&[line]).unwrap(), ..settled() };
    let text = whole(&stage, &SettingsScreen::default());
    for row in TABLE {
        let at = text.lines().position(|line| line.split_whitespace().next() == Some(row.name));
        let at = at.unwrap_or_else(|| panic!("{} is not in\n{text}", row.name));
        let mut lines = text.lines().skip(at);
        // A row with many keys has its sentence below them.
        let (line, below) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        assert!(line.contains(row.sentence) || below.contains(row.sentence), "{line}\n{below}");
        if row.name == "week" {
            assert!(line.contains("Alt-W"), "{line}");
        }
    }
}

#[test]
fn it_scrolls_and_esc_closes_it() {
    let (stage, mut screen) = (settled(), SettingsScreen::default());
    let first = stage.picture(&screen);
    stage.press(&mut screen, &["pagedown", "down"]);
    assert_ne!(stage.picture(&screen), first);
    stage.press(&mut screen, &["home"]);
    assert_eq!(stage.picture(&screen), first);
    assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
}

#[test]
fn the_settings_at_every_size() {
    let mut stage = settled();
    let screen = SettingsScreen::default();
    insta::assert_snapshot!(stage.pictures(&screen));
    stage.size = (80, 260);
    insta::assert_snapshot!("whole", stage.picture(&screen));
    stage.sweep(&screen);
}

#[test]
fn a_pause_lasts_a_week_and_the_same_key_ends_it() {
    let mut stage = settled();
    let mut screen = SettingsScreen::default();
    assert!(whole(&stage, &screen).contains("p pauses for a week"));
    let until = crate::tui::testing::day("2026-11-29");
    let begins = [
        Effect::Do(Task::Remember(Change::PauseUntil(Some(until)))),
        Effect::Say("Paused until Sunday 29 November.".to_owned()),
    ];
    assert_eq!(stage.press(&mut screen, &["p"]), begins);
    stage.state.paused_until = Some(until);
    assert!(whole(&stage, &screen).contains("Paused until Sunday 29 November. p ends the pause."));
    let ends = [
        Effect::Do(Task::Remember(Change::PauseUntil(None))),
        Effect::Say("The pause has ended.".to_owned()),
    ];
    assert_eq!(stage.press(&mut screen, &["p"]), ends);
    stage.now = crate::tui::testing::moment("2026-11-29T21:00:00+01:00");
    assert!(whole(&stage, &SettingsScreen::default()).contains("p pauses for a week"), "it is over");
}

#[test]
fn a_window_that_reads_along_says_that_a_pause_holds_in_it_only() {
    let stage = Stage { read_only: Some("Another window is open.".to_owned()), ..settled() };
    let effects = stage.press(&mut SettingsScreen::default(), &["p"]);
    assert!(matches!(effects.last(), Some(Effect::Say(said)) if said.contains("in this window only")));
}
