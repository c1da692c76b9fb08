//! Other names: of the program's file, of the data directory, and of the window.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::harness::home::{Home, PROGRAM, Ran, ran, tree};
use crate::harness::program;

/// A home in which no data directory is named.
struct Usual(Home);

impl Usual {
    fn new(config: &str) -> Self {
        let home = Home::new();
        home.set_config(config);
        Self(home)
    }

    fn share(&self) -> PathBuf {
        self.0.dir().join("share")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.0.command(arguments);
        command.env_remove("INWARD_DATA_DIR").env("XDG_DATA_HOME", self.share());
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        ran(&mut self.command(arguments), b"")
    }
}

fn is_there(dir: &Path) -> bool {
    dir.join("journal/2026-11.json").is_file()
}

#[test]
fn the_data_directory_has_the_name_that_the_config_file_gives_it_and_no_other() {
    let usual = Usual::new("data_name = \"notebook\"\n");
    let share = usual.share();
    assert_eq!(usual.run(&["log", "--jealousy", "2"]).code, 0);
    assert!(is_there(&share.join("notebook")) && !share.join("inward").exists());
    let printed = usual.run(&["path"]).out;
    assert!(printed.contains(&format!("{}\n", share.join("notebook").display())), "{printed}");
    assert!(!printed.contains(&share.join("inward").display().to_string()), "{printed}");
    assert!(usual.run(&["show"]).out.contains("Jealousy"));

    // A directory that is named is meant.
    let other = share.join("other");
    assert_eq!(usual.run(&["--data-dir", other.to_str().unwrap(), "log", "--jealousy", "2"]).code, 0);
    let named = share.join("named");
    let ran = ran(usual.command(&["log", "--jealousy", "2"]).env("INWARD_DATA_DIR", &named), b"");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(is_there(&other) && is_there(&named), "{:?}", tree(&share));
}

#[test]
fn a_name_that_is_none_for_a_folder_is_skipped_and_named() {
    for name in ["../up", "a/b", "..", "", "con", "a\\\\b"] {
        let usual = Usual::new(&format!("data_name = \"{name}\"\n"));
        let ran = usual.run(&["log", "--jealousy", "2"]);
        assert_eq!(ran.code, 0, "{name}: {ran:?}");
        assert!(
            ran.err.contains("config.toml line 1: `data_name` has a value that cannot be used"),
            "{ran:?}"
        );
        assert!(is_there(&usual.share().join("inward")), "{name}");
        assert_eq!(fs::read_dir(usual.share()).unwrap().count(), 1, "{name}");
    }
}

#[test]
fn a_journal_under_the_usual_name_is_not_passed_over_and_the_line_says_how_it_moves() {
    let usual = Usual::new("");
    let share = usual.share();
    assert_eq!(usual.run(&["log", "--jealousy", "2"]).code, 0);
    usual.0.set_config("still = true\ndata_name = \"my notes\"\n");
    let (old, new) = (share.join("inward"), share.join("my notes"));
    let before = tree(usual.0.dir());
    let remedy = format!(
        "config.toml line 2 names {}, where there is no journal, and yours is in {}: close inward everywhere and move it \
         with mv {} '{}', or take that line out",
        new.display(),
        old.display(),
        old.display(),
        new.display(),
    );
    for arguments in [
        &["show"] as &[&str],
        &["list"],
        &["week"],
        &["log", "--jealousy", "1"],
        &["status"],
        &["doctor"],
        &["checkin", "--plain"],
    ] {
        usual.run(arguments).fails(1, &remedy);
    }
    let words = ran(&mut usual.command(&["note"]), b"precious words");
    words.fails(1, &remedy);
    assert_eq!(words.out, "precious words", "they are given back");
    assert_eq!(tree(usual.0.dir()), before, "nothing moves by itself, and nothing is made");
    // What needs no journal works, and the places are shown with the same line.
    for arguments in [&["support"] as &[&str], &["config"], &["config", "check"], &["guide", "partner"]] {
        assert_eq!(usual.run(arguments).code, 0, "{arguments:?}");
    }
    let path = usual.run(&["path"]);
    assert!(path.code == 0 && path.err.contains(&remedy), "{path:?}");

    // A folder that was made by hand and holds nothing is no journal either.
    fs::create_dir(&new).unwrap();
    usual.run(&["show"]).fails(1, &format!("move all that is in {} into that directory", old.display()));
    fs::remove_dir(&new).unwrap();

    let moved =
        Command::new("sh").arg("-c").arg(format!("mv {} '{}'", old.display(), new.display())).status();
    assert!(moved.unwrap().success());
    let shown = usual.run(&["show"]);
    assert!(shown.code == 0 && shown.err.is_empty() && shown.out.contains("Jealousy"), "{shown:?}");
}

#[test]
fn a_draft_alone_is_worth_the_line_and_an_empty_directory_is_not() {
    let usual = Usual::new("");
    let old = usual.share().join("inward");
    fs::create_dir_all(old.join("journal")).unwrap();
    fs::create_dir_all(old.join("drafts")).unwrap();
    usual.0.set_config("data_name = \"notes\"\n");
    assert_eq!(usual.run(&["list"]).code, 0);
    fs::write(old.join("drafts/draft-0123456789abcdef.jsonl"), "{}\n").unwrap();
    usual.run(&["list"]).fails(1, "where there is no journal, and yours is in");
    assert_eq!(usual.run(&["log", "--jealousy", "2"]).code, 1);
}

#[test]
fn a_program_of_another_name_works_and_is_completed_under_that_name() {
    let home = Home::new();
    let notes = home.dir().join("notes");
    program::copy(PROGRAM, &notes);
    let run = |arguments: &[&str]| {
        let mut command = Command::new(&notes);
        command.args(arguments).env_clear().envs(home.environment());
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
        ran(&mut command, b"")
    };
    assert_eq!(run(&["log", "--jealousy", "2"]).out, "Saved the check-in of 2026-11-22.\n");
    for arguments in [&["--help"] as &[&str], &["help"], &["log", "--help"], &["help", "log"]] {
        let help = run(arguments);
        assert!(help.code == 0 && help.out.contains("Usage: notes "), "{arguments:?}: {}", help.out);
    }
    // What the program says of itself keeps one name.
    run(&["lgo"]).fails(2, "there is no command \"lgo\": did you mean inward log?");
    assert!(run(&["--version"]).out.starts_with("inward "));
    assert!(run(&["man"]).out.contains(".TH inward 1"));
    for (shell, line) in [
        ("bash", "_notes() {"),
        ("zsh", "#compdef notes"),
        ("fish", "complete -c notes "),
        ("elvish", "set edit:completion:arg-completer[notes]"),
        ("powershell", "-CommandName 'notes'"),
    ] {
        let script = run(&["completions", shell]);
        assert!(script.code == 0 && script.out.contains(line), "{shell}: {}", script.out);
    }
    let odd = home.dir().join("my notes;x");
    program::copy(PROGRAM, &odd);
    let script = Command::new(&odd).args(["completions", "bash"]).output().unwrap();
    assert!(
        String::from_utf8_lossy(&script.stdout).contains("_inward() {"),
        "a name that a shell would not take"
    );
}
