//! The line itself: when it comes, and when it does not.

use std::fs;

use inward::store::Store;

use super::Desk;
use crate::cli::sealing::{PASSPHRASE, sealed, with};
use crate::harness::home::{Home, TODAY, ran};

const SHOW: [&str; 2] = ["remind", "show"];

/// A journal in which yesterday is recorded, at a desk that shows notifications.
fn desk() -> Desk {
    let desk = Desk::with(&[("notify-send", "")]);
    desk.home.ok(&["log", "--day", "yesterday", "--jealousy", "1"]);
    desk
}

/// Has the timer call, and returns what was shown.
fn shown(desk: &Desk, arguments: &[&str]) -> Vec<String> {
    assert_eq!(desk.ok(arguments), "", "it prints nothing");
    desk.calls()
}

fn says(line: &str) -> Vec<String> {
    vec![format!("notify-send [--app-name] [Reminder] [--] [{line}]")]
}

#[test]
fn one_neutral_line_comes_once_on_a_day_that_is_not_recorded() {
    let mut desk = desk();
    desk.home.at("2026-11-22T21:30:02+01:00");
    assert_eq!(shown(&desk, &SHOW), says("It is half past nine."));
    assert!(shown(&desk, &SHOW).is_empty(), "never twice");
    desk.home.at("2026-11-23T03:59:00+01:00");
    assert!(shown(&desk, &SHOW).is_empty(), "until four it is the same day");
    desk.home.at("2026-11-23T21:30:00+01:00");
    assert_eq!(shown(&desk, &SHOW).len(), 1);
}

#[test]
fn a_recorded_day_and_a_pause_have_none() {
    let mut desk = desk();
    desk.home.ok(&["log", "--jealousy", "1"]);
    assert!(shown(&desk, &SHOW).is_empty());
    desk.home.at("2026-11-23T21:30:00+01:00");
    let store = Store::open(desk.home.data()).unwrap();
    store.change_state(|state| state.paused_until = Some("2026-11-25".parse().unwrap())).unwrap();
    assert!(shown(&desk, &SHOW).is_empty());
    desk.home.at("2026-11-25T21:30:00+01:00");
    assert_eq!(shown(&desk, &SHOW), says("It is half past nine."));
}

#[test]
fn it_comes_up_to_an_hour_late_and_then_no_more() {
    for (now, comes) in [
        ("2026-11-22T21:30:00+01:00", true),
        ("2026-11-22T22:30:59+01:00", true),
        ("2026-11-22T22:31:00+01:00", false),
        ("2026-11-23T07:02:00+01:00", false),
        ("2026-11-22T21:29:00+01:00", false),
    ] {
        let mut desk = desk();
        desk.home.at(now);
        let calls = shown(&desk, &["remind", "show", "--at", "21:30"]);
        assert_eq!(!calls.is_empty(), comes, "{now}: {calls:?}");
        if !comes {
            assert_eq!(shown(&desk, &SHOW).len(), 1, "it counts for nothing that it came too late");
        }
    }
}

#[test]
fn a_locked_journal_has_none_and_an_open_one_is_asked() {
    let mut desk = Desk::at(sealed().0, &[("notify-send", "")]);
    desk.home.at("2026-11-23T21:30:00+01:00");
    let before = desk.home.tree();
    assert!(shown(&desk, &SHOW).is_empty());
    assert_eq!(desk.home.tree(), before);
    let ran = with(&desk.home, "not the passphrase", &SHOW);
    ran.fails(1, "this is not the passphrase");
    assert_eq!(with(&desk.home, PASSPHRASE, &["status"]).code, 3);
}

#[test]
fn where_there_is_no_journal_nothing_is_shown_and_nothing_made() {
    let desk = Desk::with(&[("notify-send", "")]);
    assert!(shown(&desk, &SHOW).is_empty());
    assert!(!desk.home.data().exists());
}

#[test]
fn what_cannot_be_known_is_not_guessed() {
    let desk = desk();
    fs::write(desk.home.data().join("state.json"), "no state").unwrap();
    desk.run(&SHOW).fails(1, "state.json");
    fs::remove_file(desk.home.data().join("state.json")).unwrap();
    fs::write(desk.home.month("2026-11"), "no month").unwrap();
    desk.run(&SHOW).fails(1, "2026-11.json");
    assert!(desk.calls().is_empty());
}

#[test]
fn ones_own_line_is_shown_as_it_is_and_passes_no_shell() {
    let line = "--help; $(touch x) \\\"A quiet minute?\\\" `%s`";
    let desk = desk();
    desk.home.set_config(&format!("reminder_text = \"{line}\"\n"));
    assert_eq!(shown(&desk, &SHOW), says(&line.replace("\\\"", "\"")));
    desk.home.set_config("reminder_text = \"two\\nlines\"\nunknown = 1\n");
    let mut desk = desk;
    desk.home.at("2026-11-23T21:30:00+01:00");
    assert_eq!(shown(&desk, &SHOW), says("two lines"), "and faults of the file are for the person's eyes");
}

#[test]
fn other_systems_show_it_in_their_way_and_without_one_it_is_printed() {
    let desk = desk();
    desk.has_not("notify-send");
    desk.has("osascript", "");
    let calls = shown(&desk, &SHOW);
    assert!(calls[0].starts_with("osascript [-e] [on run words]"), "{calls:?}");
    assert!(calls[0].ends_with("[--] [It is fourteen minutes past nine.] [Reminder]"), "{calls:?}");

    let desk = self::desk();
    desk.has_not("notify-send");
    desk.has("powershell", "printf '%s' \"$REMINDER_TEXT\" >\"$here/text\"");
    let calls = shown(&desk, &SHOW);
    assert!(calls[0].starts_with("powershell [-NoProfile]") && !calls[0].contains("past nine"), "{calls:?}");
    assert_eq!(desk.text("bin/text"), "It is fourteen minutes past nine.");

    let desk = self::desk();
    desk.has_not("notify-send");
    assert_eq!(desk.ok(&SHOW), "It is fourteen minutes past nine.\n");
    assert_eq!(desk.ok(&SHOW), "");
}

#[test]
fn a_notification_that_fails_is_said_and_not_tried_again() {
    let desk = desk();
    desk.has("notify-send", "echo 'Cannot autolaunch D-Bus' >&2; exit 1");
    desk.run(&SHOW)
        .fails(1, "notify-send did not do it (Cannot autolaunch D-Bus): see that it works by itself");
    desk.has("notify-send", "");
    desk.calls();
    assert!(shown(&desk, &SHOW).is_empty());
}

#[test]
fn the_program_that_shows_it_gets_nothing_of_the_environment_that_it_does_not_need() {
    let desk = desk();
    desk.has("notify-send", "export -p >\"$here/environment\"");
    let mut command = desk.home.command(&SHOW);
    command.env("PATH", desk.bin()).env("SECRET", "MARK").env("DISPLAY", ":7");
    let ran = ran(&mut command, b"");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let environment = desk.text("bin/environment");
    assert!(environment.contains(":7") && !environment.contains("MARK"), "{environment}");
    assert!(!environment.contains("INWARD") && !environment.contains(TODAY), "{environment}");
}

#[test]
fn it_is_remembered_as_a_day_and_nothing_else() {
    let desk = desk();
    let before = Home::tree(&desk.home);
    shown(&desk, &SHOW);
    let after = desk.home.tree();
    let changed: Vec<_> = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).collect();
    let names: Vec<String> = changed
        .iter()
        .map(|(path, _)| path.strip_prefix(desk.home.dir()).unwrap().display().to_string())
        .filter(|name| !name.starts_with("bin"))
        .collect();
    assert_eq!(names, ["data/state.json"]);
    assert!(desk.text("data/state.json").contains("\"reminded\": \"2026-11-22\""));
}
