//! A disk that is full or cannot be written: the window says so, and nothing on the screen is lost.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;

use rustix::process::geteuid;
use tempfile::TempDir;

use crate::harness::home::{Home, PROGRAM, TODAY};
use crate::harness::window::{ENTER, ESC, Window, says};
use crate::home::{NOT_YET, SAVED};

/// A small disk of its own, which needs the rights to mount one.
struct Disk {
    dir: TempDir,
}

impl Disk {
    fn new(test: &str) -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        let output = mount.args(["-t", "tmpfs", "-o", "size=256k", "tmpfs"]).arg(dir.path()).output();
        if output.is_ok_and(|output| output.status.success()) {
            return Some(Self { dir });
        }
        eprintln!("skipped: {test} needs the right to mount a small disk");
        None
    }

    fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    fn fill(&self) -> PathBuf {
        let path = self.dir.path().join("filler");
        // Everything up to the last byte; the error is what this is about.
        let _ = fs::write(&path, vec![0; 1024 * 1024]);
        path
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.dir.path()).status();
    }
}

#[test]
fn a_full_disk_is_named_and_everything_stays_until_there_is_room_again() {
    let Some(disk) = Disk::new("a full disk") else { return };
    let home = Home::new().with_data(&disk.data()).past_welcome();
    let mut window = home.open_check_in();
    window.press_for("2", "2 of 6");
    let filler = disk.fill();
    window.press_for("n", "Esc keep and close");
    let words = "Words beside a full disk. ".repeat(400);
    window.paste(&words);
    window.shows("full disk.");
    window.press_for(ESC, "The draft could not be kept on disk");
    window.press_for("1034", "6 of 6");
    window.press(ENTER);
    let screen = window.says("2026-11.json could not be written: no space left");
    assert!(!screen.contains(SAVED) && screen.contains("6 of 6"), "{screen}");
    fs::remove_file(filler).unwrap();
    window.press_for(ENTER, SAVED);
    assert_eq!(home.ratings(TODAY), "2 1 0 3 4");
    let entry = home.check_in(TODAY).unwrap();
    let written = entry.check_in().unwrap().notes.get(inward::journal::Sign::Jealousy).unwrap().to_owned();
    assert_eq!(written, words);
}

/// Opens the program so that it is held to the modes of files, as `root` otherwise is not.
fn open_as_anyone(home: &Home, test: &str) -> Option<Window> {
    if !geteuid().is_root() {
        return Some(home.open(&[]));
    }
    let without = "--bounding-set=-dac_override,-dac_read_search";
    let probe = Command::new("setpriv").args([without, "true"]).output();
    if !probe.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: {test} needs a user other than root, or setpriv");
        return None;
    }
    Some(Window::open(home.in_terminal("setpriv", &[without, PROGRAM]), (80, 24)))
}

fn set_modes(home: &Home, mode: u32) {
    let dirs = ["", "journal", "drafts"].map(|dir| home.data().join(dir));
    for dir in dirs.iter().filter(|dir| dir.is_dir()) {
        fs::set_permissions(dir, fs::Permissions::from_mode(mode)).unwrap();
    }
}

#[test]
fn a_directory_that_may_no_longer_be_written_is_named_and_everything_stays() {
    let home = Home::welcomed();
    home.done(&["note"], "So that all files of the journal are there.");
    home.done(&["note"], "So that the backup of the day is there, too.");
    let Some(mut window) = open_as_anyone(&home, "a directory that may not be written") else { return };
    window.shows(NOT_YET);
    set_modes(&home, 0o500);
    window.press_for("c", "1 of 6");
    window.press_for("2", "The draft could not be kept on disk");
    window.press_for("1034", "6 of 6");
    window.press(ENTER);
    let screen = window.says("2026-11.json could not be written: permission denied");
    assert!(!screen.contains(SAVED) && screen.contains("6 of 6"), "{screen}");
    set_modes(&home, 0o700);
    window.press_for(ENTER, SAVED);
    assert_eq!(home.ratings(TODAY), "2 1 0 3 4");
}

#[test]
fn a_journal_that_may_only_be_read_is_shown_and_says_why_it_cannot_be_written() {
    let home = Home::welcomed();
    home.done(&["log", "--jealousy", "3"], "");
    set_modes(&home, 0o500);
    for file in [home.data().join("lock"), home.data().join("write.lock")] {
        let _ = fs::remove_file(file);
    }
    let Some(mut window) = open_as_anyone(&home, "a journal that may only be read") else { return };
    let screen = window.shows("Today was recorded");
    assert!(says(&screen, "lock could not be opened: permission denied"), "{screen}");
    window.press("c");
    window.until("says it twice", |screen| screen.matches("could not be opened").count() == 2);
    window.press("q");
    window.left().is_done().is_tidy();
    set_modes(&home, 0o700);
}
