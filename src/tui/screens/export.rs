//! Export: what leaves, in which form, and where to; written by the worker, and stopped with Esc between two months.

use crate::exchange::export::{Format, Part, Parts};
use crate::paths::NAME;
use crate::tui::exporting::{ChosenExport, ExportEnd};
use crate::tui::screens::prelude::*;
use crate::tui::widgets::line::{LineInput, draw_asked};
use crate::tui::widgets::list;
use crate::wording::screens::export as wording;

/// The spans that are offered, in days; `None` = all.
const SPANS: [Option<i64>; 4] = [None, Some(28), Some(84), Some(365)];
/// The column of the values.
const VALUES: usize = 18;

/// A line of the choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Form,
    Days,
    Part(Part),
}

const ROWS: [Row; 6] = [
    Row::Form,
    Row::Days,
    Row::Part(Part::Exercises),
    Row::Part(Part::Checks),
    Row::Part(Part::Words),
    Row::Part(Part::All),
];

/// How far the export is.
#[derive(Debug)]
enum Stage {
    Chooses,
    /// The path is asked for; the line says what was wrong with the last one.
    Asks(Option<String>),
    /// Months are read.
    Writes {
        done: usize,
        of: usize,
        /// Whether it stops before the next one.
        stops: bool,
    },
    Over(ExportEnd),
}

/// The screen that exports.
#[derive(Debug)]
pub struct ExportScreen {
    at: usize,
    format: usize,
    span: usize,
    parts: Vec<Part>,
    line: LineInput,
    stage: Stage,
}

impl Default for ExportScreen {
    fn default() -> Self {
        Self {
            at: 0,
            format: 0,
            span: 0,
            parts: Vec::new(),
            line: LineInput::default(),
            stage: Stage::Chooses,
        }
    }
}

impl ExportScreen {
    fn format(&self) -> Format {
        Format::ALL.get(self.format).copied().unwrap_or(Format::Json)
    }

    fn row(&self) -> Row {
        ROWS.get(self.at).copied().unwrap_or(Row::Form)
    }

    /// The parts that this form has a place for.
    fn taken(&self) -> Vec<Part> {
        self.parts.iter().copied().filter(|part| self.format().takes(*part)).collect()
    }

    /// Takes another value of the row.
    fn change(&mut self, forward: bool) {
        let beside = |at: usize, count: usize| if forward { at + 1 } else { at + count - 1 } % count;
        match self.row() {
            Row::Form => self.format = beside(self.format, Format::ALL.len()),
            Row::Days => self.span = beside(self.span, SPANS.len()),
            Row::Part(part) if !self.format().takes(part) => {}
            Row::Part(part) if self.parts.contains(&part) => self.parts.retain(|it| *it != part),
            Row::Part(part) => self.parts.push(part),
        }
    }

    fn value(&self, row: Row) -> String {
        match row {
            Row::Form => self.format().name().to_owned(),
            Row::Days => match SPANS.get(self.span).copied().flatten() {
                Some(days) => wording::last_days(&days),
                None => wording::ALL_DAYS.to_owned(),
            },
            Row::Part(part) if !self.format().takes(part) => wording::NO_PLACE.to_owned(),
            Row::Part(part) => {
                let is_in = self.parts.contains(&part) || self.taken().contains(&Part::All);
                if is_in { wording::IN } else { wording::LEFT_OUT }.to_owned()
            }
        }
    }

    /// The name that is offered for the file.
    fn offered(&self, context: &Context<'_>) -> String {
        let ending = match self.format() {
            Format::Markdown => "md",
            Format::Text => "txt",
            format => format.name(),
        };
        let name = context.settings.config.data_name.as_deref().unwrap_or(NAME);
        format!("~/{name}-{}.{ending}", context.today)
    }

    fn export(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let path = self.line.text().trim().to_owned();
        if path.is_empty() {
            self.stage = Stage::Asks(Some(wording::NAME_A_FILE.to_owned()));
            return Vec::new();
        }
        self.stage = Stage::Writes { done: 0, of: 0, stops: false };
        let days = SPANS.get(self.span).copied().flatten();
        vec![Effect::Do(Task::Export(Box::new(ChosenExport {
            format: self.format(),
            parts: Parts::of(self.taken()),
            from: days.map(|days| context.today.plus(1 - days)),
            path,
            now: context.now.clone(),
            lists: context.settings.lists.clone(),
            partner: context.settings.config.partner_words,
        })))]
    }

    fn hit(&mut self, command: Command, context: &Context<'_>) -> Vec<Effect> {
        match (&mut self.stage, command) {
            (Stage::Chooses, Command::Left) => self.change(false),
            (Stage::Chooses, Command::Right | Command::Toggle) => self.change(true),
            (Stage::Chooses, Command::Take) => {
                self.line = LineInput::offering(&self.offered(context));
                self.stage = Stage::Asks(None);
            }
            (Stage::Chooses, Command::Back) => return vec![Effect::Close],
            (Stage::Chooses, command) => {
                let rows = list::page(usize::from(context.body.height));
                self.at = list::moved(self.at, command, ROWS.len(), rows).unwrap_or(self.at);
            }
            (Stage::Asks(_), Command::Take) => return self.export(context),
            (Stage::Asks(_), Command::LeaveText) => self.stage = Stage::Chooses,
            (Stage::Asks(_), command) => {
                self.line.act(command);
            }
            (Stage::Writes { stops, .. }, Command::Back) => {
                *stops = true;
                return vec![Effect::Do(Task::StopTransfer)];
            }
            (Stage::Over(ExportEnd::Written { .. }), Command::Back | Command::Take) => {
                return vec![Effect::Close];
            }
            (Stage::Over(_), Command::Back | Command::Take) => self.stage = Stage::Chooses,
            _ => {}
        }
        Vec::new()
    }

    fn choice(&self, cells: u16) -> Sheet {
        let mut sheet = Sheet::for_area(cells);
        for (at, row) in ROWS.into_iter().enumerate() {
            let is_on = at == self.at;
            let (mark, role) = if is_on { ("▌ ", Role::Focus) } else { ("  ", Role::Text) };
            let name = format!("{:<VALUES$}", name(row));
            let value = if is_on { Role::Focus } else { Role::Muted };
            sheet.pieces([(mark.to_owned(), Role::Focus), (name, role), (self.value(row), value)]);
        }
        sheet.gap();
        sheet.text(self.about(), Role::Muted, 2);
        sheet
    }

    fn about(&self) -> &'static str {
        match self.row() {
            Row::Form => wording::about_form(self.format().name()),
            Row::Days => wording::ABOUT_DAYS,
            Row::Part(Part::Exercises) => wording::ABOUT_EXERCISES,
            Row::Part(Part::Checks) => wording::ABOUT_CHECKS,
            Row::Part(Part::Words) => wording::ABOUT_WORDS,
            Row::Part(_) => wording::ABOUT_EVERYTHING,
        }
    }

    fn told(&self, cells: u16) -> Sheet {
        let mut sheet = Sheet::for_area(cells);
        match &self.stage {
            Stage::Writes { done, of, stops } => {
                sheet.text(&wording::month_of(&(done + 1).min((*of).max(1)), &(*of).max(1)), Role::Text, 0);
                if *stops {
                    sheet.text(wording::STOPPING, Role::Notice, 0);
                }
            }
            Stage::Over(ExportEnd::Written { path, remarks }) => {
                sheet.text(&wording::written(path), Role::Text, 0);
                sheet.text(wording::SERVED, Role::Muted, 0);
                for remark in remarks {
                    sheet.text(remark, Role::Notice, 0);
                }
            }
            Stage::Over(ExportEnd::Stopped) => sheet.text(wording::STOPPED, Role::Text, 0),
            Stage::Over(ExportEnd::Failed(why)) => {
                sheet.text(why, Role::Notice, 0);
                sheet.text(wording::NOTHING_WRITTEN, Role::Muted, 0);
            }
            Stage::Chooses | Stage::Asks(_) => {}
        }
        sheet
    }
}

fn name(row: Row) -> &'static str {
    match row {
        Row::Form => wording::FORM,
        Row::Days => wording::DAYS,
        Row::Part(Part::Exercises) => wording::EXERCISES,
        Row::Part(Part::Checks) => wording::CHECKS,
        Row::Part(Part::Words) => wording::WORDS,
        Row::Part(_) => wording::EVERYTHING,
    }
}

impl Screen for ExportScreen {
    fn place(&self) -> Place {
        match self.stage {
            Stage::Asks(_) => Place::Line,
            _ => Place::Export,
        }
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        (wording::TITLE.to_owned(), String::new())
    }

    fn offers(&self, command: Command, _context: &Context<'_>) -> bool {
        match (&self.stage, command) {
            (Stage::Chooses | Stage::Asks(_), _) => true,
            (Stage::Writes { stops, .. }, Command::Back) => !stops,
            (_, command) => matches!(command, Command::Back),
        }
    }

    fn says(&self, command: Command, _context: &Context<'_>) -> Option<&'static str> {
        (matches!(self.stage, Stage::Writes { .. }) && command == Command::Back).then_some(wording::STOP)
    }

    fn update(&mut self, input: Input, context: &Context<'_>) -> Vec<Effect> {
        let changed = match input {
            Input::Hit(hit) => return self.hit(hit.command, context),
            Input::Typed(event) => self.line.key(event),
            Input::Pasted(text) => self.line.paste(&text),
        };
        if changed && matches!(self.stage, Stage::Asks(_)) {
            self.stage = Stage::Asks(None);
        }
        Vec::new()
    }

    fn receive(&mut self, reply: &Reply, _context: &Context<'_>) -> Vec<Effect> {
        match (reply, &mut self.stage) {
            (Reply::Exporting { done: now, of: all }, Stage::Writes { done, of, .. }) => {
                (*done, *of) = (*now, *all);
            }
            (Reply::Exported(ExportEnd::Failed(why)), Stage::Writes { .. }) => {
                self.stage = Stage::Asks(Some(why.clone()));
            }
            (Reply::Exported(end), Stage::Writes { .. }) => self.stage = Stage::Over(end.clone()),
            _ => {}
        }
        Vec::new()
    }

    fn opens_again(&self) -> Option<Route> {
        Some(Route::Export)
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let Stage::Asks(refused) = &self.stage else {
            let chooses = matches!(self.stage, Stage::Chooses);
            let sheet = if chooses { self.choice(area.width) } else { self.told(area.width) };
            let focus = if chooses { self.at..self.at + 1 } else { 0..0 };
            let top = list::top_with(0, focus, usize::from(area.height));
            return sheet.draw(buffer, area, context.theme, top);
        };
        let below = (refused.as_deref().unwrap_or_default(), Role::Notice);
        draw_asked(buffer, area, context.theme, wording::WHICH_FILE, &self.line, below);
    }
}

#[cfg(test)]
mod tests;
