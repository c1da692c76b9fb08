//! One document for each kind of entry, from `tests/fixtures/kinds`: with an entry in which every field is filled, then
//! one in which nothing is answered.

use std::fs;
use std::path::Path;

/// Where the fixture of a kind is, from the package's root.
pub(crate) fn place(kind: &str) -> String {
    format!("tests/fixtures/kinds/format-1/{kind}.json")
}

/// The fixture of a kind, if it has one.
pub(crate) fn found(kind: &str) -> Option<String> {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(place(kind))).ok()
}

/// Where the fixture of the fields that came to a kind later is, from the package's root.
#[allow(dead_code, reason = "not every test that has entries looks at these")]
pub(crate) fn place_of_added(kind: &str) -> String {
    format!("tests/fixtures/added/format-1/{kind}.json")
}

/// The fixture of the fields that came to a kind later, if it has one.
#[allow(dead_code, reason = "not every test that has entries looks at these")]
pub(crate) fn added(kind: &str) -> Option<String> {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(place_of_added(kind))).ok()
}

/// The fixture of a kind.
pub(crate) fn document(kind: &str) -> String {
    found(kind).unwrap_or_else(|| panic!("{} is missing: CONTRIBUTING.md says what to add", place(kind)))
}
