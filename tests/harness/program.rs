//! Programs that tests make. Another process writes them: a file that one thread has open for writing is in the hands of every
//! child that another thread is just starting, and nobody can run it meanwhile.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

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
