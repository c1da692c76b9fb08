//! Import: asks for a file, shows what becomes of it, and takes it in month by month; it can be stopped between two.

use std::sync::Arc;

use crate::tui::importing::{ImportEnd, PlannedImport, Wanted};
use crate::tui::screens::prelude::*;
use crate::tui::widgets::line::{LineInput, draw_asked};
use crate::wording::numbers::counted;
use crate::wording::screens::import as wording;

/// How far the import is.
#[derive(Debug)]
enum Stage {
    /// The path is asked for; the line says what was wrong with the last one.
    Asks(Option<String>),
    /// The file is being looked at.
    Reads,
    /// The plan is shown.
    Planned(Arc<PlannedImport>),
    /// Months are written.
    Writes {
        done: usize,
        of: usize,
        /// Whether it stops before the next one.
        stops: bool,
    },
    /// It is over.
    Over(ImportEnd),
}

/// The screen that imports.
#[derive(Debug)]
pub struct ImportScreen {
    line: LineInput,
    stage: Stage,
    scroll: Scroll,
}

impl Default for ImportScreen {
    fn default() -> Self {
        Self { line: LineInput::new(""), stage: Stage::Asks(None), scroll: Scroll::default() }
    }
}

impl ImportScreen {
    fn look(&mut self, context: &Context<'_>) -> Vec<Effect> {
        let path = self.line.text().trim().to_owned();
        if path.is_empty() {
            self.stage = Stage::Asks(Some(wording::NAME_A_FILE.to_owned()));
            return Vec::new();
        }
        self.stage = Stage::Reads;
        vec![Effect::Do(Task::PlanImport(Wanted {
            path,
            source: None,
            moods: Vec::new(),
            night: false,
            again: false,
            today: context.today,
            day_start: context.settings.day_start,
            now: context.now.clone(),
        }))]
    }

    fn hit(&mut self, command: Command, context: &Context<'_>) -> Vec<Effect> {
        match (&mut self.stage, command) {
            (Stage::Asks(_), Command::Take) => self.look(context),
            (Stage::Asks(_), command) if command != Command::LeaveText => {
                self.line.act(command);
                Vec::new()
            }
            (Stage::Planned(planned), Command::Take) if planned.changes => {
                let import = Effect::Do(Task::Import(Arc::clone(planned)));
                self.stage = Stage::Writes { done: 0, of: planned.months.len(), stops: false };
                vec![import]
            }
            (Stage::Planned(_), Command::Back) => {
                self.stage = Stage::Asks(None);
                Vec::new()
            }
            (Stage::Writes { stops, .. }, Command::Back) => {
                *stops = true;
                vec![Effect::Do(Task::StopTransfer)]
            }
            (Stage::Asks(_), _)
            | (Stage::Reads | Stage::Over(_), Command::Back)
            | (Stage::Over(_), Command::Take) => {
                vec![Effect::Close]
            }
            (_, command) => {
                let lines = lines(&self.stage);
                self.scroll.go(command, context.body, |size| sheet(&lines, size.width));
                Vec::new()
            }
        }
    }
}

/// What a stage shows.
fn lines(stage: &Stage) -> Vec<(String, Role)> {
    let text = |text: &str| (text.to_owned(), Role::Text);
    match stage {
        Stage::Asks(_) => Vec::new(),
        Stage::Reads => vec![(wording::READING.to_owned(), Role::Muted)],
        Stage::Planned(planned) => {
            let nothing = (!planned.changes).then(|| (wording::NOTHING_NEW.to_owned(), Role::Notice));
            planned.lines.iter().map(|line| text(line)).chain(nothing).collect()
        }
        Stage::Writes { done, of, stops } => {
            let stopping = stops.then(|| (wording::STOPPING.to_owned(), Role::Notice));
            std::iter::once(text(&wording::month_of(&(done + 1).min(*of), of))).chain(stopping).collect()
        }
        Stage::Over(ImportEnd::Whole { new, receipt }) => vec![
            text(&wording::imported(&counted(*new, "entry", "entries"))),
            (wording::undo(receipt), Role::Muted),
            (wording::BACKED_UP.to_owned(), Role::Muted),
        ],
        Stage::Over(ImportEnd::Stopped { done, of }) => {
            vec![text(&wording::stopped_after(done, of)), (wording::STOPPED.to_owned(), Role::Muted)]
        }
        Stage::Over(ImportEnd::Failed(why)) => {
            vec![(why.clone(), Role::Notice), (wording::AGAIN.to_owned(), Role::Muted)]
        }
    }
}

fn sheet(lines: &[(String, Role)], cells: u16) -> Sheet {
    let mut sheet = Sheet::for_area(cells);
    for (line, role) in lines {
        // Columns of figures keep their indent.
        let text = line.trim_start();
        let indent = u16::try_from(line.len() - text.len()).unwrap_or_default();
        sheet.text(text, *role, indent.min(cells / 4));
    }
    sheet
}

impl Screen for ImportScreen {
    fn place(&self) -> Place {
        match self.stage {
            Stage::Asks(_) => Place::Line,
            _ => Place::Import,
        }
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        (wording::TITLE.to_owned(), String::new())
    }

    fn offers(&self, command: Command, _context: &Context<'_>) -> bool {
        match (&self.stage, command) {
            (Stage::Planned(planned), Command::Take) => planned.changes,
            (Stage::Over(_), Command::Take)
            | (Stage::Reads | Stage::Writes { .. }, Command::Take | Command::Down) => false,
            (Stage::Writes { stops, .. }, Command::Back) => !stops,
            _ => true,
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
        self.scroll.renew();
        match (reply, &mut self.stage) {
            (Reply::ImportPlanned(Ok(planned)), Stage::Reads) => {
                self.stage = Stage::Planned(Arc::clone(planned));
            }
            (Reply::ImportPlanned(Err(why)), Stage::Reads) => self.stage = Stage::Asks(Some(why.clone())),
            (Reply::Importing { done: now, .. }, Stage::Writes { done, .. }) => *done = *now,
            (Reply::Imported(end), Stage::Writes { .. }) => self.stage = Stage::Over(end.clone()),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let Stage::Asks(refused) = &self.stage else {
            let lines = lines(&self.stage);
            return self.scroll.draw(buffer, area, context.theme, |size| sheet(&lines, size.width));
        };
        let below = match refused {
            Some(why) => (why.as_str(), Role::Notice),
            None => (wording::PLAN_FIRST, Role::Muted),
        };
        draw_asked(buffer, area, context.theme, wording::WHICH_FILE, &self.line, below);
    }
}

#[cfg(test)]
mod tests;
