//! The repository in the data directory, and what git is asked to do with it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::fault::Fault;
use super::program::Git;
use super::remote::Remote;
use crate::store::error::StoreError;
use crate::store::files::atomic;
use crate::store::files::dirs::{self, Dirs};
use crate::store::lock::{self, Hold, PATIENCE};

/// The branch that carries the journal.
pub(super) const MAIN: &str = "refs/heads/main";
/// What was at the remote the last time.
const SEEN: &str = "refs/inward/seen";
/// What is there now, before it was looked at.
pub(super) const INCOMING: &str = "refs/inward/incoming";
/// What git itself keeps of a fetch.
const FETCHED: &str = "refs/remotes/origin/main";
/// What git calls no commit.
const NO_COMMIT: &str = "0000000000000000000000000000000000000000";
/// A lock of git that is older is one that a killed git left.
const STALE: Duration = Duration::from_secs(60);
/// What is said of a remote that cannot be had.
pub(super) const FAR: &str = "check the remote and the way there, then try again";

/// Git merges by hand with the same rules: it never writes its markers into a file.
const ATTRIBUTES: &str = "* -text\n*.age -diff -delta\n*.age-lines -diff -delta\njournal/* merge=inward\ntrash/* merge=inward\ninbox/* merge=inward\nkeys/* -merge\n";
/// Everything else in the data directory stays on this device.
const EXCLUDED: &str = "/*\n!/journal/\n!/trash/\n!/keys/\n!/inbox/\n.inward-*.tmp\n";

/// A commit, and its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Commit {
    /// Its name.
    pub(super) oid: String,
    /// The name of all its files.
    pub(super) tree: String,
}

/// The commits that matter.
#[derive(Debug, Default)]
pub(super) struct Refs {
    /// The newest of this device.
    pub(super) main: Option<Commit>,
    /// The newest that the remote was known to have.
    pub(super) seen: Option<Commit>,
    /// The newest of the remote, after it was fetched.
    pub(super) incoming: Option<Commit>,
}

/// The repository of a data directory.
pub(super) struct Repository {
    /// Git itself.
    pub(super) git: Git,
    /// The folder of the repository.
    pub(super) dir: PathBuf,
    /// Where devices meet, if that was said.
    pub(super) remote: Option<Remote>,
    /// The remote that may hold a journal which is not sealed.
    may_read: Option<String>,
}

impl Repository {
    /// Opens the repository that was made by [`Repository::make`].
    pub(super) fn open(dirs: &Dirs) -> Result<Self, StoreError> {
        let dir = dirs.root().join(".git");
        if !dirs::is_there(&dir)? || !dirs::is_anything_there(&dir.join("config"))? {
            return Err(Fault::NotSetUp.into());
        }
        let git = Git::at(dirs.root())?;
        let answer =
            git.ask(&["config", "-z", "--local", "--get-regexp", r"^(inward\.|remote\.origin\.url$)"], &[])?;
        let out = if answer.is_no() {
            Vec::new()
        } else {
            answer.done("read .git/config", "mend that file, then try again")?
        };
        let text = String::from_utf8_lossy(&out).into_owned();
        let value = |name: &str| {
            let settings: Vec<_> = text.split('\0').filter_map(|setting| setting.split_once('\n')).collect();
            settings.into_iter().rev().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
        };
        if value("inward.sync").is_none() {
            return Err(Fault::NotOurs(dir).into());
        }
        let remote = value("remote.origin.url").map(|url| Remote::parse(&url)).transpose()?;
        if let Some(remote) = &remote {
            remote.refuse_if_within(dirs.root())?;
        }
        Ok(Self { git, dir, remote, may_read: value("inward.unsealed") })
    }

    /// Makes the repository, unless it is there. `program` is what git is to call when it merges by hand.
    pub(super) fn make(dirs: &Dirs, program: Option<&Path>) -> Result<(), StoreError> {
        Git::at(dirs.root())?;
        dirs.refuse_if_gone()?;
        let dir = dirs.root().join(".git");
        if dirs::is_there(&dir)? && dirs::is_anything_there(&dir.join("config"))? {
            return Ok(());
        }
        for below in ["", "objects", "objects/info", "objects/pack", "refs", "refs/heads", "info"] {
            let path = if below.is_empty() { dir.clone() } else { dir.join(below) };
            dirs.make(&path)?;
        }
        atomic::replace(&dir.join("info/attributes"), ATTRIBUTES.as_bytes())?;
        atomic::replace(&dir.join("info/exclude"), EXCLUDED.as_bytes())?;
        atomic::replace(&dir.join("HEAD"), format!("ref: {MAIN}\n").as_bytes())?;
        // This comes last: it says that the rest is there.
        atomic::replace(&dir.join("config"), settings(program).as_bytes())
    }

    /// Names the place where devices meet, and whether it may hold what is not sealed; what was seen at another is forgotten.
    pub(super) fn meet_at(&mut self, remote: Remote, unsealed: bool) -> Result<(), StoreError> {
        let url = remote.text();
        if let Remote::Folder(folder) = &remote {
            let is_empty = fs::read_dir(folder).map(|mut found| found.next().is_none());
            if is_empty.unwrap_or_else(|error| error.kind() == ErrorKind::NotFound) {
                self.git.make_bare(folder)?;
            }
        }
        let set = |key: &str, value: &str| {
            self.git.run(&["config", "--local", "--replace-all", key, value], &[]).map(drop)
        };
        if self.remote.as_ref() != Some(&remote) {
            set("remote.origin.url", &url)?;
            set("remote.origin.fetch", "+refs/heads/main:refs/remotes/origin/main")?;
        }
        if unsealed {
            set("inward.unsealed", &url)?;
            self.may_read = Some(url);
        }
        self.remote = Some(remote);
        let refs = self.refs()?;
        // To name the same one once more is how a history that was rewritten there is begun anew.
        if refs.seen.is_some() || refs.incoming.is_some() {
            let forgotten = format!("delete {SEEN}\ndelete {INCOMING}\n");
            self.git.run(&["update-ref", "--stdin"], forgotten.as_bytes())?;
        }
        Ok(())
    }

    /// Refuses to send what is not sealed to another computer, unless that was said to be meant.
    pub(super) fn refuse_if_public(&self, is_sealed: bool) -> Result<(), Fault> {
        let Some(Remote::Network(url)) = &self.remote else { return Ok(()) };
        if self.may_read.as_ref() == Some(url) {
            return Ok(());
        }
        if !is_sealed {
            return Err(Fault::Unsealed(url.clone()));
        }
        let in_clear = ["journal", "trash", ":(exclude,glob)**/*.age", ":(exclude,glob)**/*.age-lines"];
        let arguments = [&["rev-list", "-1", "--full-history", "--all", "--"], &in_clear[..]].concat();
        if self.git.line(&arguments, &[])?.is_empty() {
            Ok(())
        } else {
            Err(Fault::UnsealedHistory { git: self.dir.clone(), remote: url.clone() })
        }
    }

    /// Keeps other syncs from working here, as long as what it returns is kept; and takes the locks away that a killed git left.
    pub(super) fn alone(&self) -> Result<File, StoreError> {
        let path = self.dir.join("inward.lock");
        let file = dirs::open_lock(&path)?;
        let deadline = Instant::now() + PATIENCE;
        let mut pause = Duration::from_millis(1);
        while lock::hold(&file, &path)? == Hold::Busy {
            if Instant::now() >= deadline {
                return Err(Fault::Running(self.dir.clone()).into());
            }
            thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(16));
        }
        let names = ["index", "HEAD", "config", "packed-refs", "gc.pid", MAIN, SEEN, INCOMING, FETCHED];
        let locks = names.iter().map(|name| format!("{name}.lock"));
        // What git writes anew when it tidies up, it writes into these.
        let anew = ["packed-refs.new", "objects/info/commit-graph.lock"].map(str::to_owned);
        for name in locks.chain(anew) {
            refuse_if_held(&self.dir.join(name), deadline)?;
        }
        Ok(file)
    }

    /// The commits that matter.
    pub(super) fn refs(&self) -> Result<Refs, Fault> {
        let arguments = ["for-each-ref", "--format=%(refname) %(objectname) %(tree)", MAIN, SEEN, INCOMING];
        let text = self.git.line(&arguments, &[])?;
        let mut refs = Refs::default();
        for line in text.lines() {
            let mut words = line.split(' ').map(str::to_owned);
            let (Some(name), Some(oid), Some(tree)) = (words.next(), words.next(), words.next()) else {
                continue;
            };
            let commit = Some(Commit { oid, tree });
            match name.as_str() {
                MAIN => refs.main = commit,
                SEEN => refs.seen = commit,
                _ => refs.incoming = commit,
            }
        }
        Ok(refs)
    }

    /// Has git take files up as they are on the disk, and no others; returns the name of all of them.
    pub(super) fn stage(&self, carried: &[String]) -> Result<String, Fault> {
        let listed = self.git.ask(&["ls-files", "-z"], &[])?;
        if !listed.is_done() {
            // It only remembers how files look, and is made anew.
            let _ = fs::remove_file(self.dir.join("index"));
        }
        let listed = if listed.is_done() { listed.out } else { Vec::new() };
        let listed = listed.split(|byte| *byte == 0).filter(|path| !path.is_empty());
        let known: BTreeSet<&[u8]> = listed.collect();
        let wanted: BTreeSet<&[u8]> = carried.iter().map(String::as_bytes).collect();
        let gone: Vec<&[u8]> = known.difference(&wanted).copied().collect();
        if !gone.is_empty() {
            // Also those that are still there and not to be carried.
            self.git.run(&["update-index", "--force-remove", "-z", "--stdin"], &joined(gone.into_iter()))?;
        }
        if !wanted.is_empty() {
            self.git
                .run(&["update-index", "--add", "--remove", "-z", "--stdin"], &joined(wanted.into_iter()))?;
        }
        self.git.line(&["write-tree"], &[])
    }

    /// Takes a content up under a path where the disk holds another one for now; returns the name of all files.
    pub(super) fn stage_instead(&self, path: &str, oid: &str) -> Result<String, Fault> {
        self.git.run(&["update-index", "--add", "--cacheinfo", &format!("100644,{oid},{path}")], &[])?;
        self.git.line(&["write-tree"], &[])
    }

    /// The number of files in which two listings differ.
    pub(super) fn differing(&self, one: &str, other: &str) -> Result<usize, Fault> {
        let out = self.git.run(&["diff-tree", "-r", "-z", "--name-only", "--no-renames", one, other], &[])?;
        Ok(out.split(|byte| *byte == 0).filter(|path| !path.is_empty()).count())
    }

    /// Makes a commit, which says nothing but what its files are and what came before.
    pub(super) fn commit(&self, tree: &str, parents: &[&str]) -> Result<Commit, Fault> {
        let mut arguments = vec!["commit-tree", "-m", "sync"];
        for parent in parents {
            arguments.extend(["-p", parent]);
        }
        arguments.push(tree);
        Ok(Commit { oid: self.git.line(&arguments, &[])?, tree: tree.to_owned() })
    }

    /// Makes the commit with which every history begins: it holds nothing, and is the same on all devices.
    pub(super) fn begin(&self) -> Result<Commit, Fault> {
        let tree = self.git.line(&["mktree", "-z"], &[])?;
        let first = self.commit(&tree, &[])?;
        self.move_main(&first, None)?;
        Ok(first)
    }

    /// Makes a commit the newest of this device.
    pub(super) fn move_main(&self, to: &Commit, from: Option<&Commit>) -> Result<(), Fault> {
        let from = from.map_or(NO_COMMIT, |from| &from.oid);
        self.git.run(&["update-ref", MAIN, &to.oid, from], &[]).map(drop)
    }

    /// Remembers what the remote has.
    pub(super) fn has_seen(&self, commit: &Commit) -> Result<(), Fault> {
        self.git.run(&["update-ref", SEEN, &commit.oid], &[]).map(drop)
    }

    /// The newest commits that both hold; none when they have nothing to do with each other.
    pub(super) fn bases(&self, one: &Commit, other: &Commit) -> Result<Vec<String>, Fault> {
        let answer = self.git.ask(&["merge-base", "--all", &one.oid, &other.oid], &[])?;
        if answer.is_no() {
            return Ok(Vec::new());
        }
        let out = answer.done("compare the histories", FAR)?;
        Ok(String::from_utf8_lossy(&out).lines().map(str::to_owned).collect())
    }

    /// Whether a commit comes before another, or is it.
    pub(super) fn is_before(&self, one: &Commit, other: &Commit) -> Result<bool, Fault> {
        let answer = self.git.ask(&["merge-base", "--is-ancestor", &one.oid, &other.oid], &[])?;
        if answer.is_no() { Ok(false) } else { answer.done("compare the histories", FAR).map(|_| true) }
    }
}

/// The settings of a new repository.
fn settings(program: Option<&Path>) -> String {
    let driver = program.and_then(Path::to_str).map(|program| {
        // Once for the shell, once for git's own signs, and once for the file.
        let quoted = format!("'{}'", program.replace('\'', r"'\''").replace('%', "%%"));
        format!("{quoted} merge-driver %O %A %B %P").replace('\\', r"\\").replace('"', "\\\"")
    });
    let driver = driver.map(|driver| {
        format!("[merge \"inward\"]\n\tname = entries are merged by their ids\n\tdriver = \"{driver}\"\n")
    });
    format!(
        "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tfilemode = false\n\tsymlinks = false\n\t\
         logallrefupdates = false\n\tautocrlf = false\n\tsharedRepository = 0600\n\tfsync = all\n[gc]\n\tauto = 0\n[user]\n\t\
         name = inward\n\temail = inward@localhost\n[inward]\n\tsync = 1\n{}",
        driver.unwrap_or_default()
    )
}

fn joined<'a>(paths: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    paths.flat_map(|path| path.iter().copied().chain([0])).collect()
}

/// Waits until no git holds a lock; one that was left long ago is removed.
pub(super) fn refuse_if_held(path: &Path, deadline: Instant) -> Result<(), StoreError> {
    loop {
        let Ok(found) = fs::symlink_metadata(path) else { return Ok(()) };
        let age = found.modified().ok().and_then(|time| time.elapsed().ok());
        if found.is_file() && age.is_some_and(|age| age > STALE) {
            return dirs::remove_if_there(path);
        }
        if Instant::now() >= deadline {
            return Err(Fault::Held(path.to_owned()).into());
        }
        thread::sleep(Duration::from_millis(10));
    }
}
