//! `inward patterns`: prints what tends to go together, and how the next day went.

use clap::Args;
use serde_json::{Map, Value, json};

use super::history::Read;
use super::output::{self, Output};
use super::page::TextPage;
use super::setup::Setup;
use super::{CliError, Outcome, history, json};
use crate::config::Lists;
use crate::insight::association::{Association, Days, Reach};
use crate::insight::patterns::{LISTS, TickCount, WEEKS_LEAST, WEEKS_MOST};
use crate::insight::phrases::{Phrases, days};
use crate::insight::series::window_start;
use crate::insight::what_helped::{Aid, Helped, NextDay};
use crate::insight::{Finding, Patterns};
use crate::journal::{Sign, TickList};
use crate::wording::dates;
use crate::wording::marks;
use crate::wording::width::padded;

const EXAMPLES: &str = "\
Shows what was ticked, on how many days, and each sign's mean on those days and on the other days on which the list was \
opened. What stands out after correcting for the number of comparisons comes first, at most three. What helped \
looks at the next day, among equally hard days. Each statement comes with its id for inward explain; where signs stand together, with that of the first.

Examples:
  inward patterns
  inward patterns --weeks 26
  inward patterns --json";

/// Print what tends to go together, and what helped
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct PatternsArgs {
    /// How many weeks up to today: 8 to 52
    #[arg(long, value_name = "N", default_value = "12", value_parser = weeks, allow_hyphen_values = true)]
    pub(super) weeks: u16,
    /// Print JSON: counts and findings
    #[arg(long)]
    pub(super) json: bool,
}

/// Reads how many weeks.
pub(super) fn weeks(written: &str) -> Result<u16, String> {
    let weeks = written.parse().ok().filter(|weeks| (WEEKS_LEAST..=WEEKS_MOST).contains(weeks));
    weeks.ok_or_else(|| format!("write a whole number from {WEEKS_LEAST} to {WEEKS_MOST}"))
}

pub(super) fn run(args: &PatternsArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let read = history::read(setup, out)?;
    let patterns = Patterns::new(&read.history, args.weeks, read.today);
    let told = Told { patterns: &patterns, read: &read, lists: &read.lists, phrases: read.lists.phrases() };
    if args.json {
        json::print(&told.as_json(), out)?;
    } else {
        told.print(&mut TextPage::of_findings(out, setup))?;
    }
    Ok(read.outcome)
}

/// The patterns to print, and the phrases to put them in.
struct Told<'a> {
    patterns: &'a Patterns,
    read: &'a Read,
    lists: &'a Lists,
    phrases: Phrases<'a>,
}

const INDENT: usize = 2;
const FURTHER: usize = 4;

/// The cells of a bar at 4, and the columns that a row with two bars takes.
const BAR: u16 = 8;
const ROW: usize = 78;

/// The mean of some days as a bar in a fixed width.
fn bar(days_of: &Days) -> String {
    padded(&marks::across(days_of.sum, days_of.n(), BAR), usize::from(BAR))
}

impl Told<'_> {
    fn print(&self, page: &mut TextPage<'_>) -> Result<(), CliError> {
        let Patterns { weeks, today, recorded, d, .. } = *self.patterns;
        let dates = dates::full_span(window_start(today, weeks), today);
        page.words(0, &format!("Patterns · {weeks} weeks · {dates} · {recorded} of {d} {}", days(d)))?;
        if let Some(nothing) = self.read.nothing(&self.phrases) {
            return page.words(0, nothing);
        }
        if self.patterns.many_missing() {
            page.words(0, self.phrases.text("trend", "missing"))?;
        }
        self.print_noticed(page)?;
        for list in LISTS {
            self.print_list(list, page)?;
        }
        self.print_helped(page)?;
        self.print_trials(page)?;
        page.line("")?;
        let signs = Sign::ALL.map(Sign::key).join(", ");
        page.explained(Some(&format!("An id can name any sign: {signs}.")))
    }

    /// Prints the findings that stand out, with the caution once.
    fn print_noticed(&self, page: &mut TextPage<'_>) -> Result<(), CliError> {
        let noticed = self.patterns.worth_noticing(&self.read.history);
        if noticed.is_empty() {
            return page.heading(self.phrases.text("screen", "none_noticed"));
        }
        page.heading(self.phrases.text("screen", "worth_noticing"))?;
        for association in noticed {
            let finding = self.finding(association);
            page.words(INDENT, &finding.words)?;
            page.id(INDENT, &finding.topic)?;
        }
        page.words(INDENT, self.phrases.text("same_day", "caution"))
    }

    fn finding(&self, association: &Association) -> Finding {
        association.finding(&self.read.history, self.patterns.weeks, &self.phrases)
    }

    /// Prints the ticks of a list, and how the signs were on those days and on others.
    fn print_list(&self, list: TickList, page: &mut TextPage<'_>) -> Result<(), CliError> {
        let counts: Vec<&TickCount> = self.patterns.counts_of(list).collect();
        let Some(opened) = counts.first().map(|count| count.opened) else { return Ok(()) };
        let heading = self.lists.heading(list);
        page.heading(&format!("{heading} · opened on {opened} {}", days(opened)))?;
        counts.into_iter().try_for_each(|count| self.print_tick(count, page))?;
        if list == TickList::Did { page.words(INDENT, self.phrases.text("same_day", "acts")) } else { Ok(()) }
    }

    fn print_tick(&self, count: &TickCount, page: &mut TextPage<'_>) -> Result<(), CliError> {
        let label = self.lists.label(count.tick.list, self.read.history.id(count.tick));
        let n = count.days.len();
        let counted = format!("{label} · {n} {}", days(n));
        if count.tick.list == TickList::Did {
            return page.words(INDENT, &counted);
        }
        let tested: Vec<&Association> =
            self.patterns.of_tick(count.tick).filter(|it| it.reach == Reach::Tested).collect();
        if tested.is_empty() {
            let in_a_row = |it: &Association| it.reach == Reach::NotEnoughInARow;
            let state =
                if self.patterns.of_tick(count.tick).any(in_a_row) { "not_in_a_row" } else { "not_enough" };
            return page.words(INDENT, &format!("{counted}. {}", self.phrases.text("same_day", state)));
        }
        page.words(INDENT, &counted)?;
        for association in &tested {
            self.print_sign(association, page)?;
        }
        tested.first().map_or(Ok(()), |first| page.id(FURTHER, &self.finding(first).topic))
    }

    /// One sign with and without: the figures of the finding's statement, in short.
    fn print_sign(&self, association: &Association, page: &mut TextPage<'_>) -> Result<(), CliError> {
        let side = |days_of: &Days| {
            let n = days_of.n();
            days_of.mean_text().map(|mean| format!("{mean} ({n} {})", days(n)))
        };
        let (Some(with), Some(without)) = (side(&association.with), side(&association.without)) else {
            return Ok(());
        };
        let sign = self.phrases.label(association.sign);
        if !output::draws() || page.width < ROW {
            return page.words(FURTHER, &format!("{sign}: {with}, other days {without}"));
        }
        let (of_with, of_without) = (bar(&association.with), bar(&association.without));
        let indent = " ".repeat(FURTHER);
        page.line(&format!(
            "{indent}{}{of_with} {}   other days {of_without} {without}",
            padded(sign, 15),
            padded(&with, 13)
        ))
    }

    /// Prints what helped, with the caution once.
    fn print_helped(&self, page: &mut TextPage<'_>) -> Result<(), CliError> {
        let ticked =
            self.patterns.counts_of(TickList::Helped).map(|count| (Aid::Tick(count.tick), count.days.len()));
        let practised = self.patterns.practised.iter().map(|(kind, days)| (Aid::Practice(*kind), days.len()));
        let known =
            self.print_aids(self.lists.heading(TickList::Helped), &ticked.collect::<Vec<_>>(), page)?;
        let exercises = self.phrases.text("next_day", "exercises");
        let done = self.print_aids(exercises, &practised.collect::<Vec<_>>(), page)?;
        if known || done { page.words(INDENT, self.phrases.text("next_day", "other")) } else { Ok(()) }
    }

    /// Prints some things that may have helped with their days, below a heading; returns whether something is known of
    /// any of them.
    fn print_aids(
        &self,
        heading: &str,
        aids: &[(Aid, usize)],
        page: &mut TextPage<'_>,
    ) -> Result<bool, CliError> {
        if aids.is_empty() {
            return Ok(false);
        }
        page.heading(&format!("{heading} · from the first day on"))?;
        let mut any_known = false;
        for (aid, n) in aids {
            let label = match aid {
                Aid::Tick(tick) => self.lists.label(tick.list, self.read.history.id(*tick)),
                Aid::Practice(kind) => (self.phrases.practice)(*kind),
            };
            let counted = format!("{label} · {n} {}", days(*n));
            any_known |= self.print_aid(*aid, &counted, page)?;
        }
        Ok(any_known)
    }

    /// Prints one of them; returns whether something is known of it.
    fn print_aid(&self, aid: Aid, counted: &str, page: &mut TextPage<'_>) -> Result<bool, CliError> {
        let not_enough = self.phrases.text("next_day", "not_enough");
        let (known, open): (Vec<&Helped>, Vec<&Helped>) =
            self.patterns.of_helped(aid).partition(|helped| helped.verdict() != NextDay::NotEnough);
        if known.is_empty() {
            // Of some things only the days are told.
            let state = if open.is_empty() { String::new() } else { format!(". {not_enough}") };
            page.words(INDENT, &format!("{counted}{state}"))?;
            return Ok(false);
        }
        page.words(INDENT, counted)?;
        self.print_known(&known, page)?;
        if !open.is_empty() {
            let signs: Vec<&str> = open.iter().map(|helped| self.phrases.label(helped.sign)).collect();
            page.words(FURTHER, &format!("{}: {not_enough}", signs.join(", ")))?;
        }
        Ok(true)
    }

    /// Prints the statements on things that may have helped; those of which nothing can be told yet share one.
    fn print_known(&self, known: &[&Helped], page: &mut TextPage<'_>) -> Result<(), CliError> {
        let (open, told): (Vec<&Helped>, Vec<&Helped>) =
            known.iter().partition(|helped| helped.verdict() == NextDay::CannotTell);
        let finding = |helped: &Helped| helped.finding(&self.read.history, &self.phrases);
        for helped in told {
            let finding = finding(helped);
            page.words(FURTHER, &format!("{}: {}", self.phrases.label(helped.sign), finding.words))?;
            page.id(FURTHER, &finding.topic)?;
        }
        let Some(first) = open.first() else { return Ok(()) };
        let in_short =
            |it: &&Helped| format!("{} ({})", self.phrases.label(it.sign), it.figures_text(&self.phrases));
        let signs: Vec<String> = open.iter().map(in_short).collect();
        page.words(
            FURTHER,
            &self.phrases.filled("next_day", "cannot_tell_of", &[("signs", &signs.join(", "))]),
        )?;
        page.id(FURTHER, &finding(first).topic)
    }

    /// Prints what the coin-flip trials came to that are over.
    fn print_trials(&self, page: &mut TextPage<'_>) -> Result<(), CliError> {
        if self.patterns.trials.is_empty() {
            return Ok(());
        }
        page.heading(self.phrases.text("trial", "heading"))?;
        for result in &self.patterns.trials {
            let finding = result.finding(&self.phrases);
            page.words(INDENT, &finding.words)?;
            finding.notes.iter().try_for_each(|note| page.words(INDENT, note))?;
            page.id(INDENT, &finding.topic)?;
        }
        Ok(())
    }

    fn as_json(&self) -> Value {
        let (patterns, history) = (self.patterns, &self.read.history);
        let count = |count: &TickCount| json!({ "id": history.id(count.tick), "days": count.days.len(), "opened": count.opened });
        let counts = TickList::ALL
            .map(|list| (list.key().to_owned(), patterns.counts_of(list).map(count).collect::<Value>()));
        let practised =
            patterns.practised.iter().map(|(kind, days)| json!({ "id": kind.key(), "days": days.len() }));
        let noticed = patterns.worth_noticing(history).into_iter();
        let same_day =
            patterns.associations.iter().map(|association| json::finding(&self.finding(association)));
        let next_day =
            patterns.helped.iter().map(|helped| json::finding(&helped.finding(history, &self.phrases)));
        let trials = patterns.trials.iter().map(|result| json::finding(&result.finding(&self.phrases)));
        json!({
            "weeks": patterns.weeks,
            "first": window_start(patterns.today, patterns.weeks),
            "last": patterns.today,
            "recorded_days": patterns.recorded,
            "days": patterns.d,
            "worth_noticing": noticed.map(|it| self.finding(it).topic.to_string()).collect::<Value>(),
            "counts": Map::from_iter(counts),
            "practised": practised.collect::<Value>(),
            "same_day": same_day.collect::<Value>(),
            "next_day": next_day.collect::<Value>(),
            "trials": trials.collect::<Value>(),
        })
    }
}
