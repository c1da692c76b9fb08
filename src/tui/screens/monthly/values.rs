//! The values of all monthly checks: a row for each day, a column for each questionnaire, each row opening its entry.

use super::past;
use crate::journal::EntryId;
use crate::texts::instruments::{Instrument, instruments};
use crate::tui::screens::prelude::*;
use crate::tui::widgets::picks::{Chooser, Picks};
use crate::wording::marks::NOT_RECORDED;
use crate::wording::numbers::counted;
use crate::wording::scores;

/// The column at which values stand after days, in cells.
const VALUES: u16 = 17;
/// The least width of a column of values: `2.9 (10)` and the space before the next.
const LEAST: u16 = 10;

/// The values of all monthly checks.
#[derive(Debug, Default)]
pub struct ValuesScreen {
    chooser: Chooser<EntryId>,
}

/// Returns the width of a questionnaire's column, in cells.
fn cells(instrument: &Instrument) -> u16 {
    (width(&instrument.label) + 2).max(LEAST)
}

fn in_columns(texts: impl Iterator<Item = (u16, String)>) -> String {
    let padded = texts.map(|(cells, text)| {
        let gap = usize::from(cells.saturating_sub(width(&text)));
        format!("{text}{}", " ".repeat(gap))
    });
    padded.collect::<String>().trim_end().to_owned()
}

fn lay_out(context: &Context<'_>, area: u16) -> Picks<EntryId> {
    let texts = instruments();
    let mut picks = Picks::new(area);
    let columns: u16 = texts.all().iter().map(cells).sum();
    let is_table = area.saturating_sub(2) >= VALUES + columns;
    if past::last_day(context).is_none() {
        let words = if context.all_read { "no_values" } else { "reading" };
        picks.sheet.text(texts.screen(words), Role::Muted, 0);
        return picks;
    }
    if is_table {
        let heads = in_columns(texts.all().iter().map(|it| (cells(it), it.label.clone())));
        picks.sheet.labelled("", Role::Muted, &heads, Role::Muted, VALUES);
    }
    for past in past::all(context) {
        let day = dates::short(past.entry.day, context.today);
        let values = texts.all().iter().map(|it| (cells(it), scores::value(it, past.check)));
        let values = if is_table {
            in_columns(values)
        } else {
            let named =
                texts.all().iter().zip(values).map(|(it, (_, value))| format!("{} {value}", it.label));
            named.collect::<Vec<_>>().join(", ")
        };
        picks.pick(past.entry.id, &day, &values, VALUES);
    }
    picks.sheet.gap();
    if !context.all_read {
        picks.sheet.text(texts.screen("reading"), Role::Muted, 0);
    }
    for instrument in texts.all() {
        picks.sheet.text(&instrument.reach(), Role::Muted, 0);
    }
    picks.sheet.gap();
    picks.sheet.text(&texts.filled("brackets", &[("none", NOT_RECORDED)]), Role::Muted, 0);
    picks.sheet.text(texts.screen("norms"), Role::Muted, 0);
    picks
}

impl Screen for ValuesScreen {
    fn place(&self) -> Place {
        Place::Values
    }

    fn title(&self, context: &Context<'_>) -> (String, String) {
        let n = past::all(context).count();
        (instruments().screen("values").to_owned(), counted(n, "check", "checks"))
    }

    fn offers(&self, command: Command, context: &Context<'_>) -> bool {
        command != Command::Open || past::last_day(context).is_some()
    }

    fn opened(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if context.all_read { Vec::new() } else { vec![Effect::Do(Task::ReadAll)] }
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let lay_out = |width| lay_out(context, width);
        match input.command() {
            Some(Command::Back) => vec![Effect::Close],
            Some(Command::Open) => {
                let open = |id| Effect::Open(Route::Reader(id));
                self.chooser.chosen(context.body.width, lay_out).map(open).into_iter().collect()
            }
            Some(command) => {
                self.chooser.go(command, context.body, lay_out);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn receive(&mut self, _: &Reply, _: &Context<'_>) -> Vec<Effect> {
        self.chooser.renew();
        Vec::new()
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::MonthlyValues)
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        self.chooser.draw(buffer, area, context.theme, |width| lay_out(context, width));
    }
}
