//! The reminder: the timer of the system, set, replaced, told of and taken out, and the line that it shows.
//!
//! The programs of the system are stand-ins that note how they are called.

mod shown;
mod timers;

use std::fs;
use std::path::PathBuf;

use crate::harness::home::{Home, PROGRAM, Ran, ran};
use crate::harness::program;

/// Notes the call, each word in brackets.
const NOTES: &str = "#!/bin/sh\nhere=${0%/*}\n\
    line=${0##*/}; for word in \"$@\"; do line=\"$line [$word]\"; done; printf '%s\\n' \"$line\" >>\"$here/calls\"\n";

/// A home and the programs of its system.
struct Desk {
    home: Home,
}

impl Desk {
    /// One with these programs; each does what its lines say after it noted the call.
    fn with(programs: &[(&str, &str)]) -> Self {
        Self::at(Home::new(), programs)
    }

    fn at(home: Home, programs: &[(&str, &str)]) -> Self {
        let desk = Self { home };
        fs::create_dir_all(desk.bin()).unwrap();
        for (name, lines) in programs {
            desk.has(name, lines);
        }
        desk
    }

    /// One with all of systemd that is asked for.
    fn with_systemd() -> Self {
        Self::with(&[("systemctl", "")])
    }

    fn bin(&self) -> PathBuf {
        self.home.dir().join("bin")
    }

    /// Makes a program, or makes it do something else.
    fn has(&self, name: &str, lines: &str) {
        program::write(&self.bin().join(name), &format!("{NOTES}{lines}\n"));
    }

    fn has_not(&self, name: &str) {
        fs::remove_file(self.bin().join(name)).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        ran(self.home.command(arguments).env("PATH", self.bin()), b"")
    }

    #[track_caller]
    fn ok(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?} {ran:?}");
        ran.out
    }

    /// The calls since this was asked last.
    fn calls(&self) -> Vec<String> {
        let path = self.bin().join("calls");
        let calls = fs::read_to_string(&path).unwrap_or_default();
        let _ = fs::remove_file(path);
        calls.lines().map(str::to_owned).collect()
    }

    /// The path of a file below the home.
    fn path(&self, below: &str) -> PathBuf {
        self.home.dir().join(below)
    }

    fn text(&self, below: &str) -> String {
        fs::read_to_string(self.path(below)).unwrap_or_else(|error| panic!("{below}: {error}"))
    }

    /// What the timer is to call, from the program on.
    fn call(&self, time: &str) -> String {
        let data = self.home.data().to_str().unwrap();
        format!("{PROGRAM} --data-dir {data} remind show --at {time}")
    }
}

#[test]
fn what_is_no_time_is_refused_with_the_form_of_one() {
    let desk = Desk::with_systemd();
    for word in ["2130", "21", "24:00", "21:60", "9:3", "nine", "21:30:00", "on"] {
        desk.run(&["remind", word]).fails(2, "such as 21:30");
    }
    desk.run(&["remind", "21:30", "--json"]).fails(2, "--json belongs to inward remind status");
    desk.run(&["remind", "off", "--at", "21:30"]).fails(2, "--at belongs to inward remind show");
    assert!(desk.calls().is_empty() && !desk.path(".config").exists());
}
