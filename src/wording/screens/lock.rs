//! The texts of a locked journal.

pub(crate) const PASSPHRASE: &str = "Passphrase";
pub(crate) const HIDE: &str = "hide";
pub(crate) const OPENING: &str = "Opening";
pub(crate) const NOTHING_TYPED: &str = "Type the passphrase first.";
pub(crate) const UNLOCK_FIRST: &str = "The journal is locked. Unlock it first.";
pub(crate) const FORGOTTEN: &str =
    "Forgotten? The paper key opens the journal: type inward recovery --use in the shell.";
pub(crate) const KEPT: &str = "Kept as a draft, sealed. You can go on with it once the journal is open.";
pub(crate) const IS_KEPT_AS_YOU_GO: &str =
    "What you write is sealed as you go. To read it again, the journal must be unlocked.";
pub(crate) const ONE_THING_SORTED_IN: &str = "One thing written while it was locked is in its day now.";

sentences! {
    about(open, note) = "{open} opens the journal. {note} writes a note without opening it.";
    sorted_in(count) = "{count} things written while it was locked are in their days now.";
}
