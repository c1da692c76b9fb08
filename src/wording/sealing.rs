//! The texts of sealing: what it does and does not protect, and the questions that it asks.

/// The question for the passphrase of a sealed journal.
pub const PASSPHRASE: &str = "Passphrase: ";
/// The question for a passphrase to be.
pub const NEW_PASSPHRASE: &str = "New passphrase: ";
/// The question for a passphrase that was typed before.
pub const ONCE_MORE: &str = "The same again: ";
/// Two passphrases were different.
pub const NOT_THE_SAME: &str = "These two are not the same. Type it twice anew.";
/// A passphrase is too short.
pub const TOO_SHORT: &str =
    "That is too short to keep anybody out: use at least 12 characters, such as four or five words.";
/// A passphrase is one of those that are tried first.
pub const TOO_COMMON: &str = "That is one of the passphrases that are tried first: use four or five words that do not belong together.";
/// Fewer lines were given than were asked for.
pub const TOO_FEW_LINES: &str = "there are too few lines: write a line for each thing that is asked for";
/// A locked journal where nobody can be asked.
pub const LOCKED_WITHOUT_TERMINAL: &str = "the journal is locked, and there is no terminal to ask for its passphrase on: give it with --passphrase-fd";
/// A locked journal, to whoever asks how it is.
pub const LOCKED: &str = "locked: it tells nothing until it is opened, in its window or with --passphrase-fd";
/// The person stopped.
pub const STOPPED: &str = "stopped: nothing was changed";
/// What was written while the journal is locked.
pub const SEALED_FOR_LATER: &str = "Sealed; sorted in at the next unlock.";
/// The mark of an entry that came in without the passphrase.
pub const WITHOUT_PASSPHRASE: &str = "without the passphrase";
/// What stands before that mark.
pub const WRITTEN: &str = "Written";

/// What sealing does and does not do, a paragraph each, said before it is turned on.
pub const BEFORE_SEALING: [&str; 5] = [
    "Sealing encrypts everything in the journal with a passphrase: words, ratings, drafts, what is in the trash, and backups. \
     Whoever opens this computer later, copies the folder, or reads a copy of it somewhere else, cannot read it.",
    "It does not help while the journal is open on the screen, against a program that records keys, or against somebody who makes \
     you type the passphrase. If someone may force you to open it, it is safer not to keep it on this computer.",
    "It does not hide that there is a journal, in which months you wrote, or how much.",
    "What was here before in clear may still lie where this program cannot reach: in the history of git or of a sync program, in \
     copies of the system, and on the disk itself until it is written over.",
    "There is no way back without the passphrase or the paper key. Nobody can reset them.",
];
/// What lies in the folder for copies stays.
pub const OUT_STAYS: &str =
    "These copies that you asked for stay readable; remove them when you no longer need them:";
/// The offer of words drawn at random.
pub const DRAWN_WORDS: &str = "Five words drawn at random, if you would like them as your passphrase:";
/// What the paper key is.
pub const PAPER_KEY: &str = "This is the paper key. It opens everything without the passphrase, also with any program for age files. It is \
                             shown this once and kept nowhere. Write it on paper, and keep that where nobody else looks:";
/// The question for the paper key, which was just shown.
pub const PAPER_KEY_BACK: &str = "Now type it back, so that you know it is right: ";
/// The question for the paper key.
pub const TYPE_PAPER_KEY: &str = "Paper key: ";
/// The paper key that was typed is another.
pub const NOT_THE_PAPER_KEY: &str = "That is not it: look at each letter and type all of it again.";
/// What is said once it was typed back.
pub const STILL_SHOWN: &str =
    "The paper key is still on the screen: once you have it on paper, clear the screen and its scrollback.";
/// What is said once everything is sealed.
pub const SEALED: &str = "The journal is sealed.";
/// What is said once everything is sealed with new keys.
pub const SEALED_ANEW: &str = "The journal is sealed with new keys. Keep the old paper key until your other devices have the new keys: what they \
                               wrote in the meantime opens with the old one alone. Copies of the journal that were made before still open with the old keys.";
/// What is said before everything is in clear again.
pub const BEFORE_UNSEALING: &str = "Everything will lie in clear again: whoever can open this account can read it, and so can a sync program or a \
                                    backup that copies the folder.";
/// What is said once everything is in clear again.
pub const UNSEALED: &str = "The journal is no longer sealed, and its keys are removed. Keep the paper key until all your devices have the journal in clear: what \
     another one sealed in the meantime opens with that key alone.";
/// What is said of another passphrase.
pub const OTHER_PASSPHRASE: &str = "The passphrase is changed. Whoever copied the folder keys/ before can still open the journal with the old one: \
                                    inward encrypt --new-keys seals it anew.";
/// A paper key that is right.
pub const IS_PAPER_KEY: &str = "This is the paper key of this journal.";
/// What is said once the journal has another passphrase by the paper key.
pub const RECOVERED: &str = "The journal has its new passphrase.";
/// The keys were gone.
pub const KEYS_WERE_GONE: &str = "The keys of the journal are gone. The paper key opens it; everything will be sealed anew, with a new paper key.";
