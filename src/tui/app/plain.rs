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
use crate::tui::widgets::page as pages;
use crate::tui::widgets::sheet::Sheet;
use crate::wording::heavy_words::Occasion;

/// The rows of the paper on which a page is drawn whose text is all of it; more than any of them has.
const ROWS: u16 = 600;
/// The margin at both sides of such a page, in cells.
const MARGIN: u16 = 2;

impl App {
    /// What the screen on top says and asks; `None` once only Home is left.
    pub fn plain(&self) -> Option<PlainStep> {
        let screen = self.screens.last().filter(|screen| screen.place() != Place::Home)?;
        let context = Context { body: self.paper(), ..self.context_without_body() };
        Some(screen.plain(&context).unwrap_or_else(|| {
            let told = screen.told(&context, Size::new(u16::MAX, ROWS));
            let says = told.map_or_else(|| drawn(screen.as_ref(), &context), |sheet| lines(&sheet));
            let title = screen.title(&context).0;
            PlainStep { title, says, remarks: Vec::new(), takes: Takes::Enter, is_over: false }
        }))
    }

    /// The size of the paper: as wide as the lines that are printed.
    fn paper(&self) -> Size {
        Size::new(self.size.width.saturating_sub(MARGIN).max(pages::LEAST.0), ROWS)
    }

    /// What Home says of today, of what is under way and of places worth a look.
    pub fn plain_home(&self) -> Option<PlainStep> {
        let context = Context { body: self.paper(), ..self.context_without_body() };
        self.screens.first()?.plain(&context)
    }

    /// The reasons for which people who answer were pointed to.
    pub fn pointed(&self) -> &[Occasion] {
        &self.pointed
    }

    /// Takes it that people who answer were pointed to for these reasons.
    pub fn has_pointed(&mut self, occasions: Vec<Occasion>) {
        self.pointed = occasions;
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

/// The lines of a page that nobody has wrapped, without the gaps between what stands in columns.
fn lines(sheet: &Sheet) -> Vec<String> {
    let line = |line: String| {
        let text = line.replace(|c: char| is_drawn(c.encode_utf8(&mut [0; 4])), " ");
        let text = text.trim_end();
        let words = text.trim_start();
        let indent = " ".repeat((text.len() - words.len()).min(MARGIN.into()));
        let parts: Vec<&str> = words.split("  ").map(str::trim).filter(|part| !part.is_empty()).collect();
        let words = parts.join("  ");
        let words = words.strip_prefix("· ").map_or_else(|| words.clone(), |item| format!("- {item}"));
        format!("{indent}{words}").trim_end().to_owned()
    };
    sheet.text_lines().into_iter().map(line).collect()
}

/// A page that is only read, as its rows.
fn drawn(screen: &dyn Screen, context: &Context<'_>) -> Vec<String> {
    let mut paper = Buffer::empty(Rect::new(0, 0, context.body.width, context.body.height));
    let area = paper.area;
    screen.view(context, &mut paper, area);
    let mut says: Vec<String> = paper.content.chunks(usize::from(context.body.width)).map(row).collect();
    says.truncate(says.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1));
    says
}

/// The text of a row, without the lines and bars that are drawn between texts: nobody reads those aloud.
fn row(cells: &[ratatui::buffer::Cell]) -> String {
    let symbols = cells.iter().map(ratatui::buffer::Cell::symbol);
    let text: String = symbols.map(|symbol| if is_drawn(symbol) { " " } else { symbol }).collect();
    text.trim_end().to_owned()
}

/// Whether a symbol is a piece of a line, a bar or a chart.
fn is_drawn(symbol: &str) -> bool {
    symbol.starts_with(|c: char| matches!(c, '\u{2500}'..='\u{259f}' | '\u{2800}'..='\u{28ff}'))
}
