//! The outcomes of urges: asking and waiting side by side, or one below the other where there is no room.

use super::filled;
use crate::insight::Phrases;
use crate::insight::practice::urges::{COMPARED_LEAST, Relief, Urges};
use crate::insight::stats::numeric::count;
use crate::journal::practice::Kind;
use crate::texts::practice::{Step, steps};
use crate::tui::screens::prelude::*;
use crate::wording::width::padded;

/// The width of the names of answers, in cells.
const NAMES: u16 = 16;
/// The width of a choice with the space after it.
const COLUMN: u16 = 20;
/// The width of a full bar.
const BAR: usize = 10;

/// Adds everything that is known of urges.
pub(super) fn write(sheet: &mut Sheet, width: u16, urges: &Urges, phrases: &Phrases<'_>) {
    let text = |sheet: &mut Sheet, words: &str| sheet.text(words, Role::Text, 0);
    if let Some(words) = urges.urge.words("urges", phrases) {
        text(sheet, &words);
    }
    let columns: Vec<&Relief> = urges.relief().collect();
    let needed = u16::try_from(columns.len()).unwrap_or(u16::MAX).saturating_mul(COLUMN) + NAMES;
    if columns.iter().all(|relief| relief.n() == 0) {
        // Nothing was looked back on.
    } else if width >= needed {
        sheet.gap();
        table(sheet, &columns, phrases);
        sheet.gap();
    } else {
        for words in urges.relief_in_words(phrases) {
            text(sheet, &words);
        }
    }
    for words in urges.compared_in_words(phrases).into_iter().chain(urges.feared_in_words(phrases)) {
        text(sheet, &words);
    }
}

/// A column for each choice, a row for each answer.
fn table(sheet: &mut Sheet, columns: &[&Relief], phrases: &Phrases<'_>) {
    let name = |text: &str| (padded(text, usize::from(NAMES)), Role::Muted);
    let heads = columns
        .iter()
        .map(|it| (padded(phrases.text("urges", it.after), usize::from(COLUMN)), Role::Heading));
    sheet.pieces([name(phrases.text("urges", "relief_after"))].into_iter().chain(heads));
    let options = steps(Kind::Pause).of_field("relief_lasted").map(Step::options).unwrap_or_default();
    for option in options {
        let mut row = vec![name(&option.label)];
        for relief in columns {
            let given = relief.answers().find(|(answer, _)| *answer == option.id);
            // Where there was none, none could last: such answers are counted and in no share.
            let n = if option.id == "none" { 0 } else { relief.share().n };
            row.extend(cell(given.map_or(0, |(_, count)| count), n));
        }
        sheet.pieces(row);
    }
    let all = columns.iter().map(|it| (padded(&format!("{:>3}", it.n()), usize::from(COLUMN)), Role::Muted));
    sheet.pieces([name(phrases.text("urges", "in_all"))].into_iter().chain(all));
}

/// Returns how often an answer was given, with a bar where there are enough answers for a share.
fn cell(given: usize, n: usize) -> [(String, Role); 3] {
    let full = if n < COMPARED_LEAST { 0 } else { filled(count(given) / count(n), BAR) };
    let rest = if n < COMPARED_LEAST { 0 } else { BAR - full };
    let blank = usize::from(COLUMN) - 4 - full - rest;
    [
        (format!("{given:>3} {}", "█".repeat(full)), Role::Text),
        ("░".repeat(rest), Role::Muted),
        (" ".repeat(blank), Role::Text),
    ]
}
