//! `inward doctor`: what it says, its exit codes, its JSON, and the receipt of a repair.

use std::fs;

use inward::store::Kind;

use crate::harness::home::Home;
use crate::harness::schema::Schema;

const SCHEMA: &str = include_str!("../../../docs/doctor.schema.json");

fn home() -> Home {
    let mut home = Home::new();
    home.ok(&["log", "--jealousy", "2", "--trigger", "late_reply"]);
    for (words, now) in [("First words.", "20"), ("Second words.", "30"), ("Third words.", "40")] {
        home.at(&format!("2026-11-22T21:{now}:00+01:00"));
        assert_eq!(home.run_with(&["note"], words).code, 0);
    }
    home
}

/// Cuts the month in the middle of its last entry.
fn cut(home: &Home) {
    let path = home.data().join("journal/2026-11.json");
    let text = fs::read_to_string(&path).unwrap();
    let place = text.find("Third words").unwrap();
    fs::write(path, &text.as_bytes()[..place + 5]).unwrap();
}

#[test]
fn all_is_well_in_one_line_and_with_the_exit_code() {
    let home = home();
    let out = home.ok(&["doctor"]);
    assert!(
        out.starts_with(
            "Looked at 1 document with 4 entries, 0 drafts, 0 things in the trash and 1 backup, in /"
        ),
        "{out}"
    );
    assert!(out.ends_with("\nAll is well.\n"), "{out}");
    let json = home.json(&["doctor", "--json"]);
    assert_eq!((json["well"].as_bool(), json["checked"]["entries"].as_u64()), (Some(true), Some(4)));
    assert!(Home::new().ok(&["doctor"]).contains("All is well."), "a missing directory is well");
    assert_eq!(home.ok(&["doctor", "--repair"]).lines().next(), Some("There was nothing to repair."));
}

#[test]
fn what_is_found_is_named_with_its_remedy_and_nothing_of_the_words() {
    let home = home();
    cut(&home);
    let before = fs::read(home.data().join("journal/2026-11.json")).unwrap();
    let ran = home.run(&["doctor"]);
    assert_eq!((ran.code, ran.err.as_str()), (3, ""));
    assert!(ran.out.contains("\njournal/2026-11.json, line "), "{}", ran.out);
    assert!(
        ran.out.contains("\n  inward doctor --repair rescues every entry that can be read; \
            inward backup restore 2026-11-22_21-20-00 --month 2026-11 brings it back from the newest complete backup of it, with 1 entry; anything written after that backup is not in it\n"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("words") && !ran.out.contains("All is well"), "{}", ran.out);
    let ran = home.run(&["doctor", "--json"]);
    assert_eq!(ran.code, 3);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["findings"][0]["kind"], "damaged_document");
    Schema::new(SCHEMA).check(&json).unwrap();
    assert_eq!(fs::read(home.data().join("journal/2026-11.json")).unwrap(), before);
}

#[test]
fn the_schema_lists_every_kind_of_finding() {
    let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
    let listed = schema["$defs"]["finding"]["properties"]["kind"]["enum"].as_array().unwrap();
    let mut listed: Vec<&str> = listed.iter().map(|kind| kind.as_str().unwrap()).collect();
    // Of a kind that there is none of serde says which there are.
    let unknown = serde_json::from_str::<Kind>("\"?\"").unwrap_err().to_string();
    let mut known: Vec<&str> = unknown.split('`').skip(1).step_by(2).skip(1).collect();
    listed.sort_unstable();
    known.sort_unstable();
    assert_eq!(listed, known);
}

#[test]
fn a_repair_says_what_it_kept_and_what_it_set_aside_and_where() {
    let home = home();
    cut(&home);
    let ran = home.run(&["doctor", "--repair"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(
        ran.out.starts_with(
            "journal/2026-11.json: rebuilt from what can be read. The original: quarantine/2026-11-"
        ),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("\n  kept 3, repaired 0, set aside 1 (line "), "{}", ran.out);
    assert!(ran.out.contains("All is well."), "{}", ran.out);
    let list = home.ok(&["list"]);
    assert!(
        list.contains("First words.") && list.contains("Second words.") && !list.contains("Third"),
        "{list}"
    );
    assert!(home.ok(&["backup"]).contains("(before a repair)"));

    cut_again(&home);
    let ran = home.run(&["doctor", "--repair", "--json"]);
    assert_eq!(ran.code, 0);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["receipt"]["mended"][0]["kept"], 2);
    Schema::new(SCHEMA).check(&json).unwrap();
}

fn cut_again(home: &Home) {
    let path = home.data().join("journal/2026-11.json");
    let text = fs::read_to_string(&path).unwrap();
    let place = text.find("Second words").unwrap();
    fs::write(path, &text.as_bytes()[..place]).unwrap();
}

#[test]
fn what_cannot_be_mended_stays_and_the_exit_code_says_so() {
    let home = home();
    let path = home.data().join("journal/2026-11.json");
    let newer = fs::read_to_string(&path).unwrap().replacen("\"version\": 1", "\"version\": 2", 1);
    fs::write(&path, &newer).unwrap();
    let ran = home.run(&["doctor", "--repair"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("update inward"), "{}", ran.out);
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
}

/// The calls that a text names: `inward`, its command, and whatever follows that is an option, a number or a month.
fn calls(text: &str) -> Vec<Vec<String>> {
    let call = |rest: &str| {
        let mut words: Vec<String> = Vec::new();
        for word in rest.split_whitespace() {
            let bare = word.trim_end_matches([':', ';', ',', '.']);
            let is_part = words.is_empty()
                || words.len() == 1 && ["restore", "list", "create"].contains(&bare)
                || bare.starts_with("--")
                || bare.starts_with(|c: char| c.is_ascii_digit());
            if !is_part {
                break;
            }
            words.push(bare.to_owned());
            if bare != word {
                break;
            }
        }
        words
    };
    text.split("inward ").skip(1).map(call).collect()
}

#[test]
fn every_call_that_a_remedy_names_can_be_made_and_does_what_it_says() {
    let month = |home: &Home| home.data().join("journal/2026-11.json");
    let interrupt = |home: &Home| {
        home.ok(&["backup", "restore", "2026-11-22_21-20-00", "--yes"]);
        let record = home.data().join("backups/restored.json");
        let text = fs::read_to_string(&record).unwrap();
        let (begun, _) = text.split_once("\"finished_at\"").unwrap();
        fs::write(record, format!("{begun}\"finished_at\": null}}")).unwrap();
    };
    let mut made = 0;
    for (what, spoil) in [
        ("cut", &(|home: &Home| cut(home)) as &dyn Fn(&Home)),
        ("empty", &|home| fs::write(month(home), "").unwrap()),
        ("gone", &|home| fs::remove_file(month(home)).unwrap()),
        ("too large", &|home| fs::write(month(home), vec![b' '; 64 * 1024 * 1024 + 1]).unwrap()),
        ("too much", &|home| {
            let text = fs::read_to_string(month(home)).unwrap();
            let many = format!("\"others\": [{}0]", "0,".repeat(200_000));
            fs::write(month(home), text.replace("\"others\": []", &many)).unwrap();
        }),
        ("written beside", &|home| {
            fs::write(month(home), "").unwrap();
            assert_eq!(home.run_with(&["note"], "Beside.").code, 0);
            fs::remove_file(month(home)).unwrap();
        }),
        ("interrupted", &interrupt),
    ] {
        let spoilt = || {
            let home = home();
            spoil(&home);
            home
        };
        let home = spoilt();
        let said = [home.run(&["doctor"]).out, home.run(&["list"]).err, home.run(&["backup"]).err].concat();
        let mut named = calls(&said);
        named.sort();
        named.dedup();
        assert!(!named.is_empty(), "{what}: {said}");
        for call in named {
            let home = spoilt();
            let mut arguments: Vec<&str> = call.iter().map(String::as_str).collect();
            if arguments.contains(&"restore") {
                arguments.push("--yes");
            }
            // A file that cannot be kept is first moved away, as the remedy says.
            if what == "too large" {
                fs::remove_file(month(&home)).unwrap();
            }
            let ran = home.run(&arguments);
            assert!([0, 3].contains(&ran.code), "{what}: {arguments:?}: {ran:?}");
            if arguments.contains(&"restore") {
                assert!(ran.out.contains("Restored") || ran.out.contains("finished"), "{what}: {ran:?}");
                assert!(home.run(&["doctor"]).out.contains("All is well."), "{what}: {arguments:?}");
            }
            made += 1;
        }
    }
    assert!(made >= 10, "{made}");
}

#[test]
fn an_entry_of_a_clock_that_was_wrong_is_named_and_moved_to_its_day() {
    let mut home = home();
    home.at("2050-03-04T21:00:00+01:00");
    assert_eq!(home.run_with(&["note"], "Under a wrong clock.").code, 0);
    home.ok(&["log", "--jealousy", "1"]);
    home.at("2026-11-22T22:00:00+01:00");
    let ran = home.run(&["doctor"]);
    assert_eq!(ran.code, 3);
    let line = ran.out.lines().find(|line| line.starts_with("journal/2050-03.json")).unwrap();
    assert!(ran.out.contains("inward move ID DAY"), "{}", ran.out);
    let (_, listed) = line.rsplit_once("entries from the future: ").unwrap();
    let ids: Vec<&str> = listed.split(", ").map(|one| one.split(' ').next().unwrap()).collect();
    assert_eq!(ids.len(), 2, "{line}");
    for (id, day) in ids.iter().zip(["2026-11-21", "2026-11-20"]) {
        home.ok(&["move", id, day]);
    }
    assert!(home.ok(&["doctor"]).contains("All is well."), "{}", home.run(&["doctor"]).out);
    assert!(home.ok(&["list"]).contains("Under a wrong clock."));
}
