//! Entries for the tests of screens: a fortnight with gaps, notes, ticks and every mark that a screen may show.

use super::{day, moment};
use crate::journal::practice::{Answer, Kind};
use crate::journal::testing::entries_of;
use crate::journal::{
    Body, CheckIn, Document, Entry, EntryId, GivenPrompt, Imported, Month, Note, Practice, Rating, Scale,
    Sign, TickList,
};

/// A check-in saved on the evening of its day; six characters for its ratings: a figure, or `-` for skipped.
pub(crate) fn check_in(on: &str, ratings: &str, more: impl FnOnce(&mut CheckIn)) -> Entry {
    let mut check_in = CheckIn::default();
    for (scale, c) in Scale::ALL.into_iter().zip(ratings.chars()) {
        let value = c.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
        check_in.ratings.set(scale, value.and_then(Rating::new));
    }
    more(&mut check_in);
    Entry::new_check_in(day(on), check_in, moment(&format!("{on}T21:14:03+01:00")), day(on))
}

/// A note saved at noon; the number tells notes apart.
pub(crate) fn note(on: &str, number: u8, text: &str) -> Entry {
    let id = EntryId::new_v7(1_763_000_000_000, [number; 10]);
    let body = Body::Note(Note { text: text.to_owned() });
    Entry::new(id, day(on), body, moment(&format!("{on}T12:00:00+01:00")), day(on))
}

/// A note that another program wrote at noon, with a mood and tags.
pub(crate) fn brought(on: &str, text: &str) -> Entry {
    let fields = serde_json::json!({"mood": "meh", "tags": ["walk", "tea"], "front_matter": "a: 1\nb: 2"});
    let imported = Imported {
        from: "jrnl".to_owned(),
        receipt: "2026-11-22_211403-jrnl".to_owned(),
        fields: fields.as_object().cloned().unwrap_or_default(),
    };
    let at = moment(&format!("{on}T12:00:00+01:00"));
    Entry::imported_note(EntryId::of_import("jrnl", on), day(on), at, text.to_owned(), imported)
}

/// A full and a blank entry of each kind of exercise, in September 2026.
pub(crate) fn practices() -> Document {
    months(Kind::ALL.into_iter().flat_map(entries_of)).remove(0)
}

/// The full entry of a kind of exercise.
pub(crate) fn whole_practice(kind: Kind) -> Entry {
    let [full, _] = entries_of(kind);
    full
}

/// An entry of an exercise, saved at noon; the number tells entries of a day apart.
pub(crate) fn practice(kind: Kind, on: &str, number: u8, answers: &[(&str, Answer)]) -> Entry {
    let mut practice = Practice::new(kind);
    for (key, answer) in answers {
        assert!(practice.set(key, answer.clone()), "{kind:?} {key} {answer:?}");
    }
    let id = EntryId::new_v7(1_763_000_000_000, [number; 10]);
    let at = moment(&format!("{on}T12:00:00+01:00"));
    Entry::new(id, day(on), Body::Practice(practice), at, day(on))
}

/// An entry of a kind that this version does not know.
pub(crate) fn newer(on: &str) -> Entry {
    let text = format!(
        r#"{{"id":"019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7aff","kind":"fear","day":"{on}",
        "saved_at":"{on}T10:00:00+01:00","edited_at":null,"replaces":[],"late":false,"fear":"of dogs"}}"#
    );
    Entry::parse(&text).unwrap()
}

/// The same entry, first saved on a later day.
pub(crate) fn late(mut entry: Entry, saved_on: &str) -> Entry {
    entry.saved_at = moment(&format!("{saved_on}T09:30:00+01:00"));
    entry.late = true;
    entry
}

fn ticked(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

/// The entry that has something of everything.
pub(crate) fn full() -> Entry {
    check_in("2026-11-19", "32-442", |check_in| {
        check_in.notes.set(Sign::Jealousy, "The silence after lunch. It was gone by the evening.".to_owned());
        check_in.notes.set(
            Sign::OverAnalysis,
            "Replayed the phone call on the way home. Two ordinary reasons: the line was bad, and the day had \
             been long."
                .to_owned(),
        );
        check_in.set_ticked(TickList::Triggers, Some(ticked(&["late_reply", "tired_hungry"])));
        check_in.set_ticked(TickList::Did, Some(ticked(&["waited"])));
        check_in.set_ticked(TickList::Helped, Some(ticked(&["urge_timer", "moved", "swimming"])));
        check_in.set_ticked(TickList::Roots, Some(ticked(&[])));
        check_in.prompt = Some(GivenPrompt::new("J4", "Nobody, for once."));
        check_in.text = "A long day.\n\nGood soup.".to_owned();
    })
}

/// Two more versions of [`full`], made at once from it on other devices, the newer one first.
pub(crate) fn made_at_once() -> [Entry; 2] {
    let changed = |at: &str, change: &dyn Fn(&mut CheckIn)| {
        let mut check_in = full().check_in().cloned().unwrap_or_default();
        change(&mut check_in);
        full().edited(Body::CheckIn(Box::new(check_in)), moment(at))
    };
    let newer = changed("2026-11-21T08:30:00+01:00", &|check_in| {
        check_in.ratings.set(Sign::Jealousy, Rating::new(2));
        check_in.notes.set(Sign::Jealousy, "The silence after lunch. It was gone by six.".to_owned());
        check_in.set_ticked(TickList::Helped, Some(ticked(&["urge_timer", "swimming"])));
    });
    let older = changed("2026-11-20T22:05:00+01:00", &|check_in| {
        check_in.ratings.set(Sign::Sensitivity, Rating::new(1));
        check_in.set_ticked(TickList::Roots, None);
        check_in.prompt = Some(GivenPrompt::new("J4", "Nobody, for once. 静かな夜 🌙"));
        check_in.text = "A long day.\n\nGood soup, and bread from the day before.".to_owned();
    });
    [newer, older]
}

/// A fortnight up to Sunday 22 November 2026.
pub(crate) fn fortnight() -> Vec<Entry> {
    let words = |text: &'static str| move |check_in: &mut CheckIn| check_in.text = text.to_owned();
    let ticks = |ids: &'static [&'static str]| {
        move |check_in: &mut CheckIn| check_in.set_ticked(TickList::Triggers, Some(ticked(ids)))
    };
    vec![
        check_in("2026-11-09", "222322", |_| {}),
        check_in("2026-11-10", "23132-", |_| {}),
        check_in("2026-11-11", "1-12-3", words("Quiet evening, book and tea.")),
        note("2026-11-11", 1, "Idea: call on Thursdays, so that the evenings in between are just evenings."),
        check_in("2026-11-13", "211223", |_| {}),
        check_in("2026-11-16", "210322", ticks(&["late_reply"])),
        check_in("2026-11-17", "110321", ticks(&["tired_hungry", "late_reply"])),
        full(),
        note("2026-11-19", 2, "Before sleep: the walk by the river helped more than I thought it would."),
        late(check_in("2026-11-20", "2132-2", |_| {}), "2026-11-22"),
        check_in("2026-11-21", "101213", words("Laughed a lot at lunch. The phone stayed in the bag.")),
        check_in("2026-11-22", "211213", |_| {}),
    ]
}

/// The months that hold these entries.
pub(crate) fn months(entries: impl IntoIterator<Item = Entry>) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    for entry in entries {
        let month = Month::of(entry.day);
        let at = documents.iter().position(|document| document.month() == month);
        let document = at.map_or_else(|| Document::new(month), |at| documents.remove(at));
        documents.push(document.with(entry));
    }
    documents
}

/// The check-in's id on a day.
pub(crate) fn id_of(on: &str) -> EntryId {
    EntryId::of_check_in(day(on))
}

/// A monthly check; its questionnaires as digits, `-` for a skipped item, nothing for a part that was never begun.
pub(crate) fn monthly_check(on: &str, number: u8, parts: [&str; 5]) -> Entry {
    let mut check = Practice::new(Kind::MonthlyCheck);
    for (field, part) in Kind::MonthlyCheck.fields().iter().zip(parts) {
        let items = part.chars().map(|c| c.to_digit(10).and_then(|digit| u8::try_from(digit).ok())).collect();
        assert!(part.is_empty() || check.set(field.key, Answer::Items(items)), "{part}");
    }
    let id = EntryId::new_v7(1_763_000_000_000, [100 + number; 10]);
    Entry::new(id, day(on), Body::Practice(check), moment(&format!("{on}T20:00:00+01:00")), day(on))
}

/// A coin-flip trial of a kindness break for self-criticism, ten pairs that show on the same evening, written the day before
/// it starts.
pub(crate) fn trial(start: &str) -> Entry {
    let start = day(start);
    practice(
        Kind::Trial,
        &start.plus(-1).to_string(),
        77,
        &[
            ("what", Answer::Id("kind_break".to_owned())),
            ("sign", Answer::Id("self_criticism".to_owned())),
            ("shows", Answer::Id("same".to_owned())),
            ("pairs", Answer::Number(10)),
            ("start", Answer::Day(start)),
        ],
    )
}
