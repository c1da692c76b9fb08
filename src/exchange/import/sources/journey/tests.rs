use super::*;
use crate::exchange::import::Source;
use crate::exchange::import::testing::{file, holds, one, read, refused, told, zipped};

const SOURCE: Source = Source::Program(&PROGRAM);

const NOWHERE: &str = r#""lat":1.7976931348623157e+308,"lon":1.7976931348623157e+308,"weather":{"id":-1,"degree_c":1.8e999},"address":"","photos":[],"label":"","folder":"","music_title":"","preview_text":"""#;

fn entry(id: &str, fields: &str) -> String {
    format!("{{\"id\":\"{id}\",\"date_modified\":1793488501000,{fields}}}")
}

#[test]
fn an_archive_has_a_file_for_each_entry() {
    let html = entry(
        "1-a",
        &format!(
            r#""date_journal":1793488500000,"timezone":"Europe\/London","text":"<p dir=\"auto\">Walked&nbsp;home &amp; slept.<\/p>\n<p><\/p>","type":"html","mood":5,"sentiment":1.25,"tags":["walk"],"favourite":true,{NOWHERE}"#
        ),
    );
    let plain = entry(
        "2-b",
        &format!(
            r#""date_journal":1793574900000,"timezone":"","text":"Plain *text* <3.\n\nMore.","type":"markdown","mood":0,"sentiment":0,"tags":[],{NOWHERE}"#
        ),
    );
    let picture = entry(
        "3-c",
        r#""date_journal":1793574900000,"timezone":" ","text":"","type":"html","mood":0,"favourite":true,"weather":null,"photos":["3-c-d.jpeg"]"#,
    );
    let early = entry(
        "4-e",
        r#""date_journal":-1000,"timezone":"Nowhere","text":"<p>Before 1970.<\/p>","lat":51.5,"lon":0.1,"weather":{"id":3},"label":"home""#,
    );
    let files: [(&str, &[u8]); 7] = [
        ("1-a.json", html.as_bytes()),
        ("2-b.json", plain.as_bytes()),
        ("3-c.json", picture.as_bytes()),
        ("3-c-d.jpeg", b"x"),
        ("4-e.json", early.as_bytes()),
        ("5-f.json", b"{\"id\":\"secret"),
        ("6-g.json", b"{\"id\":\"\xe9\"}"),
    ];
    let given = one(zipped(&files)).opened().unwrap();
    assert_eq!(Source::of(&given), Ok(SOURCE));
    let taken = read(SOURCE, &given).unwrap();
    assert_eq!(
        told(&taken),
        [
            "1970-01-01 1970-01-01T00:59:59+01:00 {\"label\":\"home\"} Before 1970.",
            "2026-10-31 2026-10-31T23:15:00+00:00 {\"mood\":5,\"sentiment\":1.25,\"tags\":[\"walk\"],\"favourite\":true} Walked home & slept.",
            "2026-11-01 2026-11-02T00:15:00+01:00 {} Plain *text* <3.//More.",
        ]
        .map(|line| line.replace("1970-01-01 1970", "1969-12-31 1970"))
    );
    assert_eq!(
        refused(&taken),
        [
            "3-c.json: there is nothing in it to keep",
            "5-f.json: it is not whole JSON (line 1, column 13)",
            "6-g.json: it is not text in UTF-8",
        ]
    );
    let left: Vec<&str> =
        taken.columns.iter().filter(|it| it.becomes.is_none()).map(|it| it.name.as_str()).collect();
    assert_eq!(left, ["date_modified", "other files", "photos", "lat and lon", "weather"]);
    holds(&taken, &["secret", "Walked"]);
}

#[test]
fn one_entry_alone_is_read_and_what_is_none_is_said() {
    let alone = |fields: &str| one(entry("1-a", fields));
    let given = alone("\"date_journal\":1793488500000,\"text\":\"Alone.\"");
    assert_eq!(Source::of(&given), Ok(SOURCE));
    assert_eq!(read(SOURCE, &given).unwrap().count(), 1);
    for (fields, part) in [
        ("\"text\":\"secret\"", "the field \"date_journal\" is missing"),
        ("\"text\":\"secret\",\"date_journal\":\"x\"", "\"date_journal\" has a value"),
        ("\"text\":\"secret\",\"date_journal\":9223372036854775807", "\"date_journal\" has a value"),
        ("\"text\":\"secret\",\"date_journal\":-9223372036854775808", "\"date_journal\" has a value"),
        ("\"text\":\"secret\",\"date_journal\":1e400", "\"date_journal\" has a value"),
        ("\"text\":7,\"date_journal\":1", "\"text\" has a value"),
    ] {
        let said = read(SOURCE, &alone(fields)).unwrap_err().to_string();
        assert!(said.contains(part) && !said.contains("secret"), "{said}");
    }
    let late = alone("\"text\":\"secret\",\"date_journal\":253402128000000");
    assert_eq!(refused(&read(SOURCE, &late).unwrap()), ["export: its day is still to come"]);
    let given =
        crate::exchange::import::Given { is_folder: true, files: vec![file("a.md", "x")], ..alone("") };
    assert_eq!(read(SOURCE, &given).unwrap().count(), 0);
}
