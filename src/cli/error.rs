//! The result of a command: its outcome, or the error that stopped it.

use std::fmt::Display;
use std::io;

use crate::clock::ClockError;
use crate::store::StoreError;
use crate::tui::TuiError;

/// The outcome of a command that ran to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is done.
    Done,
    /// Partly done; the rest was reported.
    Partly,
    /// It is done, and the answer is no.
    No,
}

/// The error of a command: one line that says what is wrong and what to do.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// It was asked for in a way that cannot be meant; nothing was changed.
    #[error("{0}")]
    Usage(String),
    /// The thing asked for does not exist, or cannot be had at present.
    #[error("{0}")]
    Failed(String),
    /// A full screen was asked for where there is no terminal.
    #[error("no terminal: {0}")]
    NoTerminal(&'static str),
    /// The journal on disk could not be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The clock cannot be fixed as asked.
    #[error(transparent)]
    Clock(#[from] ClockError),
    /// The full screen ended in an error.
    #[error(transparent)]
    Tui(#[from] TuiError),
    /// Standard input could not be read.
    #[error("standard input could not be read ({0}): try again")]
    Input(io::Error),
    /// Standard output could not be written.
    #[error("standard output could not be written ({0}): make room there, then try again")]
    Output(io::Error),
    /// Standard output could not be written although the work was done.
    #[error("{done}, but standard output could not be written ({source}): you need not do it again")]
    Unsaid {
        /// The work that was already done.
        done: String,
        /// The error from the system.
        source: io::Error,
    },
    /// Whoever reads standard output has seen enough; that is no failure.
    #[error("the reader of standard output is gone")]
    Closed,
}

impl CliError {
    /// A wrong argument.
    pub(super) fn usage(line: impl Into<String>) -> Self {
        Self::Usage(line.into())
    }

    /// Something that is not there.
    pub(super) fn failed(line: impl Into<String>) -> Self {
        Self::Failed(line.into())
    }

    /// Makes the error of a write: the work that is done nevertheless when only the disk did not confirm it, otherwise
    /// the error itself.
    pub(super) fn of_write(what: &str, error: StoreError) -> Self {
        match &error {
            StoreError::NotCertain { path, .. } => Self::failed(format!(
                "{what} in {}, but the disk did not confirm that it would survive a power cut: check the disk",
                path.display()
            )),
            _ => error.into(),
        }
    }

    /// Returns the same error with a note on where the words are now.
    pub(super) fn with(&self, what: impl Display) -> Self {
        // A line that names its own remedy gets this remedy in brackets.
        let line = self.to_string();
        let line = if line.contains(": ") { format!("{line} ({what})") } else { format!("{line}: {what}") };
        if self.code() == Self::usage("").code() { Self::usage(line) } else { Self::failed(line) }
    }

    /// Returns the exit code of the process.
    pub(super) fn code(&self) -> u8 {
        match self {
            Self::Closed => 0,
            Self::Usage(_) => 2,
            _ => 1,
        }
    }
}
