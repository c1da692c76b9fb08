//! Starts git: the one place that does. It gets an environment of its own, so that no setting of the person or the system runs
//! a program, asks on the terminal, signs, or reaches another repository.

use std::env::consts::EXE_SUFFIX;
use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::thread;

use super::fault::{Fault, harmless};
use crate::paths;
use crate::system::process::with_files_up_to;

/// The most that is read of what git prints; a listing of a whole journal is far less.
const MOST_PRINTED: u64 = 32 * 1024 * 1024;
/// The most that is kept of its complaints.
const MOST_SAID: u64 = 64 * 1024;

/// What git gets of the environment: where programs and keys are, how to get out, and what systems cannot do without.
const PASSED_ON: [&str; 30] = [
    "HOME",
    "USER",
    "LOGNAME",
    "TMPDIR",
    "SSH_AUTH_SOCK",
    "SSH_AGENT_PID",
    "GIT_SSH",
    "GIT_SSH_COMMAND",
    "GIT_SSH_VARIANT",
    "http_proxy",
    "https_proxy",
    "HTTPS_PROXY",
    "all_proxy",
    "ALL_PROXY",
    "no_proxy",
    "NO_PROXY",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "GIT_SSL_CAINFO",
    "DBUS_SESSION_BUS_ADDRESS",
    "XDG_RUNTIME_DIR",
    "SystemRoot",
    "SystemDrive",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "PROGRAMDATA",
    "TEMP",
    "TMP",
    "PATHEXT",
];

/// Settings that hold whatever any file says.
const SETTINGS: [&str; 26] = [
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.untrackedCache=false",
    "core.fsync=all",
    "core.fsyncMethod=fsync",
    "core.autocrlf=false",
    "core.safecrlf=false",
    "core.attributesFile=/dev/null",
    "core.excludesFile=/dev/null",
    "core.alternateRefsCommand=true",
    "core.sharedRepository=0600",
    "commit.gpgSign=false",
    "push.gpgSign=false",
    "protocol.ext.allow=never",
    "submodule.recurse=false",
    "fetch.recurseSubmodules=false",
    "push.recurseSubmodules=no",
    "fetch.writeCommitGraph=false",
    // What comes in is one file, whose length is limited, and nothing as long as no file of a journal may be is held in memory.
    "fetch.unpackLimit=1",
    "core.bigFileThreshold=64m",
    "transfer.fsckObjects=true",
    "transfer.bundleURI=false",
    "gc.auto=0",
    "gc.autoDetach=false",
    "maintenance.auto=false",
    "receive.autogc=false",
];

/// What is set in the environment of git.
const ENVIRONMENT: [(&str, &str); 24] = [
    ("GIT_CONFIG_NOSYSTEM", "1"),
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_ATTR_NOSYSTEM", "1"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_ASKPASS", ""),
    ("GIT_ALLOW_PROTOCOL", "file:https:ssh"),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_ADVICE", "0"),
    // A small file can ask for more memory than there is.
    ("GIT_ALLOC_LIMIT", "256m"),
    ("GIT_PAGER", "cat"),
    ("GIT_EDITOR", "true"),
    ("GIT_MERGE_AUTOEDIT", "no"),
    ("GIT_DISCOVERY_ACROSS_FILESYSTEM", "0"),
    // A commit tells neither who nor when nor where.
    ("GIT_AUTHOR_NAME", "inward"),
    ("GIT_AUTHOR_EMAIL", "inward@localhost"),
    ("GIT_AUTHOR_DATE", "2000-01-01T00:00:00Z"),
    ("GIT_COMMITTER_NAME", "inward"),
    ("GIT_COMMITTER_EMAIL", "inward@localhost"),
    ("GIT_COMMITTER_DATE", "2000-01-01T00:00:00Z"),
    ("TZ", "UTC"),
    ("LC_ALL", "C"),
    ("LANGUAGE", "C"),
    ("TERM", "dumb"),
];

/// What a remote in a folder has to hold to as well: its own settings and hooks are as foreign as any. Nothing is checked out there,
/// as that would run its filters.
const OF_A_FOLDER: &str = "git -c core.hooksPath=/dev/null -c core.fsmonitor=false -c core.alternateRefsCommand=true \
                           -c receive.autogc=false -c gc.auto=0 -c maintenance.auto=false \
                           -c core.sharedRepository=0600 -c core.fsync=all -c receive.denyCurrentBranch=refuse";

/// What can be done about a repository that is damaged: it holds nothing that the journal and the remote do not hold.
const REMEDY: &str =
    "check the disk; if it goes on, remove the folder .git there and run inward sync init REMOTE again";

/// Git on one data directory.
pub(super) struct Git {
    program: PathBuf,
    environment: Vec<(OsString, OsString)>,
}

/// What came of a call.
pub(super) struct Answer {
    status: ExitStatus,
    /// What it printed.
    pub(super) out: Vec<u8>,
    /// What it complained of.
    pub(super) err: String,
}

impl Answer {
    /// Whether git calls it done.
    pub(super) fn is_done(&self) -> bool {
        self.status.success()
    }

    /// Whether git says no, which is no failure.
    pub(super) fn is_no(&self) -> bool {
        self.status.code() == Some(1)
    }

    /// What it printed, when it is done.
    pub(super) fn done(self, doing: &'static str, remedy: &'static str) -> Result<Vec<u8>, Fault> {
        if self.is_done() { Ok(self.out) } else { Err(Fault::Failed { doing, said: self.said(), remedy }) }
    }

    /// The line of its complaints that says most, harmless.
    pub(super) fn said(&self) -> String {
        let lines = || self.err.lines().map(str::trim).filter(|line| !line.is_empty());
        let marked = lines().find(|line| line.starts_with("fatal: ") || line.starts_with("error: "));
        let line = marked.or_else(|| lines().next_back()).unwrap_or("it said nothing");
        let line = line.trim_start_matches("fatal: ").trim_start_matches("error: ").trim_end_matches('.');
        harmless(line)
    }
}

impl Git {
    /// Finds git for the repository of a data directory.
    pub(super) fn at(root: &Path) -> Result<Self, Fault> {
        let places = paths::program_folders(&paths::variable("PATH").unwrap_or_default());
        let name = format!("git{EXE_SUFFIX}");
        let program =
            places.iter().map(|place| place.join(&name)).find(|it| it.is_file()).ok_or(Fault::NoGit)?;
        let of = |name: &str, value: &OsStr| (OsString::from(name), value.to_owned());
        let mut environment: Vec<(OsString, OsString)> =
            PASSED_ON.iter().filter_map(|name| Some(of(name, &paths::variable(name)?))).collect();
        environment.extend(ENVIRONMENT.iter().map(|(name, value)| of(name, OsStr::new(value))));
        environment.push(of("PATH", &std::env::join_paths(&places).unwrap_or_default()));
        environment.push(of("GIT_DIR", root.join(".git").as_os_str()));
        environment.push(of("GIT_WORK_TREE", root.as_os_str()));
        if !["GIT_SSH", "GIT_SSH_COMMAND"].iter().any(|name| paths::variable(name).is_some()) {
            // It would ask on the terminal.
            environment.push(of("GIT_SSH_COMMAND", OsStr::new("ssh -o BatchMode=yes")));
        }
        Ok(Self { program, environment })
    }

    fn command(&self, arguments: &[&str]) -> Command {
        self.prepared(Command::new(&self.program), arguments)
    }

    fn prepared(&self, mut command: Command, arguments: &[&str]) -> Command {
        command.env_clear().envs(self.environment.iter().map(|(name, value)| (name, value)));
        if let Some(root) = self.environment.iter().find(|(name, _)| name == "GIT_WORK_TREE") {
            command.current_dir(&root.1);
        }
        command.arg("--no-pager");
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// The option that names the program at the other end, for a remote in a folder or on another computer.
    pub(super) fn other_end(service: &str, is_folder: bool) -> String {
        let program = service.strip_prefix("git-").unwrap_or(service);
        let option = if program == "upload-pack" { "upload-pack" } else { "receive-pack" };
        if is_folder {
            format!("--{option}={OF_A_FOLDER} {program}")
        } else {
            format!("--{option}={service}")
        }
    }

    /// Makes a bare repository in a folder that is not there, or is empty.
    pub(super) fn make_bare(&self, folder: &Path) -> Result<(), Fault> {
        let mut command = self.command(&[
            "init",
            "--quiet",
            "--bare",
            "--template=",
            "--shared=0600",
            "--initial-branch=main",
            "--object-format=sha1",
            "--",
        ]);
        command.arg(folder).env_remove("GIT_DIR").env_remove("GIT_WORK_TREE");
        let answer = answered(command, &[])?;
        answer.done("make the repository", "name a folder that can be written to").map(drop)
    }

    /// Has git answer, whatever it says.
    pub(super) fn ask(&self, arguments: &[&str], input: &[u8]) -> Result<Answer, Fault> {
        answered(self.command(arguments), input)
    }

    /// Does the same, with no file that comes of it longer than this many bytes, where the system can hold it to that.
    pub(super) fn ask_within(&self, bytes: u64, arguments: &[&str]) -> Result<Answer, Fault> {
        let limited = with_files_up_to(bytes, &self.program);
        let (program, first) = limited.split_first().ok_or(Fault::NoGit)?;
        let mut command = Command::new(program);
        command.args(first);
        answered(self.prepared(command, arguments), &[])
    }

    /// Has git do a thing in the repository here, and returns what it prints.
    pub(super) fn run(&self, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, Fault> {
        self.ask(arguments, input)?.done("work in .git", REMEDY)
    }

    /// Does the same where it prints a line of text.
    pub(super) fn line(&self, arguments: &[&str], input: &[u8]) -> Result<String, Fault> {
        let out = self.run(arguments, input)?;
        Ok(String::from_utf8_lossy(&out).trim_end().to_owned())
    }

    /// Begins to read contents by their names.
    pub(super) fn blobs(&self) -> Result<Blobs, Fault> {
        let mut command = self.command(&["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| not_started(&error))?;
        let (asks, answers) = (child.stdin.take(), child.stdout.take().map(BufReader::new));
        Ok(Blobs { child, asks, answers })
    }
}

fn not_started(error: &io::Error) -> Fault {
    if error.kind() == io::ErrorKind::NotFound {
        return Fault::NoGit;
    }
    Fault::Failed { doing: "be started", said: harmless(&error.to_string()), remedy: "try again" }
}

fn answered(mut command: Command, input: &[u8]) -> Result<Answer, Fault> {
    command.stdin(if input.is_empty() { Stdio::null() } else { Stdio::piped() });
    let mut child = command.spawn().map_err(|error| not_started(&error))?;
    let (asks, printed, said) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (mut out, mut err) = (Vec::new(), Vec::new());
    // All three at once: git waits for whoever does not read or write.
    let read = thread::scope(|scope| {
        scope.spawn(|| {
            if let Some(mut asks) = asks {
                let _ = asks.write_all(input);
            }
        });
        scope.spawn(|| {
            if let Some(mut said) = said {
                let _ = said.by_ref().take(MOST_SAID).read_to_end(&mut err);
                let _ = io::copy(&mut said, &mut io::sink());
            }
        });
        let read = printed.map(|printed| printed.take(MOST_PRINTED + 1).read_to_end(&mut out));
        if out.len() as u64 > MOST_PRINTED {
            let _ = child.kill();
        }
        read.transpose()
    });
    let status = child.wait().and_then(|status| read.map(|_| status)).map_err(|error| not_started(&error))?;
    if out.len() as u64 > MOST_PRINTED {
        let said = "it printed more than any journal needs".to_owned();
        return Err(Fault::Failed { doing: "list what is there", said, remedy: "look at the remote" });
    }
    Ok(Answer { status, out, err: String::from_utf8_lossy(&err).into_owned() })
}

/// A git that hands out contents.
pub(super) struct Blobs {
    child: Child,
    asks: Option<ChildStdin>,
    answers: Option<BufReader<ChildStdout>>,
}

impl Blobs {
    /// The bytes of a content whose size is known.
    pub(super) fn read(&mut self, oid: &str, size: u64) -> Result<Vec<u8>, Fault> {
        self.try_read(oid, size).map_err(|error| Fault::Failed {
            doing: "read what was fetched",
            said: harmless(&error.to_string()),
            remedy: REMEDY,
        })
    }

    fn try_read(&mut self, oid: &str, size: u64) -> io::Result<Vec<u8>> {
        let gone = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let asks = self.asks.as_mut().ok_or_else(gone)?;
        asks.write_all(format!("{oid}\n").as_bytes())?;
        asks.flush()?;
        let answers = self.answers.as_mut().ok_or_else(gone)?;
        let mut head = String::new();
        answers.by_ref().take(256).read_line(&mut head)?;
        if head.trim_end() != format!("{oid} blob {size}") {
            return Err(io::Error::other("it is not what the listing says"));
        }
        let mut bytes = Vec::new();
        answers.by_ref().take(size + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 != size + 1 || bytes.pop() != Some(b'\n') {
            return Err(gone());
        }
        Ok(bytes)
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        // It ends once nobody asks any more.
        self.asks = None;
        self.answers = None;
        let _ = self.child.wait();
    }
}
