use super::*;
use crate::exchange::import::Source;
use crate::exchange::import::testing::{file, folder, holds, one, read, refused, told};

const SOURCE: Source = Source::Program(&PROGRAM);

#[test]
fn a_file_is_a_note_of_the_day_in_its_name() {
    let given = folder(&[
        ("2026-11-01.md", "---\ntags: [tea]\nmood: 2\n---\n# Sunday\n\nThe kettle sang.\n"),
        ("2026-11-02 A walk.MD", "Round the lake."),
        ("2026-11-03.txt", "\u{feff}---\r\ntags:\r\n  - Tea\r\n---\r\nOne\r\ntwo\r\n"),
        ("in/2024-02-29.markdown", "Leap day."),
        ("2026/11/05.md", "In folders."),
    ]);
    assert_eq!(Source::of(&given), Ok(SOURCE));
    let taken = read(SOURCE, &given).unwrap();
    assert_eq!(
        told(&taken),
        [
            "2024-02-29 2024-02-29T12:00:00+01:00 {} Leap day.",
            "2026-11-01 2026-11-01T12:00:00+01:00 {\"front_matter\":\"tags: [tea]\\nmood: 2\"} # Sunday//The kettle sang.",
            "2026-11-02 2026-11-02T12:00:00+01:00 {\"name\":\"A walk\"} Round the lake.",
            "2026-11-03 2026-11-03T12:00:00+01:00 {\"front_matter\":\"tags:\\n  - Tea\"} One/two",
            "2026-11-05 2026-11-05T12:00:00+01:00 {} In folders.",
        ]
    );
    assert_eq!(refused(&taken), [] as [&str; 0]);
    holds(&taken, &["kettle", "lake"]);
}

#[test]
fn front_matter_is_what_is_closed_and_holds_fields() {
    for (text, front, body) in [
        ("---\na: 1\n---\nx", Some("a: 1\n"), "x"),
        ("---\na: 1\n...\nx", Some("a: 1\n"), "x"),
        ("---\n---\n", Some(""), ""),
        ("---\na: 1\nno end", None, "---\na: 1\nno end"),
        ("---\nA rule and words.\n---\nx", None, "---\nA rule and words.\n---\nx"),
        ("a:: 1\n---\nb\n---\n", None, "a:: 1\n---\nb\n---\n"),
        ("", None, ""),
        ("----\na: 1\n---\n", None, "----\na: 1\n---\n"),
    ] {
        assert_eq!(front_matter(text), (front, body), "{text:?}");
    }
}

#[test]
fn a_date_in_the_front_matter_takes_the_place_of_the_name() {
    for (date, told_day) in [
        ("2026-10-30", "2026-10-30 2026-10-30T12:00:00+01:00"),
        ("\"2026-10-30\"", "2026-10-30 2026-10-30T12:00:00+01:00"),
        ("2026-10-30 21:30", "2026-10-30 2026-10-30T21:30:00+01:00"),
        ("2026-10-30T00:20:05", "2026-10-30 2026-10-30T00:20:05+01:00"),
        ("2026-10-30T00:20:05+11:00", "2026-10-30 2026-10-30T00:20:05+11:00"),
        ("30 October", "2026-11-01 2026-11-01T12:00:00+01:00"),
        ("2026-10-30 25:00", "2026-11-01 2026-11-01T12:00:00+01:00"),
        ("", "2026-11-01 2026-11-01T12:00:00+01:00"),
    ] {
        let text = format!("---\ndate: {date}\n---\nx");
        let taken = read(SOURCE, &folder(&[("2026-11-01.md", &text)])).unwrap();
        assert!(told(&taken)[0].starts_with(told_day), "{date}: {:?}", told(&taken));
    }
}

#[test]
fn what_is_of_no_day_is_named_and_what_cannot_be_used_is_refused() {
    let mut given = folder(&[
        (".obsidian/daily-notes.json", "{}"),
        ("2026-02-30.md", "secret"),
        ("2027-01-01.md", "secret"),
        ("2026-11-03.md", " \n"),
        ("2026-W45.md", "secret"),
        ("2026-11-011.md", "secret"),
        ("2026-Nov-06.md", "secret"),
        ("Templates/daily.md", "{{date}}"),
    ]);
    given.files.push(file("2026-11-04.md", b"Caf\xe9".to_vec()));
    given.files.push(crate::exchange::import::GivenFile { path: "photo.png".to_owned(), bytes: None });
    let taken = read(SOURCE, &given).unwrap();
    assert_eq!(told(&taken), [] as [&str; 0]);
    assert_eq!(
        refused(&taken),
        [
            "2026-02-30.md: no calendar has the day in its name",
            "2027-01-01.md: its day is still to come",
            "2026-11-03.md: there is nothing in it to keep",
            "2026-11-04.md: it is not text in UTF-8",
        ]
    );
    assert_eq!(
        taken.remarks,
        ["The names of these files begin with no day; they are not read: \
          2026-W45.md, 2026-11-011.md, 2026-Nov-06.md, Templates/daily.md."]
    );
    holds(&taken, &["secret"]);
    let many: Vec<String> = (0..9).map(|number| format!("{number}.md")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "x")).collect();
    assert!(read(SOURCE, &folder(&many)).unwrap().remarks[0].ends_with("4.md and 4 more."));
    assert!(Source::of(&folder(&many)).is_err());
}

#[test]
fn copies_of_sync_programs_come_in_only_where_they_say_something_else() {
    let taken = read(
        SOURCE,
        &folder(&[
            ("2026-11-01 1.md", "The kettle sang."),
            ("2026-11-01 2.md", "Another kettle."),
            ("2026-11-01.md", "The kettle sang.\n"),
            ("2026-11-01.sync-conflict-20261101-220000-ABCDEFG.md", "A third."),
            ("2026-11-01 12 men.md", "The kettle sang."),
        ]),
    )
    .unwrap();
    let lines = told(&taken);
    let words: Vec<&str> = lines.iter().map(|line| line.rsplit("} ").next().unwrap()).collect();
    assert_eq!(words, ["The kettle sang.", "The kettle sang.", "Another kettle.", "A third."]);
    assert_eq!(taken.remarks.len(), 2, "{:?}", taken.remarks);
    assert!(
        taken.columns.iter().any(|column| column.name == "copies that say the same" && column.count == 1)
    );
}

#[test]
fn a_note_is_known_by_the_name_of_its_file_wherever_it_lies() {
    let ids = |given| -> Vec<_> {
        crate::exchange::import::testing::notes(&read(SOURCE, &given).unwrap())
            .iter()
            .map(|it| it.id)
            .collect()
    };
    let there = ids(folder(&[("a/2026-11-01.md", "x"), ("b/2026-11-01.md", "y")]));
    assert_eq!(there.len(), 2);
    assert_eq!(ids(folder(&[("2026-11-01.md", "other words")])), there[..1]);
    let mut alone = one("x");
    alone.files[0].path = "2026-11-01.md".to_owned();
    assert_eq!(Source::of(&alone), Ok(SOURCE));
    assert_eq!(ids(alone), there[..1]);
}
