//! What goes between this device and the remote, and how the repository stays small.

use std::fs;
use std::path::Path;
use std::time::Instant;

use super::fault::Fault;
use super::program::Git;
use super::remote::Remote;
use super::repository::{FAR, INCOMING, MAIN, Refs, Repository, refuse_if_held};
use crate::store::error::StoreError;
use crate::store::files::dirs;
use crate::store::lock::PATIENCE;

/// The most bytes that come in at once: sealed months of ten years, in all their states, are less.
const MOST_FETCHED: u64 = 2 * 1024 * 1024 * 1024;
/// More packs than this slow git down.
const MANY_PACKS: usize = 40;
/// Loose contents lie in 256 folders: more than this in one of them are about 2,000 in all.
const MANY_LOOSE: usize = 8;
/// How the files begin in which git puts what comes in, until it is whole.
const UNFINISHED: &str = "tmp_";

impl Repository {
    /// Fetches what the remote has, without anything of it coming into the journal, and returns the commits that matter then; there is
    /// none of the remote when that has nothing yet.
    pub(super) fn fetch(&self, remote: &Remote) -> Result<Refs, Fault> {
        self.fetch_up_to(MOST_FETCHED, remote)
    }

    fn fetch_up_to(&self, most: u64, remote: &Remote) -> Result<Refs, Fault> {
        refuse_if_away(remote)?;
        // A fetch that was killed leaves it, and it would be taken for what comes of this one.
        self.drop_unfinished();
        let other_end = Git::other_end("git-upload-pack", remote.is_folder());
        let refs = format!("+{MAIN}:{INCOMING}");
        let arguments = [
            "fetch",
            "--quiet",
            "--no-tags",
            "--no-recurse-submodules",
            "--no-write-fetch-head",
            "--no-auto-maintenance",
            &other_end,
            "origin",
            &refs,
        ];
        let answer = self.git.ask_within(most, &arguments)?;
        if !answer.is_done() && answer.err.contains("couldn't find remote ref") {
            return Ok(Refs { incoming: None, ..self.refs()? });
        }
        if !answer.is_done() && self.drop_unfinished() >= most {
            let what = "more than any journal".to_owned();
            return Err(Fault::Hostile { remote: remote.text(), what });
        }
        answer.done("fetch from the remote", FAR)?;
        self.refs()
    }

    /// Removes what a fetch that failed has left, and returns the bytes of the longest of it.
    fn drop_unfinished(&self) -> u64 {
        let dir = self.dir.join("objects/pack");
        let names = dirs::names(&dir).unwrap_or_default();
        let unfinished = names.iter().filter(|name| name.starts_with(UNFINISHED)).map(|name| dir.join(name));
        let removed = unfinished.filter_map(|path| {
            let length = fs::symlink_metadata(&path).ok()?.len();
            fs::remove_file(&path).ok().map(|()| length)
        });
        removed.max().unwrap_or_default()
    }

    /// Has git put its many files together, once there are many. That it does not come about is no harm: it is tried again.
    pub(super) fn tidy(&self) {
        let loose = dirs::names(&self.dir.join("objects/17")).unwrap_or_default().len();
        if self.packs() > MANY_PACKS || loose > MANY_LOOSE {
            let _ = self.git.ask(&["gc", "--quiet"], &[]);
        }
    }

    fn packs(&self) -> usize {
        let names = dirs::names(&self.dir.join("objects/pack")).unwrap_or_default();
        names.iter().filter(|name| Path::new(name).extension().is_some_and(|end| end == "pack")).count()
    }

    /// Sends the newest commit; `false` when another device was quicker.
    pub(super) fn push(&self, remote: &Remote) -> Result<bool, StoreError> {
        let other_end = Git::other_end("git-receive-pack", remote.is_folder());
        let refs = format!("{MAIN}:{MAIN}");
        let arguments =
            ["push", "--porcelain", "--no-verify", "--no-follow-tags", &other_end, "origin", &refs];
        let answer = self.git.ask(&arguments, &[])?;
        let printed = String::from_utf8_lossy(&answer.out).into_owned();
        let refused = printed.lines().find(|line| line.starts_with('!')).unwrap_or_default();
        let is_late =
            ["[rejected]", "failed to update ref", "cannot lock ref", "incorrect old value", "fetch first"];
        if !answer.is_done() && is_late.iter().any(|why| refused.contains(why)) {
            // A disk that was pulled out meanwhile keeps the lock of the git that was at work on it.
            if let Remote::Folder(folder) = remote {
                for dir in [folder.clone(), folder.join(".git")] {
                    refuse_if_held(&dir.join(format!("{MAIN}.lock")), Instant::now() + PATIENCE)?;
                }
            }
            return Ok(false);
        }
        answer.done("send to the remote", FAR)?;
        Ok(true)
    }
}

/// Refuses a folder that is not connected.
fn refuse_if_away(remote: &Remote) -> Result<(), Fault> {
    match remote {
        Remote::Folder(folder) if !folder.is_dir() => Err(Fault::Away(folder.clone())),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use crate::system::process;

    /// A device, and a remote that holds this many bytes which nothing makes shorter.
    fn with_remote(dir: &Path, bytes: u32) -> (Repository, Remote) {
        let [other, one] = ["other", "one"].map(|name| {
            let store = Store::create(&dir.join(name)).unwrap();
            store.set_up_sync(dir.join("remote.git").to_str(), false, None).unwrap();
            Repository::open(store.dirs()).unwrap()
        });
        let mut state = 1_u64;
        let noise: Vec<u8> = (0..bytes)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                state.to_be_bytes()[0]
            })
            .collect();
        let blob = other.git.line(&["hash-object", "-w", "--stdin"], &noise).unwrap();
        let listing = format!("100644 blob {blob}\tnoise\0");
        let tree = other.git.line(&["mktree", "-z"], listing.as_bytes()).unwrap();
        let commit = other.commit(&tree, &[]).unwrap();
        other.move_main(&commit, None).unwrap();
        let remote = one.remote.clone().unwrap();
        assert!(other.push(&remote).unwrap());
        (one, remote)
    }

    #[test]
    fn a_remote_cannot_fill_the_disk() {
        let dir = tempfile::tempdir().unwrap();
        let (one, remote) = with_remote(dir.path(), 400_000);
        if !process::LIMITS_FILES {
            return;
        }
        let said = one.fetch_up_to(100_000, &remote).unwrap_err().to_string();
        assert!(said.contains("holds more than any journal: nothing was changed"), "{said}");
        assert!(dirs::names(&one.dir.join("objects/pack")).unwrap().is_empty());
        assert!(one.refs().unwrap().incoming.is_none());
        assert!(one.fetch_up_to(1_000_000, &remote).unwrap().incoming.is_some());
    }

    #[test]
    fn many_packs_become_one_that_holds_what_they_held() {
        let dir = tempfile::tempdir().unwrap();
        let (one, remote) = with_remote(dir.path(), 1);
        let newest = one.fetch(&remote).unwrap().incoming.unwrap();
        one.move_main(&newest, None).unwrap();
        let add = |number: usize| {
            let blob =
                one.git.line(&["hash-object", "-w", "--stdin"], number.to_string().as_bytes()).unwrap();
            let pack = one.dir.join("objects/pack/pack");
            let asked = ["pack-objects", "--quiet", pack.to_str().unwrap()];
            one.git.line(&asked, format!("{blob}\n").as_bytes()).unwrap();
        };
        (one.packs()..MANY_PACKS).for_each(add);
        one.tidy();
        assert_eq!(one.packs(), MANY_PACKS, "some packs are no harm");
        add(MANY_PACKS);
        one.tidy();
        assert!(one.packs() <= 2, "{}", one.packs());
        assert!(one.git.ask(&["fsck", "--strict"], &[]).unwrap().is_done());
        assert_eq!(one.refs().unwrap().main, Some(newest));
    }
}
