//! The keys of a sealed journal, in memory.
//!
//! Months, drafts, trash and backups are sealed to the month identity and to the recovery recipient, whose identity exists only on
//! paper. What is written while the journal is locked is sealed to the inbox identity: that recipient alone lies in clear, so
//! that nobody without the passphrase can make a file that passes for a month.

use std::fmt::Write;
use std::path::Path;

use zeroize::Zeroizing;

use super::error::StoreError;
use super::seal::{self, Identity, Recipient, Unopened};

/// The first line of the keys' text, which any age program takes for a remark.
const HEAD: &str = "# inward-identity 1";
const MONTH: &str = "# month";
const MONTH_BEFORE: &str = "# month before";
const INBOX: &str = "# inbox";
const INBOX_BEFORE: &str = "# inbox before";
const RECOVERY: &str = "# recovery ";

/// The keys of a sealed journal while it is open.
#[derive(Clone, Debug)]
pub(crate) struct Keys {
    month: Identity,
    inbox: Identity,
    recovery: Recipient,
    /// The month identity that is being replaced, while files are still sealed to it.
    month_before: Option<Identity>,
    /// Inbox identities that were replaced: they go on opening what was caught with them.
    inboxes_before: Vec<Identity>,
    month_recipient: Recipient,
}

impl Keys {
    /// Makes new keys, and the recovery identity, which is shown once and kept nowhere.
    pub(super) fn new() -> (Self, Identity) {
        let recovery = Identity::new();
        let keys = Self::of(Identity::new(), Identity::new(), recovery.recipient());
        (keys, recovery)
    }

    fn of(month: Identity, inbox: Identity, recovery: Recipient) -> Self {
        let month_recipient = month.recipient();
        Self { month, inbox, recovery, month_before: None, inboxes_before: Vec::new(), month_recipient }
    }

    /// Makes new keys that still open what these do.
    pub(super) fn renewed(&self) -> (Self, Identity) {
        let (mut keys, recovery) = Self::new();
        keys.month_before = Some(self.month.clone());
        keys.inboxes_before = [&self.inbox].into_iter().chain(&self.inboxes_before).cloned().collect();
        (keys, recovery)
    }

    /// These keys once nothing is sealed to the month identity before any more.
    pub(super) fn settled(&self) -> Self {
        Self { month_before: None, ..self.clone() }
    }

    /// Whether files may still be sealed to the month identity before.
    pub(super) fn are_unsettled(&self) -> bool {
        self.month_before.is_some()
    }

    /// Seals bytes of the journal.
    pub(super) fn seal(&self, bytes: &[u8], path: &Path) -> Result<Vec<u8>, StoreError> {
        sealed(bytes, &self.recipients(), path)
    }

    /// The recipient of the paper key.
    pub(super) fn paper_recipient(&self) -> &Recipient {
        &self.recovery
    }

    /// The recipients of whatever belongs to the journal.
    pub(super) fn recipients(&self) -> [&Recipient; 2] {
        [&self.month_recipient, &self.recovery]
    }

    /// The recipient of the inbox.
    pub(super) fn inbox_recipient(&self) -> Recipient {
        self.inbox.recipient()
    }

    /// Opens what is sealed to the present month identity.
    pub(super) fn open_present(&self, bytes: &[u8]) -> Result<Vec<u8>, Unopened> {
        seal::open(bytes, &[&self.month])
    }

    /// Opens what belongs to the journal. What only the inbox opens does not.
    pub(super) fn open(&self, bytes: &[u8]) -> Result<Vec<u8>, Unopened> {
        let identities: Vec<&Identity> = [&self.month].into_iter().chain(&self.month_before).collect();
        seal::open(bytes, &identities)
    }

    /// Opens what was caught while the journal was locked.
    pub(super) fn open_caught(&self, bytes: &[u8]) -> Result<Vec<u8>, Unopened> {
        let identities: Vec<&Identity> = [&self.inbox].into_iter().chain(&self.inboxes_before).collect();
        seal::open(bytes, &identities)
    }

    /// A name for something that tells nobody else what it is.
    pub(super) fn name_of(&self, thing: &[u8]) -> String {
        self.month.name_of(thing)
    }

    /// The keys as the wrappers hold them: lines that any age program takes for identities.
    pub(super) fn to_text(&self) -> Zeroizing<String> {
        let recovery = self.recovery.to_string();
        let (month, inbox) = (self.month.to_text(), self.inbox.to_text());
        // With all the room that it needs: a text that grows leaves its beginning behind in memory.
        let room = HEAD.len()
            + recovery.len()
            + (4 + self.inboxes_before.len()) * (2 * INBOX_BEFORE.len() + month.len());
        let mut text = Zeroizing::new(String::with_capacity(room));
        // Writing to a text has no way to fail.
        let _ = writeln!(
            text,
            "{HEAD}\n{MONTH}\n{}\n{INBOX}\n{}\n{RECOVERY}{recovery}",
            month.as_str(),
            inbox.as_str()
        );
        let before = self.month_before.iter().map(|identity| (MONTH_BEFORE, identity));
        for (name, identity) in before.chain(self.inboxes_before.iter().map(|it| (INBOX_BEFORE, it))) {
            let _ = writeln!(text, "{name}\n{}", identity.to_text().as_str());
        }
        debug_assert!(text.len() <= room);
        text
    }

    /// Reads the keys from that text.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next()? != HEAD {
            return None;
        }
        let (mut month, mut inbox, mut recovery, mut month_before) = (None, None, None, None);
        let mut inboxes_before = Vec::new();
        while let Some(line) = lines.next() {
            match line {
                MONTH => month = Identity::parse(lines.next()?),
                INBOX => inbox = Identity::parse(lines.next()?),
                MONTH_BEFORE => month_before = Identity::parse(lines.next()?),
                INBOX_BEFORE => inboxes_before.extend(Identity::parse(lines.next()?)),
                line => {
                    if let Some(text) = line.strip_prefix(RECOVERY) {
                        recovery = Recipient::parse(text);
                    }
                }
            }
        }
        Some(Self { month_before, inboxes_before, ..Self::of(month?, inbox?, recovery?) })
    }

    /// These keys, which also open what was sealed for a paper key.
    pub(super) fn after(self, paper: &Identity) -> Self {
        Self { month_before: Some(paper.clone()), ..self }
    }
}

/// Seals bytes to some recipients.
pub(super) fn sealed(bytes: &[u8], to: &[&Recipient], path: &Path) -> Result<Vec<u8>, StoreError> {
    seal::seal(bytes, to).map_err(|source| StoreError::io("sealed", path, source))
}

/// The reason why a sealed file cannot be opened, with its path.
pub(super) fn unopened(why: Unopened, path: &Path) -> StoreError {
    let path = path.to_owned();
    match why {
        Unopened::OtherKey => StoreError::OtherKey(path),
        Unopened::Damaged | Unopened::NotSealed => StoreError::BrokenSeal(path),
        Unopened::TooCostly => StoreError::TooCostly(path),
    }
}
