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
fn a_text_that_takes_the_place_of_all_of_it_is_one_step_however_long_it_is() {
    for before in ["", "a", "a\n\n", "👩‍👩‍👧\nb"] {
        for after in ["", "c\n", "d\ne", &"x".repeat(MOST_CHARACTERS + 1)] {
            let mut editor = Editor::new(before);
            press(&mut editor, KeyCode::Up);
            press(&mut editor, KeyCode::Char('1'));
            let before = editor.text();
            assert!(editor.replace(after));
            assert_eq!(editor.text(), after);
            assert!(!editor.replace(after), "there is nothing new");
            assert!(editor.undo());
            assert_eq!(editor.text(), before);
            assert!(editor.redo());
            assert_eq!(editor.text(), after);
        }
    }
    let mut editor = Editor::new("");
    editor.replace("ab");
    press(&mut editor, KeyCode::Char('c'));
    assert_eq!(editor.text(), "abc", "the cursor stands at the end");
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
