//! The field for longer texts: whole graphemes, soft wrapping, undo, paste.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use ratatui_textarea::{CursorMove, DataCursor, TextArea, WrapMode};
use unicode_segmentation::UnicodeSegmentation;

use crate::journal::text::{MOST_CHARACTERS, cleaned};

/// A text that is being written.
#[derive(Clone, Debug)]
pub struct Editor {
    area: TextArea<'static>,
    characters: usize,
}

impl Editor {
    /// A field that holds a text, the cursor at its end.
    pub fn new(text: &str) -> Self {
        let lines = text.split('\n').map(str::to_owned).collect();
        let mut area = TextArea::new(lines);
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_cursor_line_style(Style::new());
        area.set_cursor_style(Style::new().reversed());
        area.set_max_histories(1_000);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, characters: text.chars().count() }
    }

    /// Returns the present text.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// Types a key; whether the text changed.
    pub fn key(&mut self, event: KeyEvent) -> bool {
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        let changed = match event.code {
            KeyCode::Backspace => self.delete_before(),
            KeyCode::Delete => self.delete_after(),
            KeyCode::Left if control => self.go(CursorMove::WordBack),
            KeyCode::Right if control => self.go(CursorMove::WordForward),
            KeyCode::Home if control => self.go(CursorMove::Top),
            KeyCode::End if control => self.go(CursorMove::Bottom),
            KeyCode::Left => self.left(),
            KeyCode::Right => self.right(),
            KeyCode::Up => self.go(CursorMove::Up),
            KeyCode::Down => self.go(CursorMove::Down),
            KeyCode::Home => self.go(CursorMove::Head),
            KeyCode::End => self.go(CursorMove::End),
            KeyCode::PageUp => self.go_far(CursorMove::Up),
            KeyCode::PageDown => self.go_far(CursorMove::Down),
            KeyCode::Enter if self.has_room(1) => {
                self.area.insert_newline();
                true
            }
            KeyCode::Tab if self.has_room(4) => self.area.insert_str("    "),
            KeyCode::Char(c) if is_typed(event.modifiers) && !c.is_control() && self.has_room(1) => {
                self.area.insert_char(c);
                true
            }
            _ => false,
        };
        if changed {
            self.count();
        }
        changed
    }

    /// Inserts pasted text, cleaned, while there is room; returns whether the text changed.
    pub fn paste(&mut self, text: &str) -> bool {
        let room = MOST_CHARACTERS.saturating_sub(self.characters);
        let text: String = cleaned(text).chars().take(room).collect();
        let changed = !text.is_empty() && self.area.insert_str(text);
        self.count();
        changed
    }

    /// Undoes the last change; whether there was one.
    pub fn undo(&mut self) -> bool {
        let changed = self.area.undo();
        self.count();
        changed
    }

    /// Redoes the last change that was undone; returns whether there was one.
    pub fn redo(&mut self) -> bool {
        let changed = self.area.redo();
        self.count();
        changed
    }

    /// Draws the text with its cursor.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect) {
        (&self.area).render(area, buffer);
    }

    fn count(&mut self) {
        let breaks = self.area.lines().len().saturating_sub(1);
        self.characters = self.area.lines().iter().map(|line| line.chars().count()).sum::<usize>() + breaks;
    }

    fn has_room(&self, characters: usize) -> bool {
        self.characters + characters <= MOST_CHARACTERS
    }

    fn delete_before(&mut self) -> bool {
        match self.characters_before() {
            0 => self.area.delete_char(),
            characters => {
                self.back(characters);
                self.area.delete_str(characters)
            }
        }
    }

    fn delete_after(&mut self) -> bool {
        match self.characters_after() {
            0 => self.area.delete_next_char(),
            characters => self.area.delete_str(characters),
        }
    }

    fn left(&mut self) -> bool {
        self.back(self.characters_before().max(1));
        false
    }

    fn right(&mut self) -> bool {
        for _ in 0..self.characters_after().max(1) {
            self.area.move_cursor(CursorMove::Forward);
        }
        false
    }

    fn back(&mut self, characters: usize) {
        for _ in 0..characters {
            self.area.move_cursor(CursorMove::Back);
        }
    }

    fn go(&mut self, to: CursorMove) -> bool {
        self.area.move_cursor(to);
        // A move by lines or words may end inside a grapheme: step back to its start.
        let inside = self.line_split().is_some_and(|(before, after)| {
            let whole = format!("{before}{after}");
            let boundary = whole.grapheme_indices(true).any(|(start, _)| start == before.len());
            !boundary && !after.is_empty()
        });
        if inside {
            let steps = self.characters_before();
            self.back(steps);
        }
        false
    }

    fn go_far(&mut self, to: CursorMove) -> bool {
        for _ in 0..9 {
            self.area.move_cursor(to);
        }
        self.go(to)
    }

    /// Counts the characters of the grapheme before the cursor; 0 at the start of a line.
    fn characters_before(&self) -> usize {
        self.line_split()
            .and_then(|(before, _)| before.graphemes(true).next_back().map(|it| it.chars().count()))
            .unwrap_or(0)
    }

    /// Counts the characters of the grapheme at the cursor; 0 at the end of a line.
    fn characters_after(&self) -> usize {
        self.line_split()
            .and_then(|(_, after)| after.graphemes(true).next().map(|it| it.chars().count()))
            .unwrap_or(0)
    }

    /// The cursor's line, before and after the cursor.
    fn line_split(&self) -> Option<(&str, &str)> {
        let DataCursor(row, column) = self.area.cursor();
        let line = self.area.lines().get(row)?;
        let at = line.char_indices().nth(column).map_or(line.len(), |(index, _)| index);
        line.split_at_checked(at)
    }
}

/// Whether a character with these modifiers is text: `AltGr` arrives as Control with Alt on some terminals.
fn is_typed(modifiers: KeyModifiers) -> bool {
    let held = modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
    held.is_empty() || held == KeyModifiers::CONTROL | KeyModifiers::ALT
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(editor: &mut Editor, code: KeyCode) -> bool {
        editor.key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    #[test]
    fn backspace_takes_whole_graphemes_and_joins_lines() {
        let mut editor = Editor::new("a\ne\u{301}👩‍👩‍👧日");
        for expected in ["a\ne\u{301}👩‍👩‍👧", "a\ne\u{301}", "a\n", "a", ""] {
            assert!(press(&mut editor, KeyCode::Backspace));
            assert_eq!(editor.text(), expected);
        }
        assert!(!press(&mut editor, KeyCode::Backspace));
    }

    #[test]
    fn the_cursor_moves_by_graphemes() {
        let mut editor = Editor::new("x👩‍👩‍👧y");
        press(&mut editor, KeyCode::Left);
        press(&mut editor, KeyCode::Left);
        press(&mut editor, KeyCode::Char('1'));
        press(&mut editor, KeyCode::Right);
        press(&mut editor, KeyCode::Char('2'));
        assert_eq!(editor.text(), "x1👩‍👩‍👧2y");
        press(&mut editor, KeyCode::Home);
        press(&mut editor, KeyCode::Right);
        press(&mut editor, KeyCode::Right);
        press(&mut editor, KeyCode::Delete);
        assert_eq!(editor.text(), "x12y");
    }

    #[test]
    fn moving_up_never_stops_inside_a_grapheme() {
        let mut editor = Editor::new("👩‍👩‍👧👩‍👩‍👧\nabc");
        press(&mut editor, KeyCode::Up);
        press(&mut editor, KeyCode::Char('|'));
        let text = editor.text();
        let first = text.lines().next().unwrap();
        assert!(["|👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧|👩‍👩‍👧", "👩‍👩‍👧👩‍👩‍👧|"].contains(&first), "{first}");
    }

    #[test]
    fn pasted_text_is_cleaned_and_undone_as_one() {
        let mut editor = Editor::new("a");
        assert!(editor.paste("b\r\nc\u{1b}[31m\u{7}\td"));
        assert_eq!(editor.text(), "ab\nc[31m\td");
        assert!(editor.undo());
        assert_eq!(editor.text(), "a");
        assert!(editor.redo());
        assert_eq!(editor.text(), "ab\nc[31m\td");
    }

    #[test]
    fn a_text_has_an_end() {
        let mut editor = Editor::new(&"x".repeat(MOST_CHARACTERS - 1));
        assert!(press(&mut editor, KeyCode::Char('y')));
        assert!(!press(&mut editor, KeyCode::Char('z')));
        assert!(!editor.paste("more"));
        assert!(press(&mut editor, KeyCode::Backspace));
        assert!(editor.paste("more"));
        assert_eq!(editor.text().chars().count(), MOST_CHARACTERS);
    }

    #[test]
    fn keys_with_control_are_not_text() {
        let mut editor = Editor::new("");
        assert!(!editor.key(KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL)));
        assert!(editor.key(KeyEvent::new(KeyCode::Char('@'), KeyModifiers::CONTROL | KeyModifiers::ALT)));
        assert_eq!(editor.text(), "@");
    }
}
