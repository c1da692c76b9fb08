//! Has the disk confirm what was written.
//!
//! Some volumes know no full confirmation, as network volumes on macOS: there the system is asked to pass on what it has, which
//! is all that can be had. That is no failed save.

use std::fs::File;
use std::io;

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
    known(decided(|| file.sync_all(), || plain(file))?)
}

/// Has the disk confirm the content of a file, and only as much of its metadata as reading the content needs.
pub(crate) fn content(file: &File) -> io::Result<Confirmed> {
    known(decided(|| file.sync_data(), || plain(file))?)
}

/// A file that nobody confirms may be gone with the power.
fn known(confirmed: Confirmed) -> io::Result<Confirmed> {
    if confirmed == Confirmed::Never { Err(io::ErrorKind::Unsupported.into()) } else { Ok(confirmed) }
}

/// Has the disk confirm which names a directory holds. Some file systems have no such thing; on them a rename is all that can
/// be had.
#[cfg(unix)]
pub(crate) fn directory(dir: &std::path::Path) -> io::Result<Confirmed> {
    let dir = File::open(dir)?;
    decided(|| dir.sync_all(), || plain(&dir))
}

/// Has the disk confirm all that was written on the volume of a directory, at once.
#[cfg(target_os = "linux")]
pub(crate) fn everything(dir: &std::path::Path) -> io::Result<Confirmed> {
    let dir = File::open(dir)?;
    let all = || rustix::fs::syncfs(&dir).map_err(io::Error::from);
    decided(all, || Err(io::ErrorKind::Unsupported.into()))
}

/// Nothing: this system has no way to do so.
#[cfg(not(target_os = "linux"))]
pub(crate) fn everything(_dir: &std::path::Path) -> io::Result<Confirmed> {
    Ok(Confirmed::Never)
}

/// Nothing: this system has no way to have a directory confirmed.
#[cfg(not(unix))]
pub(crate) fn directory(_dir: &std::path::Path) -> io::Result<Confirmed> {
    Ok(Confirmed::Never)
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
    #[cfg(unix)]
    if error.raw_os_error() == Some(rustix::io::Errno::NOTTY.raw_os_error()) {
        return true;
    }
    matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported)
}

/// The confirmation that every Unix has: `sync_all` asks macOS for more.
#[cfg(unix)]
fn plain(file: &File) -> io::Result<()> {
    rustix::fs::fsync(file).map_err(io::Error::from)
}

#[cfg(not(unix))]
fn plain(file: &File) -> io::Result<()> {
    file.sync_all()
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
        assert!(directory(&dir.path().join("none")).is_err() || cfg!(not(unix)));
    }
}
