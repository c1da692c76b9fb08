//! Malicious months: the messages about them are short, whatever they hold. Their cost is measured by the bench
//! of this name.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::harness::home::Home;

/// More than any of these has to say of one file.
const LINES: usize = 12;

#[allow(clippy::unwrap_used, reason = "a test that cannot be prepared may panic")]
fn home(text: &str) -> Home {
    let home = Home::new();
    assert_eq!(home.run_with(&["note"], "Words.").code, 0);
    fs::write(home.month("2026-10"), text).unwrap();
    fs::set_permissions(home.month("2026-10"), fs::Permissions::from_mode(0o600)).unwrap();
    home
}

fn document(entries: &str, others: &str, tombstones: &str, rest: &str) -> String {
    format!(
        "{{\"format\":\"inward-journal\",\"version\":1,\"month\":\"2026-10\",\"entries\":[{entries}],\
        \"others\":[{others}],\"tombstones\":[{tombstones}]{rest}}}"
    )
}

fn many(element: &str, count: usize) -> String {
    format!("{element},\n").repeat(count - 1) + element
}

#[test]
fn of_a_month_that_is_made_to_do_harm_little_is_said_and_it_is_left_alone() {
    let notes = |count: usize| {
        let note = |number| {
            format!(
                "{{\"id\":\"019aa9b2-6f0e-7c54-9d0a-{number:012x}\",\"kind\":\"note\",\"day\":\"2026-10-22\",\
                \"saved_at\":\"2026-10-22T21:14:03Z\",\"edited_at\":null,\"replaces\":[],\"late\":false,\"text\":\"a\"}}"
            )
        };
        (0..count).map(note).collect::<Vec<_>>().join(",")
    };
    let note = |more: &str| notes(1).replace("\"a\"}", &format!("\"a\"{more}}}"));
    for (what, text) in [
        ("odd things", document(&many("[]", 2_000), &many("{\"id\":1}", 2_000), &many("0", 2_000), "")),
        ("too many", document(&many("[]", 200_001), "", "", "")),
        ("too many in all", document(&many("0", 90_000), &many("0", 90_000), &many("0", 90_000), "")),
        ("versions of one note", document("", &many(&notes(1), 3_000), "", "")),
        ("values that nobody knows", document("", "", "", &format!(",\"x\":[{}]", many("0", 600_000)))),
        (
            "values of a note that nobody knows",
            document(&note(&format!(",\"x\":[{}]", many("0", 600_000))), "", "", ""),
        ),
        (
            "fields",
            document(
                "",
                "",
                "",
                &(0..20_000).map(|number| format!(",\"x{number}\":0")).collect::<Vec<_>>().concat(),
            ),
        ),
        ("deep lists", document(&"[".repeat(300_000), "", "", "")),
        (
            "deep lists that close",
            document(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)), "", "", ""),
        ),
        ("a long number", document("", "", "", &format!(",\"x\":{}", "9".repeat(300_000)))),
        ("a long text", document(&note(&format!(",\"x\":\"{}\"", "x".repeat(300_000))), "", "", "")),
        ("ruins", format!("{}#", document(&many("{\"id\":1}", 3_000), "", "", ""))),
        ("smaller ruins", document(&many("{\"id\":1", 3_000), "", "", "")),
        ("markers", "<<<<<<<\n=======\n>>>>>>>\n".repeat(3_000)),
        ("empty lines", "\n".repeat(300_000)),
        ("zeros", "\0".repeat(300_000)),
    ] {
        let home = home(&text);
        for arguments in [
            &["doctor"] as &[&str],
            &["doctor", "--json"],
            &["week", "2026-10-22"],
            &["show", "2026-10-22"],
            &["trends"],
            &["patterns"],
            &["status"],
            &["list", "--limit", "5"],
            &["note"],
            &["backup", "create"],
        ] {
            let ran = home.run_with(arguments, "More words.");
            let said = ran.out.len() + ran.err.len();
            assert!(said < 16_000, "{what}, {arguments:?}: {said} bytes");
            assert!(!arguments.starts_with(&["note"]) || ran.code == 0, "{what}: {ran:?}");
            assert_eq!(fs::read_to_string(home.month("2026-10")).unwrap(), text, "{what}, {arguments:?}");
        }
        let found = home.run(&["doctor"]);
        let named = found.out.lines().filter(|line| line.starts_with("journal/2026-10.json")).count();
        assert!(named <= 2 && found.out.lines().count() <= LINES, "{what}: {}", found.out);
        let repaired = home.run(&["doctor", "--repair"]);
        assert!(repaired.out.len() < 16_000, "{what}: {} bytes", repaired.out.len());
        assert!(home.run(&["doctor", "--json"]).out.len() < 16_000, "{what}");
    }
}
