//! Another program that has the console for a while.

use std::io;
use std::process::Child;

/// The process of another program.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Process(());

impl Process {
    /// The process of a program that was started here.
    pub(crate) fn of(_child: &Child) -> Option<Self> {
        Some(Self(()))
    }

    /// Asks it to end: the console asks all of its programs.
    pub(crate) fn ask_to_end(self) {}

    /// Waits until it has ended. Nothing suspends it.
    pub(crate) fn wait(self, child: &mut Child, _show_shell: impl Fn()) -> io::Result<()> {
        child.wait().map(drop)
    }
}
