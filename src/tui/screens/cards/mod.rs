//! The cards that come one a week: the list of all of them, to read in any order, and each by itself.

mod one;
#[cfg(test)]
mod tests;

pub use self::one::CardScreen;

use crate::journal::Card;
use crate::journal::format::state::Change;
use crate::texts::CardText;
use crate::tui::screens::prelude::*;
use crate::tui::widgets::list::List;
use crate::tui::widgets::text::FOCUS_MARK;
use crate::wording::screens::cards as wording;

/// The list of all cards.
#[derive(Debug, Default)]
pub struct CardsScreen {
    list: List,
}

/// The texts of a card.
fn text(card: Card) -> Option<&'static CardText> {
    texts::cards().card(card)
}

/// The line of Home on the card of this week, while it is new.
pub(super) fn home_line(context: &Context<'_>) -> Option<String> {
    let card = context.card_circumstances().named(&context.state.cards)?;
    let word = context.keymap.word_of_menu(Command::Card).map(str::to_owned);
    let key = word.unwrap_or_else(|| key_names::keys_for(context.keymap, Place::Home, Command::Card));
    let line = texts::cards().screen.home.replace("{title}", &text(card)?.title);
    Some(line.replace("{key}", &key))
}

/// The way to this week's card; to the list of all while none has come.
pub(super) fn route(context: &Context<'_>) -> Route {
    context.state.cards.last().map_or(Route::Cards, |(card, _)| Route::Card(card))
}

/// Remembers the card that comes now, if any, of the check-ins that have been read.
pub(super) fn come(context: &Context<'_>) -> Option<Effect> {
    let check_ins = context.journal.entries().filter(|entry| entry.check_in().is_some());
    let days = check_ins.map(|entry| entry.day);
    let card = context.card_circumstances().coming(&context.state.cards, days)?;
    Some(Effect::Do(Task::Remember(Change::CardCame(card, context.today))))
}

/// Returns the lines below the list.
fn notes(context: &Context<'_>) -> Vec<String> {
    let again = key_names::keys_for(context.keymap, Place::Cards, Command::ComeAgain);
    let again = context.state.cards.have_all_come().then(|| wording::again(&again));
    std::iter::once(wording::ABOUT.to_owned()).chain(again).collect()
}

impl Screen for CardsScreen {
    fn place(&self) -> Place {
        Place::Cards
    }

    fn title(&self, _: &Context<'_>) -> (String, String) {
        (texts::cards().screen.list.clone(), String::new())
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        command != Command::ComeAgain || context.state.cards.have_all_come()
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let open = |card: Option<&Card>| card.map(|card| Effect::Open(Route::Card(*card)));
        match input {
            Input::Hit(hit) => match hit.command {
                Command::Back => vec![Effect::Close],
                Command::Open => open(Card::ALL.get(self.list.selected())).into_iter().collect(),
                Command::Answer => open(Card::ALL.get(hit.nth)).into_iter().collect(),
                Command::ComeAgain if self.offers(hit.command, context) => {
                    let said = context.said_here(wording::COME_AGAIN);
                    vec![Effect::Do(Task::Remember(Change::CardsAgain)), Effect::Say(said)]
                }
                command => {
                    self.list.go(command, Card::ALL.len(), context.body.height.into());
                    Vec::new()
                }
            },
            _ => Vec::new(),
        }
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::Cards)
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let theme = context.theme;
        let visible = self.list.visible(Card::ALL.len(), area.height.into());
        let shown = Card::ALL.into_iter().enumerate().skip(visible.start).take(visible.len());
        let mut y = area.y;
        for (place, card) in shown {
            let is_selected = place == self.list.selected();
            let (mark, role) = if is_selected { (FOCUS_MARK, Role::Focus) } else { (" ", Role::Text) };
            let title = text(card).map_or("", |text| text.title.as_str());
            let line = cut(&format!("{mark} {} {title}", place + 1), area.width);
            put(buffer, area, area.x, y, &line, theme.style(role));
            y += 1;
        }
        for note in notes(context) {
            let lines = wrap(&note, area.width);
            if y + 1 + u16::try_from(lines.len()).unwrap_or(u16::MAX) <= area.bottom() {
                y = put_lines(buffer, area, area.x, y + 1, &lines, theme.style(Role::Muted));
            }
        }
    }
}
