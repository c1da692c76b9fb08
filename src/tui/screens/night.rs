//! The page for a hard night: the person's own plan first, then what helps for ten minutes and for tonight. No question
//! is asked, and opening it records nothing.

use crate::journal::practice::Kind;
use crate::texts::practice::{label, steps};
use crate::tui::screens::prelude::*;
use crate::wording::sentences::uncapitalised;

/// The page for a hard night.
#[derive(Debug, Default)]
pub struct NightScreen {
    scroll: Scroll,
}

impl Screen for NightScreen {
    fn place(&self) -> Place {
        Place::HardNight
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        (texts::night().title.clone(), String::new())
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        // The plan is among the exercises of all time.
        context.practices.is_none().then_some(Effect::Do(Task::ReadPractices)).into_iter().collect()
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        match input.command() {
            Some(Command::Back) => vec![Effect::Close],
            Some(command) => {
                self.scroll.go(command, context.body, |size| sheet(context, size));
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn receive(&mut self, _reply: &Reply, _context: &Context<'_>) -> Vec<Effect> {
        self.scroll.renew();
        Vec::new()
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::HardNight)
    }

    fn told(&self, context: &Context<'_>, size: Size) -> Option<Sheet> {
        Some(sheet(context, size))
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.scroll.draw(buffer, area, context.theme, |size| sheet(context, size));
    }
}

fn sheet(context: &Context<'_>, size: Size) -> Sheet {
    let config = &context.settings.config;
    let key = |command| key_names::with_word(context.keymap, Place::HardNight, command);
    let (support, worry) = (key(Command::Support), key(Command::ParkWorry));
    let emergency = uncapitalised(texts::support().emergency(config.country.as_deref()));
    let mut sheet = Sheet::for_area(size.width);
    plan(context, &mut sheet);
    for line in &texts::night().line {
        if !line.title.is_empty() {
            sheet.text(&line.title, Role::Heading, 0);
        }
        for text in &line.say {
            let text = config.partner_words.in_text(text).replace("{emergency}", &emergency);
            let text = text.replace("{support}", &support).replace("{worry_key}", &worry);
            if line.title.is_empty() {
                sheet.text(&text, Role::Text, 0);
            } else {
                sheet.marked("·", &text, Role::Text);
            }
        }
        sheet.gap();
    }
    sheet
}

/// Adds the answers of the newest plan for hard nights.
fn plan(context: &Context<'_>, sheet: &mut Sheet) {
    let newest = context.practices.and_then(|practices| practices.newest_written(Kind::NightPlan));
    let Some((_, plan)) = newest else { return };
    sheet.text(&texts::night().plan, Role::Heading, 0);
    for step in &steps(Kind::NightPlan).all {
        let words = plan.get(&step.field).text().trim();
        if !words.is_empty() {
            sheet.text(&label(Kind::NightPlan, &step.field), Role::Muted, 0);
            sheet.text(words, Role::Text, 2);
        }
    }
    sheet.gap();
}

#[cfg(test)]
mod tests;
