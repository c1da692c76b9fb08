//! `inward week`: prints seven days, their ratings and means.

use std::collections::BTreeSet;

use clap::Args;
use serde_json::{Value, json};

use super::entry_text::Wording;
use super::output::{self, Output};
use super::page::TextPage;
use super::setup::Setup;
use super::{CliError, Outcome, json, values};
use crate::config::Lists;
use crate::insight::week::SOLID_FROM;
use crate::insight::{Cell, ScaleWeek, WeekSummary};
use crate::journal::{Day, Journal, Month, Rating, Ratings, TickList, Week};
use crate::store::Store;
use crate::wording::dates;
use crate::wording::marks::{self, NOT_RECORDED, SOLID, directions};
use crate::wording::numbers::counted;
use crate::wording::screens::plain as wording;
use crate::wording::width::padded;

const EXAMPLES: &str = "\
Each row is a rating from 0 (not at all) to 4 (a lot): seven days, then the mean and how many days it rests on, then \
the same for the week before. A dot means not recorded, ° filled in later; a mean in brackets rests on few days. For \
steadiness higher is lighter, for everything else lower.

Examples:
  inward week
  inward week -7
  inward week 2026-11-22 --json";

const NAME_COLUMNS: usize = 18;

/// The mark after a figure that was filled in later.
const LATE: &str = "°";

/// Print a week: seven days, their ratings and means
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct WeekArgs {
    /// A day of the week
    #[arg(value_name = "DATE", default_value = "today", allow_negative_numbers = true)]
    pub(super) day: String,
    /// Print JSON: the days and, for each scale, n, mean, median, min and max
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn run(args: &WeekArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let store = setup.store()?;
    let today = setup.present(&store).today;
    let day = values::any_day(&args.day, today)?;
    let week = Week::of(day, setup.config().week_start);
    let Read { journal, damaged } = read(&store, week, out)?;
    let (summary, before) = (WeekSummary::new(&journal, week), WeekSummary::new(&journal, week.plus(-1)));
    if args.json {
        json::print(&as_json(&summary, &before, &journal), out)?;
    } else {
        let known = week.days().filter(|day| *day <= today && !damaged.contains(&Month::of(*day))).collect();
        let drawn = output::draws();
        let table = Table { summary: &summary, before: &before, known, drawn };
        if output::draws_nothing() { table.say(out) } else { table.print(out) }?;
        print_words(&summary, &journal, setup, drawn, out)?;
    }
    Ok(if damaged.is_empty() { Outcome::Done } else { Outcome::Partly })
}

/// The entries that could be read.
struct Read {
    journal: Journal,
    /// The months that could not be read whole.
    damaged: BTreeSet<Month>,
}

/// The months of the week and of the week before.
fn read(store: &Store, week: Week, out: &mut Output) -> Result<Read, CliError> {
    let mut journal = Journal::new();
    let mut damaged = BTreeSet::new();
    let ends = [week.plus(-1).first(), week.first(), week.last()];
    for month in ends.map(Month::of).into_iter().collect::<BTreeSet<_>>() {
        let reading = store.read(month)?;
        if let Some(problem) = reading.problem {
            out.remark(problem)?;
            damaged.insert(month);
        }
        journal.put(reading.document);
    }
    Ok(Read { journal, damaged })
}

/// The figures of a week in their columns, and their legend.
struct Table<'a> {
    summary: &'a WeekSummary,
    before: &'a WeekSummary,
    /// The days on which nothing recorded means that there is nothing.
    known: BTreeSet<Day>,
    /// Whether each figure has a bar beside it, as on a terminal.
    drawn: bool,
}

impl Table<'_> {
    fn print(&self, out: &mut Output) -> Result<(), CliError> {
        let week = self.summary.week;
        out.line(format!(
            "{} · {} of 7 days",
            dates::full_span(week.first(), week.last()),
            self.summary.recorded_days()
        ))?;
        let margin = " ".repeat(NAME_COLUMNS);
        let names: Vec<String> = week.days().map(|day| format!("{:>4} ", day.weekday_short())).collect();
        out.line(format!("{margin}{}{:>23}", names.concat(), "week before"))?;
        let dates: Vec<String> = week.days().map(|day| format!("{:>4} ", day.day_of_month())).collect();
        out.line(format!("{margin}{}{:>5}{:>5}{:>8}{:>5}", dates.concat(), "mean", "days", "mean", "days"))?;
        for (scale, before) in self.summary.scales.iter().zip(&self.before.scales) {
            out.line(self.row(scale, before))?;
        }
        out.line(directions())?;
        let legend = self.legend();
        if legend.is_empty() { Ok(()) } else { out.line(legend.join("   ")) }
    }

    /// The same a sentence for each scale, for whoever hears it.
    fn say(&self, out: &mut Output) -> Result<(), CliError> {
        let (week, mut page) = (self.summary.week, TextPage::new(out));
        let recorded = self.summary.recorded_days();
        page.words(0, &wording::week_in_words(&dates::full_span(week.first(), week.last()), &recorded))?;
        for (scale, before) in self.summary.scales.iter().zip(&self.before.scales) {
            let days: Vec<String> =
                self.cells(scale).filter_map(|(day, cell)| self.said(day, cell)).collect();
            let days = if days.is_empty() { wording::NO_DAY_YET.to_owned() } else { days.join(", ") };
            let [now, then] = [scale, before].map(mean_in_words);
            page.words(0, &wording::scale_in_words(&marks::label(scale.scale), &days, &now, &then))?;
        }
        page.words(0, &directions())
    }

    /// A day in words; none for one on which nothing can be known.
    fn said(&self, day: Day, cell: Option<Cell>) -> Option<String> {
        let figure = match cell {
            Some(Cell { rating, late: false }) => rating.to_string(),
            Some(Cell { rating, late: true }) => wording::filled_in_later(&rating),
            None if self.known.contains(&day) => wording::NOT_RECORDED.to_owned(),
            None => return None,
        };
        Some(format!("{} {figure}", day.weekday_name()))
    }

    fn row(&self, scale: &ScaleWeek, before: &ScaleWeek) -> String {
        let cells: Vec<String> = self.cells(scale).map(|(day, cell)| self.figure(day, cell)).collect();
        let name = padded(&marks::label(scale.scale), NAME_COLUMNS);
        let line = format!("{name}{}{}  {}", cells.concat(), mean(scale), mean(before));
        line.trim_end().to_owned()
    }

    fn cells(&self, scale: &ScaleWeek) -> impl Iterator<Item = (Day, Option<Cell>)> {
        self.summary.week.days().zip(scale.cells)
    }

    /// A figure in five columns.
    fn figure(&self, day: Day, cell: Option<Cell>) -> String {
        match cell {
            Some(Cell { rating, late }) => {
                let bar = if self.drawn { bar(rating) } else { "" };
                format!("{bar:>2}{rating}{:<2}", if late { LATE } else { "" })
            }
            None if self.known.contains(&day) => format!("{NOT_RECORDED:>3}  "),
            None => " ".repeat(5),
        }
    }

    /// The marks that occur.
    fn legend(&self) -> Vec<String> {
        let scales = || self.summary.scales.iter();
        let cells = || scales().flat_map(|scale| self.cells(scale));
        let blank = cells().any(|(day, cell)| cell.is_none() && self.known.contains(&day));
        let few = scales().chain(&self.before.scales).find(|scale| scale.few());
        let late = cells().any(|(_, cell)| cell.is_some_and(|cell| cell.late));
        let [low, .., high] = SOLID;
        let bars = self.drawn && cells().any(|(_, cell)| cell.is_some());
        let parts = [
            bars.then(|| format!("{low} 0 to {high} 4")),
            blank.then(|| format!("{NOT_RECORDED} not recorded")),
            few.and_then(ScaleWeek::mean_text)
                .map(|mean| format!("({mean}) few days: 1 to {}", SOLID_FROM - 1)),
            late.then(|| format!("{LATE} filled in later")),
        ];
        parts.into_iter().flatten().collect()
    }
}

/// A rating as a bar of one column.
fn bar(rating: Rating) -> &'static str {
    let height = marks::eighths(i64::from(rating.value()), 1, 1);
    SOLID.get(usize::from(height) - 1).copied().unwrap_or_default()
}

/// Prints a mean and its days in eleven columns; a mean of few days in brackets, none without a rating.
fn mean(scale: &ScaleWeek) -> String {
    let Some(mean) = scale.mean_text() else { return " ".repeat(11) };
    let mean = if scale.few() { format!("({mean})") } else { format!("{mean} ") };
    format!("{mean:>6}{:>4} ", scale.n())
}

/// A mean and its days in words.
fn mean_in_words(scale: &ScaleWeek) -> String {
    match scale.mean_text() {
        Some(mean) => wording::mean_in_words(&mean, &counted(scale.n(), "day", "days")),
        None => wording::NO_DAYS.to_owned(),
    }
}

/// Prints the ticks and the written words.
fn print_words(
    summary: &WeekSummary,
    journal: &Journal,
    setup: &Setup,
    drawn: bool,
    out: &mut Output,
) -> Result<(), CliError> {
    let lists = Lists::new(&setup.config());
    let entries = Wording::of(setup);
    let mut lines = Vec::new();
    for list in TickList::ALL {
        let ticked: Vec<String> = summary
            .ticked_in(list)
            .map(|ticked| {
                let bar = if drawn { format!("{} ", marks::day_bar(ticked.days)) } else { String::new() };
                format!("{} {bar}{}", lists.label(list, &ticked.id), counted(ticked.days, "day", "days"))
            })
            .collect();
        if !ticked.is_empty() {
            entries.named(0, lists.heading(list), &ticked.join(entries.between()), &mut lines);
        }
    }
    for line in lines {
        out.line(line)?;
    }
    for entry in summary.written.iter().filter_map(|(_, id)| journal.entry(*id)) {
        if output::draws_nothing() {
            TextPage::new(out).words(0, &entries.spoken(None, entry))?;
        } else {
            out.line(entries.line(entry))?;
        }
    }
    Ok(())
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
    use crate::journal::Sign;

    #[test]
    fn a_terminal_gets_a_bar_beside_each_figure_and_everything_else_the_figure_alone() {
        let week = Week::of("2026-11-22".parse().unwrap(), crate::journal::WeekStart::Monday);
        let summary = WeekSummary::new(&Journal::new(), week);
        let table = |drawn| Table { summary: &summary, before: &summary, known: BTreeSet::new(), drawn };
        let shown = |drawn, level, late| {
            let cell = Cell { rating: Rating::new(level).unwrap(), late };
            table(drawn).figure(week.first(), Some(cell))
        };
        let bars: Vec<String> = (0..=4).map(|level| shown(true, level, false)).collect();
        assert_eq!(bars, [" ▁0  ", " ▃1  ", " ▅2  ", " ▆3  ", " █4  "]);
        assert_eq!((shown(false, 3, true), shown(true, 3, true)), ("  3° ".to_owned(), " ▆3° ".to_owned()));
        assert!(summary.scale(Sign::Jealousy).is_some() && table(true).legend().is_empty());
    }
}
