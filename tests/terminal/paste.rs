//! Pasted text: kept as it was except for control characters, harmless on the screen, and never a command.

use inward::journal::{Body, Sign};

use crate::harness::home::{Home, TODAY};
use crate::harness::window::{CTRL_C, CTRL_S, ENTER, ESC, F1, SKIP_FOUR, TO_FIRST_ANSWER, Window};
use crate::home::{NOT_YET, SAVED, SAVED_AGAIN};

/// Returns the saved note under the first question.
fn saved(home: &Home) -> String {
    let entry = home.check_in(TODAY).unwrap();
    entry.check_in().unwrap().notes.get(Sign::Jealousy).unwrap_or_default().to_owned()
}

/// Writes into the note under the first question with `write`, then saves; returns the bytes on the wire.
fn through_a_note(home: &Home, write: impl FnOnce(&mut Window)) -> String {
    let mut window = home.open_check_in();
    window.press_for("n", "Esc keep and close");
    write(&mut window);
    window.press_for(ESC, "Note  ");
    window.press_for("21034", "6 of 6");
    window.press_for(ENTER, SAVED);
    window.press("q");
    window.left().is_done().is_tidy().bytes.clone()
}

#[test]
fn pasted_text_is_kept_as_it_was_without_control_characters() {
    let home = Home::welcomed();
    let pasted = "one\ntwo\t2\x1b[31mred\x1b[0m\x1b]52;c;cGFzdGU=\x07\x1b]0;title\x07\u{9b}5m\x08\x00 end";
    let bytes = through_a_note(&home, |window| {
        window.paste(pasted);
        window.shows("end");
    });
    let kept = "one\ntwo\t2[31mred[0m]52;c;cGFzdGU=]0;title5m end";
    assert_eq!(saved(&home), kept);
    assert!(!bytes.contains('\u{9b}') && !bytes.contains("\x1b[31m") && !bytes.contains('\x07'), "{bytes:?}");
}

#[test]
fn a_paste_that_ends_its_own_brackets_runs_no_command() {
    let home = Home::welcomed();
    through_a_note(&home, |window| {
        window.press("\x1b[200~before\x1b[201~qsd?0123-\rafter\x1b[201~");
        window.shows("after");
        window.press_for("!", "after!");
    });
    assert_eq!(saved(&home), "beforeqsd?0123-\nafter!");
    assert_eq!(home.ratings(TODAY), "2 1 0 3 4");
}

#[test]
fn ten_thousand_pasted_characters_are_all_there() {
    let home = Home::welcomed();
    let line = "Er rief nicht an; 彼は電話しなかった; 👩‍👩‍👧 e\u{301} ";
    let text: String = line.chars().cycle().take(10_000).collect::<String>() + "THE END";
    through_a_note(&home, |window| {
        window.paste(&text);
        window.shows("THE END");
    });
    assert_eq!(saved(&home), text);
}

#[test]
fn a_text_that_arrives_without_brackets_is_typed_to_its_end() {
    let home = Home::welcomed();
    let text = "word ".repeat(1_000) + "finished";
    through_a_note(&home, |window| {
        window.press(&text);
        window.shows("finished");
    });
    assert_eq!(saved(&home), text);
}

#[test]
fn words_of_any_script_come_back_as_they_were_written() {
    let home = Home::welcomed();
    let text = "שלום עולם \u{202e}ltr مرحبا e\u{301}a\u{308}\u{323} 日本語 👩‍👩‍👧🏳️‍🌈 ไทย";
    let bytes = through_a_note(&home, |window| {
        window.press(text);
        window.shows("ไทย");
    });
    assert_eq!(saved(&home), text);
    assert!(!bytes.contains('\u{202e}'), "what turns lines round is kept but never sent to the terminal");
    let shown = home.done(&["show", "today", "--json"], "");
    assert!(shown.contains("שלום") && shown.contains("👩‍👩‍👧🏳️‍🌈"), "{shown}");

    let mut window = home.open_at_home();
    window.press_for("c", "· edit");
    window.press_for(TO_FIRST_ANSWER, "▌ Jealousy");
    window.press_for("n", "Esc keep and close");
    window.press("\x7f\x7f\x7f");
    window.press_for("!", "!");
    window.press_for(ESC, "▌ Jealousy");
    window.press_for(CTRL_S, SAVED_AGAIN);
    assert_eq!(
        saved(&home),
        "שלום עולם \u{202e}ltr مرحبا e\u{301}a\u{308}\u{323} 日本語 👩‍👩‍👧🏳️‍🌈 !",
        "shorter by three graphemes"
    );
}

#[test]
fn a_paste_outside_a_text_field_does_nothing() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.shows(NOT_YET);
    window.paste("c21034\nq");
    window.press_for(F1, "Help");
    window.press_for(ESC, NOT_YET);
    window.press_for("c", "1 of 6");
    window.paste("21034\n\n");
    window.press_for("3", "2 of 6");
    window.press_for(SKIP_FOUR, "6 of 6");
    window.paste("0\n");
    window.press_for(ENTER, SAVED);
    assert_eq!(home.ratings(TODAY), "3 - - - -");
}

#[test]
fn a_free_note_is_written_pasted_and_saved() {
    let home = Home::welcomed();
    let mut window = home.open_at_home();
    window.press_for("a", "Ctrl-S");
    window.press_for("Typed, ", "Typed,");
    window.paste("pasted\nand \x1b[31mplain");
    window.shows("plain");
    window.press_for(CTRL_S, "Saved.");
    let notes: Vec<String> = home
        .document(TODAY)
        .entries()
        .iter()
        .filter_map(|entry| match &entry.body {
            Body::Note(note) => Some(note.text.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(notes, ["Typed, pasted\nand [31mplain"]);
    assert_eq!(home.drafts(), [] as [String; 0]);
    window.press(CTRL_C);
    window.left().is_done().is_tidy();
}
