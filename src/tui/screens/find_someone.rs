//! The page on finding someone to talk to.

use crate::tui::screens::prelude::*;

/// The page on finding someone to talk to.
#[derive(Debug, Default)]
pub struct FindSomeoneScreen {
    scroll: Scroll,
}

impl Screen for FindSomeoneScreen {
    fn place(&self) -> Place {
        Place::FindSomeone
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        match input.command() {
            Some(Command::Back) => vec![Effect::Close],
            Some(Command::Week) => vec![Effect::Open(Route::Week(context.today))],
            Some(command) => {
                self.scroll.go(command, context.body, |size| sheet(context, size));
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::FindSomeone)
    }

    fn told(&self, context: &Context<'_>, size: Size) -> Option<Sheet> {
        Some(sheet(context, size))
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.scroll.draw(buffer, area, context.theme, |size| sheet(context, size));
    }
}

fn sheet(context: &Context<'_>, size: Size) -> Sheet {
    let week = key_names::with_word(context.keymap, Place::FindSomeone, Command::Week);
    let mut sheet = Sheet::for_area(size.width);
    for text in &texts::support().finding.say {
        let text = context.settings.config.partner_words.in_text(text).replace("{week_key}", &week);
        sheet.text(&text, Role::Text, 0);
        sheet.gap();
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testing::{Stage, whole};

    #[test]
    fn it_says_whom_to_ask_and_what_to_ask_and_the_week_is_a_key_away() {
        let (mut stage, mut screen) = (Stage::default(), FindSomeoneScreen::default());
        let text = whole(&stage, &screen);
        for part in ["A family doctor can be the first step", "start alone.", "the week (7, week)"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert_eq!(stage.press(&mut screen, &["7"]), [Effect::Open(Route::Week(stage.any_context().today))]);
        assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
        insta::assert_snapshot!(stage.pictures(&screen));
        stage.sweep(&screen);
    }
}
