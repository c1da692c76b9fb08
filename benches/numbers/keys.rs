//! From a key to its frame: on every screen, held down, in a text, in a search.

use std::time::Duration;

use anyhow::{Context, Result, anyhow};

use crate::Asked;
use crate::bed::{Bed, Journal};
use crate::session::{Frame, LARGE, QUIET, Session, Size, USUAL};
use crate::start::{HOME, LEAST};
use crate::table::{Row, limit, median};

const UP: &str = "\x1b[A";
const DOWN: &str = "\x1b[B";
const RIGHT: &str = "\x1b[C";
const LEFT: &str = "\x1b[D";
const ESCAPE: &str = "\x1b";

/// How often a held key repeats before it is let go.
const HELD: usize = 200;
/// A held key is done when nothing more has come for so long.
const DONE: Duration = Duration::from_millis(60);

/// A place in the program.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) name: &'static str,
    /// The keys that lead there from Home, one after the other.
    open: &'static [&'static str],
    /// The text on the screen then.
    mark: &'static [&'static str],
    /// Two keys that draw something there, the second taking back what the first did.
    keys: Option<(&'static str, &'static str)>,
    /// Whether what it shows grows with the journal.
    grows: bool,
}

const fn growing(place: Place) -> Place {
    Place { grows: true, ..place }
}

const fn place(
    name: &'static str,
    open: &'static [&'static str],
    mark: &'static [&'static str],
    keys: Option<(&'static str, &'static str)>,
) -> Place {
    Place { name, open, mark, keys, grows: false }
}

/// Every place that can be rested in.
pub(crate) const PLACES: [Place; 21] = [
    place("Home", &[], &HOME, None),
    growing(place("a question", &["c"], &["1 of 6"], Some((DOWN, UP)))),
    place("the last page", &["c", "0", "1", "2", "3", "4"], &["6 of 6"], Some(("\t", "\x1b[Z"))),
    growing(place("Week", &["7"], &["week before"], Some((LEFT, RIGHT)))),
    growing(place("Trends", &["t"], &["Trends", " of 84 days"], Some((DOWN, UP)))),
    growing(place("a sign", &["t", "\r"], &["Direction"], Some((DOWN, UP)))),
    growing(place("Trends of all time", &["t", "]", "]", "]"], &["Trends", "all time"], Some((DOWN, UP)))),
    growing(place("a sign of all time", &ALL_OF_A_SIGN, &["Direction", "all time"], Some((LEFT, RIGHT)))),
    growing(place("Patterns", &["p"], &["Worth noticing"], Some((DOWN, UP)))),
    growing(place("Calendar", &["m"], &["Calendar", "skipped"], Some((LEFT, RIGHT)))),
    growing(place("Entries", &["e"], &["Entries", "open"], Some((DOWN, UP)))),
    growing(place("an entry", &["e", "\r"], &["edit"], Some((RIGHT, LEFT)))),
    place("a note", &["a"], &["Ctrl-S"], Some(("e", "\x7f"))),
    // The cost of a letter here is number 11.
    place("a search", &["/"], &["Search"], None),
    growing(place("Practice", &["x"], &["Exercises", "open"], Some((DOWN, UP)))),
    growing(place("what came of fears", &FEARS, &["What came of it"], Some((DOWN, UP)))),
    // A step with a choice, as words typed in another would be offered when the place is entered again.
    place("a step", &STEP, &["Is it something that may happen"], Some((DOWN, UP))),
    place("Support", &["s"], &["Support"], Some((DOWN, UP))),
    place("Settings", &[","], &["Settings"], Some((DOWN, UP))),
    place("Help", &["?"], &["Help"], Some((DOWN, UP))),
    place("a date", &["g"], &["done"], Some(("1", "\x7f"))),
];

const ALL_OF_A_SIGN: [&str; 5] = ["t", "]", "]", "]", "\r"];

/// The last line of Practice; lines above are counted from there, as those that wait stand before the exercises.
const LAST: &str = "\x1b[F";
const FEARS: [&str; 20] =
    ["x", LAST, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, "o"];
const STEP: [&str; 20] =
    ["x", LAST, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, "\r"];
const WAIT: [&str; 24] = [
    "x", LAST, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, "\r", "1", "\r", "\r", "\r",
    "1",
];

/// A wait whose timer runs: once a second it is drawn anew.
pub(crate) const WAITING: Place = place("a wait", &WAIT, &["Waiting", "Notice it"], None);

impl Place {
    /// Goes there in a program that was just started.
    pub(crate) fn enter(&self, session: &mut Session) -> Result<()> {
        session.first_frame(&HOME)?;
        session.settle(Duration::from_millis(50));
        for key in self.open {
            session.press(key)?;
            session.settle(Duration::from_millis(50));
        }
        let found = session.wait_for(self.mark, Duration::from_secs(2));
        found.map_err(|_| anyhow!("{} did not open", self.name))?;
        // A long journal is read here.
        session.settle(Duration::from_millis(150));
        Ok(())
    }
}

/// The least program, kept at hand to be asked for a key between the others.
struct Least {
    session: Session,
    down: bool,
}

impl Least {
    fn start(bed: &Bed, size: Size) -> Result<Self> {
        let mut session = Session::start(&bed.least, size)?;
        session.first_frame(&LEAST)?;
        Ok(Self { session, down: false })
    }

    fn key(&mut self) -> Result<Duration> {
        self.down = !self.down;
        let frame = self.session.frame(if self.down { DOWN } else { UP })?;
        Ok(frame.context("the least program drew nothing")?.took)
    }

    fn held(&mut self) -> Result<Duration> {
        held(&mut self.session)
    }
}

/// Numbers 2, 3, 4, 11 and 15.
pub(crate) fn measured(bed: &Bed, asked: &Asked) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let year = bed.of_all_kinds(1, "keys")?;
    let decade = bed.of_all_kinds(10, "keys")?;
    let century = bed.of_all_kinds(100, "keys")?;
    if asked.wants(&[2]) {
        for size in [USUAL, LARGE] {
            let mut least = Least::start(bed, size)?;
            for place in &PLACES {
                rows.extend(keys_in(place, bed, &decade, size, &mut least, asked.times(12))?);
            }
        }
    }
    let mut least = Least::start(bed, USUAL)?;
    if asked.wants(&[2]) {
        for place in PLACES.iter().filter(|place| place.grows) {
            rows.extend(keys_in(place, bed, &century, USUAL, &mut least, asked.times(12))?);
        }
    }
    if asked.wants(&[2, 4]) {
        for place in PLACES.iter().filter(|place| place.open.len() == 1) {
            rows.extend(opening(place, bed, &decade, &mut least, asked.times(12))?);
            if place.grows {
                rows.extend(opening(place, bed, &century, &mut least, asked.times(12))?);
            }
        }
    }
    if asked.wants(&[3]) {
        rows.push(held_key(bed, &year, &mut least, asked.times(5))?);
        rows.extend(typing(bed, &year, &mut least, asked.times(25))?);
    }
    if asked.wants(&[11]) {
        rows.push(search(bed, &decade, asked.times(2))?);
    }
    if asked.wants(&[15]) {
        rows.push(bytes(bed, &year)?);
    }
    Ok(rows)
}

/// Goes to a place on a journal that is as it was made.
fn at(place: &Place, bed: &Bed, journal: &Journal, size: Size) -> Result<Session> {
    journal.reset()?;
    let mut session = Session::start(&bed.on(journal), size)?;
    place.enter(&mut session)?;
    Ok(session)
}

fn named(name: &str) -> Result<&'static Place> {
    PLACES.iter().find(|place| place.name == name).with_context(|| format!("there is no place {name}"))
}

fn keys_in(
    place: &Place,
    bed: &Bed,
    journal: &Journal,
    size: Size,
    least: &mut Least,
    times: usize,
) -> Result<Option<Row>> {
    let Some((there, back)) = place.keys else { return Ok(None) };
    let what = format!("a key on {}, {}x{}, {}", place.name, size.0, size.1, journal.name());
    let mut session = match at(place, bed, journal, size) {
        Ok(session) => session,
        Err(error) => return Ok(Some(Row::left_out(2, what, error.to_string()))),
    };
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // The first time may read a file or a text.
    session.frame(there)?;
    for time in 0..times {
        theirs.push(least.key()?);
        let key = if time % 2 == 0 { back } else { there };
        ours.extend(session.frame(key)?.map(|frame| frame.took));
    }
    Ok(Some(match median(&ours).zip(median(&theirs)) {
        Some((ours, theirs)) => Row::ratio(2, what, ours, theirs, limit(1.3, 2.0)),
        None => Row::left_out(2, what, "nothing was drawn"),
    }))
}

/// Opening a place from Home, and going back.
fn opening(place: &Place, bed: &Bed, journal: &Journal, least: &mut Least, times: usize) -> Result<Vec<Row>> {
    let what = |verb: &str| format!("{verb} {}, {}", place.name, journal.name());
    let (number, within) =
        if matches!(place.name, "Week" | "Trends") { (4, limit(1.6, 3.0)) } else { (2, limit(1.3, 2.0)) };
    let mut session = match at(place, bed, journal, USUAL) {
        Ok(session) => session,
        Err(error) => return Ok(vec![Row::left_out(number, what("opening"), error.to_string())]),
    };
    let key = place.open.first().copied().unwrap_or_default();
    let (mut opened, mut closed, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..times {
        if place.name == "a search" {
            // The field is left first, then the list.
            session.frame(ESCAPE)?;
        }
        // To the first frame that shows it: what the worker still reads may be drawn after that.
        closed.push(session.press_until(ESCAPE, &HOME)?);
        session.settle(QUIET);
        opened.push(session.press_until(key, place.mark)?);
        session.settle(QUIET);
        theirs.push(least.key()?);
    }
    let nothing = "nothing was drawn";
    let theirs = median(&theirs).context(nothing)?;
    let opened = median(&opened).context(nothing)?;
    let closed = median(&closed).context(nothing)?;
    Ok(vec![
        Row::ratio(number, what("opening"), opened, theirs, within),
        Row::ratio(2, what("Home after"), closed, theirs, limit(1.3, 2.0)),
    ])
}

/// From the first of many keys to the last frame.
fn held(session: &mut Session) -> Result<Duration> {
    session.settle(DONE);
    let pressed = session.press(&DOWN.repeat(HELD))?;
    let (at, _) = session.take_frame(Duration::from_secs(2), DONE).context("nothing was drawn")?;
    Ok(at.saturating_duration_since(pressed))
}

fn held_key(bed: &Bed, journal: &Journal, least: &mut Least, times: usize) -> Result<Row> {
    let what = format!("a held key, {HELD} times, on Entries");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..times {
        // Always from the top.
        let mut session = match at(named("Entries")?, bed, journal, USUAL) {
            Ok(session) => session,
            Err(error) => return Ok(Row::left_out(3, what, error.to_string())),
        };
        ours.push(held(&mut session)?);
        *least = Least::start(bed, USUAL)?;
        theirs.push(least.held()?);
    }
    let nothing = "nothing was measured";
    let (ours, theirs) = (median(&ours).context(nothing)?, median(&theirs).context(nothing)?);
    Ok(Row::ratio(3, what, ours, theirs, limit(1.5, 3.0)))
}

/// Letters in a note, while it is short and when it is long.
fn typing(bed: &Bed, journal: &Journal, least: &mut Least, times: usize) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let sentence = "The worry came back on the way home, and went again. ";
    for (length, name) in [(0, "an empty note"), (2_000, "a note of 2,000 letters")] {
        let what = format!("a letter in {name}");
        let mut session = match at(named("a note")?, bed, journal, USUAL) {
            Ok(session) => session,
            Err(error) => {
                rows.push(Row::left_out(3, what, error.to_string()));
                continue;
            }
        };
        if length > 0 {
            session.press(&format!("\x1b[200~{}\x1b[201~", sentence.repeat(length / sentence.len())))?;
            session.settle(DONE);
        }
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for letter in "the worry came back ".chars().cycle().take(times) {
            ours.extend(session.frame(&letter.to_string())?.map(|frame| frame.took));
            theirs.push(least.key()?);
        }
        let (ours, theirs) = median(&ours).zip(median(&theirs)).context("no letter was drawn")?;
        rows.push(Row::ratio(3, what, ours, theirs, limit(1.2, 2.0)));
    }
    Ok(rows)
}

/// The slowest letter of a search: each word is typed letter by letter, and taken back.
fn search(bed: &Bed, journal: &Journal, times: usize) -> Result<Row> {
    let what = format!("a letter of a search, {}, the slowest of the word", journal.name());
    let mut session = match at(named("a search")?, bed, journal, USUAL) {
        Ok(session) => session,
        Err(error) => return Ok(Row::left_out(11, what, error.to_string())),
    };
    let word = "worry";
    let mut slowest = Vec::new();
    for _ in 0..times {
        let mut most = Duration::ZERO;
        for letter in word.chars() {
            let frame: Option<Frame> = session.frame(&letter.to_string())?;
            most = most.max(frame.context("no letter was drawn")?.took);
        }
        slowest.push(most);
        for _ in word.chars() {
            session.frame("\x7f")?;
        }
    }
    let slowest = median(&slowest).context("nothing was measured")?;
    Ok(Row::figure(11, what, slowest.as_secs_f64() * 1_000.0, "ms", limit(16.0, 50.0)))
}

fn bytes(bed: &Bed, journal: &Journal) -> Result<Row> {
    let what = "bytes for a moved selection on Entries, 80x24";
    let mut session = match at(named("Entries")?, bed, journal, USUAL) {
        Ok(session) => session,
        Err(error) => return Ok(Row::left_out(15, what, error.to_string())),
    };
    session.frame(DOWN)?;
    let mut bytes = Vec::new();
    for key in [DOWN, DOWN, UP, DOWN, UP] {
        bytes.extend(session.frame(key)?.map(|frame| frame.bytes));
    }
    let bytes = u32::try_from(median(&bytes).context("nothing was drawn")?)?;
    Ok(Row::figure(15, what, f64::from(bytes), "", limit(600.0, 3_000.0)))
}
