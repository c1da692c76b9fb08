//! Brings the backups into another form: their contents, each under the sum of its bytes, and the lists that name them.
//!
//! The old contents stay until every list names the new ones, so that which belongs to which can be found out again at any time.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{Conversion, Form};
use crate::store::backup;
use crate::store::error::StoreError;
use crate::store::files::atomic;
use crate::store::files::content::{SEALED, is_sealed_name, trimmed, without_seal};
use crate::store::files::dirs;
use crate::store::files::sha256::sha256;

/// A content of a backup in the form.
#[derive(Clone)]
struct New {
    sha256: String,
    size: u64,
}

/// The contents that there are.
#[derive(Default)]
struct Contents {
    /// Those in the form, by the sum of what is in them.
    new: BTreeMap<String, New>,
    /// Those in another form: the sum that names each, and the sum of what is in it.
    old: BTreeMap<String, (PathBuf, String)>,
}

pub(super) fn convert(conversion: &Conversion<'_>) -> Result<(), StoreError> {
    let dirs = conversion.dirs;
    let dir = dirs.backed_up_files();
    let mut contents = Contents::default();
    let names = dirs::names(&dir)?;
    for name in names.iter().filter(|name| !name.starts_with('.')) {
        look(conversion, name, &mut contents)?;
    }
    for (path, sum) in contents.old.values() {
        if !contents.new.contains_key(sum)
            && let Some(content) = dirs.read(path)?
        {
            contents.new.insert(sum.clone(), put(conversion, &content)?);
        }
    }
    atomic::confirm_if_there(&dir)?;
    backup::rename_contents(dirs, |held| {
        let sum = &contents.old.get(&held.sha256)?.1;
        let new = contents.new.get(sum)?;
        let plain = without_seal(&held.name);
        let name = match conversion.form {
            Form::Sealed => format!("{plain}{SEALED}"),
            Form::Clear => plain.to_owned(),
        };
        Some((name, new.sha256.clone(), new.size))
    })?;
    for (path, _) in contents.old.values() {
        dirs::remove_if_there(path)?;
    }
    atomic::confirm_if_there(&dir)
}

fn look(conversion: &Conversion<'_>, name: &str, contents: &mut Contents) -> Result<(), StoreError> {
    let path = conversion.dirs.backed_up_files().join(name);
    let Some(bytes) = dirs::read(&path)? else { return Ok(()) };
    let is_new =
        is_sealed_name(name) == (conversion.form == Form::Sealed) && conversion.is_converted(&path, &bytes);
    let size = bytes.len() as u64;
    let Some(sha256_named) = without_seal(name).strip_suffix(".json").map(str::to_owned) else {
        return Ok(());
    };
    // One that cannot be opened stays as it is.
    let Ok(content) = conversion.dirs.content(&path, bytes) else { return Ok(()) };
    let sum = sha256(&content);
    if is_new {
        contents.new.insert(sum, New { sha256: sha256_named, size });
    } else {
        contents.old.insert(sha256_named, (path, sum));
    }
    Ok(())
}

/// Puts a content in its place in the form, and reads it back.
fn put(conversion: &Conversion<'_>, content: &[u8]) -> Result<New, StoreError> {
    let dir = conversion.dirs.backed_up_files();
    let end = if conversion.form == Form::Sealed { SEALED } else { "" };
    let bytes = conversion.dirs.to_disk(&dir.join(format!("content.json{end}")), content)?;
    let sha256 = sha256(&bytes);
    let path = dir.join(format!("{sha256}.json{end}"));
    atomic::place(&path, &bytes)?;
    let back = conversion.dirs.read(&path)?;
    if back.is_none_or(|back| trimmed(&back) != trimmed(content)) {
        return Err(StoreError::Unproven(path));
    }
    Ok(New { sha256, size: bytes.len() as u64 })
}
