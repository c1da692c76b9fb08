//! Points to people who answer, a line once a run for each reason; nothing about it is kept.

use crate::tui::command::keymap::Keymap;
use crate::tui::screens::prelude::*;
use crate::wording::heavy_words::Occasion;

/// The reasons that some texts give, unless the check is switched off.
pub fn of_words<'a>(texts: impl IntoIterator<Item = &'a str>, context: &Context<'_>) -> Vec<Occasion> {
    if context.settings.config.phrase_check { Occasion::of_words(texts) } else { Vec::new() }
}

/// Points to people who answer for these reasons, if there are any.
pub fn offer(occasions: Vec<Occasion>) -> Option<Effect> {
    (!occasions.is_empty()).then_some(Effect::Offer(occasions))
}

/// The line for a reason, with the keys that are in force in a place.
pub fn said(occasion: Occasion, place: Place, keymap: &Keymap) -> String {
    with_keys(occasion.line(), place, keymap)
}

/// The line that points to the page for a hard night.
pub fn hard_night(place: Place, keymap: &Keymap) -> String {
    with_keys(&texts::night().offer.line, place, keymap)
}

fn with_keys(line: &str, place: Place, keymap: &Keymap) -> String {
    let key = key_names::key_for(keymap, place, Command::HardNight);
    line.replace("{key}", &key).replace("{support}", &key_names::with_word(keymap, place, Command::Support))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::KeyLine;
    use crate::tui::testing::Stage;

    #[test]
    fn heavy_words_are_a_reason_unless_the_check_is_switched_off() {
        let mut stage = Stage::with(Vec::new());
        let found = |stage: &Stage, texts: [&'static str; 2]| of_words(texts, &stage.any_context());
        assert_eq!(found(&stage, ["a long day", "and a walk"]), []);
        let heavy = ["a long day", "I could End my life."];
        assert_eq!(found(&stage, heavy), [Occasion::Life]);
        assert_eq!(offer(found(&stage, heavy)), Some(Effect::Offer(vec![Occasion::Life])));
        stage.settings.config.phrase_check = false;
        assert_eq!(offer(found(&stage, heavy)), None);
    }

    #[test]
    fn the_line_names_the_keys_that_are_in_force_where_it_is_read() {
        let own = |command: &str, key: &str| KeyLine {
            command: command.to_owned(),
            keys: vec![key.to_owned()],
            line: 1,
        };
        let keymap = Keymap::new(&[own("support", "z")]).unwrap();
        let said = |occasion, place| said(occasion, place, &keymap);
        assert_eq!(
            said(Occasion::Life, Place::Home),
            "That was a lot. h opens a page for a hard night; z, support has people who answer now."
        );
        // Where h means something else, and where letters are words, another key does it.
        assert!(
            said(Occasion::Lot, Place::Week).contains("F9 opens"),
            "{}",
            said(Occasion::Lot, Place::Week)
        );
        assert!(said(Occasion::Lot, Place::Note).contains("F9 opens"));
        assert!(said(Occasion::Lot, Place::Note).contains("F2, support has"));
        assert!(said(Occasion::HardDays, Place::Home).ends_with("right now: z, support."));
    }
}
