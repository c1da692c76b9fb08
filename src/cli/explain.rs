//! `inward explain`: the figures, the method and the entries behind a statement.

mod entries;

use clap::Args;
use serde_json::{Value, json};

use super::history::Read;
use super::output::Output;
use super::page::TextPage;
use super::setup::Setup;
use super::{CliError, Outcome, history, json};
use crate::config::Lists;
use crate::insight::patterns::{WEEKS_LEAST, WEEKS_MOST};
use crate::insight::what_helped::is_never_judged;
use crate::insight::{Finding, Phrases, Topic};
use crate::journal::TickList;
use crate::texts;
use entries::ExplainedRow;

const EXAMPLES: &str = "\
Below the statement you see how it is worked out, every figure in full, and the days that it rests on with \
their ratings: enough to compute it again from inward list --json.

Examples:
  inward explain trend.jealousy.12
  inward explain baseline.steadiness
  inward explain same_day.triggers.late_reply.jealousy.12
  inward explain next_day.moved.jealousy --json";

/// Print the figures, the method and the entries behind a statement
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct ExplainArgs {
    /// The id of a statement, as trends and patterns print it
    #[arg(value_name = "FINDING")]
    finding: String,
    /// Print JSON: the finding, its method, and what its entries hold
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &ExplainArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let topic = topic(&args.finding)?;
    let read = history::read(setup, out)?;
    let phrases = read.lists.phrases();
    let finding = Finding::of(&topic, &read.history, read.today, &phrases)
        .ok_or_else(|| CliError::failed(does_not_occur(&topic, &read.lists)))?;
    let rows = entries::rows(&finding, &read.history, read.today);
    if args.json {
        json::print(&as_json(&finding, &rows, &phrases), out)?;
    } else {
        print(&finding, &rows, &read, &phrases, &mut TextPage::new(out))?;
    }
    Ok(read.outcome)
}

/// Reads the id as a topic.
fn topic(written: &str) -> Result<Topic, CliError> {
    let wrong =
        |remedy: String| CliError::usage(format!("{written:?} is not the id of a statement: {remedy}"));
    let topic: Topic = written.parse().map_err(|error| wrong(format!("{error}")))?;
    match topic {
        Topic::SameDay(.., weeks) if !(WEEKS_LEAST..=WEEKS_MOST).contains(&weeks) => {
            Err(wrong(format!("patterns look at {WEEKS_LEAST} to {WEEKS_MOST} weeks")))
        }
        topic => Ok(topic),
    }
}

/// Returns the reason why there is nothing to explain.
fn does_not_occur(topic: &Topic, lists: &Lists) -> String {
    if let Topic::Trial(id) = topic {
        return format!("{id} is no coin-flip trial that is over: inward patterns prints those that are");
    }
    if let Topic::Practised(kind, _) = topic {
        let name = &texts::practice::practice().exercise(*kind).name;
        return format!("there is no {name} yet: inward patterns prints what there is");
    }
    let (id, list, when) = match topic {
        Topic::SameDay(list, id, _, weeks) => (id.as_str(), *list, format!(" in the last {weeks} weeks")),
        Topic::NextDay(id, _) if is_never_judged(id) => {
            return format!(
                "of {id:?} the days are counted and nothing more is said: inward patterns prints them"
            );
        }
        Topic::NextDay(id, _) => (id.as_str(), TickList::Helped, String::new()),
        Topic::Trend(..)
        | Topic::Baseline(_)
        | Topic::AfterHard(..)
        | Topic::Practised(..)
        | Topic::Trial(_) => ("", TickList::Triggers, String::new()),
    };
    let heading = lists.heading(list);
    format!("{id:?} is not ticked under \"{heading}\"{when}: inward patterns prints what is")
}

const INDENT: usize = 2;
const FIGURE_COLUMNS: usize = 22;

fn print(
    finding: &Finding,
    rows: &[ExplainedRow],
    read: &Read,
    phrases: &Phrases<'_>,
    page: &mut TextPage<'_>,
) -> Result<(), CliError> {
    page.id(0, &finding.topic)?;
    page.words(0, &finding.words)?;
    for note in &finding.notes {
        page.words(0, note)?;
    }
    page.words(0, &format!("Based on {} of {} days.", finding.n, finding.d))?;
    let method = finding.method.id();
    page.heading(&format!("Method {method}"))?;
    page.words(INDENT, phrases.text("method", method))?;
    page.words(INDENT, phrases.text("formula", method))?;
    page.words(INDENT, &format!("More in docs/method.md, section {method}."))?;
    page.heading("Figures")?;
    for (name, figure) in &finding.figures {
        page.words(INDENT, &format!("{name:<FIGURE_COLUMNS$}{}", json::figure(*figure)))?;
    }
    for (name, rows) in &finding.rows {
        page.words(INDENT, &format!("{name:<FIGURE_COLUMNS$}{}", json::rows(rows)))?;
    }
    for (name, list) in &finding.lists {
        page.words(INDENT, &format!("{name:<FIGURE_COLUMNS$}{}", json::list(list)))?;
    }
    if let Some(nothing) = read.nothing(phrases) {
        return page.heading(nothing);
    }
    if rows.is_empty() {
        return Ok(());
    }
    page.heading(entries::heading(&finding.topic))?;
    rows.iter().try_for_each(|row| page.line(&format!("{:INDENT$}{row}", "")))
}

fn as_json(finding: &Finding, rows: &[ExplainedRow], phrases: &Phrases<'_>) -> Value {
    let method = finding.method.id();
    json!({
        "finding": json::finding(finding),
        "method": {
            "id": method,
            "words": phrases.text("method", method),
            "formula": phrases.text("formula", method),
        },
        "entries": rows.iter().map(ExplainedRow::as_json).collect::<Value>(),
    })
}
