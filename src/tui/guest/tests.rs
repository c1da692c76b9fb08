use std::fs;
use std::thread;

use super::*;
use crate::system::{keyboard, testing};

/// Runs an editor that is a line for the shell on a file, and returns what the file holds then.
fn edited(commands: &str) -> (Result<(), String>, String) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a text.md");
    fs::write(&path, "before").unwrap();
    let ended = Guest::default().edit(&format!("sh -c '{commands}' sh"), &path);
    (ended, fs::read_to_string(path).unwrap())
}

#[test]
fn a_command_gets_its_own_words_and_then_the_file() {
    if !testing::HAS_SHELL {
        return;
    }
    assert_eq!(edited(r#"printf "after" >"$1""#), (Ok(()), "after".to_owned()));
    assert_eq!(words("code --wait"), Some(vec!["code".to_owned(), "--wait".to_owned()]));
    assert_eq!(words("\"/my editors/one\" -x"), Some(vec!["/my editors/one".to_owned(), "-x".to_owned()]));
}

#[test]
fn a_command_that_fails_or_cannot_be_run_is_named_with_the_reason() {
    if !testing::HAS_SHELL {
        return;
    }
    let (ended, text) = edited(r#"printf "after" >"$1"; exit 3"#);
    assert_eq!(text, "after");
    let says = ended.unwrap_err();
    assert!(says.contains("ended with an error (exit status: 3)"), "{says}");
    let (ended, _) = edited("kill -9 $$");
    let says = ended.unwrap_err();
    assert!(says.contains("signal: 9"), "{says}");
    for (editor, why) in [
        ("no-such-editor", "could not be run (No such file or directory"),
        ("\"open", "is not a command"),
        ("  ", "is not a command"),
        ("~other/bin/editor", "names the home of an account"),
    ] {
        let says = Guest::default().edit(editor, Path::new("/nowhere")).unwrap_err();
        assert!(says.contains(why), "{editor}: {says}");
    }
}

#[test]
fn signals_of_the_keyboard_are_for_the_guest_while_it_is_there() {
    let guest = Guest::default();
    for signal in [Signal::Interrupt, Signal::Quit, Signal::Suspend, Signal::HangUp, Signal::Terminate] {
        assert!(!guest.takes(signal), "nobody is there");
    }
    let dir = tempfile::tempdir().unwrap();
    let pipe = dir.path().join("pipe");
    let editor = format!("sh -c 'echo begun >\"{0}\"; exec sleep 1000' sh", pipe.display());
    if !testing::pipe(&pipe) {
        return;
    }
    let (called, text) = (guest.clone(), dir.path().join("text.md"));
    let running = thread::spawn(move || called.edit(&editor, &text));
    // A pipe opens when the other side has opened it too.
    assert_eq!(fs::read_to_string(&pipe).unwrap(), "begun\n");
    for signal in [Signal::Interrupt, Signal::Quit, Signal::Suspend] {
        assert!(guest.takes(signal), "{signal:?}");
    }
    assert!(!guest.takes(Signal::Terminate), "it ends this program too");
    let says = running.join().unwrap().unwrap_err();
    assert!(says.contains("signal: 15"), "{says}");
    assert!(!guest.takes(Signal::Interrupt), "it has gone");
}

#[test]
fn the_keyboard_is_left_to_the_guest_and_comes_back() {
    let guest = Guest::default();
    // Nobody reads it: there is nothing to wait for.
    assert!(!guest.take_keyboard());
    guest.give_keyboard_back();

    let (mut bell, ringer) = keyboard::bell().unwrap();
    guest.begins_to_read(ringer);
    let reader = guest.clone();
    let reading = thread::spawn(move || {
        for _ in 0..2 {
            assert!(bell.answer());
            reader.leave_keyboard();
        }
        assert!(bell.answer());
        reader.ends_reading();
    });
    for _ in 0..2 {
        assert!(guest.take_keyboard());
        assert_eq!(guest.state().keyboard, Keyboard::Lent);
        guest.pass_over();
        assert!(guest.passes_over());
        guest.has_passed_over();
        assert!(!guest.passes_over());
        guest.give_keyboard_back();
    }
    // The terminal went while it was asked for: nobody is waited for in vain.
    guest.take_keyboard();
    assert_eq!(guest.state().keyboard, Keyboard::Unread);
    reading.join().unwrap();
}
