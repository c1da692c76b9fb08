//! Whoever can read the lines of a draft, and the lines as they lie on disk.

use std::borrow::Cow;
use std::path::Path;

use crate::store::error::StoreError;
use crate::store::files::content::{Seal, is_sealed_name};
use crate::store::files::dirs::Dirs;
use crate::store::files::lines;
use crate::store::key_files;
use crate::store::seal::Recipient;

/// Whoever can read the lines of a draft.
#[derive(Clone, Debug)]
pub(super) enum Readers {
    /// Everybody: the lines are in clear.
    All,
    /// The identities of these recipients.
    Of(Vec<Recipient>),
}

impl Readers {
    /// The readers of a file. While the journal is locked its lines are sealed to the inbox.
    pub(super) fn of(dirs: &Dirs, path: &Path) -> Result<Self, StoreError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !is_sealed_name(&name) {
            return Ok(Self::All);
        }
        Ok(Self::Of(match dirs.seal() {
            Seal::Open(keys) => keys.recipients().map(Clone::clone).to_vec(),
            Seal::Locked | Seal::Plain => vec![key_files::inbox_recipient(dirs)?],
        }))
    }

    /// Lines as they lie on disk.
    pub(super) fn to_disk<'a>(&self, lines: &'a str, path: &Path) -> Result<Cow<'a, str>, StoreError> {
        match self {
            Self::All => Ok(Cow::Borrowed(lines)),
            Self::Of(recipients) => {
                let to: Vec<&Recipient> = recipients.iter().collect();
                lines::sealed(lines.as_bytes(), &to, path).map(Cow::Owned)
            }
        }
    }
}
