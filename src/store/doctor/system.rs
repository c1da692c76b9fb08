//! The doctor's look at the system: room on the disk, a credible clock, and who holds the locks.

use std::fs;
use std::path::Path;

use super::{Kind, Looking};
use crate::journal::Moment;
use crate::store::error::StoreError;
use crate::store::files::dirs;
use crate::store::lock;
use crate::system::confirm::{self, Confirmed};
use crate::system::volume;

/// Room for many years of writing, and little enough to be noticed in time.
const LEAST_BYTES: u64 = 16 * 1024 * 1024;

/// The first second of 2026, before which there was no journal.
const EARLIEST: i64 = 1_767_225_600;

pub(super) fn look(looking: &mut Looking<'_>) {
    let root = looking.dirs.root().to_owned();
    if volume::is_read_only(&root) {
        let remedy = "mount it as writable: until then nothing is saved";
        looking.find(Kind::ReadOnly, &root, None, "the disk is read-only", remedy);
    } else if let Some(free) = volume::free_bytes(&root).filter(|free| *free < LEAST_BYTES) {
        let what = format!("the disk has {} MB left", free / 1_000_000);
        looking.find(Kind::LittleSpace, &root, None, what, "free some space");
    }
    if looking.now.unix_seconds() < EARLIEST {
        let what =
            format!("the clock says {}, which cannot be right", Moment::new(looking.now.unix_seconds(), 0));
        looking.find(Kind::ClockBehind, &root, None, what, "set the clock");
    }
    confirmation(looking, &root);
    let window = looking.dirs.lock();
    if fs::symlink_metadata(&window).is_ok_and(|found| found.is_file())
        && let Some(holder) = looking.seen(lock::window_that_holds(&window)).flatten()
    {
        let process = holder.pid.map(|pid| format!(" (process {pid})")).unwrap_or_default();
        let since = holder.since.map(|since| format!(" since {since}")).unwrap_or_default();
        looking.note(&window, format!("is held by an open window{process}{since}"));
    }
}

/// Reports a volume that cannot confirm what was written; any other fault of it shows when something is written.
fn confirmation(looking: &mut Looking<'_>, root: &Path) {
    let file = dirs::open_to_read(&looking.dirs.write_lock())
        .and_then(|file| confirm::file(&file).map_err(|error| StoreError::io("confirmed", root, error)));
    let is_full = !matches!(file, Ok(confirmed) if confirmed != Confirmed::Fully);
    let is_full_for_names = !confirm::NAMES_NEED_DIRECTORY
        || !matches!(confirm::directory(root), Ok(confirmed) if confirmed != Confirmed::Fully);
    if !(is_full && is_full_for_names) {
        let what = "lies on a volume that does not confirm all that it is asked to keep, as network volumes may: \
            what was saved in the last seconds before a power cut may be missing there";
        looking.note(root, what);
    }
}
