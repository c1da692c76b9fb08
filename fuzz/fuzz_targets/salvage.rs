//! Salvage takes every entry that is whole out of a damaged document, and of a whole one it takes all.

#![no_main]

use inward::journal::Document;
use inward::journal::format::salvage::salvage;
use libfuzzer_sys::fuzz_target;

#[path = "month.rs"]
mod month;

fuzz_target!(|input: &str| {
    // Behind a NUL it says where the damage is, and with what.
    let (text, damage) = input.split_once('\0').unwrap_or((input, "\u{20}\u{20}#"));
    let number = |at: usize| damage.as_bytes().get(at).copied().unwrap_or_default();
    let (place, byte) = (u16::from_be_bytes([number(0), number(1)]), number(2));
    let month = month::of(text);
    let mut bytes = text.as_bytes().to_vec();
    let salvaged = salvage(&bytes, month);
    Document::parse(&salvaged.document.to_text(), month).expect("what is taken can be written and read");
    let Ok(document) = Document::parse(text, month) else { return };
    assert_eq!(salvaged.document.to_text(), document.to_text());
    // Kept texts may hold lines that look like the beginning of an entry.
    if !document.kept().is_empty() {
        return;
    }
    let written = document.to_text();
    bytes = written.clone().into_bytes();
    let Some(damaged) = (usize::from(place) * 7).checked_rem(bytes.len()) else { return };
    let is_cut = byte % 4 == 0;
    if is_cut {
        bytes.truncate(damaged);
    } else {
        bytes[damaged] = byte;
    }
    let salvaged = salvage(&bytes, month).document;
    for entry in document.entries() {
        let place = written.find(&format!("\n      \"id\": \"{}\"", entry.id)).expect("it is there");
        let start = written[..place].rfind("\n    {").expect("it has a beginning");
        let end = place + written[place..].find("\n    }").expect("it has an end") + 6;
        let is_whole = if is_cut { end <= damaged } else { !(start..=end).contains(&damaged) };
        // What stands outside of the lists is no entry for anybody.
        let lists = written.find("\n  \"entries\": [").unwrap_or(0) + 15;
        if is_whole && damaged > lists {
            let found = salvaged.versions(entry.id).any(|version| version.digest() == entry.digest());
            assert!(found, "{} is lost at {damaged}", entry.id);
        }
    }
});
