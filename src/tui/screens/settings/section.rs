//! One section of the config: own ticks, own lines of support, or keys.

use super::listing::{Listing, Shown};
use super::{fixed, from, reset};
use crate::config::Source;
use crate::config::known::{SECTIONS, Section};
use crate::journal::text::one_line;
use crate::tui::command::Row;
use crate::tui::command::keymap::Key;
use crate::tui::screens::prelude::*;
use crate::wording::screens::settings as wording;

/// One section.
#[derive(Debug)]
pub struct SectionScreen {
    name: &'static str,
    listing: Listing,
}

impl SectionScreen {
    /// The section with this name.
    pub fn new(name: &'static str) -> Self {
        Self { name, listing: Listing::default() }
    }

    fn section(&self) -> Option<&'static Section> {
        SECTIONS.iter().find(|section| section.name == self.name)
    }

    /// The rows, each with the key that it stands for.
    fn rows(&self, context: &Context<'_>) -> Vec<(String, Shown)> {
        match self.section().and_then(|section| section.own) {
            Some(own) => own(&context.settings.config)
                .into_iter()
                .map(|(key, text)| own_line(format!("{}.{key}", self.name), key, text, context))
                .collect(),
            None => context.keymap.all().map(|(row, keys)| keys_of_command(row, keys, context)).collect(),
        }
    }

    pub(super) fn shown(&self, context: &Context<'_>) -> Vec<Shown> {
        self.rows(context).into_iter().map(|(_, shown)| shown).collect()
    }

    pub(super) fn selected(&self, context: &Context<'_>) -> Option<String> {
        let rows = self.rows(context);
        let last = rows.len().checked_sub(1)?;
        rows.into_iter().nth(self.listing.selected().min(last)).map(|(name, _)| name)
    }

    fn adds(&self) -> bool {
        self.section().is_some_and(|section| section.own.is_some())
    }
}

fn own_line(name: String, key: &str, text: &str, context: &Context<'_>) -> (String, Shown) {
    let mut about = vec![(one_line(text), Role::Text)];
    about.extend(explained(&name, context, wording::REMOVES));
    let shown = Shown {
        name: one_line(key),
        value: one_line(text),
        from: from(&name, context),
        about,
        sample: Vec::new(),
    };
    (name, shown)
}

fn keys_of_command(row: &'static Row, keys: &[Key], context: &Context<'_>) -> (String, Shown) {
    let name = format!("keys.{}", row.name);
    let mut about = vec![(format!("{}. {}", row.sentence, places(row)), Role::Text)];
    about.extend(explained(&name, context, wording::GOES_BACK));
    let from = from(&name, context);
    let from = if from.is_empty() { row.sentence.to_owned() } else { from };
    (name, Shown { name: row.name.to_owned(), value: key_names::keys(keys), from, about, sample: Vec::new() })
}

/// The places where a command applies, in words.
fn places(row: &Row) -> String {
    const MOST: usize = 3;
    let places: Vec<&str> = row.places().map(Place::title).collect();
    match places.len() {
        _ if row.is_everywhere() => wording::EVERYWHERE.to_owned(),
        n if n <= MOST => places.join(", "),
        n => wording::in_places(&n),
    }
}

/// Says what fixes a line, or the key that takes it back.
fn explained(name: &str, context: &Context<'_>, does: &str) -> Option<(String, Role)> {
    match context.settings.config.source(name) {
        Source::Line(_) => fixed(name, context).map(|why| (why, Role::Muted)),
        Source::Program => {
            let key = key_names::keys_for(context.keymap, Place::SettingsSection, Command::Reset);
            Some((format!("{} {key} {does}", wording::CHOSEN_HERE_SENTENCE), Role::Muted))
        }
        Source::Default => None,
    }
}

impl Screen for SectionScreen {
    fn place(&self) -> Place {
        Place::SettingsSection
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        let label = self.section().map_or("", |section| section.label);
        (wording::title(&label), String::new())
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        let source = self.selected(context).map(|name| context.settings.config.source(&name));
        match command {
            Command::Add => self.adds(),
            Command::Reset => source == Some(Source::Program),
            Command::Open => matches!(source, Some(Source::Default | Source::Program)),
            _ => true,
        }
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        match input.command() {
            Some(Command::Back) => vec![Effect::Close],
            Some(Command::Add) if self.adds() => {
                vec![Effect::Open(Route::SettingsField(format!("{}.", self.name)))]
            }
            Some(Command::Open) => match self.selected(context) {
                Some(name) => match fixed(&name, context) {
                    Some(why) => vec![Effect::Say(why)],
                    None => vec![Effect::Open(Route::SettingsField(name))],
                },
                None => Vec::new(),
            },
            Some(Command::Reset) => {
                self.selected(context).map(|name| reset(&name, context)).unwrap_or_default()
            }
            Some(command) => {
                self.listing.go(command, context.body, &self.shown(context));
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::SettingsSection(self.name))
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let rows = self.shown(context);
        if rows.is_empty() {
            let key = key_names::keys_for(context.keymap, Place::SettingsSection, Command::Add);
            let about = self.section().map_or("", |section| section.is_for);
            let mut sheet = Sheet::for_area(area.width);
            sheet.text(about, Role::Text, 0);
            sheet.gap();
            sheet.text(&wording::adds(&key), Role::Muted, 0);
            sheet.draw(buffer, area, context.theme, 0);
            return;
        }
        self.listing.draw(buffer, area, context.theme, &rows);
    }
}
