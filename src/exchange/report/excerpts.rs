//! Entries on the page: chosen one by one, their words as they were written.

use super::Material;
use crate::config::Lists;
use crate::journal::text::harmless;
use crate::journal::{Body, Day, Entry, EntryId};
use crate::texts::PartnerWords;
use crate::texts::practice::{Saying, kind_name};
use crate::wording::dates;
use crate::wording::entry::{Passage, passages};
use crate::wording::report as words;
use crate::wording::width::{cut, width};

/// The most entries on the page.
pub(super) const MOST: usize = 3;
/// The most columns of the words of each.
const COLUMNS: u16 = 400;
/// The columns by which one is shown to choose it.
const SHOWN: u16 = 60;

/// An entry on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Its day and its kind.
    pub heading: String,
    /// Its words.
    pub words: String,
    /// Whether there is more of it.
    pub is_shortened: bool,
}

/// An entry that can be put on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub id: EntryId,
    /// Its day, its kind and how it begins.
    pub line: String,
}

impl Excerpt {
    pub(super) fn of(entry: &Entry, material: &Material<'_>) -> Self {
        let words = written(entry, material.lists, material.partner);
        let is_shortened = width(&words) > COLUMNS;
        Self { heading: heading(entry, material.today), words: cut(&words, COLUMNS), is_shortened }
    }
}

/// The entries of some days that hold words, newest first.
pub fn candidates<'a>(
    entries: impl Iterator<Item = &'a Entry>,
    first: Day,
    today: Day,
    lists: &Lists,
    partner: PartnerWords,
) -> Vec<Candidate> {
    let mut found: Vec<&Entry> =
        entries.filter(|entry| (first..=today).contains(&entry.day) && !entry.texts().is_empty()).collect();
    found.sort_by_key(|entry| std::cmp::Reverse(entry.sort_key()));
    let line = |entry: &Entry| {
        let begins = cut(&written(entry, lists, partner), SHOWN);
        format!("{}: {begins}", heading(entry, today))
    };
    found.into_iter().map(|entry| Candidate { id: entry.id, line: line(entry) }).collect()
}

fn heading(entry: &Entry, today: Day) -> String {
    format!("{}, {}", dates::short(entry.day, today), kind_name(entry.body.kind()))
}

/// The words of an entry in one paragraph, in the order in which it is shown; a mark stands where a line ended.
fn written(entry: &Entry, lists: &Lists, partner: PartnerWords) -> String {
    let tick = |list, id: &str| lists.label(list, id).to_owned();
    let is_check_in = matches!(entry.body, Body::CheckIn(_));
    let said = |passage: Passage| match passage {
        Passage::Note(said) | Passage::Written(None, said) => Some(said),
        Passage::Written(Some(question), said) => {
            let colon = if question.ends_with(char::is_alphanumeric) { ":" } else { "" };
            Some(format!("{question}{colon} {said}"))
        }
        // The ticks of a check-in have a block of their own.
        Passage::Named(name, said) => (!is_check_in).then(|| format!("{name}: {said}")),
        Passage::Rating(..) => None,
    };
    let said = passages(entry, lists, partner, &Saying::plain(&tick)).into_iter().filter_map(said);
    let lines: Vec<String> = said.map(|said| harmless(&said)).collect();
    let lines = lines.iter().flat_map(|said| said.lines()).map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(words::LINE_END)
}
