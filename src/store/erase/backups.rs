//! Erasing in the backups: each content that holds something of what goes is written anew without it, the lists name the new
//! contents, and only then the old ones go.

use super::file;
use super::plan::ErasePlan;
use super::readable::{Readable, month_of};
use crate::journal::format::erasing::{Erased, Erasing, Marks, Reach};
use crate::store::backup::{self, Content, Exchange, Instead};
use crate::store::error::StoreError;
use crate::store::files::dirs::Dirs;
use crate::store::files::fingerprint::Look;

/// Plans what becomes of the backups.
pub(super) fn plan(dirs: &Dirs, erasing: &Erasing, plan: &mut ErasePlan) -> Result<(), StoreError> {
    let mut exchange = Exchange::default();
    let mut old = Vec::new();
    for content in backup::contents(dirs)? {
        let Some((instead, look)) = instead_of(dirs, &content, erasing, plan) else { continue };
        if !matches!(instead, Instead::Same { .. }) {
            old.push((content.path.clone(), look));
        }
        exchange.put(&content, instead);
    }
    let rewritten = exchange.rewritten(dirs)?;
    plan.goes.backups += rewritten.lists.len();
    plan.goes.whole_backups += rewritten.gone.len();
    for (path, bytes) in rewritten.contents {
        plan.put(&path, bytes);
    }
    for (path, bytes) in rewritten.lists {
        plan.write(&path, bytes, Look::at(&path));
    }
    for path in rewritten.gone {
        plan.remove(&path, Look::at(&path));
    }
    for (path, look) in old {
        plan.remove(&path, look);
    }
    Ok(())
}

/// What stands in the place of a content from now on, and how its file looked; `None` when it is not there.
fn instead_of(
    dirs: &Dirs,
    content: &Content,
    erasing: &Erasing,
    plan: &mut ErasePlan,
) -> Option<(Instead, Option<Look>)> {
    let month = content.names.iter().find_map(|name| month_of(dirs, name));
    let reach = match month {
        Some(month) => erasing.reach(month),
        None if content.names.is_empty() => Reach::Part,
        // It was no file of a month.
        None => Reach::Nothing,
    };
    let same = Instead::Same { is_blank: false };
    let (bytes, look) = match file::read(dirs, &content.path) {
        Ok(read) => read?,
        Err(error) if reach > Reach::Nothing && plan.goes_unread(dirs, &content.path, &error, erasing) => {
            return Some((Instead::Nothing, Look::at(&content.path)));
        }
        Err(_) => return Some((same, None)),
    };
    let reach = if reach == Reach::Nothing && erasing.is_named_in(&bytes) { Reach::Part } else { reach };
    let instead = match Readable::of(&bytes, month) {
        Readable::Whole(document) => {
            let erased = document.erased(erasing, Marks::OfWhatItHolds);
            if erased.unsure > 0 {
                let what = format!("{} of what it holds cannot be read", erased.unsure);
                plan.unsure(dirs, &content.path, what);
            }
            if erased.held_something() {
                other(&erased, plan)
            } else {
                Instead::Same { is_blank: erased.document.is_blank() }
            }
        }
        Readable::Marked(document) => {
            let erased = document.erased(erasing, Marks::OfWhatItHolds);
            if erased.held_something() || reach > Reach::Nothing { other(&erased, plan) } else { same }
        }
        Readable::Damaged { document, is_all, why } => {
            let erased = document.erased(erasing, Marks::OfWhatItHolds);
            let is_done =
                !erased.held_something() && (reach == Reach::Nothing || is_all && erased.unsure == 0);
            if is_done {
                same
            } else if reach == Reach::All || erasing.takes_unsure() {
                other(&erased, plan)
            } else {
                plan.unsure(dirs, &content.path, why);
                same
            }
        }
        Readable::Not { .. } if reach == Reach::Nothing => same,
        Readable::Not { .. } if erasing.takes_unsure() => Instead::Nothing,
        Readable::Not { why } => {
            plan.unsure(dirs, &content.path, why);
            same
        }
    };
    Some((instead, look))
}

fn other(erased: &Erased, plan: &mut ErasePlan) -> Instead {
    plan.goes.entries.extend(erased.taken.iter().map(|version| version.id));
    Instead::Other {
        content: erased.document.to_text().into_bytes(),
        entries: erased.document.entries().len() as u64,
        is_blank: erased.document.is_blank(),
    }
}
