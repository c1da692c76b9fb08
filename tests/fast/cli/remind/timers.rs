//! The timers of three systems, and none.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::{Value, json};

use super::Desk;
use crate::cli::sealing::sealed;
use crate::harness::home::PROGRAM;

const SERVICE: &str = ".config/systemd/user/inward-remind.service";
const TIMER: &str = ".config/systemd/user/inward-remind.timer";
const AGENT: &str = "Library/LaunchAgents/inward-remind.plist";

/// The calls of systemctl that change something.
fn changes(desk: &Desk) -> Vec<String> {
    let asks = |call: &String| call.contains("[show]") || call.contains("[is-active]");
    desk.calls().into_iter().filter(|call| !asks(call)).collect()
}

fn status(desk: &Desk) -> (i32, Value) {
    let ran = desk.run(&["remind", "status", "--json"]);
    (ran.code, serde_json::from_str(&ran.out).unwrap())
}

#[test]
fn a_timer_of_systemd_is_set_told_of_replaced_and_taken_out() {
    let desk = Desk::with_systemd();
    let none = desk.run(&["remind"]);
    assert_eq!((none.code, none.out.as_str(), none.err.as_str()), (3, "No reminder is set.\n", ""));
    let said = desk.ok(&["remind", "21:30"]);
    assert!(said.starts_with("Set for 21:30 every day (systemd, inward-remind)."), "{said}");
    let started = [
        "systemctl [--user] [daemon-reload]",
        "systemctl [--user] [enable] [--now] [inward-remind.timer]",
        "systemctl [--user] [restart] [inward-remind.timer]",
    ];
    assert_eq!(changes(&desk), started);
    assert!(desk.text(SERVICE).ends_with(&format!("ExecStart={}\n", desk.call("21:30"))));
    assert!(desk.text(TIMER).contains("\nOnCalendar=*-*-* 21:30:00\n"));
    for file in [SERVICE, TIMER] {
        assert_eq!(fs::metadata(desk.path(file)).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(desk.ok(&["remind"]), "A reminder is set for 21:30 every day (systemd, inward-remind).\n");
    assert!(
        desk.home
            .run(&["privacy"])
            .out
            .contains("A reminder is set: ~/.config/systemd/user/inward-remind.timer.")
    );
    let expected = json!({
        "set": true, "time": "21:30", "by": "systemd", "name": "inward-remind", "runs": true, "sealed": false
    });
    assert_eq!(status(&desk), (0, expected));
    changes(&desk);

    desk.ok(&["remind", "7:05"]);
    assert_eq!(changes(&desk), started);
    assert!(desk.text(TIMER).contains("\nOnCalendar=*-*-* 07:05:00\n"));
    assert!(desk.text(SERVICE).ends_with(" --at 07:05\n"));
    assert_eq!(fs::read_dir(desk.path(".config/systemd/user")).unwrap().count(), 2);

    assert_eq!(desk.ok(&["remind", "off"]), "The reminder is taken out.\n");
    assert_eq!(
        changes(&desk),
        ["systemctl [--user] [disable] [--now] [inward-remind.timer]", "systemctl [--user] [daemon-reload]"]
    );
    assert!(!desk.path(SERVICE).exists() && !desk.path(TIMER).exists());
    assert_eq!(desk.ok(&["remind", "off"]), "No reminder is set.\n");
    assert!(changes(&desk).is_empty());
    let (code, value) = status(&desk);
    assert_eq!((code, &value["set"], &value["time"]), (3, &json!(false), &Value::Null));
}

#[test]
fn a_timer_that_the_system_does_not_run_is_not_called_set() {
    let desk = Desk::with_systemd();
    desk.ok(&["remind", "21:30"]);
    desk.has("systemctl", "case \"$*\" in *is-active*) exit 3;; esac");
    let ran = desk.run(&["remind"]);
    ran.fails(1, "the system does not run it");
    assert!(ran.out.contains("21:30"));
}

#[test]
fn a_file_of_that_name_that_is_not_ours_stays() {
    for file in [SERVICE, TIMER] {
        let desk = Desk::with_systemd();
        let path = desk.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "[Timer]\nOnCalendar=daily\n").unwrap();
        desk.run(&["remind", "21:30"]).fails(1, "was not made here, so it stays as it is: move it away");
        assert_eq!(desk.run(&["remind"]).code, 3);
        assert_eq!(desk.ok(&["remind", "off"]), "No reminder is set.\n");
        assert_eq!(desk.text(file), "[Timer]\nOnCalendar=daily\n");
        assert!(changes(&desk).is_empty());
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }
    let desk = Desk::with_systemd();
    let path = desk.path(TIMER);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(desk.path("elsewhere"), &path).unwrap();
    desk.run(&["remind", "21:30"]).fails(1, "move it away");
    assert!(!desk.path("elsewhere").exists());
}

#[test]
fn when_the_system_refuses_all_is_as_before() {
    const REFUSES: &str =
        "case \"$*\" in *enable*) printf 'Failed to enable unit: no.\\nMore.\\n' >&2; exit 1;; esac";
    let desk = Desk::with(&[("systemctl", REFUSES)]);
    desk.run(&["remind", "21:30"]).fails(1, "systemctl did not do it (Failed to enable unit: no.): see that");
    assert!(!desk.path(SERVICE).exists() && !desk.path(TIMER).exists());
    desk.has("systemctl", "");
    desk.ok(&["remind", "21:30"]);
    let before = desk.text(TIMER);
    desk.has("systemctl", REFUSES);
    desk.run(&["remind", "8:00"]).fails(1, "systemctl did not do it");
    assert_eq!((desk.text(TIMER), desk.text(SERVICE).contains("21:30")), (before, true));
    desk.has("systemctl", "case \"$*\" in *disable*) exit 4;; esac");
    desk.run(&["remind", "off"]).fails(1, "systemctl did not do it (exit status: 4)");
    assert!(desk.path(TIMER).exists(), "what still runs is not said to be gone");
}

#[test]
fn the_timer_has_the_name_that_the_folder_or_home_was_given_and_there_is_only_one() {
    let desk = Desk::with_systemd();
    desk.ok(&["remind", "21:30"]);
    desk.home.set_config("title = \"My Notes\"\n");
    desk.ok(&["remind", "21:30"]);
    let files = || {
        let names = fs::read_dir(desk.path(".config/systemd/user")).unwrap();
        let mut names: Vec<String> = names.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    assert_eq!(files(), ["my-notes-remind.service", "my-notes-remind.timer"]);
    desk.home.set_config("data_name = \"papers\"\n");
    desk.ok(&["remind", "21:45"]);
    assert_eq!(files(), ["papers-remind.service", "papers-remind.timer"]);
    let service = desk.text(".config/systemd/user/papers-remind.service");
    let config = desk.home.config();
    assert!(service.contains(&format!("--config {} remind", config.display())), "{service}");
    // What was set under another name is found and taken out all the same.
    fs::remove_file(config).unwrap();
    assert!(desk.ok(&["remind"]).contains("papers-remind"));
    desk.ok(&["remind", "off"]);
    assert!(files().is_empty());
}

#[test]
fn an_agent_of_launchd_is_set_replaced_and_taken_out() {
    let id = "echo 501";
    let desk = Desk::with(&[("launchctl", ""), ("id", id)]);
    assert!(desk.ok(&["remind", "21:30"]).contains("(launchd, inward-remind)"));
    let agent = desk.path(AGENT);
    let boots = format!("launchctl [bootstrap] [gui/501] [{}]", agent.display());
    let changes = || {
        let calls = desk.calls().into_iter();
        calls.filter(|call| !call.contains("[print]") && !call.starts_with("id ")).collect::<Vec<_>>()
    };
    assert_eq!(changes(), std::slice::from_ref(&boots));
    let text = desk.text(AGENT);
    assert!(text.contains(&format!("<string>{PROGRAM}</string>\n    <string>--data-dir</string>")), "{text}");
    assert!(text.contains("<integer>21</integer>") && text.contains("<integer>30</integer>"));
    desk.ok(&["remind", "8:05"]);
    assert_eq!(changes(), ["launchctl [bootout] [gui/501/inward-remind]".to_owned(), boots]);
    assert!(desk.ok(&["remind"]).contains("for 08:05 every day"));
    changes();
    desk.ok(&["remind", "off"]);
    assert_eq!(changes(), ["launchctl [bootout] [gui/501/inward-remind]"]);
    assert!(!agent.exists());
    fs::write(&agent, "<plist/>").unwrap();
    desk.run(&["remind", "21:30"]).fails(1, "was not made here");
    assert_eq!(desk.text(AGENT), "<plist/>");
}

#[test]
fn a_task_of_windows_is_set_replaced_and_taken_out() {
    const KNOWS: &str = "case \"$1\" in /Query) [ -e \"$here/task\" ] || exit 1; while read -r line; do echo \"$line\"; done <\"$here/task\";; esac";
    let desk = Desk::with(&[("schtasks", KNOWS)]);
    let create = |time: &str| {
        let call = desk.call(time);
        format!("schtasks [/Create] [/F] [/SC] [DAILY] [/TN] [inward-remind] [/ST] [{time}] [/TR] [{call}]")
    };
    assert!(desk.ok(&["remind", "21:30"]).contains("(Task Scheduler, inward-remind)"));
    assert_eq!(desk.calls().last(), Some(&create("21:30")));
    let task = desk.bin().join("task");
    let known =
        "<StartBoundary>2026-11-22T21:30:00</StartBoundary>\n<Arguments>remind show --at 21:30</Arguments>\n";
    fs::write(&task, known).unwrap();
    assert!(desk.ok(&["remind"]).contains("for 21:30 every day"));
    desk.ok(&["remind", "8:05"]);
    assert_eq!(desk.calls().last(), Some(&create("08:05")));
    desk.ok(&["remind", "off"]);
    assert_eq!(desk.calls().last().unwrap(), "schtasks [/Delete] [/F] [/TN] [inward-remind]");
    fs::write(&task, "<StartBoundary>2026-11-22T21:30:00</StartBoundary>\n<Arguments>other</Arguments>\n")
        .unwrap();
    desk.run(&["remind", "21:30"]).fails(1, "the task inward-remind is there already and was not made here");
    assert_eq!(desk.run(&["remind"]).code, 3);
}

#[test]
fn where_no_timer_can_be_used_a_line_for_the_crontab_is_printed_and_nothing_is_written() {
    let refuses = "echo 'Failed to connect to bus' >&2; exit 1";
    for desk in [Desk::with(&[]), Desk::with(&[("systemctl", refuses)])] {
        let before = desk.home.tree();
        let ran = desk.run(&["remind", "21:05"]);
        ran.fails(1, "crontab -e");
        let line = ran.out.strip_suffix('\n').unwrap();
        assert!(line.starts_with("5 21 * * * ") && line.ends_with(&desk.call("21:05")), "{line}");
        desk.calls();
        assert_eq!(desk.home.tree(), before);
        assert_eq!(desk.run(&["remind"]).code, 3);
        assert_eq!(desk.ok(&["remind", "off"]), "No reminder is set.\n");
    }
}

#[test]
fn none_is_set_on_a_sealed_journal_and_one_that_was_set_before_is_told_of() {
    let desk = Desk::at(sealed().0, &[("systemctl", "")]);
    desk.run(&["remind", "21:30"]).fails(1, "the journal is sealed");
    assert!(desk.calls().is_empty() && !desk.path(".config").exists());
    assert_eq!(desk.run(&["remind"]).code, 3);
    let other = desk.path("other");
    desk.ok(&["remind", "21:30", "--data-dir", other.to_str().unwrap()]);
    let said = desk.ok(&["remind"]);
    assert!(said.contains("The journal is sealed, so nothing is shown"), "{said}");
    assert_eq!(status(&desk).1["sealed"], true);
    desk.ok(&["remind", "off"]);
}
