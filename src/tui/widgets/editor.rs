//! The field for text, of one line or of many: whole graphemes, soft wrapping, the keys of readline, undo by words.

mod keys;
mod undo;

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use ratatui_textarea::{CursorMove, DataCursor, TextArea, WrapMode};
use unicode_segmentation::UnicodeSegmentation;

use self::keys::{Edit, Reach, edit};
use self::undo::{Kind, Steps};
use crate::journal::text::{MOST_CHARACTERS, cleaned, one_line};
use crate::tui::command::Command;
use crate::tui::theme::CURSOR;

/// A text that is being written.
#[derive(Clone, Debug)]
pub struct Editor {
    area: TextArea<'static>,
    characters: usize,
    most: usize,
    is_one_line: bool,
    steps: Steps,
    /// The text that was last taken out by more than a character, to be put back elsewhere.
    taken: String,
}

impl Editor {
    /// A field that holds a text, the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self::with(text, WrapMode::WordOrGlyph, MOST_CHARACTERS)
    }

    /// A field of one line that takes at most so many characters, the cursor at its end.
    pub fn one_line(text: &str, most: usize) -> Self {
        Self { is_one_line: true, ..Self::with(text, WrapMode::None, most) }
    }

    fn with(text: &str, wrap: WrapMode, most: usize) -> Self {
        let lines = text.split('\n').map(str::to_owned).collect();
        let mut area = TextArea::new(lines);
        area.set_wrap_mode(wrap);
        area.set_cursor_line_style(Style::new());
        area.set_cursor_style(CURSOR);
        area.set_max_histories(10_000);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        let (characters, is_one_line) = (text.chars().count(), false);
        Self { area, characters, most, is_one_line, steps: Steps::default(), taken: String::new() }
    }

    /// Returns the present text.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Returns the first line of the text.
    pub fn first_line(&self) -> &str {
        self.area.lines().first().map_or("", String::as_str)
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// Types a key; whether the text changed.
    pub fn key(&mut self, event: KeyEvent) -> bool {
        let changed = match edit(event) {
            Some(Edit::Type(c)) => self.write(c),
            Some(Edit::NewLine) if self.is_one_line => self.write(' '),
            Some(Edit::NewLine) => {
                self.has_room(1)
                    && self.changed(Kind::Other, |area| {
                        area.insert_newline();
                        true
                    })
            }
            Some(Edit::Tab) => {
                !self.is_one_line
                    && self.has_room(4)
                    && self.changed(Kind::Other, |area| area.insert_str("    "))
            }
            Some(Edit::Erase(reach)) => self.erase(reach),
            Some(Edit::PutBack) => {
                let taken = std::mem::take(&mut self.taken);
                let changed = self.paste(&taken);
                self.taken = taken;
                changed
            }
            Some(Edit::Go(reach)) => self.go(reach),
            None => return false,
        };
        if changed {
            self.count();
        } else {
            self.steps.pause();
        }
        changed
    }

    fn write(&mut self, c: char) -> bool {
        let kind = if c.is_whitespace() { Kind::Blank } else { Kind::Word };
        self.has_room(1)
            && self.changed(kind, |area| {
                area.insert_char(c);
                true
            })
    }

    /// Inserts pasted text, cleaned, while there is room; returns whether the text changed.
    pub fn paste(&mut self, text: &str) -> bool {
        let room = self.most.saturating_sub(self.characters);
        let clean = cleaned(text);
        let clean = if self.is_one_line { one_line(&clean) } else { clean };
        let text: String = clean.chars().take(room).collect();
        let changed = !text.is_empty() && self.changed(Kind::Other, |area| area.insert_str(text));
        self.count();
        changed
    }

    /// Puts another text in place of all of it, as one step; whether it is another one. It may be longer than what can be typed.
    pub fn replace(&mut self, text: &str) -> bool {
        if self.text() == text {
            return false;
        }
        self.area.move_cursor(CursorMove::Jump(0, 0));
        self.count();
        let characters = self.characters;
        let removed = self.changed(Kind::Other, |area| area.delete_str(characters));
        let inserted = self.changed(Kind::Other, |area| area.insert_str(text));
        if removed && inserted {
            self.steps.join();
        }
        self.count();
        true
    }

    /// Carries out a command that changes the text; whether it did.
    pub fn act(&mut self, command: Command) -> bool {
        match command {
            Command::UndoText => self.undo(),
            Command::RedoText => self.redo(),
            Command::Break => self.paste("\n"),
            _ => false,
        }
    }

    /// Undoes the last step: a word, what was erased in a row, a paste; whether there was one.
    fn undo(&mut self) -> bool {
        let edits = self.steps.undo();
        self.step(edits, TextArea::undo)
    }

    /// Does again the step that was undone last; returns whether there was one.
    fn redo(&mut self) -> bool {
        let edits = self.steps.redo();
        self.step(edits, TextArea::redo)
    }

    fn step(&mut self, edits: usize, act: impl Fn(&mut TextArea<'static>) -> bool) -> bool {
        let changed = (0..edits).fold(false, |changed, _| act(&mut self.area) || changed);
        self.count();
        changed
    }

    /// Draws the text with its cursor.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect) {
        (&self.area).render(area, buffer);
    }

    /// Changes the text by one edit, as a part of a step of some kind.
    fn changed(&mut self, kind: Kind, act: impl FnOnce(&mut TextArea<'static>) -> bool) -> bool {
        let changed = act(&mut self.area);
        if changed {
            self.steps.take(kind);
        }
        changed
    }

    fn count(&mut self) {
        let breaks = self.area.lines().len().saturating_sub(1);
        self.characters = self.area.lines().iter().map(|line| line.chars().count()).sum::<usize>() + breaks;
    }

    fn has_room(&self, characters: usize) -> bool {
        self.characters + characters <= self.most
    }

    /// Erases as far as something reaches; at the end of a line, the end itself.
    fn erase(&mut self, reach: Reach) -> bool {
        let (before, after) = self.characters_to(reach);
        let kind = if reach.is_short() { Kind::Erased } else { Kind::Other };
        if before + after == 0 {
            return match reach {
                Reach::Above | Reach::Below | Reach::Top | Reach::Bottom => false,
                reach if reach.is_back() => self.changed(kind, TextArea::delete_char),
                _ => self.changed(kind, TextArea::delete_next_char),
            };
        }
        if !reach.is_short()
            && let Some((left, right)) = self.line_split()
        {
            let from = left.chars().count().saturating_sub(before);
            self.taken = left.chars().skip(from).chain(right.chars().take(after)).collect();
        }
        self.back(before);
        self.changed(kind, |area| area.delete_str(before + after))
    }

    /// Moves the cursor; at the end of a line, to the next or the one before. Changes nothing.
    fn go(&mut self, reach: Reach) -> bool {
        match reach {
            Reach::Above => self.go_to(CursorMove::Up, 1),
            Reach::Below => self.go_to(CursorMove::Down, 1),
            Reach::PageAbove => self.go_to(CursorMove::Up, 10),
            Reach::PageBelow => self.go_to(CursorMove::Down, 10),
            Reach::Top => self.go_to(CursorMove::Top, 1),
            Reach::Bottom => self.go_to(CursorMove::Bottom, 1),
            reach => {
                let (before, after) = self.characters_to(reach);
                let stays = matches!(reach, Reach::LineStart | Reach::LineEnd);
                let least = usize::from(!stays && before + after == 0);
                if reach.is_back() {
                    self.back(before + least);
                } else {
                    for _ in 0..after + least {
                        self.area.move_cursor(CursorMove::Forward);
                    }
                }
            }
        }
        false
    }

    fn back(&mut self, characters: usize) {
        for _ in 0..characters {
            self.area.move_cursor(CursorMove::Back);
        }
    }

    fn go_to(&mut self, to: CursorMove, times: usize) {
        for _ in 0..times {
            self.area.move_cursor(to);
        }
        // A move by lines may end inside a grapheme: step back to its start.
        let inside = self.line_split().is_some_and(|(before, after)| {
            let whole = format!("{before}{after}");
            let boundary = whole.grapheme_indices(true).any(|(start, _)| start == before.len());
            !boundary && !after.is_empty()
        });
        if inside {
            let (steps, _) = self.characters_to(Reach::Before);
            self.back(steps);
        }
    }

    /// Counts the characters of the cursor's line from the cursor as far as something reaches, before and after it.
    fn characters_to(&self, reach: Reach) -> (usize, usize) {
        let Some((before, after)) = self.line_split() else { return (0, 0) };
        let characters =
            |graphemes: &mut dyn Iterator<Item = &str>| graphemes.map(|it| it.chars().count()).sum();
        match reach {
            Reach::Before => (characters(&mut before.graphemes(true).next_back().into_iter()), 0),
            Reach::After => (0, characters(&mut after.graphemes(true).next().into_iter())),
            Reach::WordBefore => (characters(&mut word(before.graphemes(true).rev(), is_word)), 0),
            Reach::BlankBefore => {
                (characters(&mut word(before.graphemes(true).rev(), |it| !is_blank(it))), 0)
            }
            Reach::WordAfter => (0, characters(&mut word(after.graphemes(true), is_word))),
            Reach::LineStart => (before.chars().count(), 0),
            Reach::LineEnd => (0, after.chars().count()),
            Reach::Above
            | Reach::Below
            | Reach::PageAbove
            | Reach::PageBelow
            | Reach::Top
            | Reach::Bottom => (0, 0),
        }
    }

    /// The cursor's line, before and after the cursor.
    fn line_split(&self) -> Option<(&str, &str)> {
        let DataCursor(row, column) = self.area.cursor();
        let line = self.area.lines().get(row)?;
        let at = line.char_indices().nth(column).map_or(line.len(), |(index, _)| index);
        line.split_at_checked(at)
    }
}

/// Whether a key writes a character.
pub fn is_typed(event: KeyEvent) -> bool {
    matches!(edit(event), Some(Edit::Type(_)))
}

/// The graphemes up to the end of the first word.
fn word<'a>(
    graphemes: impl Iterator<Item = &'a str>,
    is_of_word: impl Fn(&str) -> bool,
) -> impl Iterator<Item = &'a str> {
    let mut began = false;
    graphemes.take_while(move |it| {
        let is_of_word = is_of_word(it);
        let goes_on = is_of_word || !began;
        began |= is_of_word;
        goes_on
    })
}

fn is_word(grapheme: &str) -> bool {
    grapheme.chars().any(char::is_alphanumeric)
}

fn is_blank(grapheme: &str) -> bool {
    grapheme.chars().all(char::is_whitespace)
}

#[cfg(test)]
mod tests;
