//! Has the disk confirm what was written.
//!
//! Some volumes know no full confirmation, as network volumes on macOS: there the system is asked to pass on what it has, which
//! is all that can be had. That is no failed save.

use std::fs::File;
use std::io;
use std::path::Path;

use super::this::sync;

pub(crate) use super::this::sync::NAMES_NEED_DIRECTORY;

/// The way in which something was confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Confirmed {
    /// The disk has it.
    Fully,
    /// The system has passed it on, and the volume says no more.
    Plainly,
    /// The volume has no confirmation of this sort.
    Never,
}

/// Has the disk confirm a file.
pub(crate) fn file(file: &File) -> io::Result<Confirmed> {
    known(decided(|| file.sync_all(), || sync::plain(file))?)
}

/// Has the disk confirm the content of a file, and only as much of its metadata as reading the content needs.
pub(crate) fn content(file: &File) -> io::Result<Confirmed> {
    known(decided(|| file.sync_data(), || sync::plain(file))?)
}

/// A file that nobody confirms may be gone with the power.
fn known(confirmed: Confirmed) -> io::Result<Confirmed> {
    if confirmed == Confirmed::Never { Err(io::ErrorKind::Unsupported.into()) } else { Ok(confirmed) }
}

/// Has the disk confirm which names a directory holds. Some file systems have no such thing; on them a rename is all that can
/// be had.
pub(crate) fn directory(dir: &Path) -> io::Result<Confirmed> {
    let Some(dir) = sync::open_directory(dir)? else { return Ok(Confirmed::Never) };
    decided(|| dir.sync_all(), || sync::plain(&dir))
}

/// Has the disk confirm the name of a file that was just moved, where that of its directory is not to be had.
pub(crate) fn moved(file: &File) -> io::Result<()> {
    sync::moved(file)
}

/// Has the disk confirm all that was written on the volume of a directory, at once. Some systems have no way to do so.
pub(crate) fn everything(dir: &Path) -> io::Result<Confirmed> {
    decided(|| sync::everything(dir), || Err(io::ErrorKind::Unsupported.into()))
}

/// Asks for a full confirmation first and, where the volume has none, for a plain one.
fn decided(
    full: impl FnOnce() -> io::Result<()>,
    plain: impl FnOnce() -> io::Result<()>,
) -> io::Result<Confirmed> {
    match full() {
        Ok(()) => return Ok(Confirmed::Fully),
        Err(error) if is_unsupported(&error) => {}
        Err(error) => return Err(error),
    }
    match plain() {
        Ok(()) => Ok(Confirmed::Plainly),
        Err(error) if is_unsupported(&error) => Ok(Confirmed::Never),
        Err(error) => Err(error),
    }
}

/// Whether the volume says that it does not know the request; a failing disk says something else.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported)
        || sync::is_unknown(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_volume_without_a_full_confirmation_is_asked_for_a_plain_one_and_a_disk_that_fails_is_not() {
        use rustix::io::Errno;

        let said = |errno: Option<Errno>| move || errno.map_or(Ok(()), |errno| Err(io::Error::from(errno)));
        let come_of = |full, plain| decided(said(full), said(plain)).map_err(|error| error.raw_os_error());
        let error = |errno: Errno| Err(Some(errno.raw_os_error()));
        for unsupported in [Errno::NOTSUP, Errno::OPNOTSUPP, Errno::INVAL, Errno::NOTTY] {
            assert_eq!(come_of(Some(unsupported), None), Ok(Confirmed::Plainly), "{unsupported}");
            assert_eq!(come_of(Some(unsupported), Some(Errno::IO)), error(Errno::IO));
            assert_eq!(come_of(Some(unsupported), Some(unsupported)), Ok(Confirmed::Never));
        }
        for failed in [Errno::IO, Errno::NOSPC, Errno::DQUOT, Errno::BADF] {
            assert_eq!(come_of(Some(failed), None), error(failed), "what failed once is not asked again");
        }
        assert_eq!(come_of(None, Some(Errno::IO)), Ok(Confirmed::Fully));
    }

    #[test]
    fn a_file_and_its_directory_are_confirmed() {
        let dir = tempfile::tempdir().unwrap();
        let made = File::create(dir.path().join("a")).unwrap();
        assert_ne!(file(&made).unwrap(), Confirmed::Never);
        directory(dir.path()).unwrap();
        assert!(directory(&dir.path().join("none")).is_err());
    }
}
