//! The page on sealing the journal: what it does and what it cannot do, and how it is done or changed.

use crate::tui::screens::prelude::*;
use crate::tui::settings::Seal;
use crate::wording::numbers::counted;
use crate::wording::screens::seal as wording;
use crate::wording::sealing;

/// The page.
#[derive(Debug, Default)]
pub struct SealScreen {
    scroll: Scroll,
}

fn sheet(context: &Context<'_>, cells: u16) -> Sheet {
    let mut sheet = Sheet::for_area(cells);
    let mut part = |title: &str, words: &str| {
        sheet.gap();
        if !title.is_empty() {
            sheet.text(title, Role::Heading, 0);
        }
        sheet.text(words, Role::Text, 0);
    };
    if context.settings.seal == Seal::Plain {
        // The command comes first: below the end of a small screen it would not be found.
        part(wording::HOW, wording::HOW_TO_SEAL);
        for words in sealing::BEFORE_SEALING {
            part("", words);
        }
        return sheet;
    }
    let hide = key_names::keys_for(context.keymap, Place::Seal, Command::Hide);
    let by_itself = match context.settings.config.lock_after {
        0 => wording::NEVER_LOCKS.to_owned(),
        minutes => wording::locks_after(&counted(minutes, "minute", "minutes")),
    };
    part(wording::IT_IS_SEALED, &format!("{} {by_itself}", wording::is_locked_by(&hide)));
    part(wording::WHILE_LOCKED, wording::CAN_BE_WRITTEN);
    part(wording::TO_CHANGE_IT, wording::COMMANDS);
    sheet
}

impl Screen for SealScreen {
    fn place(&self) -> Place {
        Place::Seal
    }

    fn title(&self, _: &Context<'_>) -> (String, String) {
        (wording::NAME.to_owned(), String::new())
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        match input.command() {
            Some(Command::Back) => vec![Effect::Close],
            Some(command) => {
                self.scroll.go(command, context.body, |size| sheet(context, size.width));
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::Seal)
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.scroll.draw(buffer, area, context.theme, |size| sheet(context, size.width));
    }
}

#[cfg(test)]
mod tests;
