//! Merging is the same in any order and however often.

#![no_main]

use inward::journal::Document;
use libfuzzer_sys::fuzz_target;

#[path = "month.rs"]
mod month;

fuzz_target!(|input: &str| {
    // Three documents with a NUL between them, or as many as there are.
    let month = month::of(input);
    let mut texts = input.split('\0');
    let mut next = || Document::parse(texts.next()?, month).ok();
    let Some(one) = next() else { return };
    let of = |documents: &[&Document]| {
        let all = documents.iter().map(|document| (*document).clone());
        all.reduce(Document::merge).expect("there is one").to_text()
    };
    let alone = one.to_text();
    assert_eq!(of(&[&one, &one]), alone);
    let other = next().unwrap_or_else(|| without_first(&one));
    let third = next().unwrap_or_else(|| Document::new(month));
    let both = of(&[&one, &other]);
    assert_eq!(of(&[&other, &one]), both);
    assert_eq!(of(&[&one, &other, &one]), both);
    assert_eq!(of(&[&other, &one, &other, &one]), both);
    let all = of(&[&one, &other, &third]);
    for order in [[&one, &third, &other], [&third, &one, &other], [&other, &third, &one]] {
        assert_eq!(of(&order), all);
    }
    let again = Document::parse(&all, month).expect("what was written is read");
    assert_eq!(again.to_text(), all);
});

/// The document after its first entry was deleted.
fn without_first(document: &Document) -> Document {
    let Some(first) = document.entries().first() else { return document.clone() };
    document.clone().without(first.id, first.made_at().clone())
}
