//! What lies in the memory of the process once a sealed journal is locked again. Only root may look into it, and only Linux shows it.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};

use crate::harness::window::{ENTER, F12, Window};
use crate::home::NOT_YET;
use crate::locked::{MARK, PASSPHRASE, open, sealed};

/// Every part of the memory of a process that it can write; `None` where nobody may look.
fn memory(window: &Window) -> Option<Vec<Vec<u8>>> {
    let maps = fs::read_to_string(format!("/proc/{}/maps", window.pid())).ok()?;
    let mut memory = File::open(format!("/proc/{}/mem", window.pid())).ok()?;
    let mut parts = Vec::new();
    for line in maps.lines() {
        let mut fields = line.split_whitespace();
        let (range, rights) = (fields.next()?, fields.next()?);
        if !rights.starts_with("rw") {
            continue;
        }
        let (from, to) = range.split_once('-')?;
        let (from, to) = (u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?);
        let mut part = vec![0; usize::try_from(to - from).ok()?];
        // Some parts are there in name only.
        if memory.seek(SeekFrom::Start(from)).is_ok() && memory.read_exact(&mut part).is_ok() {
            parts.push(part);
        }
    }
    Some(parts)
}

/// How often the memory is looked at.
const LOOKS: usize = 5;

fn count(memory: &[Vec<u8>], word: &[u8]) -> usize {
    memory.iter().map(|part| memchr::memmem::find_iter(part, word).count()).sum()
}

/// How many keys stand there as text.
fn keys(memory: &[Vec<u8>]) -> usize {
    const HEAD: &[u8] = b"AGE-SECRET-KEY-1";
    let is_key = |part: &[u8], at: usize| {
        part.get(at + HEAD.len()..at + HEAD.len() + 58)
            .is_some_and(|rest| rest.iter().all(u8::is_ascii_alphanumeric))
    };
    memory
        .iter()
        .map(|part| memchr::memmem::find_iter(part, HEAD).filter(|at| is_key(part, *at)).count())
        .sum()
}

#[test]
fn neither_the_passphrase_nor_a_key_is_in_memory_as_text_open_or_locked() {
    let home = sealed();
    let mut window = open(&home);
    // What is pasted goes through the terminal's own reader, which keeps it for a while.
    window.press(PASSPHRASE);
    window.press_for(ENTER, NOT_YET);
    window.press_for("e", MARK);
    let Some(open) = memory(&window) else { return };
    assert!(count(&open, MARK.as_bytes()) > 0, "what is on the screen is found");
    assert_eq!(left(&window), (0, 0), "open");
    window.press(F12);
    window.until("is blank", |screen| screen.trim().is_empty());
    assert_eq!(left(&window), (0, 0), "locked");
}

/// How many keys and passphrases stand there as text and stay: one that is in use at the moment of a look is gone at one of the next.
fn left(window: &Window) -> (usize, usize) {
    let looks = (0..LOOKS).map(|_| {
        let memory = memory(window).unwrap();
        (keys(&memory), count(&memory, PASSPHRASE.as_bytes()))
    });
    looks.min().unwrap_or_default()
}
