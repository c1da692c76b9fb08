//! A sealed journal in the window: locked at the start, on the hide key and when suspended, and open again where it was.

use inward::journal::{Body, Entry, EntryId, Month, Note};
use inward::store::{NewKeys, Passphrase, Store};
use rustix::process::Signal;

use crate::harness::home::{Home, NOW, PROGRAM, TODAY};
use crate::harness::window::{CTRL_BACKSLASH, CTRL_C, CTRL_S, CTRL_Z, ENTER, ESC, F2, F12, Window, until};
use crate::home::{NOT_YET, PROMPT};

pub(crate) const PASSPHRASE: &str = "sieben stille Flüsse";
pub(crate) const MARK: &str = "xyzzymark";
const LOCKED: &str = "Passphrase";
const WRONG: &str = "This is not the passphrase of the journal";
const CTRL_N: &str = "\x0e";
const CTRL_R: &str = "\x12";
const CTRL_U: &str = "\x15";

/// A sealed journal with one note.
pub(crate) fn sealed() -> Home {
    let home = Home::welcomed();
    let store = Store::create(home.data()).unwrap();
    let id: EntryId = "019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10".parse().unwrap();
    let (today, now) = (TODAY.parse().unwrap(), NOW.parse().unwrap());
    let body = Body::Note(Note { text: format!("{MARK} in a note") });
    store.save(Entry::new(id, today, body, now, today)).unwrap();
    store.encrypt(&NewKeys::fresh(), &Passphrase::new(PASSPHRASE).light(), &NOW.parse().unwrap()).unwrap();
    home
}

pub(crate) fn open(home: &Home) -> Window {
    let window = home.open(&[]);
    window.shows(LOCKED);
    window
}

fn unlock(window: &mut Window) {
    window.paste(PASSPHRASE);
    window.press(ENTER);
}

#[track_caller]
fn shows_nothing_of_it(home: &Home, window: &Window) {
    assert!(!window.screen().contains(MARK), "{}", window.screen());
    is_nowhere(home);
}

#[track_caller]
fn is_nowhere(home: &Home) {
    for (path, bytes) in home.tree() {
        assert!(!bytes.windows(MARK.len()).any(|part| part == MARK.as_bytes()), "{}", path.display());
    }
}

/// The journal as the right passphrase opens it.
fn opened(home: &Home) -> Store {
    let store = Store::create(home.data()).unwrap();
    store.unlock(&Passphrase::new(PASSPHRASE).light(), &NOW.parse().unwrap()).unwrap();
    store
}

/// The notes of today.
fn notes(store: &Store) -> Vec<String> {
    let month = store.read(Month::of(TODAY.parse().unwrap())).unwrap().document;
    let text = |entry: &Entry| match &entry.body {
        Body::Note(note) => Some(note.text.clone()),
        _ => None,
    };
    month.entries().iter().filter_map(text).collect()
}

#[test]
fn a_wrong_passphrase_is_refused_and_the_right_one_typed_or_pasted_opens_home() {
    let home = sealed();
    let before = home.tree();
    let mut window = open(&home);
    assert!(!window.screen().contains("inward"), "{}", window.screen());
    window.press_for("sieben stille", "•••••••••••••");
    let screen = window.press_for(ENTER, WRONG);
    assert!(!screen.contains('•') && home.tree() == before, "{screen}");
    window.paste("another");
    // Only then is the line gone that the try before left.
    window.shows("•••••••");
    window.press_for(ENTER, WRONG);
    unlock(&mut window);
    window.shows(NOT_YET);
    window.press(CTRL_C);
    window.left().is_done().is_tidy();

    let mut window = open(&home);
    window.press(PASSPHRASE);
    window.press_for(ENTER, NOT_YET);
}

#[test]
fn a_key_shows_what_is_typed_and_esc_quits_without_a_trace() {
    let home = sealed();
    let before = home.tree();
    let mut window = open(&home);
    let screen = window.press_for("Flüsse", "••••••");
    assert!(!screen.contains("Flüsse"), "{screen}");
    window.cursor_stands_at("••••••", true);
    window.press_for(CTRL_R, "Flüsse");
    window.press(CTRL_U);
    window.no_longer_shows("Flüsse");
    window.press(ESC);
    window.left().is_done().is_tidy();
    assert_eq!(home.tree(), before);
}

#[test]
fn the_support_page_is_there_without_the_passphrase_with_ones_own_lines_from_the_file() {
    let home = sealed();
    home.set_config("country = \"IE\"\n[support]\n\"My therapist\" = \"Tuesdays\"\n");
    let mut window = open(&home);
    window.press("typed");
    let screen = window.press_for(F2, "In danger now?");
    assert!(screen.contains("My therapist"), "{screen}");
    window.press_for(ESC, "•••••");
    shows_nothing_of_it(&home, &window);
}

#[test]
fn the_hide_key_locks_it_and_the_same_page_and_the_same_words_are_there_again() {
    for hide in [F12, CTRL_BACKSLASH] {
        let home = sealed();
        let mut window = open(&home);
        unlock(&mut window);
        window.shows(NOT_YET);
        window.press_for("e", MARK);
        window.press_for("a", "Esc keep and close");
        window.press_for("a second xyzzymark", "a second xyzzymark");
        window.press(hide);
        window.until("is blank", |screen| screen.trim().is_empty());
        window.press("x");
        window.press_for(hide, LOCKED);
        shows_nothing_of_it(&home, &window);
        unlock(&mut window);
        window.shows("a second xyzzymark");
        window.press_for(", and on", "a second xyzzymark, and on");
        window.press_for(CTRL_S, "Saved.");
        window.shows(&format!("{MARK} in a note"));
        window.press(CTRL_C);
        window.left().is_done().is_tidy();
        is_nowhere(&home);
        assert_eq!(notes(&opened(&home)).len(), 2);
    }
}

/// Needs a shell that controls jobs.
#[test]
fn ctrl_z_locks_it_and_nothing_stays_on_the_screen_of_the_shell() {
    let home = sealed();
    let mut command = home.in_terminal("bash", &["--norc", "--noprofile", "-i"]);
    command.env("PS1", PROMPT);
    command.env("HISTFILE", "/dev/null");
    let mut window = Window::open(command, (80, 24));
    window.shows(PROMPT);
    window.press(&format!("'{PROGRAM}'\r"));
    window.shows(LOCKED);
    unlock(&mut window);
    window.shows(NOT_YET);
    window.press_for("e", MARK);
    window.press(CTRL_Z);
    let screen = window.until("gives the shell back", |screen| screen.contains("Stopped"));
    assert!(!screen.contains(MARK), "{screen}");
    window.press("fg\r");
    let screen = window.shows(LOCKED);
    assert!(window.is_full_screen() && !screen.contains(MARK), "{screen}");
    unlock(&mut window);
    window.shows(MARK);
    window.press(CTRL_C);
    until("the program has ended", || (!window.is_full_screen()).then_some(()));
    window.press("exit\r");
    let left = window.left();
    assert!(!left.screen.contains(MARK), "{}", left.screen);
}

#[test]
fn told_to_end_it_keeps_what_was_typed_in_a_sealed_draft() {
    let home = sealed();
    let mut window = open(&home);
    unlock(&mut window);
    window.shows(NOT_YET);
    window.press_for("a", "Esc keep and close");
    window.press_for("typed xyzzymark", "typed xyzzymark");
    window.signal(Signal::TERM);
    window.left().is_done().is_tidy();
    is_nowhere(&home);
    let mut window = open(&home);
    unlock(&mut window);
    window.shows("You were in the middle of this");
    window.press_for(ENTER, "typed xyzzymark");
}

#[test]
fn a_note_is_sealed_in_a_window_that_never_opens_the_journal() {
    let home = sealed();
    let mut window = home.open(&["note", "--sealed"]);
    window.shows("sealed as you go");
    window.press_for("caught xyzzymark", "caught xyzzymark");
    window.press_for(F2, "In danger now?");
    window.press_for(ESC, "caught xyzzymark");
    window.press(CTRL_S);
    let left = window.left();
    assert!(left.is_done().screen.contains("Sealed; sorted in at the next unlock."), "{}", left.screen);
    assert!(!left.screen.contains(MARK), "{}", left.screen);
    is_nowhere(&home);
    assert!(notes(&opened(&home)).contains(&"caught xyzzymark".to_owned()));
    assert!(home.drafts().is_empty());
}

#[test]
fn a_sealed_note_survives_a_kill_and_is_gone_on_with_once_the_journal_is_open() {
    let home = sealed();
    let mut window = home.open(&["note", "--sealed"]);
    window.shows("sealed as you go");
    window.press_for("caught xyzzymark", "caught xyzzymark");
    until("the draft has it", || {
        let drafts = home.drafts();
        drafts.first().filter(|draft| draft.lines().count() > 1).map(drop)
    });
    window.kill();
    is_nowhere(&home);
    // The same with the key on the screen of a locked journal; Esc keeps it.
    let mut window = open(&home);
    window.press_for(CTRL_N, "sealed as you go");
    window.press_for("another xyzzymark", "another xyzzymark");
    window.press_for(ESC, "Kept as a draft, sealed");
    shows_nothing_of_it(&home, &window);
    unlock(&mut window);
    window.shows("You were in the middle of this");
    window.press_for(ENTER, MARK);
}

#[test]
fn what_is_not_sealed_is_not_written_so() {
    let home = Home::welcomed();
    home.run(&["note", "--sealed"]).fails(2, "the journal is not sealed: leave --sealed out");
    assert!(!home.data().join("inbox").exists());
    let home = sealed();
    home.run(&["note", "--sealed"]).fails(1, "send the note to inward note");
}
