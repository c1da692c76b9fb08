//! The tests of search: the entries that are found, and the messages on filters that cannot be used.

use super::*;
use crate::journal::{Body, CheckIn, Day, Entry, EntryId, Moment, Note, Rating, Scale, Sign, TickList};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn today() -> Day {
    day("2026-11-22")
}

fn now() -> Moment {
    "2026-11-22T21:14:03+01:00".parse().unwrap()
}

fn vocabulary() -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    for kind in ["check_in", "note", "fear"] {
        vocabulary.add_kind(kind, []);
    }
    for scale in Scale::ALL {
        vocabulary.add_scale(scale, []);
    }
    vocabulary.add_tick(TickList::Triggers, "late_reply", "late or short reply");
    vocabulary.add_tick(TickList::Triggers, "plans_changed", "plans changed");
    vocabulary.add_tick(TickList::Did, "waited", "waited");
    vocabulary.add_tick(TickList::Helped, "moved", "moved my body");
    vocabulary.add_tick(TickList::Roots, "school", "Schule für alle");
    vocabulary
}

fn query(text: &str) -> Query {
    let (query, errors) = Query::parse(text, &vocabulary(), today());
    assert_eq!(errors, [], "{text}");
    query
}

fn note(text: &str) -> Entry {
    let id = "019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10".parse::<EntryId>().unwrap();
    Entry::new(id, today(), Body::Note(Note { text: text.to_owned() }), now(), today())
}

fn finds(typed: &str, entry: &Entry) -> bool {
    let words = Folded::of(entry.texts());
    query(typed).finds(entry, || &words)
}

#[test]
fn words_are_found_whatever_their_case_accents_order_and_white_space() {
    for (typed, text, found) in [
        ("Phone", "the phone call", true),
        ("call phone", "the phone\ncall", true),
        ("phones", "the phone call", false),
        ("phone walk", "the phone call", false),
        ("hon", "the phone call", true),
        ("cafe", "im Café", true),
        ("cafe", "im Cafe\u{301}", true),
        ("CAFÉ", "im cafe", true),
        ("strasse", "die Straße", true),
        ("straße", "die STRASSE", true),
        ("привет", "Привет!", true),
        ("漢字 これ", "これは漢字です", true),
        ("👍", "so 👍🏽", true),
        ("❤", "❤️", true),
        ("\"two lines\"", "two\nlines", true),
        ("\"two lines\"", "two \t\r\n  lines", true),
        ("\"lines two\"", "two lines", false),
        ("\"two  lines\"", "two lines", true),
        ("“two lines”", "two lines", true),
        ("\"two lin", "two lines", true),
        ("lines \"two", "two lines", true),
        ("two\u{7}lines", "twolines", true),
        ("don't", "I don’t", true),
        ("at 14:30", "at 14:30", true),
        ("https://example.org", "see https://example.org/a", true),
        ("said:", "she said: no", true),
        ("\"mood:3\"", "mood:3", true),
        ("\"\"", "anything", true),
        ("   ", "anything", true),
        ("\u{301}", "anything", true),
        ("x", "", false),
    ] {
        assert_eq!(finds(typed, &note(text)), found, "{typed:?} in {text:?}");
    }
}

#[test]
fn words_may_stand_in_different_texts_and_quoted_words_in_one() {
    let check_in = CheckIn { text: "a walk".to_owned(), ..CheckIn::default() };
    let mut entry = Entry::new_check_in(today(), check_in, now(), today());
    if let Body::CheckIn(check_in) = &mut entry.body {
        check_in.notes.set(Sign::Jealousy, "long day".to_owned());
    }
    assert!(finds("walk day", &entry));
    assert!(!finds("\"day a\"", &entry), "the end of one and the beginning of the next");
}

fn check_in() -> Entry {
    let mut check_in = CheckIn { text: "a walk".to_owned(), ..CheckIn::default() };
    check_in.ratings.set(Sign::Jealousy, Rating::new(3));
    check_in.ratings.set(Scale::Steadiness, Rating::new(0));
    check_in.set_ticked(TickList::Triggers, Some(vec!["late_reply".to_owned()]));
    check_in.set_ticked(TickList::Did, Some(vec!["waited".to_owned()]));
    check_in.set_ticked(TickList::Helped, Some(Vec::new()));
    check_in.set_ticked(TickList::Roots, Some(vec!["school".to_owned()]));
    Entry::new_check_in(day("2026-11-20"), check_in, now(), today())
}

#[test]
fn filters_say_what_an_entry_is() {
    let entry = check_in();
    for (typed, found) in [
        ("kind:check-in", true),
        ("kind:Check_In", true),
        ("kind:note", false),
        ("kind:note kind:check-in", true),
        ("sign:jealousy", true),
        ("sign:jealousy>=3", true),
        ("sign:jealousy>=4", false),
        ("sign:jealousy=3", true),
        ("sign:jealousy==3", true),
        ("sign:jealousy<=3", true),
        ("sign:jealousy<3", false),
        ("sign:jealousy>2", true),
        ("sign:jealousy≥3", true),
        ("sign:jealousy >= 3", true),
        ("sign:jealousy>= 4", false),
        ("sign:jealousy > 2 walk", true),
        ("sign:jealousy >2 run", false),
        ("sign:sensitivity", false),
        ("sign:steadiness=0", true),
        ("sign:steadiness>0", false),
        ("Trigger:late_reply", true),
        ("trigger:\"late or short reply\"", true),
        ("trigger:LateReply", true),
        ("trigger：late-reply", true),
        ("trigger:plans_changed", false),
        ("triggers:late_reply trigger:plans_changed", false),
        ("did:waited", true),
        ("helped:moved", false),
        ("root:\"schule fur alle\"", true),
        ("from:2026-11-20", true),
        ("from:2026-11-21", false),
        ("to:2026-11-20", true),
        ("to:-3", false),
        ("from:-2 to:yesterday", true),
        ("to:2027-01-01", true),
        ("kind:check-in sign:jealousy>=3 trigger:late_reply walk", true),
        ("kind:check-in sign:jealousy>=3 trigger:late_reply run", false),
    ] {
        assert_eq!(finds(typed, &entry), found, "{typed}");
    }
    assert!(!finds("sign:jealousy>=0", &note("words")), "only a check-in has ratings");
    assert!(finds("kind:note from:today", &note("words")));
}

#[test]
fn a_filter_that_cannot_be_used_is_told_with_the_nearest_and_left_out() {
    for (typed, said) in [
        ("knd:fear", "no filter knd:, did you mean kind:? In quotes it is looked for as words"),
        ("sing:jealousy", "no filter sing:, did you mean sign:? In quotes it is looked for as words"),
        (
            "weather:3",
            "no filter weather: in quotes it is looked for as words; the filters are kind, sign, trigger, did, \
             helped, root, from-import, from, to",
        ),
        ("kind:faer", "no kind:faer, did you mean fear?"),
        ("kind:weather", "no kind:weather: write one of check_in, note, fear"),
        ("sign:jelousy>=3", "no sign:jelousy>=3, did you mean jealousy?"),
        ("trigger:late", "no trigger:late, did you mean late_reply?"),
        ("trigger:waited", "no trigger:waited: write one of late_reply, plans_changed"),
        ("kind:", "kind: has no value yet: write it like kind:fear"),
        ("sign:", "sign: has no value yet: write it like sign:jealousy>=3"),
        ("did: waited", "did: has no value yet: write it like did:waited"),
        ("to:\"\"", "to: has no value yet: write it like to:today"),
        ("sign:jealousy>=", "sign:jealousy>= has no rating from 0 to 4: write it like sign:jealousy>=3"),
        ("sign:jealousy>=7", "sign:jealousy>=7 has no rating from 0 to 4: write it like sign:jealousy>=3"),
        ("sign:jealousy>4", "sign:jealousy>4 matches no rating: they go from 0 to 4"),
        ("sign:jealousy<0", "sign:jealousy<0 matches no rating: they go from 0 to 4"),
        (
            "from:soon",
            "from:soon is not a day: write a day like 2026-11-22, 22 nov, friday, yesterday, or -3 for three days ago",
        ),
        ("from:fryday", "from:fryday is not a day: did you mean friday?"),
        (
            "from:volcano",
            "from:volcano is not a day: write a day like 2026-11-22, 22 nov, friday, yesterday, or -3 for three days ago",
        ),
        ("to:2026-02-30", "to:2026-02-30 is not a day: the calendar has no such day"),
        ("from:today to:-3", "from:2026-11-22 is after to:2026-11-19: swap them"),
    ] {
        let (query, errors) = Query::parse(typed, &vocabulary(), today());
        let [error] = errors.as_slice() else { panic!("{typed}: {errors:?}") };
        assert_eq!(error.to_string(), said);
        // The rest of the query still finds its entries.
        let words = Folded::of(["waited"]);
        assert!(query.finds(&note("waited"), || &words), "{typed}");
    }
}

#[test]
fn several_faults_are_told_one_by_one_and_what_is_right_stays() {
    let (query, errors) = Query::parse("kind:note knd:x walk sign:zzzz", &vocabulary(), today());
    assert_eq!(errors.len(), 2);
    let words = Folded::of(["a walk"]);
    assert!(query.finds(&note("a walk"), || &words) && !query.finds(&check_in(), || &words));
}

#[test]
fn more_letters_narrow_and_other_filters_do_not() {
    for (before, after, narrower) in [
        ("pho", "phone", true),
        ("pho", "phone call", true),
        ("", "p", true),
        ("phone", "pho", false),
        ("phone", "call", false),
        ("\"two", "\"two lines", true),
        ("kind:note pho", "kind:note phone", true),
        ("kind:note pho", "kind:fear phone", false),
        ("pho", "kind:note phone", false),
    ] {
        assert_eq!(query(after).is_narrower_than(&query(before)), narrower, "{before} -> {after}");
    }
}

#[test]
fn the_words_are_found_at_their_place_in_the_text_as_it_was_written() {
    let place =
        |typed: &str, text: &'static str| query(typed).place_in(text).and_then(|place| text.get(place));
    assert_eq!(place("cafe", "im Café!"), Some("Café"));
    assert_eq!(place("zoo cafe", "im Café!"), Some("Café"), "the first that is there");
    assert_eq!(place("kind:note", "a note"), None);
}

#[test]
fn what_a_program_brought_is_found_by_its_name_or_its_title() {
    let mut vocabulary = Vocabulary::default();
    vocabulary.add_source("daily-you", "Daily You");
    vocabulary.add_source("jrnl", "jrnl");
    let day: Day = "2026-11-22".parse().unwrap();
    let brought = |from: &str| {
        let imported =
            crate::journal::Imported { from: from.to_owned(), ..crate::journal::Imported::default() };
        let at = "2026-11-22T21:14:03+01:00".parse().unwrap();
        Entry::imported_note(crate::journal::EntryId::of_import(from, "x"), day, at, String::new(), imported)
    };
    let finds = |typed: &str, from: &str| {
        let (query, errors) = Query::parse(typed, &vocabulary, day);
        assert_eq!(errors, [], "{typed}");
        let entry = brought(from);
        query.finds(&entry, || panic!("no words are looked for"))
    };
    for typed in [
        "from-import:daily-you",
        "from-import:DailyYou",
        "from-import:\"daily you\"",
        "From-Import:daily_you",
    ] {
        assert!(finds(typed, "daily-you") && !finds(typed, "jrnl"), "{typed}");
    }
    assert!(finds("from-import:jrnl from-import:daily-you", "jrnl"));
    let (query, _) = Query::parse("from-import:jrnl", &vocabulary, day);
    assert!(
        !query.finds(&Entry::new_check_in(day, CheckIn::default(), brought("x").saved_at, day), || panic!())
    );
    let (_, errors) = Query::parse("from-import:jrn", &vocabulary, day);
    assert_eq!(errors[0].to_string(), "no from-import:jrn, did you mean jrnl?");
}
