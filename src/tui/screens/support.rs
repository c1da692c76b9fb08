//! The support page: whom to turn to, and when insecurity is a sensible reaction. Nothing is dialled or opened.

use crate::journal::Day;
use crate::journal::text::one_line;
use crate::texts::{SupportLine, SupportTexts};
use crate::tui::screens::prelude::*;
use crate::wording::screens::support as wording;

/// The column at which the texts next to the numbers begin: every number that is shown fits before it.
const COLUMN: u16 = 18;

/// The support page.
#[derive(Debug, Default)]
pub struct SupportScreen {
    scroll: Scroll,
}

impl Screen for SupportScreen {
    fn place(&self) -> Place {
        Place::Support
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

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.scroll.draw(buffer, area, context.theme, |size| sheet(context, size));
    }
}

fn sheet(context: &Context<'_>, size: Size) -> Sheet {
    let texts = texts::support();
    let mut sheet = Sheet::for_area(size.width);
    people(context, texts, &mut sheet, size.height);
    sheet.gap();
    sheet.gap();
    card(context, texts, &mut sheet);
    sheet
}

/// Own lines, the emergency line, the directory, the lines of the country, someone one trusts.
fn people(context: &Context<'_>, texts: &'static SupportTexts, sheet: &mut Sheet, rows: u16) {
    let emergency = |sheet: &mut Sheet| {
        sheet.gap();
        sheet.text(&texts.emergency, Role::Notice, 0);
        sheet.gap();
    };
    let mut own = context.settings.config.support.iter().peekable();
    while let Some((name, text)) = own.peek() {
        let mut next = sheet.clone();
        next.labelled(&one_line(name), Role::Heading, text, Role::Text, COLUMN);
        let mut whole = next.clone();
        emergency(&mut whole);
        // Own lines come first, yet however many there are, the emergency line is on the first screen.
        if whole.height() > usize::from(rows) + 1 {
            break;
        }
        *sheet = next;
        own.next();
    }
    emergency(sheet);
    for (name, text) in own {
        sheet.labelled(&one_line(name), Role::Heading, text, Role::Text, COLUMN);
    }
    sheet.gap();

    let directory = &texts.directory;
    let behind = width(&directory.name) + 3;
    sheet.labelled(&directory.name, Role::Heading, &directory.text, Role::Text, behind);
    sources(sheet, &[(&directory.source, &directory.checked_on)]);

    let lines = texts.lines(context.settings.config.country.as_deref());
    for lines in lines.chunk_by(|one, next| one.place == next.place) {
        sheet.gap();
        if let Some(first) = lines.first() {
            sheet.text(&first.place, Role::Muted, 0);
        }
        for line in lines {
            helpline(sheet, line);
        }
        let from: Vec<_> = lines.iter().map(|line| (&line.source, &line.checked_on)).collect();
        sources(sheet, &from);
    }
    sheet.gap();
    sheet.text(&about_country(context, texts), Role::Muted, 0);
    sheet.gap();
    sheet.text(&directory.trusted, Role::Text, 0);
    sheet.gap();
    sheet.text(&directory.checked_note, Role::Muted, 0);
}

fn helpline(sheet: &mut Sheet, line: &SupportLine) {
    sheet.labelled(&line.number, Role::Heading, &line.name, Role::Heading, COLUMN);
    let about = [&line.topic, &line.hours, &line.url].map(String::as_str);
    let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
    sheet.below_label(&about.join(" · "), Role::Text, COLUMN);
    if !line.note.is_empty() {
        sheet.below_label(&line.note, Role::Text, COLUMN);
    }
}

/// Adds the sources of the numbers and the day of the last look at each.
fn sources(sheet: &mut Sheet, from: &[(&String, &String)]) {
    let told = from.chunk_by(|one, next| one.1 == next.1).map(|same_day| {
        let mut sources: Vec<&str> = same_day.iter().map(|(source, _)| source.as_str()).collect();
        sources.dedup();
        let checked_on = same_day.first().map_or("", |(_, checked_on)| checked_on);
        let checked = checked_on.parse::<Day>().map_or_else(
            |_| checked_on.to_owned(),
            |day| format!("{} {} {}", day.day_of_month(), day.month_name(), day.year()),
        );
        wording::checked(&sources.join(". "), &checked)
    });
    sheet.text(&told.collect::<Vec<_>>().join(" "), Role::Muted, 2);
}

/// Says how the lines were chosen, and how to choose others.
fn about_country(context: &Context<'_>, texts: &'static SupportTexts) -> String {
    let file = context.settings.config.path.display();
    match context.settings.config.country.as_deref() {
        None => wording::all_countries(&file),
        Some(country) if texts.lines(Some(country)).is_empty() => {
            wording::no_number_for(&one_line(country), &texts.directory.name)
        }
        Some(country) => wording::shown_for(&one_line(country), &file),
    }
}

/// The card on insecurity that is a sensible reaction.
fn card(context: &Context<'_>, texts: &'static SupportTexts, sheet: &mut Sheet) {
    let its = |text: &'static str| context.settings.config.partner_words.in_text(text);
    let card = &texts.card;
    sheet.rule();
    sheet.gap();
    sheet.text(&card.title, Role::Heading, 0);
    sheet.gap();
    sheet.text(&card.intro, Role::Text, 0);
    sheet.gap();
    sheet.text(&its(&card.lead), Role::Text, 0);
    for sign in &card.signs {
        sheet.marked("·", &its(sign), Role::Text);
    }
    sheet.gap();
    sheet.text(&its(&card.after), Role::Text, 0);
    sheet.gap();
    sheet.text(&card.other_title, Role::Heading, 0);
    sheet.gap();
    sheet.text(&its(&card.other), Role::Text, 0);
}

#[cfg(test)]
mod tests;
