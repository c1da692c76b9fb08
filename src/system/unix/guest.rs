//! Another program that has the terminal for a while.

use std::io;
use std::process::Child;

use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};

use super::signals;

/// The process of another program.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Process(Pid);

impl Process {
    /// The process of a program that was started here.
    pub(crate) fn of(child: &Child) -> Option<Self> {
        i32::try_from(child.id()).ok().and_then(Pid::from_raw).map(Self)
    }

    /// Asks it to end.
    pub(crate) fn ask_to_end(self) {
        // It may be gone already; it is not waited for yet, so that no other process has its number.
        let _ = kill_process(self.0, Signal::TERM);
    }

    /// Waits until it has ended; it is not yet forgotten then. When the person suspends it, this program is suspended too, so
    /// that the shell has the terminal, which `show_shell` prepares, and both go on together.
    pub(crate) fn wait(self, _child: &mut Child, show_shell: impl Fn()) -> io::Result<()> {
        loop {
            let ends = WaitIdOptions::EXITED | WaitIdOptions::STOPPED | WaitIdOptions::NOWAIT;
            match waitid(WaitId::Pid(self.0), ends) {
                Ok(Some(status)) if status.stopped() => {
                    // It is taken note of, or the next wait would tell of it again.
                    let _ = waitid(WaitId::Pid(self.0), WaitIdOptions::STOPPED | WaitIdOptions::NOHANG);
                    show_shell();
                    signals::suspend();
                    // Where the shell brought back this program alone.
                    let _ = kill_process(self.0, Signal::CONT);
                }
                Ok(_) => return Ok(()),
                Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}
