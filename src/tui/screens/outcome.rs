//! The screen "What came of it" for one kind of exercise: a summary in figures, then the entries, newest first.

mod checks;
mod entry_line;
mod relief;

use self::entry_line::EntryLine;
use crate::insight::finding::name_of;
use crate::insight::practice::fears::{Bin, CALIBRATION_LEAST, Ledger};
use crate::insight::practice::goals;
use crate::insight::practice::plans;
use crate::insight::practice::sittings::{MEDIANS_LEAST, has_both, sittings};
use crate::insight::practice::urges::Urges;
use crate::insight::practice::worries::Worries;
use crate::insight::stats::numeric::count;
use crate::insight::stats::numeric::in_a_hundred;
use crate::insight::{Phrases, Practices, trial};
use crate::journal::practice::Kind;
use crate::journal::practice::fields;
use crate::journal::{Entry, EntryId, Month, Practice};
use crate::tui::screens::prelude::*;
use crate::tui::widgets::picks::{Chooser, Picks};
use crate::wording::numbers::counted;

/// The column at which texts stand after days.
const WORDS: u16 = 18;
/// The indent where there is little room, scroll mark included.
const MARGIN: u16 = 4;
/// The cells of a full bar, and where there is little room.
const BAR: (usize, usize) = (20, 10);
/// The indent of what stands below the bar of a step.
const BIN: u16 = 10;
/// The number of cells from which there is room.
const ROOMY: u16 = 50;
/// The number of days of good-enough lines that are read back.
const READ_BACK_DAYS: i64 = 7;
/// The screen on the outcome of one kind.
#[derive(Debug)]
pub struct OutcomeScreen {
    kind: Kind,
    chooser: Chooser<EntryId>,
}

impl OutcomeScreen {
    /// Makes the screen on the outcome of a kind.
    pub fn new(kind: Kind) -> Self {
        Self { kind, chooser: Chooser::default() }
    }

    fn picks(&self, context: &Context<'_>, width: u16) -> Picks<EntryId> {
        let phrases = context.settings.lists.phrases();
        let mut writer = Writer { kind: self.kind, picks: Picks::new(width), width, context, phrases };
        match context.practices {
            None => writer.picks.sheet.text("reading ...", Role::Muted, 0),
            Some(practices) if practices.of(self.kind).next().is_none() => {
                writer.picks.sheet.text(texts::insight_text("outcome", "nothing"), Role::Muted, 0);
            }
            Some(practices) => {
                writer.figures(practices);
                writer.entries(practices);
            }
        }
        writer.picks
    }

    fn open(&self, context: &Context<'_>) -> Vec<Effect> {
        let chosen = self.chooser.chosen(context.body.width, |width| self.picks(context, width));
        let entry = chosen.zip(context.practices).and_then(|(id, practices)| practices.entry(id));
        let Some(entry) = entry else { return Vec::new() };
        let reads = context.reads([Month::of(entry.day)]);
        reads.into_iter().chain([Effect::Open(Route::Reader(entry.id))]).collect()
    }
}

/// The screen on its way to the sheet.
struct Writer<'a> {
    kind: Kind,
    picks: Picks<EntryId>,
    width: u16,
    context: &'a Context<'a>,
    phrases: Phrases<'a>,
}

impl Writer<'_> {
    fn heading(&mut self, name: &str) {
        self.picks.sheet.gap();
        self.picks.sheet.text(texts::insight_text("outcome", name), Role::Heading, 0);
    }

    fn labelled(&mut self, label: &str, text: &str) {
        self.picks.sheet.labelled(label, Role::Muted, text, Role::Text, WORDS);
    }

    /// Adds the figures of the kind.
    fn figures(&mut self, practices: &Practices) {
        match self.kind {
            Kind::Fear => self.fears(&Ledger::new(practices)),
            Kind::Pause => {
                relief::write(&mut self.picks.sheet, self.width, &Urges::new(practices), &self.phrases);
            }
            Kind::MonthlyCheck => {
                self.heading("checks");
                checks::write(&mut self.picks.sheet, practices, self.context);
            }
            Kind::Worry => {
                let worries = Worries::new(practices);
                if let Some(words) = worries.words(&self.phrases) {
                    self.picks.sheet.text(&words, Role::Text, 0);
                }
                if worries.waiting > 0 {
                    let n = worries.waiting.to_string();
                    self.picks.sheet.text(
                        &self.phrases.filled("worries", "waiting", &[("n", &n)]),
                        Role::Muted,
                        0,
                    );
                }
            }
            Kind::GoodEnough => self.read_back(practices),
            Kind::Strength => self.values(practices),
            Kind::Trial => self.trial(practices),
            _ => {}
        }
        if has_both(self.kind) {
            let felt = sittings(practices, self.kind);
            if let Some(words) = felt.words("sittings", &self.phrases) {
                self.picks.sheet.gap();
                self.picks.sheet.text(&words, Role::Text, 0);
                if felt.n() >= MEDIANS_LEAST {
                    self.picks.sheet.text(self.phrases.text("sittings", "meaning"), Role::Muted, 0);
                }
            }
        }
    }

    fn fears(&mut self, ledger: &Ledger) {
        for words in ledger.words(&self.phrases) {
            self.picks.sheet.text(&words, Role::Text, 0);
        }
        if let Some(bins) = ledger.calibration() {
            self.picks.sheet.gap();
            self.picks.sheet.text(self.phrases.text("fears", "sure"), Role::Heading, 0);
            for bin in bins {
                self.bin(*bin);
            }
        } else if ledger.with_sure() > 0 {
            let (n, least) = (ledger.with_sure().to_string(), CALIBRATION_LEAST.to_string());
            let words = self.phrases.filled("fears", "sure_later", &[("n", &n), ("least", &least)]);
            self.picks.sheet.text(&words, Role::Muted, 0);
        }
    }

    /// One row of the chart: how sure one was, a bar for how many of them came true, and the figures.
    fn bin(&mut self, bin: Bin) {
        let cells = if self.width >= ROOMY { BAR.0 } else { BAR.1 };
        let label = format!("{:>8}  ", format!("{}–{} %", bin.least, bin.most));
        let counted = shared::of(&bin.share.hits, &bin.share.n);
        let mut pieces = vec![(label, Role::Text)];
        if let Some((rate, (low, high))) = bin.share.rate().zip(bin.share.interval()) {
            let (low, high) = (in_a_hundred(low), in_a_hundred(high));
            let likely = self.phrases.filled("fears", "likely", &[("low", &low), ("high", &high)]);
            let full = filled(rate, cells);
            pieces.push(("█".repeat(full), Role::Text));
            pieces.push(("░".repeat(cells.saturating_sub(full)), Role::Muted));
            let counted = if self.width >= ROOMY { format!("{counted}, {likely}") } else { counted };
            pieces.push((format!("  {:>3}  ({counted})", in_a_hundred(rate)), Role::Text));
            if self.width < ROOMY {
                self.picks.sheet.pieces(pieces);
                return self.picks.sheet.text(&likely, Role::Muted, BIN);
            }
        } else {
            let few = self.phrases.text("fears", "few");
            pieces.push((format!("{few:cells$}       ({counted})"), Role::Muted));
        }
        self.picks.sheet.pieces(pieces);
    }

    /// The lines of the last seven days, oldest first.
    fn read_back(&mut self, practices: &Practices) {
        let (first, today) = (self.context.today.plus(1 - READ_BACK_DAYS), self.context.today);
        self.heading("week");
        let lines: Vec<(String, String)> = practices
            .of(Kind::GoodEnough)
            .filter(|(entry, _)| (first..=today).contains(&entry.day))
            .map(|(entry, line)| {
                (dates::short(entry.day, today), line.answer(fields::good_enough::LINE).to_owned())
            })
            .collect();
        if lines.is_empty() {
            self.picks.sheet.text(texts::insight_text("outcome", "week_empty"), Role::Muted, 0);
        }
        for (day, line) in lines {
            self.labelled(&day, &line);
        }
    }

    /// Adds the values that mattered, each with the words written of it last.
    fn values(&mut self, practices: &Practices) {
        self.heading("values");
        let mut seen: Vec<&str> = Vec::new();
        for (_, strength) in practices.of(Kind::Strength).rev() {
            let Some(value) = strength.answer(fields::strength::VALUE).filter(|value| !seen.contains(value))
            else {
                continue;
            };
            seen.push(value);
            let label = EntryLine::new(strength, self.context, &self.phrases).head;
            let lived =
                [fields::strength::LIVED, fields::strength::MATTERS].map(|name| strength.answer(name));
            let text = lived.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
            self.labelled(&label, text);
        }
    }

    /// The coin-flip trial that goes on: today's draw, and how it is ended.
    fn trial(&mut self, practices: &Practices) {
        let words = &texts::words().trial;
        let today = self.context.today;
        let going_on = trial::going_on(practices.of(Kind::Trial).map(|(entry, _)| entry), today);
        if let Some((_, trial)) = going_on {
            if let Some(with) = trial::draw(&trial, today) {
                let what = name_of(&trial.what, &self.phrases);
                let drawn = if with { words.with.replace("{what}", &what) } else { words.without.clone() };
                self.picks.sheet.text(&drawn, Role::Text, 0);
            }
            self.picks.sheet.text(&words.tonight, Role::Text, 0);
            self.picks.sheet.gap();
            let key = key_names::keys_for(self.context.keymap, Place::Reader, Command::Edit);
            self.picks.sheet.text(&words.end.replace("{key}", &key), Role::Muted, 0);
        }
        self.picks.sheet.text(&words.result, Role::Muted, 0);
    }

    fn entries(&mut self, practices: &Practices) {
        let newest_first: Vec<(&Entry, &Practice)> = practices.of(self.kind).rev().collect();
        let active: Vec<EntryId> = match self.kind {
            Kind::Plan => plans::active(practices).values().map(|(entry, _)| entry.id).collect(),
            Kind::Goal => goals::open(practices).map(|entry| entry.id).collect(),
            _ => {
                self.heading("entries");
                return self.list(&newest_first);
            }
        };
        let (active, ended): (Vec<_>, Vec<_>) =
            newest_first.into_iter().partition(|(entry, _)| active.contains(&entry.id));
        for (name, plans) in [("active", active), ("ended", ended)] {
            if !plans.is_empty() {
                self.heading(name);
                self.list(&plans);
            }
        }
    }

    fn list(&mut self, entries: &[(&Entry, &Practice)]) {
        for (entry, practice) in entries {
            let line = EntryLine::new(practice, self.context, &self.phrases);
            let day = dates::short(entry.day, self.context.today);
            let margin = if self.width >= ROOMY { WORDS } else { MARGIN };
            let words = line.words(self.width.saturating_sub(margin));
            let (words, below) = match words {
                Some(words) => (words, line.outcome.as_str()),
                None if line.outcome.is_empty() => ("–".to_owned(), ""),
                None => (line.outcome.clone(), ""),
            };
            self.picks.pick(entry.id, &day, &words, WORDS);
            if !below.is_empty() {
                self.picks.sheet.below_label(below, Role::Muted, WORDS);
            }
        }
    }
}

/// Returns how many of a bar's cells stand for a share; a share above nothing shows.
fn filled(rate: f64, cells: usize) -> usize {
    (0..cells)
        .filter(|cell| rate > (count(*cell) + if *cell == 0 { 0.0 } else { 0.5 }) / count(cells))
        .count()
}

impl Screen for OutcomeScreen {
    fn place(&self) -> Place {
        Place::Outcome
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let practice = texts::practice::practice();
        let exercise = practice.exercise(self.kind);
        let right = match context.practices.map(|practices| practices.count(self.kind)) {
            None => "reading ...".to_owned(),
            Some(n) => counted(n, "entry", "entries"),
        };
        (format!("{} · {}", practice.screen("lookbacks"), exercise.plural), right)
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        match command {
            Command::Open | Command::Down => {
                context.practices.is_some_and(|practices| practices.of(self.kind).next().is_some())
            }
            _ => true,
        }
    }

    fn opened(&mut self, _: &Context<'_>) -> Vec<Effect> {
        vec![Effect::Do(Task::ReadPractices)]
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        match input.command() {
            Some(Command::Back) => return vec![Effect::Close],
            Some(Command::Open) => return self.open(context),
            Some(command) => self.chooser.go(command, context.body, |width| self.picks(context, width)),
            None => {}
        }
        Vec::new()
    }

    fn receive(&mut self, _: &Reply, _: &Context<'_>) -> Vec<Effect> {
        self.chooser.renew();
        Vec::new()
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::Outcome(self.kind))
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.chooser.draw(buffer, area, context.theme, |width| self.picks(context, width));
    }
}

#[cfg(test)]
mod tests;
