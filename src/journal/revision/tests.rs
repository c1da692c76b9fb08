use proptest::prelude::*;

use super::*;
use crate::journal::practice::Kind;
use crate::journal::{CheckIn, Day, Document, Note, Practice, Rating, Scale, Sign, TickList};

fn at(minute: u8) -> Moment {
    format!("2026-11-22T21:{minute:02}:00+01:00").parse().unwrap()
}

fn today() -> Day {
    "2026-11-22".parse().unwrap()
}

fn entry(body: Body) -> Entry {
    new(body, at(0))
}

fn new(body: Body, now: Moment) -> Entry {
    match body {
        Body::CheckIn(check_in) => Entry::new_check_in(today(), *check_in, now, today()),
        body => Entry::new(EntryId::new_v7(1_795_378_443_000, [1; 10]), today(), body, now, today()),
    }
}

/// A check-in with this rating, these ticks and these words.
fn check_in(rating: Option<u8>, triggers: &[&str], text: &str) -> Body {
    let mut check_in = CheckIn { text: text.to_owned(), ..CheckIn::default() };
    check_in.ratings.set(Sign::Jealousy, rating.and_then(Rating::new));
    if !triggers.is_empty() {
        let ids = triggers.iter().map(|id| (*id).to_owned()).collect();
        check_in.set_ticked(TickList::Triggers, Some(ids));
    }
    Body::CheckIn(Box::new(check_in))
}

/// The document in which one device stored `stored` after `seen` and another saves `mine`.
fn saved(seen: Option<&Body>, mine: &Body, stored: &Body) -> Document {
    let document = Document::new("2026-11".parse().unwrap());
    let (document, revision) = match seen {
        Some(seen) => {
            let seen = entry(seen.clone());
            let stored = seen.edited(stored.clone(), at(1));
            (document.with(seen.clone()).with(stored), Revision::of(&seen, mine.clone(), at(2)))
        }
        None => (document.with(entry(stored.clone())), Revision::new(new(mine.clone(), at(2)))),
    };
    let id = revision.id();
    match revision.onto(document.entry(id)) {
        Some(version) => document.with(version),
        None => document,
    }
}

fn shown(document: &Document) -> &Entry {
    let [shown] = document.entries() else { panic!("{document:?}") };
    shown
}

#[test]
fn what_was_not_touched_takes_the_stored_value_and_nothing_waits_beside_it() {
    let seen = check_in(Some(1), &["silence"], "");
    let mine = check_in(Some(1), &["silence"], "A calm evening.");
    let stored = check_in(Some(3), &["silence", "late_reply"], "");
    let document = saved(Some(&seen), &mine, &stored);
    assert_eq!(shown(&document).body, check_in(Some(3), &["silence", "late_reply"], "A calm evening."));
    assert_eq!(document.others(), []);
}

#[test]
fn what_both_changed_is_kept_twice() {
    for (seen, mine, stored) in [
        (check_in(Some(1), &[], ""), check_in(Some(2), &[], ""), check_in(Some(4), &[], "")),
        (check_in(None, &[], "a"), check_in(None, &[], "b"), check_in(None, &[], "c")),
    ] {
        let document = saved(Some(&seen), &mine, &stored);
        assert_eq!(shown(&document).body, mine);
        assert_eq!(document.others().iter().map(|it| &it.body).collect::<Vec<_>>(), [&stored]);
    }
}

#[test]
fn ticks_of_both_come_together() {
    let body = |ids: &[&str]| check_in(Some(1), ids, "");
    let document = saved(Some(&body(&["a", "b"])), &body(&["b", "c"]), &body(&["a", "b", "d"]));
    assert_eq!((&shown(&document).body, document.others()), (&body(&["b", "d", "c"]), [].as_slice()));
}

#[test]
fn an_entry_that_came_while_a_new_one_was_written_is_part_of_it() {
    let (mine, stored) = (check_in(Some(2), &[], ""), check_in(None, &["late_reply"], "From the shell."));
    let document = saved(None, &mine, &stored);
    let both = check_in(Some(2), &["late_reply"], "From the shell.");
    assert_eq!((&shown(&document).body, document.others()), (&both, [].as_slice()));
}

#[test]
fn what_says_the_same_already_is_not_written_again() {
    let (seen, both) = (entry(check_in(None, &[], "a")), check_in(Some(2), &[], "a"));
    let stored = seen.edited(both.clone(), at(1));
    assert_eq!(Revision::of(&seen, both, at(2)).onto(Some(&stored)), None);
}

#[test]
fn a_version_that_did_not_come_of_what_was_seen_is_left_as_it_is() {
    let first = entry(check_in(Some(0), &[], ""));
    let one = first.edited(check_in(Some(1), &[], "one"), at(1));
    let other = first.edited(check_in(Some(2), &[], "other"), at(2));
    let edit = Revision::of(&one, check_in(Some(3), &[], "one"), at(3));
    let made = edit.made.clone();
    assert_eq!(edit.onto(Some(&other)), Some(made.clone()));
    let document = Document::new("2026-11".parse().unwrap()).with(one).with(other.clone()).with(made.clone());
    let others: Vec<&Body> = document.others().iter().map(|it| &it.body).collect();
    assert_eq!((&shown(&document).body, others), (&made.body, vec![&other.body]));
}

#[test]
fn words_of_both_are_joined_for_a_person_to_see() {
    let text = |text: &str| Body::Note(Note { text: text.to_owned() });
    let laid = |seen, mine, stored| {
        let laid = laid_over(Some(&text(seen)), &text(mine), &text(stored), Words::Joined).unwrap();
        assert_eq!(laid.conflicts, []);
        laid.body
    };
    assert_eq!(laid("a", "mine", "theirs"), text("theirs\n\nmine"));
    assert_eq!(laid("a", "theirs, and mine", "theirs"), text("theirs, and mine"));
    assert_eq!(laid("a", "a", "theirs"), text("theirs"));
    let long = "x".repeat(MOST_CHARACTERS);
    let laid = laid_over(None, &text(&long), &text("theirs"), Words::Joined).unwrap();
    assert_eq!((laid.body, laid.conflicts), (text(&long), vec![Part::Content(Field::Text)]));
}

#[test]
fn a_prompt_that_was_only_shown_takes_no_answer_away() {
    let with = |id: &str, answer: &str| {
        Body::CheckIn(Box::new(CheckIn { prompt: Some(GivenPrompt::new(id, answer)), ..CheckIn::default() }))
    };
    let laid = |mine: &Body, stored: &Body| laid_over(None, mine, stored, Words::Joined).unwrap();
    assert_eq!(laid(&with("A1", ""), &with("J4", "words")).body, with("J4", "words"));
    assert_eq!(laid(&with("A1", "words"), &with("J4", "")).body, with("A1", "words"));
    assert_eq!(laid(&with("A1", "two"), &with("A1", "one")).body, with("A1", "one\n\ntwo"));
    assert_eq!(laid(&with("A1", "two"), &with("J4", "one")).conflicts, [Part::Content(Field::Prompt)]);
}

#[test]
fn kinds_that_differ_or_are_unknown_are_not_laid_over_each_other() {
    let fear = Body::Practice(Practice::new(Kind::Fear));
    let other = Body::Other { kind: "weather".to_owned() };
    for (mine, stored) in [
        (&fear, &Body::Practice(Practice::new(Kind::Plan))),
        (&fear, &Body::Note(Note::default())),
        (&other, &other),
    ] {
        assert_eq!(laid_over(None, mine, stored, Words::Apart), None);
    }
}

fn any_rating() -> impl Strategy<Value = Option<u8>> {
    proptest::option::of(0_u8..3)
}

fn any_check_in() -> impl Strategy<Value = CheckIn> {
    let words = || prop::sample::select(vec!["", "a", "b", "a b"]);
    let ids = proptest::option::of(prop::sample::subsequence(vec!["x", "y", "z"], 0..=3));
    let prompt = proptest::option::of((prop::sample::select(vec!["A1", "J4"]), words()));
    ([any_rating(), any_rating()], words(), words(), ids, prompt).prop_map(
        |([jealousy, steadiness], note, text, ids, prompt)| {
            let mut check_in = CheckIn { text: text.to_owned(), ..CheckIn::default() };
            check_in.ratings.set(Sign::Jealousy, jealousy.and_then(Rating::new));
            check_in.ratings.set(Scale::Steadiness, steadiness.and_then(Rating::new));
            check_in.notes.set(Sign::Sensitivity, note.to_owned());
            let ids = ids.map(|ids| ids.into_iter().map(str::to_owned).collect());
            check_in.set_ticked(TickList::Helped, ids);
            check_in.prompt = prompt.map(|(id, answer)| GivenPrompt::new(id, answer));
            check_in
        },
    )
}

fn any_fear() -> impl Strategy<Value = Practice> {
    let words = prop::sample::select(vec!["", "a", "b", "a b"]);
    (words, proptest::option::of(0_u16..3), proptest::option::of(prop::sample::select(vec!["x", "y"])))
        .prop_map(|(fear, sure, outcome)| {
            let mut practice = Practice::new(Kind::Fear);
            practice.set("fear", Answer::Text(fear.to_owned()));
            practice.set("sure", sure.map_or(Answer::None, Answer::Number));
            practice.set("outcome", outcome.map_or(Answer::None, |id| Answer::Id(id.to_owned())));
            practice
        })
}

fn any_bodies() -> impl Strategy<Value = (Option<Body>, Body, Body)> {
    let check_in = |it: CheckIn| Body::CheckIn(Box::new(it));
    let check_ins = (proptest::option::of(any_check_in()), any_check_in(), any_check_in())
        .prop_map(move |(seen, mine, stored)| (seen.map(check_in), check_in(mine), check_in(stored)));
    let fears =
        (proptest::option::of(any_fear()), any_fear(), any_fear()).prop_map(|(seen, mine, stored)| {
            (seen.map(Body::Practice), Body::Practice(mine), Body::Practice(stored))
        });
    prop_oneof![check_ins, fears]
}

/// Lists every field of a body with its value, as its entry writes it; each rating and note separately.
fn fields(body: &Body) -> Vec<(String, serde_json::Value)> {
    let value = entry(body.clone()).to_value();
    let own = ["ratings", "notes", "triggers", "did", "helped", "roots", "prompt", "text"];
    let own = own.into_iter().chain(Kind::Fear.fields().iter().map(|field| field.key));
    let mut fields = Vec::new();
    for name in own {
        match value.get(name) {
            Some(serde_json::Value::Object(parts)) if name != "prompt" => {
                let keys = Scale::ALL.iter().map(|scale| scale.key());
                fields.extend(
                    keys.map(|key| (format!("{name}.{key}"), parts.get(key).cloned().unwrap_or_default())),
                );
            }
            Some(value) => fields.push((name.to_owned(), value.clone())),
            None => {}
        }
    }
    fields
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_either_side_changed_is_lost((seen, mine, stored) in any_bodies()) {
        let document = saved(seen.as_ref(), &mine, &stored);
        let result = &shown(&document).body;
        let blank = match &mine {
            Body::CheckIn(_) => Body::CheckIn(Box::default()),
            _ => Body::Practice(Practice::new(Kind::Fear)),
        };
        let before = fields(seen.as_ref().unwrap_or(&blank));
        let beside: Vec<&Body> = document.others().iter().map(|other| &other.body).collect();
        for ((((name, was), (_, own)), (_, other)), (_, now)) in
            before.into_iter().zip(fields(&mine)).zip(fields(&stored)).zip(fields(result))
        {
            if own == was {
                prop_assert_eq!(&now, &other, "{} was not touched", name);
            } else if other == was {
                prop_assert_eq!(&now, &own, "{} was touched here alone", name);
            }
            // Anything stored since is in the version that is shown, or waits next to it.
            let holds = |now: &serde_json::Value, part: &serde_json::Value| {
                let texts = |value: &serde_json::Value| value.get("answer").or(Some(value)).cloned();
                match (texts(now), texts(part)) {
                    (Some(serde_json::Value::String(now)), Some(serde_json::Value::String(part))) => now.contains(&part),
                    // Ticks of both sides are merged: ticks that one side took out are out, ticks that one put in are
                    // in.
                    (Some(serde_json::Value::Array(_)), _) => true,
                    (now, part) => now == part || part == Some(serde_json::Value::Null),
                }
            };
            let is_held = other == was || holds(&now, &other) || beside.contains(&&stored);
            prop_assert!(is_held, "{}: {} became {}, and {} is nowhere", name, was, now, other);
        }
    }

    #[test]
    fn saving_once_more_changes_nothing((seen, mine, stored) in any_bodies()) {
        let seen = seen.map(entry);
        let stored = seen.as_ref().map_or_else(|| entry(stored.clone()), |seen| seen.edited(stored.clone(), at(1)));
        let revision = match &seen {
            Some(seen) => Revision::of(seen, mine, at(2)),
            None => Revision::new(new(mine, at(2))),
        };
        if let Some(version) = revision.clone().onto(Some(&stored))
            && version.replaces.contains(&stored.digest())
        {
            let again = revision.onto(Some(&version));
            prop_assert_eq!(again, None);
        }
    }
}
