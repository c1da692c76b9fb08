//! Zip archives, in which many programs hand out what they wrote: within limits, and only in memory.

use std::io::{Cursor, Read};

use memchr::memmem;
use zip::read::ZipFile;
use zip::{CompressionMethod, ZipArchive};

use super::{GivenFile, WORDED};

/// The most files of an archive.
const MOST_FILES: usize = 200_000;
/// The most bytes of one file.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// The most bytes of all files that are unpacked.
const MOST_IN_ALL: u64 = 256 * 1024 * 1024;
/// How many times as large as an archive what is in it may be; what is small in any case may be more.
const MOST_RATIO: u64 = 100;
/// What is small in any case.
const SMALL: u64 = 1024 * 1024;

/// Whether this is an archive.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The files of an archive in the order of their paths, or the reason why they cannot be had. Those that cannot hold words are
/// only named. Nothing of it becomes a path on disk.
pub(super) fn files(bytes: &[u8]) -> Result<Vec<GivenFile>, &'static str> {
    // What each file has in the list at the end of the archive.
    if memmem::find_iter(bytes, b"PK\x01\x02").count() > MOST_FILES {
        return Err(TOO_MUCH);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DAMAGED)?;
    if archive.len() > MOST_FILES {
        return Err(TOO_MUCH);
    }
    if archive.has_duplicate_names() || archive.has_overlapping_files().map_err(|_| DAMAGED)? {
        return Err("files in it have the same name or the same place");
    }
    let most = MOST_IN_ALL.min((bytes.len() as u64).saturating_mul(MOST_RATIO).max(SMALL));
    let (mut files, mut size) = (Vec::new(), 0);
    for at in 0..archive.len() {
        let file = archive.by_index_raw(at).map_err(|_| DAMAGED)?;
        let path = path(&file)?;
        let (is_file, is_locked, packed) = (file.is_file(), file.encrypted(), file.compression());
        let is_dir = file.is_dir();
        drop(file);
        let Some(path) = path.filter(|_| !is_dir) else { continue };
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        if !is_file || !WORDED.contains(&ending.as_str()) {
            files.push(GivenFile { path, bytes: None });
            continue;
        }
        if is_locked {
            return Err("it is locked with a password: unpack it, and name the folder");
        }
        if ![CompressionMethod::Stored, CompressionMethod::Deflated].contains(&packed) {
            return Err("it is packed in another way than deflate: unpack it, and name the folder");
        }
        let mut bytes = Vec::new();
        let file = archive.by_index(at).map_err(|_| DAMAGED)?;
        file.take(MOST_BYTES.min(most - size) + 1).read_to_end(&mut bytes).map_err(|_| DAMAGED)?;
        let length = bytes.len() as u64;
        size += length;
        if length > MOST_BYTES || size > most {
            return Err(TOO_MUCH);
        }
        files.push(GivenFile { path, bytes: Some(bytes) });
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

const DAMAGED: &str = "it is damaged, or not whole";
const TOO_MUCH: &str = "it holds more than anything that is read: unpack it, and name the folder";

/// The path of a file in an archive; nothing for one that is hidden, or that only a system needs.
fn path<R: Read>(file: &ZipFile<'_, R>) -> Result<Option<String>, &'static str> {
    let name = file.name().map_err(|_| DAMAGED)?.replace('\\', "/");
    let is_letter_of_drive = name.as_bytes().get(1) == Some(&b':');
    if name.starts_with('/')
        || is_letter_of_drive
        || name.contains('\0')
        || name.split('/').any(|part| part == "..")
    {
        return Err("a file in it has a path that leads out of it");
    }
    let is_hidden =
        |part: &str| part == "__MACOSX" || part.starts_with('.') && part != ".obsidian" && part != ".";
    Ok((!name.split('/').any(is_hidden)).then_some(name))
}

#[cfg(test)]
mod tests;
