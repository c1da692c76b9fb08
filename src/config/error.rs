//! What can be wrong with the config file.

use std::io;
use std::path::PathBuf;

/// Why the config file cannot be used; the file is left as it is.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is there but cannot be read.
    #[error("the config file {} cannot be read ({source}): check its permissions or name another with --config", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is larger than any config file is.
    #[error("the config file {} is larger than {most} bytes: name another with --config", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// How many bytes are read at most.
        most: u64,
    },
    /// A line of the file is wrong.
    #[error("{}, line {line}: {what}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong and what to write instead.
        what: String,
    },
}
