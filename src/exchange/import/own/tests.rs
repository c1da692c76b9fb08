use super::*;
use crate::config::{Config, Lists};
use crate::exchange::export::{Export, Format, Names, Part, Parts, Span};
use crate::journal::practice::Kind;
use crate::journal::{Body, Entry, EntryId, Note};
use crate::texts::PartnerWords;

const NOW: &str = "2026-11-22T22:30:00+01:00";

fn month() -> Month {
    "2026-11".parse().unwrap()
}

fn note(number: u8, text: &str) -> Entry {
    let day = "2026-11-22".parse().unwrap();
    let body = Body::Note(Note { text: text.to_owned() });
    Entry::new(EntryId::new_v7(1_795_378_443_000, [number; 10]), day, body, NOW.parse().unwrap(), day)
}

/// A month with everything that one can hold: entries of all kinds, versions that wait, tombstones, what breaks the schema,
/// and what only a newer version knows.
fn full() -> Document {
    let mut document = Document::new(month());
    for (number, kind) in (10..).zip(Kind::ALL) {
        let [filled, _] = crate::journal::testing::entries_of(kind);
        let mut entry = note(number, "");
        entry.body = filled.body;
        document = document.with(entry);
    }
    let (one, two) = (note(1, "one"), note(2, "two"));
    let edit =
        |text: &str, at: &str| one.edited(Body::Note(Note { text: text.to_owned() }), at.parse().unwrap());
    let here = edit("here", "2026-11-22T23:00:00+01:00");
    let there = edit("there", "2026-11-22T23:10:00+01:00");
    document = document
        .with(one.clone())
        .with(here)
        .with(two)
        .merge(Document::new(month()).with(one.clone()).with(there));
    document = document.without(note(2, "two").id, NOW.parse().unwrap());
    assert_eq!((document.others().len(), document.tombstones().len()), (1, 1));
    let text = document.to_text();
    let odd = text.replacen("\"entries\": [", "\"entries\": [{\"id\": 7, \"list\": \"x\"},", 1).replacen(
        "\"tombstones\": [",
        "\"tombstones\": [{\"id\":   \"odd\"},",
        1,
    );
    let odd = odd.replacen("\"late\": false", "\"late\": false, \"list\": [1.50, {\"b\": 1e3}]", 1);
    let odd = format!("{}, \"weather\": {{\"a\": 2.0}}}}", odd.trim_end().strip_suffix('}').unwrap());
    let document = Document::parse(&odd, month()).unwrap();
    assert_eq!(document.kept().len(), 2);
    document
}

fn exported(document: &Document, parts: Parts, format: Format) -> String {
    let mut export = Export::new(parts, Span::default(), NOW.parse().unwrap());
    export.take(document);
    let lists = Lists::new(&Config::default());
    export.text(format, Names { lists: &lists, partner: PartnerWords::default() })
}

fn given(name: &str, text: &str) -> Given {
    let file = GivenFile { path: name.to_owned(), bytes: Some(text.as_bytes().to_vec()) };
    Given { name: name.to_owned(), is_folder: false, files: vec![file] }
}

#[test]
fn what_was_exported_whole_comes_back_byte_for_byte_and_twice_is_once() {
    for format in [Format::Json, Format::JsonLines] {
        let text = exported(&full(), Parts::of([Part::All]), format);
        let given = given("x", &format!("\u{feff}{text}"));
        assert_eq!(Source::of(&given), Ok(Source::Inward));
        let taken = read(&given).unwrap();
        assert_eq!(taken.refused, []);
        let onto = taken.onto(&Document::new(month()), false);
        let back = onto.document.unwrap();
        assert_eq!(back.to_text(), full().to_text(), "{}", format.name());
        assert!(onto.counts.add_up() && onto.counts.new == onto.counts.read && onto.joined == 0);
        assert_eq!(onto.taken.len(), back.entries().len());
        let again = taken.onto(&back, false);
        assert!(again.document.is_none());
        assert_eq!(again.counts.already, again.counts.read);
        assert!(again.taken.is_empty());
    }
}

#[test]
fn a_folder_of_months_is_a_journal_and_what_lies_beside_it_is_none() {
    let file =
        |path: &str, text: &str| GivenFile { path: path.to_owned(), bytes: Some(text.as_bytes().to_vec()) };
    let aside = Document::new(month()).with(note(9, "beside"));
    let files = vec![
        file("backups/files/2026-10.json", "{}"),
        file("journal/2026-10.json", "half a month"),
        file("journal/2026-11.aside.json", &aside.to_text()),
        file("journal/2026-11.json", &full().to_text()),
        file("state.json", "{}"),
    ];
    let given = Given { name: "data".to_owned(), is_folder: true, files };
    assert_eq!(Source::of(&given), Ok(Source::Inward));
    let taken = read(&given).unwrap();
    assert_eq!(taken.refused.len(), 1);
    assert_eq!(taken.refused[0].place, "journal/2026-10.json");
    assert_eq!(taken.months(), [month()]);
    assert_eq!(
        taken.onto(&Document::new(month()), false).document.unwrap().to_text(),
        full().merge(aside).to_text()
    );
}

#[test]
fn a_single_month_is_taken_too() {
    let taken = read(&given("old.json", &full().to_text())).unwrap();
    assert_eq!(taken.onto(&Document::new(month()), false).document.unwrap().to_text(), full().to_text());
}

#[test]
fn an_import_adds_and_takes_nothing_away() {
    let mine = Document::new(month()).with(note(1, "mine")).with(note(3, "kept"));
    let there =
        Document::new(month()).with(note(3, "kept")).without(note(3, "kept").id, NOW.parse().unwrap());
    let edited = note(1, "mine")
        .edited(Body::Note(Note { text: "newer".to_owned() }), "2026-11-23T08:00:00+01:00".parse().unwrap());
    let there = there.with(note(1, "mine")).with(edited).with(note(4, "new"));
    let text = exported(&there, Parts::of([Part::All]), Format::Json);
    let onto = read(&given("x.json", &text)).unwrap().onto(&mine, false);
    assert_eq!((onto.counts.read, onto.counts.new, onto.joined, onto.kept), (2, 2, 1, 1));
    assert_eq!(onto.taken.len(), 1, "what had been here is not taken out again");
    let words: Vec<&str> =
        onto.document.as_ref().unwrap().entries().iter().flat_map(|it| it.texts()).collect();
    assert_eq!(words, ["newer", "kept", "new"]);
}

#[test]
fn what_was_deleted_or_changed_here_is_left_so_unless_it_is_wanted_again() {
    let now = "2026-11-23T08:00:00+01:00";
    let there = Document::new(month()).with(note(1, "one")).with(note(2, "two"));
    let here = there.clone().without(note(1, "").id, now.parse().unwrap());
    let edited = note(2, "two").edited(Body::Note(Note { text: "mine".to_owned() }), now.parse().unwrap());
    let here = here.with(edited);
    let text = exported(&there, Parts::of([Part::All]), Format::Json);
    let taken = read(&given("x.json", &text)).unwrap();
    let onto = taken.onto(&here, false);
    assert_eq!((onto.counts.deleted, onto.counts.changed, onto.counts.new), (1, 1, 0));
    assert!(onto.document.is_none() && onto.counts.add_up());
    let onto = taken.onto(&here, true);
    assert_eq!((onto.counts.deleted, onto.counts.new), (0, 1));
    let document = onto.document.unwrap();
    assert_eq!(document.entry(note(1, "").id).unwrap().texts(), ["one"]);
    assert_eq!(onto.taken[0].digest, document.entry(note(1, "").id).unwrap().digest());
}

#[test]
fn what_cannot_be_imported_is_said_without_its_words() {
    for (text, part) in [
        (
            "{\"format\":\"inward-export\",\"version\":1,\"complete\":false,\"entries\":[]}",
            "only a part of each entry",
        ),
        ("{\"format\":\"inward-export\",\"version\":2,\"complete\":true,\"entries\":[]}", "update inward"),
        ("{\"format\":\"inward-export\",\"version\":1,\"entries\":[]}", "\"complete\" is missing"),
        ("{\"format\":\"inward-export\",\"version\":1,\n \"complete\":true,\"secret", "line 2"),
        (
            "{\"format\":\"inward-export\",\"version\":1,\"complete\":true,\"entries\":{}}",
            "entries is no list",
        ),
    ] {
        let error = read(&given("x.json", text)).unwrap_err().to_string();
        assert!(error.contains(part) && !error.contains("secret"), "{text}: {error}");
    }
    let text = "{\"format\":\"inward-export\",\"version\":1,\"complete\":true,\"entries\":[{\"id\":\"secret\"},7],\
        \"others\":[],\"tombstones\":[{\"month\":\"2026-13\"}],\"kept\":[{\"month\":\"2026-11\",\"of\":\"x\",\"text\":\"{\"}]}";
    let taken = read(&given("x.json", text)).unwrap();
    let places: Vec<&str> = taken.refused.iter().map(|refused| refused.place.as_str()).collect();
    assert_eq!(
        places,
        ["entries, element 1", "entries, element 2", "tombstones, element 1", "kept, element 1"]
    );
    assert!(taken.refused.iter().all(|refused| !refused.why.contains("secret")));
}
