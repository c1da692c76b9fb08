//! Who can open a file or folder: here an access list alone says so, and new ones have that of the folder that they lie in.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub(crate) use crate::system::rights::{List, Rights};

/// The command that shows access lists, which cannot be read here without unsafe code.
pub(crate) const LISTS_SHOWN_BY: Option<&str> = Some("icacls");
/// Whether files in `/etc` tell who is in which group.
pub(crate) const GROUPS_ARE_IN_FILES: bool = true;

/// The rights to a file or folder: there are no modes.
pub(crate) fn rights(_found: &Metadata) -> Option<Rights> {
    None
}

/// The access list of a file or folder: nothing is known of it.
pub(crate) fn list(_path: &Path, _owner: u32, _is_dir: bool) -> List {
    List::default()
}

/// Has a file that these options make be the person's alone: it has the list of its folder.
pub(crate) fn private_file(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Makes a directory, which has the list of the one that it lies in.
pub(crate) fn make_private(dir: &Path) -> io::Result<()> {
    fs::create_dir(dir)
}

/// The same, with every folder above it that is missing.
pub(crate) fn make_all_private(dir: &Path) -> io::Result<()> {
    fs::create_dir_all(dir)
}

/// Takes away the rights of others: nothing is found too open.
pub(crate) fn close(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Gives a directory to the owner of the one that it lies in: there is no account that files are made for by another.
pub(crate) fn give_directory(_dir: &Path) -> io::Result<()> {
    Ok(())
}

/// Gives a file to the owner of the directory it lies in: there is no account that files are made for by another.
pub(crate) fn give(_made: &File, _dir: &Path) -> io::Result<()> {
    Ok(())
}

/// The system itself, which backs up and searches for viruses.
const SYSTEM: &str = "S-1-5-18";

/// Keeps others out of a directory that was just made for a journal, and of all that is made in it: this account and the system
/// have it, and nothing comes from the folder that it lies in. Where a volume has no access lists, it stays as open as that.
pub(crate) fn keep_others_out(dir: &Path) {
    // The system's own programs do it; there is no other way without unsafe code.
    let _ = close_to_others(dir);
}

fn close_to_others(dir: &Path) -> Option<()> {
    let told = run("whoami.exe", |command| command.args(["/user", "/fo", "csv", "/nh"]))?;
    let account = account_in(&told)?;
    let all = |account: &str| format!("*{account}:(OI)(CI)F");
    run("icacls.exe", |command| {
        command.arg(dir).args(["/inheritance:r", "/grant:r", &all(&account), &all(SYSTEM), "/q"])
    })
    .map(drop)
}

/// Runs one of the system's own programs, from the system's folder and with nothing of the environment but the name of that;
/// what it prints, when it succeeds.
fn run(program: &str, add: impl Fn(&mut Command) -> &mut Command) -> Option<String> {
    let root = std::env::var_os("SystemRoot").map(PathBuf::from).filter(|root| root.is_absolute())?;
    let mut command = Command::new(root.join("System32").join(program));
    add(command.env_clear().env("SystemRoot", &root));
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The number of the account in a line such as `"computer\ana","S-1-5-21-1-2-3-1001"`.
fn account_in(told: &str) -> Option<String> {
    let number = told.trim().trim_end_matches('"').rsplit('"').next()?;
    let is_number =
        number.starts_with("S-1-") && number.chars().all(|c| c.is_ascii_digit() || "S-".contains(c));
    is_number.then(|| number.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_account_is_the_last_word_of_what_is_told_or_none() {
        for (told, account) in [
            ("\"pc\\ana\",\"S-1-5-21-1-2-3-1001\"\r\n", Some("S-1-5-21-1-2-3-1001")),
            ("", None),
            ("\"pc\\ana\",\"ana\"", None),
            ("S-1-5 /grant x", None),
        ] {
            assert_eq!(account_in(told).as_deref(), account, "{told}");
        }
    }
}
