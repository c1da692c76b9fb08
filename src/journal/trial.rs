//! A coin-flip trial as its entry holds it.

use super::day::Day;
use super::entry::Entry;
use super::id::EntryId;
use super::practice::fields::trial::{DONE, ENDED_ON, PAIRS, SHOWS, SIGN, START, WHAT};
use super::practice::{Answer, Kind, Practice, Use};
use super::sign::Sign;

/// When what is tried out would show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// On the same evening: it is done before the check-in.
    Same,
    /// On the next evening.
    Next,
}

impl Shows {
    /// The name in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Next => "next",
        }
    }

    /// The one of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Same, Self::Next].into_iter().find(|shows| shows.key() == key)
    }
}

/// A coin-flip trial.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// Its entry.
    pub id: EntryId,
    /// The id of what is tried out: a tick in the list of what helped.
    pub what: String,
    /// The sign that it is for.
    pub sign: Sign,
    /// When it would show.
    pub shows: Shows,
    /// The planned pairs of days, 8 to 15.
    pub pairs: u16,
    /// The first day.
    pub start: Day,
    /// The day on which it was ended before its time.
    pub ended_on: Option<Day>,
    done: Vec<Use>,
}

/// The answers to whether it was done on a day.
const YES: &str = "yes";
const NO: &str = "no";

impl Trial {
    /// The trial of an entry; `None` of another entry, and of one that says too little to be one.
    pub fn of(entry: &Entry) -> Option<Self> {
        Self::new(entry.id, entry.practice()?)
    }

    /// The trial that these answers make; `None` where they say too little.
    pub fn new(id: EntryId, practice: &Practice) -> Option<Self> {
        if practice.kind() != Kind::Trial {
            return None;
        }
        Some(Self {
            id,
            what: practice.answer(WHAT)?.to_owned(),
            sign: Sign::from_key(practice.answer(SIGN)?)?,
            shows: Shows::from_key(practice.answer(SHOWS)?)?,
            pairs: practice.answer(PAIRS)?,
            start: practice.answer(START)?,
            ended_on: practice.answer(ENDED_ON),
            done: practice.answer(DONE).to_vec(),
        })
    }

    /// Whether it was done on a day; `None` where that was not answered.
    pub fn done_on(&self, day: Day) -> Option<bool> {
        let answered = self.done.iter().rev().find(|it| it.day == day)?;
        match answered.id() {
            YES => Some(true),
            NO => Some(false),
            _ => None,
        }
    }
}

/// The answers with another one for a day: `None` leaves it open again.
pub fn with_done(practice: &Practice, day: Day, done: Option<bool>) -> Practice {
    let answer = done.map(|done| if done { YES } else { NO }.to_owned());
    let mut uses = practice.answer(DONE).to_vec();
    match uses.iter_mut().rev().find(|it| it.day == day) {
        Some(known) => known.answer = answer,
        None => uses.extend(answer.map(|answer| Use::new(day, answer))),
    }
    let mut changed = practice.clone();
    changed.set(DONE, Answer::Uses(uses));
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn an_answer_for_a_day_takes_the_place_of_the_one_before() {
        let on = day("2026-11-23");
        let mut practice = Practice::new(Kind::Trial);
        assert_eq!(with_done(&practice, on, None), practice, "what was never answered leaves nothing behind");
        for done in [Some(true), Some(false), None, Some(true)] {
            practice = with_done(&practice, on, done);
            assert_eq!(practice.answer(DONE).len(), 1);
            let answer = practice.answer(DONE).first().unwrap().answer.clone();
            assert_eq!(answer.as_deref(), done.map(|done| if done { "yes" } else { "no" }));
        }
    }

    #[test]
    fn an_entry_that_says_too_little_is_no_trial() {
        let id = EntryId::of_check_in(day("2026-11-23"));
        let mut practice = Practice::new(Kind::Trial);
        practice.put(WHAT, "kind_break".to_owned());
        practice.put(SIGN, "self_criticism".to_owned());
        practice.put(SHOWS, "same".to_owned());
        practice.put(PAIRS, 10);
        assert_eq!(Trial::new(id, &practice), None);
        practice.put(START, day("2026-11-23"));
        assert_eq!(Trial::new(id, &practice).map(|trial| trial.sign), Some(Sign::SelfCriticism));
        practice.put(SIGN, "another".to_owned());
        assert_eq!(Trial::new(id, &practice), None);
        assert_eq!(Trial::new(id, &Practice::new(Kind::Fear)), None);
    }
}
