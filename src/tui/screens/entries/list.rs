//! The index of the list's lines, so that moving in a long journal costs nothing.

use crate::wording::screens::entries as wording;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::span::Span;
use crate::journal::search::{Folded, Query};
use crate::journal::{Body, Document, Entry, EntryId, Month, practice};
use crate::texts;
use crate::tui::screens::Context;

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListLine {
    /// An entry.
    Entry(Month, EntryId),
    /// So many entries of a month break the schema.
    Kept(Month, usize),
    /// A month cannot be shown as a whole.
    Problem(Month),
}

impl ListLine {
    /// The month in which the line stands.
    pub(super) fn month(self) -> Month {
        match self {
            Self::Entry(month, _) | Self::Kept(month, _) | Self::Problem(month) => month,
        }
    }

    /// Returns the entry of the line, if it still exists.
    pub(super) fn entry<'a>(self, context: &Context<'a>) -> Option<&'a Entry> {
        match self {
            Self::Entry(month, id) => context.journal.month(month)?.entry(id),
            _ => None,
        }
    }

    /// Whether other versions wait next to the one that the line shows.
    pub(super) fn has_versions(self, context: &Context<'_>) -> bool {
        match self {
            Self::Entry(month, id) => context
                .journal
                .month(month)
                .is_some_and(|document| document.others().iter().any(|other| other.id == id)),
            _ => false,
        }
    }
}

/// A kind of entry to be shown alone, in the order in which one walks through them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    #[default]
    All,
    CheckIns,
    Notes,
    Practice(practice::Kind),
    Others,
}

impl Kind {
    fn of(entry: &Entry) -> Self {
        match &entry.body {
            Body::CheckIn(_) => Self::CheckIns,
            Body::Note(_) => Self::Notes,
            Body::Practice(practice) => Self::Practice(practice.kind()),
            Body::Other { .. } => Self::Others,
        }
    }

    /// Returns the next kind that the journal has any of; all kinds after the last.
    pub(super) fn next(self, context: &Context<'_>) -> Self {
        let kinds = context.journal.entries().map(Self::of);
        kinds.filter(|kind| *kind > self).min().unwrap_or_default()
    }

    /// The kind in words; none for all.
    pub(super) fn words(self) -> Option<&'static str> {
        match self {
            Self::All => None,
            Self::CheckIns => Some("check-ins"),
            Self::Notes => Some("notes"),
            Self::Practice(kind) => Some(&texts::practice::practice().exercise(kind).plural),
            Self::Others => Some(wording::NEWER_KINDS),
        }
    }

    fn holds(self, entry: &Entry) -> bool {
        self == Self::All || self == Self::of(entry)
    }
}

/// The filter of the list.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    pub(super) kind: Kind,
    pub(super) span: Option<Span>,
    pub(super) query: Query,
}

impl Filter {
    /// Whether the list shows less than everything.
    pub(super) fn is_on(&self) -> bool {
        self.kind != Kind::All || self.span.is_some() || !self.query.is_empty()
    }

    fn lets_through(&self, entry: &Entry, words: &mut Words, context: &Context<'_>) -> bool {
        self.kind.holds(entry)
            && self.span.as_ref().is_none_or(|span| span.contains(entry.day))
            && self.query.finds(entry, || words.of(entry, context))
    }

    /// Whether an unreadable month belongs in the list: nobody knows the kinds or words in it, only the month.
    fn lets_unreadable_through(&self, month: Month) -> bool {
        self.kind == Kind::All
            && self.query.is_empty()
            && self.span.as_ref().is_none_or(|span| span.touches(month))
    }
}

/// The words of entries as search compares them, each folded once: to fold a long journal at every letter takes longer
/// than to look through it.
#[derive(Debug, Default)]
pub(super) struct Words {
    months: BTreeMap<Month, MonthWords>,
}

/// The words of a month's entries, and the month that they are of.
#[derive(Debug, Default)]
struct MonthWords {
    document: Option<Arc<Document>>,
    folded: BTreeMap<EntryId, Folded>,
}

impl Words {
    /// Folds the entries that have been read but not folded yet, so that no letter has to wait for it.
    pub(super) fn prepare(&mut self, context: &Context<'_>) {
        for entry in context.journal.entries() {
            self.of(entry, context);
        }
    }

    fn of(&mut self, entry: &Entry, context: &Context<'_>) -> &Folded {
        let month = Month::of(entry.day);
        let words = self.months.entry(month).or_default();
        let shared = context.journal.shared(month);
        let is_same = match (&words.document, shared) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        if !is_same {
            *words = MonthWords { document: shared.cloned(), folded: BTreeMap::new() };
        }
        words.folded.entry(entry.id).or_insert_with(|| context.settings.lists.searched(entry))
    }
}

/// The lines, newest first.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    pub(super) lines: Vec<ListLine>,
    /// The number of lines that are entries.
    pub(super) shown: usize,
    /// The number of entries that have been read in all.
    pub(super) all: usize,
}

impl List {
    /// The lines that a filter leaves.
    pub(super) fn new(filter: &Filter, words: &mut Words, context: &Context<'_>) -> Self {
        let mut list = Self::default();
        let problems = context.problems.iter().map(|(month, _)| *month);
        let months: BTreeSet<Month> = context.journal.months().map(Document::month).chain(problems).collect();
        list.all = context.journal.months().map(|document| document.entries().len()).sum();
        // Without a filter a long journal is listed without looking into its entries.
        let is_on = filter.is_on();
        list.lines.reserve(if is_on { 0 } else { list.all });
        for month in months.into_iter().rev() {
            if let Some(document) = context.journal.month(month) {
                let entries = document.entries().iter().rev();
                let entries = entries.filter(|entry| !is_on || filter.lets_through(entry, words, context));
                list.lines.extend(entries.map(|entry| ListLine::Entry(month, entry.id)));
            }
            if filter.lets_unreadable_through(month) {
                let kept = context.journal.month(month).map_or(0, |it| it.kept().entries().count());
                list.lines.extend((kept > 0).then_some(ListLine::Kept(month, kept)));
                let problem = context.problems.iter().any(|(other, _)| *other == month);
                list.lines.extend(problem.then_some(ListLine::Problem(month)));
            }
        }
        list.count();
        list
    }

    /// Leaves out the entries that a narrower filter no longer lets through.
    pub(super) fn narrow(&mut self, filter: &Filter, words: &mut Words, context: &Context<'_>) {
        self.lines.retain(|line| match line {
            ListLine::Entry(..) => {
                line.entry(context).is_some_and(|entry| filter.lets_through(entry, words, context))
            }
            ListLine::Kept(month, _) | ListLine::Problem(month) => filter.lets_unreadable_through(*month),
        });
        self.count();
    }

    /// Returns the present place of a line.
    pub(super) fn place_of(&self, line: ListLine) -> Option<usize> {
        self.lines.iter().position(|other| *other == line)
    }

    fn count(&mut self) {
        self.shown = self.lines.iter().filter(|line| matches!(line, ListLine::Entry(..))).count();
    }
}
