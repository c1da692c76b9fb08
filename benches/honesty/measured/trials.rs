//! Coin-flip trials: how often a word is said where nothing helps, and how often what helps is found.

use anyhow::{Context as _, Result};

use inward::insight::trial::{TrialWord, drawn, last_day};
use inward::insight::{History, TrialResult};
use inward::journal::practice::Kind;
use inward::journal::practice::fields::trial::{PAIRS, SHOWS, SIGN, START, WHAT};
use inward::journal::{Day, EntryId, Month, Observation, Practice, Scale, Shows, Sign, TickList, Trial};

use super::Scope;
use super::diary::{Process, Simulator, day, ratings};
use super::table::{Share, Table, Worse, beside};

/// How many pairs the trials have.
const TRIED: [u16; 3] = [8, 10, 12];
/// Trials are short: four times as many take no time.
const MORE: usize = 4;
/// The most false words, whatever the number of pairs.
const FALSE_MOST: f64 = 0.025;
/// The target for *lighter* where a feeling is a point lighter with it: at so many pairs.
const FOUND: [(Process, [f64; 3]); 2] =
    [(Process::Ar(0.2), [0.27, 0.41, 0.54]), (Process::Ar(0.5), [0.33, 0.56, 0.69])];

/// A trial of so many pairs that shows on the same evening and begins on a day.
fn trial(pairs: u16, start: Day) -> Result<Trial> {
    let mut practice = Practice::new(Kind::Trial);
    practice.put(WHAT, "kind_break".to_owned());
    practice.put(SIGN, Sign::Jealousy.key().to_owned());
    practice.put(SHOWS, Shows::Same.key().to_owned());
    practice.put(PAIRS, pairs);
    practice.put(START, start);
    Trial::new(EntryId::new_v7(1, [7; 10]), &practice).context("the practice says what a trial needs")
}

/// The word of a trial in which a feeling is lighter by so much on the days with it.
fn word(simulator: &mut Simulator, trial: &Trial, process: Process, lighter: f64) -> Result<TrialWord> {
    let last = last_day(trial);
    let days = usize::try_from(last.days_since(trial.start) + 1).context("a trial has days")?;
    let mut feeling = simulator.feeling_of(process, days);
    for it in drawn(trial).into_iter().flatten().filter(|it| it.with) {
        let place = usize::try_from(it.rated.days_since(trial.start)).unwrap_or(usize::MAX);
        if let Some(felt) = feeling.get_mut(place) {
            *felt -= lighter;
        }
    }
    let observed = |(place, rating)| Observation {
        day: trial.start.plus(place),
        late: false,
        ratings: Scale::ALL.map(|scale| (scale == Sign::Jealousy.into()).then_some(rating)),
        ticks: TickList::ALL.map(|_| None),
    };
    let all: Vec<Observation> = (0..).zip(ratings(&feeling)?).map(observed).collect();
    let mut history = History::default();
    for month in all.chunk_by(|one, next| Month::of(one.day) == Month::of(next.day)) {
        if let Some(first) = month.first() {
            history.put(Month::of(first.day), month.iter().cloned());
        }
    }
    let result = TrialResult::new(&history, trial, last.plus(1)).context("the trial is over")?;
    Ok(result.word())
}

/// How often trials name a direction, by how much lighter a day with it is.
pub(super) fn words(scope: &Scope) -> Result<Vec<Table>> {
    let head = &["feeling", "lighter with it by (points)", "k = 8 / 10 / 12: *lighter*", "*heavier*"];
    let mut table = Table::new("Coin-flip trials: the word at the end", head);
    let mut simulator = Simulator::new(60);
    for (process, targets) in FOUND {
        for (lighter, has_target) in [(0.0, true), (1.0, true), (1.5, false)] {
            let (mut eased, mut hindered) = (Vec::new(), Vec::new());
            for (pairs, target) in TRIED.into_iter().zip(targets) {
                let (mut is_lighter, mut is_heavier, mut any) =
                    (Share::default(), Share::default(), Share::default());
                for number in 0..MORE * scope.diaries {
                    // Each begins on another day, so that each has other draws.
                    let word = word(&mut simulator, &trial(pairs, day(number))?, process, lighter)?;
                    is_lighter.take(word == TrialWord::Lighter);
                    is_heavier.take(word == TrialWord::Heavier);
                    any.take(matches!(word, TrialWord::Lighter | TrialWord::Heavier));
                }
                let cell = format!("{}, {lighter} lighter, k = {pairs}", process.shown());
                match (has_target, lighter > 0.0) {
                    (true, false) => table.check(&cell, any, FALSE_MOST, Worse::Higher, scope),
                    (true, true) => table.check(&cell, is_lighter, target, Worse::Lower, scope),
                    (false, _) => {}
                }
                eased.push(is_lighter);
                hindered.push(is_heavier);
            }
            table.push([process.shown(), format!("{lighter:.1}"), beside(&eased), beside(&hindered)]);
        }
    }
    Ok(vec![table])
}
