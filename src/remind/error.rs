//! What can go wrong with a timer or a notification: each is one line with a way out.

use std::io;
use std::path::PathBuf;

use crate::store::StoreError;

/// The reason why a reminder could not be set, found, taken out or shown.
#[derive(Debug, thiserror::Error)]
pub enum RemindError {
    /// Something with the name of ours is there that is not ours.
    #[error("{0} is there already and was not made here, so it stays as it is: move it away, then try again")]
    Foreign(String),
    /// A program of the system could not be started.
    #[error("{program} could not be started ({source}): see that it works by itself, then try again")]
    NotStarted {
        /// The program.
        program: String,
        /// The system's error.
        source: io::Error,
    },
    /// A program of the system did not do what it was asked for.
    #[error("{program} did not do it ({said}): see that it works by itself, then try again")]
    Refused {
        /// The program.
        program: String,
        /// The first line of what it said.
        said: String,
    },
    /// A path cannot be written into a timer.
    #[error("{} cannot be written into a timer: use a path of plain text without line breaks", .0.display())]
    NoText(PathBuf),
    /// The call is longer than the timer takes.
    #[error("the call is longer than the {most} characters that {program} takes: use shorter paths, or none")]
    TooLong {
        /// The program.
        program: &'static str,
        /// The most characters.
        most: usize,
    },
    /// A file could not be read, written or taken away.
    #[error(transparent)]
    Store(#[from] StoreError),
}
