use super::*;
use crate::exchange::import::Source;
use crate::exchange::import::testing::{file, folder, holds, one, read, refused, told};

const SOURCE: Source = Source::Program(&PROGRAM);

const MONTH: &str = "\
1: {text: 'One paragraph.


    **bold**, //italic// and ''quotes'' [name \"\"https://example.org\"\"]'}
2:
  Cool Stuff:
    Went round the lake: null
    'A colon: in it': null
  Tags: {tea: null, evening: null}
  text: \"Line one\\nline two: with a colon \\U0001F642 \\xE9\\n\"
3: {text: ''}
4:
  Films: {The kettle: null}
  text: ''
2: {text: The second of that day}
5: {text: 2026}
6: null
7: {text: [secret]}
8: {text: \"secret
";

#[test]
fn a_month_is_read_day_by_day() {
    let given = folder(&[("data/2026-11.txt", MONTH)]);
    assert_eq!(Source::of(&given), Ok(SOURCE));
    let taken = read(SOURCE, &given).unwrap();
    assert_eq!(
        told(&taken),
        [
            "2026-11-01 2026-11-01T12:00:00+01:00 {} \
             One paragraph.//**bold**, //italic// and 'quotes' [name \"\"https://example.org\"\"]",
            "2026-11-02 2026-11-02T12:00:00+01:00 \
             {\"categories\":{\"Cool Stuff\":[\"Went round the lake\",\"A colon: in it\"],\"Tags\":[\"tea\",\"evening\"]}} \
             Line one/line two: with a colon 🙂 é",
            "2026-11-04 2026-11-04T12:00:00+01:00 {\"categories\":{\"Films\":[\"The kettle\"]}} ",
            "2026-11-02 2026-11-02T12:00:00+01:00 {} The second of that day",
            "2026-11-05 2026-11-05T12:00:00+01:00 {} 2026",
        ]
    );
    assert_eq!(
        refused(&taken),
        [
            "data/2026-11.txt, line 11: there is nothing in it to keep",
            "data/2026-11.txt, line 17: a day holds a text and categories, and this one does not",
            "data/2026-11.txt, line 18: its text is none",
            "data/2026-11.txt, line 19: it is not whole YAML from here on",
        ]
    );
    assert_eq!(taken.remarks, ["data/2026-11.txt, line 15 stands twice in its month; both come in."]);
    holds(&taken, &["secret", "kettle", "lake", "Cool"]);
}

#[test]
fn days_and_months_that_no_calendar_has_are_refused() {
    let taken = read(
        SOURCE,
        &folder(&[
            ("2026-11.txt", "31: {text: secret}\n0: {text: secret}\nx: {text: secret}\n30: {text: later}\n"),
            ("2026-13.txt", "1: {text: secret}\n"),
            ("2026-10.txt", ""),
            ("photo.txt", "1: secret"),
        ]),
    )
    .unwrap();
    assert_eq!(told(&taken), [] as [&str; 0]);
    assert_eq!(
        refused(&taken),
        [
            "2026-11.txt, line 1: no calendar has that day",
            "2026-11.txt, line 2: no calendar has that day",
            "2026-11.txt, line 3: no calendar has that day",
            "2026-11.txt, line 4: its day is still to come",
            "2026-13.txt: no calendar has the month in its name",
        ]
    );
    holds(&taken, &["secret"]);
}

#[test]
fn a_file_that_is_cut_in_the_middle_gives_the_days_before_the_cut() {
    let mut alone = one("1: {text: whole}\n2:\n  text: \"half of a te");
    alone.files[0].path = "2026-11.txt".to_owned();
    assert_eq!(Source::of(&alone), Ok(SOURCE));
    let taken = read(SOURCE, &alone).unwrap();
    assert_eq!(told(&taken), ["2026-11-01 2026-11-01T12:00:00+01:00 {} whole"]);
    assert_eq!(refused(&taken).len(), 1, "{:?}", refused(&taken));
    assert!(refused(&taken)[0].starts_with("line 3: it is not whole YAML"), "{:?}", refused(&taken));
}

#[test]
fn what_is_meant_to_harm_is_refused_at_once() {
    for text in [
        format!("1: {{text: {}", "[".repeat(100_000)),
        format!("1: {}", "- ".repeat(100_000)),
        format!("1: {}x{}", "[".repeat(80), "]".repeat(80)),
        "1: &a {text: x}\n2: *a\n".to_owned(),
        "1: {text: x}\n? [a, b]\n: y\n".to_owned(),
        "- 1\n".to_owned(),
        "1: {text: \u{1}}\n".to_owned(),
    ] {
        let taken = read(SOURCE, &folder(&[("2026-11.txt", &text)])).unwrap();
        assert!(
            !taken.refused.is_empty() && taken.count() <= 1,
            "{}",
            &text.chars().take(20).collect::<String>()
        );
    }
    let given = one("1: {text: x}");
    assert!(read(SOURCE, &given).unwrap_err().to_string().contains("no month as its name"));
    let mut bytes = folder(&[]);
    bytes.files.push(file("2026-11.txt", b"1: {text: \xff}".to_vec()));
    assert_eq!(refused(&read(SOURCE, &bytes).unwrap()), ["2026-11.txt: it is not text in UTF-8"]);
}
