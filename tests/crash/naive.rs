//! A program that the sweep must find fault with: it keeps a note as many programs do, in the place of the old file,
//! without a lock, a sync or a look at errors, and takes an unreadable file for an empty one.

use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use inward::clock::Clock;
use inward::journal::{Body, Day, DayStart, Document, Entry, Month, Note};

fn main() -> Result<(), Box<dyn Error>> {
    let clock = Clock::from_env()?;
    let today = Day::at(&clock.now(), DayStart::default());
    let month = Month::of(today);
    let journal = PathBuf::from(std::env::var_os("INWARD_DATA_DIR").ok_or("no directory")?).join("journal");
    let path = journal.join(format!("{month}.json"));
    let text = io::read_to_string(io::stdin())?;
    let there = fs::read_to_string(&path).ok().and_then(|text| Document::parse(&text, month).ok());
    let note = Entry::new(clock.fresh_id(), today, Body::Note(Note { text }), clock.now(), today);
    let document = there.unwrap_or_else(|| Document::new(month)).with(note);
    let _ = fs::create_dir_all(&journal);
    let _ = fs::write(&path, document.to_text());
    writeln!(io::stdout(), "Saved the note.")?;
    Ok(())
}
