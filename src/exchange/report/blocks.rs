//! What stands in each block.

use super::charts::Charts;
use super::excerpts::Excerpt;
use super::{Block, Choices, Head, Material, Page, Section, TALK_COLUMNS, TALK_MOST, charts};
use crate::insight::patterns::TickCount;
use crate::insight::phrases::Phrases;
use crate::insight::practice::sittings::{has_both, sittings};
use crate::insight::practice::urges::Urges;
use crate::insight::series::window_start;
use crate::insight::what_helped::{Helped, NextDay};
use crate::insight::{Finding, Practices};
use crate::journal::practice::Kind;
use crate::journal::text::one_line;
use crate::journal::{Day, Entry, Month, Practice, TickList};
use crate::texts::instruments::{Instrument, instruments};
use crate::texts::practice::{BETWEEN, practice};
use crate::wording::numbers::counted;
use crate::wording::report as words;
use crate::wording::width::cut;
use crate::wording::{dates, scores};

/// The most ticks of a list.
const TICKS_MOST: usize = 5;
/// The most columns of the name of a tick.
const TICK_COLUMNS: u16 = 30;
/// The most statements on what goes together, and on what helped.
const STATEMENTS_MOST: usize = 3;
/// The most exercises.
const TRIED_MOST: usize = 4;
/// The lists whose ticks are on the page.
const TICKED: [TickList; 2] = [TickList::Triggers, TickList::Did];

impl Page {
    /// Puts the page together.
    pub fn new(material: &Material<'_>, choices: &Choices) -> Self {
        let weeks = material.patterns.weeks;
        let first = window_start(material.today, weeks);
        let span = dates::full_span(first, material.today);
        let phrases =
            Phrases { tick: Box::new(|list, id| name(material, list, id)), ..material.lists.phrases() };
        let blocks = Blocks { material, phrases, first };
        let has = |block| choices.has(block);
        let together = has(Block::Together).then(|| blocks.together());
        let helped = has(Block::Helped).then(|| blocks.helped());
        // What is told of the findings is told first, so that the method can name them.
        let named: Vec<Finding> =
            [&together, &helped].into_iter().flatten().flat_map(|(_, findings)| findings.clone()).collect();
        let ticked = TICKED.into_iter().filter(|_| has(Block::Ticked)).map(|list| blocks.ticked(list));
        let tried = has(Block::Tried).then(|| blocks.tried());
        let checks = has(Block::Checks).then(|| blocks.checks());
        let patterns = [together, helped].into_iter().flatten().map(|(section, _)| section);
        let excerpts =
            || material.entries.iter().map(|entry| Excerpt::of(entry, material)).collect::<Vec<_>>();
        let scales = has(Block::Charts) || has(Block::Signs);
        Self {
            weeks,
            head: has(Block::Head).then(|| Head { weeks: words::weeks(weeks), days: blocks.recorded() }),
            span,
            talk: has(Block::Talk).then(|| talk(choices)),
            charts: has(Block::Charts).then(|| Charts::new(material, &blocks.phrases)),
            signs: has(Block::Signs).then(|| charts::table(material, &blocks.phrases)),
            lists: ticked.into_iter().chain(patterns).chain([tried, checks].into_iter().flatten()).collect(),
            entries: has(Block::Entries).then(excerpts),
            safety: has(Block::Safety),
            notes: has(Block::Notes),
            method: has(Block::Method).then(|| method(weeks, scales, &named)),
        }
    }
}

/// The name of a tick, short enough for the page.
fn name(material: &Material<'_>, list: TickList, id: &str) -> String {
    cut(&one_line(material.lists.label(list, id)), TICK_COLUMNS)
}

/// The lines on what to talk about, and empty ones to write on.
fn talk(choices: &Choices) -> Vec<String> {
    let typed = choices.talk.iter().map(|line| cut(&one_line(line), TALK_COLUMNS));
    typed.chain(std::iter::repeat_with(String::new)).take(TALK_MOST).collect()
}

/// How the figures come about, and the ids under which `inward explain` tells more.
fn method(weeks: u16, scales: bool, findings: &[Finding]) -> Vec<String> {
    let mut ids: Vec<String> = findings.iter().map(|finding| finding.topic.to_string()).collect();
    if scales {
        ids.insert(0, words::trend_id(weeks));
    }
    let ids = if ids.is_empty() { Vec::new() } else { vec![words::ids(&ids.join(", "))] };
    words::METHOD
        .into_iter()
        .map(str::to_owned)
        .chain([words::version(env!("CARGO_PKG_VERSION"))])
        .chain(ids)
        .collect()
}

/// The material, and what it is put into words with.
struct Blocks<'a> {
    material: &'a Material<'a>,
    phrases: Phrases<'a>,
    first: Day,
}

impl Blocks<'_> {
    /// How many days have a check-in, those that are left out of comparisons included.
    fn recorded(&self) -> String {
        let Material { history, today, .. } = self.material;
        let starts = history.all().first().map_or(self.first, |seen| seen.day.max(self.first));
        let days = usize::try_from(today.days_since(starts) + 1).unwrap_or_default();
        words::recorded(self.check_ins(), days)
    }

    fn check_ins(&self) -> usize {
        self.material.history.range(self.first..=self.material.today).len()
    }

    fn ticked(&self, list: TickList) -> Section {
        let counts = self.material.patterns.counts_of(list).take(TICKS_MOST);
        let line = |count: &TickCount| {
            let name = name(self.material, list, self.material.history.id(count.tick));
            words::ticked(&name, count.days.len(), count.opened)
        };
        let lines: Vec<String> = counts.map(line).collect();
        Section {
            title: words::ticked_most(self.material.lists.heading(list)),
            note: (self.check_ins() > self.material.patterns.recorded).then(|| words::LEFT_OUT.to_owned()),
            lines: if lines.is_empty() { vec![words::NOTHING_TICKED.to_owned()] } else { lines },
        }
    }

    fn together(&self) -> (Section, Vec<Finding>) {
        let Material { patterns, history, .. } = self.material;
        let noticed = patterns.worth_noticing(history).into_iter().take(STATEMENTS_MOST);
        let found: Vec<Finding> =
            noticed.map(|it| it.finding(history, patterns.weeks, &self.phrases)).collect();
        let mut section = Self::told(words::TOGETHER, &found, self.phrases.text("screen", "none_noticed"));
        let caution = self.phrases.text("same_day", "caution");
        section.note = (!found.is_empty()).then(|| format!("{} {caution}", words::ONLY_TOGETHER));
        (section, found)
    }

    /// The statements on the next day; where there is none yet, the days on which something helped.
    fn helped(&self) -> (Section, Vec<Finding>) {
        let Material { patterns, history, .. } = self.material;
        let of = |verdict| patterns.helped.iter().filter(move |it| it.verdict() == verdict);
        let told = of(NextDay::Lighter).chain(of(NextDay::Heavier)).take(STATEMENTS_MOST);
        let with_sign = |helped: &Helped| {
            let mut finding = helped.finding(history, &self.phrases);
            finding.words = format!("{}: {}", self.phrases.label(helped.sign), finding.words);
            finding
        };
        let found: Vec<Finding> = told.map(with_sign).collect();
        if !found.is_empty() {
            let mut section = Self::told(words::HELPED, &found, "");
            section.note = Some(self.phrases.text("next_day", "other").to_owned());
            return (section, found);
        }
        let list = TickList::Helped;
        let counts = patterns.counts_of(list).filter(|count| !history.is_nothing(count.tick));
        let lines: Vec<String> = counts
            .take(STATEMENTS_MOST)
            .map(|count| {
                words::ticked(
                    &name(self.material, list, history.id(count.tick)),
                    count.days.len(),
                    count.opened,
                )
            })
            .collect();
        let lines = if lines.is_empty() { vec![words::NOTHING_TICKED.to_owned()] } else { lines };
        (Section { title: words::HELPED.to_owned(), note: Some(words::ALL_TIME.to_owned()), lines }, found)
    }

    fn told(title: &str, found: &[Finding], none: &str) -> Section {
        let lines = found.iter().map(|finding| finding.words.clone());
        let lines = if found.is_empty() { vec![none.to_owned()] } else { lines.collect() };
        Section { title: title.to_owned(), note: None, lines }
    }

    /// The exercises within the weeks of the page, the ones done most often first.
    fn tried(&self) -> Section {
        let within = within(self.material.practices, self.first, self.material.today);
        let mut kinds: Vec<(Kind, usize)> = practice()
            .kinds()
            .filter(|kind| *kind != Kind::MonthlyCheck)
            .map(|kind| (kind, within.count(kind)))
            .filter(|(_, count)| *count > 0)
            .collect();
        kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let line = |(kind, count): (Kind, usize)| {
            let said = match kind {
                Kind::Pause => Urges::new(&within).urge.words("urges", &self.phrases),
                kind if has_both(kind) => sittings(&within, kind).words("sittings", &self.phrases),
                _ => None,
            };
            let times = counted(count, "time", "times");
            let name = &practice().exercise(kind).title;
            said.map_or_else(|| format!("{name}: {times}."), |said| format!("{name}: {times}. {said}"))
        };
        let lines: Vec<String> = kinds.into_iter().take(TRIED_MOST).map(line).collect();
        let lines = if lines.is_empty() { vec![words::NOTHING_TRIED.to_owned()] } else { lines };
        Section { title: words::TRIED.to_owned(), note: None, lines }
    }

    /// The last monthly check, with the person's own value before it; no norms.
    fn checks(&self) -> Section {
        let today = self.material.today;
        let mut newest_first =
            self.material.practices.of(Kind::MonthlyCheck).rev().filter(|(entry, _)| entry.day <= today);
        let (last, before) = (newest_first.next(), newest_first.next());
        let Some((entry, check)) = last else {
            let lines = vec![words::NO_CHECK.to_owned()];
            return Section { title: words::CHECKS.to_owned(), note: None, lines };
        };
        let lines: Vec<String> =
            instruments().all().iter().filter_map(|it| score(it, check, before, today)).collect();
        Section {
            title: words::checks_on(&dates::date(entry.day, today)),
            note: Some(words::NO_NORMS.to_owned()),
            lines: if lines.is_empty() { vec![words::NO_CHECK.to_owned()] } else { lines },
        }
    }
}

/// A questionnaire's score with its direction and its n, and the one before it.
fn score(
    instrument: &Instrument,
    check: &Practice,
    before: Option<(&Entry, &Practice)>,
    today: Day,
) -> Option<String> {
    let said = scores::words(instrument, check, BETWEEN)?;
    let earlier = before.and_then(|(entry, check)| {
        let figure = scores::score(instrument, check).figure()?;
        Some(words::before(&figure, &dates::date(entry.day, today)))
    });
    Some(format!("{}: {said}{}", instrument.label, earlier.unwrap_or_default()))
}

/// The practice entries of some days.
fn within(all: &Practices, first: Day, last: Day) -> Practices {
    let mut within = Practices::default();
    let entries: Vec<&Entry> =
        all.iter().map(|(entry, _)| entry).filter(|entry| (first..=last).contains(&entry.day)).collect();
    for entries in entries.chunk_by(|one, next| Month::of(one.day) == Month::of(next.day)) {
        if let Some(month) = entries.first().map(|entry| Month::of(entry.day)) {
            within.put(month, entries.iter().map(|entry| (*entry).clone()));
        }
    }
    within
}
