//! The monthly check line by line: its first and last page as text, and one item after the other.

use super::{MonthlyPage, MonthlyScreen, asked, count, pages};
use crate::tui::command::keymap::Hit;
use crate::tui::plain::{PlainAnswer, PlainChoice, PlainStep, Takes};
use crate::tui::screens::prelude::*;
use crate::wording::screens::plain as wording;

impl MonthlyScreen {
    pub(super) fn plain_step(&self, context: &Context<'_>) -> PlainStep {
        let (says, takes) = match self.page {
            MonthlyPage::Item(at) => self.plain_item(at),
            MonthlyPage::First | MonthlyPage::Last => {
                (pages::sheet(self, context, context.body.width).text_lines(), Takes::Enter)
            }
        };
        PlainStep { title: self.title(context).0, says, remarks: Vec::new(), takes, is_over: false }
    }

    fn plain_item(&self, at: usize) -> (Vec<String>, Takes) {
        let Some(asked) = asked(at) else { return (Vec::new(), Takes::Enter) };
        let instrument = asked.instrument;
        let item = instrument.items.get(asked.nth).map_or("", |item| item.text.as_str());
        // The instruction is for all items that follow.
        let instruction = (asked.nth == 0).then(|| instrument.instruction.clone());
        let says = instruction.into_iter().chain([wording::ask(&(at + 1), &count(), &item)]).collect();
        let choices = instrument.answers().map(|(number, words)| PlainChoice {
            key: number.to_string(),
            label: words.to_owned(),
            about: String::new(),
        });
        let place = |number: u8| usize::from(number.saturating_sub(instrument.least));
        (says, Takes::One(choices.collect(), self.highlighted.map(place)))
    }

    /// Takes the answer to an item, or Enter on a page.
    pub(super) fn take_answered(&mut self, answer: &PlainAnswer, context: &Context<'_>) -> Vec<Effect> {
        if self.writing.is_pending() || self.writing.is_saving() {
            return Vec::new();
        }
        self.is_awaited = false;
        let hit = |command, nth| Hit { command, nth, is_repeat: false };
        match (self.page, answer) {
            (MonthlyPage::Item(at), PlainAnswer::One(nth)) => {
                self.update_item(at, hit(Command::Answer, *nth))
            }
            (MonthlyPage::Item(at), PlainAnswer::Kept) if self.highlighted.is_none() => {
                self.update_item(at, hit(Command::Skip, 0))
            }
            (MonthlyPage::Item(at), PlainAnswer::Kept) => self.update_item(at, hit(Command::Take, 0)),
            (MonthlyPage::First, PlainAnswer::Kept) if self.takes(Command::Take, context) => {
                self.update_first(hit(Command::Take, 0), context)
            }
            // There is nothing to begin: it is read.
            (MonthlyPage::First, PlainAnswer::Kept) => vec![Effect::Close],
            (MonthlyPage::Last, PlainAnswer::Kept) => self.update_last(hit(Command::Save, 0), context),
            _ => Vec::new(),
        }
    }
}
