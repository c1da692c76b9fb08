//! A real power cut: a small disk of its own is cut off while the program writes to it, or right after it has said that
//! it is done, and is mounted again.

use std::cell::RefCell;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use tempfile::TempDir;

use crate::calls::TRACED;
use crate::faults;
use crate::harness::home::Home;
use crate::harness::window::until;
use crate::home::copy_tree;
use crate::judge::{Judge, Wrong};
use crate::paths::{self, WritePath};
use crate::run::{can_trace, say};
use crate::sealed;

/// The things that the disk forgets: everything that was not synced, or only the data, while names and sizes stay.
const CUTS: [u8; 2] = [2, 1];

/// Shuts file systems down at once, one for each line that it reads; there is no command that does it.
const SHUT_DOWN: &str = "import fcntl, os, struct, sys\n\
    for line in sys.stdin:\n\
    \x20   how, place = line.rstrip('\\n').split(' ', 1)\n\
    \x20   try:\n\
    \x20       disk = os.open(place, os.O_RDONLY)\n\
    \x20       fcntl.ioctl(disk, 0x8004587d, struct.pack('I', int(how)))\n\
    \x20       os.close(disk)\n\
    \x20       print('cut', flush=True)\n\
    \x20   except OSError as error:\n\
    \x20       print(error, flush=True)\n";

/// A program that waits for disks to cut off: starting one for each cut takes longer than all else.
struct Cutter {
    program: Child,
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Cutter {
    fn new() -> Option<Self> {
        let mut command = Command::new("python3");
        let command = command.args(["-c", SHUT_DOWN]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut program = command.spawn().ok()?;
        let (orders, answers) = (program.stdin.take()?, program.stdout.take()?);
        Some(Self { program, orders, answers: BufReader::new(answers) })
    }

    fn cut(&mut self, place: &str, how: u8) -> bool {
        let mut answer = String::new();
        let is_asked = writeln!(self.orders, "{how} {place}").is_ok();
        is_asked && self.answers.read_line(&mut answer).is_ok() && answer == "cut\n"
    }
}

impl Drop for Cutter {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// A disk of a few megabytes in a file.
struct Disk {
    dir: TempDir,
    device: String,
    cutter: RefCell<Cutter>,
}

fn run(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

impl Disk {
    /// `None`, with one line that says so, where no disk can be made, mounted and cut off.
    fn new() -> Option<Self> {
        let disk = Self::made();
        if disk.is_none() {
            say("skipped: a power cut needs root, losetup, mkfs.ext4, mount and python3");
        }
        disk
    }

    fn made() -> Option<Self> {
        if !rustix::process::geteuid().is_root() {
            return None;
        }
        let cutter = RefCell::new(Cutter::new()?);
        let dir = tempfile::tempdir().unwrap();
        let image = dir.path().join("image");
        fs::File::create(&image).unwrap().set_len(64 * 1024 * 1024).unwrap();
        let image = image.to_str().unwrap();
        run("mkfs.ext4", &["-q", "-F", image])?;
        let device = run("losetup", &["-f", "--show", image])?;
        let disk = Self { dir, device, cutter };
        fs::create_dir(disk.place()).unwrap();
        // A disk that cannot be cut off proves nothing here.
        (disk.mount() && disk.cut(2)).then_some(disk)
    }

    fn place(&self) -> PathBuf {
        self.dir.path().join("disk")
    }

    fn mount(&self) -> bool {
        // Without these the system writes out data unasked, and hides the lack of a sync.
        let options = "noauto_da_alloc,commit=300";
        run("mount", &["-o", options, &self.device, self.place().to_str().unwrap()]).is_some()
    }

    /// Cuts it off, and unmounts it.
    fn cut(&self, how: u8) -> bool {
        let place = self.place();
        let cut = self.cutter.borrow_mut().cut(place.to_str().unwrap(), how);
        self.unmount();
        cut
    }

    /// Unmounts it, once nobody holds it: a process that another test starts holds for a moment all that this one has
    /// open.
    fn unmount(&self) {
        until("the disk is free", || run("umount", &[self.place().to_str().unwrap()]));
    }

    /// Puts a journal on the disk, for good.
    fn put(&self, home: &Home) -> Home {
        let data = self.place().join("data");
        let _ = fs::remove_dir_all(&data);
        copy_tree(home.data(), &data);
        assert!(run("sync", &["-f", self.place().to_str().unwrap()]).is_some());
        let there = Home::in_memory().with_data(&data);
        there.take_from(home);
        there
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.place()).output();
        let _ = run("losetup", &["-d", &self.device]);
    }
}

/// How many moments of a path are taken at most, unless more are asked for, and of one over a sealed journal.
const SOME: usize = 6;
const SOME_SEALED: usize = 3;

/// The calls before which a cut may take most, by name and number; `None` is the cut after the end. `turn` tells the paths
/// apart.
fn moments(path: &WritePath, turn: usize) -> Vec<Option<(String, usize)>> {
    let home = path.home.copy();
    let ran = path.start().traced(&home, TRACED, &["--seccomp-bpf".to_owned()]);
    let calls = ran.calls.iter().filter(|call| call.concerns(home.data()));
    let matter = calls.filter(|call| call.syncs() || call.renames() || call.name.starts_with("unlink"));
    let moments: Vec<_> = matter.map(|call| Some((call.name.clone(), call.nth))).collect();
    let most = if path.is_of_sealed { SOME_SEALED } else { SOME };
    let mut moments = faults::drawn(moments, most, turn);
    moments.push(None);
    moments
}

/// Finds what is wrong after power cuts at every moment of a path that matters, and counts the cuts.
fn cut_off(disk: &Disk, path: &WritePath, turn: usize) -> (usize, Vec<(Wrong, String)>) {
    let judge = Judge::of(path);
    let (mut cuts, mut wrong) = (0, Vec::new());
    for moment in moments(path, turn) {
        for cut in CUTS {
            assert!(disk.mount());
            let home = disk.put(&path.home);
            let ran = match &moment {
                Some((name, nth)) => {
                    let inject = format!("inject={name}:signal=SIGKILL:when={nth}");
                    path.start().traced(&home, &format!("{name},read"), &["-e".to_owned(), inject])
                }
                None => path.start().alone(&home),
            };
            assert_eq!(ran.was_killed(), moment.is_some(), "{}: {moment:?}: {ran:?}", path.name);
            assert!(disk.cut(cut) && disk.mount(), "{}: {moment:?}", path.name);
            let found = judge.judge(&home, &ran);
            wrong.extend(found.into_iter().map(|(wrong, what)| {
                (wrong, format!("{wrong:?}: {}, cut {cut} at {moment:?}: {what}", path.name))
            }));
            disk.unmount();
            cuts += 1;
        }
    }
    (cuts, wrong)
}

fn list(wrong: &[(Wrong, String)]) -> String {
    wrong.iter().map(|(_, what)| what.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_power_cut_at_any_moment_takes_nothing_that_was_there_and_nothing_that_is_said_to_be_done() {
    if !can_trace("a power cut") {
        return;
    }
    let Some(disk) = Disk::new() else { return };
    let mut all = 0;
    let only = std::env::var("INWARD_SWEEP_ONLY").unwrap_or_default();
    let all_paths = sealed::and_clear();
    for (turn, path) in all_paths.iter().enumerate().filter(|(_, path)| path.name.contains(&only)) {
        let (cuts, wrong) = cut_off(&disk, path, turn);
        assert!(wrong.is_empty(), "{}", list(&wrong));
        all += cuts;
    }
    let (_, wrong) = cut_off(&disk, &paths::naive(), 0);
    say(&format!("power: {all} cuts: wrong=0, of a naive writer's: wrong={}", wrong.len()));
    for expected in [Wrong::Lost, Wrong::Lied] {
        assert!(
            wrong.iter().any(|(wrong, _)| *wrong == expected),
            "{expected:?} was not found: {}",
            list(&wrong)
        );
    }
}
