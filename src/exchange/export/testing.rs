//! What the tests of the formats share: a month with one entry of each sort.

use crate::config::{Config, Lists};
use crate::exchange::export::{Export, Names, Part, Parts, Span};
use crate::journal::practice::Kind;
use crate::journal::{
    Body, CheckIn, Day, Document, Entry, EntryId, GivenPrompt, Moment, Note, Rating, Scale, Sign, TickList,
};
use crate::texts::PartnerWords;

pub(super) const NOW: &str = "2026-11-22T22:30:00+01:00";

pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

/// A full check-in, a late and empty one, a note, a filled exercise, a filled monthly check, and an entry of a kind that nobody
/// knows.
pub(super) fn document() -> Document {
    let mut document = Document::new("2026-11".parse().unwrap());
    let (first, last) = (day("2026-11-20"), day("2026-11-22"));
    document =
        document.with(Entry::new_check_in(first, CheckIn::default(), at("2026-11-22T09:00:00+01:00"), last));
    document = document.with(Entry::new_check_in(last, check_in(), at("2026-11-22T21:14:03+01:00"), last));
    let note = Body::Note(Note { text: "Called my sister.\n\n# Twice".to_owned() });
    document = document.with(Entry::new(id(1), last, note, at("2026-11-23T01:05:40+01:00"), last));
    for (number, kind) in [(2, Kind::Pause), (3, Kind::MonthlyCheck)] {
        let [filled, _] = crate::journal::testing::entries_of(kind);
        document = document.with(Entry::new(
            id(number),
            day("2026-11-21"),
            filled.body,
            at("2026-11-21T20:00:00+01:00"),
            last,
        ));
    }
    let unknown = r#"{"id":"019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10","kind":"weather","day":"2026-11-22",
        "saved_at":"2026-11-22T21:30:00+01:00","edited_at":null,"replaces":[],"late":false,"text":"rain"}"#;
    document.with(Entry::parse(unknown).unwrap())
}

fn id(number: u8) -> EntryId {
    EntryId::new_v7(1_795_378_443_000 + i64::from(number), [number; 10])
}

fn check_in() -> CheckIn {
    let mut check_in = CheckIn::default();
    for (scale, value) in [
        (Scale::Sign(Sign::Jealousy), 2),
        (Scale::Sign(Sign::Reassurance), 1),
        (Scale::Sign(Sign::SelfCriticism), 3),
        (Scale::Sign(Sign::OverAnalysis), 0),
        (Scale::Steadiness, 2),
    ] {
        check_in.ratings.set(scale, Rating::new(value));
    }
    check_in.notes.set(Sign::Jealousy, "Replayed the phone call.".to_owned());
    let ids = |ids: &[&str]| Some(ids.iter().map(|id| (*id).to_owned()).collect());
    check_in.set_ticked(TickList::Triggers, ids(&["late_reply", "tired"]));
    check_in.set_ticked(TickList::Did, ids(&[]));
    check_in.set_ticked(TickList::Helped, ids(&["urge_timer"]));
    check_in.prompt = Some(GivenPrompt::new("J4", "No signal, or a nap."));
    check_in.text = "Lighter after a walk.".to_owned();
    check_in
}

/// The month as it leaves with these parts.
pub(super) fn exported(parts: Parts) -> Export {
    let mut export = Export::new(parts, Span::default(), at(NOW));
    export.take(&document());
    export
}

/// A check-in with these words alone, as it leaves with its words.
pub(super) fn with_words(words: &str) -> Export {
    let last = day("2026-11-22");
    let mut check_in = CheckIn::default();
    words.clone_into(&mut check_in.text);
    let entry = Entry::new_check_in(last, check_in, at("2026-11-22T21:14:03+01:00"), last);
    let mut export = Export::new(Parts::of([Part::Words]), Span::default(), at(NOW));
    export.take(&Document::new("2026-11".parse().unwrap()).with(entry));
    export
}

/// The names of things under the usual settings.
pub(super) struct Usual(Lists);

pub(super) fn names() -> Usual {
    Usual(Lists::new(&Config::default()))
}

impl Usual {
    pub(super) fn names(&self) -> Names<'_> {
        Names { lists: &self.0, partner: PartnerWords::default() }
    }
}
