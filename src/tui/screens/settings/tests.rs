use std::path::Path;

use serde_json::json;

use super::*;
use crate::config::Config;
use crate::config::known::{SECTIONS, SETTINGS};
use crate::journal::State;
use crate::tui::command::TABLE;
use crate::tui::command::keymap::Keymap;
use crate::tui::settings::Settings;
use crate::tui::testing::{Stage, day, moment};

/// A stage under a config file and what was chosen in the program.
fn stage(file: &str, chosen: &[(&str, serde_json::Value)]) -> Stage {
    let mut stage = Stage::default();
    for (name, value) in chosen {
        stage.state.take(Change::Set((*name).to_owned(), Some(value.clone())));
    }
    let config = if file.is_empty() {
        Config { path: stage.settings.config.path.clone(), ..Config::default() }
    } else {
        Config::parse(file, Path::new("~/.config/inward/config.toml"))
    };
    stage.settings = Settings::new(config, &stage.state, stage.settings.data_dir.clone(), None);
    stage.keymap = Keymap::in_force(&stage.settings.config);
    stage
}

/// Carries out what was asked for, as the app does.
fn put_in_force(stage: &mut Stage, effects: &[Effect]) {
    for effect in effects {
        if let Effect::Do(Task::Remember(change)) = effect {
            stage.state.take(change.clone());
        }
    }
    stage.settings.renew(&stage.state);
    stage.keymap = Keymap::in_force(&stage.settings.config);
}

fn set_to(name: &str, value: Option<serde_json::Value>) -> Effect {
    Effect::Do(Task::Remember(Change::Set(name.to_owned(), value)))
}

/// The settings with the selection on the row of this name.
fn on(stage: &Stage, name: &str) -> SettingsScreen {
    let mut screen = SettingsScreen::default();
    for _ in 0..rows(&stage.any_context()).len() {
        if screen
            .selected(&stage.any_context())
            .is_some_and(|row| row.shown(&stage.any_context()).name == name)
        {
            return screen;
        }
        stage.press(&mut screen, &["down"]);
    }
    panic!("there is no row {name}");
}

fn field(stage: &Stage, name: &str, typed: &str) -> (FieldScreen, Vec<Effect>) {
    let mut screen = FieldScreen::new(name, &stage.any_context());
    stage.press(&mut screen, &["ctrl-u"]);
    stage.type_in(&mut screen, typed);
    let effects = stage.press(&mut screen, &["enter"]);
    (screen, effects)
}

#[test]
fn every_setting_and_section_has_a_row_that_says_what_it_does() {
    let mut stage = stage("", &[]);
    stage.size = (120, 40);
    for known in &SETTINGS {
        let picture = stage.picture(&on(&stage, known.label)).replace('\n', " ");
        let said = picture.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(known.does), "{}: {picture}", known.name);
    }
    for section in &SECTIONS {
        on(&stage, section.label);
    }
}

#[test]
fn a_value_is_changed_with_the_arrows_is_in_force_at_once_and_goes_back() {
    let mut stage = stage("", &[]);
    for (label, name, keys, value, shown) in [
        ("Day starts at", "day_start", &["right"][..], json!(5), "5:00"),
        ("Week starts on", "week_start", &["right"], json!("sunday"), "Sunday"),
        ("Colours", "theme", &["l"], json!("dark"), "for a dark background"),
        ("Country", "country", &["right"], json!("AU"), "Australia"),
        ("Words for your partner", "partner_words", &["right"], json!("close"), "someone you're close to"),
        ("Worry time", "worry_time", &["left"], json!("17:30"), "17:30"),
        ("Check for heavy phrases", "phrase_check", &["space"], json!(false), "off"),
        ("Copying", "clipboard", &["space"], json!(false), "off"),
        ("On this day", "on_this_day", &["enter"], json!(false), "off"),
        ("Monthly check", "monthly_check", &["space"], json!(true), "on"),
        ("Suggest an exercise", "suggestions", &["space"], json!(false), "off"),
        ("Question of the day", "prompts", &["space"], json!(false), "off"),
        ("Timers stand still", "still", &["space"], json!(true), "on"),
        ("Quiet Home", "quiet_home", &["space"], json!(true), "on"),
        ("Lock after", "lock_after", &["right"], json!(10), "10 minutes"),
    ] {
        let mut screen = on(&stage, label);
        let effects = stage.press(&mut screen, keys);
        assert_eq!(effects, [set_to(name, Some(value))], "{name}");
        put_in_force(&mut stage, &effects);
        let picture = stage.picture(&screen);
        let row = picture.lines().find(|line| line.contains(label)).unwrap_or_default();
        assert!(row.contains(shown) && row.contains("chosen here"), "{picture}");
        assert!(stage.footer(&screen).contains("r back to default"), "{}", stage.footer(&screen));
        let effects = stage.press(&mut screen, &["r"]);
        assert_eq!(effects, [set_to(name, None)], "{name}");
        put_in_force(&mut stage, &effects);
        assert!(!stage.picture(&screen).contains("chosen here"), "{}", stage.picture(&screen));
    }
    assert_eq!(stage.state, State::default());
    let is_changed_with_arrows = SETTINGS.iter().filter(|known| !(known.choices)().is_empty());
    assert_eq!(is_changed_with_arrows.count(), 15, "each has a row above");
}

/// A state that came from another computer must not be able to run a program.
#[test]
fn an_editor_is_named_in_the_file_alone() {
    let mut stage = stage("", &[("editor", json!("elsewhere"))]);
    let mut screen = on(&stage, "Your own editor");
    assert!(stage.picture(&screen).contains("none"), "{}", stage.picture(&screen));
    for key in ["right", "left", "space", "enter", "r"] {
        assert_eq!(stage.press(&mut screen, &[key]), [], "{key}");
    }
    assert!(!stage.footer(&screen).contains("change"), "{}", stage.footer(&screen));
    stage = self::stage("editor = \"nano\"\n", &[("editor", json!("elsewhere"))]);
    assert!(stage.picture(&on(&stage, "Your own editor")).contains("nano"));
}

#[test]
fn the_name_on_home_is_typed_and_that_of_the_folder_stands_in_the_file_alone() {
    let stage = stage("", &[("data_name", json!("elsewhere"))]);
    let mut screen = on(&stage, "Name on Home");
    assert!(stage.picture(&screen).contains("inward"), "{}", stage.picture(&screen));
    assert!(!stage.footer(&screen).contains("change"), "{}", stage.footer(&screen));
    assert_eq!(stage.press(&mut screen, &["right", "left", "space"]), []);
    let opened = Effect::Open(Route::SettingsField("title".to_owned()));
    assert_eq!(stage.press(&mut screen, &["enter"]), [opened]);
    assert_eq!(
        field(&stage, "title", "My notes").1,
        [Effect::Close, set_to("title", Some(json!("My notes")))]
    );
    assert_eq!(field(&stage, "title", "").1, [Effect::Close, set_to("title", None)]);
    let (screen, effects) = field(&stage, "title", &"n".repeat(41));
    assert_eq!(effects, []);
    let picture = stage.picture(&screen);
    assert!(picture.contains("Write one line of at most 40 characters, such as \"Notes\"."), "{picture}");

    let mut screen = on(&stage, "Name of the folder");
    let picture = stage.picture(&screen);
    assert!(!picture.contains("elsewhere"), "a state from elsewhere moves nothing: {picture}");
    for key in ["right", "left", "space", "enter", "r"] {
        assert_eq!(stage.press(&mut screen, &[key]), [], "{key}");
    }
}

#[test]
fn the_last_value_is_followed_by_the_first_only_with_space() {
    let stage = stage("", &[("theme", json!("plain"))]);
    let mut screen = on(&stage, "Colours");
    assert_eq!(stage.press(&mut screen, &["right"]), []);
    assert_eq!(stage.press(&mut screen, &["space"]), [set_to("theme", Some(json!("auto")))]);
}

#[test]
fn a_value_that_is_none_of_those_offered_lies_between_them() {
    let stage = stage("", &[("worry_time", json!("17:45")), ("country", json!("BR"))]);
    for (label, key, expected) in [
        ("Worry time", "right", json!("18:00")),
        ("Worry time", "left", json!("17:30")),
        ("Country", "right", json!("CA")),
        ("Country", "left", json!("AU")),
    ] {
        let mut screen = on(&stage, label);
        let effects = stage.press(&mut screen, &[key]);
        assert!(
            matches!(effects.as_slice(), [Effect::Do(Task::Remember(Change::Set(_, Some(value))))] if *value == expected),
            "{effects:?}"
        );
    }
}

#[test]
fn what_the_file_says_is_shown_with_its_line_and_cannot_be_changed() {
    let stage = stage("theme = \"dark\"\n\n[keys]\nweek = \"z\"\n", &[("theme", json!("light"))]);
    let mut screen = on(&stage, "Colours");
    let picture = stage.picture(&screen);
    assert!(picture.contains("for a dark background") && picture.contains("config.toml line 1"), "{picture}");
    let why = Effect::Say("Set in config.toml, line 1: change it there.".to_owned());
    for key in ["left", "right", "space", "enter", "r"] {
        assert_eq!(stage.press(&mut screen, &[key]), std::slice::from_ref(&why), "{key}");
    }
    assert!(!stage.footer(&screen).contains("change"), "{}", stage.footer(&screen));
    let mut keys = SectionScreen::new("keys");
    while keys.selected(&stage.any_context()).as_deref() != Some("keys.week") {
        stage.press(&mut keys, &["down"]);
    }
    assert!(stage.picture(&keys).contains("config.toml line 4"), "{}", stage.picture(&keys));
    let why = Effect::Say("Set in config.toml, line 4: change it there.".to_owned());
    assert_eq!(stage.press(&mut keys, &["enter"]), std::slice::from_ref(&why));
    assert_eq!(stage.press(&mut keys, &["r"]), [why]);
}

#[test]
fn lines_that_are_skipped_are_named() {
    let stage = stage("them = 1\n", &[]);
    let picture = stage.picture(&SettingsScreen::default());
    assert!(picture.contains("Skipped lines") && picture.contains("line 1: unknown key `them`"), "{picture}");
}

#[test]
fn a_country_and_a_time_can_be_typed_and_what_does_not_fit_is_refused() {
    let stage = stage("", &[]);
    let open = |label: &str| stage.press(&mut on(&stage, label), &["enter"]);
    assert_eq!(open("Country"), [Effect::Open(Route::SettingsField("country".to_owned()))]);
    assert_eq!(field(&stage, "country", "br").1, [Effect::Close, set_to("country", Some(json!("br")))]);
    assert_eq!(
        field(&stage, "worry_time", "17:10").1,
        [Effect::Close, set_to("worry_time", Some(json!("17:10")))]
    );
    assert_eq!(field(&stage, "country", "").1, [Effect::Close, set_to("country", None)]);
    let (mut screen, effects) = field(&stage, "country", "Eire");
    assert_eq!(effects, []);
    assert!(
        stage.picture(&screen).contains("Write the two letters of a country"),
        "{}",
        stage.picture(&screen)
    );
    stage.type_in(&mut screen, "x");
    assert!(!stage.picture(&screen).contains("Write the two letters"));
    assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
}

#[test]
fn a_command_gets_other_keys_and_a_key_that_is_taken_is_refused() {
    let mut stage = stage("", &[]);
    let (screen, effects) = field(&stage, "keys.week", "t");
    assert_eq!(effects, []);
    assert!(
        stage.picture(&screen).contains("T already means \"trends\" there")
            || stage.picture(&screen).contains("t already means \"trends\" there"),
        "{}",
        stage.picture(&screen)
    );
    let (screen, effects) = field(&stage, "keys.help_anywhere", "x");
    assert_eq!(effects, []);
    assert!(stage.picture(&screen).contains("types text where"), "{}", stage.picture(&screen));
    let (_, effects) = field(&stage, "keys.week", "alt-w, Z");
    assert_eq!(effects, [Effect::Close, set_to("keys.week", Some(json!(["alt-w", "Z"])))]);
    put_in_force(&mut stage, &effects);
    let mut keys = SectionScreen::new("keys");
    while keys.selected(&stage.any_context()).as_deref() != Some("keys.week") {
        stage.press(&mut keys, &["down"]);
    }
    assert!(stage.picture(&keys).contains("Alt-W or Z"), "{}", stage.picture(&keys));
    assert_eq!(
        stage.press(&mut keys, &["enter"]),
        [Effect::Open(Route::SettingsField("keys.week".to_owned()))]
    );
    assert_eq!(
        field(&stage, "keys.week", "7").1,
        [Effect::Close, set_to("keys.week", None)],
        "its own keys again"
    );
    assert_eq!(stage.press(&mut keys, &["r"]), [set_to("keys.week", None)]);
    assert!(stage.picture(&on(&stage, "Keys")).contains("1 changed"));
}

#[test]
fn keys_can_change_places_one_after_the_other_and_hold_at_the_next_start() {
    let mut stage = stage("", &[]);
    for (name, typed) in [("keys.week", "Z"), ("keys.trends", "7"), ("keys.week", "t")] {
        let (screen, effects) = field(&stage, name, typed);
        assert_eq!(effects.len(), 2, "{}", stage.picture(&screen));
        put_in_force(&mut stage, &effects);
    }
    let keys = |name: &str| {
        stage.keymap.all().find(|(row, _)| row.name == name).map(|(_, keys)| key_names::keys(keys))
    };
    assert_eq!((keys("week").as_deref(), keys("trends").as_deref()), (Some("t"), Some("7")));
}

#[test]
fn every_command_is_listed_with_the_keys_in_force() {
    let stage = stage("", &[]);
    let listed = SectionScreen::new("keys").shown(&stage.any_context());
    assert_eq!(listed.len(), TABLE.len());
    for (row, shown) in TABLE.iter().zip(&listed) {
        assert_eq!((shown.name.as_str(), shown.from.as_str()), (row.name, row.sentence));
        assert!(!shown.value.is_empty(), "{}", row.name);
    }
}

#[test]
fn own_ticks_are_added_changed_and_removed() {
    let mut stage = stage("[ticks.did]\nsang = \"sang\"\n", &[]);
    let mut screen = SectionScreen::new("ticks.did");
    assert_eq!(
        stage.press(&mut screen, &["a"]),
        [Effect::Open(Route::SettingsField("ticks.did.".to_owned()))]
    );
    for (typed, name) in [("Went out, alone", "went_out_alone"), ("Sang", "sang_2"), ("öäü", "own")] {
        let (_, effects) = field(&stage, "ticks.did.", typed);
        assert_eq!(
            effects,
            [Effect::Close, set_to(&format!("ticks.did.{name}"), Some(json!(typed)))],
            "{typed}"
        );
        put_in_force(&mut stage, &effects);
    }
    let picture = stage.picture(&screen);
    assert!(picture.contains("Went out, alone") && picture.contains("config.toml line 2"), "{picture}");
    stage.press(&mut screen, &["end"]);
    assert_eq!(stage.press(&mut screen, &["r"]), [set_to("ticks.did.own", None)]);
    assert_eq!(field(&stage, "ticks.did.", " ").1, [], "nothing was written");
}

#[test]
fn own_lines_of_support_are_added_renamed_and_removed() {
    let mut stage = stage("", &[]);
    let screen = SectionScreen::new("support");
    assert!(stage.picture(&screen).contains("a adds one"), "{}", stage.picture(&screen));
    let (refused, effects) = field(&stage, "support.", "Ana");
    assert_eq!(effects, []);
    assert!(stage.picture(&refused).contains("Write the name, an =, and the text."));
    let (_, effects) = field(&stage, "support.", "Ana = +353 1 000");
    assert_eq!(effects, [Effect::Close, set_to("support.Ana", Some(json!("+353 1 000")))]);
    put_in_force(&mut stage, &effects);
    assert_eq!(field(&stage, "support.", "Ana = x").1, [], "there is one already");
    let (_, effects) = field(&stage, "support.Ana", "Ana B. = +353 1 001");
    assert_eq!(
        effects,
        [Effect::Close, set_to("support.Ana", None), set_to("support.Ana B.", Some(json!("+353 1 001")))]
    );
}

#[test]
fn a_window_that_reads_along_says_that_a_change_holds_in_it_only() {
    let stage = Stage { read_only: Some("Another window is open.".to_owned()), ..stage("", &[]) };
    let here_only = "Another window is open: this applies in this window only.";
    for (label, key) in [("Timers stand still", "space"), ("Pause", "enter")] {
        let effects = stage.press(&mut on(&stage, label), &[key]);
        assert!(
            matches!(effects.last(), Some(Effect::Say(said)) if said.contains("in this window only")),
            "{here_only} {effects:?}"
        );
    }
}

#[test]
fn the_theme_shows_its_roles_and_says_when_no_colour_is_used() {
    let stage = stage("", &[]);
    let screen = on(&stage, "Colours");
    let picture = stage.picture(&screen);
    assert!(picture.contains("No colour is used") && picture.contains("signs 0 1 2 3 4"), "{picture}");
    let stage = stage.in_colour();
    assert!(!stage.picture(&screen).contains("No colour is used"));
    insta::assert_snapshot!("sample_dark", stage.styles(&screen));
}

#[test]
fn esc_closes_it() {
    let stage = stage("", &[]);
    assert_eq!(stage.press(&mut SettingsScreen::default(), &["down", "esc"]), [Effect::Close]);
    assert_eq!(stage.press(&mut SectionScreen::new("keys"), &["esc"]), [Effect::Close]);
}

#[test]
fn the_settings_at_every_size() {
    let chosen =
        [("country", json!("IE")), ("keys.week", json!(["alt-w"])), ("ticks.did.sang", json!("sang"))];
    let mut stage = stage("theme = \"dark\"\npartner_words = \"close\"\n", &chosen);
    for (name, label) in [("theme", "Colours"), ("country", "Country"), ("folder", "Data")] {
        let screen = on(&stage, label);
        insta::assert_snapshot!(name, stage.plain_pictures(&screen));
    }
    for section in ["keys", "ticks.did", "support"] {
        let screen = SectionScreen::new(section);
        insta::assert_snapshot!(section.replace('.', "_"), stage.plain_pictures(&screen));
    }
    let (screen, _) = field(&stage, "keys.trends", "alt-w");
    insta::assert_snapshot!("key_refused", stage.plain_pictures(&screen));
    stage.sweep(&screen);
    // One of each kind: the selected row changes only the lines below the list.
    let screen = on(&stage, "Colours");
    stage.sweep(&screen);
    stage.sweep(&SectionScreen::new("ticks.did"));
}

#[test]
fn a_pause_lasts_a_week_and_the_same_key_ends_it() {
    let mut stage = stage("", &[]);
    let mut screen = on(&stage, "Pause");
    assert!(stage.picture(&screen).contains("p pauses for a week"));
    let until = day("2026-11-29");
    let begins = [
        Effect::Do(Task::Remember(Change::PauseUntil(Some(until)))),
        Effect::Say("Paused until Sunday 29 November.".to_owned()),
    ];
    assert_eq!(stage.press(&mut screen, &["p"]), begins);
    stage.state.paused_until = Some(until);
    let picture = stage.picture(&screen);
    assert!(
        picture.contains("Paused until Sunday 29 November.") && picture.contains("p ends the pause."),
        "{picture}"
    );
    let ends = [
        Effect::Do(Task::Remember(Change::PauseUntil(None))),
        Effect::Say("The pause has ended.".to_owned()),
    ];
    assert_eq!(stage.press(&mut screen, &["p"]), ends);
    stage.now = moment("2026-11-29T21:00:00+01:00");
    assert!(stage.picture(&on(&stage, "Pause")).contains("p pauses for a week"), "it is over");
}
