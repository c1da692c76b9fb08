//! What may become of the program's memory: core dumps, swap, hibernation; and the mask of new files.

use std::path::{Path, PathBuf};

use super::bounded::{self, Content};
use crate::privacy::Places;
use crate::privacy::facts::{Dumps, Memory, Swap, SwapKind};
use crate::system::process;

/// Folders in which systems keep core dumps.
const DUMPS: [&str; 3] = ["var/lib/systemd/coredump", "var/lib/apport/coredump", "var/crash"];
/// The same below the home directory.
const OWN_DUMPS: [&str; 2] = ["Library/Logs/DiagnosticReports", "AppData/Local/CrashDumps"];
/// How many devices may lie one upon another.
const MOST_DEPTH: usize = 4;

pub(super) fn look(places: &Places) -> Memory {
    Memory {
        is_kept: process::keeps_memory(),
        dumps: dumps(places),
        swaps: swaps(&places.system),
        hibernates: hibernates(&places.system),
    }
}

fn dumps(places: &Places) -> Vec<Dumps> {
    let of_system = DUMPS.iter().map(|name| places.system.join(name));
    let own = OWN_DUMPS.iter().map(|name| places.home.join(name));
    let mut dirs: Vec<PathBuf> = of_system.chain(own).chain(dir_of_pattern(&places.system)).collect();
    dirs.dedup();
    dirs.retain(|dir| bounded::is_there(dir));
    let is_of_inward = |name: &str| name.to_lowercase().contains("inward");
    dirs.into_iter()
        .map(|dir| Dumps { found: bounded::paths(places.around(&dir), &dir, is_of_inward), dir })
        .collect()
}

/// The folder in which the kernel itself puts core dumps, where it is always the same.
fn dir_of_pattern(system: &Path) -> Option<PathBuf> {
    let pattern = bounded::content(system, &system.join("proc/sys/kernel/core_pattern")).text();
    let dir = Path::new(pattern.trim()).parent()?;
    let is_fixed = dir.is_absolute() && !dir.to_string_lossy().contains('%') && dir.components().count() > 1;
    is_fixed.then(|| system.join(dir.strip_prefix("/").unwrap_or(dir)))
}

/// What memory may be written to; `None` where the system has no list of it.
fn swaps(system: &Path) -> Option<Vec<Swap>> {
    let Content::Bytes { bytes, .. } = bounded::content(system, &system.join("proc/swaps")) else {
        return None;
    };
    let listed = String::from_utf8_lossy(&bytes).into_owned();
    let swap = |line: &str| {
        let mut words = line.split_whitespace();
        let (name, kind) = (words.next()?.to_owned(), words.next()?);
        let device = Path::new(&name).file_name().unwrap_or_default().to_string_lossy().into_owned();
        let kind = match kind {
            "partition" if device.starts_with("zram") => SwapKind::Closed,
            "partition" if device.starts_with("dm-") && is_encrypted(system, &device, MOST_DEPTH) => {
                SwapKind::Closed
            }
            "partition" if device.starts_with("dm-") => SwapKind::Unknown,
            "partition" => SwapKind::Plain,
            // A file may lie on an encrypted disk.
            _ => SwapKind::Unknown,
        };
        Some(Swap { name, kind })
    };
    Some(listed.lines().skip(1).filter_map(swap).collect())
}

/// Whether a device, or the one that it lies upon, is encrypted by the kernel.
fn is_encrypted(system: &Path, device: &str, depth: usize) -> bool {
    let dir = system.join("sys/block").join(device);
    let is_crypt = bounded::content(&system.join("sys"), &dir.join("dm/uuid")).text().starts_with("CRYPT-");
    let below = || bounded::names(&system.join("sys"), &dir.join("slaves")).unwrap_or_default();
    is_crypt || depth > 0 && below().iter().any(|device| is_encrypted(system, device, depth - 1))
}

/// Whether the computer can write its memory to a disk and is told where to read it from; `None` where nothing says so.
fn hibernates(system: &Path) -> Option<bool> {
    let read = |name: &str| match bounded::content(system, &system.join(name)) {
        Content::Bytes { bytes, .. } => Some(String::from_utf8_lossy(&bytes).trim().to_owned()),
        Content::Missing | Content::Unreadable => None,
    };
    let can = read("sys/power/state")?.split_whitespace().any(|state| state == "disk");
    let place = read("sys/power/resume").unwrap_or_default();
    Some(can && !place.is_empty() && place != "0:0")
}

/// The mask of new files that the shell handed on, where the system tells it without changing it.
pub(super) fn umask(places: &Places) -> Option<u32> {
    let status = bounded::content(&places.system, &places.system.join("proc/self/status")).text();
    let mask = status.lines().find_map(|line| line.strip_prefix("Umask:"))?;
    u32::from_str_radix(mask.trim(), 8).ok()
}
