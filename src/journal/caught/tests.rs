use super::*;
use crate::journal::Month;

fn day() -> Day {
    "2026-11-22".parse().unwrap()
}

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

fn id(number: u8) -> EntryId {
    EntryId::new_v7(1_795_378_443_000, [number; 10])
}

fn caught(number: u8, body: CaughtBody) -> Caught {
    Caught { id: id(number), day: day(), made_at: at("2026-11-22T21:14:03+01:00"), today: day(), body }
}

fn part() -> CheckInPart {
    CheckInPart {
        ratings: vec![(Scale::Sign(Sign::Jealousy), None), (Scale::Steadiness, Rating::new(3))],
        notes: vec![(Sign::Jealousy, "a note".to_owned())],
        ticks: vec![(TickList::Triggers, vec!["silence".to_owned()]), (TickList::Did, Vec::new())],
        prompt: Some(("J4".to_owned(), "an answer".to_owned())),
        words: "words".to_owned(),
    }
}

#[test]
fn it_comes_back_from_its_text() {
    for body in [CaughtBody::Note("two\nlines".to_owned()), CaughtBody::CheckIn(part())] {
        let caught = caught(1, body);
        assert_eq!(Caught::parse(&caught.to_text()), Ok(caught.clone()));
        for (from, to) in
            [("inward-caught", "other"), ("\"version\":1", "\"version\":2"), ("\"kind\":\"", "\"kind\":\"x")]
        {
            assert!(Caught::parse(&caught.to_text().replacen(from, to, 1)).is_err(), "{from}");
        }
    }
}

#[test]
fn parts_are_laid_over_what_the_day_holds_and_nothing_of_it_is_lost() {
    let mut stored = CheckIn::default();
    stored.ratings.set(Scale::Sign(Sign::Jealousy), Rating::new(4));
    stored.ratings.set(Scale::Sign(Sign::Sensitivity), Rating::new(1));
    stored.notes.set(Sign::Jealousy, "before".to_owned());
    stored.set_ticked(TickList::Triggers, Some(vec!["late_reply".to_owned(), "silence".to_owned()]));
    stored.prompt = Some(GivenPrompt::new("J1", "said before"));
    stored.text = "stands".to_owned();
    let laid = part().onto(Some(&stored));
    assert_eq!(laid.ratings.get(Scale::Sign(Sign::Jealousy)), None, "it was skipped on purpose");
    assert_eq!(laid.ratings.get(Scale::Sign(Sign::Sensitivity)), Rating::new(1));
    assert_eq!(laid.ratings.get(Scale::Steadiness), Rating::new(3));
    assert_eq!(laid.notes.get(Sign::Jealousy), Some("before\n\na note"));
    assert_eq!(laid.ticked(TickList::Triggers).unwrap(), ["late_reply", "silence"]);
    assert_eq!(laid.ticked(TickList::Did), Some(&[][..]));
    assert_eq!(laid.prompt.as_ref().map(|prompt| prompt.answer.as_str()), Some("said before"));
    assert_eq!(laid.text, "stands\n\nan answer\n\nwords");
    let of_all = CheckInPart::of(&part().onto(None));
    assert_eq!(of_all.onto(None), part().onto(None));
}

#[test]
fn twice_is_once_also_when_the_day_was_changed_between() {
    let document = Document::new(Month::of(day()));
    let caught = caught(1, CaughtBody::CheckIn(part()));
    let document = document.clone().with(caught.onto(&document).unwrap());
    assert_eq!(caught.onto(&document), None);
    let other = Caught { id: id(2), ..caught.clone() };
    let document = document.clone().with(other.onto(&document).unwrap());
    for caught in [&caught, &other] {
        assert_eq!(caught.onto(&document), None);
    }
    let shown = document.check_in(day()).unwrap();
    assert!(shown.was_caught());
    let mut changed = shown.check_in().unwrap().clone();
    changed.text = "other words".to_owned();
    let edited = shown.edited(Body::CheckIn(Box::new(changed)), at("2026-11-22T22:00:00+01:00"));
    let document = document.with(edited);
    assert_eq!(caught.onto(&document), None);
    let note = Caught { id: id(3), body: CaughtBody::Note("a note".to_owned()), ..caught };
    let document = document.clone().with(note.onto(&document).unwrap());
    assert_eq!(
        note.onto(&document.without(note.id, at("2026-11-22T23:00:00+01:00"))),
        None,
        "it was deleted since"
    );
}

#[test]
fn what_no_longer_fits_into_the_day_becomes_a_note() {
    let document = Document::new(Month::of(day()));
    let stored = CheckIn { text: "x".repeat(MOST_CHARACTERS - 2), ..CheckIn::default() };
    let now = at("2026-11-22T20:00:00+01:00");
    let document = document.clone().with(document.check_in_version(day(), stored, now, day()).unwrap());
    let entry = caught(1, CaughtBody::CheckIn(part())).onto(&document).unwrap();
    let Body::Note(note) = &entry.body else { panic!("a note") };
    assert_eq!(note.text, "steadiness: 3\n\ntriggers: silence\n\na note\n\nan answer\n\nwords");
}

#[test]
fn a_rating_that_the_person_recorded_stays_beside_another_one() {
    let part = |rating| CheckInPart {
        ratings: vec![(Scale::Sign(Sign::Jealousy), Rating::new(rating))],
        ..CheckInPart::default()
    };
    let recorded = Entry::new_check_in(day(), part(3).onto(None), at("2026-11-22T20:00:00+01:00"), day());
    let document = Document::new(Month::of(day())).with(recorded.clone());
    for (rating, kept) in [(3, 0), (0, 1)] {
        let mut part = part(rating);
        part.words = "more".to_owned();
        let version = caught(1, CaughtBody::CheckIn(part)).onto(&document).unwrap();
        let after = document.clone().with(version);
        let shown = after.check_in(day()).and_then(Entry::check_in).unwrap();
        assert_eq!(shown.ratings.get(Scale::Sign(Sign::Jealousy)), Rating::new(rating));
        assert_eq!(after.others().len(), kept);
        assert!(kept == 0 || after.others()[0] == recorded);
    }
}
