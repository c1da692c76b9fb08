use super::testing::{file, one, read};
use super::*;

#[test]
fn every_program_has_a_name_that_people_know() {
    for source in Source::all() {
        assert_eq!(Source::named(source.name()), Some(source));
        let is_known = source == Source::Inward || imported::title(source.name()).is_some();
        assert!(is_known, "{} is missing in src/journal/imported.rs", source.name());
        let receipt = crate::journal::format::receipt::ReceiptName::new(
            &"2026-11-22T21:14:03Z".parse().unwrap(),
            source.name(),
        );
        assert_eq!(receipt.to_string().parse(), Ok(receipt), "a name that a receipt can have");
    }
}

#[test]
fn whatever_is_given_no_reader_takes_it_for_what_it_is_not() {
    let deep = "[".repeat(1_000_000);
    let long = format!("{{\"a\":{}}}", "1".repeat(1_000_000));
    for bytes in [
        &b""[..],
        b" ",
        b"\0\0",
        b"\xff\xfe\x00",
        b"{}",
        b"[]",
        b"[1]",
        b"{\"entries\":[1e400]}",
        deep.as_bytes(),
        long.as_bytes(),
    ] {
        for given in
            [one(bytes), Given { name: "x".to_owned(), is_folder: true, files: vec![file("a.md", bytes)] }]
        {
            for source in Source::all() {
                if let Ok(taken) = read(source, &given) {
                    assert_eq!(taken.count(), 0, "{}", source.name());
                }
            }
        }
    }
}

#[test]
fn more_things_than_one_import_may_hold_are_refused() {
    let entry = "{\"date\":\"2026-11-01\",\"time\":\"09:00\",\"title\":\"x\"}";
    let many = |entry: &str, count: usize| {
        one(format!("{{\"tags\":{{}},\"entries\":[{}]}}", vec![entry; count].join(",")))
    };
    let jrnl = Source::named("jrnl").unwrap();
    assert_eq!(read(jrnl, &many(entry, 1_000)).unwrap().count(), 1_000);
    // What is no entry counts too, and is read sooner.
    assert_eq!(read(jrnl, &many("0", MOST_THINGS)).unwrap().refused.len(), MOST_THINGS);
    assert!(matches!(read(jrnl, &many("0", MOST_THINGS + 1)), Err(CannotRead::TooMuch)));
}

#[test]
fn a_text_or_what_comes_besides_it_may_be_only_so_long() {
    let entry = |title: usize, tags: usize| {
        let tags = vec!["\"t\""; tags].join(",");
        let title = "x".repeat(title);
        one(format!(
            "{{\"tags\":{{}},\"entries\":[{{\"date\":\"2026-11-01\",\"time\":\"09:00\",\"title\":\"{title}\",\"tags\":[{tags}]}}]}}"
        ))
    };
    let jrnl = Source::named("jrnl").unwrap();
    let taken = |given| read(jrnl, &given).unwrap();
    assert_eq!(taken(entry(1024 * 1024, 900)).count(), 1);
    assert_eq!(taken(entry(1024 * 1024 + 1, 0)).refused[0].why, "its text is longer than 1 MiB");
    assert_eq!(taken(entry(1, 1_001)).refused[0].why, "it holds too much besides its text");
}

#[test]
fn text_with_the_mark_of_utf_16_is_read() {
    let text = "[2026-11-01 09:00] Über\n";
    let wide: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let jrnl = Source::named("jrnl").unwrap();
    assert_eq!(Source::of(&one(wide.clone())), Ok(jrnl));
    assert_eq!(read(jrnl, &one(wide.clone())).unwrap().examples()[0].texts().concat(), "Über");
    let half = &wide[..wide.len() - 1];
    assert_eq!(
        read(jrnl, &one(half)).unwrap_err().to_string(),
        "it is not what jrnl writes: it is not text in UTF-8"
    );
}

#[test]
fn the_texts_of_one_month_may_be_only_so_long() {
    let title = "x".repeat(1024 * 1024);
    let entries = |count: usize| {
        let entry = format!("{{\"date\":\"2026-11-01\",\"time\":\"09:00\",\"title\":\"{title}\"}}");
        one(format!("{{\"tags\":{{}},\"entries\":[{}]}}", vec![entry; count].join(",")))
    };
    let jrnl = Source::named("jrnl").unwrap();
    let month = "2026-11".parse().unwrap();
    assert!(read(jrnl, &entries(32)).unwrap().fits(month));
    assert!(!read(jrnl, &entries(33)).unwrap().fits(month));
}
