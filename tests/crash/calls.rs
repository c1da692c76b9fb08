//! The system calls of a run, as `strace -f -y` writes them down.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The calls that name a file or work on an open one.
pub(crate) const TRACED: &str = "%file,%desc";

/// One call.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) name: String,
    /// Which one of this name it is in its thread, from 1; `strace` counts so too.
    pub(crate) nth: usize,
    /// Its arguments as they are written down.
    pub(crate) arguments: String,
    /// The result, as it is written down; empty when it was the last call.
    pub(crate) result: String,
}

impl Call {
    pub(crate) fn failed(&self) -> bool {
        self.result.starts_with("-1")
    }

    /// Whether `strace` made it fail.
    pub(crate) fn was_refused(&self) -> bool {
        self.result.contains("(INJECTED)")
    }

    /// Whether it works on an open file and names no other.
    fn is_on_open_file(&self) -> bool {
        matches!(
            self.name.as_str(),
            "read"
                | "pread64"
                | "readv"
                | "write"
                | "pwrite64"
                | "writev"
                | "fsync"
                | "fdatasync"
                | "ftruncate"
                | "flock"
                | "close"
                | "lseek"
                | "fstat"
                | "getdents64"
                | "fcntl"
                | "ioctl"
                | "fchmod"
                | "fchown"
                | "fallocate"
                | "sync_file_range"
        )
    }

    /// The files that it names, in the order of its arguments.
    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        if self.is_on_open_file() {
            // Bytes that are read or written may look like anything.
            return self.arguments.split(", ").next().and_then(annotated).into_iter().collect();
        }
        let mut paths = Vec::new();
        for argument in self.arguments.split(", ").filter(|it| !it.starts_with("AT_FDCWD")) {
            match argument.strip_prefix('"').and_then(|rest| rest.split('"').next()) {
                Some("") => {}
                Some(path) => paths.push(PathBuf::from(path)),
                None => paths.extend(annotated(argument)),
            }
        }
        paths
    }

    /// The file of a call that names one.
    pub(crate) fn path(&self) -> PathBuf {
        self.paths().into_iter().next().unwrap_or_default()
    }

    pub(crate) fn concerns(&self, dir: &Path) -> bool {
        self.paths().iter().any(|path| path.starts_with(dir))
    }

    pub(crate) fn makes_a_file(&self) -> bool {
        self.name.starts_with("open") && self.arguments.contains("O_CREAT") || self.name == "creat"
    }

    pub(crate) fn makes_a_directory(&self) -> bool {
        self.name.starts_with("mkdir")
    }

    pub(crate) fn renames(&self) -> bool {
        self.name.starts_with("rename") || self.name.starts_with("link")
    }

    pub(crate) fn syncs(&self) -> bool {
        matches!(self.name.as_str(), "fsync" | "fdatasync")
    }

    pub(crate) fn puts_bytes(&self) -> bool {
        matches!(
            self.name.as_str(),
            "write"
                | "pwrite64"
                | "writev"
                | "ftruncate"
                | "truncate"
                | "fallocate"
                | "copy_file_range"
                | "sendfile"
        )
    }

    /// Whether it can change the disk, or asks it to make a change last.
    pub(crate) fn changes_the_disk(&self) -> bool {
        self.makes_a_file()
            || self.makes_a_directory()
            || self.renames()
            || self.syncs()
            || self.puts_bytes()
            || self.name.starts_with("unlink")
            || self.name.starts_with("symlink")
            || self.name == "rmdir"
    }

    /// Whether it took something from standard input.
    pub(crate) fn takes_input(&self) -> bool {
        self.name == "read" && self.arguments.starts_with("0<") && !self.failed() && self.result != "0"
    }

    /// Whether it writes on standard error.
    pub(crate) fn is_on_error(&self) -> bool {
        self.name == "write" && self.arguments.starts_with("2<")
    }

    /// Whether it writes on standard output a text that holds `part`.
    pub(crate) fn says(&self, part: &str) -> bool {
        self.name == "write" && self.arguments.starts_with("1<") && self.arguments.contains(part)
    }
}

/// The path in `3</data/journal>`.
fn annotated(argument: &str) -> Option<PathBuf> {
    let (number, rest) = argument.split_once('<')?;
    let is_open_file = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_open_file.then(|| PathBuf::from(rest.trim_end_matches('>')))
}

/// Reads what `strace` wrote down.
pub(crate) fn parse(log: &str) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    let mut counts: HashMap<(u32, String), usize> = HashMap::new();
    let mut unfinished: HashMap<u32, usize> = HashMap::new();
    for line in log.lines() {
        let Some((process, rest)) = line.split_once(' ') else { continue };
        let (Ok(process), rest) = (process.parse::<u32>(), rest.trim_start()) else { continue };
        if let Some(resumed) = rest.strip_prefix("<... ") {
            if let (Some(index), Some((_, end))) =
                (unfinished.remove(&process), resumed.split_once(" resumed>"))
            {
                let (arguments, result) = cut(end);
                calls[index].arguments.push_str(arguments);
                result.clone_into(&mut calls[index].result);
            }
            continue;
        }
        let Some((name, rest)) = rest.split_once('(') else { continue };
        if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            continue;
        }
        let nth = counts.entry((process, name.to_owned())).or_default();
        *nth += 1;
        let (arguments, result) = match rest.strip_suffix(" <unfinished ...>") {
            Some(arguments) => {
                unfinished.insert(process, calls.len());
                (arguments, "")
            }
            None => cut(rest),
        };
        calls.push(Call {
            name: name.to_owned(),
            nth: *nth,
            arguments: arguments.to_owned(),
            result: result.to_owned(),
        });
    }
    calls
}

/// Arguments and result of the end of a line: `3, "x", 1) = 1`.
fn cut(rest: &str) -> (&str, &str) {
    // From the end: written bytes may hold such signs, results do not.
    let Some((arguments, result)) = rest.rsplit_once(" = ") else { return (rest, "") };
    let arguments = arguments.trim_end();
    (arguments.strip_suffix(')').unwrap_or(arguments), if result == "?" { "" } else { result })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_read_with_their_place_their_files_and_what_they_came_to() {
        let log = r#"7 openat(AT_FDCWD</w>, "/d/a", O_RDWR|O_CREAT|O_EXCL, 0600) = 4</d/a>
7 write(4</d/a>, "a) = 1, \"/x\"", 12 <unfinished ...>
8 write(1<pipe:[3]>, "Saved", 5)        = 5
7 <... write resumed>) = 12
7 write(4</d/a>, "b", 1) = -1 EIO (Input/output error) (INJECTED)
7 renameat(AT_FDCWD</w>, "/d/a", AT_FDCWD</w>, "/d/b") = 0
7 newfstatat(4</d/b>, "", {st_mode=S_IFREG|0600, ...}, AT_EMPTY_PATH) = 0
7 fsync(4</d/b>) = ?
7 +++ killed by SIGKILL +++
"#;
        let calls = parse(log);
        let names: Vec<(&str, usize)> = calls.iter().map(|call| (call.name.as_str(), call.nth)).collect();
        let expected = [
            ("openat", 1),
            ("write", 1),
            ("write", 1),
            ("write", 2),
            ("renameat", 1),
            ("newfstatat", 1),
            ("fsync", 1),
        ];
        assert_eq!(names, expected);
        assert!(calls[0].makes_a_file() && calls[0].concerns(Path::new("/d")));
        assert!(!calls[0].concerns(Path::new("/w")));
        assert_eq!((calls[1].path(), calls[1].result.as_str()), (PathBuf::from("/d/a"), "12"));
        assert!(calls[2].says("Saved") && !calls[2].concerns(Path::new("/d")));
        assert!(calls[3].was_refused() && calls[3].failed());
        assert_eq!(calls[4].paths(), [Path::new("/d/a"), Path::new("/d/b")]);
        assert_eq!(calls[5].path(), Path::new("/d/b"));
        assert!(calls[6].syncs() && calls[6].result.is_empty());
    }
}
