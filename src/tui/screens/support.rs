//! The support page: whom to turn to, and when insecurity is a sensible reaction. Nothing is dialled or opened.

use super::settings;
use crate::config::Source;
use crate::config::known::COUNTRY;
use crate::tui::command::keymap::Keymap;
use crate::tui::screens::prelude::*;
use crate::wording::screens::support as wording;
use crate::wording::support_page::{self, Part, SupportPage};

/// The column at which the texts next to the numbers begin: every number that is shown fits before it.
const COLUMN: u16 = 18;
/// The most own lines that come before the line for danger.
const OWN_FIRST: usize = 5;

/// The support page.
#[derive(Debug, Default)]
pub struct SupportScreen {
    not_safe: bool,
    scroll: Scroll,
}

impl SupportScreen {
    /// The page for somebody who said that they are not safe.
    pub fn not_safe() -> Self {
        Self { not_safe: true, scroll: Scroll::default() }
    }

    fn sheet(&self, context: &Context<'_>, size: Size) -> Sheet {
        let about_country = about_country(context);
        let mut page = SupportPage {
            config: &context.settings.config,
            country: context.settings.config.country.as_deref(),
            today: context.today,
            not_safe: self.not_safe,
            own_first: OWN_FIRST,
            about_country: &about_country,
        };
        // Own lines come first, yet however many there are, the line for danger is on the first screen.
        while page.own_first > 0 && laid_out(&page.head(), size.width).height() > usize::from(size.height) + 1
        {
            page.own_first -= 1;
        }
        laid_out(&page.parts(), size.width)
    }
}

impl Screen for SupportScreen {
    fn place(&self) -> Place {
        Place::Support
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        let is_fixed = matches!(context.settings.config.source(COUNTRY), Source::Line(_));
        !matches!(command, Command::Left | Command::Right | Command::Country) || !is_fixed
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        match input.command() {
            Some(Command::Back) => vec![Effect::Close],
            Some(Command::FindSomeone) => vec![Effect::Open(Route::FindSomeone)],
            Some(command @ (Command::Left | Command::Right)) => {
                self.scroll = Scroll::default();
                settings::choose_country(command == Command::Right, context)
            }
            Some(Command::Country) => {
                self.scroll = Scroll::default();
                settings::type_country(context)
            }
            Some(command) => {
                let mut scroll = std::mem::take(&mut self.scroll);
                scroll.go(command, context.body, |size| self.sheet(context, size));
                self.scroll = scroll;
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn opens_again(&self) -> Option<Route> {
        Some(if self.not_safe { Route::NotSafe } else { Route::Support })
    }

    fn told(&self, context: &Context<'_>, size: Size) -> Option<Sheet> {
        Some(self.sheet(context, size))
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.scroll.draw(buffer, area, context.theme, |size| self.sheet(context, size));
    }
}

/// The parts in lines of this width.
fn laid_out(parts: &[Part], width: u16) -> Sheet {
    let mut sheet = Sheet::for_area(width);
    for part in parts {
        match part {
            Part::Gap => sheet.gap(),
            Part::Text(text) => sheet.text(text, Role::Text, 0),
            Part::Notice(text) => sheet.text(text, Role::Notice, 0),
            Part::Muted(text) => sheet.text(text, Role::Muted, 0),
            Part::Heading(text) => sheet.text(text, Role::Heading, 0),
            Part::Item(text) => sheet.marked("·", text, Role::Text),
            Part::Rule => sheet.rule(),
            Part::Line { number, name, about } if name.is_empty() => {
                sheet.labelled(number, Role::Heading, &about.join(" "), Role::Text, COLUMN);
            }
            Part::Line { number, name, about } => {
                sheet.labelled(number, Role::Heading, name, Role::Heading, COLUMN);
                for line in about {
                    sheet.below_label(line, Role::Text, COLUMN);
                }
            }
        }
    }
    sheet
}

/// Says how the lines were chosen, and how to choose others.
fn about_country(context: &Context<'_>) -> String {
    let config = &context.settings.config;
    let shown = support_page::shown_for(config.country.as_deref());
    let how = match config.source(COUNTRY) {
        Source::Line(line) => wording::fixed(&config.file_name(), &line),
        // Nothing moves with arrows there.
        _ if context.settings.is_plain => wording::HOW_TO_NAME_IN_THE_MENU.to_owned(),
        Source::Program | Source::Default => how_to_choose(context.keymap),
    };
    format!("{shown} {how}")
}

fn how_to_choose(keymap: &Keymap) -> String {
    let keys = |command| key_names::keys_for(keymap, Place::Support, command);
    wording::how_to_choose(&keys(Command::Left), &keys(Command::Right), &keys(Command::Country))
}

#[cfg(test)]
mod tests;
