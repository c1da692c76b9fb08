//! A sealed journal: its first frame, opening it, saving, and all-time trends, beside one that lies in clear.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use inward::clock::Clock;
use inward::store::{NewKeys, Passphrase, Store};

use crate::Asked;
use crate::bed::{Bed, Journal};
use crate::saving::{SAVED, answer, changed};
use crate::session::{Session, USUAL};
use crate::start::{HOME, LEAST};
use crate::table::{Row, limit, median};
use crate::trends::{FOUND, KEYS};

const PASSPHRASE: &str = "seven quiet rivers";
/// The text of the locked window.
const LOCKED: [&str; 1] = ["Passphrase"];

/// Number 18.
pub(crate) fn measured(bed: &Bed, asked: &Asked) -> Result<Vec<Row>> {
    let (plain, sealed) = (bed.journal(10, "plain")?, bed.journal(10, "sealed")?);
    let now = Clock::system().now();
    let store = Store::create(&sealed.dir)?;
    store.encrypt(&NewKeys::fresh(), &Passphrase::new(PASSPHRASE), &now)?;
    let mut rows = vec![saves(&plain, &sealed, asked.times(50))?];
    let (mut least, mut locked, mut opened) = (Vec::new(), Vec::new(), Vec::new());
    let (mut in_clear, mut in_sealed) = (Vec::new(), Vec::new());
    for _ in 0..asked.times(5) {
        let mut session = Session::start(&bed.least, USUAL)?;
        least.push(session.first_frame(&LEAST)?);
        session.quit("q")?;
        let mut session = Session::start(&bed.on(&plain), USUAL)?;
        session.first_frame(&HOME)?;
        in_clear.push(session.press_until(KEYS, &FOUND)?);
        session.quit("\x03")?;
        let mut session = Session::start(&bed.on(&sealed), USUAL)?;
        locked.push(session.first_frame(&LOCKED)?);
        session.press(PASSPHRASE)?;
        opened.push(session.press_until("\r", &HOME)?);
        in_sealed.push(session.press_until(KEYS, &FOUND)?);
        session.quit("\x03")?;
    }
    let mut session = Session::start(&bed.on(&plain), USUAL)?;
    session.first_frame(&HOME)?;
    let saved_in_clear = saved(&mut session, asked.times(10))?;
    let mut session = Session::start(&bed.on(&sealed), USUAL)?;
    session.first_frame(&LOCKED)?;
    session.press(PASSPHRASE)?;
    session.press_until("\r", &HOME)?;
    let saved_sealed = saved(&mut session, asked.times(10))?;
    let nothing = "nothing was measured";
    let middle = |times: &[Duration]| median(times).context(nothing);
    let name = sealed.name();
    let what = format!("start to the locked window, {name}");
    rows.push(Row::ratio(18, what, middle(&locked)?, middle(&least)?, limit(1.4, 1.7)));
    let what = format!("save, from Enter to the saved line, sealed, beside the same in clear, {name}");
    rows.push(Row::ratio(18, what, middle(&saved_sealed)?, middle(&saved_in_clear)?, limit(1.2, 1.5)));
    let opened = middle(&opened)?.as_secs_f64() * 1_000.0;
    let what = format!("from Enter after the passphrase to Home, {name}");
    rows.push(Row::figure(18, what, opened, "ms", limit(1_200.0, 2_000.0)));
    let more = middle(&in_sealed)?.as_secs_f64() - middle(&in_clear)?.as_secs_f64();
    let what = format!("all-time trends take more than in clear, {name}");
    rows.push(Row::figure(18, what, more * 1_000.0, "ms", limit(100.0, 200.0)));
    Ok(rows)
}

/// Saves the check-in of the day some times, and ends.
fn saved(session: &mut Session, times: usize) -> Result<Vec<Duration>> {
    let mut took = Vec::new();
    for time in 0..times {
        answer(session, time)?;
        took.push(session.press_until("\r", &SAVED)?);
        session.settle(Duration::from_millis(30));
    }
    session.quit("\x03")?;
    Ok(took)
}

/// The store's work for a save, beside the same in clear.
fn saves(plain: &Journal, sealed: &Journal, times: usize) -> Result<Row> {
    let (in_clear, in_sealed) = (Store::create(&plain.dir)?, Store::create(&sealed.dir)?);
    in_sealed.unlock(&Passphrase::new(PASSPHRASE), &Clock::system().now())?;
    let months = in_clear.months()?;
    let month = *months.iter().rev().nth(1).context("the journal has no whole month")?;
    let mut took = [Vec::new(), Vec::new()];
    for time in 0..=times {
        for (store, took) in [&in_clear, &in_sealed].into_iter().zip(&mut took) {
            let version = changed(store, month, time)?;
            let started = Instant::now();
            store.save(version)?;
            // The first one makes the backup of the day.
            took.extend((time > 0).then(|| started.elapsed()));
        }
    }
    let [plain, sealed] = took.map(|took| median(&took));
    let (plain, sealed) = plain.zip(sealed).context("nothing was measured")?;
    Ok(Row::ratio(18, "files of a save, sealed, beside the same in clear", sealed, plain, limit(1.2, 1.5)))
}
