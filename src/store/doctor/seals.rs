//! The doctor's look at a sealed journal: its keys, what lies in clear beside it, what cannot be opened, and what waits to be
//! sorted in.

use std::path::Path;

use super::{Kind, Looking, names};
use crate::store::convert::{self, Form};
use crate::store::error::StoreError;
use crate::store::files::dirs;
use crate::store::{backup, file_names, inbox, key_files};

pub(super) fn look(looking: &mut Looking<'_>) {
    if !looking.dirs.is_sealed() {
        return;
    }
    keys(looking);
    for path in looking.seen(convert::left(looking.dirs, Form::Sealed)).unwrap_or_default() {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Copies of months are named with the journal.
        if path.starts_with(looking.dirs.journal()) && file_names::beside(looking.dirs, &name).is_some() {
            continue;
        }
        let what = "it lies in clear beside the sealed journal";
        looking.find_repairable(Kind::InClear, &path, None, what, "seals it");
    }
    // What cannot be opened in the trash has a name that tells nothing.
    let trash = looking.dirs.trash();
    for name in names(looking, &trash) {
        let _ = looking.bytes(&trash.join(name));
    }
    for problem in looking.seen(inbox::unreadable(looking.dirs)).unwrap_or_default() {
        let remedy = "it was written while the journal was locked and cannot be sorted in: move it away, or update inward";
        looking.find(Kind::UnreadableCaught, &problem.path, None, problem.what, remedy);
    }
}

/// The two wrappers are the same, and both are there.
fn keys(looking: &mut Looking<'_>) {
    let [first, second] = key_files::wrappers(looking.dirs);
    let (one, other) = (dirs::read(&first).ok().flatten(), dirs::read(&second).ok().flatten());
    if one == other && one.is_some() {
        return;
    }
    let (path, what) = match (&one, &other) {
        (None, _) => (&first, "this copy of the keys is missing or cannot be read"),
        (_, None) => (&second, "this copy of the keys is missing or cannot be read"),
        _ => (&second, "the two copies of the keys differ"),
    };
    let remedy = "inward passphrase writes both anew";
    looking.find(Kind::KeysDiffer, path, None, what, remedy);
}

/// Names a sealed file that cannot be opened, once.
pub(super) fn cannot_be_opened(looking: &mut Looking<'_>, path: &Path, error: &StoreError) {
    let relative = looking.dirs.relative(path);
    let is_named = |kind: Kind| matches!(kind, Kind::OtherKey | Kind::BrokenSeal);
    if looking.report.findings.iter().any(|finding| is_named(finding.kind) && finding.path == relative) {
        return;
    }
    if matches!(error, StoreError::OtherKey(_)) {
        let what = "it is sealed with a key that is not here";
        let remedy = "another device may have sealed it: inward decrypt there, and a sync, bring it here in clear; a paper key of that \
                      device opens it with any age program. Leave the folder keys/ here as it is";
        return looking.find(Kind::OtherKey, path, None, what, remedy);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let way_back =
        file_names::named_in(looking.dirs, &name).filter(|_| path.starts_with(looking.dirs.journal()));
    let way_back = way_back.map(|(month, _)| format!("; {}", backup::way_back(looking.dirs, month)));
    let what = "it is sealed and damaged, so it cannot be opened";
    let repair = format!("sets it aside{}", way_back.unwrap_or_default());
    looking.find_repairable(Kind::BrokenSeal, path, None, what, &repair);
}
