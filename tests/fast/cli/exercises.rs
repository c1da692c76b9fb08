//! Entries of exercises: listed, shown, deleted and brought back like any other.

use std::fs;

use inward::journal::Document;
use inward::journal::practice::Kind;
use serde_json::{Value, json};

use crate::harness::home::Home;
use crate::harness::kinds;

/// A full and a blank entry of each kind of exercise.
fn september() -> String {
    let month = "2026-09".parse().unwrap();
    let of = |kind: Kind| Document::parse(&kinds::document(kind.key()), month).unwrap();
    Kind::ALL.into_iter().map(of).fold(Document::new(month), Document::merge).to_text()
}

/// A home with an entry of each kind, full and blank.
fn home() -> Home {
    let home = Home::new();
    fs::create_dir_all(home.month("2026-09").parent().unwrap()).unwrap();
    fs::write(home.month("2026-09"), september()).unwrap();
    home
}

/// The entries as the document holds them.
fn stored() -> Vec<Value> {
    let document: Value = serde_json::from_str(&september()).unwrap();
    document["entries"].as_array().unwrap().clone()
}

fn text<'a>(entry: &'a Value, field: &str) -> &'a str {
    entry[field].as_str().unwrap()
}

/// The lines of an entry in a document, to the byte.
fn lines<'a>(document: &'a str, entry: &Value) -> &'a str {
    let (_, after) = document.split_once(&format!("      \"id\": {}", entry["id"])).unwrap();
    after.split_once("\n    }").unwrap().0
}

#[test]
fn json_holds_them_as_the_document_does() {
    let home = home();
    let mut newest_first = stored();
    newest_first.reverse();
    assert_eq!(home.json(&["list", "--json"]), json!(newest_first));
    for entry in stored() {
        assert_eq!(home.json(&["show", text(&entry, "id"), "--json"]), entry);
    }
    assert_eq!(home.json(&["show", "2026-09-12", "--json"]).as_array().map(Vec::len), Some(2));
}

#[test]
fn each_kind_is_listed_by_its_name_in_every_spelling() {
    let home = home();
    for kind in Kind::ALL {
        let key = kind.key();
        let of_kind: Vec<Value> =
            stored().into_iter().rev().filter(|entry| text(entry, "kind") == key).collect();
        for written in [key.to_owned(), key.replace('_', "-"), key.replace('_', " ")] {
            assert_eq!(home.json(&["list", "--kind", &written, "--json"]), json!(of_kind), "{written}");
        }
    }
    assert_eq!(home.ok(&["list", "--kind", "kindness breaks"]).lines().count(), 2);
    home.run(&["list", "--kind", "thougt_record"]).fails(2, "did you mean thought-record?");
}

#[test]
fn a_line_tells_the_kind_and_what_the_entry_is_about() {
    let home = home();
    let listed = home.ok(&["list", "--from", "2026-09-10", "--to", "2026-09-16"]);
    assert!(listed.lines().all(|line| line.chars().count() == 80), "{listed}");
    for line in [
        "2026-09-15  calm breathing          3 minutes, 7 → 4                    8e2b000f\n",
        "2026-09-14  evening of writing      What I never say is that I like t…  8e2b000e\n",
        "2026-09-12  plan                    If late or short reply: put the k…  8e2b000c\n",
        "2026-09-12  plan                                                        8e2b100c\n",
    ] {
        assert!(listed.contains(line), "{line}{listed}");
    }
    assert_eq!(home.ok(&["list", "--search", "SMOKE alarm"]).lines().count(), 1);
}

#[test]
fn every_answer_is_shown_and_nothing_is_wrapped_in_a_pipe() {
    let home = home();
    for entry in stored() {
        let shown = home.ok(&["show", text(&entry, "id")]);
        let written = entry.as_object().unwrap().iter().skip(7).filter_map(|(_, value)| value.as_str());
        for line in written.filter(|words| words.contains(' ')).flat_map(str::lines) {
            assert!(shown.contains(line.trim()), "{line}: {shown}");
        }
        let is_blank = text(&entry, "saved_at").contains("T21");
        assert_eq!(shown.contains("\n  Nothing has been answered.\n"), is_blank, "{shown}");
    }
    let record = home.ok(&["show", "8e2b0001"]);
    for line in [
        "2026-09-01 Tuesday · thought record\n",
        "\n  Situation\n    Friday evening, the sofa. A message with two words in it.\n",
        "\n  Feelings                anxious · hurt\n",
        "\n  Feeling                 7 → 4 (0 to 10)\n",
        "\n  Belief                  80 % → 45 %\n",
        "\n  Conclusion              a more balanced thought\n",
    ] {
        assert!(record.contains(line), "{line}{record}");
    }
}

#[test]
fn a_deletion_and_its_undoing_leave_every_byte_of_the_others() {
    let mut home = home();
    let name = home.month("2026-09");
    for (entry, minute) in stored().iter().step_by(2).zip(10..) {
        let id = text(entry, "id");
        home.at(&format!("2026-11-22T21:{minute}:00+01:00"));
        let before = fs::read_to_string(&name).unwrap();
        home.ok(&["delete", id]);
        let deleted = fs::read_to_string(&name).unwrap();
        assert_eq!(home.json(&["list", "--json"]).as_array().map(Vec::len), Some(stored().len() - 1));
        home.ok(&["restore-entry", id]);
        let restored = fs::read_to_string(&name).unwrap();
        for other in stored().iter().filter(|other| other["id"] != entry["id"]) {
            assert_eq!(lines(&deleted, other), lines(&before, other), "{id}");
            assert_eq!(lines(&restored, other), lines(&before, other), "{id}");
        }
        let mut back = home.json(&["show", id, "--json"]);
        assert!(back["edited_at"].is_string(), "{back}");
        assert_eq!(back["replaces"].as_array().map(Vec::len), Some(1));
        (back["edited_at"], back["replaces"]) = (Value::Null, json!([]));
        assert_eq!(&back, entry);
    }
}
