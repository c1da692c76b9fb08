use super::*;
use crate::tui::testing::{event, shifted};

fn line(command: &str, keys: &[&str]) -> KeyLine {
    KeyLine { command: command.to_owned(), keys: keys.iter().map(|key| (*key).to_owned()).collect(), line: 7 }
}

fn refused(lines: &[KeyLine]) -> KeyError {
    let error = Keymap::new(lines).map(|_| ()).unwrap_err();
    assert_eq!(error.line, 7);
    error
}

fn key(text: &str) -> Key {
    Key::parse(text).unwrap_or_else(|| panic!("{text} is no key"))
}

#[test]
fn a_key_is_read_as_it_is_written_in_the_config_and_told_as_it_is_read_on_a_keyboard() {
    for (written, told) in [
        ("c", "c"),
        ("C", "C"),
        ("?", "?"),
        ("-", "-"),
        ("ß", "ß"),
        ("ctrl-u", "Ctrl-U"),
        ("ctrl-\\", "Ctrl-\\"),
        ("ctrl--", "Ctrl--"),
        ("alt-x", "Alt-X"),
        ("f12", "F12"),
        ("enter", "Enter"),
        ("esc", "Esc"),
        ("space", "Space"),
        ("ctrl-space", "Ctrl-Space"),
        ("backtab", "Shift-Tab"),
        ("pageup", "PgUp"),
        ("pagedown", "PgDn"),
        ("up", "↑"),
    ] {
        let parsed = key(written);
        assert_eq!(parsed.name(), told, "{written}");
        assert_eq!(Key::of(parsed.event()), parsed, "{written}");
    }
    for (one, other) in [("Ctrl-U", "ctrl-u"), ("ctrl-U", "ctrl-u"), ("F2", "f2"), ("Enter", "enter")] {
        assert_eq!(key(one), key(other), "{one}");
    }
    for text in ["", " ", "cc", "ctrl-", "alt-", "f0", "f13", "hyper-x", "\u{1b}", "ctrl-alt"] {
        assert_eq!(Key::parse(text), None, "{text:?}");
    }
}

#[test]
fn every_key_of_the_table_comes_back_as_the_command_it_stands_for() {
    let keymap = Keymap::default();
    for place in Place::ALL {
        for row in TABLE.iter().filter(|row| row.applies_in(place)) {
            for (nth, key) in row.keys.iter().enumerate() {
                let hit = keymap.hit(place, event(key));
                assert_eq!(hit, Some(Hit { command: row.command, nth, is_repeat: false }), "{place:?} {key}");
            }
        }
    }
}

#[test]
fn terminals_that_report_a_key_in_different_ways_mean_the_same() {
    let control = |c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL);
    assert_eq!(Key::of(control('4')), key("ctrl-\\"));
    assert_eq!(Key::of(control('U')), key("ctrl-u"));
    for text in ["?", "G", "backtab"] {
        assert_eq!(Key::of(shifted(event(text))), key(text), "{text}");
    }
    assert_eq!(Key::of(shifted(event("tab"))), key("backtab"));
}

#[test]
fn the_keys_of_the_config_take_the_place_of_those_that_come_with_a_command() {
    let keymap = Keymap::new(&[line("week", &["z", "alt-k"])]).unwrap();
    let week = |nth| Some(Hit { command: Command::Week, nth, is_repeat: false });
    assert_eq!(keymap.hit(Place::Home, event("z")), week(0));
    assert_eq!(keymap.hit(Place::Home, event("alt-k")), week(1));
    assert_eq!(keymap.hit(Place::Home, event("7")), None);
    assert_eq!(keymap.hit(Place::Week, event("z")), None);
}

#[test]
fn two_commands_can_change_places() {
    let keymap = Keymap::new(&[line("week", &["e"]), line("entries", &["7"])]).unwrap_err();
    assert!(matches!(keymap.fault, KeyFault::Taken { other: "edit", .. }), "{keymap:?}");
    let lines = [line("week", &["e"]), line("entries", &["7"]), line("edit", &["alt-e"])];
    let keymap = Keymap::new(&lines).unwrap();
    let command = |key| keymap.hit(Place::Home, event(key)).map(|hit| hit.command);
    assert_eq!((command("e"), command("7")), (Some(Command::Week), Some(Command::Entries)));
}

#[test]
fn a_name_that_no_command_has_is_refused_with_the_nearest() {
    let error = refused(&[line("chek_in", &["x"])]);
    assert_eq!(error.to_string(), "no command is called \"chek_in\", did you mean \"check_in\"?");
    let error = refused(&[line("zzzzzzzzzzzz", &["x"])]);
    assert_eq!(
        error.to_string(),
        "no command is called \"zzzzzzzzzzzz\": the settings in the program list them all"
    );
}

#[test]
fn a_setting_among_the_keys_is_told_where_it_belongs() {
    let error = refused(&[line("theme", &["dark"])]);
    assert!(error.to_string().ends_with("it is a setting; put it above the first section"), "{error}");
}

#[test]
fn lines_that_cannot_be_used_leave_the_others_in_force() {
    let lines = [line("week", &["z"]), line("no_such", &["x"]), line("trends", &["y"]), line("note", &[])];
    let (keymap, errors) = Keymap::lenient(&lines);
    assert_eq!(errors.len(), 3, "{errors:?}");
    let command = |key| keymap.hit(Place::Home, event(key)).map(|hit| hit.command);
    assert_eq!((command("z"), command("7")), (Some(Command::Week), None));
    assert_eq!((command("t"), command("y")), (Some(Command::Trends), Some(Command::Yesterday)));
}

#[test]
fn a_line_that_needs_the_keys_of_one_that_is_left_out_is_left_out_too() {
    // Week cannot have e, which edits an entry, and so keeps k.
    let (keymap, errors) = Keymap::lenient(&[line("week", &["e"]), line("entries", &["7"])]);
    assert_eq!(errors.len(), 2, "{errors:?}");
    let command = |key| keymap.hit(Place::Home, event(key)).map(|hit| hit.command);
    assert_eq!((command("7"), command("e")), (Some(Command::Week), Some(Command::Entries)));
}

#[test]
fn what_is_no_key_is_refused() {
    let error = refused(&[line("week", &["w", "super-w"])]);
    assert_eq!(error.fault, KeyFault::NoSuchKey("super-w".to_owned()));
}

#[test]
fn a_key_that_means_something_else_in_the_same_place_is_refused() {
    let error = refused(&[line("week", &["y"])]);
    assert_eq!(error.fault, KeyFault::Taken { key: "y".to_owned(), other: "yesterday" });
    assert!(Keymap::new(&[line("write", &["y"])]).is_ok(), "y means nothing at a question");
    assert!(Keymap::new(&[line("support", &["s", "F2"])]).is_ok(), "both mean support");
}

#[test]
fn a_letter_is_refused_where_letters_are_text() {
    for (command, key) in [("undo_text", "u"), ("hide", "space"), ("leave_line", "x"), ("quit_now", "Q")] {
        let error = refused(&[line(command, &[key])]);
        assert!(error.to_string().contains("types text where"), "{command} {error}");
    }
    assert!(Keymap::new(&[line("undo_text", &["alt-u"])]).is_ok());
}

#[test]
fn a_command_keeps_as_many_different_keys_as_it_needs() {
    let error = refused(&[line("answer", &["a", "b", "c", "d"])]);
    assert_eq!(error.to_string(), "\"answer\" needs 5 different keys, one for each answer from 0");
    refused(&[line("answer", &["a", "b", "c", "d", "d"])]);
    assert_eq!(refused(&[line("week", &[])]).to_string(), "\"week\" needs a key");
    assert!(Keymap::new(&[line("answer", &["a", "b", "c", "d", "e"])]).is_ok());
}

#[test]
fn caps_lock_and_other_layouts_reach_the_same_commands() {
    let keymap = Keymap::default();
    let command = |place, key: &str| keymap.hit(place, event(key)).map(|hit| hit.command);
    assert_eq!(command(Place::Home, "C"), Some(Command::CheckIn));
    for key in ["с", "С"] {
        assert_eq!(command(Place::Home, key), Some(Command::CheckIn), "the Cyrillic letter on the key of c");
    }
    assert_eq!(command(Place::Entries, "G"), Some(Command::Last), "a capital that is a key stays that key");
    assert_eq!(
        (command(Place::Entries, "п"), command(Place::Entries, "П")),
        (Some(Command::First), Some(Command::Last))
    );
    assert_eq!(
        (command(Place::Text, "S"), command(Place::Text, "ы")),
        (None, None),
        "in a text letters are text"
    );
    assert_eq!(command(Place::Home, "é"), None);
}

#[test]
fn a_run_of_keys_is_shown_as_one_only_as_it_comes() {
    let shown = |keymap: &Keymap, name: &str| {
        let (row, keys) = keymap.all().find(|(row, _)| row.name == name).unwrap();
        Keymap::shown(row, keys)
    };
    assert_eq!(shown(&Keymap::default(), "answer"), "0-4");
    assert_eq!(shown(&Keymap::default(), "tick_part"), "Space");
    let keymap = Keymap::new(&[line("answer", &["a", "b", "c", "d", "e"])]).unwrap();
    assert_eq!(shown(&keymap, "answer"), "a");
}
