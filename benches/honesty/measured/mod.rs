//! Everything that is measured: for the bench all of it, for the tests a small part.

mod ahead;
mod diary;
mod light;
mod means;
mod pages;
mod table;
mod ticks;
mod trends;
mod trials;
mod words;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result, anyhow};

pub(crate) use table::Table;

/// How much is measured.
pub(crate) struct Scope {
    /// Whether only what the tests measure too.
    pub(crate) is_small: bool,
    /// How many diaries a cell has.
    pub(crate) diaries: usize,
    /// The most days that a diary has.
    pub(crate) longest: usize,
    /// By how many standard errors of the share a figure may miss its target, besides .02.
    pub(crate) errors: f64,
    /// The names of what is measured; all of it when there is none.
    pub(crate) only: Vec<String>,
}

impl Scope {
    /// Those of some lengths that are measured.
    fn lengths<const N: usize>(&self, lengths: [usize; N]) -> Vec<usize> {
        lengths.into_iter().filter(|days| *days <= self.longest).collect()
    }
}

/// Something that is measured.
struct Measure {
    /// What it is called on the command line.
    name: &'static str,
    /// Whether the tests measure it too.
    is_small: bool,
    make: fn(&Scope) -> Result<Vec<Table>>,
}

/// All of it, in the order in which it is printed.
fn all() -> Vec<Measure> {
    let small = |name, make| Measure { name, is_small: true, make };
    let large = |name, make| Measure { name, is_small: false, make };
    vec![
        large("false-alarms", trends::false_alarms),
        small("nothing", words::where_nothing_changes),
        large("falls", words::where_it_falls),
        large("same", words::about_the_same),
        small("seen", ahead::could_be_seen),
        large("power", trends::power),
        large("middles", trends::by_middle),
        large("means", means::coverage),
        large("baseline", means::changes),
        large("light", light::shares),
        small("hard-days", ahead::after_hard_days),
        large("ticks", ticks::associations),
        large("noticed", pages::where_nothing_goes_together),
        large("trigger", pages::where_a_trigger_is_real),
        small("helps-not", pages::where_nothing_helps),
        large("helped", pages::where_something_helps),
        large("days-after", ticks::days_after),
        small("trials", trials::words),
    ]
}

/// The names of all that is measured.
pub(crate) fn names() -> Vec<&'static str> {
    all().into_iter().map(|measure| measure.name).collect()
}

/// Measures, on two threads, each table from its own seed.
pub(crate) fn run(scope: &Scope) -> Result<Vec<Table>> {
    let is_wanted = |it: &Measure| scope.only.is_empty() || scope.only.iter().any(|name| name == it.name);
    let mut measures = all();
    measures.retain(|it| (it.is_small || !scope.is_small) && is_wanted(it));
    let next = AtomicUsize::new(0);
    let done: Vec<Mutex<Option<Result<Vec<Table>>>>> = measures.iter().map(|_| Mutex::new(None)).collect();
    std::thread::scope(|threads| {
        for _ in 0..2 {
            threads.spawn(|| {
                while let Some((measure, slot)) = {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    measures.get(place).zip(done.get(place))
                } {
                    if let Ok(mut slot) = slot.lock() {
                        *slot = Some((measure.make)(scope));
                    }
                }
            });
        }
    });
    let mut tables = Vec::new();
    for slot in done {
        let made = slot.into_inner().map_err(|_| anyhow!("a table was not finished"))?;
        tables.extend(made.context("a table was not begun")??);
    }
    Ok(tables)
}
