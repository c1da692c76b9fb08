//! Associations: a tick and a sign that tend to go together on the same day.

use super::history::{History, Seen, TickRef};
use super::series::{Series, Window};
use crate::insight::stats::benjamini_hochberg::benjamini_hochberg;
use crate::insight::stats::numeric::{TOLERANCE, count};
use crate::insight::stats::permutation::{Draws, Exchange};
use crate::insight::stats::theil_sen::Trend;
use crate::journal::{Day, Sign, TickList};

/// The fewest entries for a comparison.
pub const ENTRIES_LEAST: usize = 21;
/// The fewest entries with the tick, and the fewest without.
pub const EACH_LEAST: usize = 5;
/// The fewest entries whose day before has one too.
pub const KEPT_LEAST: usize = 14;
/// The highest q at which a difference is worth noticing.
pub const NOTICED_Q: f64 = 0.10;
/// The parts of a point of which one is the smallest difference worth noticing: half a point.
const NOTICED_PARTS: i64 = 2;
/// The most that are shown as worth noticing.
pub const NOTICED_MOST: usize = 3;

/// Days, and the sum of their ratings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// The days, oldest first.
    pub days: Vec<Day>,
    /// The sum of their ratings.
    pub sum: i64,
}

impl Days {
    /// Returns the number of entries.
    pub fn n(&self) -> usize {
        self.days.len()
    }

    /// The mean rating; `None` without a day.
    pub fn mean(&self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "a sum of ratings")]
        let sum = self.sum as f64;
        (!self.days.is_empty()).then(|| sum / count(self.days.len()))
    }

    /// Prints the mean.
    pub fn mean_text(&self) -> Option<String> {
        crate::insight::stats::numeric::one_decimal(self.sum, self.n())
    }
}

/// The stage that a comparison reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// An act of one's own: it comes after the feeling, so days with it and without it are not compared.
    OnlyCounted,
    /// Too few entries, or too few with or without the tick.
    NotEnoughDays,
    /// Enough entries, but too few of them follow an entry of the day before.
    NotEnoughInARow,
    /// It was tested.
    Tested,
}

/// A tick and a sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Association {
    /// The tick.
    pub tick: TickRef,
    /// The sign.
    pub sign: Sign,
    /// Whether the tick says that there was none of its list, which can never be worth noticing.
    pub is_absence: bool,
    /// The days with the tick.
    pub with: Days,
    /// The days whose list was opened and on which it was not ticked.
    pub without: Days,
    /// The stage that the comparison reaches.
    pub reach: Reach,
    /// The number of entries that are compared, and of those with the tick.
    pub kept: (usize, usize),
    /// The carry-over from day to day that is taken out.
    pub carry_over: Option<f64>,
    /// The test on the ratings without slope and carry-over; `None` when a minimum is not reached.
    pub test: Option<Exchange>,
    /// Its p corrected for the number of comparisons in its family.
    pub q: Option<f64>,
    /// The number of comparisons in that family.
    pub family: usize,
    /// The days of the window.
    pub d: usize,
}

impl Association {
    /// Mean of the days with less mean of those without, in points; `None` when either has no day.
    pub fn raw_difference(&self) -> Option<f64> {
        Some(self.with.mean()? - self.without.mean()?)
    }

    /// Returns the number of entries that are counted.
    pub fn n(&self) -> usize {
        self.with.n() + self.without.n()
    }

    /// Whether the mean of the days with the tick is higher by half a point or more, from the exact fraction.
    fn is_half_a_point_more(&self) -> bool {
        let (Ok(with), Ok(without)) = (i64::try_from(self.with.n()), i64::try_from(self.without.n())) else {
            return false;
        };
        let more = self.with.sum * without - self.without.sum * with;
        with > 0 && without > 0 && NOTICED_PARTS * more >= with * without
    }

    /// The fewest days of a kind that are still missing: with the tick, without it, and of both together; all zero when
    /// there are enough.
    pub fn missing(&self) -> (usize, usize, usize) {
        let lack = |least: usize, n: usize| least.saturating_sub(n);
        (lack(EACH_LEAST, self.with.n()), lack(EACH_LEAST, self.without.n()), lack(ENTRIES_LEAST, self.n()))
    }

    /// Whether it is worth noticing: more of the sign on days with the tick, in the plain means and in what is tested.
    pub fn is_worth_noticing(&self) -> bool {
        let is_more = self.test.is_some_and(|test| test.difference > 0.0) && self.is_half_a_point_more();
        is_more && !self.is_absence && self.q.is_some_and(|q| q <= NOTICED_Q + TOLERANCE)
    }
}

/// All associations of the ticks of a list within some weeks, a family of tests by itself.
pub fn family(
    history: &History,
    list: TickList,
    weeks: u16,
    today: Day,
    draws: &mut Draws,
) -> Vec<Association> {
    let first = super::series::window_start(today, weeks);
    let ticks = history.ticks(list, history.range(first..=today));
    let ticks: Vec<(TickRef, bool)> = ticks
        .into_iter()
        .map(|tick| (tick, list == TickList::Triggers && history.is_nothing(tick)))
        .collect();
    let mut found = Vec::with_capacity(ticks.len() * Sign::ALL.len());
    for sign in Sign::ALL {
        let series = Series::new(history, sign.into(), today);
        let window = series.window(weeks);
        let (days, ratings) = window.numbers();
        let trend = Trend::new(&days, &ratings);
        let seen: Vec<Option<&Seen>> = window.points.iter().map(|point| history.on(point.day)).collect();
        for tick in &ticks {
            found.push(one(*tick, sign, &window, &seen, trend.as_ref(), draws));
        }
    }
    correct(&mut found);
    found
}

fn one(
    (tick, is_absence): (TickRef, bool),
    sign: Sign,
    window: &Window<'_>,
    seen: &[Option<&Seen>],
    trend: Option<&Trend>,
    draws: &mut Draws,
) -> Association {
    let labels: Vec<Option<bool>> = seen.iter().map(|seen| tick.is_ticked_in(seen.as_ref()?)).collect();
    let mut association = Association {
        tick,
        sign,
        is_absence,
        with: Days::default(),
        without: Days::default(),
        reach: if tick.list == TickList::Did { Reach::OnlyCounted } else { Reach::NotEnoughDays },
        kept: (0, 0),
        carry_over: trend.map(|trend| trend.carry_over.r_corrected),
        test: None,
        q: None,
        family: 0,
        d: window.d,
    };
    for (point, label) in window.points.iter().zip(&labels) {
        let side = match label {
            Some(true) => &mut association.with,
            Some(false) => &mut association.without,
            None => continue,
        };
        side.days.push(point.day);
        side.sum += i64::from(point.rating.value());
    }
    let each = |with: usize, without: usize| with >= EACH_LEAST && without >= EACH_LEAST;
    let Some(trend) = trend else { return association };
    let (values, kept) = prewhitened(window, &labels, trend);
    let with = kept.iter().filter(|label| **label).count();
    association.kept = (kept.len(), with);
    let is_compared = association.reach != Reach::OnlyCounted;
    if is_compared && association.n() >= ENTRIES_LEAST && each(association.with.n(), association.without.n())
    {
        association.reach = Reach::NotEnoughInARow;
        if kept.len() >= KEPT_LEAST && each(with, kept.len() - with) {
            association.reach = Reach::Tested;
            association.test = draws.exchange(&values, &kept);
        }
    }
    association
}

/// Returns what is left of the ratings without slope and carry-over, and whether the tick was there, for entries that
/// follow an entry of the day before.
fn prewhitened(window: &Window<'_>, labels: &[Option<bool>], trend: &Trend) -> (Vec<f64>, Vec<bool>) {
    let residuals = || trend.residuals.iter();
    let days = window.points.windows(2);
    let pairs = days.zip(residuals().zip(residuals().skip(1))).zip(labels.iter().skip(1));
    pairs
        .filter_map(|((days, (before, left)), label)| {
            let [one, next] = days else { return None };
            let in_a_row = next.day.days_since(one.day) == 1;
            let label = (*label).filter(|_| in_a_row)?;
            Some((left - trend.carry_over.r_corrected * before, label))
        })
        .unzip()
}

/// Corrects the p of a family for their number.
fn correct(family: &mut [Association]) {
    let p: Vec<f64> = family.iter().filter_map(|it| it.test.map(|test| test.p)).collect();
    let mut q = benjamini_hochberg(&p).into_iter();
    for association in family.iter_mut() {
        association.family = p.len();
        if association.test.is_some() {
            association.q = q.next();
        }
    }
}

/// Returns those worth noticing, three at most: by q, then p, then the larger difference, then sign and tick.
pub fn worth_noticing<'a>(
    history: &History,
    associations: impl IntoIterator<Item = &'a Association>,
) -> Vec<&'a Association> {
    let mut noticed: Vec<&Association> =
        associations.into_iter().filter(|association| association.is_worth_noticing()).collect();
    let p = |it: &Association| it.test.map_or(1.0, |test| test.p);
    let size = |it: &Association| it.raw_difference().unwrap_or_default().abs();
    noticed.sort_by(|one, other| {
        let by_q = one.q.unwrap_or(1.0).total_cmp(&other.q.unwrap_or(1.0));
        by_q.then(p(one).total_cmp(&p(other)))
            .then(size(other).total_cmp(&size(one)))
            .then(one.sign.cmp(&other.sign))
            .then_with(|| history.id(one.tick).cmp(history.id(other.tick)))
    });
    noticed.truncate(NOTICED_MOST);
    noticed
}

#[cfg(test)]
mod tests;
