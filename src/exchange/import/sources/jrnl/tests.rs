use super::*;
use crate::exchange::import::Source;
use crate::exchange::import::testing::{folder, holds, one, read, read_at_night, refused, told};
use crate::journal::Document;

const SOURCE: Source = Source::Program(&PROGRAM);

const TEXT: &str = "\
[2026-11-01 09:00] The kettle sang. Nobody listened to it.
More of the morning with @Tea and @walk/long.

[2026-11-01 09:00] Starred and long *
[1] a footnote
[26/11, 23:32] Somebody: a pasted line

[2026-11-02 00:20] Half past?

[2026-10-25 02:30] The hour that came twice
- [ ] a task
\t[2026-11-04 10:00] indented, no entry
🙂 and العربية.

[2024-02-29 21:00] Leap day! One line. @Walk
";

#[test]
fn text_is_read_entry_by_entry() {
    assert_eq!(Source::of(&one(TEXT)), Ok(SOURCE));
    let taken = read(SOURCE, &one(TEXT)).unwrap();
    assert_eq!(
        told(&taken),
        [
            "2024-02-29 2024-02-29T21:00:00+01:00 {\"tags\":[\"@walk\"]} Leap day!//One line. @Walk",
            "2026-10-25 2026-10-25T02:30:00+02:00 {} The hour that came twice//- [ ] a task/\
             \t[2026-11-04 10:00] indented, no entry/🙂 and العربية.",
            "2026-11-01 2026-11-01T09:00:00+01:00 {\"tags\":[\"@tea\",\"@walk/long\"]} \
             The kettle sang. Nobody listened to it.//More of the morning with @Tea and @walk/long.",
            "2026-11-01 2026-11-01T09:00:00+01:00 {\"starred\":true} \
             Starred and long//[1] a footnote/[26/11, 23:32] Somebody: a pasted line",
            "2026-11-02 2026-11-02T00:20:00+01:00 {} Half past?",
        ]
    );
    assert_eq!(refused(&taken), [] as [&str; 0]);
    assert!(taken.remarks[0].ends_with("the entry before: line 6."), "{:?}", taken.remarks);
    holds(&taken, &["kettle", "Somebody", "Leap"]);
    let night = read_at_night(SOURCE, &one(TEXT), true).unwrap();
    assert!(told(&night).iter().any(|line| line.starts_with("2026-11-01 2026-11-02T00:20:00+01:00")));
}

#[test]
fn marks_of_the_encoding_and_line_ends_of_windows_are_read_over() {
    let taken =
        read(SOURCE, &one("\u{feff}[2026-11-05 18:00] One.\r\nTwo.\r\n\r\n[2026-11-06 18:00] Ünïcödé.\r\n"))
            .unwrap();
    assert_eq!(
        told(&taken),
        [
            "2026-11-05 2026-11-05T18:00:00+01:00 {} One.//Two.",
            "2026-11-06 2026-11-06T18:00:00+01:00 {} Ünïcödé."
        ]
    );
}

#[test]
fn another_form_of_dates_is_refused_with_its_line_and_not_guessed() {
    for text in
        ["[26/11/2026 09:00 PM] secret\n", "\n2026-11-01 09:00 secret\n", "secret\n[2026-11-01 09:00] x\n"]
    {
        let error = read(SOURCE, &one(text)).unwrap_err();
        assert!(matches!(error, CannotRead::Form(_)), "{text}");
        let said = error.to_string();
        assert!(
            said.starts_with("line ") && said.contains("jrnl --format json") && !said.contains("secret"),
            "{said}"
        );
    }
}

const JSON: &str = r#"{"tags":{"@walk":1},"entries":[
    {"title":"The kettle sang. Nobody listened to it.","body":"More of the morning with @Tea and @walk/long.",
     "date":"2026-11-01","time":"09:00","tags":["@tea","@walk/long"],"starred":false},
    {"title":"Quotes \"and\" \\backslashes\\","body":"tab\there\u2028a line","date":"2026-11-03","time":"07:15","tags":[],"starred":true,
     "uuid":"00AB","creator":{"x":1},"weather":"rain"},
    {"title":"","body":"","date":"2026-11-03","time":"07:15","tags":[],"starred":false},
    {"title":"secret","body":"","date":"2026-02-30","time":"07:15"},
    {"title":"secret","body":"","date":"2026-11-03","time":"24:15"},
    {"title":"secret","body":"","date":"2027-11-03","time":"07:15"},
    {"title":"secret"}, 7]}"#;

#[test]
fn json_is_read_and_what_cannot_be_used_is_named() {
    assert_eq!(Source::of(&one(JSON)), Ok(SOURCE));
    let taken = read(SOURCE, &one(JSON)).unwrap();
    assert_eq!(
        told(&taken),
        [
            "2026-11-01 2026-11-01T09:00:00+01:00 {\"tags\":[\"@tea\",\"@walk/long\"]} \
             The kettle sang. Nobody listened to it.//More of the morning with @Tea and @walk/long.",
            "2026-11-03 2026-11-03T07:15:00+01:00 {\"starred\":true,\"uuid\":\"00AB\"} \
             Quotes \"and\" \\backslashes\\//tab\there/a line",
        ]
    );
    assert_eq!(
        refused(&taken),
        [
            "entry 3: there is nothing in it to keep",
            "entry 4: no calendar has its date, or no clock its time",
            "entry 5: no calendar has its date, or no clock its time",
            "entry 6: its day is still to come",
            "entry 7: the field \"date\" is missing",
            "entry 8: not a JSON object",
        ]
    );
    let columns: Vec<(&str, bool)> =
        taken.columns.iter().map(|column| (column.name.as_str(), column.becomes.is_some())).collect();
    assert!(columns.contains(&("uuid", true)) && columns.contains(&("weather", false)), "{columns:?}");
    holds(&taken, &["secret", "kettle"]);
}

#[test]
fn the_same_entry_is_one_whether_it_comes_as_text_or_as_json() {
    let text = read(SOURCE, &one(TEXT)).unwrap();
    let month = "2026-11".parse().unwrap();
    let stored = text.onto(&Document::new(month), false).document.unwrap();
    let onto = read(SOURCE, &one(JSON)).unwrap().onto(&stored, false);
    assert_eq!((onto.counts.read, onto.counts.already, onto.counts.new), (2, 1, 1));
    let again = text.onto(&stored, false);
    assert!(again.document.is_none() && again.counts.already == again.counts.read);
}

#[test]
fn what_is_not_whole_is_refused_with_its_place() {
    for (text, part) in [
        ("{\"tags\":{},\"entries\":[{\"title\":\"secret", "not whole JSON (line 1, column"),
        ("{\"tags\":{},\"entries\":{\"secret\":1}}", "no list of entries"),
    ] {
        let said = read(SOURCE, &one(text)).unwrap_err().to_string();
        assert!(said.contains(part) && !said.contains("secret"), "{said}");
    }
    // What the command line printed before the export.
    let text = format!("2 entries found\n{JSON}");
    assert!(matches!(Source::of(&one(text.as_str())), Err(CannotRead::Unknown(_))));
    assert!(read(SOURCE, &one(text.as_str())).unwrap_err().to_string().starts_with("line 1 "));
}

#[test]
fn a_title_ends_where_jrnl_ends_it() {
    for (text, title, body) in [
        ("Leap day! More.", "Leap day!", "More."),
        ("He said \"no.\" Then left.", "He said \"no.\"", "Then left."),
        ("(All well.) Next", "(All well.)", "Next"),
        ("3.5 hours", "3.5 hours", ""),
        ("終わり。次", "終わり。", "次"),
        ("Wait… what", "Wait…", "what"),
        ("no end", "no end", ""),
        ("", "", ""),
    ] {
        assert_eq!(first_sentence(text), (title, body), "{text}");
    }
}

#[test]
fn a_journal_that_is_a_folder_is_read_file_by_file() {
    let given = folder(&[
        ("2026/11/01.txt", "[2026-11-01 09:00] The kettle sang.\nTwice.\n\n[2026-11-01 21:00] **Bold**\n"),
        ("2026/11/02.txt", "[07:15] Only a time\n[26/11, 23:32] a pasted line\n"),
        ("2026/11/03.txt", "secret\n"),
        ("2026/13/04.txt", "[07:15] secret\n"),
        ("2026/11/notes.txt", "secret\n"),
    ]);
    assert_eq!(Source::of(&given), Ok(SOURCE));
    let taken = read(SOURCE, &given).unwrap();
    assert_eq!(
        told(&taken),
        [
            "2026-11-01 2026-11-01T09:00:00+01:00 {} The kettle sang.//Twice.",
            "2026-11-01 2026-11-01T21:00:00+01:00 {} **Bold**",
            "2026-11-02 2026-11-02T07:15:00+01:00 {} Only a time//[26/11, 23:32] a pasted line",
        ]
    );
    assert_eq!(
        refused(&taken),
        [
            "2026/11/03.txt, line 1: it does not begin an entry, as [2026-11-22 21:14] does",
            "2026/13/04.txt, line 1: no calendar has its date, or no clock its time",
        ]
    );
    assert!(taken.remarks[0].ends_with("before: 2026/11/02.txt, line 2."), "{:?}", taken.remarks);
    holds(&taken, &["secret", "kettle"]);
    assert_ne!(Source::of(&folder(&[("2026/11/01.txt", "A diary.")])), Ok(SOURCE));
}
