use std::collections::BTreeSet;

use super::*;
use crate::journal::format::document::Document;
use crate::journal::{Journal, Month};
use crate::texts::{self, DayTexts};

fn sample(seed: u64, days: u32, pace: Pace) -> Vec<Entry> {
    let now: Moment = "2026-11-22T21:14:03+01:00".parse().unwrap();
    let last = "2026-11-21".parse().unwrap();
    Sample { seed, days, last, now, pace, prompts: &texts::prompts().catalogue, exercises: false }.entries()
}

fn check_ins(entries: &[Entry]) -> Vec<(Day, &CheckIn)> {
    entries.iter().filter_map(|entry| Some((entry.day, entry.check_in()?))).collect()
}

#[test]
fn the_same_seed_makes_the_same_journal_and_another_makes_another() {
    assert_eq!(sample(7, 200, Pace::Lived), sample(7, 200, Pace::Lived));
    assert_ne!(sample(7, 200, Pace::Lived), sample(8, 200, Pace::Lived));
}

#[test]
fn a_lived_journal_has_gaps_late_entries_notes_and_skipped_questions() {
    let entries = sample(1, 365, Pace::Lived);
    let days: Vec<Day> = check_ins(&entries).iter().map(|(day, _)| *day).collect();
    assert!((250..350).contains(&days.len()), "{}", days.len());
    let gaps: Vec<i64> = days.windows(2).map(|pair| pair[1].days_since(pair[0]) - 1).collect();
    assert!(gaps.contains(&1) && gaps.iter().any(|gap| *gap >= 4), "{gaps:?}");
    assert!(entries.iter().any(|entry| entry.late));
    assert!(entries.iter().any(|entry| matches!(entry.body, Body::Note(_))));
    let skipped = |(_, check_in): &(Day, &CheckIn)| check_in.ratings.get(Sign::Jealousy).is_none();
    assert!(check_ins(&entries).iter().any(skipped));
}

#[test]
fn feelings_carry_over_and_some_signs_ease() {
    let entries = sample(3, 240, Pace::EveryDay);
    let values: Vec<f64> = check_ins(&entries)
        .iter()
        .map(|(_, check_in)| check_in.ratings.get(Sign::Jealousy).map_or(1.5, |rating| rating.value().into()))
        .collect();
    let mean = |part: &[f64]| part.iter().sum::<f64>() / f64::from(u32::try_from(part.len()).unwrap());
    let (first, last) = (mean(&values[..40]), mean(&values[200..]));
    assert!(first - last > 0.7, "{first} {last}");
    let late = &values[130..];
    let middle = mean(late);
    let variance: f64 = late.iter().map(|value| (value - middle).powi(2)).sum();
    let carried: f64 = late.windows(2).map(|pair| (pair[0] - middle) * (pair[1] - middle)).sum();
    assert!(carried / variance > 0.2, "{}", carried / variance);
}

#[test]
fn the_journal_for_measuring_has_every_day_and_about_six_hundred_characters() {
    let entries = sample(5, 400, Pace::EveryDay);
    assert_eq!(entries.len(), 400);
    let characters = |check_in: &CheckIn| check_in.texts().map(|text| text.chars().count()).sum::<usize>();
    let mean = check_ins(&entries).iter().map(|(_, check_in)| characters(check_in)).sum::<usize>() / 400;
    assert!((550..650).contains(&mean), "{mean}");
}

#[test]
fn every_prompt_is_the_one_that_the_rule_chooses() {
    let catalogue = &texts::prompts().catalogue;
    let entries = sample(2, 150, Pace::Lived);
    let mut journal = Journal::new();
    let months: BTreeSet<Month> = entries.iter().map(|entry| Month::of(entry.day)).collect();
    for month in months {
        let of_month = entries.iter().filter(|entry| Month::of(entry.day) == month).cloned();
        journal.put(of_month.fold(Document::new(month), Document::with));
    }
    for (day, check_in) in check_ins(&entries) {
        let before = journal.prompts_before(day);
        let chosen = PromptRule::new(catalogue, &before).choose(&check_in.ratings).map(|prompt| &prompt.id);
        if let Some(given) = &check_in.prompt {
            assert_eq!(Some(&given.id), chosen, "{day}");
        }
    }
}

#[test]
fn nothing_is_saved_in_the_future_and_no_two_entries_share_an_id() {
    let now: Moment = "2026-11-22T21:14:03+01:00".parse().unwrap();
    let entries = sample(4, 700, Pace::Lived);
    assert!(entries.iter().all(|entry| entry.saved_at.unix_seconds() <= now.unix_seconds()));
    assert!(entries.iter().all(|entry| entry.saved_at.to_string().ends_with("+01:00")));
    let ids: BTreeSet<EntryId> = entries.iter().map(|entry| entry.id).collect();
    assert_eq!(ids.len(), entries.len());
}

#[test]
fn every_tick_is_one_that_is_offered() {
    for list in TickList::ALL {
        let offered: Vec<&str> = texts::ticks().list(list).iter().map(|tick| tick.id.as_str()).collect();
        let ticks = texts::sample().ticks(list);
        assert!(!ticks.is_empty(), "{list:?}");
        for (id, _, goes_with) in ticks {
            let is_known = ["", "light"].contains(&goes_with.as_str()) || Sign::from_key(goes_with).is_some();
            assert!(offered.contains(&id.as_str()) && is_known, "{list:?} {id} {goes_with}");
        }
    }
}

#[test]
fn there_are_many_sentences_and_none_twice() {
    let words = texts::sample();
    let DayTexts { heavy, plain, light, free } = &words.texts;
    let mut all: Vec<&String> = [heavy, plain, light, free].into_iter().flatten().collect();
    all.extend(Sign::ALL.into_iter().flat_map(|sign| words.notes(sign)));
    for family in [
        crate::journal::prompts::Family::Sign(Sign::Jealousy),
        crate::journal::prompts::Family::Roots,
        crate::journal::prompts::Family::Strengths,
    ] {
        all.extend(words.answers(family));
    }
    let distinct: BTreeSet<&String> = all.iter().copied().collect();
    assert!(all.len() >= 60 && distinct.len() == all.len(), "{}", all.len());
}
