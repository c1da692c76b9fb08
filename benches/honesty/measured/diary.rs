//! Simulated diaries: ratings from 0 to 4 cut from a feeling that carries over from day to day.

use anyhow::{Context as _, Result};

use inward::insight::series::Point;
use inward::insight::stats::distribution::two_sided_p;
use inward::insight::stats::generator::SplitMix64;
use inward::insight::stats::numeric::count;
use inward::journal::{Day, Rating};

/// The rating that a usual day has.
pub(crate) const USUAL: f64 = 2.0;
/// Where one rating ends and the next begins, below the rating.
const CUT: f64 = 0.5;

/// How a feeling goes on from day to day, with mean 0 and variance 1.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Process {
    /// A first-order autoregression.
    Ar(f64),
    /// Half of the variance such a feeling, half fresh each day.
    Noisy(f64),
}

impl Process {
    /// As it is printed: `AR .7 + noise`.
    pub(crate) fn shown(self) -> String {
        let phi = |phi: f64| phi.to_string().trim_start_matches('0').to_owned();
        match self {
            Self::Ar(0.0) => "AR 0".to_owned(),
            Self::Ar(of) => format!("AR {}", phi(of)),
            Self::Noisy(of) => format!("AR {} + noise", phi(of)),
        }
    }
}

/// Draws feelings from a seed.
pub(crate) struct Simulator(SplitMix64);

impl Simulator {
    /// The simulator at the start of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(SplitMix64::new(seed))
    }

    /// A number from 0 to just below 1.
    pub(crate) fn uniform(&mut self) -> f64 {
        let high = u32::try_from(self.0.next() >> 32).unwrap_or_default();
        f64::from(high) / (f64::from(u32::MAX) + 1.0)
    }

    /// A standard normal number (Box and Muller).
    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * libm::log(1.0 - self.uniform())).sqrt();
        radius * libm::cos(std::f64::consts::TAU * self.uniform())
    }

    /// A feeling of a kind, a number a day.
    pub(crate) fn feeling_of(&mut self, process: Process, days: usize) -> Vec<f64> {
        match process {
            Process::Ar(phi) => self.feeling(days, phi),
            Process::Noisy(phi) => {
                let slow = self.feeling(days, phi);
                slow.into_iter().map(|z| (z + self.normal()) * 0.5_f64.sqrt()).collect()
            }
        }
    }

    /// A stationary first-order autoregression with variance 1, a number a day.
    pub(crate) fn feeling(&mut self, days: usize, phi: f64) -> Vec<f64> {
        let mut today = self.normal();
        let mut feeling = Vec::with_capacity(days);
        for _ in 0..days {
            feeling.push(today);
            today = phi * today + (1.0 - phi * phi).sqrt() * self.normal();
        }
        feeling
    }
}

/// Makes a feeling that also changes by some points from its first day to its last, around its old level.
pub(crate) fn sloping(feeling: &[f64], change: f64) -> Vec<f64> {
    let last = count(feeling.len().saturating_sub(1)).max(1.0);
    feeling.iter().enumerate().map(|(day, z)| z + change * (count(day) / last - 0.5)).collect()
}

/// A feeling around another middle.
pub(crate) fn around(feeling: &[f64], middle: f64) -> Vec<f64> {
    feeling.iter().map(|z| z + middle).collect()
}

/// The ratings of a feeling: 2 + z, rounded and held between 0 and 4.
pub(crate) fn ratings(feeling: &[f64]) -> Result<Vec<Rating>> {
    let rating = |z: &f64| {
        let level = (1..=Rating::MAX).filter(|level| USUAL + z >= f64::from(*level) - CUT).count();
        u8::try_from(level).ok().and_then(Rating::new).context("a rating lies between 0 and 4")
    };
    feeling.iter().map(rating).collect()
}

/// The mean of all ratings that a feeling around this middle could have, from the normal distribution.
pub(crate) fn true_mean(middle: f64) -> f64 {
    let above = |z: f64| {
        let beyond = two_sided_p(z) / 2.0;
        if z > 0.0 { beyond } else { 1.0 - beyond }
    };
    (1..=Rating::MAX).map(|level| above(f64::from(level) - CUT - USUAL - middle)).sum()
}

/// The places along a diary at which its true mean is looked at.
const PLACES: u8 = 40;

/// The change of the straight line nearest to the true mean, where a feeling around this middle falls by so much from its
/// first day to its last.
pub(crate) fn true_change(middle: f64, fall: f64) -> f64 {
    let (mut both, mut spread) = (0.0, 0.0);
    for place in 0..=PLACES {
        let along = f64::from(place) / f64::from(PLACES) - 0.5;
        both += along * true_mean(middle - fall * along);
        spread += along * along;
    }
    -both / spread
}

/// The fall of a feeling around this middle at which the mean rating changes by so many points.
pub(crate) fn fall_of(middle: f64, points: f64) -> f64 {
    let (mut low, mut high) = (0.0, 12.0);
    for _ in 0..40 {
        let fall = f64::midpoint(low, high);
        if true_change(middle, fall) < points {
            low = fall;
        } else {
            high = fall;
        }
    }
    f64::midpoint(low, high)
}

/// The day of a diary with this number.
pub(crate) fn day(number: usize) -> Day {
    Day::from_days_since_1970(20_000).plus(i64::try_from(number).unwrap_or_default())
}

/// The ratings on days in a row.
pub(crate) fn points(ratings: &[Rating]) -> Vec<Point> {
    ratings.iter().enumerate().map(|(number, rating)| Point { day: day(number), rating: *rating }).collect()
}
