//! A restore that was interrupted, and the ways out of it, in words.

use std::fmt;

use super::name::BackupName;
use crate::journal::Month;

/// A restore that was interrupted: some files of the journal are in the one state, some in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interrupted {
    /// The backup that was being restored.
    pub backup: BackupName,
    /// The one month that was; `None` when it was all of them.
    pub month: Option<Month>,
    /// The backup of the state before.
    pub before: BackupName,
    /// Whether the backup can still be restored.
    pub can_finish: bool,
    /// Whether the state before can.
    pub can_go_back: bool,
}

impl Interrupted {
    /// Says what is wrong.
    pub fn what(&self) -> String {
        let of = self.month.map(|month| format!("{month} from ")).unwrap_or_default();
        format!("restoring {of}the backup {} was interrupted", self.backup)
    }

    /// Says what to do about it, with the exact calls.
    pub fn remedy(&self) -> String {
        let finish = self.backup.restoring(self.month);
        let go_back = self.before.restoring(self.month);
        match (self.can_finish, self.can_go_back) {
            (true, true) if self.backup != self.before => {
                format!("{finish} finishes it, {go_back} goes back to the state before")
            }
            (true, _) => format!("{finish} finishes it"),
            (false, true) => {
                format!(
                    "{go_back} goes back to the state before, because that backup can no longer be read whole"
                )
            }
            (false, false) => "neither that backup nor the one of the state before can be read whole: \
                inward backup list shows the others"
                .to_owned(),
        }
    }
}

impl fmt::Display for Interrupted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what(), self.remedy())
    }
}
