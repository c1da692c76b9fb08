//! What is gathered of the months before it is put into a form.

use serde_json::{Map, Value};

use super::parts::{Part, Parts};
use crate::journal::practice::Kind;
use crate::journal::{Body, Day, Document, Entry, EntryId, Moment, Month, Tombstone};

/// The days and entries that are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
    /// The only entries; all when there are none.
    pub chosen: Vec<EntryId>,
}

impl Span {
    /// Whether a month has a day in it.
    pub fn holds_month(&self, month: Month) -> bool {
        self.from.is_none_or(|from| month.last() >= from) && self.to.is_none_or(|to| month.first() <= to)
    }

    fn holds(&self, entry: &Entry) -> bool {
        self.from.is_none_or(|from| entry.day >= from)
            && self.to.is_none_or(|to| entry.day <= to)
            && (self.chosen.is_empty() || self.chosen.contains(&entry.id))
    }
}

/// What is in the span and does not leave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Entries with words that are not taken in.
    pub words: usize,
    /// Exercises whose numbers and choices are not.
    pub exercises: usize,
    /// Monthly checks.
    pub checks: usize,
    /// Things that this version cannot read, which leave only with everything.
    pub not_understood: usize,
}

/// A part of a document that breaks the schema: its month, its list and its text.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) month: Month,
    pub(super) list: &'static str,
    pub(super) text: String,
}

/// What leaves, gathered month by month.
#[derive(Clone, Debug)]
pub struct Export {
    pub(super) parts: Parts,
    span: Span,
    pub(super) made_at: Moment,
    /// The entries of which something leaves, by day and then as they are kept.
    pub(super) entries: Vec<Entry>,
    pub(super) others: Vec<Entry>,
    pub(super) tombstones: Vec<(Month, Tombstone)>,
    pub(super) kept: Vec<Kept>,
    /// What only a newer version knows of whole documents.
    pub(super) fields: Vec<(Month, Map<String, Value>)>,
    /// Months that could not be read whole.
    pub(super) unread: Vec<Month>,
    left_out: LeftOut,
}

impl Export {
    /// An export that holds nothing yet.
    pub fn new(parts: Parts, span: Span, made_at: Moment) -> Self {
        Self {
            parts,
            span,
            made_at,
            entries: Vec::new(),
            others: Vec::new(),
            tombstones: Vec::new(),
            kept: Vec::new(),
            fields: Vec::new(),
            unread: Vec::new(),
            left_out: LeftOut::default(),
        }
    }

    /// Takes what leaves of a month; months come oldest first.
    pub fn take(&mut self, document: &Document) {
        for entry in document.entries().iter().filter(|entry| self.span.holds(entry)) {
            self.left_out.count(&self.parts, entry);
            if self.parts.left(entry).is_some() {
                self.entries.push(entry.clone());
            }
        }
        if self.parts.has(Part::Versions) {
            let others = document.others().iter().filter(|entry| self.span.holds(entry));
            self.others.extend(others.filter(|entry| self.parts.left(entry).is_some()).cloned());
            if self.span.chosen.is_empty() {
                let month = document.month();
                self.tombstones.extend(document.tombstones().iter().map(|it| (month, it.clone())));
            }
        }
        self.take_unread(document);
    }

    /// Takes what only leaves with everything.
    fn take_unread(&mut self, document: &Document) {
        let kept = document.kept();
        if !self.parts.is_complete() {
            self.left_out.not_understood += kept.entries().count();
        } else if self.span.chosen.is_empty() {
            let month = document.month();
            let of = |list| move |text: &str| Kept { month, list, text: text.to_owned() };
            self.kept.extend(kept.entries().map(of("entries")));
            self.kept.extend(kept.others().map(of("others")));
            self.kept.extend(kept.tombstones().map(of("tombstones")));
            if !document.unknown_fields().is_empty() {
                self.fields.push((month, document.unknown_fields().clone()));
            }
        }
    }

    /// Whether a month may have something to take.
    pub fn wants(&self, month: Month) -> bool {
        self.span.holds_month(month)
    }

    /// Remembers that a month could not be read whole.
    pub fn could_not_read(&mut self, month: Month) {
        self.unread.push(month);
    }

    /// The months that could not be read whole.
    pub fn unread(&self) -> &[Month] {
        &self.unread
    }

    /// What is in the span and does not leave.
    pub fn left_out(&self) -> LeftOut {
        self.left_out
    }

    /// The parts that leave.
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The number of entries of which something leaves.
    pub fn count(&self) -> usize {
        self.entries.len()
    }

    /// The number of these that are no check-ins.
    pub fn beside_check_ins(&self) -> usize {
        self.entries.iter().filter(|entry| entry.check_in().is_none()).count()
    }

    /// The first and the last day of which something leaves.
    pub(super) fn days(&self) -> Option<(Day, Day)> {
        Some((self.entries.first()?.day, self.entries.last()?.day))
    }
}

impl LeftOut {
    fn count(&mut self, parts: &Parts, entry: &Entry) {
        if parts.is_complete() {
            return;
        }
        match &entry.body {
            Body::Other { .. } => self.not_understood += 1,
            _ if parts.has(Part::Words) => {}
            _ if !entry.texts().is_empty() || entry.source().is_some() => self.words += 1,
            _ => {}
        }
        if let Body::Practice(practice) = &entry.body {
            let is_check = practice.kind() == Kind::MonthlyCheck;
            if is_check && !parts.has(Part::Checks) {
                self.checks += 1;
            } else if !is_check && !parts.has(Part::Exercises) {
                self.exercises += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::export::testing::{NOW, day, document};

    fn gathered(parts: Parts, span: Span) -> Export {
        let mut export = Export::new(parts, span, NOW.parse().unwrap());
        export.take(&document());
        export
    }

    #[test]
    fn only_what_is_asked_for_leaves_and_the_rest_is_counted() {
        let export = gathered(Parts::default(), Span::default());
        assert_eq!(export.count(), 2, "the check-ins");
        assert_eq!(export.left_out(), LeftOut { words: 3, exercises: 1, checks: 1, not_understood: 1 });
        let export = gathered(Parts::of([Part::Words]), Span::default());
        assert_eq!((export.count(), export.left_out().words), (4, 0));
        let export = gathered(Parts::of([Part::All]), Span::default());
        assert_eq!((export.count(), export.left_out()), (6, LeftOut::default()));
    }

    #[test]
    fn days_and_chosen_entries_narrow_it() {
        let span = Span { from: Some(day("2026-11-22")), ..Span::default() };
        assert!(
            span.holds_month("2026-11".parse().unwrap()) && !span.holds_month("2026-10".parse().unwrap())
        );
        let export = gathered(Parts::of([Part::Words]), span);
        assert!(export.entries.iter().all(|entry| entry.day >= day("2026-11-22")) && export.count() > 0);
        let chosen = vec![document().entries().last().unwrap().id];
        let export = gathered(Parts::of([Part::All]), Span { chosen: chosen.clone(), ..Span::default() });
        assert_eq!(export.entries.iter().map(|entry| entry.id).collect::<Vec<_>>(), chosen);
    }
}
