//! The exercise that may be offered after a check-in, and the exercises that rest because they were declined.

use std::collections::{BTreeMap, BTreeSet};

use crate::journal::practice::Kind;
use crate::journal::{Day, Ratings, Sign, State};

/// The rating from which a sign leads to an exercise.
pub const HIGH_FROM: u8 = 3;
/// The highest rating of every sign on a light day.
pub const LIGHT_TO: u8 = 1;
/// The number of days with a refusal after which an exercise rests.
pub const DECLINES: usize = 3;
/// The number of days for which it rests.
pub const REST_DAYS: i64 = 30;

/// The two exercises for a sign, the first of them offered first.
pub fn exercises(sign: Sign) -> [Kind; 2] {
    match sign {
        Sign::Jealousy => [Kind::Pause, Kind::Chain],
        Sign::Reassurance => [Kind::Pause, Kind::Request],
        Sign::Sensitivity => [Kind::ThoughtRecord, Kind::ThirdPerson],
        Sign::SelfCriticism => [Kind::Kindness, Kind::GoodEnough],
        Sign::OverAnalysis => [Kind::Worry, Kind::Experiment],
    }
}

/// Chooses an exercise to offer after a check-in, if any. `rests` tells which kinds are not offered now.
pub fn suggest(ratings: &Ratings, rests: impl Fn(Kind) -> bool) -> Option<Kind> {
    let highest = ratings.highest()?;
    let offered = |kinds: [Kind; 2]| kinds.into_iter().find(|kind| !rests(*kind));
    if highest.value() >= HIGH_FROM {
        let sign = Sign::ALL.into_iter().find(|sign| ratings.get(*sign) == Some(highest))?;
        return offered(exercises(sign));
    }
    if highest.value() <= LIGHT_TO { offered([Kind::KindWord, Kind::Strength]) } else { None }
}

/// The days on which exercises were declined, and the kinds that rest until a given day for another reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declines {
    days: BTreeMap<Kind, BTreeSet<Day>>,
    until: BTreeMap<Kind, Day>,
}

impl Declines {
    /// The declines that the state remembers, and the rest of taking a kind word in.
    pub fn of(state: &State) -> Self {
        let mut declines = Self::default();
        for (kind, day) in state.declines() {
            declines.put(kind, day);
        }
        if let Some(until) = state.kind_word_rests_until {
            declines.rest_until(Kind::KindWord, until);
        }
        declines
    }

    /// Notes that a kind was declined on a day; more than once on a day counts once.
    pub fn put(&mut self, kind: Kind, day: Day) {
        self.days.entry(kind).or_default().insert(day);
    }

    /// Lets a kind rest until a day, on which it may be offered again.
    pub fn rest_until(&mut self, kind: Kind, day: Day) {
        self.until.insert(kind, day);
    }

    /// Whether a kind is not offered on a day.
    pub fn rests(&self, kind: Kind, today: Day) -> bool {
        self.until.get(&kind).is_some_and(|day| today < *day)
            || self.declined_until(kind).is_some_and(|day| today < day)
    }

    /// Returns the day until which a kind rests, or rested last, because it was declined; `None` when it was not
    /// declined often enough.
    fn declined_until(&self, kind: Kind) -> Option<Day> {
        let (mut counted, mut until) = (0, None);
        for day in self.days.get(&kind)? {
            if until.is_some_and(|until| *day < until) {
                continue;
            }
            counted += 1;
            if counted == DECLINES {
                (counted, until) = (0, Some(day.plus(REST_DAYS)));
            }
        }
        until
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::testing::day;
    use crate::journal::format::state::Change;
    use crate::journal::{Rating, Scale};

    fn ratings(values: [Option<u8>; 5]) -> Ratings {
        let mut ratings = Ratings::default();
        for (sign, value) in Sign::ALL.into_iter().zip(values) {
            ratings.set(sign, value.and_then(Rating::new));
        }
        ratings
    }

    #[test]
    fn a_high_sign_leads_to_its_first_exercise_and_to_its_second_while_that_rests() {
        let expected = [
            (Kind::Pause, Kind::Chain),
            (Kind::Pause, Kind::Request),
            (Kind::ThoughtRecord, Kind::ThirdPerson),
            (Kind::Kindness, Kind::GoodEnough),
            (Kind::Worry, Kind::Experiment),
        ];
        for (place, (first, second)) in expected.into_iter().enumerate() {
            let mut values = [Some(2); 5];
            values[place] = Some(3);
            let ratings = ratings(values);
            assert_eq!(suggest(&ratings, |_| false), Some(first));
            assert_eq!(suggest(&ratings, |kind| kind == first), Some(second));
            assert_eq!(suggest(&ratings, |kind| kind == first || kind == second), None);
        }
    }

    #[test]
    fn the_highest_counts_and_of_equals_the_first() {
        assert_eq!(
            suggest(&ratings([Some(3), None, Some(4), Some(4), None]), |_| false),
            Some(Kind::ThoughtRecord)
        );
    }

    #[test]
    fn a_light_day_may_lead_to_a_kind_word_and_a_day_between_to_nothing() {
        let light = ratings([Some(1), None, Some(0), None, None]);
        assert_eq!(suggest(&light, |_| false), Some(Kind::KindWord));
        assert_eq!(suggest(&light, |kind| kind == Kind::KindWord), Some(Kind::Strength));
        assert_eq!(suggest(&light, |_| true), None);
        assert_eq!(suggest(&ratings([Some(2), Some(0), None, None, None]), |_| false), None);
    }

    #[test]
    fn nothing_recorded_leads_to_nothing_and_steadiness_does_not_count() {
        let mut none = ratings([None; 5]);
        assert_eq!(suggest(&none, |_| false), None);
        none.set(Scale::Steadiness, Rating::new(4));
        assert_eq!(suggest(&none, |_| false), None);
    }

    #[test]
    fn the_third_decline_lets_it_rest_for_thirty_days() {
        let mut declines = Declines::default();
        declines.put(Kind::Pause, day("2026-11-01"));
        declines.put(Kind::Pause, day("2026-11-01"));
        declines.put(Kind::Pause, day("2026-11-05"));
        assert!(!declines.rests(Kind::Pause, day("2026-11-10")));
        declines.put(Kind::Pause, day("2026-11-10"));
        assert!(declines.rests(Kind::Pause, day("2026-11-10")));
        assert!(declines.rests(Kind::Pause, day("2026-12-09")));
        assert!(!declines.rests(Kind::Pause, day("2026-12-10")));
        assert!(!declines.rests(Kind::Chain, day("2026-11-10")));
        assert_eq!(declines.days.values().map(BTreeSet::len).sum::<usize>(), 3);
    }

    #[test]
    fn after_a_rest_counting_begins_anew() {
        let mut declines = Declines::default();
        for of in ["2026-11-01", "2026-11-02", "2026-11-03", "2026-12-02", "2026-12-03", "2026-12-04"] {
            declines.put(Kind::Worry, day(of));
        }
        assert!(!declines.rests(Kind::Worry, day("2026-12-05")), "a decline within the rest does not count");
        declines.put(Kind::Worry, day("2026-12-20"));
        assert!(declines.rests(Kind::Worry, day("2027-01-18")));
        assert!(!declines.rests(Kind::Worry, day("2027-01-19")));
    }

    #[test]
    fn a_kind_can_rest_until_a_given_day() {
        let mut declines = Declines::default();
        declines.rest_until(Kind::KindWord, day("2026-11-30"));
        assert!(declines.rests(Kind::KindWord, day("2026-11-29")));
        assert!(!declines.rests(Kind::KindWord, day("2026-11-30")));
    }

    #[test]
    fn a_kind_word_rests_until_the_day_that_the_state_names() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let mut state = State::default();
        assert!(state.take(Change::KindWordRests(day("2026-12-22"))));
        let rests = |state: &State, on| Declines::of(state).rests(Kind::KindWord, day(on));
        assert!(rests(&state, "2026-12-21") && !rests(&state, "2026-12-22"));
        assert!(!state.take(Change::KindWordRests(day("2026-12-22"))), "nothing new");
    }
}
