//! A scrolling sheet with lines to choose from; the chosen one stays in sight.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::list;
use super::sheet::Sheet;
use super::text::{FOCUS_MARK, put, width};
use crate::tui::command::Command;
use crate::tui::theme::{Role, Theme};

/// The mark next to the chosen lines.
const CHOSEN: &str = FOCUS_MARK;

/// The position among the lines that can be chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    chosen: usize,
    top: usize,
}

/// A sheet with lines that can be chosen, each for something.
#[derive(Debug)]
pub struct Picks<T> {
    /// The sheet, for lines that cannot be chosen.
    pub sheet: Sheet,
    targets: Vec<Pick<T>>,
}

/// Lines that are chosen together.
#[derive(Debug)]
struct Pick<T> {
    lines: Range<usize>,
    /// The width of the label that is drawn as chosen; the whole line when nothing stands after it.
    label: Option<u16>,
    target: T,
}

impl<T> Picks<T> {
    /// An empty sheet for an area of this width.
    pub fn new(width: u16) -> Self {
        Self { sheet: Sheet::for_area(width), targets: Vec::new() }
    }

    /// Adds a label with a text after it that can be chosen for something.
    pub fn pick(&mut self, target: T, label: &str, text: &str, column: u16) {
        let from = self.sheet.height();
        let label = format!(" {label}");
        if text.is_empty() {
            self.sheet.text(&label, Role::Text, 0);
        } else {
            self.sheet.labelled(&label, Role::Text, text, Role::Muted, column);
        }
        let cells = (!text.is_empty()).then(|| width(&label));
        self.targets.push(Pick { lines: from..self.sheet.height(), label: cells, target });
    }

    /// Returns the chosen item.
    pub fn chosen(&self, position: Position) -> Option<&T> {
        self.line(position).map(|line| &line.target)
    }

    /// Returns the chosen line; the last one when there are fewer now.
    fn line(&self, position: Position) -> Option<&Pick<T>> {
        self.targets.get(position.chosen.min(self.len().saturating_sub(1)))
    }

    /// Returns the number of lines that can be chosen.
    pub fn len(&self) -> usize {
        self.targets.len()
    }

    /// Whether nothing can be chosen.
    pub fn is_empty(&self) -> bool {
        self.targets.is_empty()
    }

    /// The position after a move, on a screen with so many rows.
    pub fn moved(&self, position: Position, command: Command, rows: u16) -> Position {
        let last = self.len().saturating_sub(1);
        let chosen = match command {
            Command::Up => position.chosen.saturating_sub(1),
            Command::Down => position.chosen + 1,
            Command::First => 0,
            Command::Last => last,
            command => return Position { top: self.sheet.moved(position.top, command, rows), ..position },
        };
        let at_top = command == Command::Up && position.chosen == 0 || command == Command::First;
        let at_end = command == Command::Down && position.chosen >= last || command == Command::Last;
        let chosen = chosen.min(last);
        let top = match self.targets.get(chosen) {
            // The text above the first and below the last can be reached too.
            _ if at_top => 0,
            _ if at_end => self.sheet.moved(position.top, Command::Last, rows),
            Some(Pick { lines, .. }) => list::top_with(position.top, lines.clone(), usize::from(rows)),
            None => self.sheet.moved(position.top, command, rows),
        };
        Position { chosen, top }
    }

    /// Draws it, with a mark next to the chosen lines.
    pub fn draw(&self, position: Position, theme: &Theme, buffer: &mut Buffer, area: Rect) {
        self.sheet.draw(buffer, area, theme, position.top);
        let Some(line) = self.line(position) else { return };
        let focus = theme.style(Role::Focus);
        let last_top = self.sheet.height().saturating_sub(usize::from(area.height));
        for (index, row) in line.lines.clone().enumerate() {
            let Some(y) = row.checked_sub(position.top.min(last_top)).and_then(|y| u16::try_from(y).ok())
            else {
                continue;
            };
            let labelled = index == 0 || line.label.is_none();
            if y >= area.height || !labelled {
                continue;
            }
            let cells = line.label.unwrap_or(area.width.saturating_sub(2)).min(area.width);
            buffer.set_style(Rect { x: area.x, y: area.y + y, width: cells, height: 1 }, focus);
            if index == 0 {
                put(buffer, area, area.x, area.y + y, CHOSEN, focus);
            }
        }
    }
}

/// A sheet to choose from, laid out once for a width. The position in it changes through a shared reference, so that a
/// screen can hold it and lay it out from the rest of itself.
#[derive(Debug)]
pub struct Chooser<T> {
    position: Cell<Position>,
    laid_out: RefCell<Option<(u16, Picks<T>)>>,
}

impl<T> Default for Chooser<T> {
    fn default() -> Self {
        Self { position: Cell::default(), laid_out: RefCell::default() }
    }
}

impl<T> Chooser<T> {
    /// Has it laid out again, as its text has changed.
    pub fn renew(&self) {
        self.laid_out.take();
    }

    /// Does something with the lines that `lay_out` makes for the width.
    fn with<R>(
        &self,
        width: u16,
        lay_out: impl FnOnce(u16) -> Picks<T>,
        act: impl FnOnce(&Picks<T>) -> R,
    ) -> R {
        let known = self.laid_out.take().filter(|(known, _)| *known == width);
        let (_, picks) = known.unwrap_or_else(|| (width, lay_out(width)));
        let result = act(&picks);
        self.laid_out.replace(Some((width, picks)));
        result
    }

    /// Moves within the lines that `lay_out` makes for the width.
    pub fn go(&self, command: Command, size: Size, lay_out: impl FnOnce(u16) -> Picks<T>) {
        let moved = |picks: &Picks<T>| picks.moved(self.position.get(), command, size.height);
        self.position.set(self.with(size.width, lay_out, moved));
    }

    /// Returns the chosen item among the lines that `lay_out` makes for the width.
    pub fn chosen(&self, width: u16, lay_out: impl FnOnce(u16) -> Picks<T>) -> Option<T>
    where
        T: Clone,
    {
        self.with(width, lay_out, |picks| picks.chosen(self.position.get()).cloned())
    }

    /// Draws the lines that `lay_out` makes for the area.
    pub fn draw(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        theme: &Theme,
        lay_out: impl FnOnce(u16) -> Picks<T>,
    ) {
        self.with(area.width, lay_out, |picks| picks.draw(self.position.get(), theme, buffer, area));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picks() -> Picks<usize> {
        let mut picks = Picks::new(40);
        for number in 0..6 {
            picks.sheet.text(&format!("heading {number}"), Role::Text, 0);
            picks.pick(number, &format!("line {number}"), "", 10);
        }
        picks.sheet.text("the end", Role::Text, 0);
        picks
    }

    #[test]
    fn the_chosen_line_stays_in_sight_and_both_ends_can_be_reached() {
        let picks = picks();
        let mut position = Position::default();
        for (command, chosen, top) in [
            (Command::Down, 1, 0),
            (Command::Down, 2, 2),
            (Command::Up, 1, 2),
            (Command::Up, 0, 1),
            (Command::Up, 0, 0),
            (Command::Last, 5, 9),
            (Command::Down, 5, 9),
            (Command::PageUp, 5, 6),
            (Command::First, 0, 0),
        ] {
            position = picks.moved(position, command, 4);
            assert_eq!((position.chosen, position.top), (chosen, top), "{command:?}");
            assert_eq!(picks.chosen(position), Some(&chosen));
        }
    }
}
