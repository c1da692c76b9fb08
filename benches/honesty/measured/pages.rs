//! Whole pages of patterns and of what helped: how often any word stands on one where nothing is real, and how often what is
//! real is found.

use anyhow::{Context as _, Result};

use inward::insight::association::Association;
use inward::insight::history::WARM_UP;
use inward::insight::patterns::WEEKS_USUAL;
use inward::insight::stats::numeric::count;
use inward::insight::what_helped::{Aid, Helped, NextDay, helped};
use inward::insight::{History, Patterns};
use inward::journal::{Month, Observation, Rating, Scale, Sign, TickList};

use super::Scope;
use super::diary::{Process, Simulator, day, ratings};
use super::table::{Share, Table, Worse};

/// How much of a sign's feeling carries over.
const FEELING: Process = Process::Ar(0.2);
/// Ids of each list, as many as somebody may use.
const TRIGGERS: [&str; 8] = ["t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8"];
const ROOTS: [&str; 4] = ["r1", "r2", "r3", "r4"];
const DID: [&str; 4] = ["d1", "d2", "d3", "d4"];
const HELPED: [&str; 8] = ["h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8"];
/// How often a trigger, a root or an act is ticked, by its place in its list.
const OFTEN: [f64; 8] = [0.3, 0.25, 0.2, 0.2, 0.15, 0.15, 0.1, 0.1];

/// How one kind of diary is kept, and what is real in it.
#[derive(Clone, Copy)]
struct Kind {
    /// How many of the five signs are rated.
    signs: usize,
    /// How often each thing that may help is done, after days of 0 and 1, of 2, and of 3 and 4.
    often: [f64; 3],
    /// What the first trigger adds to the first sign's feeling on its days, in points.
    trigger: f64,
    /// What the first thing that helps adds to every sign's feeling on the next day, in points.
    helps: f64,
}

/// Five signs, and nothing is real; what may help is done on hard days more often.
const NOTHING: Kind = Kind { signs: 5, often: [0.15, 0.3, 0.45], trigger: 0.0, helps: 0.0 };

/// Draws what is ticked on a day, each by its chance.
fn drawn<const N: usize>(
    simulator: &mut Simulator,
    ids: [&str; N],
    chance: impl Fn(usize) -> f64,
) -> Vec<String> {
    let chosen = ids.into_iter().enumerate().filter(|(place, _)| simulator.uniform() < chance(*place));
    chosen.map(|(_, id)| id.to_owned()).collect()
}

/// The history of so many days after warm-up, with every list opened each day.
fn history(simulator: &mut Simulator, days: usize, kind: Kind) -> Result<History> {
    let feelings = Sign::ALL.map(|_| simulator.feeling_of(FEELING, days + WARM_UP));
    let mut all: Vec<Observation> = Vec::new();
    let mut helped_before = false;
    for number in 0..days + WARM_UP {
        let triggers = drawn(simulator, TRIGGERS, |place| OFTEN.get(place).copied().unwrap_or_default());
        let is_there = triggers.first().is_some_and(|id| *id == TRIGGERS[0]);
        let helps = if helped_before { kind.helps } else { 0.0 };
        let mut moved: Vec<f64> =
            feelings.iter().map(|feeling| feeling.get(number).copied().unwrap_or_default() + helps).collect();
        if let Some(first) = moved.first_mut() {
            *first += if is_there { kind.trigger } else { 0.0 };
        }
        let ratings = ratings(&moved)?;
        let first = ratings.first().copied().context("there are five signs")?;
        let helped = drawn(simulator, HELPED, |_| chance(first, kind.often));
        helped_before = helped.first().is_some_and(|id| *id == HELPED[0]);
        let roots = drawn(simulator, ROOTS, |place| OFTEN.get(place).copied().unwrap_or_default());
        let did = drawn(simulator, DID, |place| OFTEN.get(place).copied().unwrap_or_default());
        all.push(Observation {
            day: day(number),
            late: false,
            ratings: Scale::ALL.map(|scale| rating_of(scale, ratings.get(..kind.signs)?)),
            ticks: TickList::ALL.map(|list| {
                Some(match list {
                    TickList::Triggers => triggers.clone(),
                    TickList::Did => did.clone(),
                    TickList::Helped => helped.clone(),
                    TickList::Roots => roots.clone(),
                })
            }),
        });
    }
    let mut history = History::default();
    for month in all.chunk_by(|one, next| Month::of(one.day) == Month::of(next.day)) {
        if let Some(first) = month.first() {
            history.put(Month::of(first.day), month.iter().cloned());
        }
    }
    Ok(history)
}

fn rating_of(scale: Scale, ratings: &[Rating]) -> Option<Rating> {
    let place = Sign::ALL.iter().position(|sign| Scale::from(*sign) == scale)?;
    ratings.get(place).copied()
}

/// The chance of what may help on a day of a rating.
fn chance(rating: Rating, [light, middle, hard]: [f64; 3]) -> f64 {
    match rating.value() {
        3.. => hard,
        2 => middle,
        _ => light,
    }
}

fn has_word(helped: &Helped) -> bool {
    matches!(helped.verdict(), NextDay::Lighter | NextDay::Heavier)
}

/// The days of twelve weeks.
fn twelve_weeks() -> usize {
    7 * usize::from(WEEKS_USUAL)
}

/// How often anything is worth noticing over twelve weeks in which nothing is real.
pub(super) fn where_nothing_goes_together(scope: &Scope) -> Result<Vec<Table>> {
    let head = &["pages with a line", "comparisons a page"];
    let mut table = Table::new("Patterns where nothing is real, twelve weeks: worth noticing", head);
    let mut simulator = Simulator::new(56);
    let (mut noticed, mut tested) = (Share::default(), 0_usize);
    let days = twelve_weeks();
    for _ in 0..scope.diaries {
        let history = history(&mut simulator, days, NOTHING)?;
        let patterns = Patterns::new(&history, WEEKS_USUAL, day(days + WARM_UP - 1));
        noticed.take(!patterns.worth_noticing(&history).is_empty());
        tested += patterns.associations.iter().filter(|it| it.test.is_some()).count();
    }
    table.check("pages", noticed, 0.09, Worse::Higher, scope);
    table.push([noticed.shown(), a_page(tested, scope)]);
    Ok(vec![table])
}

/// How often a page of what helped says lighter or heavier over twelve weeks in which nothing helps.
pub(super) fn where_nothing_helps(scope: &Scope) -> Result<Vec<Table>> {
    let head =
        &["pages with a word", "statements a page that reach the minimum", "the interval leaves out 0 in"];
    let mut table = Table::new("What helped where nothing helps, twelve weeks: *lighter* or *heavier*", head);
    let mut simulator = Simulator::new(59);
    let (mut words, mut left_out) = (Share::default(), Share::default());
    let mut told = 0_usize;
    let days = twelve_weeks();
    for _ in 0..scope.diaries {
        let history = history(&mut simulator, days, NOTHING)?;
        let all = helped(&history, day(days + WARM_UP - 1));
        words.take(all.iter().any(has_word));
        for interval in all.iter().filter_map(|it| it.difference?.interval) {
            told += 1;
            left_out.take(interval.low > 0.0 || interval.high < 0.0);
        }
    }
    table.check("pages", words, 0.12, Worse::Higher, scope);
    table.check("intervals", left_out, 0.055, Worse::Higher, scope);
    table.push([words.shown(), a_page(told, scope), left_out.shown()]);
    Ok(vec![table])
}

fn a_page(n: usize, scope: &Scope) -> String {
    format!("{:.0}", count(n) / count(scope.diaries))
}

/// How often one trigger that is real is found, and how often a page says something that is not.
pub(super) fn where_a_trigger_is_real(scope: &Scope) -> Result<Vec<Table>> {
    let head = &["it adds (points)", "found", "pages with a false line"];
    let mut table = Table::new("Patterns where one trigger is real, twelve weeks", head);
    let mut simulator = Simulator::new(57);
    let days = twelve_weeks();
    let (mut found, mut wrong) = (Share::default(), Share::default());
    for _ in 0..scope.diaries {
        let history = history(&mut simulator, days, Kind { trigger: 1.0, ..NOTHING })?;
        let patterns = Patterns::new(&history, WEEKS_USUAL, day(days + WARM_UP - 1));
        let is_real = |it: &&Association| it.sign == Sign::Jealousy && history.id(it.tick) == TRIGGERS[0];
        let noticed = patterns.worth_noticing(&history);
        found.take(noticed.iter().any(is_real));
        wrong.take(noticed.iter().any(|it| !is_real(it)));
    }
    table.check("found", found, 0.69, Worse::Lower, scope);
    table.check("false line", wrong, 0.17, Worse::Higher, scope);
    table.push(["1.0".to_owned(), found.shown(), wrong.shown()]);
    Ok(vec![table])
}

/// The target for *lighter* where one thing of eight helps with the one sign that is rated, each done on three days of ten: at
/// 84, 182 and 364 days.
const FOUND: [(f64, [f64; 3]); 2] = [(-0.5, [0.27, 0.68, 0.96]), (-1.0, [0.84, 1.0, 1.0])];

/// How often something that helps is found.
pub(super) fn where_something_helps(scope: &Scope) -> Result<Vec<Table>> {
    let head = &["signs rated", "it takes off the next day (points)", "84 days", "182", "364"];
    let title =
        "What helped where one thing of eight helps with every sign that is rated: *lighter* said of a sign";
    let mut table = Table::new(title, head);
    let mut simulator = Simulator::new(58);
    for signs in [1, 5] {
        for (helps, targets) in FOUND {
            let kind = Kind { signs, often: [0.3; 3], helps, ..NOTHING };
            let mut row = vec![signs.to_string(), format!("{:.1}", -helps)];
            for (days, target) in [84, 182, 364].into_iter().zip(targets) {
                let mut found = Share::default();
                for _ in 0..scope.diaries {
                    let history = history(&mut simulator, days, kind)?;
                    let all = helped(&history, day(days + WARM_UP - 1));
                    let first = history.tick(TickList::Helped, HELPED[0]);
                    let is_it = |it: &&Helped| first.is_some_and(|tick| it.aid == Aid::Tick(tick));
                    for helped in all.iter().filter(is_it).take(signs) {
                        found.take(helped.verdict() == NextDay::Lighter);
                    }
                }
                // With five signs there are five times as many comparisons to correct for.
                if signs == 1 {
                    table.check(&format!("{helps}, n = {days}"), found, target, Worse::Lower, scope);
                }
                row.push(found.shown());
            }
            table.push(row);
        }
    }
    Ok(vec![table])
}
