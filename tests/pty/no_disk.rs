//! A disk that is full or cannot be written: the window says so, and nothing on the screen is lost.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::home::{Home, SAVED, TODAY};
use crate::window::{ENTER, ESC};

/// A small disk of its own, which needs the rights to mount one.
struct Disk {
    dir: TempDir,
}

impl Disk {
    fn new(test: &str) -> Option<Self> {
        let disk = Self { dir: tempfile::tempdir().unwrap() };
        let mounted = mount(&["-t", "tmpfs", "-o", "size=256k", "tmpfs"], disk.dir.path());
        if !mounted {
            eprintln!("skipped: {test} needs the right to mount a small disk");
            // Nothing was mounted, so nothing must be unmounted.
            std::mem::forget(disk);
            return None;
        }
        Some(disk)
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

    fn remount(&self, how: &str) {
        assert!(mount(&["-o", &format!("remount,{how}")], self.dir.path()), "the disk cannot be made {how}");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.dir.path()).status();
    }
}

fn mount(arguments: &[&str], at: &Path) -> bool {
    let output = Command::new("mount").args(arguments).arg(at).output();
    output.is_ok_and(|output| output.status.success())
}

#[test]
fn a_full_disk_is_named_and_everything_stays_until_there_is_room_again() {
    let Some(disk) = Disk::new("a full disk") else { return };
    let home = Home::on(&disk.data());
    let mut window = home.open_check_in();
    window.press_for("2", "2 of 6");
    let filler = disk.fill();
    window.press_for("n", "Esc done");
    let words = "Words beside a full disk. ".repeat(400);
    window.paste(&words);
    window.shows("full disk.");
    window.press_for(ESC, "The draft is not on disk");
    window.press_for("1034", "6 of 6");
    let screen = window.press_for(ENTER, "2026-11.json");
    assert!(!screen.contains(SAVED) && screen.contains("6 of 6"), "{screen}");
    fs::remove_file(filler).unwrap();
    window.press_for(ENTER, SAVED);
    assert_eq!(home.ratings(TODAY), "2 1 0 3 4");
    let entry = home.check_in(TODAY).unwrap();
    let written = entry.check_in().unwrap().notes.get(inward::journal::Sign::Reassurance).unwrap().to_owned();
    assert_eq!(written, words);
}

#[test]
fn a_disk_that_becomes_read_only_is_named_and_everything_stays() {
    let Some(disk) = Disk::new("a disk that becomes read-only") else { return };
    let home = Home::on(&disk.data());
    let mut window = home.open_at_home();
    disk.remount("ro");
    window.press_for("c", "1 of 6");
    window.press_for("2", "The draft is not on disk");
    window.press_for("1034", "6 of 6");
    let screen = window.press_for(ENTER, "Read-only file system");
    assert!(!screen.contains(SAVED) && screen.contains("6 of 6"), "{screen}");
    disk.remount("rw");
    window.press_for(ENTER, SAVED);
    assert_eq!(home.ratings(TODAY), "2 1 0 3 4");
}

#[test]
fn a_journal_on_a_read_only_disk_can_be_read_and_says_why_it_cannot_be_written() {
    let Some(disk) = Disk::new("a read-only disk") else { return };
    let home = Home::on(&disk.data());
    home.done(&["log", "--jealousy", "3"], "");
    disk.remount("ro");
    let mut window = home.open_at_home();
    let screen = window.shows("Today is recorded");
    assert!(screen.contains("Read-only file system"), "{screen}");
    window.press_for("c", "Read-only file system");
    assert!(!window.screen().contains("1 of 6"));
    window.press("q");
    window.left().is_done().is_tidy();
    disk.remount("rw");
}
