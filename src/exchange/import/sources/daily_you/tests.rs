use super::*;
use crate::exchange::import::Source;
use crate::exchange::import::testing::{folder, holds, one, read, refused, told};

const SOURCE: Source = Source::Program(&PROGRAM);

const LOGS: &str = r#"[
{"timeCreated":"2026-11-01T00:20:00.000","timeModified":"2026-11-01T00:21:00.000","imgPath":null,"mood":-2,"text":"Past midnight."},
{"timeCreated":"2026-11-01T21:00:00.000","timeModified":"2026-11-02T07:00:00.000","mood":2,"text":"The kettle\r\nsang","images":[{"imgPath":"a.jpg","imgRank":0}]},
{"timeCreated":"2026-11-02T00:00:00.000","timeModified":"2026-11-02T00:00:00.000","mood":null,"text":"","images":[]},
{"timeCreated":"2026-11-03T09:00:00.123456","timeModified":"2026-11-03T09:00:00.123456","text":"No mood."},
{"timeCreated":"2026-11-04T09:00:00.000Z","timeModified":"2026-11-04T09:00:00.000Z","mood":0,"text":"- [ ] a box"},
{"timeCreated":"2026-11-05T09:00:00.000","timeModified":"x","mood":1,"text":""},
{"timeCreated":"2026-02-30T09:00:00.000","timeModified":"x","mood":1,"text":"secret"},
{"timeCreated":"2026-02-03T25:00:00.000","timeModified":"x","mood":1,"text":"secret"},
{"timeCreated":"2026-11-05T09:00:00.000","timeModified":"x","mood":"secret","text":"secret"},
{"timeModified":"x"}]"#;

#[test]
fn logs_are_read_one_by_one() {
    assert_eq!(Source::of(&one(LOGS)), Ok(SOURCE));
    let taken = read(SOURCE, &one(LOGS)).unwrap();
    assert_eq!(
        told(&taken),
        [
            "2026-11-01 2026-11-01T00:20:00+01:00 {\"mood\":-2} Past midnight.",
            "2026-11-01 2026-11-01T21:00:00+01:00 {\"mood\":2} The kettle/sang",
            "2026-11-03 2026-11-03T09:00:00+01:00 {} No mood.",
            "2026-11-04 2026-11-04T10:00:00+01:00 {\"mood\":0} - [ ] a box",
            "2026-11-05 2026-11-05T09:00:00+01:00 {\"mood\":1} ",
        ]
    );
    assert_eq!(
        refused(&taken),
        [
            "entry 3: there is nothing in it to keep",
            "entry 7: the field \"timeCreated\" has a value that cannot be used",
            "entry 8: the field \"timeCreated\" has a value that cannot be used",
            "entry 9: the field \"mood\" has a value that cannot be used",
            "entry 10: the field \"timeCreated\" is missing",
        ]
    );
    let images = taken.columns.iter().find(|column| column.name == "images").unwrap();
    assert_eq!((images.count, &images.becomes), (1, &None));
    assert!(!taken.columns.iter().any(|column| column.name == "imgPath"));
    holds(&taken, &["secret", "kettle"]);
}

#[test]
fn pages_are_read_without_the_line_of_the_day_in_whatever_language() {
    let given = folder(&[
        (
            "logs/log_2026-11-01.md",
            "![](Images/image_2026-11-01_0.jpg)\n😀 Sun, Nov 1, 2026\nThe kettle\n![](Images/own.jpg)\n",
        ),
        ("logs/log_2026-11-01_2.md", "So., 1. Nov. 2026\nA second."),
        ("logs/log_2026-11-02.md", "😕 الاثنين، ٢ نوفمبر ٢٠٢٦\nA third.\n"),
        ("logs/log_2026-11-03.md", "Words from the first line on.\nMore.\n"),
        ("logs/log_2026-11-04.md", "😀 Wed, Nov 4, 2026\n\n"),
        ("logs/log_2026-11-05.md", "Thu, Nov 5, 2026"),
        ("logs/log_2026-02-30.md", "secret"),
        ("logs/log_2026-11-06_x.md", "secret"),
    ]);
    assert_eq!(Source::of(&given), Ok(SOURCE));
    let taken = read(SOURCE, &given).unwrap();
    assert_eq!(
        told(&taken),
        [
            "2026-11-01 2026-11-01T12:00:00+01:00 {\"mood\":\"😀\"} The kettle/![](Images/own.jpg)",
            "2026-11-01 2026-11-01T12:00:00+01:00 {} A second.",
            "2026-11-02 2026-11-02T12:00:00+01:00 {\"mood\":\"😕\"} A third.",
            "2026-11-03 2026-11-03T12:00:00+01:00 {} Words from the first line on./More.",
            "2026-11-04 2026-11-04T12:00:00+01:00 {\"mood\":\"😀\"} ",
        ]
    );
    assert_eq!(
        refused(&taken),
        [
            "logs/log_2026-11-05.md: there is nothing in it to keep",
            "logs/log_2026-02-30.md: no calendar has the day in its name",
        ]
    );
    holds(&taken, &["secret", "kettle"]);
}
