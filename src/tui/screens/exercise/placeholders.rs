//! Filling the placeholders in texts of exercises.

use crate::tui::screens::prelude::*;

/// A text with the keys, times and words for the partner that belong into it.
pub(super) fn filled(text: &str, context: &Context<'_>) -> String {
    let text = context.settings.config.partner_words.in_text(text);
    if !text.contains('{') {
        return text.into_owned();
    }
    let support = key_names::keys_for(context.keymap, Place::Home, Command::Support);
    text.replace("{support}", &support).replace("{slot}", &super::worry_time(context))
}
