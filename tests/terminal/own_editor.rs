//! The person's own editor: Ctrl-O hands it the text and the terminal, and takes both back.

use std::fs;
use std::path::Path;

use crate::harness::home::{Home, PROGRAM, TODAY};
use crate::harness::window::{CTRL_C, CTRL_S, ENTER, ESC, Window, until};
use crate::home::{PROMPT, SAVED};
use rustix::process::{Pid, Signal, kill_process};

const CTRL_O: &str = "\x0f";

/// Makes an editor of these shell commands, which find the file in `$1`; it tells when it has begun.
fn set_editor(home: &Home, commands: &str) {
    let script = home.dir().join("editor.sh");
    // The cursor is shown, as at the end of every frame.
    let begun = r"printf 'editor begun\n\033[?25h'";
    fs::write(&script, format!("{begun}\n{commands}\n")).unwrap();
    home.set_config(&format!("editor = \"sh '{}'\"\n", script.display()));
}

/// A window in whose environment memory is a directory of this home.
fn open(home: &Home, arguments: &[&str]) -> Window {
    let mut command = home.in_terminal(PROGRAM, arguments);
    command.env("XDG_RUNTIME_DIR", memory(home));
    Window::open(command, (80, 24))
}

fn memory(home: &Home) -> std::path::PathBuf {
    let dir = home.dir().join("memory");
    fs::create_dir_all(&dir).unwrap();
    dir
}

/// Opens the note of a new check-in, with words in it.
fn open_note(home: &Home) -> Window {
    let mut window = open(home, &["checkin"]);
    window.shows("1 of 6");
    window.press_for("n", "Ctrl-O editor");
    window.press_for("She looked away", "She looked away");
    window
}

fn is_empty(dir: &Path) -> bool {
    fs::read_dir(dir).map_or(true, |mut found| found.next().is_none())
}

#[test]
fn the_editor_gets_text_and_terminal_and_what_it_saved_is_in_the_entry_and_nowhere_else() {
    let home = Home::welcomed();
    let told = home.dir().join("told");
    // `read` takes a line from the terminal: keys go to the editor, not to the window.
    set_editor(
        &home,
        &format!(
            "stat -c '%a %n' \"$1\" \"$(dirname \"$1\")\" >'{told}'; cat \"$1\" >>'{told}'\n\
             tail -n 1 '{home}'/data/drafts/* >>'{told}'\n\
             echo 'left behind' >\"$1~\"\nread -r line\nprintf '%s, and I %s\\n' \"$(cat \"$1\")\" \"$line\" >\"$1\"",
            told = told.display(),
            home = home.dir().display(),
        ),
    );
    let mut window = open_note(&home);
    let screen = window.press_for(CTRL_O, "editor begun");
    assert_eq!(screen.trim(), "editor begun", "the editor has the screen for itself");
    window.press("n 4 q wrote\r");
    let screen = window.shows("She looked away, and I n 4 q wrote");
    assert!(window.is_full_screen() && screen.contains("1 of 6"), "{screen}");
    let told = fs::read_to_string(told).unwrap();
    let lines: Vec<&str> = told.lines().collect();
    assert!(lines[0].starts_with("600 ") && lines[0].ends_with("/text.md"), "{told}");
    assert!(lines[1].starts_with("700 ") && lines[1].contains("/memory/inward/"), "{told}");
    assert_eq!(lines[2], "She looked away");
    assert!(lines[3].contains("She looked away"), "the draft has the words before the editor does: {told}");
    assert!(is_empty(&memory(&home)), "the file, what the editor left beside it, and the directory are gone");
    assert_eq!(home.drafted_text().as_deref(), Some("She looked away, and I n 4 q wrote"));
    // One step of undo takes back what the editor did.
    window.press("\x1a");
    window.until("the words from before", |screen| !screen.contains("and I"));
    window.press_for("\x12", "and I n 4 q wrote");
    window.press_for(CTRL_S, "Note  She looked away");
    window.press_for("21034", "6 of 6");
    window.press_for(ENTER, SAVED);
    assert!(home.done(&["show", "today"], "").contains("She looked away, and I n 4 q wrote"));
    window.press(CTRL_C);
    window.left().is_done().is_tidy();
}

#[test]
fn what_goes_wrong_in_the_editor_is_said_and_takes_no_word() {
    let home = Home::welcomed();
    for (commands, said) in [
        ("printf 'saved first\\n' >\"$1\"; exit 3", "ended with an error (exit status: 3)"),
        ("rm \"$1\"", "left no file"),
    ] {
        set_editor(&home, commands);
        let mut window = open_note(&home);
        window.press(CTRL_O);
        let screen = window.says(said);
        let kept = if commands.starts_with("rm") { "She looked away" } else { "saved first" };
        assert!(screen.contains(kept), "{screen}");
        assert!(is_empty(&memory(&home)));
        window.kill();
        fs::remove_dir_all(home.data().join("drafts")).unwrap();
    }
    // As of one with a window of its own that is not told to wait.
    set_editor(&home, "true");
    let mut window = open_note(&home);
    window.press(CTRL_O);
    window.says("The text came back as it was.");
    window.press_for(", and I", "She looked away, and I");
    window.kill();
    fs::remove_dir_all(home.data().join("drafts")).unwrap();

    home.set_config("editor = \"no-such-editor --wait\"\n");
    let mut window = open_note(&home);
    window.press(CTRL_O);
    let screen = window.says("`no-such-editor --wait` could not be run");
    assert!(screen.contains("She looked away"), "{screen}");
    assert!(is_empty(&memory(&home)));
    window.press_for(", and I", "She looked away, and I");
    window.kill();
    fs::remove_dir_all(home.data().join("drafts")).unwrap();

    // Without a line in the file the key is not named, and says what it would take.
    home.set_config("theme = \"dark\"\n");
    let mut window = open(&home, &["checkin"]);
    window.shows("1 of 6");
    let screen = window.press_for("n", "Esc keep and close");
    assert!(!screen.contains("Ctrl-O"), "{screen}");
    window.press(CTRL_O);
    window.says("No editor is set");
}

#[test]
fn text_in_another_encoding_stays_where_it_is_and_is_named() {
    let home = Home::welcomed();
    set_editor(&home, "printf 'sch\\366n\\n' >\"$1\"");
    let mut window = open_note(&home);
    window.press(CTRL_O);
    let screen = window.says("it is not in UTF-8");
    assert!(screen.contains("She looked away"), "{screen}");
    assert!(!is_empty(&memory(&home)));
    // Nothing is lent over it.
    window.press(CTRL_O);
    window.says("text.md could not be written");
}

#[test]
fn words_that_were_saved_in_the_editor_survive_a_kill_of_both() {
    let home = Home::welcomed();
    let pid = home.dir().join("pid");
    set_editor(
        &home,
        &format!("printf 'saved in the editor\\n' >\"$1\"; echo $$ >'{}'; exec sleep 1000", pid.display()),
    );
    let mut window = open_note(&home);
    window.press_for(CTRL_O, "editor begun");
    let editor = until("the editor has saved", || fs::read_to_string(&pid).ok()?.trim().parse::<i32>().ok());
    window.kill();
    let editor = Pid::from_raw(editor).unwrap();
    kill_process(editor, Signal::KILL).unwrap();
    assert_eq!(home.drafted_text().as_deref(), Some("She looked away"));

    let mut window = open(&home, &[]);
    window.shows("You were in the middle of this");
    assert!(is_empty(&memory(&home)));
    window.press_for(ENTER, "1 of 6");
    window.shows("saved in the editor");
    window.press_for("21034", "6 of 6");
    window.press_for(ENTER, SAVED);
    assert!(home.done(&["show", "today"], "").contains("saved in the editor"));
    assert_eq!(home.ratings(TODAY), "2 1 0 3 4");
}

#[test]
fn a_program_that_is_asked_to_end_while_the_editor_runs_ends_with_what_was_saved_there() {
    let home = Home::welcomed();
    set_editor(&home, "printf 'saved in the editor\\n' >\"$1\"; exec sleep 1000");
    let mut window = open_note(&home);
    window.press_for(CTRL_O, "editor begun");
    until("the editor has saved", || {
        let found = fs::read_dir(memory(&home).join("inward")).ok()?.next()?.ok()?.path().join("text.md");
        fs::read_to_string(found).ok().filter(|text| text.starts_with("saved"))
    });
    // As from a key that this editor does not take: it is not meant for this program.
    window.signal(Signal::INT);
    window.signal(Signal::TERM);
    window.left().is_done().is_tidy();
    assert_eq!(home.drafted_text().as_deref(), Some("saved in the editor"));
    assert!(is_empty(&memory(&home)));
}

/// Needs a shell that controls jobs.
#[test]
fn an_editor_that_is_suspended_gives_the_terminal_to_the_shell_and_comes_back_with_fg() {
    let home = Home::welcomed();
    set_editor(&home, "kill -STOP $$\nprintf 'went on\\n' >\"$1\"");
    let mut window = home.open_check_in_from_shell();
    window.press_for("n", "Ctrl-O editor");
    window.press_for("before", "before");
    window.press(CTRL_O);
    window.until("gives the shell back", |screen| {
        screen.contains("Stopped") && screen.trim_end().ends_with(PROMPT)
    });
    assert!(!window.is_full_screen());
    window.press("fg\r");
    let screen = window.shows("went on");
    assert!(window.is_full_screen() && screen.contains("1 of 6"), "{screen}");
    window.press_for(ESC, "Note  went on");
    window.press(CTRL_C);
    until("the program has ended", || (!window.is_full_screen()).then_some(()));
    window.press("exit\r");
    window.left().is_done();
    assert_eq!(home.drafted_text().as_deref(), Some("went on"));
}
