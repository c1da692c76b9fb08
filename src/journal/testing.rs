//! Entries for tests: those in `tests/fixtures/kinds`.

use super::entry::Entry;
use super::practice::Kind;
use crate::journal::format::document::Document;

#[path = "../../tests/harness/kinds.rs"]
mod kinds;

/// An entry of a kind in which every field is filled, and one in which nothing is answered.
pub(crate) fn entries_of(kind: Kind) -> [Entry; 2] {
    let text = kinds::document(kind.key());
    let document = Document::parse(&text, "2026-09".parse().unwrap()).unwrap();
    document.entries().to_vec().try_into().unwrap()
}
