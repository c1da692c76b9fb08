//! One card: what it explains, what one's own days say of it, and where it leads.

use super::text;
use crate::insight::cards::own_days::OwnDays;
use crate::insight::practice::Practices;
use crate::journal::Card;
use crate::journal::format::state::Change;
use crate::texts::{CardLead, CardText};
use crate::tui::command::keymap::Key;
use crate::tui::screens::practice;
use crate::tui::screens::prelude::*;
use crate::wording::screens::cards as wording;

/// One card.
#[derive(Debug)]
pub struct CardScreen {
    card: Card,
    /// The line from one's own days, once they have been read; of directions several.
    own: Vec<String>,
    scroll: Scroll,
}

impl CardScreen {
    /// The screen of a card.
    pub fn new(card: Card) -> Self {
        Self { card, own: Vec::new(), scroll: Scroll::default() }
    }

    /// Its texts; `None` while it waits for a lighter day.
    fn text(&self, context: &Context<'_>) -> Option<&'static CardText> {
        text(self.card).filter(|_| !context.card_circumstances().waits(self.card))
    }

    /// Finds what one's own days say, once all of them are at hand.
    fn find(&mut self, context: &Context<'_>, practices: Option<&Practices>) {
        let (Some(history), Some(practices)) = (context.history, practices) else { return };
        let Some(text) = text(self.card).filter(|_| context.history_is_whole) else { return };
        let days = OwnDays { history, practices, today: context.today };
        let phrases = context.settings.lists.phrases();
        self.own = days.words(self.card, &text.data, text.data_least, &phrases);
        self.scroll.renew();
    }

    fn sheet(&self, context: &Context<'_>, cells: u16) -> Sheet {
        let mut sheet = Sheet::for_area(cells);
        let words = &texts::cards().screen;
        let Some(text) = self.text(context) else {
            sheet.text(&words.resting, Role::Text, 0);
            sheet.gap();
            sheet.text(&wording::people(&key_names::support(context.keymap)), Role::Muted, 0);
            return sheet;
        };
        for paragraph in &text.say {
            let support = key_names::support(context.keymap);
            sheet.text(&paragraph.replace("{support}", &support), Role::Text, 0);
            sheet.gap();
        }
        if !self.own.is_empty() {
            sheet.text(&words.from_you, Role::Heading, 0);
            for line in &self.own {
                sheet.text(line, Role::Text, 0);
            }
            sheet.gap();
        }
        sheet.text(&words.small, Role::Heading, 0);
        sheet.text(&text.small, Role::Text, 0);
        for (lead, key) in leads(text, context).into_iter().zip(keys(context)) {
            let title = context.settings.config.partner_words.in_text(title(lead));
            sheet.pieces([(format!("{}  ", key.name()), Role::Key), (title.into_owned(), Role::Text)]);
        }
        sheet.gap();
        sheet.text(&words.write, Role::Heading, 0);
        sheet.text(&text.ask, Role::Text, 0);
        let note = key_names::keys_for(context.keymap, Place::Card, Command::AddNote);
        sheet.pieces([(format!("{note}  "), Role::Key), (wording::WRITE.to_owned(), Role::Text)]);
        if text.support {
            sheet.gap();
            sheet.text(&wording::people(&key_names::support(context.keymap)), Role::Muted, 0);
        }
        sheet
    }
}

/// Whatever a card leads to, as far as it is offered now.
fn leads(text: &CardText, context: &Context<'_>) -> Vec<CardLead> {
    let is_offered = |lead: &CardLead| match lead {
        CardLead::Exercise(kind) => !practice::rests(*kind, context),
        CardLead::FindSomeone => true,
    };
    text.leads().filter(is_offered).collect()
}

fn title(lead: CardLead) -> &'static str {
    match lead {
        CardLead::Exercise(kind) => &texts::practice::practice().exercise(kind).title,
        CardLead::FindSomeone => Place::FindSomeone.title(),
    }
}

fn follow(lead: CardLead, context: &Context<'_>) -> Effect {
    match lead {
        CardLead::Exercise(kind) => practice::begin(kind, context),
        CardLead::FindSomeone => Effect::Open(Route::FindSomeone),
    }
}

/// The keys that open them.
fn keys(context: &Context<'_>) -> Vec<Key> {
    let row = context.keymap.rows(Place::Card).find(|(row, _)| row.command == Command::Answer);
    row.map(|(_, keys)| keys.to_vec()).unwrap_or_default()
}

impl Screen for CardScreen {
    fn place(&self) -> Place {
        Place::Card
    }

    fn title(&self, _: &Context<'_>) -> (String, String) {
        (text(self.card).map_or_else(String::new, |text| text.title.clone()), String::new())
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        let text = self.text(context);
        match command {
            Command::Answer => text.is_some_and(|text| !leads(text, context).is_empty()),
            Command::AddNote => text.is_some() && context.read_only.is_none(),
            _ => true,
        }
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if self.text(context).is_none() {
            return Vec::new();
        }
        self.find(context, context.practices);
        vec![
            Effect::Do(Task::ReadHistory(Vec::new())),
            Effect::Do(Task::ReadPractices),
            Effect::Do(Task::Remember(Change::CardOpened(self.card, context.today))),
        ]
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let Input::Hit(hit) = input else { return Vec::new() };
        match hit.command {
            Command::Back => vec![Effect::Close],
            Command::Answer => {
                let leads = self.text(context).map(|text| leads(text, context)).unwrap_or_default();
                leads.get(hit.nth).map(|lead| follow(*lead, context)).into_iter().collect()
            }
            Command::AddNote if self.text(context).is_some() => {
                vec![Effect::Open(Route::Note(context.today, None))]
            }
            command => {
                let mut scroll = std::mem::take(&mut self.scroll);
                scroll.go(command, context.body, |size| self.sheet(context, size.width));
                self.scroll = scroll;
                Vec::new()
            }
        }
    }

    fn receive(&mut self, reply: &Reply, context: &Context<'_>) -> Vec<Effect> {
        match reply {
            Reply::History(_) | Reply::Practices(_) => self.find(context, context.practices),
            Reply::NoPractices(_) => self.find(context, Some(&Practices::default())),
            _ => {
                self.scroll.renew();
                if reply.is_written() {
                    return vec![Effect::Do(Task::ReadHistory(Vec::new()))];
                }
            }
        }
        Vec::new()
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::Card(self.card))
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.scroll.draw(buffer, area, context.theme, |size| self.sheet(context, size.width));
    }
}
