//! The monthly checks: of each questionnaire its earliest and its present value, and how far they are apart.

use super::WORDS;
use crate::insight::Practices;
use crate::insight::practice::monthly_check::change;
use crate::journal::practice::Kind;
use crate::journal::{Entry, Practice};
use crate::texts::instruments::{Instrument, instruments};
use crate::tui::screens::prelude::*;
use crate::wording::marks::NOT_RECORDED;
use crate::wording::scores;

/// Adds a row for each questionnaire, and how the values are read.
pub(super) fn write(sheet: &mut Sheet, practices: &Practices, context: &Context<'_>) {
    let checks: Vec<(&Entry, &Practice)> = practices.of(Kind::MonthlyCheck).collect();
    for instrument in instruments().all() {
        let words = words(instrument, &checks, context);
        sheet.labelled(&instrument.label, Role::Muted, &words, Role::Text, WORDS);
    }
    sheet.gap();
    for instrument in instruments().all() {
        sheet.text(&instrument.reach(), Role::Muted, 0);
    }
    sheet.text(&instruments().filled("brackets", &[("none", NOT_RECORDED)]), Role::Muted, 0);
    sheet.text(instruments().screen("norms"), Role::Muted, 0);
}

/// Returns the values of one questionnaire in words; `checks` are in the order of their days.
fn words(instrument: &Instrument, checks: &[(&Entry, &Practice)], context: &Context<'_>) -> String {
    let mut valued = checks.iter().filter(|(_, check)| scores::score(instrument, check).value.is_some());
    let Some((entry, first)) = valued.next() else { return NOT_RECORDED.to_owned() };
    let phrases = context.settings.lists.phrases();
    let day = |entry: &Entry| dates::short(entry.day, context.today);
    let (first_day, earlier) = (day(entry), scores::value(instrument, first));
    let Some((entry, last)) = valued.next_back() else {
        return phrases.filled("outcome", "check_once", &[("now", &earlier), ("last", &first_day)]);
    };
    let (last_day, now) = (day(entry), scores::value(instrument, last));
    let change = change(scores::score(instrument, first), scores::score(instrument, last));
    let figures = [
        ("earlier", earlier.as_str()),
        ("first", &first_day),
        ("now", &now),
        ("last", &last_day),
        ("change", &change.unwrap_or_default()),
    ];
    phrases.filled("outcome", "check_change", &figures)
}
