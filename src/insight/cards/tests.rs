use super::*;
use crate::insight::testing::day;

const FIRST: &str = "2026-11-01";

/// A day so many days after the first.
fn at(after: i64) -> Day {
    day(FIRST).plus(after)
}

/// So many days in a row.
fn days(range: std::ops::Range<i64>) -> Vec<Day> {
    range.map(at).collect()
}

/// The cards of which these came, each on a day.
fn came(these: &[(Card, i64)]) -> Cards {
    let came = these.iter().map(|(card, after)| (card.id().to_owned(), at(*after))).collect();
    Cards { came, ..Cards::default() }
}

fn light(after: i64) -> Circumstances {
    Circumstances::new(at(after), |_| Rating::new(2), [None, None])
}

fn heavy(after: i64) -> Circumstances {
    Circumstances::new(
        at(after),
        |sign| Rating::new(if sign == Sign::Sensitivity { 3 } else { 0 }),
        [None, None],
    )
}

#[test]
fn the_first_comes_with_the_first_check_in() {
    let none = Cards::default();
    assert_eq!(light(0).coming(&none, []), None);
    assert_eq!(light(0).coming(&none, days(0..1)), Some(Card::Signs));
    assert_eq!(light(0).coming(&none, days(1..2)), None, "that of a day to come");
}

#[test]
fn the_next_comes_after_seven_days_of_use_and_not_after_six_whatever_lies_between() {
    let cards = came(&[(Card::Signs, 0)]);
    assert_eq!(light(6).coming(&cards, days(0..7)), None, "that day itself does not count");
    assert_eq!(light(7).coming(&cards, days(0..8)), Some(Card::Loop));
    let apart: Vec<Day> = (1..=7).map(|week| at(week * 20)).collect();
    assert_eq!(light(140).coming(&cards, apart.clone()), Some(Card::Loop));
    assert_eq!(light(139).coming(&cards, apart), None);
}

#[test]
fn after_the_last_none_comes() {
    let all: Vec<(Card, i64)> = Card::ALL.into_iter().zip((0..).step_by(7)).collect();
    assert_eq!(light(200).coming(&came(&all), days(0..200)), None);
    assert_eq!(light(200).coming(&came(&all[..7]), days(0..200)), Some(Card::Keep));
}

#[test]
fn none_comes_while_they_rest() {
    let none = Cards::default();
    for until in [[Some(at(7)), None], [None, Some(at(7))]] {
        let on = |after| Circumstances::new(at(after), |_| None, until);
        assert_eq!(on(6).coming(&none, days(0..1)), None);
        assert_eq!(on(7).coming(&none, days(0..1)), Some(Card::Signs));
        assert_eq!(on(6).named(&came(&[(Card::Signs, 6)])), None);
    }
}

#[test]
fn the_roots_wait_while_a_sign_of_today_is_3_or_4_and_give_way_after_a_week_of_that() {
    let four: Vec<(Card, i64)> = Card::ALL.into_iter().take(4).zip([0, 7, 14, 21]).collect();
    let cards = came(&four);
    assert!(heavy(28).waits(Card::Roots) && !heavy(28).waits(Card::Thought) && !light(28).waits(Card::Roots));
    assert_eq!(light(28).coming(&cards, days(0..29)), Some(Card::Roots));
    assert_eq!(heavy(28).coming(&cards, days(0..29)), None);
    assert_eq!(heavy(34).coming(&cards, days(0..35)), None);
    assert_eq!(heavy(35).coming(&cards, days(0..36)), Some(Card::OwnGround));
    let five = came(&[&four[..], &[(Card::OwnGround, 35)]].concat());
    assert_eq!(light(42).coming(&five, days(0..43)), Some(Card::Roots), "on a lighter day, when it is time");
    let none_recorded = Circumstances::new(at(28), |_| None, [None, None]);
    assert!(!none_recorded.waits(Card::Roots), "not recorded is not high");
}

#[test]
fn home_names_it_for_two_days_unless_it_was_opened_since_it_came() {
    let mut cards = came(&[(Card::Signs, 0), (Card::Loop, 7)]);
    let named = |cards: &Cards| [6, 7, 8, 9].map(|after| light(after).named(cards));
    assert_eq!(named(&cards), [None, Some(Card::Loop), Some(Card::Loop), None]);
    cards.opened.insert(Card::Loop.id().to_owned(), at(6));
    assert_eq!(light(8).named(&cards), Some(Card::Loop), "it was read before it came");
    cards.opened.insert(Card::Loop.id().to_owned(), at(7));
    assert_eq!(light(8).named(&cards), None);
    let roots = came(&[(Card::Roots, 7)]);
    assert_eq!((light(8).named(&roots), heavy(8).named(&roots)), (Some(Card::Roots), None));
}
