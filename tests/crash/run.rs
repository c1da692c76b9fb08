//! One run of a program: alone or under `strace`, watched so that a run that hangs does not hang the tests.

use std::fs;
use std::io::Write;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{OnceLock, mpsc};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};

use crate::calls::{self, Call, TRACED};
use crate::harness::home::Home;
use crate::harness::program::found;
use crate::opened;

/// Only a guard: far more than any run needs on a busy machine.
const HANGS_AFTER: Duration = Duration::from_secs(60);

/// Set where a machine without `strace` is a fault of the machine, as in the gate.
const MUST: &str = "INWARD_MUST_SWEEP";

/// The outcome of a run.
#[derive(Debug)]
pub(crate) struct Ran {
    /// `None` when a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) hung: bool,
    pub(crate) out: String,
    pub(crate) err: String,
    /// The calls that `strace` wrote down, if it watched.
    pub(crate) calls: Vec<Call>,
}

impl Ran {
    pub(crate) fn was_killed(&self) -> bool {
        self.code.is_none() && !self.hung
    }
}

/// Says a line past the test harness, which keeps to itself what a test prints that passes.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Whether calls can be traced here; a machine on which they cannot says so once for each test.
pub(crate) fn can_trace(test: &str) -> bool {
    static CAN: OnceLock<Result<(), &str>> = OnceLock::new();
    let can = CAN.get_or_init(|| {
        let runs = |arguments: &[&str]| {
            Command::new("strace").args(arguments).output().is_ok_and(|output| output.status.success())
        };
        if !cfg!(target_os = "linux") {
            Err("a system with strace, which is Linux")
        } else if !runs(&["-V"]) {
            assert!(std::env::var_os(MUST).is_none(), "{MUST} is set, but strace is not there: install it");
            Err("strace: install it")
        } else if !runs(&["-f", "-y", "-o", "/dev/null", "-e", "inject=fsync:error=EIO:when=1", "true"]) {
            Err("the right to trace a process, which this machine does not give")
        } else if !rustix::process::geteuid().is_root() {
            assert!(std::env::var_os(MUST).is_none(), "{MUST} is set, but this is not root");
            Err("root, as the program lets nobody else look into it")
        } else {
            Ok(())
        }
    });
    if let Err(needs) = can {
        say(&format!("skipped: {test} needs {needs}"));
    }
    can.is_ok()
}

/// A program that is to run in a home.
pub(crate) struct Start<'a> {
    pub(crate) program: &'a Path,
    pub(crate) arguments: &'a [String],
    pub(crate) input: &'a str,
    /// The lines of the open file 3, where passphrases come from; none is open without any.
    pub(crate) secrets: &'a str,
}

/// Opens the file that is named first as 3, and becomes the program that is named next.
const WITH_SECRETS: &str = "exec 3< \"$0\"; exec \"$@\"";

impl Start<'_> {
    /// Runs it as it is.
    pub(crate) fn alone(&self, home: &Home) -> Ran {
        self.begin(home, Command::new(self.program)).end()
    }

    /// Runs it as it is, with a standard output that takes nothing.
    pub(crate) fn unheard(&self, home: &Home) -> Ran {
        let mut shell = Command::new(found("sh").unwrap());
        shell.args(["-c", "exec \"$0\" \"$@\" > /dev/full"]).arg(self.program);
        self.begin(home, shell).end()
    }

    /// Runs it under `strace`, which writes down the calls that are named and does with them what `options` say.
    pub(crate) fn traced(&self, home: &Home, calls: &str, options: &[String]) -> Ran {
        self.begin(home, self.under_strace(home, "log", calls, options)).traced(home, "log")
    }

    /// Runs it under `strace` with nothing done to it, with the umask at its most open.
    pub(crate) fn watched(&self, home: &Home) -> Ran {
        let mut command = Command::new(found("sh").unwrap());
        let strace = self.under_strace(home, "log", TRACED, &["--seccomp-bpf".to_owned()]);
        command
            .args(["-c", "umask 000; exec \"$0\" \"$@\""])
            .arg(strace.get_program())
            .args(strace.get_args());
        self.begin(home, command).traced(home, "log")
    }

    /// A command for `strace`, to which the arguments of the program are still missing.
    pub(crate) fn under_strace(&self, home: &Home, log: &str, calls: &str, options: &[String]) -> Command {
        let mut command = Command::new(found("strace").unwrap());
        command.args(["-f", "-y", "-s", "2000", "-o"]).arg(home.path(log));
        command.arg("-e").arg(format!("trace={calls}")).args(options).arg(self.program);
        command
    }

    /// Starts it by a command that takes its arguments.
    pub(crate) fn begin(&self, home: &Home, mut command: Command) -> Running {
        let data = home.data().to_str().unwrap();
        let paper = opened::next_paper(home);
        let filled = |it: &String| it.replace("{data}", data).replace("{paper}", paper.to_str().unwrap());
        command.args(self.arguments.iter().map(filled));
        if !self.secrets.is_empty() {
            command = with_secrets(home, self.secrets, &command);
        }
        command.env_clear().envs(home.environment());
        // The input is there before the program starts, so that every run takes it in the same calls.
        let (input, mut writer) = std::io::pipe().unwrap();
        writer.write_all(self.input.as_bytes()).unwrap();
        drop(writer);
        let pipes = command.stdin(input).stdout(Stdio::piped()).stderr(Stdio::piped());
        Running { child: pipes.process_group(0).spawn().unwrap() }
    }
}

/// The same command with these lines in the open file 3.
fn with_secrets(home: &Home, secrets: &str, command: &Command) -> Command {
    let file = home.path("secrets");
    fs::write(&file, secrets).unwrap();
    let mut shell = Command::new(found("sh").unwrap());
    shell.args(["-c", WITH_SECRETS]).arg(file).arg(command.get_program()).args(command.get_args());
    shell
}

/// A program that runs.
pub(crate) struct Running {
    child: Child,
}

impl Running {
    /// Waits for its end.
    pub(crate) fn end(self) -> Ran {
        let group = Pid::from_child(&self.child);
        let (send, ended) = mpsc::channel();
        let child = self.child;
        thread::spawn(move || send.send(child.wait_with_output()));
        let (output, hung): (Output, bool) = if let Ok(output) = ended.recv_timeout(HANGS_AFTER) {
            (output.unwrap(), false)
        } else {
            kill_process_group(group, Signal::KILL).unwrap();
            (ended.recv().unwrap().unwrap(), true)
        };
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let code = if output.status.signal().is_some() { None } else { output.status.code() };
        Ran { code, hung, out: text(&output.stdout), err: text(&output.stderr), calls: Vec::new() }
    }

    /// Waits for its end, and takes what `strace` wrote down.
    pub(crate) fn traced(self, home: &Home, log: &str) -> Ran {
        let ran = self.end();
        let log = fs::read(home.path(log)).unwrap_or_default();
        Ran { calls: calls::parse(&String::from_utf8_lossy(&log)), ..ran }
    }
}
