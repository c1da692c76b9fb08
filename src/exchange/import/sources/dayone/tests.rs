use super::*;
use crate::exchange::import::Source;
use crate::exchange::import::testing::{file, holds, notes, one, read, refused, told, zipped};

const SOURCE: Source = Source::Program(&PROGRAM);

const JOURNAL: &str = r##"{"metadata":{"version":"1.0"},"entries":[
{"uuid":"A1","creationDate":"2026-11-01T18:34:56Z","modifiedDate":"2026-11-11T21:58:46Z","timeZone":"Australia\/Sydney","starred":true,"isPinned":true,
 "text":"# Early\\.\\.\\.\n\n![](dayone-moment:\/\/BB)\n\n￼Tea \\(hot\\)\\. 50% \\- done\\!\n```\na\\.b\n```\n![](dayone-moment:\/video\/CC) ![a](https:\/\/example.org) c:\\\\d \\e",
 "richText":"{}","tags":["walk","Évening"],"photos":[{"identifier":"BB","fnumber":"(null)"}],"audios":[],"location":{"latitude":1.5},"weather":{"x":1}},
{"uuid":"A2","creationDate":"2026-11-02T12:00:00Z","timeZone":"America\/New_York","isAllDay":true,"text":"All day."},
{"uuid":"A2","creationDate":"2026-11-02T12:00:00Z","timeZone":"America\/New_York","text":"The same uuid."},
{"uuid":"A3","creationDate":"2026-11-03T03:00:00Z","text":"No zone."},
{"uuid":"A4","creationDate":"2026-11-03T05:00:00Z","timeZone":"","starred":true},
{"uuid":"A5","creationDate":"2026-11-04T05:00:00Z","timeZone":"Europe\/Berlin","richText":"{\"contents\":[{\"text\":\"Only rich\\n\"},{\"embeddedObjects\":[{\"type\":\"photo\"}]},{\"text\":\"\\ufffctext.\"}]}"},
{"uuid":"A6","creationDate":"2026-10-25T00:30:00Z","timeZone":"Europe\/Berlin","text":"First half past two."},
{"uuid":"A7","creationDate":"2026-10-25T01:30:00Z","timeZone":"Europe\/Berlin","text":"Second half past two."},
{"uuid":"A8","creationDate":"2026-10-26T01:30:00Z","timeZone":"Mars\/Base","text":"","tags":["walk"]}
]}"##;

#[test]
fn entries_are_read_in_the_zone_in_which_they_were_written() {
    assert_eq!(Source::of(&one(JOURNAL)), Ok(SOURCE));
    let taken = read(SOURCE, &one(JOURNAL)).unwrap();
    assert_eq!(
        told(&taken),
        [
            "2026-10-25 2026-10-25T02:30:00+02:00 {\"uuid\":\"A6\"} First half past two.",
            "2026-10-25 2026-10-25T02:30:00+01:00 {\"uuid\":\"A7\"} Second half past two.",
            "2026-10-25 2026-10-26T02:30:00+01:00 {\"tags\":[\"walk\"],\"uuid\":\"A8\"} ",
            "2026-11-02 2026-11-02T05:34:56+11:00 {\"tags\":[\"walk\",\"Évening\"],\"starred\":true,\"pinned\":true,\"uuid\":\"A1\"} \
             # Early...//[photo]//Tea (hot). 50% - done!/```/a\\.b/```/[video] ![a](https://example.org) c:\\d \\e",
            "2026-11-02 2026-11-02T12:00:00+01:00 {\"uuid\":\"A2\"} All day.",
            "2026-11-02 2026-11-02T07:00:00-05:00 {\"uuid\":\"A2\"} The same uuid.",
            "2026-11-03 2026-11-03T04:00:00+01:00 {\"uuid\":\"A3\"} No zone.",
            "2026-11-04 2026-11-04T06:00:00+01:00 {\"uuid\":\"A5\"} Only rich/[embedded]/text.",
        ]
    );
    assert_eq!(refused(&taken), ["entry 5: there is nothing in it to keep"]);
    assert_eq!(
        taken.remarks,
        [
            "Entries that have the same uuid as another come in as entries of their own: 1.",
            "3 of them name no zone that is known: their time and day are those of the clock here.",
        ]
    );
    let left: Vec<(&str, u64)> = taken
        .columns
        .iter()
        .filter(|column| column.becomes.is_none())
        .map(|column| (column.name.as_str(), column.count))
        .collect();
    assert_eq!(left, [("location", 1), ("weather", 1), ("photos", 1), ("modifiedDate", 1)]);
    holds(&taken, &["Early", "Only rich", "walk"]);
}

#[test]
fn an_archive_may_hold_several_journals() {
    let private = JOURNAL.replace("\"A", "\"B");
    let empty = "{\"metadata\":{},\"entries\":[]}";
    let files: [(&str, &[u8]); 5] = [
        ("Journal.json", JOURNAL.as_bytes()),
        ("photos/00.jpeg", b"x"),
        ("__MACOSX/._Journal.json", b"shadow"),
        ("Empty.json", empty.as_bytes()),
        ("other.json", b"{}"),
    ];
    let given = one(zipped(&files)).opened().unwrap();
    assert_eq!(Source::of(&given), Ok(SOURCE));
    let taken = read(SOURCE, &given).unwrap();
    let alone = read(SOURCE, &one(JOURNAL)).unwrap();
    let ids = |taken| -> Vec<_> { notes(taken).iter().map(|note| note.id).collect() };
    assert_eq!((ids(&taken), told(&taken)), (ids(&alone), told(&alone)), "an empty journal makes no several");
    assert_eq!(refused(&taken), ["Journal.json, entry 5: there is nothing in it to keep"]);
    let mut given = given;
    given.files.push(file("Private.json", private));
    given.files.push(file("Broken.json", "{\"metadata\":{},\"entries\":[{\"uuid\":\"secret"));
    let taken = read(SOURCE, &given).unwrap();
    assert_eq!(taken.count(), 2 * alone.count());
    assert!(told(&taken)[0].contains("\"journal\":\"Journal\""), "{:?}", told(&taken));
    assert!(refused(&taken).iter().any(|line| line.starts_with("Broken.json: it is not whole JSON")));
    holds(&taken, &["secret"]);
}

#[test]
fn what_cannot_be_used_is_named() {
    let entry = |fields: &str| format!("{{\"uuid\":\"secret\",\"text\":\"secret\",{fields}}}");
    let entries = [
        entry("\"creationDate\":\"2026-02-30T10:00:00Z\""),
        entry("\"creationDate\":\"0000-01-01T10:00:00Z\""),
        entry("\"creationDate\":\"9999-12-31T10:00:00Z\""),
        entry("\"creationDate\":1790000000"),
        entry("\"x\":1"),
        entry("\"creationDate\":\"2026-11-01T10:00:00Z\",\"tags\":\"secret\""),
        "{\"text\":\"secret\"}".to_owned(),
        "7".to_owned(),
    ];
    let taken =
        read(SOURCE, &one(format!("{{\"metadata\":{{}},\"entries\":[{}]}}", entries.join(",")))).unwrap();
    assert_eq!(
        refused(&taken),
        [
            "entry 1: the field \"creationDate\" has a value that cannot be used",
            "entry 2: the field \"creationDate\" has a value that cannot be used",
            "entry 3: its day is still to come",
            "entry 4: the field \"creationDate\" has a value that cannot be used",
            "entry 5: the field \"creationDate\" is missing",
            "entry 6: the field \"tags\" has a value that cannot be used",
            "entry 7: the field \"uuid\" is missing",
            "entry 8: not a JSON object",
        ]
    );
    holds(&taken, &["secret"]);
    let deep = format!("{{\"metadata\":{{}},\"entries\":[{}]}}", "[".repeat(100_000));
    for text in [deep.as_str(), "{\"metadata\":{},\"entries\":7}", "{\"metadata\":1,\"entries\":[\u{0}]}", ""]
    {
        assert!(read(SOURCE, &one(text)).is_err());
    }
    // A rich text that is nested without end is none.
    let rich = format!("{{\\\"contents\\\":{}}}", "[".repeat(1_000));
    let entry =
        format!("{{\"uuid\":\"A\",\"creationDate\":\"2026-11-01T10:00:00Z\",\"richText\":\"{rich}\"}}");
    let taken = read(SOURCE, &one(format!("{{\"metadata\":{{}},\"entries\":[{entry}]}}"))).unwrap();
    assert_eq!(refused(&taken), ["entry 1: there is nothing in it to keep"]);
}
