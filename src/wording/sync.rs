//! The words around sync.

/// There was nothing to do.
pub const IN_STEP: &str = "There was nothing to do.";

/// Without a place to meet only the history grows.
pub const NO_REMOTE: &str = "What is here is kept in the history of this device. It goes nowhere: inward sync init REMOTE names a place to meet.";

/// What lies beside others, once their names were said.
pub const BESIDE: &str = "Each of these comes from another device and cannot be merged yet. It lies beside the one of this device, and \
                          is merged once both can be read: a sealed one when the journal is opened in its window.";

/// The journal was sealed elsewhere.
pub const SEALED_NOW: &str = "The journal was sealed on another device, and is sealed here too from now on. Open it once (inward) with the \
                              passphrase that was chosen there: what still lies here in clear is sealed then.";

/// The passphrase was changed elsewhere.
pub const REWRAPPED: &str = "The passphrase was changed on another device: the new one holds here too. The keys as they were before lie in \
                             quarantine/. If nobody changed it, somebody else can write to the remote: meet somewhere else.";

/// Said when a journal that is not sealed has a remote.
pub const READABLE: &str = "The journal is not sealed: whoever gets at that place reads every word, every rating and every date, also \
                            those of earlier states.";

/// Sync is not set up.
pub const NOT_SET_UP: &str = "Sync is not set up here: run inward sync init, or inward sync init REMOTE to name a place where devices meet.";
