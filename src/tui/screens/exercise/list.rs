//! The list of choices in a step: one, or any number.

use std::ops::Range;

use crate::texts::practice::Choice;
use crate::tui::screens::prelude::*;
use crate::tui::theme::Theme;
use crate::tui::widgets::list;

/// The mark next to the line in focus.
const FOCUS: &str = "▌ ";

/// The choices of a step.
#[derive(Clone, Debug)]
pub(super) struct List {
    pub(super) options: Vec<Choice>,
    /// The line that has the focus; none at first, so that Enter alone chooses nothing.
    at: Option<usize>,
    /// The ticks, when any number is allowed.
    ticked: Option<Vec<bool>>,
    /// Letters that choose, one for each choice; empty = digits.
    keys: String,
}

impl List {
    /// Makes a list to choose one thing from, with the focus on the choice of this id.
    pub(super) fn one(options: Vec<Choice>, chosen: Option<&str>, keys: &str) -> Self {
        let at = options.iter().position(|option| chosen == Some(option.id.as_str()));
        Self { options, at, ticked: None, keys: keys.to_owned() }
    }

    /// Makes a list to tick any number of things in; ids that are not in it come last.
    pub(super) fn many(mut options: Vec<Choice>, ids: &[String]) -> Self {
        for id in ids {
            if !options.iter().any(|option| option.id == *id) {
                options.push(Choice::new(id, id.replace('_', " ")));
            }
        }
        let ticked = options.iter().map(|option| ids.contains(&option.id)).collect();
        Self { at: (!options.is_empty()).then_some(0), options, ticked: Some(ticked), keys: String::new() }
    }

    /// The id of the choice that has the focus.
    pub(super) fn chosen(&self) -> Option<&str> {
        self.options.get(self.at?).map(|option| option.id.as_str())
    }

    /// Returns the ids of the ticks.
    pub(super) fn ids(&self) -> Vec<String> {
        let ticked = self.ticked.as_deref().unwrap_or_default();
        let ticked = self.options.iter().zip(ticked).filter(|(_, ticked)| **ticked);
        ticked.map(|(option, _)| option.id.clone()).collect()
    }

    /// Whether any number can be ticked.
    pub(super) fn is_many(&self) -> bool {
        self.ticked.is_some()
    }

    /// Whether each choice is ticked; `None` where one is chosen.
    pub(super) fn ticked(&self) -> Option<&[bool]> {
        self.ticked.as_deref()
    }

    /// Ticks the choices in these places and no others; whether any number can be ticked.
    pub(super) fn tick_only(&mut self, nths: &[usize]) -> bool {
        let Some(ticked) = &mut self.ticked else { return false };
        for (nth, tick) in ticked.iter_mut().enumerate() {
            *tick = nths.contains(&nth);
        }
        true
    }

    /// The letters that choose; empty where digits do.
    pub(super) fn letters(&self) -> &str {
        &self.keys
    }

    /// The place of the choice that has the focus.
    pub(super) fn at(&self) -> Option<usize> {
        self.at
    }

    /// Puts the focus on a choice; returns whether there is one at this place.
    pub(super) fn pick(&mut self, nth: usize) -> bool {
        let exists = nth < self.options.len();
        if exists {
            self.at = Some(nth);
        }
        exists
    }

    /// Ticks the line that has the focus, or takes its tick away.
    pub(super) fn toggle(&mut self) -> bool {
        match (self.at, &mut self.ticked) {
            (Some(at), Some(ticked)) => {
                if let Some(ticked) = ticked.get_mut(at) {
                    *ticked = !*ticked;
                }
                true
            }
            _ => false,
        }
    }

    /// Moves the focus.
    pub(super) fn go(&mut self, command: Command, rows: u16) {
        let count = self.options.len();
        let at = match (command, self.at) {
            (Command::Down, None) => Some(0),
            (command, at) => list::moved(at.unwrap_or(0), command, count, list::page(usize::from(rows))),
        };
        if at.is_some() {
            self.at = at.filter(|_| count > 0);
        }
    }

    /// Returns the rows it takes when everything is shown, at this width.
    pub(super) fn height(&self, width: u16) -> u16 {
        u16::try_from(self.lay_out(width, |_| true).0.height()).unwrap_or(u16::MAX)
    }

    /// Draws it, the line in focus in sight; explanations only where there is room for all.
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
        let all = self.height(area.width) <= area.height;
        let (sheet, focused) = self.lay_out(area.width, |index| all || self.at == Some(index));
        sheet.draw(buffer, area, theme, list::top_with(0, focused, usize::from(area.height)));
    }

    /// The choices as a sheet, some with their explanations, and the lines of the one that has the focus.
    fn lay_out(&self, width: u16, is_explained: impl Fn(usize) -> bool) -> (Sheet, Range<usize>) {
        let mut sheet = Sheet::for_area(width);
        let mut in_focus = 0..0;
        for index in 0..self.options.len() {
            let from = sheet.height();
            let focused = self.at == Some(index);
            for (row, (text, explains)) in
                self.lines(index, width, is_explained(index)).into_iter().enumerate()
            {
                let role = match (focused, explains) {
                    (true, false) => Role::Focus,
                    (false, true) => Role::Muted,
                    _ => Role::Text,
                };
                let mark = if focused && row == 0 { FOCUS } else { "  " };
                sheet.pieces([(mark.to_owned(), Role::Focus), (text, role)]);
            }
            if focused {
                in_focus = from..sheet.height();
            }
        }
        (sheet, in_focus)
    }

    /// The lines of one choice, and whether each only explains.
    fn lines(&self, index: usize, width: u16, with_text: bool) -> Vec<(String, bool)> {
        let Some(option) = self.options.get(index) else { return Vec::new() };
        let mark = match &self.ticked {
            Some(ticked) if ticked.get(index) == Some(&true) => "[x]".to_owned(),
            Some(_) => "[ ]".to_owned(),
            None => match self.keys.chars().nth(index) {
                Some(key) => key.to_string(),
                None if self.keys.is_empty() && index < 9 => (index + 1).to_string(),
                None => " ".to_owned(),
            },
        };
        let indent = if self.ticked.is_some() { 4 } else { 3 };
        let room = width.saturating_sub(3 + indent);
        let gap = " ".repeat(usize::from(indent));
        let mut lines: Vec<(String, bool)> = Vec::new();
        for (row, line) in wrap(&option.label, room).into_iter().enumerate() {
            let before =
                if row == 0 { format!("{mark:<width$}", width = usize::from(indent)) } else { gap.clone() };
            lines.push((format!("{before}{line}"), false));
        }
        if with_text && !option.text.is_empty() {
            lines.extend(wrap(&option.text, room).into_iter().map(|line| (format!("{gap}{line}"), true)));
        }
        lines
    }
}

/// Draws lines of one role; returns the row below them.
pub(super) fn say(buffer: &mut Buffer, area: Rect, y: u16, text: &str, theme: &Theme, role: Role) -> u16 {
    put_lines(buffer, area, area.x, y, &wrap(text, area.width), theme.style(role))
}
