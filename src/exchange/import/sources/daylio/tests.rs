use super::*;
use crate::exchange::import::Source;
use crate::exchange::import::testing::{
    holds, notes, one, read, read_at_night, read_with_moods, refused, told,
};

const SOURCE: Source = Source::Program(&PROGRAM);

const TABLE: &str = "full_date,date,weekday,time,mood,activities,note_title,note
2026-11-03,November 3,Tuesday,23:58,good,\"walk | tea\",\"Late\",\"Round the lake.\"
2026-11-03,November 3,Tuesday,08:05,meh,\"\",\" \",\"\"
2026-11-02,November 2,Monday,00:20,awful ,\"bad sleep  | argued \",\"\",\"She said \"\"fine\"\".
Then nothing.

Last; with a comma, and a | bar.\"
2026-11-01,November 1,Sunday,12:00,rad,\"movies / tv | 🎸 guitar\",\"Title, with a comma\",\"<p>Bold <b>morning</b> &amp; a list</p><ul><li>one</li><li>two</li></ul>\"
2026-10-25,October 25,Sunday,02:30,ok,\"\",\"\",\"Twice that night.\"
2026-03-29,29. März,Sonntag,02:30,ok,\"\",\"\",\"No clock showed it; 1 < 2 &amp; <3\"
2024-02-29,February 29,Thursday,21:00,good,\"\",\"\",\"Leap day.\"
";

#[test]
fn rows_are_read_one_by_one() {
    assert_eq!(Source::of(&one(TABLE)), Ok(SOURCE));
    let taken = read(SOURCE, &one(TABLE)).unwrap();
    assert_eq!(
        told(&taken),
        [
            "2024-02-29 2024-02-29T21:00:00+01:00 {\"mood\":\"good\"} Leap day.",
            "2026-03-29 2026-03-29T03:30:00+02:00 {\"mood\":\"ok\"} No clock showed it; 1 < 2 &amp; <3",
            "2026-10-25 2026-10-25T02:30:00+02:00 {\"mood\":\"ok\"} Twice that night.",
            "2026-11-03 2026-11-03T23:58:00+01:00 {\"mood\":\"good\",\"activities\":[\"walk\",\"tea\"]} Late//Round the lake.",
            "2026-11-03 2026-11-03T08:05:00+01:00 {\"mood\":\"meh\"} ",
            "2026-11-02 2026-11-02T00:20:00+01:00 {\"mood\":\"awful\",\"activities\":[\"bad sleep\",\"argued\"]} \
             She said \"fine\"./Then nothing.//Last; with a comma, and a | bar.",
            "2026-11-01 2026-11-01T12:00:00+01:00 {\"mood\":\"rad\",\"activities\":[\"movies / tv\",\"🎸 guitar\"]} \
             Title, with a comma//Bold morning & a list/- one/- two",
        ]
    );
    assert_eq!(refused(&taken), [] as [&str; 0]);
    assert!(taken.remarks[0].contains("--moods rad=1"));
    holds(&taken, &["kettle", "argued", "awful =", "lake"]);
    let night = read_at_night(SOURCE, &one(TABLE), true).unwrap();
    assert!(told(&night).iter().any(|line| line.starts_with("2026-11-01 2026-11-02T00:20:00+01:00")));
}

#[test]
fn the_same_rows_are_the_same_whatever_clock_the_phone_shows_and_whatever_program_wrote_the_line_ends() {
    let table = "full_date,date,weekday,time,mood,activities,note_title,note
2026-11-03,3 November,Tuesday,00:05,sad,\"\",\"\",\"Past midnight.\"
2026-11-02,2 November,Monday,12:30,so-so,\"work | work\",\"\",\"Noon.\"
2026-11-02,2 November,Monday,21:07,so-so,\"\",\"\",\"\"
";
    let other = table
        .replace("00:05,sad", "12:05 am,sad ")
        .replace("12:30", "12:30\u{202f}pm")
        .replace("21:07", "9:07 pm");
    let other = format!("\u{feff}{}", other.replace('\n', "\r\n"));
    let (one_way, other) = (read(SOURCE, &one(table)).unwrap(), read(SOURCE, &one(other)).unwrap());
    assert_eq!(told(&one_way), told(&other));
    assert!(told(&other)[1].contains("[\"work\",\"work\"]"));
    let ids = |taken| -> Vec<_> { notes(taken).iter().map(|note| note.id).collect() };
    assert_eq!(ids(&one_way), ids(&other));
}

#[test]
fn a_row_that_stands_twice_is_two_notes_and_the_same_two_each_time() {
    let row = "2026-11-02,x,x,12:30,meh,\"\",\"\",\"\"\n";
    let table = format!("full_date,date,weekday,time,mood,activities,note_title,note\n{row}{row}");
    let taken = read(SOURCE, &one(table.clone())).unwrap();
    assert_eq!(taken.count(), 2);
    holds(&taken, &[]);
    let month = "2026-11".parse().unwrap();
    let stored = taken.onto(&crate::journal::Document::new(month), false).document.unwrap();
    assert_eq!(read(SOURCE, &one(table)).unwrap().onto(&stored, false).counts.already, 2);
}

#[test]
fn levels_are_only_those_that_were_stated() {
    let taken = read_with_moods(SOURCE, &one(TABLE), "good=2,AWFUL=5,rad=1").unwrap();
    let all = told(&taken).join("\n");
    assert!(all.contains("{\"mood\":\"awful\",\"mood_level\":5,\"mood_of\":5,\"activities\""), "{all}");
    assert!(all.contains("{\"mood\":\"meh\"} "), "{all}");
    assert_eq!(taken.remarks, ["Moods that --moods does not name have no level: 3."]);
    assert!(SOURCE.has_moods() && !Source::Inward.has_moods());
}

#[test]
fn the_table_of_earlier_versions_has_its_day_in_two_columns() {
    let table = "year,date,weekday,time,mood,activities,note
2018,18 May,Friday,9:30 pm,good,\"tea\",\"An evening.\"
2018,May 7,Monday,9:30 pm,good,\"\",\"\"
2018,18 Mai,Freitag,21:30,good,\"\",\"secret\"
2018,31 June,Friday,21:30,good,\"\",\"secret\"
";
    assert_eq!(Source::of(&one(table)), Ok(SOURCE));
    let taken = read(SOURCE, &one(table)).unwrap();
    assert_eq!(
        told(&taken),
        [
            "2018-05-18 2018-05-18T21:30:00+02:00 {\"mood\":\"good\",\"activities\":[\"tea\"]} An evening.",
            "2018-05-07 2018-05-07T21:30:00+02:00 {\"mood\":\"good\"} "
        ]
    );
    assert_eq!(taken.refused.len(), 2);
    holds(&taken, &["secret"]);
}

#[test]
fn what_cannot_be_used_is_named_with_its_line() {
    let table = "full_date,date,weekday,time,mood,activities,note_title,note
2026-02-30,x,x,10:00,secret,\"\",\"\",\"secret\"
0000-01-01,x,x,10:00,secret,\"\",\"\",\"secret\"
9999-12-31,x,x,10:00,secret,\"\",\"\",\"secret\"
2026-11-23,x,x,10:00,secret,\"\",\"\",\"secret\"
03.11.2026,x,x,10:00,secret,\"\",\"\",\"secret\"
2026-11-03,x,x,25:00,secret,\"\",\"\",\"secret\"
2026-11-03,x,x,10:00,,\"\",\"\",\"\"
2026-11-03,x,x,10:00,\"kept\"
2026-11-03,x,x,10:00,kept,\"\",\"\",\"A\0word\u{1b}[31m\"
2026-11-03,x,x,11:00,secret,\"\",\"\",\"secret and then
";
    let taken = read(SOURCE, &one(table)).unwrap();
    assert_eq!(told(&taken), ["2026-11-03 2026-11-03T10:00:00+01:00 {\"mood\":\"kept\"} Aword[31m"]);
    assert_eq!(
        refused(&taken),
        [
            "line 2: no calendar has its date, or it is written in another form",
            "line 3: no calendar has its date, or it is written in another form",
            "line 4: its day is still to come",
            "line 5: its day is still to come",
            "line 6: no calendar has its date, or it is written in another form",
            "line 7: no clock has its time, or it is written in another form",
            "line 8: there is nothing in it to keep",
            "line 9: it has 5 columns in place of 8",
            "line 11: it ends within quotes: the file is not whole",
        ]
    );
    holds(&taken, &["secret"]);
    let head = table.lines().next().unwrap();
    let long = format!("{head}\n2026-11-03,x,x,10:00,kept,\"\",\"\",\"{}\"\n", "x".repeat(1_048_577));
    assert_eq!(refused(&read(SOURCE, &one(long)).unwrap()), ["line 2: its text is longer than 1 MiB"]);
}

#[test]
fn what_a_spreadsheet_wrote_anew_is_refused_with_the_remedy() {
    let table = "full_date;date;weekday;time;mood;activities;note_title;note\r\n03.11.2026;secret;x;08:05:00;meh;;;\r\n";
    let wide: Vec<u8> = [0xfeff].into_iter().chain(table.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for given in [one(table), one(wide)] {
        assert_eq!(Source::of(&given), Ok(SOURCE));
        let error = read(SOURCE, &given).unwrap_err();
        assert!(matches!(error, CannotRead::Form(_)));
        let said = error.to_string();
        assert!(said.contains("export it from Daylio again") && !said.contains("secret"), "{said}");
    }
    let said = read(SOURCE, &one(b"full_date,mood\n\xe9".to_vec())).unwrap_err().to_string();
    assert!(said.contains("not text in UTF-8"), "{said}");
}
