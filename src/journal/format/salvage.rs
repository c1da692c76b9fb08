//! Reads every entry, version and tombstone of a damaged document that is still whole.
//!
//! A truncated file, a flipped byte, a merge marker in the middle, two documents one after the other: whole parts are
//! taken as they stand, and the report says where the rest stands. Nothing that a person wrote is put together
//! from halves.

mod found;
mod leftover;
mod scan;

use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

use memchr::memchr_iter;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use self::found::{Found, List, What};
use self::scan::{ABSENT, SPOILED, Scan};
use super::document::Document;
use super::document::limits::Room;
use super::merge::united_fields;
use crate::journal::calendar::Month;
use crate::journal::format::git_markers;
use crate::journal::format::git_markers::Owner;

/// The readable part of a document.
#[derive(Clone, Debug)]
pub struct Salvaged {
    /// All that is whole, settled like any document.
    pub document: Document,
    /// The number of entries, other versions, tombstones and texts that break the schema in it.
    pub kept: usize,
    /// The places of some of them that could be read only once unreadable bytes were replaced.
    pub repaired: Vec<Piece>,
    /// The rest: pieces that are neither in the document nor merely part of its frame.
    pub set_aside: Vec<Piece>,
}

/// A place in the text, without anything that is written there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its lines, from 1.
    pub lines: RangeInclusive<usize>,
}

/// Reads all that can be read of the document of `month`. A whole document comes back as it is.
///
/// It is read as a document of the newest version, whatever version it states. The work stays within a few times the
/// length, whatever the bytes are, and the result holds no more than a document may.
pub fn salvage(bytes: &[u8], month: Month) -> Salvaged {
    // A text that does not end like a document is none: most damaged ones are cut off, and need not be read for that.
    let may_be_whole = bytes.trim_ascii_end().ends_with(b"}");
    let text = std::str::from_utf8(bytes).ok().filter(|_| may_be_whole);
    let whole = text.and_then(|text| Document::parse(text, month).ok());
    if let Some(document) = whole {
        let kept = count(&document);
        return Salvaged { document, kept, repaired: Vec::new(), set_aside: Vec::new() };
    }
    let mut frame = readable(bytes);
    let mut taken = Taken::new(month);
    match git_markers::parts(&frame) {
        None => taken.take_all(&frame),
        Some(parts) => {
            // One side after the other: a text may be large.
            for absent in [[Owner::Base, Owner::Theirs], [Owner::Base, Owner::Ours]] {
                let mut side = frame.clone();
                leave_out(&mut side, &parts, |part| part == Owner::Marker || absent.contains(&part));
                taken.take_all(&side);
            }
            leave_out(&mut frame, &parts, |part| part == Owner::Marker);
        }
    }
    taken.ranges.sort_by_key(|range| (range.start, range.end));
    let left = leftover::pieces(&frame, &taken.ranges);
    drop(frame);
    taken.repaired.sort_by_key(|range| (range.start, range.end));
    taken.repaired.dedup();
    let document = taken.document.settled_if_needed();
    Salvaged {
        kept: count(&document),
        document,
        repaired: pieces(bytes, &taken.repaired),
        set_aside: pieces(bytes, &left),
    }
}

fn count(document: &Document) -> usize {
    document.entries().len() + document.others().len() + document.tombstones().len() + document.kept().len()
}

/// The bytes with a stand-in for each that no document may hold, at the same places.
fn readable(bytes: &[u8]) -> Vec<u8> {
    let mut readable = bytes.to_vec();
    let is_control = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    readable.iter_mut().filter(|byte| is_control(**byte)).for_each(|byte| *byte = SPOILED);
    if std::str::from_utf8(bytes).is_err() {
        let mut at = 0;
        for chunk in bytes.utf8_chunks() {
            let start = at + chunk.valid().len();
            at = start + chunk.invalid().len();
            readable.get_mut(start..at).unwrap_or_default().fill(SPOILED);
        }
    }
    if readable.starts_with(leftover::BYTE_ORDER_MARK) {
        readable.iter_mut().take(leftover::BYTE_ORDER_MARK.len()).for_each(|byte| *byte = ABSENT);
    }
    readable
}

/// Leaves parts out of a text; where lines end stays.
fn leave_out(text: &mut [u8], parts: &[(Owner, Range<usize>)], is_absent: impl Fn(Owner) -> bool) {
    for (_, lines) in parts.iter().filter(|(part, _)| is_absent(*part)) {
        let lines = text.get_mut(lines.clone()).unwrap_or_default();
        lines.iter_mut().filter(|byte| !matches!(**byte, b'\n' | b'\r')).for_each(|byte| *byte = ABSENT);
    }
}

/// The parts that were read so far.
struct Taken {
    document: Document,
    /// The sums of the parts that are kept as they stand.
    kept: BTreeSet<[u8; 32]>,
    room: Room,
    ranges: Vec<Range<usize>>,
    repaired: Vec<Range<usize>>,
}

impl Taken {
    fn new(month: Month) -> Self {
        Self {
            document: Document::new(month),
            kept: BTreeSet::new(),
            room: Room::half(),
            ranges: Vec::new(),
            repaired: Vec::new(),
        }
    }

    /// Takes everything that is found in a text, outer before inner.
    fn take_all(&mut self, text: &[u8]) {
        let mut fields = Map::new();
        let (mut taken_to, mut mixed_to, mut list_to) = (0, 0, 0);
        let found = Scan::new(text).found;
        let is_sure = |found: &&Found| matches!(found.what, What::Item { unsure: false, .. });
        let sure: Vec<usize> = found.iter().filter(is_sure).map(|found| found.range.start).collect();
        let has_items = |range: &Range<usize>| {
            sure.get(sure.partition_point(|start| *start < range.start))
                .is_some_and(|start| *start < range.end)
        };
        for Found { range, what } in found {
            if range.start < taken_to {
                continue;
            }
            let is_taken = match what {
                What::Item { unsure: true, .. } if range.start >= list_to => false,
                // Two of them in each other are read once at most, so that a long row of them stays cheap.
                What::Item { mixed: true, .. } if range.start < mixed_to => false,
                What::Item { names, list, keep, mixed, .. } => {
                    mixed_to = if mixed { range.end } else { mixed_to };
                    let list = if names.is_tombstone() { Some(List::Tombstones) } else { list };
                    self.take(text, &range, (keep && !mixed).then(|| list.unwrap_or(List::Entries)))
                }
                // A list whose name was damaged is no field that nobody knows.
                What::Field { certain: false, .. } if has_items(&range) => {
                    list_to = range.end;
                    false
                }
                What::Field { name, value, certain } => {
                    let is_read = self.take_field(text, &name, &value, &mut fields);
                    list_to = if is_read || certain { list_to } else { range.end };
                    is_read
                }
            };
            if is_taken {
                taken_to = range.end;
                self.ranges.extend(present(text, range));
            }
        }
        let before = std::mem::take(&mut self.document.extra);
        self.document.extra = if before.is_empty() { fields } else { united_fields(before, fields) };
    }

    /// Takes an entry or a tombstone and, when there is a list to keep it in, whatever else is whole, as long as there is
    /// room for it.
    fn take(&mut self, text: &[u8], range: &Range<usize>, keep_in: Option<List>) -> bool {
        if self.room.is_full() {
            return false;
        }
        let (text, is_repaired) = read(text, range);
        let Ok(entry) = self.room.entry(&text, self.document.month) else { return false };
        if let Some(entry) = entry {
            if !self.room.version(entry.id, &entry.replaces) {
                return false;
            }
            self.document.entries.push(entry);
        } else if let Ok(Some(tombstone)) = self.room.tombstone(&text) {
            if !self.room.version(tombstone.id, &tombstone.replaces) {
                return false;
            }
            self.document.tombstones.push(tombstone);
        } else {
            let Some(list) = keep_in else { return false };
            let Ok(raw) = RawValue::from_string(text) else { return false };
            if self.kept.insert(Sha256::digest(raw.get()).into()) {
                if !self.room.element() {
                    return false;
                }
                match list {
                    List::Entries => self.document.kept.entries.push(raw),
                    List::Others => self.document.kept.others.push(raw),
                    List::Tombstones => self.document.kept.tombstones.push(raw),
                }
            }
        }
        if is_repaired {
            self.repaired.push(range.clone());
        }
        true
    }

    fn take_field(
        &mut self,
        text: &[u8],
        name: &Range<usize>,
        value: &Range<usize>,
        fields: &mut Map<String, Value>,
    ) -> bool {
        let (name_text, _) = read(text, &(name.start - 1..name.end + 1));
        let (value_text, is_repaired) = read(text, value);
        let (Ok(name_text), Some(value_read)) =
            (serde_json::from_str::<String>(&name_text), self.room.field(&value_text))
        else {
            return false;
        };
        let one = Map::from_iter([(name_text, value_read)]);
        let is_new = one.keys().all(|name| !fields.contains_key(name));
        if is_new {
            fields.extend(one);
        } else {
            *fields = united_fields(std::mem::take(fields), one);
        }
        if is_repaired {
            self.repaired.push(name.start - 1..value.end);
        }
        true
    }
}

/// The parts of a range that are not absent from the text.
fn present(text: &[u8], range: Range<usize>) -> Vec<Range<usize>> {
    let mut present = Vec::new();
    let mut start = range.start;
    for part in text.get(range).unwrap_or_default().split(|byte| *byte == ABSENT) {
        if !part.is_empty() {
            present.push(start..start + part.len());
        }
        start += part.len() + 1;
    }
    present
}

/// The text of a range as JSON, and whether bytes of it had to be replaced.
fn read(text: &[u8], range: &Range<usize>) -> (String, bool) {
    let text = text.get(range.clone()).unwrap_or_default();
    // As it stands when none of its bytes is one to look at: in a long document that is much quicker.
    if text.iter().all(|byte| *byte >= b' ') {
        return (String::from_utf8(text.to_vec()).unwrap_or_default(), false);
    }
    let mut read = Vec::with_capacity(text.len());
    let (mut in_quotes, mut escaped, mut spoiled, mut is_repaired) = (false, false, false, false);
    for byte in text.iter().copied().filter(|byte| *byte != ABSENT) {
        if byte == SPOILED || in_quotes && byte < b' ' {
            // A run of them is one fault.
            if !spoiled {
                read.extend("\u{fffd}".bytes());
            }
            (spoiled, is_repaired, escaped) = (true, true, false);
            continue;
        }
        spoiled = false;
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_quotes,
            b'"' => in_quotes = !in_quotes,
            _ => {}
        }
        read.push(byte);
    }
    (String::from_utf8(read).unwrap_or_default(), is_repaired)
}

/// The lines of ranges, which are sorted by where they start.
fn pieces(bytes: &[u8], ranges: &[Range<usize>]) -> Vec<Piece> {
    let breaks = |from: usize, to: usize| memchr_iter(b'\n', bytes.get(from..to).unwrap_or_default()).count();
    let (mut at, mut line) = (0, 1);
    let mut pieces: Vec<Piece> = Vec::new();
    for range in ranges {
        line += breaks(at, range.start);
        at = range.start;
        let piece = Piece { lines: line..=line + breaks(range.start, range.end.saturating_sub(1)) };
        if pieces.last() != Some(&piece) {
            pieces.push(piece);
        }
    }
    pieces
}

#[cfg(test)]
mod tests;
