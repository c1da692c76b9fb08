use std::cell::LazyCell;
use std::collections::BTreeSet;

use memchr::memmem;
use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::journal::Entry;
use crate::journal::format::document::Tombstone;
use crate::journal::{
    Body, CheckIn, Day, Digest, EntryId, GivenPrompt, Moment, Note, Rating, Sign, TickList,
};

fn november() -> Month {
    "2026-11".parse().unwrap()
}

fn day(number: u8) -> Day {
    november().first().plus(i64::from(number))
}

fn at(second: i64) -> Moment {
    Moment::new(1_795_378_443 + second, 3_600)
}

fn note(number: u8, text: &str) -> Entry {
    let body = Body::Note(Note { text: text.to_owned() });
    Entry::new(
        EntryId::new_v7(i64::from(number), [number; 10]),
        day(number % 28),
        body,
        at(0),
        day(number % 28),
    )
}

fn check_in(number: u8, text: &str) -> Entry {
    let mut check_in = CheckIn { text: text.to_owned(), ..CheckIn::default() };
    check_in.ratings.set(Sign::Jealousy, Rating::new(number % 5));
    check_in.notes.set(Sign::Reassurance, format!("note on {text}"));
    check_in.set_ticked(TickList::Triggers, Some(vec!["late_reply".to_owned()]));
    check_in.prompt = Some(GivenPrompt::new("J4", "because {"));
    Entry::new_check_in(day(number % 28), check_in, at(0), day(number % 28))
}

/// Three notes, a check-in in two versions, a deletion, an unknown field and an entry that breaks the schema.
fn full() -> Document {
    let first = check_in(4, "word4");
    let edited = |text: &str, second| {
        let mut body = first.check_in().unwrap().clone();
        text.clone_into(&mut body.text);
        first.edited(Body::CheckIn(Box::new(body)), at(second))
    };
    let deleted = note(9, "gone");
    let mut document = Document::new(november())
        .with(deleted.clone())
        .without(deleted.id, at(5))
        .with(note(1, "word1 \"quoted\" {"))
        .with(note(2, "word2\nline"))
        .with(note(3, "word3 👩‍👩‍👧"))
        .with(edited("word5", 60))
        .with(edited("word6", 61));
    document.extra.insert("device".to_owned(), serde_json::json!({"name": "word7", "version": 2}));
    document
        .kept
        .entries
        .push(RawValue::from_string("{\"id\":  \"word8\", \"kind\": 3}".to_owned()).unwrap());
    document
}

fn salvaged(text: &str) -> Salvaged {
    salvage(text.as_bytes(), november())
}

fn lines(pieces: &[Piece]) -> Vec<RangeInclusive<usize>> {
    pieces.iter().map(|piece| piece.lines.clone()).collect()
}

/// The lines, from 1, of the item of a pretty-printed text that holds a word.
fn lines_of(text: &str, word: &str) -> RangeInclusive<usize> {
    let lines: Vec<&str> = text.lines().collect();
    let there = lines.iter().position(|line| line.contains(word)).unwrap();
    let first = lines[..there].iter().rposition(|line| *line == "    {").unwrap();
    let last = lines[there..].iter().position(|line| line.starts_with("    }")).unwrap() + there;
    first + 1..=last + 1
}

fn words(document: &Document) -> BTreeSet<String> {
    (1..9).map(|number| format!("word{number}")).filter(|word| document.to_text().contains(word)).collect()
}

fn all_words_but(missing: &[&str]) -> BTreeSet<String> {
    let words = words(&full());
    assert_eq!(words.len(), 8);
    words.into_iter().filter(|word| !missing.contains(&word.as_str())).collect()
}

#[test]
fn a_document_that_is_whole_comes_back_as_it_is() {
    let text = full().to_text();
    for text in [text.clone(), format!("\u{feff}{text}"), text.replace('\n', "\r\n")] {
        let salvaged = salvaged(&text);
        assert_eq!(salvaged.document.to_text(), full().to_text());
        assert_eq!((salvaged.kept, salvaged.repaired, salvaged.set_aside), (7, vec![], vec![]));
    }
}

#[test]
fn a_truncated_entry_is_one_piece_and_what_stands_before_it_is_kept() {
    let text = full().to_text();
    let lines_of_it = lines_of(&text, "word3");
    let cut = text.find("👩").unwrap() + 2;
    let salvaged = salvage(&text.as_bytes()[..cut], november());
    assert_eq!(
        words(&salvaged.document),
        all_words_but(&["word3", "word4", "word5", "word6", "word7", "word8"])
    );
    assert_eq!(lines(&salvaged.set_aside), [*lines_of_it.start()..=lines_of_it.end() - 1]);
    assert_eq!((salvaged.kept, salvaged.repaired), (2, vec![]));
}

#[test]
fn an_entry_whose_shape_is_damaged_is_set_aside_and_all_others_stay() {
    let text = full().to_text();
    for (damage, by) in [
        ("\"text\": \"word2", "\"text\"; \"word2"),
        ("\"text\": \"word2", "\"text\": #word2"),
        ("\"text\": \"word2\\nline\"", "\"text\": \"word2\\nline#"),
        ("\"text\": \"word2\\nline\"", "\"text\": \"word2\\nline\\\""),
        ("\"text\": \"word2\\nline\"\n    }", "\"text\": \"word2\\nline\"\n    ]"),
        ("\"text\": \"word2", "\"te\"xt\": \"word2"),
        ("\"text\": \"word2", "\n<<<<<<< HEAD\n\"text\": \"word2"),
        ("\"text\": \"word2", "<<<<<<< HEAD \"text\": \"word2"),
        ("word2", "word2\\ud8"),
    ] {
        assert!(text.contains(damage), "{damage}");
        let damaged = text.replacen(damage, by, 1);
        let salvaged = salvaged(&damaged);
        assert_eq!(words(&salvaged.document), all_words_but(&["word2"]), "{by}");
        assert_eq!(lines(&salvaged.set_aside).len(), 1, "{by}: {:?}", salvaged.set_aside);
        let place = damaged.lines().position(|line| line.contains("word2")).unwrap() + 1;
        assert!(salvaged.set_aside[0].lines.contains(&place), "{by}: {:?}", salvaged.set_aside);
        assert!(salvaged.set_aside[0].lines.clone().count() <= 13, "{by}: {:?}", salvaged.set_aside);
        if by.starts_with("\"text\"; ") {
            assert_eq!(lines(&salvaged.set_aside), [lines_of(&damaged, "word2")]);
        }
        assert_eq!(salvaged.repaired, [], "{by}");
        assert_eq!(salvaged.document.kept().len(), 1, "{by}");
    }
}

#[test]
fn what_is_damaged_between_the_entries_loses_none() {
    let text = full().to_text();
    for (damage, by) in [
        ("\"entries\": [", "\"entri#s\": ["),
        ("\"entries\": [", "\"entries\": {"),
        ("\"entries\": [", "\"entries\"; ["),
        ("\"entries\": [", "#entries\": ["),
        ("\"others\": [", "\"entries\": ["),
        ("\"others\": [", "\"othe"),
        ("\"tombstones\": [", "\"tombst"),
        ("\"version\": 1", "\"version\": x"),
        ("\"version\": 1", "\"version\": 4"),
        ("\"format\": \"inward-journal\",", ""),
        ("\"format\": \"inward-journal\",", "\"format\": \"inward-journal,"),
        ("\"month\": \"2026-11\"", "\"month\": \"2026-12\""),
        ("    },\n    {", "    }\n    {"),
        ("    },\n    {", "    },,\n    {"),
        ("    },\n    {", "    }:\n    {"),
        ("    },\n    {", "    },\n=======\n    {"),
        ("\n  ],\n", "\n"),
        ("{\n", ""),
    ] {
        assert!(text.contains(damage), "{damage}");
        let salvaged = salvaged(&text.replacen(damage, by, 1));
        assert_eq!(words(&salvaged.document), all_words_but(&[]), "{by}");
        assert_eq!(salvaged.document.tombstones(), full().tombstones(), "{by}");
        assert!(salvaged.set_aside.len() <= 1, "{by}: {:?}", salvaged.set_aside);
        assert!(salvaged.set_aside.iter().all(|piece| piece.lines.clone().count() <= 3), "{by}");
        assert_eq!(salvaged.document.extra.get("device"), full().extra.get("device"), "{by}");
    }
}

#[test]
fn characters_that_cannot_be_read_are_replaced_and_the_entry_counts_as_repaired() {
    let text = full().to_text();
    for by in [&b"wor\xff2"[..], b"wor\0\0\0\x002", b"wor\n2", b"wor\r\n\t2", b"wor\xe2\x822", b"wor\x1b2"] {
        let place = text.find("word2").unwrap();
        let damaged = [&text.as_bytes()[..place], by, &text.as_bytes()[place + 5..]].concat();
        let salvaged = salvage(&damaged, november());
        let entry = salvaged.document.entry(note(2, "").id).unwrap();
        assert_eq!(entry.body, Body::Note(Note { text: "wor\u{fffd}2\nline".to_owned() }), "{by:?}");
        let more = by.split(|byte| *byte == b'\n').count() - 1;
        let first_lines = lines_of(&text, "word2");
        assert_eq!(lines(&salvaged.repaired), [*first_lines.start()..=first_lines.end() + more], "{by:?}");
        assert_eq!((salvaged.kept, salvaged.set_aside), (7, vec![]), "{by:?}");
    }
}

#[test]
fn what_breaks_the_schema_is_kept_to_the_letter_but_a_part_of_a_damaged_entry_is_no_entry() {
    let text = full().to_text();
    let damaged = text.replacen("\"kind\": \"check_in\"", "\"kind\"; \"check_in\"", 1);
    let damaged = damaged.replacen("\"kind\": \"note\"", "\"kInd\": \"note\"", 1);
    let salvaged = salvaged(&damaged);
    let kept: Vec<&str> = salvaged.document.kept().entries().collect();
    let [broken, eight] = kept[..] else { panic!("{kept:?}") };
    assert_eq!(eight, "{\"id\":  \"word8\", \"kind\": 3}");
    assert_eq!(
        broken,
        damaged.split("\"entries\": [\n    ").nth(1).unwrap().split(",\n    {").next().unwrap()
    );
    assert!(broken.contains("word1"), "{broken}");
    assert_eq!(salvaged.set_aside.len(), 1);
    assert_eq!(salvaged.document.entries().len(), 3, "the other version is shown");
}

#[test]
fn both_sides_of_a_merge_are_taken_even_when_one_is_damaged() {
    let (ours, theirs) = (full().with(note(20, "ours")), full().with(note(20, "theirs")));
    let ours_text = ours.to_text();
    let (before, after) = ours_text.split_once("      \"text\": \"ours\"\n").unwrap();
    let hunk = "<<<<<<< HEAD\n      \"text\": \"ours\"\n||||||| base\n\
              \"text\": \"base\"\n=======\n      \"text\": \"theirs\"\n>>>>>>> other\n";
    let text = format!("{before}{hunk}{after}");
    let whole = salvaged(&text);
    assert_eq!(whole.document.to_text(), ours.clone().merge(theirs.clone()).to_text());
    let base = text.lines().position(|line| line.contains("\"base\"")).unwrap() + 1;
    assert_eq!(lines(&whole.set_aside), [base..=base], "of the old version it is said where it stands");
    let damaged = salvaged(&text.replacen("\"text\": \"word2", "\"text\"; \"word2", 1));
    assert_eq!(damaged.document.entries().len(), whole.document.entries().len() - 1);
    assert_eq!(damaged.document.versions(note(20, "").id).count(), 2);
    assert_eq!(damaged.set_aside.len(), 2);
    assert_eq!(damaged.repaired, []);
}

#[test]
fn two_documents_one_after_the_other_are_merged_wherever_the_first_was_cut() {
    let first = full();
    let second = full().without(note(2, "").id, at(80)).with(note(21, "word9"));
    let together = first.clone().merge(second.clone());
    let (one, two) = (first.to_text(), second.to_text());
    assert_eq!(salvaged(&format!("{one}{two}")).document.to_text(), together.to_text());
    assert_eq!(salvaged(&format!("{one}\u{feff}{two}")).set_aside, []);
    for (cut, _) in one.char_indices() {
        let salvaged = salvaged(&format!("{}{two}", one.split_at(cut).0));
        for entry in second.entries().iter().chain(second.others()) {
            assert!(salvaged.document.versions(entry.id).any(|there| there == entry), "{cut}");
        }
        assert_eq!(salvaged.document.tombstones(), second.tombstones(), "{cut}");
        assert_eq!(salvaged.document.kept().entries().last(), first.kept().entries().next(), "{cut}");
    }
}

#[test]
fn a_text_that_ends_with_a_brace_hides_no_entry() {
    let document = Document::new(november()).with(note(1, "a {")).with(note(2, "b {")).with(note(3, "c {"));
    let compact = serde_json::to_string(&document).unwrap();
    for text in [document.to_text(), compact] {
        let salvaged = salvaged(&text.replacen("\"late\"", "late\"", 1));
        assert_eq!(salvaged.document.entries().len(), 2);
        assert_eq!(salvaged.set_aside.len(), 1);
    }
}

#[test]
fn what_is_no_document_at_all_is_set_aside_whole() {
    for (bytes, set_aside) in [
        (&b""[..], vec![]),
        (b"\n\n{}\n", vec![]),
        (b"[1, 2]\nmilk", vec![1..=2]),
        (b"\n\0\0\0\0", vec![2..=2]),
        (b"{\"id\": 3}", vec![]),
        (b"\xff\xfe{\0\"\0i\0d\0", vec![1..=1]),
    ] {
        let salvaged = salvage(bytes, november());
        assert_eq!(lines(&salvaged.set_aside), set_aside, "{bytes:?}");
        assert_eq!(salvaged.document.entries(), []);
    }
}

#[test]
fn entries_of_another_month_are_kept_but_not_shown() {
    let text = full().to_text();
    let salvaged = salvage(&text.as_bytes()[..text.len() - 3], "2026-12".parse().unwrap());
    assert_eq!((salvaged.document.entries().len(), salvaged.document.kept().len()), (0, 6));
    assert_eq!(words(&salvaged.document), all_words_but(&[]));
}

#[test]
fn the_work_grows_with_the_length_and_not_faster() {
    let entry = serde_json::to_string(&note(1, "a {").to_value()).unwrap();
    let mixed = entry.replace('}', ",\"others\":[");
    for part in [
        "{",
        "[",
        "{\"id\":",
        "{\"id\": ",
        "{ \"",
        "{\"",
        "\"",
        "{\"{",
        "{\"\\",
        "{\"a{\":\"b{\",",
        "{\"a\":\"{\",\"",
        "{\"a\":[",
        "\n  \"a\":{",
        "\n  \"",
        "\"entries\":[",
        "\"entries\":[{",
        "{\"entries\":[{\"id\":1,",
        "{\"format\":1,\"a\":{",
        "{\":\":\",{\",",
        "\0",
        "\u{1}{\"",
        "},{",
        "{ ",
        " ",
        ",{\"a\":\"",
        "<<<<<<<\n",
        "{\"a\":1}",
        "{\"a\":{}},",
        &mixed,
        &entry,
    ] {
        let length = 1 << 18;
        let text = part.repeat(length / part.len());
        let readable = readable(text.as_bytes());
        let scan = Scan::new(&readable);
        assert!(scan.steps <= 4 * readable.len() + 100, "{part}: {} steps", scan.steps);
        let spent: usize = scan.found.iter().map(|found| found.range.len()).sum();
        // Nested pieces are read once, except for one that swallowed others.
        let mixed = scan.found.iter().any(|found| matches!(found.what, What::Item { mixed: true, .. }));
        assert!(mixed || spent <= readable.len(), "{part}: {spent}");
        let salvaged = salvage(text.as_bytes(), november());
        assert!(Document::parse(&salvaged.document.to_text(), november()).is_ok(), "{part}");
    }
}

#[test]
fn entries_behind_any_depth_are_found() {
    let entry = serde_json::to_string(&note(1, "a").to_value()).unwrap();
    for depth in [1, 127, 998, 999, 1_000, 1_001, 5_000, 100_000] {
        for opening in ["[", "{\"a\":", "{\"a\":[", "[{\"entries\":["] {
            let text = format!("{}{entry},{entry}", opening.repeat(depth));
            let salvaged = salvaged(&text);
            assert_eq!(salvaged.document.entries(), [note(1, "a")], "{opening} {depth}");
        }
    }
}

fn picked(document: &Document, index: Index) -> Option<Entry> {
    let entries = document.entries();
    (!entries.is_empty()).then(|| index.get(entries).clone())
}

fn with_text(body: &Body, text: &str) -> Body {
    let text = text.to_owned();
    match body {
        Body::CheckIn(check_in) => Body::CheckIn(Box::new(CheckIn { text, ..(**check_in).clone() })),
        _ => Body::Note(Note { text }),
    }
}

prop_compose! {
    fn documents()(
        notes in proptest::collection::btree_map(10_u8..40, "[a-z{}\\[\\],:\"\\\\\n é漢<=>]{0,12}", 0..5),
        check_ins in proptest::collection::btree_map(10_u8..40, "[a-z{}\\[\\],:\"\\\\\n é漢]{0,12}", 0..4),
        edits in proptest::collection::vec((any::<Index>(), 1_u8..99), 0..4),
        deletions in proptest::collection::vec(any::<Index>(), 0..2),
        kept in proptest::collection::vec(0_u8..3, 0..2),
        extra in proptest::collection::vec("[a-z]{1,8}", 0..3),
    ) -> Document {
        let mut document = Document::new(november());
        for (number, text) in notes {
            document = document.with(note(number, &format!("word{number} {text}")));
        }
        for (number, text) in check_ins {
            document = document.with(check_in(number, &format!("{text} word{number}")));
        }
        for (entry, second) in edits {
            let Some(entry) = picked(&document, entry) else { continue };
            let edit = |words: &str| with_text(&entry.body, words);
            let (one, two) = (entry.edited(edit("one"), at(second.into())), entry.edited(edit("two"), at(7)));
            document = document.with(one).with(two);
        }
        for entry in deletions {
            let Some(entry) = picked(&document, entry) else { continue };
            document = document.without(entry.id, at(99));
        }
        for number in kept {
            let raw = format!("{{\"id\":  \"kept{number}\", \"notes\": {{\"id\": {number}}}}}");
            document.kept.entries.push(RawValue::from_string(raw).unwrap());
        }
        document.kept.entries.dedup_by(|one, two| one.get() == two.get());
        for name in extra {
            let value = serde_json::json!({"name": name, "list": [1, {"id": 2}]});
            document.extra.insert(format!("x{name}"), value);
        }
        document
    }
}

/// The ways in which the same document can be spelled.
fn spelled(document: &Document, spelling: u8) -> String {
    match spelling {
        0 => serde_json::to_string(document).unwrap(),
        1 => document.to_text().replace('\n', "\r\n"),
        _ => document.to_text(),
    }
}

#[derive(serde::Deserialize)]
struct Parts<'a> {
    #[serde(borrow)]
    entries: Vec<&'a RawValue>,
    #[serde(borrow)]
    others: Vec<&'a RawValue>,
    #[serde(borrow)]
    tombstones: Vec<&'a RawValue>,
}

/// The texts of the entries, other versions and tombstones that lie in none of these bytes, and the words of the rest.
fn untouched<'a>(text: &'a str, touched: &Range<usize>) -> (Vec<&'a str>, Vec<&'a str>) {
    let parts: Parts<'_> = serde_json::from_str(text).unwrap();
    let raws = [parts.entries, parts.others, parts.tombstones].concat();
    raws.into_iter().map(RawValue::get).partition(|raw| {
        let start = raw.as_ptr() as usize - text.as_ptr() as usize;
        start + raw.len() <= touched.start || touched.end <= start
    })
}

fn digests(document: &Document) -> BTreeSet<Digest> {
    document.entries().iter().chain(document.others()).map(Entry::digest).collect()
}

/// Holds a salvaged document to having everything that nothing happened to.
fn check(salvaged: &Salvaged, whole: &[&str]) -> Result<(), TestCaseError> {
    let document = &salvaged.document;
    let there = digests(document);
    let text = document.to_text();
    let compact = |text: &str| text.split_whitespace().collect::<String>();
    let compacted = LazyCell::new(|| compact(&text));
    for raw in whole {
        if let Ok(entry) = Entry::parse(raw) {
            prop_assert!(there.contains(&entry.digest()), "{}", raw);
        } else if let Ok(tombstone) = Tombstone::parse(raw) {
            let found = document.tombstone(tombstone.id);
            let all =
                |found: &Tombstone| tombstone.replaces.iter().all(|digest| found.replaces.contains(digest));
            prop_assert!(found.is_some_and(all), "{}", raw);
        } else {
            prop_assert!(compacted.contains(&compact(raw)), "{}", raw);
        }
    }
    let again = Document::parse(&text, november());
    prop_assert!(again.is_ok_and(|again| again.to_text() == text));
    prop_assert_eq!(salvaged.kept, count(document));
    Ok(())
}

/// Each of these changes was once found to lose the thing next to it.
#[test]
fn one_changed_byte_of_the_frame_costs_nothing_that_breaks_the_schema_and_no_unknown_field() {
    let raw =
        |id: &str| RawValue::from_string(format!("{{\"id\":  \"{id}\", \"notes\": {{\"id\": 0}}}}")).unwrap();
    let mut document = Document::new(november());
    document.kept.entries.extend([raw("kept1"), raw("kept2")]);
    document.kept.others.push(raw("kept3"));
    for name in ["xa", "xb"] {
        let value = serde_json::json!({"name": name, "list": [1, {"id": 2}]});
        document.extra.insert(name.to_owned(), value);
    }
    let text = document.to_text();
    for (damage, by, fields_lost) in [
        // A bracket too many, which makes a list in the list.
        ("\"entries\": [\n", "\"entries\": [[", 0),
        ("\"entries\": [\n", "\"entries\":[[\n", 0),
        ("}},\n    {", "}},\n   [{", 0),
        ("\"others\": [\n    {", "\"others\": [\n [  {", 0),
        // A list without its bracket, whose only object then stands in the field.
        ("\"others\": [", "\"others\":  ", 0),
        ("\"others\": [", "\"others\": ,", 0),
        ("\"entries\": [", "\"entries\": \n", 0),
        // A list whose name cannot be read.
        ("\"entries\"", "\"ent\\ies\"", 0),
        ("\"others\"", "\"othe\\s\"", 0),
        // A colon without a name.
        ("\"entries\": [\n", "\"entries\": [:", 0),
        ("\"others\": [", "\"others\": :", 0),
        ("}},\n    {", "}}:\n    {", 0),
        ("}},\n    {", "}},\n :  {", 0),
        // A brace before the unknown fields, which seems to begin an object.
        ("],\n  \"xa\"", "]{\n  \"xa\"", 0),
        ("],\n  \"xa\"", "],{  \"xa\"", 0),
        ("],\n  \"xa\"", "],\n {\"xa\"", 0),
        // An unknown field without its end, in which the next one seems to stand.
        ("  },\n  \"xb\"", "   ,\n  \"xb\"", 1),
    ] {
        assert!(text.contains(damage), "{damage}");
        assert_eq!(damage.len(), by.len(), "one byte is another: {by}");
        let salvaged = salvaged(&text.replacen(damage, by, 1)).document;
        let kept: BTreeSet<&str> = salvaged.kept().texts().collect();
        assert_eq!(kept, document.kept().texts().collect(), "{by}");
        let fields = document.extra.iter().filter(|(name, value)| salvaged.extra.get(*name) == Some(*value));
        assert_eq!(fields.count(), 2 - fields_lost, "{by}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_changed_byte_costs_at_most_the_entry_in_which_it_stands(
        document in documents(),
        spelling in 0_u8..5,
        changes in proptest::collection::vec((any::<Index>(), any::<u8>()), 8),
    ) {
        let text = spelled(&document, spelling);
        for (place, by) in changes {
            let place = place.index(text.len());
            let mut bytes = text.as_bytes().to_vec();
            bytes[place] = by;
            let salvaged = salvage(&bytes, november());
            let (whole, rest) = untouched(&text, &(place..place + 1));
            check(&salvaged, &whole)?;
            let shown = salvaged.document.to_text();
            let damaged: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
            for word in rest.iter().filter_map(|raw| Some(raw.split_once("word")?.1.split_at(2).0)) {
                let word = format!("word{word}");
                let aside = salvaged.set_aside.iter().flat_map(|piece| piece.lines.clone()).any(|line| {
                    memmem::find(damaged[line - 1], word.as_bytes()).is_some()
                });
                let hit = memmem::find(&bytes, word.as_bytes()).is_none();
                prop_assert!(shown.contains(&word) || aside || hit, "{}", word);
            }
            if spelling > 1 {
                let extra = &salvaged.document.extra;
                let there = document.extra.iter().filter(|(name, value)| extra.get(*name) == Some(*value));
                prop_assert!(there.count() + 1 >= document.extra.len(), "{:?}", extra);
            }
        }
    }

    #[test]
    fn a_truncation_costs_at_most_the_entry_that_it_cuts(
        document in documents(),
        spelling in 0_u8..5,
        cuts in proptest::collection::vec(any::<Index>(), 8),
        padding in 0_usize..3,
    ) {
        let text = spelled(&document, spelling);
        for cut in cuts {
            let cut = cut.index(text.len());
            let bytes = [&text.as_bytes()[..cut], &vec![0; padding * 100]].concat();
            let salvaged = salvage(&bytes, november());
            check(&salvaged, &untouched(&text, &(cut..text.len())).0)?;
            prop_assert!(salvaged.set_aside.len() <= 2, "{:?}", salvaged.set_aside);
        }
    }

    #[test]
    fn no_bytes_make_it_panic_or_give_what_cannot_be_read(bytes in proptest::collection::vec(
        prop_oneof![any::<u8>(), proptest::sample::select(&b"{}[]:,\"\\\n \0\xff1"[..])], 0..200,
    )) {
        check(&salvage(&bytes, november()), &[])?;
    }
}

#[test]
fn of_a_ruin_of_tiny_things_no_more_is_taken_than_a_document_may_hold() {
    let tiny = (0..130_000).map(|number| format!("{{\"id\":{number}}},")).collect::<Vec<_>>().concat();
    let whole = Document::new(november()).with(note(1, "among them")).to_text();
    let (_, entry) = whole.split_once("\"entries\": [").unwrap();
    let (entry, _) = entry.split_once("\n  ],").unwrap();
    let text = format!("#{{\"entries\":[{tiny}{}{entry},{tiny}", tiny.replace("id\":", "id\":1"));
    let salvaged = salvage(text.as_bytes(), november());
    assert!(salvaged.kept <= 200_000, "{}", salvaged.kept);
    assert_eq!(salvaged.document.entries().len(), 1, "what looks like an entry is never crowded out");
    assert!(salvaged.set_aside.len() < 10, "{}", salvaged.set_aside.len());
    assert!(Document::parse(&salvaged.document.to_text(), november()).is_ok(), "what was made can be read");
}

#[test]
fn of_a_ruin_of_versions_of_one_entry_no_more_are_taken_than_a_document_may_hold() {
    let written = |number, text: &str| {
        let whole = Document::new(november()).with(note(number, text)).to_text();
        let (_, entry) = whole.split_once("\"entries\": [").unwrap();
        entry.split_once("\n  ],").unwrap().0.to_owned()
    };
    let versions: Vec<String> = (0..3000).map(|number| written(1, &format!("Version {number}."))).collect();
    let text = format!("#{{\"entries\":[{},{}", versions.join(","), written(2, "after them"));
    let salvaged = salvage(text.as_bytes(), november());
    assert_eq!(salvaged.document.entries().len(), 2, "another entry is never crowded out");
    assert!(!salvaged.set_aside.is_empty(), "what there is no room for is set aside");
    assert!(Document::parse(&salvaged.document.to_text(), november()).is_ok(), "what was made can be read");
}

#[test]
fn a_ruin_fills_no_more_than_half_of_a_document_so_that_what_is_written_next_still_fits() {
    let (mut room, mut all) = (Room::half(), Room::new());
    let taken = (0..1_000_000).filter(|_| room.element()).count();
    let held = (0..1_000_000).filter(|_| all.element()).count();
    assert_eq!((taken * 2, room.is_full()), (held, true));
}
