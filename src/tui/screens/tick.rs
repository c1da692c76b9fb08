//! One tick and every sign: the days with it compared with the days without, and the days themselves.

use super::{patterns, trends};
use crate::insight::history::{History, TickRef};
use crate::insight::patterns::Patterns;
use crate::insight::phrases::days;
use crate::insight::series::window_start;
use crate::insight::what_helped::Aid;
use crate::insight::{Finding, Span};
use crate::journal::{Day, Sign, TickList};
use crate::tui::screens::prelude::*;
use crate::tui::widgets::picks::{Chooser, Picks};
use crate::wording::screens::tick as wording;

/// The column at which statements stand after signs.
const WORDS: u16 = 18;

/// One tick.
#[derive(Debug)]
pub struct TickScreen {
    list: TickList,
    id: String,
    weeks: u16,
    chooser: Chooser<Target>,
}

/// Days that can be opened.
#[derive(Clone, Debug)]
struct Target {
    words: String,
    days: Vec<Day>,
}

impl TickScreen {
    /// Makes the page of a tick over some weeks.
    pub fn new(list: TickList, id: String, weeks: u16) -> Self {
        Self { list, id, weeks, chooser: Chooser::default() }
    }

    fn found<'a>(&self, context: &Context<'a>) -> Option<(&'a Patterns, &'a History, TickRef)> {
        let history = context.history?;
        Some((context.statistics.patterns(self.weeks)?, history, history.tick(self.list, &self.id)?))
    }

    /// The days of the window that count, with the tick or without it.
    fn days(&self, ticked: bool, history: &History, tick: TickRef, today: Day) -> Vec<Day> {
        let Some(warm_up) = history.warm_up_ends() else { return Vec::new() };
        let first = match (self.list, history.all().first()) {
            (TickList::Helped, Some(seen)) => seen.day.min(today),
            _ => window_start(today, self.weeks),
        };
        let window = history.range(first..=today).iter();
        window
            .filter(|seen| !seen.late && seen.day > warm_up && tick.is_ticked_in(seen) == Some(ticked))
            .map(|seen| seen.day)
            .collect()
    }

    fn findings(
        &self,
        patterns: &Patterns,
        history: &History,
        tick: TickRef,
        context: &Context<'_>,
    ) -> Vec<(Sign, Finding)> {
        let phrases = context.settings.lists.phrases();
        if self.list == TickList::Helped {
            let helped = patterns.of_helped(Aid::Tick(tick));
            return helped.map(|helped| (helped.sign, helped.finding(history, &phrases))).collect();
        }
        let same_day = patterns.of_tick(tick);
        same_day.map(|it| (it.sign, it.finding(history, patterns.weeks, &phrases))).collect()
    }

    fn picks(&self, context: &Context<'_>, width: u16) -> Picks<Target> {
        let mut picks = Picks::new(width);
        let Some((patterns, history, tick)) = self.found(context) else {
            let words = if context.history_is_whole { shared::NO_DAYS } else { "reading ..." };
            picks.sheet.text(words, Role::Muted, 0);
            return picks;
        };
        let label = context.settings.lists.label(self.list, &self.id);
        for (ticked, name) in [(true, wording::DAYS_WITH), (false, wording::DAYS_WITHOUT)] {
            let which = self.days(ticked, history, tick, context.today);
            let n = which.len();
            let words = format!("{name} {label}");
            picks.pick(Target { words, days: which }, name, &format!("{n:>3} {}", days(n)), WORDS);
        }
        picks.sheet.gap();
        let findings = self.findings(patterns, history, tick, context);
        // Of an act of one's own every sign says the same: its days.
        let is_compared = self.list != TickList::Did;
        for (sign, finding) in findings.iter().filter(|_| is_compared) {
            let name = &texts::check_in().question(*sign).label;
            picks.sheet.labelled(name, Role::Text, &finding.words, Role::Text, WORDS);
        }
        picks.sheet.gap();
        // All signs have the same note, if any.
        if let Some(note) = findings.iter().find_map(|(_, finding)| finding.notes.first()) {
            picks.sheet.text(note, Role::Muted, 0);
        }
        picks.sheet.gap();
        if let Some((_, finding)) = findings.first() {
            if is_compared {
                let method = texts::insight_text("method", finding.method.id());
                picks.sheet.text(method, Role::Muted, 0);
            }
            let explain = shared::explain_lists_all(&finding.topic);
            picks.sheet.text(&explain, Role::Muted, 0);
        }
        picks
    }
}

impl Screen for TickScreen {
    fn place(&self) -> Place {
        Place::Tick
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let label = context.settings.lists.label(self.list, &self.id);
        let span = if self.list == TickList::Helped { Span::All } else { Span::Weeks(self.weeks) };
        (crate::journal::text::one_line(label), trends::in_words(span))
    }

    fn opened(&mut self, _: &Context<'_>) -> Vec<Effect> {
        patterns::read(self.weeks)
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let lay_out = |width| self.picks(context, width);
        match input.command() {
            Some(Command::Back) => vec![Effect::Close],
            Some(Command::Open) => {
                let open = |it: Target| Effect::Open(Route::Days(it.words, it.days));
                self.chooser.chosen(context.body.width, lay_out).map(open).into_iter().collect()
            }
            Some(command) => {
                self.chooser.go(command, context.body, lay_out);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        self.chooser.renew();
        patterns::receive(reply, self.weeks, context.today)
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.chooser.draw(buffer, area, context.theme, |width| self.picks(context, width));
    }
}

#[cfg(test)]
mod tests;
