//! `inward week`: seven days, their ratings and what they come to.

use std::collections::BTreeSet;

use clap::Args;
use serde_json::{Value, json};

use super::entry_text::{Wording, padded};
use super::output::Output;
use super::setup::Setup;
use super::{CliError, Outcome, json, values};
use crate::config::Lists;
use crate::insight::{Cell, ScaleWeek, WeekSummary};
use crate::journal::{Day, Journal, Month, Rating, Ratings, Scale, TickList, Week};
use crate::store::Store;
use crate::texts;

pub(super) const EXAMPLES: &str = "\
Each row is a rating from 0 (not at all) to 4 (a lot): seven days, then the mean and in brackets on how many days it
rests, then the same for the week before. A dot was not rated; brackets round a figure mean filled in later. Of
steadiness more is lighter, of everything else less.

Examples:
  inward week
  inward week -7
  inward week 2026-11-22 --json";

const NAME_COLUMNS: usize = 16;

/// What `inward week` takes.
#[derive(Args, Clone, Debug)]
pub(super) struct WeekArgs {
    /// A day of the week
    #[arg(value_name = "DATE", default_value = "today", allow_negative_numbers = true)]
    day: String,
    /// Print JSON: the days and, for each scale, n, mean, median, min and max
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &WeekArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let store = setup.store()?;
    let day = values::day(&args.day, setup.present(&store)?.today)?;
    let week = Week::of(day, setup.config.week_start);
    let mut outcome = Outcome::Done;
    let journal = read(&store, week, &mut outcome, out)?;
    let (summary, before) = (WeekSummary::new(&journal, week), WeekSummary::new(&journal, week.plus(-1)));
    if args.json {
        json::print(&as_json(&summary, &before, &journal), out)?;
    } else {
        print(&summary, &before, &journal, setup, out)?;
    }
    Ok(outcome)
}

/// The months of the week and of the week before.
fn read(store: &Store, week: Week, outcome: &mut Outcome, out: &mut Output) -> Result<Journal, CliError> {
    let mut journal = Journal::new();
    let ends = [week.plus(-1).first(), week.first(), week.last()];
    for month in ends.map(Month::of).into_iter().collect::<BTreeSet<_>>() {
        let reading = store.read(month)?;
        if let Some(problem) = reading.problem {
            out.remark(problem)?;
            *outcome = Outcome::Partly;
        }
        journal.put(reading.document);
    }
    Ok(journal)
}

fn print(
    summary: &WeekSummary,
    before: &WeekSummary,
    journal: &Journal,
    setup: &Setup,
    out: &mut Output,
) -> Result<(), CliError> {
    let texts = texts::check_in();
    let week = summary.week;
    out.line(format!("{} · {} of 7 days", span(week), summary.recorded_days()))?;
    let days: Vec<String> = week.days().map(|day| format!("{:>5}", day.weekday_short())).collect();
    out.line(format!("{}{}    mean      week before", " ".repeat(NAME_COLUMNS), days.concat()))?;
    for (scale, earlier) in summary.scales.iter().zip(&before.scales) {
        let label = &texts.question(scale.scale).label;
        // The one row on which more is lighter says so.
        let mark = if scale.scale == Scale::Steadiness { " ↑" } else { "" };
        let name = padded(&format!("{label}{mark}"), NAME_COLUMNS);
        let cells: Vec<String> = scale.cells.iter().map(|cell| figure(*cell)).collect();
        let line = format!("{name}{}    {:<10}{}", cells.concat(), mean(scale), mean(earlier));
        out.line(line.trim_end())?;
    }
    out.line(&texts.generic.direction)?;
    let lists = Lists::new(&setup.config);
    for list in TickList::ALL {
        let ticked: Vec<String> = summary
            .ticked_in(list)
            .map(|tick| format!("{} ({})", lists.label(list, &tick.id), tick.days))
            .collect();
        if !ticked.is_empty() {
            out.line(format!("{}{}", padded(lists.heading(list), NAME_COLUMNS + 4), ticked.join(", ")))?;
        }
    }
    let wording = Wording::new(&setup.config, Output::width());
    for entry in summary.written.iter().filter_map(|(_, id)| journal.entry(*id)) {
        out.line(wording.line(entry))?;
    }
    Ok(())
}

/// `16 – 22 November 2026`, with what differs between the two ends written out.
fn span(week: Week) -> String {
    let (first, last) = (week.first(), week.last());
    let full = |day: Day| format!("{} {} {}", day.day_of_month(), day.month_name(), day.year());
    let short = if first.year() != last.year() {
        full(first)
    } else if first.month() != last.month() {
        format!("{} {}", first.day_of_month(), first.month_name())
    } else {
        first.day_of_month().to_string()
    };
    format!("{short} – {}", full(last))
}

/// A figure in five columns.
fn figure(cell: Option<Cell>) -> String {
    match cell {
        None => "    ·".to_owned(),
        Some(Cell { rating, late: false }) => format!("    {rating}"),
        Some(Cell { rating, late: true }) => format!("  ({rating})"),
    }
}

fn mean(scale: &ScaleWeek) -> String {
    scale.mean_text().map(|mean| format!("{mean} ({})", scale.n())).unwrap_or_default()
}

fn as_json(summary: &WeekSummary, before: &WeekSummary, journal: &Journal) -> Value {
    let week = summary.week;
    let days = week.days().map(|day| {
        let entry = journal.check_in(day);
        let ratings = entry.and_then(|entry| entry.check_in()).map(|check_in| &check_in.ratings);
        json!({
            "day": day,
            "recorded": entry.is_some(),
            "late": entry.is_some_and(|entry| entry.late),
            "ratings": ratings.map(|ratings| of_day(ratings, summary)),
        })
    });
    let mut scales = serde_json::Map::new();
    for (scale, earlier) in summary.scales.iter().zip(&before.scales) {
        let mut figures = figures(scale);
        if let Value::Object(fields) = &mut figures {
            fields.insert("week_before".to_owned(), json!({ "n": earlier.n(), "mean": earlier.mean() }));
        }
        scales.insert(scale.scale.key().to_owned(), figures);
    }
    let ticked = TickList::ALL.map(|list| {
        let ticked = summary.ticked_in(list).map(|tick| json!({ "id": tick.id, "days": tick.days }));
        (list.key().to_owned(), ticked.collect::<Value>())
    });
    json!({
        "first": week.first(),
        "last": week.last(),
        "recorded_days": summary.recorded_days(),
        "days": days.collect::<Value>(),
        "scales": scales,
        "ticked": serde_json::Map::from_iter(ticked),
    })
}

fn of_day(ratings: &Ratings, summary: &WeekSummary) -> Value {
    let scales = summary.scales.iter().map(|week| week.scale);
    let rating = |scale| json!(ratings.get(scale).map(Rating::value));
    Value::Object(scales.map(|scale| (scale.key().to_owned(), rating(scale))).collect())
}

fn figures(scale: &ScaleWeek) -> Value {
    json!({
        "n": scale.n(),
        "mean": scale.mean(),
        "median": scale.median(),
        "min": scale.min().map(Rating::value),
        "max": scale.max().map(Rating::value),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::WeekStart;

    #[test]
    fn a_span_says_only_what_differs() {
        for (day, expected) in [
            ("2026-11-22", "16 – 22 November 2026"),
            ("2026-12-01", "30 November – 6 December 2026"),
            ("2027-01-01", "28 December 2026 – 3 January 2027"),
        ] {
            let week = Week::of(day.parse().unwrap(), WeekStart::Monday);
            assert_eq!(span(week), expected);
        }
    }
}
