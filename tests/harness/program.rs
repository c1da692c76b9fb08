//! Programs that tests find, and those that they make. Another process writes these: a file that one thread has open for writing is in the hands of every
//! child that another thread is just starting, and nobody can run it meanwhile.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where a program lies. One that is started by its name alone, with an environment of its own, is looked for in the child, and for
/// that the whole process is copied first.
pub(crate) fn found(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|dir| dir.join(name)).find(|path| path.is_file())
}

/// Makes a program of a script, or makes it another one.
pub(crate) fn write(path: &Path, script: &str) {
    let lines = "printf '%s' \"$1\" >\"$0.new\" && chmod 755 \"$0.new\" && mv \"$0.new\" \"$0\"";
    made(Command::new("sh").args(["-c", lines]).arg(path).arg(script));
}

/// Makes a program that is like another one.
pub(crate) fn copy(from: impl AsRef<OsStr>, to: &Path) {
    made(Command::new("cp").arg(from).arg(to));
}

fn made(command: &mut Command) {
    assert!(command.status().unwrap().success(), "{command:?}");
}
