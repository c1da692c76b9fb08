//! The settings: what is in force, where it comes from, and keys to change it. What is chosen here is kept in
//! `state.json`; what the config file says goes before it and is changed there.

mod field;
mod listing;
mod rows;
mod section;

use self::listing::{Listing, Shown};
use self::rows::{Row, rows};
use crate::config::known::{COUNTRY, Known, Offered, SETTINGS};
use crate::config::{Config, Source};
use crate::journal::State;
use crate::journal::format::state::Change;
use crate::tui::screens::prelude::*;
use crate::wording::screens::settings as wording;

pub use self::field::FieldScreen;
pub use self::section::SectionScreen;

/// The settings.
#[derive(Debug, Default)]
pub struct SettingsScreen {
    listing: Listing,
}

impl SettingsScreen {
    fn selected(&self, context: &Context<'_>) -> Option<Row> {
        rows(context).into_iter().nth(self.listing.selected())
    }

    /// Opens what the row leads to, or takes the next value.
    fn open(&self, context: &Context<'_>) -> Vec<Effect> {
        match self.selected(context) {
            Some(Row::Setting(known)) if known.typed.is_empty() => step(known, context, Known::next),
            Some(Row::Setting(known)) => match fixed(known.name, context) {
                Some(why) => vec![Effect::Say(why)],
                None => vec![Effect::Open(Route::SettingsField(known.name.to_owned()))],
            },
            Some(Row::Section(section)) => vec![Effect::Open(Route::SettingsSection(section.name))],
            Some(Row::Pause) => pause_or_end(context),
            Some(Row::Seal) => vec![Effect::Open(Route::Seal)],
            Some(Row::Export) => vec![Effect::Open(Route::Export)],
            Some(Row::Import) => vec![Effect::Open(Route::Import)],
            Some(Row::Skipped | Row::File | Row::Folder) | None => Vec::new(),
        }
    }

    /// Takes another of the values that are offered.
    fn change(
        &self,
        context: &Context<'_>,
        choose: impl Fn(&Known, &Config, &State) -> Option<Offered>,
    ) -> Vec<Effect> {
        match self.selected(context) {
            Some(Row::Setting(known)) => step(known, context, choose),
            _ => Vec::new(),
        }
    }
}

/// Sets a key, or has its default hold again.
fn set(name: &str, value: Option<serde_json::Value>, context: &Context<'_>) -> Vec<Effect> {
    let remember = Effect::Do(Task::Remember(Change::Set(name.to_owned(), value)));
    let here_only = context.read_only.map(|_| Effect::Say(texts::words().pause.here_only.clone()));
    std::iter::once(remember).chain(here_only).collect()
}

/// Has the default of a key hold again, where another value was chosen here.
fn reset(name: &str, context: &Context<'_>) -> Vec<Effect> {
    match context.settings.config.source(name) {
        Source::Program => set(name, None, context),
        Source::Line(_) => fixed(name, context).map(Effect::Say).into_iter().collect(),
        Source::Default => Vec::new(),
    }
}

fn step(
    known: &Known,
    context: &Context<'_>,
    choose: impl Fn(&Known, &Config, &State) -> Option<Offered>,
) -> Vec<Effect> {
    if let Some(why) = fixed(known.name, context) {
        return vec![Effect::Say(why)];
    }
    let chosen = choose(known, &context.settings.config, context.state);
    chosen.map(|offered| set(known.name, offered.value, context)).unwrap_or_default()
}

/// Chooses the country before or after the present one; after the last comes the first.
pub(in crate::tui) fn choose_country(forward: bool, context: &Context<'_>) -> Vec<Effect> {
    let known = SETTINGS.iter().find(|known| known.name == COUNTRY);
    let beside = |known: &Known, config: &Config, state: &State| {
        let around = || {
            let mut choices = (known.choices)().into_iter();
            if forward { choices.next() } else { choices.next_back() }
        };
        known.beside(config, state, forward).or_else(around)
    };
    known.map(|known| step(known, context, beside)).unwrap_or_default()
}

/// Opens the field for any country, or says why there is none.
pub(in crate::tui) fn type_country(context: &Context<'_>) -> Vec<Effect> {
    vec![match fixed(COUNTRY, context) {
        Some(why) => Effect::Say(why),
        None => Effect::Open(Route::SettingsField(COUNTRY.to_owned())),
    }]
}

/// Says that the config file has a line for a key, if it has one.
fn fixed(name: &str, context: &Context<'_>) -> Option<String> {
    let config = &context.settings.config;
    match config.source(name) {
        Source::Line(line) => Some(wording::fixed(&config.file_name(), &line)),
        Source::Program | Source::Default => None,
    }
}

/// Says in few words where a value comes from; nothing for a default.
fn from(name: &str, context: &Context<'_>) -> String {
    let config = &context.settings.config;
    match config.source(name) {
        Source::Line(line) => wording::line_of(&config.file_name(), &line),
        Source::Program => wording::CHOSEN_HERE.to_owned(),
        Source::Default => String::new(),
    }
}

/// Pauses for a week, or ends the pause.
fn pause_or_end(context: &Context<'_>) -> Vec<Effect> {
    let change = context.state.pause_or_end(context.today);
    let words = &texts::words().pause;
    let said = match &change {
        Change::PauseUntil(Some(until)) => words.until.replace("{day}", &dates::long(*until, context.today)),
        _ => words.ended.clone(),
    };
    vec![Effect::Do(Task::Remember(change)), Effect::Say(context.said_here(&said))]
}

impl Screen for SettingsScreen {
    fn place(&self) -> Place {
        Place::Settings
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        let row = self.selected(context);
        let source = match &row {
            Some(Row::Setting(known)) if known.can_be_chosen() => {
                Some(context.settings.config.source(known.name))
            }
            _ => None,
        };
        match command {
            Command::Left | Command::Right | Command::Toggle => {
                let has_choices = matches!(&row, Some(Row::Setting(known)) if !(known.choices)().is_empty());
                has_choices && matches!(source, Some(Source::Default | Source::Program))
            }
            Command::Reset => source == Some(Source::Program),
            Command::Open => match row {
                Some(Row::Setting(known)) => !known.typed.is_empty() && fixed(known.name, context).is_none(),
                Some(Row::Section(_) | Row::Pause | Row::Seal | Row::Export | Row::Import) => true,
                Some(Row::Skipped | Row::File | Row::Folder) | None => false,
            },
            _ => true,
        }
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        match input.command() {
            Some(Command::Back) => vec![Effect::Close],
            Some(Command::Pause) => pause_or_end(context),
            Some(Command::Open) => self.open(context),
            Some(Command::Toggle) => self.change(context, Known::next),
            Some(Command::Left) => {
                self.change(context, |known, config, state| known.beside(config, state, false))
            }
            Some(Command::Right) => {
                self.change(context, |known, config, state| known.beside(config, state, true))
            }
            Some(Command::Reset) => match self.selected(context) {
                Some(Row::Setting(known)) => reset(known.name, context),
                _ => Vec::new(),
            },
            Some(command) => {
                self.listing.go(command, context.body, &shown(context));
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::Settings)
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.listing.draw(buffer, area, context.theme, &shown(context));
    }
}

fn shown(context: &Context<'_>) -> Vec<Shown> {
    rows(context).iter().map(|row| row.shown(context)).collect()
}

#[cfg(test)]
mod tests;
