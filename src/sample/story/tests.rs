//! That the statistics of the program itself say of the story what it tells.

use std::collections::BTreeMap;

use super::*;
use crate::insight::direction::Verdict;
use crate::insight::trends::{Columns, Trends};
use crate::insight::{History, Patterns, Span};
use crate::journal::practice::{Kind, LOOKED_BACK_ON};
use crate::journal::{Document, Entry, Moment, Month, Scale, WeekStart};
use crate::sample::{Pace, Sample};
use crate::texts;

const WEEKS: Span = Span::Weeks(12);

/// The story up to the day before, as it is opened on one.
fn story(seed: u64, today: Day) -> Vec<Entry> {
    let now: Moment = format!("{today}T21:14:03+01:00").parse().unwrap();
    let (last, prompts) = (today.plus(-1), &texts::prompts().catalogue);
    Sample { seed, days: DAYS, last, now, pace: Pace::Story, prompts, exercises: true }.entries()
}

fn history(entries: &[Entry]) -> History {
    let mut months: BTreeMap<Month, Document> = BTreeMap::new();
    for entry in entries {
        let month = Month::of(entry.day);
        let document = months.remove(&month).unwrap_or_else(|| Document::new(month));
        months.insert(month, document.with(entry.clone()));
    }
    let mut history = History::default();
    for document in months.values() {
        history.put_document(document);
    }
    history
}

/// A week of days on which it may be opened.
fn week() -> impl Iterator<Item = Day> {
    let first: Day = "2026-11-23".parse().unwrap();
    (0..7).map(move |days| first.plus(days))
}

#[test]
fn one_sign_shows_a_direction_and_another_shows_none() {
    for today in week() {
        let trends = Trends::new(&history(&story(1, today)), WEEKS, today);
        let verdict = |scale: Scale| trends.scale(scale).map(|trend| trend.direction.verdict);
        assert_eq!(verdict(Sign::Jealousy.into()), Some(Verdict::Falling), "{today}");
        let undirected = verdict(UNDIRECTED.into());
        let has_none = matches!(undirected, Some(Verdict::CannotTell | Verdict::AboutTheSame));
        assert!(has_none, "{today}: {undirected:?}");
        let verdicts = Scale::ALL.map(verdict);
        assert!(verdicts.contains(&Some(Verdict::CannotTell)), "{today}: {verdicts:?}");
    }
}

#[test]
fn the_trigger_is_worth_noticing() {
    for today in week() {
        let history = history(&story(1, today));
        let patterns = Patterns::new(&history, crate::insight::patterns::WEEKS_USUAL, today);
        let noticed: Vec<(&str, Sign)> =
            patterns.worth_noticing(&history).iter().map(|it| (history.id(it.tick), it.sign)).collect();
        assert!(noticed.contains(&(TRIGGER, SIGN)), "{today}: {noticed:?}");
    }
}

#[test]
fn a_week_within_the_charts_is_an_open_gap_on_whichever_day_weeks_begin() {
    for today in week() {
        let history = history(&story(1, today));
        for start in [WeekStart::Monday, WeekStart::Sunday] {
            let columns = Columns::new(&history, WEEKS, today, start, 100);
            let points = columns.points(&history, Sign::Jealousy.into());
            // The week of the day itself may have just begun.
            let recorded: Vec<bool> = points.iter().rev().skip(1).rev().map(|point| point.n > 0).collect();
            let empty = recorded.iter().filter(|is_recorded| !**is_recorded).count();
            assert!(empty == 1 && recorded[0] && recorded[recorded.len() - 1], "{today}: {recorded:?}");
        }
    }
}

#[test]
fn there_are_exercises_with_their_look_backs_and_monthly_checks() {
    let entries = story(1, "2026-11-29".parse().unwrap());
    let practices: Vec<_> = entries.iter().filter_map(Entry::practice).collect();
    let of = |kind: Kind| practices.iter().filter(|practice| practice.kind() == kind).count();
    assert!(of(Kind::MonthlyCheck) >= 3, "{}", of(Kind::MonthlyCheck));
    let kinds = Kind::ALL.into_iter().filter(|kind| of(*kind) > 0).count();
    assert!(kinds >= 8, "{kinds}");
    let looked_back = practices.iter().filter(|practice| practice.answer(LOOKED_BACK_ON).is_some());
    assert!(looked_back.count() >= 8);
}

#[test]
fn the_same_seed_tells_the_same_and_another_tells_it_with_other_days() {
    let today = "2026-11-29".parse().unwrap();
    assert_eq!(story(5, today), story(5, today));
    assert_ne!(story(5, today), story(6, today));
}
