//! Copying what is shown to the clipboard: never unasked, as it then lies where other programs can read it.

use super::Context;
use crate::journal::text::harmless;
use crate::tui::effect::{Confirm, Effect, Route};
use crate::wording::screens::copy as wording;

/// The most bytes that terminals take.
const MOST: usize = 70_000;

/// Asks whether words are put on the clipboard, or says why they cannot be.
pub(in crate::tui) fn ask(words: &str, context: &Context<'_>) -> Vec<Effect> {
    if !context.settings.config.clipboard {
        return vec![Effect::Say(wording::OFF.to_owned())];
    }
    if words.len() > MOST {
        return vec![Effect::Say(wording::TOO_LONG.to_owned())];
    }
    vec![Effect::Open(Route::Confirm(Confirm {
        question: wording::ASK.to_owned(),
        explanation: wording::THERE.to_owned(),
        yes: vec![Effect::Copy(harmless(words)), Effect::Say(wording::COPIED.to_owned())],
        no_says: wording::NO.to_owned(),
        no: Vec::new(),
    }))]
}
