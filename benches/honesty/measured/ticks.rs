//! Ticks: how often a trigger that has nothing to do with a sign seems to, and how the day after looks when
//! nothing helps.

use anyhow::{Context as _, Result};

use inward::insight::History;
use inward::insight::association::family;
use inward::insight::direction::ALPHA;
use inward::insight::history::WARM_UP;
use inward::insight::patterns::WEEKS_USUAL;
use inward::insight::stats::numeric::count;
use inward::insight::stats::permutation::Draws;
use inward::insight::what_helped::{Helped, helped};
use inward::journal::{Month, Observation, Rating, Scale, Sign, TickList};

use super::Scope;
use super::diary::{Simulator, day, ratings, sloping};
use super::table::{Share, Table, signed};

/// The tick in simulated diaries.
const TICK: &str = "simulated";
/// A trigger is there on days on which its own feeling lies below this: on 30 of a hundred.
const TICKED_BELOW: f64 = -0.524_4;
/// How many days a diary has in which the days after are looked at.
const YEAR: usize = 365;

/// A history in which one sign is rated and one list was opened on every day, from the first day on.
fn history(list: TickList, ratings: &[Rating], ticked: &[bool]) -> History {
    let observed = |(number, (rating, ticked)): (usize, (&Rating, &bool))| Observation {
        day: day(number),
        late: false,
        ratings: Scale::ALL.map(|scale| (scale == Sign::Jealousy.into()).then_some(*rating)),
        ticks: TickList::ALL.map(|other| {
            let ids = if *ticked { vec![TICK.to_owned()] } else { Vec::new() };
            (other == list).then_some(ids)
        }),
    };
    let all: Vec<Observation> = ratings.iter().zip(ticked).enumerate().map(observed).collect();
    let mut history = History::default();
    for month in all.chunk_by(|one, next| Month::of(one.day) == Month::of(next.day)) {
        if let Some(first) = month.first() {
            history.put(Month::of(first.day), month.iter().cloned());
        }
    }
    history
}

/// A kind of diary: how much feeling and trigger carry over, what both fall together by, and its days after warm-up.
struct Kind {
    phi: f64,
    clumping: f64,
    fall: f64,
    days: usize,
}

/// Whether the labels exchanged on the ratings as they are, and the shipped test, see something; `None` when the
/// shipped one has too few days.
fn compared(simulator: &mut Simulator, kind: &Kind, draws: &mut Draws) -> Result<Option<(bool, bool)>> {
    let days = kind.days + WARM_UP;
    let ratings = ratings(&sloping(&simulator.feeling(days, kind.phi), -kind.fall))?;
    let trigger = sloping(&simulator.feeling(days, kind.clumping), kind.fall);
    let ticked: Vec<bool> = trigger.iter().map(|z| *z < TICKED_BELOW).collect();
    let history = history(TickList::Triggers, &ratings, &ticked);
    let found = family(&history, TickList::Triggers, WEEKS_USUAL, day(days - 1), draws);
    let Some(test) = found.iter().find(|it| it.sign == Sign::Jealousy).and_then(|it| it.test) else {
        return Ok(None);
    };
    let values: Vec<f64> = ratings.iter().skip(WARM_UP).map(|rating| f64::from(rating.value())).collect();
    let labels: Vec<bool> = ticked.into_iter().skip(WARM_UP).collect();
    let raw = draws.exchange(&values, &labels).context("there are days with and without the trigger")?;
    Ok(Some((raw.p < ALPHA, test.p < ALPHA)))
}

/// How often a trigger that has nothing to do with a sign seems to go together with it.
pub(crate) fn associations(scope: &Scope) -> Result<Vec<Table>> {
    let head =
        &["φ", "clumping", "common change", "n", "exchange of raw days", "prewhitened (shipped)", "tested"];
    let mut table = Table::new("False alarms of a trigger and a sign, nominal .05", head);
    let mut simulator = Simulator::new(47);
    let mut draws = Draws::default();
    for (phi, clumping, fall) in [(0.0, 0.0, 0.0), (0.5, 0.6, 0.0), (0.3, 0.3, 1.2)] {
        for days in [28, 56] {
            let kind = Kind { phi, clumping, fall, days };
            let (mut raw, mut shipped, mut tested) = (Share::default(), Share::default(), Share::default());
            for _ in 0..scope.diaries {
                let found = compared(&mut simulator, &kind, &mut draws)?;
                tested.take(found.is_some());
                if let Some(found) = found {
                    raw.take(found.0);
                    shipped.take(found.1);
                }
            }
            let kind = [phi.to_string(), clumping.to_string(), fall.to_string(), days.to_string()];
            table.push(kind.into_iter().chain([raw, shipped, tested].map(Share::shown)));
        }
    }
    Ok(vec![table])
}

/// A sum of differences and how many they are.
#[derive(Default)]
struct Sum(f64, usize);

impl Sum {
    fn take(&mut self, difference: f64) {
        self.0 += difference;
        self.1 += 1;
    }

    fn shown(&self) -> String {
        signed(self.0, self.1)
    }
}

/// On how many of a hundred days of a rating an exercise is done that changes nothing.
fn chance(rating: Rating) -> f64 {
    match rating.value() {
        3.. => 0.8,
        2 => 0.3,
        _ => 0.05,
    }
}

/// Measures the day after in a year of a diary in which an exercise is done on hard days and changes nothing.
pub(crate) fn days_after(scope: &Scope) -> Result<Vec<Table>> {
    let head =
        &["φ", "next day after it", "next day otherwise", "among equally hard days (shipped)", "mean size"];
    let mut table = Table::new("What helped: change of the next day when nothing helps, in points", head);
    let mut simulator = Simulator::new(48);
    for phi in [0.0, 0.3, 0.5] {
        let (mut after, mut otherwise) = (Sum::default(), Sum::default());
        let (mut shipped, mut size) = (Sum::default(), Sum::default());
        for _ in 0..scope.diaries {
            let ratings = ratings(&simulator.feeling(YEAR, phi))?;
            let done: Vec<bool> = ratings.iter().map(|it| simulator.uniform() < chance(*it)).collect();
            for (pair, done) in ratings.windows(2).zip(&done) {
                if let [one, next] = pair {
                    let change = f64::from(next.value()) - f64::from(one.value());
                    if *done { after.take(change) } else { otherwise.take(change) }
                }
            }
            let found = helped(&history(TickList::Helped, &ratings, &done), day(YEAR - 1));
            let change = found.iter().find(|it| it.sign == Sign::Jealousy).and_then(Helped::change);
            if let Some(change) = change {
                shipped.take(change);
                size.take(change.abs());
            }
        }
        let cells = [after.shown(), otherwise.shown(), shipped.shown()];
        let size = format!("{:.2}", size.0 / count(size.1));
        table.push([phi.to_string()].into_iter().chain(cells).chain([size]));
    }
    Ok(vec![table])
}
