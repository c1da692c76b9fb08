//! Size, time and inode of a month's files, by which a change is noticed without reading them.

use crate::journal::Month;
use crate::store::files::dirs::Dirs;
use crate::store::files::fingerprint::Look;

/// What the files of a month looked like from outside: size, time and inode of both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    pub(super) month: Option<Look>,
    pub(super) aside: Option<Look>,
}

impl Stamp {
    /// How the files of a month look now.
    pub(super) fn of(dirs: &Dirs, month: Month) -> Self {
        Self { month: Look::at(&dirs.month(month)), aside: Look::at(&dirs.aside(month)) }
    }
}
