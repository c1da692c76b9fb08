//! What a wait for the keyboard came to.

/// What the wait ended with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Waited {
    /// There is something to read.
    Keys,
    /// Somebody rang.
    Rung,
    /// The terminal is gone.
    Gone,
}
