use super::*;
use crate::exchange::import::Source;
use crate::exchange::import::testing::{holds, one, read, refused, told};

const SOURCE: Source = Source::Program(&PROGRAM);

const STORED: &str = r#"[{"id":0,"date":"2026-10-24T23:30:00Z","title":"Half past one here","content":"One\r\ntwo\tthree","tags":["tea"],"priority":3},
{"id":1,"date":"2026-11-02T12:00:00Z","title":"Nothing more","content":""},
{"id":1,"date":"2026-11-02T12:00:00Z","title":"Same id","content":null,"tags":[],"priority":null},
{"id":3,"date":"2026-11-02T08:15:30.123456789Z","title":"Kettle 🎉","content":"\n# md\n\n- a\n","tags":["Tea","tea "],"priority":0,"mood":1},
{"id":4,"date":"2026-11-02T08:15:30+05:00","title":"Elsewhere","content":""},
{"id":5,"date":"2026-11-23T03:00:00Z","title":"Tomorrow","content":""},
{"id":6,"date":"2026-11-02 08:15","title":"Kettle","content":""},
{"id":7,"date":"2026-11-02T08:15:30Z","content":"Kettle"},
{"id":8,"date":"2026-11-02T08:15:30Z","title":"Kettle","content":"","priority":-1},
{"id":9,"date":"2026-11-02T08:15:30Z","title":" ","content":"\n"}]"#;

#[test]
fn what_it_keeps_is_read_entry_by_entry() {
    assert_eq!(Source::of(&one(STORED)), Ok(SOURCE));
    let taken = read(SOURCE, &one(STORED)).unwrap();
    assert_eq!(
        told(&taken),
        [
            "2026-10-24 2026-10-25T01:30:00+02:00 {\"tags\":[\"tea\"],\"priority\":3} Half past one here//One/two\tthree",
            "2026-11-02 2026-11-02T13:00:00+01:00 {} Nothing more",
            "2026-11-02 2026-11-02T13:00:00+01:00 {} Same id",
            "2026-11-02 2026-11-02T09:15:30+01:00 {\"tags\":[\"Tea\",\"tea \"],\"priority\":0} Kettle 🎉//# md//- a",
            "2026-11-02 2026-11-02T04:15:30+01:00 {} Elsewhere",
        ]
    );
    assert_eq!(
        refused(&taken),
        [
            "entry 6: its day is still to come",
            "entry 7: the field \"date\" has a value that cannot be used",
            "entry 8: the field \"title\" is missing",
            "entry 9: the field \"priority\" has a value that cannot be used",
            "entry 10: there is nothing in it to keep",
        ]
    );
    let left: Vec<&str> =
        taken.columns.iter().filter(|it| it.becomes.is_none()).map(|it| it.name.as_str()).collect();
    assert_eq!(left, ["id", "mood"]);
    holds(&taken, &["Kettle", "Tomorrow"]);
}

#[test]
fn what_it_exports_makes_the_same_entries_and_another_version_is_refused() {
    let export = |version: u8| format!("{{\n  \"version\": {version},\n  \"entries\": {STORED}\n}}");
    assert_eq!(Source::of(&one(export(100))), Ok(SOURCE));
    let ids = |given| -> Vec<_> {
        let taken = read(SOURCE, &given).unwrap();
        crate::exchange::import::testing::notes(&taken).iter().map(|note| note.id).collect()
    };
    assert_eq!(ids(one(export(100))), ids(one(STORED)));
    let said = read(SOURCE, &one(export(101))).unwrap_err().to_string();
    assert_eq!(
        said,
        "it is not what tui-journal writes: it is of another version than 100, the one that is known here"
    );
}

#[test]
fn what_is_none_of_it_is_said_with_its_place() {
    for (text, part) in [
        ("", "not whole JSON (line 1, column 0)"),
        ("[{\"id\":0,\"date\":\"Kettle", "not whole JSON (line 1, column 23)"),
        ("{\"version\":100}", "no list of entries"),
        ("{\"version\":\"Kettle\",\"entries\":[]}", "\"version\" has a value"),
    ] {
        let said = read(SOURCE, &one(text)).unwrap_err().to_string();
        assert!(said.contains(part) && !said.contains("Kettle"), "{said}");
    }
    assert_eq!(told(&read(SOURCE, &one("[]")).unwrap()), [] as [&str; 0]);
}
