//! Patterns: what tends to go together, three at the most, then plain counts, then what helped among equally hard days.

mod bars;

use self::bars::compared;
use super::trends;
use crate::insight::association::Association;
use crate::insight::patterns::{LISTS, TickCount, WEEKS_LEAST, WEEKS_USUAL};
use crate::insight::phrases::days;
use crate::insight::what_helped::{Aid, Helped, NextDay};
use crate::insight::{History, Patterns};
use crate::journal::practice::Kind;
use crate::journal::{Day, EntryId, TickList};
use crate::tui::screens::prelude::*;
use crate::tui::statistics::Question;
use crate::tui::widgets::picks::{Chooser, Picks};
use crate::wording::screens::patterns as wording;

/// The spans that can be looked at, in weeks.
pub const WEEKS: [u16; 4] = [WEEKS_LEAST, WEEKS_USUAL, 26, 52];

/// The column at which counts stand after ticks.
const COUNTS: u16 = 34;

/// The screen of patterns: what goes together, and what helped.
#[derive(Debug)]
pub struct PatternsScreen {
    weeks: u16,
    chooser: Chooser<Target>,
}

impl Default for PatternsScreen {
    fn default() -> Self {
        Self { weeks: WEEKS_USUAL, chooser: Chooser::default() }
    }
}

/// A line that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    /// A tick.
    Tick(TickList, String),
    /// An exercise.
    Practice(Kind),
    /// A coin-flip trial.
    Trial(EntryId),
}

/// The weeks `steps` further in the list; held at its ends.
pub fn beside(weeks: u16, steps: isize) -> u16 {
    let place = WEEKS.iter().position(|other| *other == weeks).unwrap_or_default();
    WEEKS.get(place.saturating_add_signed(steps)).copied().unwrap_or(weeks)
}

/// Returns the tasks for showing patterns: everything is read in the background.
pub fn read(weeks: u16) -> Vec<Effect> {
    vec![Effect::Do(Task::ReadHistory(Vec::new())), Effect::Find(Question::Patterns(weeks))]
}

/// Returns the effects of a change on a screen of patterns.
pub fn receive(reply: &Reply, weeks: u16, today: Day) -> Vec<Effect> {
    match reply {
        Reply::History(_) => vec![Effect::Find(Question::Patterns(weeks))],
        // The months that trends show first are the ones that change.
        reply => trends::receive(reply, trends::USUAL, today)
            .into_iter()
            .filter(|effect| matches!(effect, Effect::Do(Task::ReadHistory(_))))
            .chain(matches!(reply, Reply::Read(_)).then_some(Effect::Find(Question::Patterns(weeks))))
            .collect(),
    }
}

impl PatternsScreen {
    fn show(&mut self, weeks: u16) -> Vec<Effect> {
        *self = Self { weeks, chooser: Chooser::default() };
        read(weeks)
    }

    fn found<'a>(&self, context: &Context<'a>) -> Option<(&'a Patterns, &'a History)> {
        Some((context.statistics.patterns(self.weeks)?, context.history?))
    }

    fn picks(&self, context: &Context<'_>, width: u16) -> Picks<Target> {
        let mut writer = Writer { picks: Picks::new(width), width, context };
        match self.found(context) {
            Some(_) if trends::is_empty(context) => {
                writer.picks.sheet.text(texts::insight_text("screen", "nothing"), Role::Muted, 0);
            }
            Some((patterns, history)) => {
                if patterns.many_missing() {
                    writer.picks.sheet.text(texts::insight_text("trend", "missing"), Role::Muted, 0);
                }
                writer.noticed(patterns, history);
                for list in LISTS {
                    writer.counts(patterns, history, list);
                }
                writer.helped(patterns, history);
                writer.practised(patterns);
                writer.trials(patterns);
            }
            None => writer.picks.sheet.text("reading ...", Role::Muted, 0),
        }
        writer.picks
    }
}

/// The screen on its way to the sheet.
struct Writer<'a> {
    picks: Picks<Target>,
    width: u16,
    context: &'a Context<'a>,
}

impl Writer<'_> {
    fn heading(&mut self, text: &str) {
        self.picks.sheet.gap();
        self.picks.sheet.text(text, Role::Heading, 0);
    }

    fn noticed(&mut self, patterns: &Patterns, history: &History) {
        self.heading(texts::insight_text("screen", "worth_noticing"));
        let phrases = self.context.settings.lists.phrases();
        let noticed = patterns.worth_noticing(history);
        if noticed.is_empty() {
            self.picks.sheet.text(phrases.text("screen", "none_noticed"), Role::Text, 0);
            return;
        }
        for association in noticed {
            let finding = association.finding(history, patterns.weeks, &phrases);
            let tick = association.tick;
            let target = Target::Tick(tick.list, history.id(tick).to_owned());
            self.picks.pick(target, &finding.words, "", COUNTS);
        }
        self.picks.sheet.text(phrases.text("same_day", "caution"), Role::Muted, 0);
    }

    fn counts(&mut self, patterns: &Patterns, history: &History, list: TickList) {
        let lists = &self.context.settings.lists;
        let opened = patterns.counts_of(list).next().map(|count| count.opened);
        self.heading(&with_opened(lists.heading(list), opened, ""));
        let is_compared = list != TickList::Did;
        if !is_compared && opened.is_some() {
            self.picks.sheet.text(texts::insight_text("same_day", "acts"), Role::Muted, 0);
        }
        let mut any = false;
        for count in patterns.counts_of(list) {
            any = true;
            let clearest = patterns.clearest(count.tick);
            let remark = match patterns.of_tick(count.tick).map(Association::missing).min() {
                _ if !is_compared => String::new(),
                Some(missing) if missing != (0, 0, 0) => wording::missing(missing),
                Some(_) if clearest.is_none() => texts::insight_text("same_day", "not_in_a_row").to_owned(),
                _ => String::new(),
            };
            self.count(count, history, &remark);
            if let Some(association) = clearest {
                compared(association, self.context, self.width, &mut self.picks.sheet);
            }
        }
        if !any {
            self.picks.sheet.text(wording::NOTHING_WAS_TICKED_HERE, Role::Muted, 0);
        }
    }

    fn count(&mut self, count: &TickCount, history: &History, remark: &str) {
        let id = history.id(count.tick);
        let label = self.context.settings.lists.label(count.tick.list, id).to_owned();
        let n = count.days.len();
        let remark = if remark.is_empty() { String::new() } else { format!("   {remark}") };
        let counted = format!("{n:>3} {}{remark}", days(n));
        let target = Target::Tick(count.tick.list, id.to_owned());
        self.picks.pick(target, &label, &counted, COUNTS);
    }

    fn helped(&mut self, patterns: &Patterns, history: &History) {
        let opened = patterns.counts_of(TickList::Helped).next().map(|count| count.opened);
        let heading = self.context.settings.lists.heading(TickList::Helped);
        self.heading(&with_opened(heading, opened, wording::IN_ALL));
        if opened.is_some() {
            self.picks.sheet.text(texts::insight_text("next_day", "other"), Role::Muted, 0);
        }
        let mut any = false;
        for count in patterns.counts_of(TickList::Helped) {
            any = true;
            self.count(count, history, &helped_in_short(patterns, Aid::Tick(count.tick)));
        }
        if !any {
            self.picks.sheet.text(wording::NOTHING_WAS_TICKED_HERE, Role::Muted, 0);
        }
    }

    /// The exercises that were done; nothing while there are none.
    fn practised(&mut self, patterns: &Patterns) {
        if patterns.practised.is_empty() {
            return;
        }
        self.heading(texts::insight_text("next_day", "exercises"));
        self.picks.sheet.text(texts::insight_text("next_day", "other"), Role::Muted, 0);
        for (kind, done) in &patterns.practised {
            let n = done.len();
            let short = helped_in_short(patterns, Aid::Practice(*kind));
            let counted = format!("{n:>3} {}   {short}", days(n));
            let name = &texts::practice::practice().exercise(*kind).plural;
            self.picks.pick(Target::Practice(*kind), name, &counted, COUNTS);
        }
    }
}

impl Writer<'_> {
    /// What the coin-flip trials came to that are over; nothing while there are none.
    fn trials(&mut self, patterns: &Patterns) {
        if patterns.trials.is_empty() {
            return;
        }
        self.heading(texts::insight_text("trial", "heading"));
        let phrases = self.context.settings.lists.phrases();
        for result in &patterns.trials {
            let finding = result.finding(&phrases);
            self.picks.pick(Target::Trial(result.trial.id), &finding.words, "", COUNTS);
            for note in &finding.notes {
                self.picks.sheet.text(note, Role::Muted, 0);
            }
        }
    }
}

/// A heading with the number of days on which its list was opened.
fn with_opened(heading: &str, opened: Option<usize>, span: &str) -> String {
    opened.map_or_else(|| heading.to_owned(), |n| wording::opened_on(&heading, &n, &days(n), &span))
}

/// Sums up the days after in few words: the signs that were lighter or heavier, each with its likely range.
fn helped_in_short(patterns: &Patterns, aid: Aid) -> String {
    let helped = || patterns.of_helped(aid);
    let is = |verdict: NextDay| move |helped: &&Helped| helped.verdict() == verdict;
    if helped().all(|helped| helped.verdict() == NextDay::NotEnough) {
        let nothing = helped().next().is_none();
        return if nothing {
            String::new()
        } else {
            texts::insight_text("next_day", "not_enough").to_owned()
        };
    }
    let of = |verdict: NextDay, words: &str| {
        let signs: Vec<String> = helped().filter(is(verdict)).filter_map(sign_in_short).collect();
        (!signs.is_empty()).then(|| format!("{words}: {}", signs.join(", ")))
    };
    let mut parts: Vec<String> =
        [of(NextDay::Lighter, wording::NEXT_DAY_LIGHTER), of(NextDay::Heavier, wording::NEXT_DAY_HEAVIER)]
            .into_iter()
            .flatten()
            .collect();
    if helped().any(|helped| helped.verdict() == NextDay::CannotTell) {
        let word = texts::insight_text("word", "cannot_tell");
        parts.push(if parts.is_empty() { word.to_owned() } else { format!("{}: {word}", wording::OTHERS) });
    }
    parts.join("; ")
}

/// One sign: `Jealousy −0.4 (−0.7 to −0.1, 30 days)`.
fn sign_in_short(helped: &Helped) -> Option<String> {
    let label = &texts::check_in().question(helped.sign).label;
    let (change, (low, high)) = (helped.change_text()?, helped.range_text()?);
    Some(wording::next_day(&label, &change, &low, &high, &helped.days.len()))
}

impl PatternsScreen {
    /// The days behind the result of a trial.
    fn of_trial(&self, id: EntryId, context: &Context<'_>) -> Route {
        let phrases = context.settings.lists.phrases();
        let results = self.found(context).map_or(&[][..], |(patterns, _)| &patterns.trials);
        let finding = results.iter().find(|result| result.trial.id == id).map(|it| it.finding(&phrases));
        finding.map_or(Route::Outcome(Kind::Trial), |finding| Route::Days(finding.words, finding.days))
    }
}

impl Screen for PatternsScreen {
    fn place(&self) -> Place {
        Place::Patterns
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let right = match self.found(context) {
            Some((patterns, _)) => shared::of_days(&patterns.recorded, &patterns.d),
            None => "reading ...".to_owned(),
        };
        (wording::title(&self.weeks), right)
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        match command {
            Command::Left => beside(self.weeks, -1) != self.weeks,
            Command::Right => beside(self.weeks, 1) != self.weeks,
            Command::Open | Command::Down => self.found(context).is_some_and(|(patterns, _)| {
                !patterns.counts.is_empty() || !patterns.practised.is_empty() || !patterns.trials.is_empty()
            }),
            _ => true,
        }
    }

    fn opened(&mut self, _: &Context<'_>) -> Vec<Effect> {
        read(self.weeks)
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        match input.command() {
            Some(Command::Back) => return vec![Effect::Close],
            Some(Command::Left) => return self.show(beside(self.weeks, -1)),
            Some(Command::Right) => return self.show(beside(self.weeks, 1)),
            Some(Command::Trends) => return vec![Effect::Open(Route::Trends)],
            Some(Command::Open) => {
                let chosen = self.chooser.chosen(context.body.width, |width| self.picks(context, width));
                let route = chosen.map(|it| match it {
                    Target::Tick(list, id) => Route::Tick(list, id, self.weeks),
                    Target::Practice(kind) => Route::Outcome(kind),
                    Target::Trial(id) => self.of_trial(id, context),
                });
                return route.map(Effect::Open).into_iter().collect();
            }
            Some(command) => self.chooser.go(command, context.body, |width| self.picks(context, width)),
            None => {}
        }
        Vec::new()
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        self.chooser.renew();
        receive(reply, self.weeks, context.today)
    }

    fn frame(&self) -> Frame {
        Frame::Wide
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::Patterns)
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.chooser.draw(buffer, area, context.theme, |width| self.picks(context, width));
    }
}

#[cfg(test)]
pub(in crate::tui) mod tests;
