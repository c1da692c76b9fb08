//! The texts on sealing, in the window: its row in the settings, and its page.

pub(crate) const NAME: &str = "Seal the journal";
pub(crate) const IS_SEALED: &str = "sealed";
pub(crate) const IS_NOT_SEALED: &str = "not sealed";
pub(crate) const ABOUT: &str = "Encrypt the journal with a passphrase.";
pub(crate) const ABOUT_SEALED: &str = "The journal is encrypted with a passphrase.";
pub(crate) const HOW: &str = "How to do it";
pub(crate) const HOW_TO_SEAL: &str = "Close inward, then type this in the shell: inward encrypt. It asks for a passphrase, shows you the paper key, and has you \
                                      type that back before anything is sealed.";
pub(crate) const IT_IS_SEALED: &str = "It is sealed";
pub(crate) const WHILE_LOCKED: &str = "While it is locked";
pub(crate) const CAN_BE_WRITTEN: &str = "You can still write a note: it is sealed at once, and goes to its day when the journal is next unlocked. The support \
                                         page is there too.";
pub(crate) const TO_CHANGE_IT: &str = "To change it";
pub(crate) const COMMANDS: &str = "Close inward, then type one of these in the shell. inward passphrase gives the journal another passphrase. inward \
                                   recovery tests the paper key, or makes a new one. inward decrypt writes everything in clear again.";
pub(crate) const NEVER_LOCKS: &str =
    "It does not lock by itself, since \"Lock after\" in the settings is set to never.";

sentences! {
    explains(key) = "{key} says what that does, and how.";
    is_locked_by(hide) = "The journal can't be read without its passphrase. {hide} locks it at once, and so does suspending inward.";
    locks_after(minutes) = "It locks by itself when no key has been pressed for {minutes}. Time in a running wait or in calm breathing does not count.";
}
