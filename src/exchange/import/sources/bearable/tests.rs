use super::*;
use crate::exchange::import::Source;
use crate::exchange::import::testing::{holds, notes, one, read, refused, told};

const SOURCE: Source = Source::Program(&PROGRAM);

const TABLE: &str = "\u{feff}date,date formatted,weekday,time of day,category,rating/amount,detail,notes\r
\"1st Nov 2026\",\"2026-11-01\",\"Sunday\",\"am\",\"Mood\",\"3\",\"Calm | Hopeful\",\"\"\r
\"1st Nov 2026\",\"2026-11-01\",\"Sunday\",\"am\",\"Mood\",\"3\",\"Calm | Hopeful\",\"The kettle
sang \"\"twice\"\"\"\r
\"2nd Nov 2026\",\"2026-11-02\",\"Monday\",\"\",\"Sleep\",\"7:30\",\"\",\"\"\r
\"2nd Nov 2026\",\"2026-11-02\",\"Monday\",\"18:05\",\"Food Diary\",\"None\",\"Soup\",\"\"\r
\"2nd Nov 2026\",\"2026-11-02\",\"Monday\",\"all day\",\"Factors\",\"\",\"Tea\",\"\"\r
\"2nd Nov 2026\",\"2026-11-02\",\"Monday\",\"\",\"Notes\",\"\",\"\",\"Only words ☕\"\r
";

#[test]
fn rows_are_read_one_by_one() {
    assert_eq!(Source::of(&one(TABLE)), Ok(SOURCE));
    let taken = read(SOURCE, &one(TABLE)).unwrap();
    let mood = "\"category\":\"Mood\",\"time_of_day\":\"am\",\"amount\":3,\"detail\":[\"Calm\",\"Hopeful\"]";
    assert_eq!(
        told(&taken),
        [
            &format!("2026-11-01 2026-11-01T12:00:00+01:00 {{{mood}}} "),
            &format!("2026-11-01 2026-11-01T12:00:00+01:00 {{{mood}}} The kettle/sang \"twice\""),
            "2026-11-02 2026-11-02T12:00:00+01:00 {\"category\":\"Sleep\",\"amount\":\"7:30\"} ",
            "2026-11-02 2026-11-02T18:05:00+01:00 {\"category\":\"Food Diary\",\"detail\":[\"Soup\"]} ",
            "2026-11-02 2026-11-02T12:00:00+01:00 {\"category\":\"Factors\",\"time_of_day\":\"all day\",\"detail\":[\"Tea\"]} ",
            "2026-11-02 2026-11-02T12:00:00+01:00 {\"category\":\"Notes\"} Only words ☕",
        ]
    );
    holds(&taken, &["kettle", "Hopeful"]);
}

#[test]
fn the_table_of_earlier_versions_has_only_the_day_in_words() {
    let row = |date: &str| format!("\"{date}\",\"Sunday\",\"pm\",\"Mood\",\"2\",\"\",\"\"\n");
    let dates =
        ["1st Nov 2026", "2nd Nov 2026", "3rd Nov 2026", "11th Nov 2026", "22nd Nov 2026", "23rd Nov 2025"];
    let table: String = dates.into_iter().map(row).collect();
    let table = format!("date,weekday,time of day,category,rating/amount,detail,notes\n{table}");
    assert_eq!(Source::of(&one(table.as_str())), Ok(SOURCE));
    let taken = read(SOURCE, &one(table.as_str())).unwrap();
    let days: Vec<String> = notes(&taken).iter().map(|note| note.day.to_string()).collect();
    assert_eq!(days, ["2025-11-23", "2026-11-01", "2026-11-02", "2026-11-03", "2026-11-11", "2026-11-22"]);
    // The newer table makes the same notes of them.
    let newer =
        table.replace("date,weekday", "date,date formatted,weekday").replace("\"Sunday\"", "\"\",\"Sunday\"");
    let newer = read(SOURCE, &one(newer)).unwrap();
    let ids = |taken| -> Vec<_> { notes(taken).iter().map(|note| note.id).collect() };
    assert_eq!(ids(&newer), ids(&taken));
}

#[test]
fn what_cannot_be_used_is_named_with_its_line() {
    let table = "date,weekday,time of day,category,rating/amount,detail,notes
\"30th Feb 2026\",\"x\",\"am\",\"Mood\",\"secret\",\"secret\",\"secret\"
\"1st Nov 0\",\"x\",\"am\",\"Mood\",\"secret\",\"secret\",\"secret\"
\"31st Dec 9999\",\"x\",\"am\",\"Mood\",\"secret\",\"secret\",\"secret\"
\"1. November\",\"x\",\"am\",\"Mood\",\"secret\",\"secret\",\"secret\"
\"1st Nov 2026\",\"x\",\"am\",\"Mood\",\"None\",\"\",\" \"
\"1st Nov 2026\",\"x\",\"am\",\"Mood\"
\"1st Nov 2026\",\"x\",\"am\",\"Mood\",\"1e400\",\"\",\"\"
\"1st Nov 2026\",\"x\",\"am\",\"Mood\",\"3\",\"\",\"secret
";
    let taken = read(SOURCE, &one(table)).unwrap();
    assert_eq!(taken.count(), 1);
    assert_eq!(
        refused(&taken),
        [
            "line 2: no calendar has its date, or it is written in another form",
            "line 3: no calendar has its date, or it is written in another form",
            "line 4: its day is still to come",
            "line 5: no calendar has its date, or it is written in another form",
            "line 6: there is nothing in it to keep",
            "line 7: it has 4 columns in place of 7",
            "line 9: it ends within quotes: the file is not whole",
        ]
    );
    holds(&taken, &["secret"]);
    assert!(
        read(SOURCE, &one("date;category")).unwrap_err().to_string().contains("does not name the columns")
    );
}
