//! The page for the partner of someone who feels insecure. It shows nothing of the journal.

use crate::tui::screens::prelude::*;

/// The page.
#[derive(Debug, Default)]
pub struct PartnerPageScreen {
    /// Whether the part about safety comes first.
    safety_first: bool,
    scroll: Scroll,
}

impl PartnerPageScreen {
    /// The page, with the part about safety first where it was reached from the support page.
    pub fn new(safety_first: bool) -> Self {
        Self { safety_first, scroll: Scroll::default() }
    }
}

fn sheet(safety_first: bool, context: &Context<'_>, cells: u16) -> Sheet {
    let mut sheet = Sheet::for_area(cells);
    let support = key_names::support(context.keymap);
    for part in texts::partner_page().parts(safety_first) {
        sheet.gap();
        sheet.text(&part.title, Role::Heading, 0);
        for paragraph in &part.say {
            sheet.gap();
            sheet.text(&paragraph.replace("{support}", &support), Role::Text, 0);
        }
    }
    sheet
}

impl Screen for PartnerPageScreen {
    fn place(&self) -> Place {
        Place::PartnerPage
    }

    fn title(&self, _: &Context<'_>) -> (String, String) {
        (texts::partner_page().title.clone(), String::new())
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        match input.command() {
            Some(Command::Back) => vec![Effect::Close],
            Some(command) => {
                let first = self.safety_first;
                self.scroll.go(command, context.body, |size| sheet(first, context, size.width));
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::PartnerPage)
    }

    fn told(&self, context: &Context<'_>, size: Size) -> Option<Sheet> {
        Some(sheet(self.safety_first, context, size.width))
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.scroll.draw(buffer, area, context.theme, |size| sheet(self.safety_first, context, size.width));
    }
}

#[cfg(test)]
mod tests;
