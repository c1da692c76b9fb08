//! One sign, or steadiness: its days and weekly means in a larger chart, with bands for the beginning and now,
//! the statements about both, and how they are worked out.

mod chart;

use super::trends;
use crate::insight::trends::ScaleTrend;
use crate::insight::{Finding, Span};
use crate::journal::Scale;
use crate::tui::screens::prelude::*;
use crate::wording::marks;
use crate::wording::screens::scale as wording;

/// One scale over a span.
#[derive(Debug)]
pub struct ScaleScreen {
    scale: Scale,
    span: Span,
    scroll: Scroll,
}

impl ScaleScreen {
    /// The page of a scale.
    pub fn new(scale: Scale, span: Span) -> Self {
        Self { scale, span, scroll: Scroll::default() }
    }

    fn found<'a>(&self, context: &Context<'a>) -> Option<&'a ScaleTrend> {
        context.statistics.trends(self.span)?.scale(self.scale)
    }

    fn show(&mut self, span: Span, context: &Context<'_>) -> Vec<Effect> {
        *self = Self::new(self.scale, span);
        trends::read(span, context.today)
    }

    /// The scale before or after, round the end.
    fn go(&mut self, steps: usize) {
        let place = Scale::ALL.iter().position(|other| *other == self.scale).unwrap_or_default();
        let next = Scale::ALL.get((place + steps) % Scale::ALL.len());
        *self = Self::new(next.copied().unwrap_or(self.scale), self.span);
    }

    fn open(&self, context: &Context<'_>) -> Vec<Effect> {
        let Some(found) = self.found(context) else { return Vec::new() };
        let label = &texts::check_in().question(self.scale).label;
        let words = format!("{label} · {}", trends::in_words(self.span));
        vec![Effect::Open(Route::Days(words, found.direction.all.days.clone()))]
    }

    fn sheet(&self, context: &Context<'_>, size: Size) -> Sheet {
        let (cells, rows) = (size.width, size.height);
        let mut sheet = Sheet::for_area(cells);
        let found = self.found(context);
        chart::write(self.scale, self.span, found, context, (cells.saturating_sub(2), rows), &mut sheet);
        let with_bands = chart::has_bands(cells.saturating_sub(2), found);
        sheet.text(&chart::legend(with_bands), Role::Muted, 0);
        sheet.text(&marks::directions(), Role::Muted, 0);
        sheet.gap();
        let Some(found) = found else {
            sheet.text("reading ...", Role::Muted, 0);
            return sheet;
        };
        let phrases = context.settings.lists.phrases();
        let mut say = |finding: &Finding, heading: &str| {
            sheet.text(heading, Role::Heading, 0);
            sheet.text(&finding.words, Role::Text, 0);
            for note in &finding.notes {
                sheet.text(note, Role::Muted, 0);
            }
            sheet.gap();
        };
        let direction = found.direction.finding(self.span, &phrases);
        let baseline = found.baseline.finding(&phrases);
        say(&direction, "Direction");
        say(&baseline, wording::AT_FIRST_AND_NOW);
        sheet.text(wording::METHOD, Role::Heading, 0);
        let methods = ["weekly_mean", direction.method.id(), baseline.method.id()];
        for method in methods {
            sheet.text(phrases.text("method", method), Role::Muted, 0);
            sheet.gap();
        }
        let explain = shared::explain_lists_all(&direction.topic);
        sheet.text(&explain, Role::Muted, 0);
        sheet
    }
}

impl Screen for ScaleScreen {
    fn place(&self) -> Place {
        Place::Scale
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let label = &texts::check_in().question(self.scale).label;
        let right = match self.found(context) {
            Some(found) => shared::of_days(&found.direction.n(), &found.direction.d),
            None => "reading ...".to_owned(),
        };
        (format!("{label} · {}", trends::in_words(self.span)), right)
    }

    fn frame(&self) -> Frame {
        Frame::Wide
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        match command {
            Command::Left => trends::beside(self.span, -1) != self.span,
            Command::Right => trends::beside(self.span, 1) != self.span,
            Command::Open => self.found(context).is_some_and(|found| found.direction.n() > 0),
            _ => true,
        }
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        trends::read(self.span, context.today)
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        match input.command() {
            Some(Command::Back) => return vec![Effect::Close],
            Some(Command::Left) => return self.show(trends::beside(self.span, -1), context),
            Some(Command::Right) => return self.show(trends::beside(self.span, 1), context),
            Some(Command::NextPart) => self.go(1),
            Some(Command::PreviousPart) => self.go(Scale::ALL.len() - 1),
            Some(Command::Open) => return self.open(context),
            Some(command) => {
                let mut scroll = std::mem::take(&mut self.scroll);
                scroll.go(command, context.body, |size| self.sheet(context, size));
                self.scroll = scroll;
            }
            None => {}
        }
        Vec::new()
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        self.scroll.renew();
        trends::receive(reply, self.span, context.today)
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.scroll.draw(buffer, area, context.theme, |size| self.sheet(context, size));
    }
}

#[cfg(test)]
mod tests;
