//! The texts of a week, day by day.

use super::SELECTED;
use crate::insight::WeekSummary;
use crate::journal::{Body, CheckIn, Day, Sign};
use crate::tui::screens::prelude::*;

/// The column at which words begin next to their day.
const WORDS: u16 = 10;

/// Writes all of it; returns the line at which each day's words start.
pub(super) fn write(
    summary: &WeekSummary,
    selected: Day,
    context: &Context<'_>,
    sheet: &mut Sheet,
) -> Vec<(Day, usize)> {
    let mut starts: Vec<(Day, usize)> = Vec::new();
    for (day, id) in &summary.written {
        let Some(entry) = context.journal.entry(*id) else { continue };
        let first = starts.last().is_none_or(|(other, _)| other != day);
        if first {
            sheet.gap();
            starts.push((*day, sheet.height()));
        }
        let mut words = Words { sheet: &mut *sheet, context, label: String::new(), role: Role::Muted };
        if first {
            words.label_with(*day, *day == selected);
        }
        match &entry.body {
            Body::CheckIn(check_in) => words.check_in(check_in),
            Body::Note(note) => words.add("", &note.text),
            Body::Practice(_) | Body::Other { .. } => {}
        }
    }
    starts
}

/// The words of one entry; the first of a day stand next to its name.
struct Words<'a> {
    sheet: &'a mut Sheet,
    context: &'a Context<'a>,
    label: String,
    role: Role,
}

impl Words<'_> {
    fn label_with(&mut self, day: Day, is_selected: bool) {
        let mark = if is_selected { SELECTED } else { " " };
        self.label = format!("{mark}{} {:>2}", day.weekday_short(), day.day_of_month());
        self.role = if is_selected { Role::Focus } else { Role::Muted };
    }

    fn check_in(&mut self, check_in: &CheckIn) {
        for sign in Sign::ALL {
            if let Some(note) = check_in.notes.get(sign) {
                self.add(&format!("{}: ", texts::check_in().question(sign).label), note);
            }
        }
        if let Some(given) = check_in.prompt.as_ref().filter(|given| !given.answer.trim().is_empty()) {
            if let Some(text) = texts::prompts().text(&given.id) {
                let text = self.context.settings.config.partner_words.in_text(text).into_owned();
                self.line(&text, Role::Muted);
            }
            self.add("", &given.answer);
        }
        self.add("", &check_in.text);
    }

    fn add(&mut self, before: &str, text: &str) {
        if !text.trim().is_empty() {
            self.line(&format!("{before}{}", text.trim()), Role::Text);
        }
    }

    fn line(&mut self, text: &str, role: Role) {
        let label = std::mem::take(&mut self.label);
        self.sheet.labelled(&label, self.role, text, role, WORDS);
    }
}
