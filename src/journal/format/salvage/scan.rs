//! Finds the whole objects of a damaged document.
//!
//! From each `{` that can begin an object the text is read as JSON, strictly in its shape, until that object closes or
//! the shape breaks. Where it breaks, everything that is open is given up and the search goes on behind the place where
//! it began, past all that was opened meanwhile: read again from there it would break at the same place. Only what
//! stood in quotes is then looked at once more, as a lost quote turns inside and outside round. There are but these two
//! ways to see a place, so that all the work stays within a few times the length, whatever is in the text.

use std::collections::VecDeque;
use std::ops::Range;

use super::found::{Found, LISTS, List, Names, What, list_named};
use crate::journal::format::document::limits::MOST_ELEMENTS;

/// The stand-in for a byte that cannot be read: a control character or invalid UTF-8.
pub(super) const SPOILED: u8 = 0x1a;
/// The stand-in for a byte to pass over.
pub(super) const ABSENT: u8 = 0;

/// The most levels that are kept open at once; beyond that the outermost is given up. No entry is nested as deeply.
const MOST_OPEN: usize = 1000;
/// The most unknown fields that are taken of one document: more than any will ever have.
const MOST_FIELDS: usize = 1000;

/// The most pieces that are taken of things that look like neither an entry nor a tombstone; the rest of a document's
/// room is left to things that do.
const MOST_OTHERS: usize = MOST_ELEMENTS / 4;

/// The place of an object or list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// The start of the reading, after a `:` or not.
    Start { in_field: bool },
    /// It was open when the reading began.
    Resumed,
    /// A field of an object.
    Field,
    /// Any list, one of a document's or another.
    Element(Option<List>),
}

struct Open {
    start: usize,
    is_object: bool,
    place: Place,
    /// The list of a document that it is or stands in.
    list: Option<List>,
    names: Names,
    name: Range<usize>,
    /// Whether names of it stand where the pretty-printed text has those of the document itself.
    in_column: bool,
    fields: Vec<(Range<usize>, Range<usize>)>,
}

impl Open {
    /// Whether it is the rest of a document whose beginning was given up.
    fn is_rest(&self) -> bool {
        // One brace too many seems to begin an object.
        self.place == Place::Resumed || self.in_column && self.place == Place::Start { in_field: false }
    }

    /// Whether it is a document, judging by the part that was read.
    fn is_of_document(&self) -> bool {
        self.names.is_document() || self.is_rest() && !self.names.is_item()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Value,
    ValueOrEnd,
    Name,
    NameOrEnd,
    Colon,
    CommaOrEnd,
}

/// The pieces that were found, in the order of the text, outer before inner.
pub(super) struct Scan<'a> {
    text: &'a [u8],
    /// The bytes that began an object or the name of a field that was read: a bit each.
    seen: Vec<u64>,
    open: VecDeque<Open>,
    last_list: Option<List>,
    pub(super) found: Vec<Found>,
    /// The number of them that do not look like an entry or a tombstone.
    others: usize,
    /// The number of bytes that were read, some more than once.
    pub(super) steps: usize,
}

impl<'a> Scan<'a> {
    /// Finds everything in a text, which may hold [`SPOILED`] and [`ABSENT`] bytes.
    pub(super) fn new(text: &'a [u8]) -> Self {
        let mut scan = Self {
            text,
            seen: vec![0; text.len() / 64 + 1],
            open: VecDeque::new(),
            last_list: None,
            found: Vec::new(),
            others: 0,
            steps: 0,
        };
        let mut at = 0;
        while at < text.len() {
            at = scan.read_from(at).unwrap_or(at + 1);
        }
        scan.found.sort_by_key(|found| (found.range.start, std::cmp::Reverse(found.range.end)));
        scan
    }

    /// Reads an object, or the rest of a document, that begins here; where it ends, if it does.
    fn read_from(&mut self, at: usize) -> Option<usize> {
        self.steps += 1;
        let next = match self.byte(at)? {
            b'{' if !self.is_seen(at) && self.begins_object(at) => {
                let place = self.place_at(at);
                self.open(at, true, place, None);
                Next::NameOrEnd
            }
            b'"' if !self.is_seen(at) && self.is_field_of_document(at) => {
                self.open(at, true, Place::Resumed, None);
                Next::Name
            }
            _ => return None,
        };
        let start = if next == Next::NameOrEnd { at + 1 } else { at };
        let end = self.read(start, next);
        // Pieces that are still open have no end, but their fields up to here are whole.
        while let Some(open) = self.open.pop_back() {
            self.take_fields(open);
        }
        end
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.get(at).copied()
    }

    fn slice(&self, range: &Range<usize>) -> &'a [u8] {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn is_seen(&self, at: usize) -> bool {
        self.seen.get(at / 64).is_some_and(|word| word & (1 << (at % 64)) != 0)
    }

    fn see(&mut self, at: usize) {
        if let Some(word) = self.seen.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    fn after_space(&mut self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let space = rest.iter().take_while(|byte| is_space(**byte)).count();
        self.steps += space;
        at + space
    }

    /// The text before a place, without the space at its end.
    fn before_space(&mut self, at: usize) -> &'a [u8] {
        let before = self.text.get(..at).unwrap_or_default();
        let space = before.iter().rev().take_while(|byte| is_space(**byte)).count();
        self.steps += space;
        before.get(..at - space).unwrap_or_default()
    }

    /// Returns the place of the object with which the reading begins.
    fn place_at(&mut self, at: usize) -> Place {
        let Some(before_colon) = self.before_space(at).strip_suffix(b":") else {
            return Place::Start { in_field: false };
        };
        let name = self.before_space(before_colon.len());
        let is = |list: &[u8]| {
            let before = name.strip_suffix(b"\"").and_then(|name| name.strip_suffix(list));
            before.is_some_and(|before| before.ends_with(b"\""))
        };
        if let Some((_, list)) = LISTS.into_iter().find(|(list, _)| is(list)) {
            return Place::Element(Some(list));
        }
        // A colon behind another mark has no name.
        let is_stray = name.last().is_none_or(|byte| b"{}[],:".contains(byte));
        Place::Start { in_field: !is_stray }
    }

    /// Whether a name stands behind a brace.
    fn begins_object(&mut self, at: usize) -> bool {
        let name = self.after_space(at + 1);
        self.byte(name) == Some(b'"')
    }

    /// Whether this is where the pretty-printed text has the names of the fields of the document itself.
    fn is_in_column(&self, at: usize) -> bool {
        let before = at.checked_sub(3).and_then(|start| self.text.get(start..at));
        matches!(before, Some([b'\n', b' ', b' ']))
    }

    /// Whether the innermost object stands in a field of the document that begins in the document's column: a name in
    /// that column is then none of the object's, whose end is missing.
    fn is_in_field_of_document(&self) -> bool {
        let document = self.open.len().checked_sub(2).and_then(|outer| self.open.get(outer));
        document
            .is_some_and(|open| open.is_of_document() && self.is_in_column(open.name.start.saturating_sub(1)))
    }

    /// Whether here, after damage, a field of the document itself begins: one of its lists, or any that stands where
    /// the pretty-printed text has those of the document.
    fn is_field_of_document(&mut self, at: usize) -> bool {
        let in_its_column = self.is_in_column(at);
        let Some((name, list)) = self.name_at(at, in_its_column) else { return false };
        let colon = self.after_space(name.end + 1);
        if self.byte(colon) != Some(b':') {
            return false;
        }
        let value = self.after_space(colon + 1);
        in_its_column || list.is_some() && self.byte(value) == Some(b'[')
    }

    /// The name in quotes that begins here: that of a list of a document or, if `any`, whatever it is.
    fn name_at(&mut self, at: usize, any: bool) -> Option<(Range<usize>, Option<List>)> {
        let start = at + 1;
        let rest = self.text.get(start..).unwrap_or_default();
        let is = |name: &[u8]| rest.strip_prefix(name).is_some_and(|rest| rest.starts_with(b"\""));
        // Most names and texts are told from those by how they begin.
        if matches!(rest.first(), Some(b'e' | b'o' | b't'))
            && let Some((name, list)) = LISTS.into_iter().find(|(name, _)| is(name))
        {
            return Some((start..start + name.len(), Some(list)));
        }
        let end = if any { self.end_of_text(at)? } else { return None };
        Some((start..end - 1, None))
    }

    /// Returns the end of the text in quotes that begins here, after its last quote.
    fn end_of_text(&mut self, at: usize) -> Option<usize> {
        let mut end = at + 1;
        loop {
            let byte = self.byte(end);
            self.steps += 1;
            match byte? {
                b'"' => return Some(end + 1),
                b'\\' => end += 2,
                _ => end += 1,
            }
        }
    }

    fn open(&mut self, start: usize, is_object: bool, place: Place, list: Option<List>) {
        if is_object {
            self.see(start);
        }
        if self.open.len() == MOST_OPEN
            && let Some(outermost) = self.open.pop_front()
        {
            self.take_fields(outermost);
        }
        self.last_list = list.or(self.last_list);
        let names = Names::default();
        let name = start..start;
        self.open.push_back(Open {
            start,
            is_object,
            place,
            list,
            names,
            name,
            in_column: false,
            fields: Vec::new(),
        });
    }

    /// Reads on until the object with which the reading began closes; `None` when that cannot be.
    fn read(&mut self, mut at: usize, mut next: Next) -> Option<usize> {
        loop {
            let byte = self.byte(at)?;
            self.steps += 1;
            let in_object = self.open.back()?.is_object;
            match (byte, next) {
                _ if is_space(byte) => at += 1,
                // No entry lies so deep in lists alone: each of them would cost as much as an entry does.
                (b'[', Next::Value | Next::ValueOrEnd) if !in_object && self.open.len() == MOST_OPEN => {
                    return None;
                }
                (b'{' | b'[', Next::Value | Next::ValueOrEnd) => {
                    let parent = self.open.back()?;
                    // One bracket too many makes a list in the list.
                    let list = if in_object { list_named(self.slice(&parent.name)) } else { parent.list };
                    // The only object of a list that lost its bracket stands in the field itself.
                    let place = if in_object && list.is_none() { Place::Field } else { Place::Element(list) };
                    self.open(at, byte == b'{', place, list);
                    next = if byte == b'{' { Next::NameOrEnd } else { Next::ValueOrEnd };
                    at += 1;
                }
                (b'"', Next::Name | Next::NameOrEnd) => {
                    let in_column = self.is_in_column(at);
                    if in_column && self.is_in_field_of_document() {
                        return None;
                    }
                    let end = self.end_of_text(at)?;
                    let name = at + 1..end - 1;
                    let names = Names::of(self.slice(&name));
                    self.see(at);
                    let object = self.open.back_mut()?;
                    object.names.add(names);
                    object.in_column |= in_column;
                    object.name = name;
                    (at, next) = (end, Next::Colon);
                }
                (b':', Next::Colon) => (at, next) = (at + 1, Next::Value),
                (b'"', Next::Value | Next::ValueOrEnd) => {
                    let end = self.end_of_text(at)?;
                    self.take_value(at..end);
                    (at, next) = (end, Next::CommaOrEnd);
                }
                (_, Next::Value | Next::ValueOrEnd) if is_scalar(byte) => {
                    let rest = self.text.get(at..).unwrap_or_default();
                    let end = at + rest.iter().take_while(|byte| is_scalar(**byte)).count();
                    self.steps += end - at;
                    self.take_value(at..end);
                    (at, next) = (end, Next::CommaOrEnd);
                }
                (b',', Next::CommaOrEnd) => {
                    (at, next) = (at + 1, if in_object { Next::Name } else { Next::Value });
                }
                (b'}', Next::CommaOrEnd | Next::NameOrEnd) if in_object => {
                    at += 1;
                    self.close(at);
                    next = Next::CommaOrEnd;
                }
                (b']', Next::CommaOrEnd | Next::ValueOrEnd) if !in_object => {
                    at += 1;
                    self.close(at);
                    next = Next::CommaOrEnd;
                }
                _ => return None,
            }
            if self.open.is_empty() {
                return Some(at);
            }
        }
    }

    /// A value of the innermost object or list is whole.
    fn take_value(&mut self, range: Range<usize>) {
        let text = self.text;
        let Some(object) = self.open.back_mut().filter(|open| open.is_object) else { return };
        let name = Names::of(text.get(object.name.clone()).unwrap_or_default());
        let may_be_document = object.is_of_document() || object.place == Place::Start { in_field: false };
        if may_be_document && !name.is_document() && object.fields.len() < MOST_FIELDS {
            object.fields.push((object.name.clone(), range));
        }
    }

    fn close(&mut self, end: usize) {
        let Some(closed) = self.open.pop_back() else { return };
        let range = closed.start..end;
        let is_document = closed.names.has(Names::HEAD) && closed.names.has(Names::LISTS);
        if closed.is_object {
            self.take_item(&closed, end);
            self.take_fields(closed);
        }
        // A document in a field of another is one that came after the other was cut off.
        if !is_document {
            self.take_value(range);
        }
    }

    fn take_item(&mut self, closed: &Open, end: usize) {
        let names = closed.names;
        let (is_item, keep) = match closed.place {
            Place::Resumed => (false, false),
            Place::Element(Some(_)) => (!names.is_document(), true),
            Place::Start { in_field: false } | Place::Element(None) => (names.is_item(), true),
            Place::Start { in_field: true } | Place::Field => (names.is_telling(), false),
        };
        let unsure = closed.place == Place::Element(None) && !names.is_telling();
        if !is_item {
            return;
        }
        if !names.is_mixed() && !unsure {
            while self.found.last().is_some_and(|inner| inner.range.start > closed.start) {
                let inner = self.found.pop();
                self.others -= usize::from(inner.is_some_and(|inner| !inner.is_telling()));
            }
        }
        let list = if let Place::Element(Some(list)) = closed.place { Some(list) } else { self.last_list };
        let what = What::Item { names, list, keep, unsure, mixed: names.is_mixed() };
        self.push(Found { range: closed.start..end, what });
    }

    /// Takes a piece, as long as there is room for it.
    fn push(&mut self, found: Found) {
        let is_telling = found.is_telling();
        if self.found.len() < MOST_ELEMENTS && (is_telling || self.others < MOST_OTHERS) {
            self.others += usize::from(!is_telling);
            self.found.push(found);
        }
    }

    fn take_fields(&mut self, ended: Open) {
        let is_document = ended.names.has(Names::LISTS) || ended.is_rest();
        if ended.names.is_item() || !is_document {
            return;
        }
        let certain = ended.names.has_all(Names::LISTS);
        for (name, value) in ended.fields {
            self.push(Found { range: name.start - 1..value.end, what: What::Field { name, value, certain } });
        }
    }
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | ABSENT)
}

/// Whether a number or one of the words `true`, `false` and `null` can hold the byte.
fn is_scalar(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
}
