//! The help: the keys of the current place, from the command table, and the meaning of the figures.

use crate::journal::Sign;
use crate::tui::command::Row;
use crate::tui::command::keymap::Key;
use crate::tui::screens::prelude::*;
use crate::wording::marks::NOT_RECORDED;
use crate::wording::screens::help as wording;

/// The column at which the sentences begin, after their keys.
const COLUMN: u16 = 16;

/// The help.
#[derive(Debug)]
pub struct HelpScreen {
    place: Place,
    scroll: Scroll,
}

impl HelpScreen {
    /// The help for a place.
    pub fn new(place: Place) -> Self {
        Self { place, scroll: Scroll::default() }
    }
}

fn sheet(place: Place, context: &Context<'_>, width: u16) -> Sheet {
    let mut sheet = Sheet::for_area(width);
    keys(place, context, &mut sheet, place.title(), |row| !is_for_everywhere(row));
    if place.is_field() {
        text_keys(place, context, &mut sheet);
    }
    keys(place, context, &mut sheet, "Everywhere", is_for_everywhere);
    explanations(context, &mut sheet);
    sheet
}

fn keys(
    place: Place,
    context: &Context<'_>,
    sheet: &mut Sheet,
    heading: &str,
    belongs: impl Fn(&Row) -> bool,
) {
    sheet.text(heading, Role::Heading, 0);
    sheet.gap();
    for (row, keys) in context.keymap.rows(place).filter(|(row, _)| belongs(row)) {
        sheet.labelled(&key_names::keys(keys), Role::Key, row.sentence, Role::Text, COLUMN);
    }
    sheet.gap();
}

/// The keys that move and erase in a text field, but for those that are keys of a command there.
fn text_keys(place: Place, context: &Context<'_>, sheet: &mut Sheet) {
    sheet.text(wording::IN_THE_TEXT, Role::Heading, 0);
    sheet.gap();
    for (names, does) in wording::TEXT_KEYS {
        let parsed = names.iter().filter_map(|name| Key::parse(name));
        let keys: Vec<Key> = parsed.filter(|key| context.keymap.hit(place, key.event()).is_none()).collect();
        if !keys.is_empty() {
            sheet.labelled(&key_names::keys(&keys), Role::Key, does, Role::Text, COLUMN);
        }
    }
    sheet.gap();
}

/// Support and help have a letter of their own outside of text fields, and a key that works in them too.
fn is_for_everywhere(row: &Row) -> bool {
    row.is_everywhere() || matches!(row.command, Command::Support | Command::Help)
}

fn explanations(context: &Context<'_>, sheet: &mut Sheet) {
    let (said, check_in) = (texts::words(), texts::check_in());
    let mut explained = |heading: &str, paragraphs: &[&str]| {
        sheet.text(heading, Role::Heading, 0);
        sheet.gap();
        for paragraph in paragraphs {
            sheet.text(paragraph, Role::Text, 0);
            sheet.gap();
        }
    };
    let fourth = check_in.question(Sign::SelfCriticism);
    explained(
        wording::WHAT_THE_FIGURES_MEAN,
        &[
            &check_in.generic.direction,
            &wording::about_self_criticism(&fourth.title, &fourth.label),
            &wording::about_not_recorded(&NOT_RECORDED),
            &said.help.mean,
        ],
    );
    explained("Noticing", &[&said.help.noticing]);
    let key = key_names::keys_for(context.keymap, Place::Help, Command::PartnerPage);
    explained(&texts::partner_page().title, &[&wording::partner_page(&key)]);
    explained(
        wording::WHERE_IT_IS_KEPT,
        &[&context.settings.data_dir.display().to_string(), wording::STAYS_IN_FOLDER],
    );
    explained(
        wording::WHAT_INWARD_IS,
        &[&key_names::with_support_key(&said.what_it_is.text, context.keymap), &said.what_it_is.adults],
    );
}

impl Screen for HelpScreen {
    fn place(&self) -> Place {
        Place::Help
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        match input.command() {
            Some(Command::Back) => vec![Effect::Close],
            Some(Command::PartnerPage) => vec![Effect::Open(Route::PartnerPage)],
            Some(command) => {
                let place = self.place;
                self.scroll.go(command, context.body, |size| sheet(place, context, size.width));
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::Help(self.place))
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.scroll.draw(buffer, area, context.theme, |size| sheet(self.place, context, size.width));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::KeyLine;
    use crate::tui::command::keymap::Keymap;
    use crate::tui::testing::{Stage, event, whole};
    use crate::tui::widgets::editor::Editor;

    #[test]
    fn every_place_has_its_keys_and_those_of_everywhere_each_with_its_sentence() {
        let stage = Stage::default();
        for place in Place::ALL {
            let text = whole(&stage, &HelpScreen::new(place));
            for (row, keys) in stage.keymap.rows(place) {
                assert!(text.contains(row.sentence), "{place:?} {}", row.name);
                assert!(text.contains(&key_names::keys(keys)), "{place:?} {}", row.name);
            }
            let (own, everywhere) = (text.find(place.title()).unwrap(), text.find("Everywhere").unwrap());
            assert!(own < everywhere, "{place:?}");
        }
    }

    #[test]
    fn in_a_text_the_keys_that_move_and_erase_are_named_and_do_so() {
        let stage = Stage::default();
        for place in Place::ALL {
            let text = whole(&stage, &HelpScreen::new(place));
            assert_eq!(text.contains("Erase the word before"), place.is_field(), "{place:?}");
        }
        for (names, does) in wording::TEXT_KEYS {
            for name in names {
                let mut editor = Editor::new("one two\nthree four five\nsix");
                // Words stand on both sides, and something was erased.
                for key in ["up", "home", "alt-f", "alt-f", "ctrl-w"] {
                    editor.key(event(key));
                }
                let before = format!("{editor:?}");
                editor.key(event(name));
                assert_ne!(format!("{editor:?}"), before, "{name}: {does}");
            }
        }
        // A key that stands for a command there is no longer one of the text.
        let line = KeyLine { command: "hide".to_owned(), keys: vec!["ctrl-w".to_owned()], line: 1 };
        let stage = Stage { keymap: Keymap::new(&[line]).unwrap(), ..Stage::default() };
        let text = whole(&stage, &HelpScreen::new(Place::Note));
        let row = text.lines().find(|line| line.contains("Erase the word before")).unwrap();
        assert!(row.contains("Alt-Backspace") && !row.contains("Ctrl-W"), "{row}");
    }

    #[test]
    fn the_keys_are_those_in_force() {
        let line = KeyLine { command: "hide".to_owned(), keys: vec!["f10".to_owned()], line: 1 };
        let stage = Stage { keymap: Keymap::new(&[line]).unwrap(), ..Stage::default() };
        let text = whole(&stage, &HelpScreen::new(Place::Home));
        assert!(text.contains("F10") && !text.contains("F12"), "{text}");
    }

    #[test]
    fn it_explains_the_figures_and_where_everything_stays() {
        let text = whole(&Stage::default(), &HelpScreen::new(Place::Week));
        for part in [
            "Lower is lighter.",
            "never as zero",
            "Noticing more at first is normal.",
            "The mean is a simplification",
            "~/.local/share/inward",
            "It is not medical advice",
            "please use s, support",
            "Made for adults.",
        ] {
            assert!(text.contains(part), "{part} is not in\n{text}");
        }
    }

    #[test]
    fn it_scrolls_to_its_end_and_esc_closes_it() {
        let (stage, mut screen) = (Stage::default(), HelpScreen::new(Place::Home));
        assert!(!stage.picture(&screen).contains("Made for adults."));
        assert_eq!(stage.press(&mut screen, &["end"]), []);
        assert!(stage.picture(&screen).contains("Made for adults."));
        assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
    }

    #[test]
    fn the_help_for_home_at_every_size() {
        let mut stage = Stage::default();
        let screen = HelpScreen::new(Place::Home);
        insta::assert_snapshot!(stage.pictures(&screen));
        stage.sweep(&screen);
    }
}
