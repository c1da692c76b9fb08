//! The app line by line: what the screen on top says, and the answers to it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::App;
use crate::journal::Draft;
use crate::tui::command::keymap::Hit;
use crate::tui::command::{Command, Place, Row};
use crate::tui::message::Request;
use crate::tui::plain::{PlainInput, PlainStep, Takes};
use crate::tui::screens::{Context, Screen};

/// The paper on which a page is drawn whose text is all of it; longer than any of them.
const PAPER: Size = Size::new(78, 600);

impl App {
    /// What the screen on top says and asks; `None` once only Home is left.
    pub fn plain(&self) -> Option<PlainStep> {
        let screen = self.screens.last().filter(|screen| screen.place() != Place::Home)?;
        let context = Context { body: PAPER, ..self.context_without_body() };
        Some(screen.plain(&context).unwrap_or_else(|| page(screen.as_ref(), &context)))
    }

    /// Takes the line that is said at the moment.
    pub fn take_said(&mut self) -> Option<String> {
        self.says.take()
    }

    /// The drafts that rest.
    pub fn resting(&self) -> &[Draft] {
        &self.drafts
    }

    /// Whether the screen on top knows a command now.
    pub fn knows(&self, command: Command) -> bool {
        let Some(screen) = self.screens.last() else { return false };
        self.row(command).is_some() && screen.offers(command, &self.context_without_body())
    }

    /// What a command does, in the sentence of the help.
    pub fn sentence_of(&self, command: Command) -> &'static str {
        self.row(command).map(|row| row.sentence).unwrap_or_default()
    }

    /// The row of a command on the screen on top. Where words are typed, closing is another command.
    fn row(&self, command: Command) -> Option<&'static Row> {
        let place = self.screens.last()?.place();
        let means =
            |other: Command| other == command || (command, other) == (Command::Back, Command::LeaveText);
        self.keymap.rows(place).map(|(row, _)| row).find(|row| means(row.command))
    }

    pub(super) fn plain_input(&mut self, input: PlainInput) -> Vec<Request> {
        let place = self.screens.last().map_or(Place::Home, |screen| screen.place());
        match input {
            PlainInput::Answer(answer) => self.with_top(|screen, context| screen.answer(answer, context)),
            PlainInput::Command(command, nth) => self.hit(Hit { command, nth, is_repeat: false }, place),
        }
    }
}

/// A page that is only read, as its rows.
fn page(screen: &dyn Screen, context: &Context<'_>) -> PlainStep {
    let mut paper = Buffer::empty(Rect::new(0, 0, PAPER.width, PAPER.height));
    let area = paper.area;
    screen.view(context, &mut paper, area);
    let mut says: Vec<String> = paper.content.chunks(usize::from(PAPER.width)).map(row).collect();
    says.truncate(says.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1));
    PlainStep {
        title: screen.title(context).0,
        says,
        remarks: Vec::new(),
        takes: Takes::Enter,
        is_over: false,
    }
}

fn row(cells: &[ratatui::buffer::Cell]) -> String {
    cells.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned()
}
