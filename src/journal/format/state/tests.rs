//! The tests of the state: what changes in it, and what is written and read.

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn a_pause_is_over_on_the_day_that_it_names() {
    let mut state = State::default();
    assert_eq!(state.pause(day("2026-11-22")), None);
    assert!(state.take(Change::PauseUntil(Some(day("2026-11-29")))));
    assert_eq!(state.pause(day("2026-11-28")), Some(day("2026-11-29")));
    assert_eq!(state.pause(day("2026-11-29")), None);
    assert!(state.take(Change::PauseUntil(None)));
    assert_eq!(state.pause(day("2026-11-22")), None);
}

#[test]
fn no_name_tells_that_somebody_looked_for_help_and_the_names_of_before_are_read() {
    let mut state = State::default();
    for change in [
        Change::KindWordRests(day("2026-12-22")),
        Change::Rests(day("2026-12-22")),
        Change::SessionSaid(day("2026-11-18"), day("2026-11-20")),
        Change::PauseUntil(Some(day("2026-11-29"))),
    ] {
        assert!(state.take(change));
    }
    let written = state.to_text(&Map::new());
    assert_eq!(State::parse(written.as_bytes()), Ok((state.clone(), Map::new())));
    for told in ["kind", "word", "session", "support", "help", "safe", "night", "hard"] {
        assert!(!written.contains(told), "{told}: {written}");
    }
    let before = written.replace("waits_until", "kind_word_rests_until").replace("said", "session_said");
    assert_ne!(before, written);
    assert_eq!(
        State::parse(before.as_bytes()),
        Ok((state.clone(), Map::new())),
        "as an earlier version wrote it"
    );
    assert_eq!(State::parse(before.as_bytes()).unwrap().0.to_text(&Map::new()), written);
    // Where an earlier version wrote next to this one, what rests longer and what was said last counts.
    for (new, old) in [("2026-12-22", "2026-12-01"), ("2026-12-01", "2026-12-22")] {
        let both = format!(
            r#"{{"format":"inward-state","version":1,"acknowledged":true,"others_may_see":null,"day_start":null,
            "waits_until":"{new}","kind_word_rests_until":"{old}",
            "said":{{"2026-11-01":"{new}"}},"session_said":{{"2026-11-02":"{old}"}}}}"#
        );
        let (state, unknown) = State::parse(both.as_bytes()).unwrap();
        assert_eq!(state.kind_word_rests_until, Some(day("2026-12-22")));
        assert_eq!(state.session_said.values().next(), Some(&day("2026-12-22")));
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}

#[test]
fn a_day_on_which_something_is_offered_again_is_forgotten_once_it_came() {
    let until = day("2026-12-22");
    for (today, is_kept) in [("2026-12-21", true), ("2026-12-22", false), ("2027-03-01", false)] {
        for change in [
            Change::Looks(day(today), 1),
            Change::CardCame(Card::Signs, day(today)),
            Change::Decline(Kind::Fear, day(today)),
        ] {
            let mut state = State::default();
            state.take(Change::KindWordRests(until));
            state.take(Change::Rests(until));
            state.take(change);
            let kept = is_kept.then_some(until);
            assert_eq!((state.kind_word_rests_until, state.rests_until), (kept, kept), "{today}");
        }
    }
}

#[test]
fn declined_days_count_once_and_the_oldest_go_in_threes() {
    let mut state = State::default();
    let first = day("2026-11-01");
    for after in [0, 0, 1, 2, 3, 4, 5, 6, 7, 8] {
        state.take(Change::Decline(Kind::Fear, first.plus(after)));
    }
    assert_eq!(state.declined["fear"].len(), 9);
    state.take(Change::Decline(Kind::Fear, first.plus(9)));
    let days: Vec<Day> = (3..=9).map(|after| first.plus(after)).collect();
    assert_eq!(state.declined["fear"], days);
    let kept: Vec<(Kind, Day)> = state.declines().collect();
    assert_eq!(kept.len(), 7);
}

#[test]
fn what_is_switched_is_switched_back() {
    let mut state = State::default();
    assert!(state.take(Change::OnThisDay(false)) && state.on_this_day_off);
    assert!(state.take(Change::OnThisDay(true)) && !state.on_this_day_off);
    assert!(state.take(Change::MonthlyCheck(true)) && state.monthly_check);
    assert!(state.take(Change::MonthlyCheck(false)));
    assert_eq!(state, State::default());
}

#[test]
fn the_card_that_came_last_is_that_of_the_week_and_is_opened_only_since_it_came() {
    let mut state = State::default();
    assert_eq!(state.cards.last(), None);
    state.take(Change::CardOpened(Card::Loop, day("2026-11-07")));
    state.take(Change::CardCame(Card::Signs, day("2026-11-01")));
    state.take(Change::CardCame(Card::Loop, day("2026-11-08")));
    assert_eq!(state.cards.last(), Some((Card::Loop, day("2026-11-08"))));
    assert!(!state.cards.is_opened(Card::Loop), "it was read before it came");
    assert!(state.take(Change::CardOpened(Card::Loop, day("2026-11-08"))));
    assert!(state.cards.is_opened(Card::Loop) && !state.cards.is_opened(Card::Signs));
    let written = state.to_text(&Map::new());
    assert_eq!(State::parse(written.as_bytes()), Ok((state.clone(), Map::new())));
    assert!(state.take(Change::CardsAgain));
    assert_eq!(state, State::default());
}

#[test]
fn a_setting_is_chosen_and_goes_back_whatever_field_it_has() {
    let mut state = State::default();
    for (name, value) in [
        ("day_start", Value::from(6)),
        ("on_this_day", false.into()),
        ("monthly_check", true.into()),
        ("theme", "dark".into()),
        ("support.Ana B.", "a friend".into()),
    ] {
        assert!(!state.has_chosen(name));
        assert!(state.take(Change::Set(name.to_owned(), Some(value))), "{name}");
        assert!(state.has_chosen(name), "{name}");
    }
    assert_eq!((state.day_start, state.on_this_day_off, state.monthly_check), (DayStart::new(6), true, true));
    let written = state.to_text(&Map::new());
    assert_eq!(State::parse(written.as_bytes()), Ok((state.clone(), Map::new())));
    for name in ["day_start", "on_this_day", "monthly_check", "theme", "support.Ana B."] {
        assert!(state.take(Change::Set(name.to_owned(), None)), "{name}");
    }
    assert_eq!(state, State::default());
}

#[test]
fn a_setting_of_a_newer_version_stays_as_it_was_written() {
    let text = r#"{"format":"inward-state","version":1,"acknowledged":true,"others_may_see":null,"day_start":4,
        "settings":{"sound":{"volume":1.50},"theme":"sepia"}}"#;
    let (mut state, unknown) = State::parse(text.as_bytes()).unwrap();
    assert!(state.take(Change::Set("country".to_owned(), Some("IE".into()))));
    let written = state.to_text(&unknown);
    assert!(written.contains("1.50") && written.contains("sepia") && written.contains("IE"), "{written}");
}

#[test]
fn the_sixth_look_of_a_day_is_one_of_many_and_the_next_day_begins_anew() {
    let mut state = State::default();
    let mut look = |today| {
        let (change, is_many) = state.one_more_look(day(today));
        state.take(change);
        is_many
    };
    let looks: Vec<bool> = (0..7).map(|_| look("2026-11-22")).collect();
    assert_eq!(looks, [false, false, false, false, false, true, true]);
    assert!(!look("2026-11-23"));
    assert_eq!(state.looks, Some((day("2026-11-23"), 1)));
}

#[test]
fn fields_of_a_newer_version_stay_in_the_record_that_they_were_in() {
    let text = r#"{"format":"inward-state","version":1,"acknowledged":true,"others_may_see":null,
        "day_start":4,"looks":{"day":"2026-11-22","times":2,"longest":1.50},"seen":[1.50]}"#;
    let (mut state, unknown) = State::parse(text.as_bytes()).unwrap();
    let (change, _) = state.one_more_look(day("2026-11-22"));
    assert!(state.take(change));
    let written = state.to_text(&unknown);
    assert_eq!(State::parse(written.as_bytes()), Ok((state, unknown)));
    assert_eq!(written.matches("1.50").count(), 2, "{written}");
    assert_eq!(written.matches("longest").count(), 1, "{written}");
}
