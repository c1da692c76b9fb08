//! The statistics on what helped: the day after, among equally hard days, with a tick or an exercise. Other things may
//! explain the difference.

use super::association::NOTICED_Q;
use super::history::{History, Seen, TickRef};
use super::series::Series;
use crate::insight::stats::benjamini_hochberg::benjamini_hochberg;
use crate::insight::stats::numeric::TOLERANCE;
use crate::insight::stats::stratified_difference::{StratifiedDifference, Stratum};
use crate::journal::practice::Kind;
use crate::journal::{Day, Rating, Sign, TickList};

/// The fewest days with it, and the fewest without, for a level to count.
pub const LEVEL_LEAST: usize = 2;
/// The fewest days with it at the levels that count.
pub const DAYS_LEAST: usize = 8;
/// The fewest levels that count.
pub const LEVELS_LEAST: usize = 2;
/// The change from which the next day was lighter or heavier, in points.
pub const CHANGE_FROM: f64 = 0.25;
/// The ticks of reaching out to somebody, whose days are counted and of which nothing is said: nobody should read a verdict
/// on that.
pub const NEVER_JUDGED: [&str; 4] = ["therapy", "talked", "asked_need", "friend"];

/// Something that may have helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aid {
    /// A tick in the list of what helped.
    Tick(TickRef),
    /// An exercise that was done.
    Practice(Kind),
}

impl Aid {
    /// Whether it was there on the day of a check-in; `None` when that was never asked.
    pub fn is_there(self, history: &History, seen: &Seen) -> Option<bool> {
        match self {
            Self::Tick(tick) => tick.is_ticked_in(seen),
            Self::Practice(kind) => Some(history.has_practised(kind, seen.day)),
        }
    }
}

/// Whether an entry of a kind says that the exercise was done on its day: not where it is only planned, parked or
/// written down for another day, nor where it looks back on other days.
pub fn is_done_on_its_day(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Fear
            | Kind::Worry
            | Kind::Goal
            | Kind::Plan
            | Kind::AloneTime
            | Kind::Session
            | Kind::Setback
            | Kind::Trial
            | Kind::Review
            | Kind::MonthlyCheck
    )
}

/// The exercises of a history whose entries say that they were done on their days.
pub fn practised(history: &History) -> impl Iterator<Item = Kind> {
    history.practised_kinds().into_iter().filter(|kind| is_done_on_its_day(*kind))
}

/// The days after, at one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// The rating of the day itself.
    pub level: Rating,
    /// The ratings of the next days, after days with it and after days without.
    pub next: Stratum,
}

/// The word for the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextDay {
    /// There are not enough similar days.
    NotEnough,
    /// It was lighter.
    Lighter,
    /// It was heavier.
    Heavier,
    /// Everything else.
    CannotTell,
}

impl NextDay {
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

/// One thing that may have helped, and one sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Helped {
    /// The thing.
    pub aid: Aid,
    /// The sign.
    pub sign: Sign,
    /// The levels that count, lightest first.
    pub levels: Vec<Level>,
    /// The days with it at those levels, oldest first.
    pub days: Vec<Day>,
    /// The number of days with a rating on which it was there at all.
    pub ticked: usize,
    /// The difference of the next day among equally hard days; `None` when there are not enough similar days.
    pub difference: Option<StratifiedDifference>,
    /// Its p corrected for the number of comparisons.
    pub q: Option<f64>,
    /// The number of comparisons.
    pub family: usize,
}

/// Everything ticked as having helped and every exercise done, with every sign, over all time: one family of tests.
pub fn helped(history: &History, today: Day) -> Vec<Helped> {
    let ticks = history.ticks(TickList::Helped, history.all());
    let is_told = |tick: &TickRef| !history.is_nothing(*tick) && !is_never_judged(history.id(*tick));
    let ticks = ticks.into_iter().filter(is_told).map(Aid::Tick);
    let series = Sign::ALL.map(|sign| (sign, Series::new(history, sign.into(), today)));
    let mut helped: Vec<Helped> = ticks
        .chain(practised(history).map(Aid::Practice))
        .flat_map(|aid| series.iter().map(move |(sign, series)| one(history, aid, *sign, series)))
        .collect();
    correct(&mut helped);
    helped
}

/// Whether of a tick in the list of what helped only the days are counted.
pub fn is_never_judged(id: &str) -> bool {
    NEVER_JUDGED.contains(&id)
}

fn one(history: &History, aid: Aid, sign: Sign, series: &Series) -> Helped {
    let points = series.points();
    let ticked = |day: Day| aid.is_there(history, history.on(day)?);
    let pairs = points.windows(2).filter_map(|pair| {
        let [one, next] = pair else { return None };
        (next.day.days_since(one.day) == 1).then_some((one, next.rating, ticked(one.day)?))
    });
    let pairs: Vec<_> = pairs.collect();
    let mut levels = Rating::ALL.map(|level| Level { level, next: Stratum::default() });
    for (one, next, with) in &pairs {
        let level = levels.iter_mut().find(|level| level.level == one.rating);
        if let Some(Level { next: days, .. }) = level {
            let side = if *with { &mut days.with } else { &mut days.without };
            side.take(i64::from(next.value()));
        }
    }
    let counts = |level: &Level| level.next.with.n >= LEVEL_LEAST && level.next.without.n >= LEVEL_LEAST;
    let levels: Vec<Level> = levels.into_iter().filter(counts).collect();
    let at_a_level = |rating: Rating| levels.iter().any(|level| level.level == rating);
    let days: Vec<Day> = pairs
        .iter()
        .filter(|(one, _, ticked)| *ticked && at_a_level(one.rating))
        .map(|(one, ..)| one.day)
        .collect();
    let strata: Vec<Stratum> = levels.iter().map(|level| level.next).collect();
    let enough = days.len() >= DAYS_LEAST && levels.len() >= LEVELS_LEAST;
    let difference = if enough { StratifiedDifference::new(&strata) } else { None };
    let ticked = points.iter().filter(|point| ticked(point.day) == Some(true)).count();
    Helped { aid, sign, levels, days, ticked, difference, q: None, family: 0 }
}

/// Corrects the p of all for their number.
fn correct(all: &mut [Helped]) {
    let p_of = |helped: &Helped| helped.difference?.p;
    let p: Vec<f64> = all.iter().filter_map(p_of).collect();
    let mut q = benjamini_hochberg(&p).into_iter();
    for helped in all.iter_mut() {
        helped.family = p.len();
        if p_of(helped).is_some() {
            helped.q = q.next();
        }
    }
}

impl Helped {
    /// The change of the next day, in points; `None` when there are not enough similar days.
    pub fn change(&self) -> Option<f64> {
        Some(self.difference?.difference.value())
    }

    /// The word.
    pub fn verdict(&self) -> NextDay {
        let Some(change) = self.change() else { return NextDay::NotEnough };
        if self.q.is_none_or(|q| q > NOTICED_Q + TOLERANCE) || change.abs() < CHANGE_FROM - TOLERANCE {
            return NextDay::CannotTell;
        }
        if change < 0.0 { NextDay::Lighter } else { NextDay::Heavier }
    }
}

#[cfg(test)]
mod tests;
