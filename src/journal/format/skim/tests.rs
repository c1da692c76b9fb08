use proptest::prelude::*;

use super::*;
use crate::journal::practice::{Answer, Shape, Use};
use crate::journal::{Body, CheckIn, Document, Entry, GivenPrompt, Note, Practice};

fn november() -> Month {
    "2026-11".parse().unwrap()
}

fn whole(text: &str) -> Skim {
    Skim::of(Document::parse(text, november()).unwrap().entries())
}

prop_compose! {
    fn check_in()(
        day in 1_i64..31,
        ratings in proptest::array::uniform6(proptest::option::of(0_u8..5)),
        notes in proptest::array::uniform5("|[a-z\"\\\\\u{1}\u{7f}é漢 ]{0,9}"),
        ticks in proptest::array::uniform4(proptest::option::of(proptest::collection::vec("[a-z_]{1,6}", 0..3))),
        prompt in proptest::option::of("[a-z\n\t]{0,5}"),
        late in 0_i64..4,
    ) -> Entry {
        let mut check_in = CheckIn { text: notes.concat(), ..CheckIn::default() };
        for (scale, value) in Scale::ALL.into_iter().zip(ratings) {
            check_in.ratings.set(scale, value.and_then(Rating::new));
        }
        for (sign, note) in Sign::ALL.into_iter().zip(notes) {
            check_in.notes.set(sign, note);
        }
        for (list, ids) in TickList::ALL.into_iter().zip(ticks) {
            check_in.set_ticked(list, ids);
        }
        check_in.prompt = prompt.map(|answer| GivenPrompt::new("J4", answer));
        let day = november().first().plus(day - 1);
        Entry::new_check_in(day, check_in, "2026-11-22T21:14:03+01:00".parse().unwrap(), day.plus(late))
    }
}

fn answer(shape: Shape) -> BoxedStrategy<Answer> {
    let some = match shape {
        Shape::Text => "[a-z\"\\\\\u{1}é漢 ]{0,9}".prop_map(Answer::Text).boxed(),
        Shape::Number { least, most } => (least..=most).prop_map(Answer::Number).boxed(),
        Shape::Id => "[a-z_]{0,6}".prop_map(Answer::Id).boxed(),
        Shape::Ids => proptest::collection::vec("[a-z_]{1,6}", 0..3).prop_map(Answer::Ids).boxed(),
        Shape::Day => (0_i64..60).prop_map(|days| Answer::Day(november().first().plus(days))).boxed(),
        Shape::Moment => Just(Answer::Moment("2026-11-22T21:14:03+01:00".parse().unwrap())).boxed(),
        Shape::Entry => Just(Answer::Entry(EntryId::new_v7(0, [7; 10]))).boxed(),
        Shape::Uses => proptest::collection::vec((0_i64..60, "[a-z]{0,3}"), 0..3)
            .prop_map(|uses| {
                let day = |days: i64| november().first().plus(days);
                Answer::Uses(uses.into_iter().map(|(days, answer)| Use::new(day(days), answer)).collect())
            })
            .boxed(),
        Shape::Items { count, least, most } => {
            proptest::collection::vec(proptest::option::of(least..=most), count)
                .prop_map(Answer::Items)
                .boxed()
        }
    };
    prop_oneof![3 => some, 1 => Just(shape.blank())].boxed()
}

/// An entry of any kind of exercise, late or not.
fn practice() -> impl Strategy<Value = Entry> {
    let answers = |kind: Kind| -> Vec<_> { kind.fields().iter().map(|field| answer(field.shape)).collect() };
    let practice =
        proptest::sample::select(&Kind::ALL[..]).prop_flat_map(move |kind| (Just(kind), answers(kind)));
    (practice, 0_u8..30, 0_i64..4).prop_map(|((kind, answers), number, late)| {
        let mut practice = Practice::new(kind);
        for (field, answer) in kind.fields().iter().zip(answers) {
            assert!(practice.set(field.key, answer));
        }
        let day = november().first().plus(number.into());
        let (id, at) = (EntryId::new_v7(1, [number; 10]), "2026-11-22T21:14:03+01:00".parse().unwrap());
        Entry::new(id, day, Body::Practice(practice), at, day.plus(late))
    })
}

prop_compose! {
    fn document()(
        check_ins in proptest::collection::vec(check_in(), 0..6),
        notes in proptest::collection::vec(1_u8..9, 0..3),
        practices in proptest::collection::vec(practice(), 0..4),
    ) -> Document {
        let mut document = Document::new(november());
        for entry in check_ins {
            document = document.with(entry);
        }
        for number in notes {
            let body = Body::Note(Note { text: "a note".to_owned() });
            let day = november().first().plus(number.into());
            let at = "2026-11-22T21:14:03+01:00".parse().unwrap();
            document = document.with(Entry::new(EntryId::new_v7(0, [number; 10]), day, body, at, day));
        }
        for entry in practices {
            document = document.with(entry);
        }
        document
    }
}

proptest! {
    #[test]
    fn what_is_skimmed_is_what_is_read_whole(document in document()) {
        let text = document.to_text();
        let skimmed = skim(&text, november());
        if document.others().is_empty() {
            prop_assert_eq!(skimmed, Some(whole(&text)));
        }
    }

    #[test]
    fn a_document_that_was_changed_by_hand_is_skimmed_as_it_is_read_or_left_to_be_read(
        document in document(),
        from in 0.0_f64..1.0,
        replacement in prop_oneof![
            Just("7"), Just("null"), Just("\"x\""), Just("{}"), Just(","), Just("\\u00e9"), Just("\\ud800"), Just("")
        ],
        long in 0_usize..4,
    ) {
        let mut text = document.to_text();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place")]
        let mut at = (from * text.len() as f64) as usize;
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let mut end = (at + long).min(text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        text.replace_range(at..end, replacement);
        if let Some(skimmed) = skim(&text, november()) {
            prop_assert_eq!(skimmed, whole(&text));
        }
    }
}

#[test]
fn what_this_version_does_not_write_is_left_to_be_read_whole() {
    let day: Day = "2026-11-22".parse().unwrap();
    let entry = Entry::new_check_in(day, CheckIn::default(), "2026-11-22T21:14:03Z".parse().unwrap(), day);
    let document = Document::new(november()).with(entry.clone());
    let text = document.to_text();
    assert_eq!(skim(&text, november()).map(|skim| skim.observations.len()), Some(1));
    assert_eq!(skim(&text, "2026-10".parse().unwrap()), None, "another month");
    for (from, to) in [
        ("\"text\": \"\"", "\"text\": \"\", \"weather\": 1"),
        ("\"jealousy\": null", "\"jealousy\": 5"),
        ("\"jealousy\": null", "\"calm\": 1, \"jealousy\": null"),
        ("\"notes\": {}", "\"notes\": {\"future\": \"\"}"),
        ("\"prompt\": null", "\"prompt\": {\"id\": \"J4\", \"answer\": \"\", \"seen\": true}"),
        ("\"tombstones\": []", "\"tombstones\": [], \"extra\": 1"),
        ("\"version\": 1", "\"version\": 2"),
        ("\"format\": \"inward-journal\"", "\"format\": \"other\""),
        ("\"kind\": \"check_in\"", "\"kind\": \"fear\""),
    ] {
        assert!(text.contains(from), "{from}");
        assert_eq!(skim(&text.replacen(from, to, 1), november()), None, "{to}");
    }
    let deleted = document.clone().without(entry.id, "2026-11-23T08:00:00Z".parse().unwrap());
    assert_eq!(skim(&deleted.to_text(), november()), None, "a tombstone may hide what stands there");
    assert_eq!(skim("", november()), None);
}
