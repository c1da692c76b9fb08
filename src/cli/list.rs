//! `inward list`: prints one line for each entry.

use std::cell::OnceCell;

use clap::Args;
use serde_json::Value;

use super::entry_text::Wording;
use super::output::Output;
use super::setup::Setup;
use super::{CliError, Outcome, json, values};
use crate::config::Lists;
use crate::journal::nearest::nearest;
use crate::journal::practice::Kind;
use crate::journal::search::{FilterError, Query, Vocabulary};
use crate::journal::{Body, Day, Entry, Month};
use crate::store::Store;
use crate::texts;

const EXAMPLES: &str = "\
A line holds the day, the kind, the ratings, the first words, and the last 8 digits of the id. The ratings are \
jealousy, reassurance, sensitivity, self-criticism and over-analysis, then steadiness behind the bar: 2 1 · 3 0 |2 \
(a dot is not recorded).

The kinds are check-in, note, and those of the exercises: \
thought-record, fear, wait, worry, experiment, kindness-break, kind-word, third-person-view, request, \
note-to-your-partner, strength, goal, trigger-chain, plan, good-enough-line, evening-of-writing, calm-breathing, \
plan-for-hard-nights, time-alone, root, plan-for-heavier-weeks, session, review, monthly-check and coin-flip-trial.

--search works like the search in the window. Words are looked for one by one, in any order, anywhere in an \
entry's texts and ticks; accents and capitals make no difference. \"Quoted words\" stand together, whatever white \
space is between them. Filters narrow it: kind:fear, sign:jealousy>=3 (also = <= < >; sign:jealousy alone means recorded \
at all), trigger:late_reply, did:, helped: and root: with the id or the label of a tick, from-import:jrnl for what that program \
brought, from:2026-11-01 and to:-7. \
Entries must match all of it; of several kinds, any one.

With --deleted it lists the trash instead; inward restore-entry brings an entry back.

Examples:
  inward list --limit 20
  inward list --from -30 --kind note
  inward list --kind thought-record
  inward list --from 2026-11-01 --to 2026-11-15
  inward list --search 'phone call'
  inward list --search '\"good enough\" kind:note'
  inward list --search 'sign:jealousy>=3 trigger:late_reply from:-90'
  inward list --deleted
  inward list --json";

/// Print one line for each entry, newest first
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct ListArgs {
    /// The first day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: Option<String>,
    /// The last day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    to: Option<String>,
    /// Only entries of this kind: check-in, note, or that of an exercise, such as thought-record
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Only entries that match these words and filters
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    search: Option<String>,
    /// At most this many
    #[arg(long, value_name = "N", value_parser = limit, allow_hyphen_values = true)]
    limit: Option<usize>,
    /// List deleted entries that can still be brought back
    #[arg(long)]
    deleted: bool,
    /// Print JSON: the entries as the documents hold them
    #[arg(long)]
    json: bool,
}

fn limit(written: &str) -> Result<usize, &'static str> {
    written.parse().ok().filter(|limit| *limit > 0).ok_or("write a whole number, 1 or more")
}

/// The filter for the wanted entries.
struct Filter {
    from: Option<Day>,
    to: Option<Day>,
    kind: Option<String>,
    query: Option<Query>,
    lists: Lists,
    limit: usize,
}

pub(super) fn run(args: &ListArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let store = setup.store()?;
    let filter = Filter::new(args, setup, &store)?;
    let mut listing = Listing {
        wording: Wording::of(setup),
        left: filter.limit,
        into: if args.json { Listed::Json(Vec::new()) } else { Listed::Lines },
        out,
    };
    let outcome = if args.deleted {
        deleted(&store, &filter, &mut listing)?
    } else {
        recorded(&store, &filter, &mut listing)?
    };
    if let Listed::Json(entries) = listing.into {
        json::print(&Value::Array(entries), out)?;
    }
    Ok(outcome)
}

/// The newest entries of one day, or that match a search, at most so many.
pub(super) fn found(
    day: Option<Day>,
    search: Option<String>,
    limit: usize,
    setup: &Setup,
    out: &mut Output,
) -> Result<Vec<Entry>, CliError> {
    let day = day.map(|day| day.to_string());
    let limit = Some(limit);
    let args =
        ListArgs { from: day.clone(), to: day, kind: None, search, limit, deleted: false, json: false };
    let store = setup.store()?;
    let filter = Filter::new(&args, setup, &store)?;
    let wording = Wording::of(setup);
    let mut listing = Listing { wording, left: filter.limit, into: Listed::Entries(Vec::new()), out };
    recorded(&store, &filter, &mut listing)?;
    match listing.into {
        Listed::Entries(entries) => Ok(entries),
        Listed::Lines | Listed::Json(_) => Ok(Vec::new()),
    }
}

/// The entries that the months hold.
fn recorded(store: &Store, filter: &Filter, listing: &mut Listing<'_>) -> Result<Outcome, CliError> {
    let mut outcome = Outcome::Done;
    for month in store.months()?.into_iter().rev().filter(|month| filter.wants_month(*month)) {
        if listing.left == 0 {
            break;
        }
        let reading = store.read(month)?;
        if let Some(problem) = &reading.problem {
            listing.out.remark(problem)?;
            outcome = Outcome::Partly;
        }
        let kept = reading.document.kept().entries().count();
        if kept > 0 {
            listing.out.remark(format!(
                "{kept} more in {month} cannot be shown here: the document keeps them unchanged"
            ))?;
        }
        listing.take(reading.document.entries().iter().rev().filter(|entry| filter.wants(entry)))?;
    }
    Ok(outcome)
}

/// The entries that the trash holds.
fn deleted(store: &Store, filter: &Filter, listing: &mut Listing<'_>) -> Result<Outcome, CliError> {
    let trash = store.deleted()?;
    for problem in &trash.problems {
        listing.out.remark(problem)?;
    }
    listing.take(trash.entries.iter().filter(|entry| filter.wants(entry)))?;
    Ok(if trash.problems.is_empty() { Outcome::Done } else { Outcome::Partly })
}

/// Where the entries of a listing go.
enum Listed {
    /// They are printed, a line each.
    Lines,
    /// They are gathered, and printed as one array.
    Json(Vec<Value>),
    /// They are gathered.
    Entries(Vec<Entry>),
}

/// A listing.
struct Listing<'a> {
    wording: Wording,
    left: usize,
    into: Listed,
    out: &'a mut Output,
}

impl Listing<'_> {
    /// Lists entries until there are as many as were asked for.
    fn take<'e>(&mut self, entries: impl Iterator<Item = &'e Entry>) -> Result<(), CliError> {
        for entry in entries.take(self.left) {
            self.left -= 1;
            match &mut self.into {
                Listed::Json(found) => found.push(entry.to_value()),
                Listed::Entries(found) => found.push(entry.clone()),
                Listed::Lines => self.out.line(self.wording.line(entry))?,
            }
        }
        Ok(())
    }
}

impl Filter {
    fn new(args: &ListArgs, setup: &Setup, store: &Store) -> Result<Self, CliError> {
        let mut from = None;
        let mut to = None;
        if args.from.is_some() || args.to.is_some() {
            let today = setup.present(store).today;
            from = args.from.as_ref().map(|day| values::any_day(day, today)).transpose()?;
            to = args.to.as_ref().map(|day| values::any_day(day, today)).transpose()?;
        }
        values::refuse_swapped(from, to)?;
        let lists = Lists::new(&setup.config());
        let vocabulary = lists.vocabulary();
        let kind = args.kind.as_ref().map(|kind| known_kind(kind)).transpose()?;
        let query =
            args.search.as_ref().map(|text| query(text, vocabulary, &lists, setup, store)).transpose()?;
        Ok(Self { from, to, kind, query, lists, limit: args.limit.unwrap_or(usize::MAX) })
    }

    fn finds(&self, query: &Query, entry: &Entry) -> bool {
        let words = OnceCell::new();
        query.finds(entry, || words.get_or_init(|| self.lists.searched(entry)))
    }

    fn wants_month(&self, month: Month) -> bool {
        self.from.is_none_or(|from| month.last() >= from) && self.to.is_none_or(|to| month.first() <= to)
    }

    fn wants(&self, entry: &Entry) -> bool {
        self.from.is_none_or(|from| entry.day >= from)
            && self.to.is_none_or(|to| entry.day <= to)
            && self.kind.as_ref().is_none_or(|kind| entry.body.kind() == kind)
            && self.query.as_ref().is_none_or(|query| self.finds(query, entry))
    }
}

/// Builds the query. Ticks that are no longer offered are known only from the entries that hold them, and those are
/// read only when a filter names one.
fn query(
    text: &str,
    mut vocabulary: Vocabulary,
    lists: &Lists,
    setup: &Setup,
    store: &Store,
) -> Result<Query, CliError> {
    let today = setup.present(store).today;
    let (mut query, mut errors) = Query::parse(text, &vocabulary, today);
    if errors.iter().any(FilterError::is_unknown_tick) {
        for month in store.months()? {
            lists.add_ticks_of(store.read(month)?.document.entries(), &mut vocabulary);
        }
        (query, errors) = Query::parse(text, &vocabulary, today);
    }
    match errors.into_iter().next() {
        Some(error) => Err(CliError::usage(format!("--search: {error}"))),
        None if query.is_empty() => Err(CliError::usage(
            "--search has no words: write what to look for, or a filter such as kind:fear",
        )),
        None => Ok(query),
    }
}

/// The name of a kind as it is written on the command line: that of its entries, with hyphens.
fn name_of(key: &str) -> String {
    texts::practice::kind_name(key).replace(' ', "-")
}

/// The kind as the documents write it, from any way in which people may: with hyphens, as in documents, or in words.
fn known_kind(written: &str) -> Result<String, CliError> {
    let wanted = values::plain_name(written);
    let is_meant = |key: &&str| {
        let names = Kind::from_key(key).into_iter().flat_map(values::kind_names);
        names.chain([values::plain_name(key)]).any(|name| name == wanted)
    };
    if let Some(key) = Body::kinds().find(is_meant) {
        return Ok(key.to_owned());
    }
    let names: Vec<String> = Body::kinds().map(name_of).collect();
    let remedy = match nearest(written, names.iter().map(String::as_str)) {
        Some(near) => format!("did you mean {near}?"),
        None => "inward list --help names them all".to_owned(),
    };
    Err(CliError::usage(format!("there is no kind {written:?}: {remedy}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_named_in_the_help_and_taken_in_each_of_its_spellings() {
        let names = Kind::ALL.map(|kind| name_of(kind.key())).join(", ");
        let (others, last) = names.rsplit_once(", ").unwrap();
        assert!(EXAMPLES.contains(&format!(" exercises: {others} and {last}.\n")), "{others} and {last}");
        for key in Body::kinds() {
            let (hyphens, told) = (key.replace('_', "-"), name_of(key));
            assert!(EXAMPLES.split([' ', ',', '.', '\n']).any(|word| word == told), "{told}");
            let words = texts::practice::kind_name(key);
            for written in [key, &*hyphens, &*told, &*words, &*words.to_uppercase()] {
                assert_eq!(known_kind(written).unwrap(), key, "{written}");
            }
        }
    }

    #[test]
    fn what_is_wrong_with_a_kind_is_told_in_one_line() {
        for (written, remedy) in [
            ("thougt-record", "did you mean thought-record?"),
            ("weather", "inward list --help names them all"),
        ] {
            let error = known_kind(written).unwrap_err().to_string();
            assert!(error.ends_with(remedy) && error.len() <= 80, "{error}");
        }
    }
}
