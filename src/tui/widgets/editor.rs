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
mod tests {
    use crossterm::event::{KeyCode, KeyModifiers};

    use super::*;

    fn held(editor: &mut Editor, modifiers: KeyModifiers, c: char) -> bool {
        editor.key(KeyEvent::new(KeyCode::Char(c), modifiers))
    }

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
        assert!(!editor.key(KeyEvent::new(KeyCode::Char('o'), KeyModifiers::CONTROL)));
        assert!(editor.key(KeyEvent::new(KeyCode::Char('@'), KeyModifiers::CONTROL | KeyModifiers::ALT)));
        assert_eq!(editor.text(), "@");
    }

    #[test]
    fn a_step_of_undo_is_a_word_with_its_blanks_or_what_was_erased_in_a_row() {
        let mut editor = Editor::new("");
        for c in "we talked  long".chars() {
            press(&mut editor, KeyCode::Char(c));
        }
        press(&mut editor, KeyCode::Enter);
        for _ in 0..6 {
            press(&mut editor, KeyCode::Backspace);
        }
        let steps = ["we talked ", "we talked  long\n", "we talked  long", "we talked  ", "we ", ""];
        for (before, after) in steps.iter().zip(&steps[1..]) {
            assert_eq!(editor.text(), *before);
            assert!(editor.undo());
            assert_eq!(editor.text(), *after);
        }
        assert!(!editor.undo());
        for text in steps.iter().rev().skip(1) {
            assert!(editor.redo());
            assert_eq!(editor.text(), *text);
        }
        assert!(!editor.redo());
    }

    #[test]
    fn a_move_ends_a_step_and_typing_ends_what_can_be_done_again() {
        let mut editor = Editor::new("");
        for code in [KeyCode::Char('a'), KeyCode::Char('b'), KeyCode::Home, KeyCode::Char('c')] {
            press(&mut editor, code);
        }
        assert_eq!(editor.text(), "cab");
        assert!(editor.undo());
        assert_eq!(editor.text(), "ab");
        press(&mut editor, KeyCode::Char('d'));
        assert!(!editor.redo());
        assert_eq!(editor.text(), "dab");
    }

    #[test]
    fn the_keys_of_readline_erase_and_move() {
        const CONTROL: KeyModifiers = KeyModifiers::CONTROL;
        const ALT: KeyModifiers = KeyModifiers::ALT;
        let text = "he didn't call. 👩‍👩‍👧";
        for (keys, expected) in [
            (&[(CONTROL, 'h')][..], "he didn't call. "),
            (&[(CONTROL, 'w')], "he didn't call. "),
            (&[(CONTROL, 'w'), (CONTROL, 'w')], "he didn't "),
            (&[(CONTROL, 'u')], ""),
            (&[(CONTROL, 'u'), (CONTROL, 'y'), (CONTROL, 'y')], "he didn't call. 👩‍👩‍👧he didn't call. 👩‍👩‍👧"),
            (&[(CONTROL, 'a'), (CONTROL, 'k')], ""),
            (&[(CONTROL, 'a'), (CONTROL, 'd')], "e didn't call. 👩‍👩‍👧"),
            (&[(CONTROL, 'a'), (ALT, 'd')], " didn't call. 👩‍👩‍👧"),
            (&[(CONTROL, 'a'), (ALT, 'f'), (CONTROL, 'k')], "he"),
            (&[(ALT, 'b'), (CONTROL, 'k')], "he didn't "),
            (&[(CONTROL, 'a'), (CONTROL, 'f'), (CONTROL, 'k')], "h"),
            (&[(CONTROL, 'b'), (CONTROL, 'k')], "he didn't call. "),
            (&[(CONTROL, 'a'), (CONTROL, 'e'), (CONTROL, 'b'), (CONTROL, 'u')], "👩‍👩‍👧"),
        ] {
            let mut editor = Editor::new(text);
            for (modifiers, c) in keys {
                held(&mut editor, *modifiers, *c);
            }
            assert_eq!(editor.text(), expected, "{keys:?}");
        }
        for (code, modifiers) in [(KeyCode::Backspace, CONTROL), (KeyCode::Backspace, ALT)] {
            let mut editor = Editor::new("they didn't");
            editor.key(KeyEvent::new(code, modifiers));
            assert_eq!(editor.text(), "they didn'");
        }
    }

    #[test]
    fn at_the_end_of_a_line_erasing_joins_it_with_the_next() {
        let mut editor = Editor::new("one\ntwo");
        press(&mut editor, KeyCode::Home);
        assert!(held(&mut editor, KeyModifiers::CONTROL, 'w'));
        assert_eq!(editor.text(), "onetwo");
        press(&mut editor, KeyCode::Enter);
        press(&mut editor, KeyCode::Up);
        press(&mut editor, KeyCode::End);
        assert!(held(&mut editor, KeyModifiers::CONTROL, 'k'));
        assert_eq!(editor.text(), "onetwo");
    }

    #[test]
    fn a_line_that_comes_as_a_key_is_a_new_line_and_in_a_field_of_one_line_a_blank() {
        let mut editor = Editor::new("p1");
        assert!(held(&mut editor, KeyModifiers::CONTROL, 'j'));
        press(&mut editor, KeyCode::Char('p'));
        assert_eq!(editor.text(), "p1\np");
        let mut line = Editor::one_line("p1", 8);
        assert!(held(&mut line, KeyModifiers::CONTROL, 'j'));
        line.paste("two\nthree");
        assert_eq!(line.text(), "p1 two t");
    }
}
