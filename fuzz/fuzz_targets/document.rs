//! What can be read is written, and what is written reads as the same.

#![no_main]

use inward::journal::{Document, Month};
use libfuzzer_sys::fuzz_target;

#[path = "month.rs"]
mod month;

fuzz_target!(|text: &str| {
    let month: Month = month::of(text);
    let Ok(document) = Document::parse(text, month) else { return };
    let written = document.to_text();
    let again = Document::parse(&written, month).expect("what was written is read");
    assert_eq!(again.to_text(), written);
    assert_eq!(again.kept().len(), document.kept().len());
    for (one, other) in document.entries().iter().zip(again.entries()) {
        assert_eq!(one.digest(), other.digest());
    }
    assert_eq!(document.clone().merge(document.clone()).to_text(), written, "with itself it is itself");
});
