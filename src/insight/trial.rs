//! A coin-flip trial: which days of it are with what is tried out, and what came of it once it is over.
//!
//! Chance decides, so that neither weekdays nor moods nor slow changes have a say. One draw a pair, from the generator of
//! `stats/generator.rs` seeded with the days from 1970-01-01 to its first day: the top bit says whether the first day of
//! the pair is with it. Draws are computed for a day when that has begun, and stored nowhere.

use super::association::Days;
use super::history::History;
use super::stats::generator::SplitMix64;
use super::stats::sign_flip::SignFlip;
use crate::journal::practice::fields::trial::ENDED_ON;
use crate::journal::{Body, Day, Entry, Moment, Month, Rating, Revision, Shows, Sign, Trial};

/// The difference from which it was lighter or heavier with it, as parts of a point: one of two, half a point.
const HALVES: i64 = 2;
/// The p below which a difference is believed.
const ALPHA: f64 = 0.05;

/// A day on which chance decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawnDay {
    /// The day.
    pub day: Day,
    /// The day whose rating counts for it.
    pub rated: Day,
    /// Whether it was a day with it.
    pub with: bool,
}

/// The two days of a pair, in their order.
pub type DrawnPair = [DrawnDay; 2];

/// The days that a trial of so many pairs takes, from its first to the last whose rating counts.
pub fn length(shows: Shows, pairs: i64) -> i64 {
    step(shows) * pairs - 1
}

/// Days from the first day of a pair to that of the next: of two days and a free one, or of four and a free one.
fn step(shows: Shows) -> i64 {
    match shows {
        Shows::Same => 3,
        Shows::Next => 5,
    }
}

/// All pairs of a trial, as it was planned.
pub fn drawn(trial: &Trial) -> Vec<DrawnPair> {
    let mut generator = SplitMix64::new(trial.start.days_since_1970().cast_unsigned());
    let (apart, until_rated) = match trial.shows {
        Shows::Same => (1, 0),
        Shows::Next => (2, 1),
    };
    let pairs = (0..i64::from(trial.pairs)).map(|pair| {
        let first = trial.start.plus(step(trial.shows) * pair);
        let is_first = generator.next() >> 63 == 1;
        let of = |day: Day, with: bool| DrawnDay { day, rated: day.plus(until_rated), with };
        [of(first, is_first), of(first.plus(apart), !is_first)]
    });
    pairs.collect()
}

/// Whether a day is one with it or one without; `None` on a day on which nothing is drawn, and once the trial was ended.
pub fn draw(trial: &Trial, day: Day) -> Option<bool> {
    if trial.ended_on.is_some_and(|ended| day >= ended) {
        return None;
    }
    drawn(trial).into_iter().flatten().find(|drawn| drawn.day == day).map(|drawn| drawn.with)
}

/// The last day of a trial: that of the last rating that counts, or the one on which it was ended.
pub fn last_day(trial: &Trial) -> Day {
    let planned = trial.start.plus(length(trial.shows, i64::from(trial.pairs)) - 1);
    trial.ended_on.map_or(planned, |ended| ended.min(planned))
}

/// The pairs that count: of one that was ended those whose last rating lies not after that day.
fn counted(trial: &Trial) -> Vec<DrawnPair> {
    let mut pairs = drawn(trial);
    pairs.retain(|[_, last]| trial.ended_on.is_none_or(|ended| last.rated <= ended));
    pairs
}

/// Whether every pair that counts is over: nothing of a trial is known before.
pub fn is_over(trial: &Trial, today: Day) -> bool {
    match (counted(trial).last(), trial.ended_on) {
        (Some([_, last]), _) => last.rated < today,
        (None, ended) => ended.is_some_and(|ended| ended <= today),
    }
}

/// Whether a trial was not ended and is not over on a day, so that it can be ended.
pub fn goes_on(trial: &Trial, today: Day) -> bool {
    trial.ended_on.is_none() && !is_over(trial, today)
}

/// The version of an entry that ends its trial on a day; `None` where that does not go on. Nothing else of it changes, as
/// what was drawn would then be another.
pub fn ended(entry: &Entry, today: Day, now: Moment) -> Option<Revision> {
    let practice = entry.practice()?;
    Trial::of(entry).filter(|trial| goes_on(trial, today))?;
    let mut ended = practice.clone();
    ended.put(ENDED_ON, today);
    Some(Revision::of(entry, Body::Practice(ended), now))
}

/// The most days that a trial takes, from the day on which it is begun to the end of the time in which Home says that it is
/// over.
const LOOKED_BACK: i64 = 100;
/// The number of days on which Home says that a trial is over.
const SAID_DAYS: i64 = 14;

/// The months in which a trial was begun that goes on, or is over since lately; newest first.
pub fn months(today: Day) -> impl Iterator<Item = Month> {
    let first = Month::of(today.plus(-LOOKED_BACK));
    std::iter::successors(Some(Month::of(today)), |month| Some(month.previous()))
        .take_while(move |it| *it >= first)
}

/// The trial that was begun last, with its entry: there is one at a time.
pub fn newest<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Option<(&'a Entry, Trial)> {
    let trials = entries.into_iter().filter_map(|entry| Some((entry, Trial::of(entry)?)));
    trials.max_by_key(|(_, trial)| (trial.start, trial.id))
}

/// The trial that goes on, with its entry.
pub fn going_on<'a>(entries: impl IntoIterator<Item = &'a Entry>, today: Day) -> Option<(&'a Entry, Trial)> {
    newest(entries).filter(|(_, trial)| !is_over(trial, today))
}

/// What is to be said of a trial today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrialToday {
    /// Today is drawn: a day with it, or one without.
    Drawn(bool),
    /// It is over since lately, and what came of it can be seen.
    Over,
}

impl TrialToday {
    /// What is to be said today; `None` when there is nothing.
    pub fn new(trial: &Trial, today: Day) -> Option<Self> {
        if is_over(trial, today) {
            let since = today.days_since(last_day(trial));
            return (since <= SAID_DAYS).then_some(Self::Over);
        }
        draw(trial, today).map(Self::Drawn)
    }
}

/// What a trial comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrialWord {
    /// There are fewer than eight whole pairs.
    NotEnough,
    /// It was lighter with it.
    Lighter,
    /// It was heavier with it.
    Heavier,
    /// Everything else.
    CannotTell,
}

impl TrialWord {
    /// The name in JSON: `lighter`.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotEnough => "not_enough",
            Self::Lighter => "lighter",
            Self::Heavier => "heavier",
            Self::CannotTell => "cannot_tell",
        }
    }
}

/// The result of a trial that is over.
#[derive(Clone, Debug, PartialEq)]
pub struct TrialResult {
    /// The trial.
    pub trial: Trial,
    /// The number of pairs that are over.
    pub over: usize,
    /// The ratings that count on days with it, of the whole pairs, and the days that they are of.
    pub with: Days,
    /// The same on days without.
    pub without: Days,
    /// Of each whole pair the rating with it less the one without.
    pub differences: Vec<i64>,
    /// The test; `None` with fewer than eight whole pairs.
    pub test: Option<SignFlip>,
    /// The days of whole pairs of which was answered whether it was done.
    pub drawn: usize,
    /// Those of them on which it was done, or left, as was drawn.
    pub done_as_drawn: usize,
    /// The other signs on the days of all pairs, with it and without: counted, not tested.
    pub others: Vec<(Sign, Days, Days)>,
}

/// What the trials of a history that are over came to, oldest first.
pub fn results(history: &History, today: Day) -> Vec<TrialResult> {
    history.trials().filter_map(|trial| TrialResult::new(history, trial, today)).collect()
}

impl TrialResult {
    /// The result of a trial; `None` while it is not over.
    pub fn new(history: &History, trial: &Trial, today: Day) -> Option<Self> {
        if !is_over(trial, today) {
            return None;
        }
        let pairs = counted(trial);
        let rating = |sign: Sign, day: Day| history.on(day).filter(|seen| !seen.late)?.rating(sign);
        let (mut with, mut without) = (Days::default(), Days::default());
        let (mut differences, mut drawn, mut done_as_drawn) = (Vec::new(), 0, 0);
        for pair in &pairs {
            let [first, second] = pair;
            let (Some(one), Some(other)) =
                (rating(trial.sign, first.rated), rating(trial.sign, second.rated))
            else {
                continue;
            };
            let (one, other) = (i64::from(one.value()), i64::from(other.value()));
            differences.push(if first.with { one - other } else { other - one });
            for (day, value) in [(first, one), (second, other)] {
                let side = if day.with { &mut with } else { &mut without };
                side.days.push(day.rated);
                side.sum += value;
                if let Some(done) = trial.done_on(day.day) {
                    drawn += 1;
                    done_as_drawn += usize::from(done == day.with);
                }
            }
        }
        let others = Sign::ALL.into_iter().filter(|sign| *sign != trial.sign);
        let others = others.map(|sign| {
            let of = |is_with: bool| sides(&pairs, is_with, |day| rating(sign, day));
            (sign, of(true), of(false))
        });
        Some(Self {
            trial: trial.clone(),
            over: pairs.len(),
            with,
            without,
            test: SignFlip::new(&differences),
            differences,
            drawn,
            done_as_drawn,
            others: others.collect(),
        })
    }

    /// Returns the number of whole pairs.
    pub fn whole(&self) -> usize {
        self.differences.len()
    }

    /// The pairs that lack a rating.
    pub fn dropped(&self) -> usize {
        self.over - self.whole()
    }

    /// The word.
    pub fn word(&self) -> TrialWord {
        let Some(test) = self.test else { return TrialWord::NotEnough };
        let (sum, pairs) =
            (self.differences.iter().sum::<i64>(), i64::try_from(self.whole()).unwrap_or(i64::MAX));
        if test.p >= ALPHA || HALVES * sum.abs() < pairs {
            return TrialWord::CannotTell;
        }
        if sum < 0 { TrialWord::Lighter } else { TrialWord::Heavier }
    }

    /// Whether more than a quarter of the pairs lack a rating.
    pub fn many_missing(&self) -> bool {
        4 * self.dropped() > self.over
    }

    /// Whether it was done as drawn on fewer than three of four days.
    pub fn often_otherwise(&self) -> bool {
        4 * self.done_as_drawn < 3 * self.drawn
    }

    /// Whether it was ended before all pairs that were planned were over.
    pub fn is_cut_short(&self) -> bool {
        self.over < usize::from(self.trial.pairs)
    }

    /// Whether a day's rating is one with it; `None` of another day.
    pub fn is_with(&self, day: Day) -> Option<bool> {
        let is_with = self.with.days.contains(&day);
        (is_with || self.without.days.contains(&day)).then_some(is_with)
    }
}

/// The ratings that count on the days of one kind.
fn sides(pairs: &[DrawnPair], is_with: bool, rating: impl Fn(Day) -> Option<Rating>) -> Days {
    let mut days = Days::default();
    for drawn in pairs.iter().flatten().filter(|drawn| drawn.with == is_with) {
        if let Some(rating) = rating(drawn.rated) {
            days.days.push(drawn.rated);
            days.sum += i64::from(rating.value());
        }
    }
    days
}

#[cfg(test)]
mod tests;
