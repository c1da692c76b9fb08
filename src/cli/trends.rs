//! `inward trends`: prints each scale week by week, and whether it has a direction.

mod weeks;

use clap::Args;
use serde_json::{Map, Value, json};

use super::history::Read;
use super::output::{self, Output};
use super::page::TextPage;
use super::setup::Setup;
use super::{CliError, Outcome, history, json};
use crate::insight::phrases::Phrases;
use crate::insight::trends::{WeekPoint, weeks};
use crate::insight::{Finding, Span, Trends};
use crate::journal::{Day, Scale, Week, WeekStart};
use crate::wording::dates;
use crate::wording::marks::{self, directions};
use crate::wording::width::padded;

const EXAMPLES: &str = "\
Each row is a scale: whether it has a direction, from what to what or its mean, and how many days that rests on. The \
weekly means follow, then the same in words, with the beginning of the journal compared to now. Below each statement is \
its id for inward explain.

Examples:
  inward trends
  inward trends --weeks 4
  inward trends --weeks all
  inward trends --json";

/// Print whether each sign has a direction
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct TrendsArgs {
    /// How many weeks up to today: 2 to 52, or all
    #[arg(long, value_name = "N", default_value = "12", value_parser = span, allow_hyphen_values = true)]
    pub(super) weeks: Span,
    /// Print JSON: for each scale its weeks and its findings
    #[arg(long)]
    pub(super) json: bool,
}

/// Reads how many weeks.
pub(super) fn span(written: &str) -> Result<Span, String> {
    if written == "all" {
        return Ok(Span::All);
    }
    let (least, most) = (Span::LEAST_WEEKS, Span::MOST_WEEKS);
    let weeks = written.parse().ok().filter(|weeks| (least..=most).contains(weeks));
    weeks.map(Span::Weeks).ok_or_else(|| format!("write a whole number from {least} to {most}, or all"))
}

pub(super) fn run(args: &TrendsArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let read = history::read(setup, out)?;
    let phrases = read.lists.phrases();
    let told = Told::new(&read, args.weeks, setup.config().week_start, &phrases);
    if args.json {
        json::print(&told.as_json(), out)?;
    } else {
        told.print(&read, &phrases, &mut TextPage::of_findings(out, setup))?;
    }
    Ok(read.outcome)
}

/// Everything that is printed.
struct Told {
    span: Span,
    first: Day,
    today: Day,
    scales: Vec<ToldScale>,
}

/// One scale: its weeks, and the statements on it.
struct ToldScale {
    scale: Scale,
    weeks: Vec<(Week, WeekPoint)>,
    /// The word in its row, and the figures next to it.
    row: (String, String),
    /// Why the row names no direction.
    in_short: Option<String>,
    trend: Finding,
    baseline: Finding,
    day_after: Finding,
}

impl Told {
    fn new(read: &Read, span: Span, start: WeekStart, phrases: &Phrases<'_>) -> Self {
        let (history, today) = (&read.history, read.today);
        let first = span.first_day(history, today);
        let weeks = weeks(history, span, today, start);
        let scales = Trends::new(history, span, today).scales.into_iter().map(|trend| {
            let scale = trend.direction.scale;
            let point = |week: &Week| {
                let seen = history.range(week.first()..=week.last().min(today));
                (*week, WeekPoint::of(seen, scale))
            };
            ToldScale {
                scale,
                weeks: weeks.iter().map(point).collect(),
                row: (
                    trend.direction.row_word(phrases),
                    trend.direction.figures_beside().unwrap_or_default(),
                ),
                in_short: trend.direction.in_short(phrases),
                trend: trend.direction.finding(span, phrases),
                baseline: trend.baseline.finding(phrases),
                day_after: trend.day_after.finding(span, phrases),
            }
        });
        Self { span, first, today, scales: scales.collect() }
    }

    fn print(&self, read: &Read, phrases: &Phrases<'_>, page: &mut TextPage<'_>) -> Result<(), CliError> {
        let span = match self.span {
            Span::Weeks(weeks) => format!("{weeks} weeks"),
            Span::All => "all time".to_owned(),
        };
        page.words(0, &format!("Trends · {span} · {}", dates::full_span(self.first, self.today)))?;
        if let Some(nothing) = read.nothing(phrases) {
            return page.words(0, nothing);
        }
        page.line("")?;
        if output::draws_nothing() {
            page.words(0, &directions())?;
        } else {
            self.print_rows(page)?;
        }
        page.line("")?;
        for told in &self.scales {
            told.print_words(phrases, page)?;
        }
        page.line("")?;
        for note in self.notes() {
            page.words(0, &note)?;
        }
        page.explained(None)
    }

    /// A row of weeks for each scale, and what the marks in them mean.
    fn print_rows(&self, page: &mut TextPage<'_>) -> Result<(), CliError> {
        let drawn = output::draws();
        for told in &self.scales {
            told.print_row(page)?;
            let cells = told.weeks.iter().map(|(_, point)| *point);
            let columns = page.width.saturating_sub(INDENT);
            for row in weeks::rows(cells, drawn, columns) {
                page.line(&format!("{}{row}", " ".repeat(INDENT)))?;
            }
        }
        if let Some(in_short) = self.scales.iter().find_map(|told| told.in_short.as_ref()) {
            page.words(0, in_short)?;
        }
        page.words(0, &directions())?;
        let points = self.scales.iter().flat_map(|told| told.weeks.iter().map(|(_, point)| *point));
        page.words(0, &weeks::legend(points, drawn))
    }

    /// Returns the notes that go with the statements, each once.
    fn notes(&self) -> Vec<String> {
        let mut notes: Vec<String> = Vec::new();
        let trends = self.scales.iter().flat_map(|told| &told.trend.notes);
        let baselines = self.scales.iter().flat_map(|told| &told.baseline.notes);
        for note in trends.chain(baselines) {
            if !notes.contains(note) {
                notes.push(note.clone());
            }
        }
        notes
    }

    fn as_json(&self) -> Value {
        let scales = self.scales.iter().map(|told| (told.scale.key().to_owned(), told.as_json()));
        json!({
            "span": self.span.key(),
            "weeks_tested": self.span.tested_weeks(),
            "first": self.first,
            "last": self.today,
            "scales": scales.collect::<Map<String, Value>>(),
        })
    }
}

const INDENT: usize = 2;
const NAME_COLUMNS: usize = 18;
const WORD_COLUMNS: usize = 27;
const FIGURES_COLUMNS: usize = 9;
/// The width from which a row stands in columns.
const COLUMNS_FROM: usize = 72;

impl ToldScale {
    /// The name, the word, the figures and the days.
    fn print_row(&self, page: &mut TextPage<'_>) -> Result<(), CliError> {
        let name = marks::label(self.scale);
        let (word, beside) = &self.row;
        let days = format!("{} of {} days", self.trend.n, self.trend.d);
        if page.width >= COLUMNS_FROM {
            let (name, word) = (padded(&name, NAME_COLUMNS), padded(word, WORD_COLUMNS));
            return page.line(&format!("{name}{word}{beside:>FIGURES_COLUMNS$}{days:>17}"));
        }
        page.words(0, &name)?;
        let parts = [word, beside, &days].into_iter().filter(|part| !part.is_empty());
        page.words(INDENT, &parts.map(String::as_str).collect::<Vec<_>>().join(" · "))
    }

    /// The statements, with their ids.
    fn print_words(&self, phrases: &Phrases<'_>, page: &mut TextPage<'_>) -> Result<(), CliError> {
        page.words(0, phrases.label(self.scale))?;
        page.words(INDENT, &self.trend.words)?;
        if output::draws_nothing()
            && let Some(weeks) = weeks::in_words(self.weeks.iter().map(|(_, point)| *point))
        {
            page.words(INDENT, &weeks)?;
        }
        page.id(INDENT, &self.trend.topic)?;
        page.words(INDENT, &self.baseline.words)?;
        page.id(INDENT, &self.baseline.topic)?;
        page.words(INDENT, &self.day_after.words)?;
        for note in &self.day_after.notes {
            page.words(INDENT, note)?;
        }
        page.id(INDENT, &self.day_after.topic)
    }

    fn as_json(&self) -> Value {
        json!({
            "weeks": self.weeks.iter().map(weeks::as_json).collect::<Value>(),
            "trend": json::finding(&self.trend),
            "baseline": json::finding(&self.baseline),
            "after_hard": json::finding(&self.day_after),
        })
    }
}
