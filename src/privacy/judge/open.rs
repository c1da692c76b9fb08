//! Who can open the files of the journal and the folders above them.

use std::path::PathBuf;

use super::of_paths;
use crate::privacy::facts::{Access, AccessList, Facts, Group, Owner};
use crate::privacy::{Kind, Row};

/// The bits of a mode for other accounts and for the group.
const READ: u32 = 0o4;
const WRITE: u32 = 0o2;
const SEARCH: u32 = 0o1;
const ANYTHING: u32 = READ | WRITE | SEARCH;
/// The bit that lets each account move only its own files.
const STICKY: u32 = 0o1000;

pub(super) fn journal(facts: &Facts, rows: &mut Vec<Row>) {
    let of = |is: &dyn Fn(&Access) -> bool| -> Vec<PathBuf> {
        facts.own.iter().filter(|access| is(access)).map(|access| access.path.clone()).collect()
    };
    let faults = [
        (of(&|access| is_open(access, ANYTHING)), Kind::OpenToOthers),
        (of(&is_of_another), Kind::OfAnother),
        (of(&|access| access.list == AccessList::LetsIn), Kind::AccessList),
    ];
    let found: Vec<Row> = faults.iter().filter_map(|(paths, kind)| of_paths(*kind, paths)).collect();
    let tells_all = !facts.own.is_empty() && facts.held.unlisted.is_empty();
    if found.is_empty() && tells_all {
        rows.push(Row::new(Kind::Closed).at(&facts.held.root));
    }
    rows.extend(found);
    rows.extend(
        facts
            .lists_shown_by
            .map(|command| Row::new(Kind::AccessListUnknown).at(&facts.held.root).named(command)),
    );
}

pub(super) fn config(facts: &Facts, rows: &mut Vec<Row>) {
    let Some(access) = &facts.config else { return };
    let kind = match access {
        _ if is_of_another(access) => Kind::ConfigOfAnother,
        _ if is_open(access, READ | WRITE) || access.list == AccessList::LetsIn => Kind::ConfigOpen,
        _ => Kind::ConfigClosed,
    };
    rows.push(Row::new(kind).at(&access.path));
}

pub(super) fn above(facts: &Facts, rows: &mut Vec<Row>) {
    let mut folders: Vec<&Access> = facts.above.iter().chain(&facts.above_config).collect();
    folders.sort_by(|one, other| one.path.cmp(&other.path));
    folders.dedup_by(|one, other| one.path == other.path);
    let changed = folders.iter().filter(|folder| folder.mode & STICKY == 0 && is_open(folder, WRITE));
    let of_others = folders.iter().filter(|folder| is_of_another(folder));
    let mut found: Vec<Row> = changed.map(|folder| Row::new(Kind::AboveOpen).at(&folder.path)).collect();
    found.extend(of_others.map(|folder| Row::new(Kind::AboveOfAnother).at(&folder.path)));
    if found.is_empty() && !folders.is_empty() {
        found.push(Row::new(Kind::AboveClosed));
    }
    rows.extend(found);
    let Some(name) = facts.held.root.file_name().map(|name| name.to_string_lossy()) else { return };
    if let Some((nearest, rest)) = facts.above.split_first()
        && facts.held.is_there
        && is_open(nearest, READ)
        && [nearest].into_iter().chain(rest).all(|folder| is_open(folder, SEARCH))
    {
        rows.push(Row::new(Kind::Listed).at(&nearest.path).named(name.clone()));
    }
    let tells = name.to_lowercase().contains("inward");
    rows.push(Row::new(if tells { Kind::NameTells } else { Kind::NameTellsNothing }).named(name));
}

/// Whether other accounts have one of these rights.
fn is_open(access: &Access, rights: u32) -> bool {
    let of_group = if access.group == Group::OnlyMe { 0 } else { access.mode >> 3 };
    (access.mode | of_group) & rights != 0
}

fn is_of_another(access: &Access) -> bool {
    access.owner == Owner::Another
}
