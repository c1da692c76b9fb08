//! Each row comes with its facts, and only with them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::*;
use crate::privacy::facts::{
    Access, AccessList, Dumps, Git, Group, HistoryFound, Owner, Shell, SwapKind, Volume,
};
use crate::privacy::testing::{ROOT, access, calm, history, swap, troubled};

fn kinds(facts: &Facts) -> Vec<Kind> {
    judge(facts).into_iter().map(|row| row.kind).collect()
}

/// The facts of a calm journal with one change.
fn with(change: impl Fn(&mut Facts)) -> Facts {
    let mut facts = calm();
    change(&mut facts);
    facts
}

/// A change, and the row that it brings and the one that it takes away.
type Case = (fn(&mut Facts), Kind, Option<Kind>);

/// A change of who can open what.
const OPEN: [Case; 19] = [
    (|it| it.held.is_there = false, Kind::NoJournal, Some(Kind::Sealed)),
    (|it| it.held.seal = Seal::Off, Kind::NotSealed, Some(Kind::Sealed)),
    (|it| it.held.seal = Seal::TurningOn, Kind::BeingSealed, Some(Kind::NoneLeftUnsealed)),
    (|it| it.held.seal = Seal::TurningOff, Kind::BeingUnsealed, Some(Kind::Sealed)),
    (|it| it.held.seal = Seal::Unknown, Kind::SealUnknown, Some(Kind::Sealed)),
    (|it| it.held.in_clear.push("/x/2026-11.json".into()), Kind::LeftUnsealed, Some(Kind::NoneLeftUnsealed)),
    (
        |it| it.held.unfinished.push("/x/.inward-1.tmp".into()),
        Kind::LeftUnsealed,
        Some(Kind::NoneLeftUnsealed),
    ),
    (|it| it.own[0].mode = 0o701, Kind::OpenToOthers, Some(Kind::Closed)),
    (
        |it| it.own[0] = Access { group: Group::Others, ..access(ROOT, 0o740) },
        Kind::OpenToOthers,
        Some(Kind::Closed),
    ),
    (|it| it.own[0].owner = Owner::Another, Kind::OfAnother, Some(Kind::Closed)),
    (|it| it.own[0].list = AccessList::LetsIn, Kind::AccessList, Some(Kind::Closed)),
    (|it| it.lists_shown_by = Some("ls -le"), Kind::AccessListUnknown, None),
    (|it| it.config = Some(access("/c", 0o604)), Kind::ConfigOpen, Some(Kind::ConfigClosed)),
    (
        |it| it.config = Some(Access { owner: Owner::Another, ..access("/c", 0o600) }),
        Kind::ConfigOfAnother,
        Some(Kind::ConfigClosed),
    ),
    (|it| it.above[0].mode = 0o702, Kind::AboveOpen, Some(Kind::AboveClosed)),
    (|it| it.above_config[0].mode = 0o702, Kind::AboveOpen, Some(Kind::AboveClosed)),
    (|it| it.above[0].owner = Owner::Another, Kind::AboveOfAnother, Some(Kind::AboveClosed)),
    (|it| it.above.iter_mut().for_each(|folder| folder.mode = 0o755), Kind::Listed, None),
    (|it| it.held.root = "/home/me/My-Inward".into(), Kind::NameTells, Some(Kind::NameTellsNothing)),
];

/// A change of who gets a copy.
const COPIED: [Case; 15] = [
    (|it| it.held.unlisted.push("/x".into()), Kind::NotLookedAt, None),
    (|it| it.folder.sync = Some(("Dropbox", "/x".into())), Kind::SyncedSealed, Some(Kind::NotSynced)),
    (|it| it.folder.volume = Volume::Kind("CIFS".to_owned()), Kind::OnNetworkSealed, Some(Kind::OnOwnDisk)),
    (|it| it.folder.volume = Volume::Kind("fuse.odd".to_owned()), Kind::VolumeUnknown, Some(Kind::OnOwnDisk)),
    (|it| it.folder.volume = Volume::Untold, Kind::VolumeUntold, Some(Kind::OnOwnDisk)),
    (|it| it.folder.volume = Volume::Kind("btrfs".to_owned()), Kind::SnapshotsPossible, None),
    (|it| it.folder.git = Some(git(Some(true))), Kind::GitRemoteSealed, Some(Kind::NoGit)),
    (|it| it.folder.git = Some(git(Some(false))), Kind::GitHere, Some(Kind::NoGit)),
    (|it| it.folder.git = Some(git(None)), Kind::GitUnknown, Some(Kind::NoGit)),
    (|it| it.folder.backups.programs.push("Borg"), Kind::BackupsSeen, Some(Kind::BackupsUnknown)),
    (|it| it.folder.backups.is_left_out = true, Kind::LeftOutOfBackups, None),
    (|it| it.held.exports.push("/x".into()), Kind::Exports, Some(Kind::NoExports)),
    (|it| it.held.receipts.push("/x".into()), Kind::Receipts, None),
    (|it| it.held.unfinished.push("/x".into()), Kind::Unfinished, Some(Kind::NothingUnfinished)),
    (|it| it.held.lent.push("/x".into()), Kind::Lent, Some(Kind::NothingLent)),
];

/// A change of what is kept elsewhere.
const KEPT: [Case; 20] = [
    (
        |it| it.histories.push(history(".zsh_history", Shell::Zsh, 2)),
        Kind::HistoryTells,
        Some(Kind::HistoryTellsNothing),
    ),
    (|it| it.histories[0].found = HistoryFound::Commands { count: 0, is_cut: true }, Kind::HistoryCut, None),
    (|it| it.histories[0].found = HistoryFound::Unreadable, Kind::HistoryUnreadable, None),
    (|it| it.histories[0].found = HistoryFound::NotText, Kind::HistoryNotText, None),
    (|it| it.memory.dumps.push(dumps(Some(vec!["/x/core.inward".into()]))), Kind::DumpFound, None),
    (|it| it.memory.dumps.push(dumps(None)), Kind::DumpsUnknown, None),
    (|it| it.memory.is_kept = false, Kind::DumpsPossible, Some(Kind::NoDumps)),
    (
        |it| {
            it.memory.swaps =
                Some(vec![swap("/dev/dm-0", SwapKind::Unknown), swap("/dev/sda2", SwapKind::Plain)]);
        },
        Kind::SwapPlain,
        Some(Kind::SwapClosed),
    ),
    (
        |it| it.memory.swaps = Some(vec![swap("/swapfile", SwapKind::Unknown)]),
        Kind::SwapUnknown,
        Some(Kind::SwapClosed),
    ),
    (|it| it.memory.swaps = None, Kind::SwapUntold, Some(Kind::SwapClosed)),
    (|it| it.memory.hibernates = Some(true), Kind::Hibernates, Some(Kind::NoHibernation)),
    (|it| it.memory.hibernates = None, Kind::HibernationUnknown, Some(Kind::NoHibernation)),
    (|it| it.umask = Some(0o027), Kind::UmaskOpen, Some(Kind::UmaskClosed)),
    (|it| it.umask = Some(0o002), Kind::UmaskOpen, Some(Kind::UmaskClosed)),
    (|it| it.held.left_beside.push("/x~".into()), Kind::EditorCopy, Some(Kind::NoEditorTraces)),
    (|it| it.editors.copies.push("/x".into()), Kind::EditorCopy, Some(Kind::NoEditorTraces)),
    (|it| it.editors.mentions.push("/x".into()), Kind::EditorMention, Some(Kind::NoEditorTraces)),
    (|it| it.editors.unreadable.push("/x".into()), Kind::EditorUnreadable, None),
    (|it| it.memory.swaps = Some(Vec::new()), Kind::SwapClosed, None),
    (|it| it.reminders.push("/x".into()), Kind::Reminder, None),
];

fn git(has_remote: Option<bool>) -> Git {
    Git { tree: "/home/me".into(), has_remote }
}

fn dumps(found: Option<Vec<PathBuf>>) -> Dumps {
    Dumps { dir: "/x".into(), found }
}

#[test]
fn each_row_comes_with_its_facts_and_goes_with_them() {
    let before = kinds(&calm());
    let mut met: BTreeSet<Kind> = before.iter().copied().collect();
    for (change, comes, goes) in OPEN.into_iter().chain(COPIED).chain(KEPT) {
        let after = kinds(&with(change));
        assert!(after.contains(&comes), "{comes:?}: {after:?}");
        assert!(comes == Kind::SwapClosed || !before.contains(&comes), "{comes:?} was there before");
        if let Some(goes) = goes {
            assert!(before.contains(&goes) && !after.contains(&goes), "{comes:?} in place of {goes:?}");
        }
        met.extend(after);
    }
    met.extend(kinds(&troubled()));
    let unmet: Vec<&Kind> = Kind::ALL.iter().filter(|kind| !met.contains(kind)).collect();
    assert!(unmet.is_empty(), "{unmet:?}");
}

#[test]
fn a_journal_in_order_has_nothing_to_mend_and_a_troubled_one_has() {
    assert!(!mends(&judge(&calm())));
    assert!(mends(&judge(&troubled())));
    let rows = judge(&troubled());
    assert!(rows.is_sorted_by_key(|row| row.kind.status()), "what can be mended stands first");
}

#[test]
fn a_sealed_journal_that_is_copied_is_a_limit_and_one_that_is_not_can_be_mended() {
    for (change, plain) in
        [(COPIED[1].0, Kind::Synced), (COPIED[2].0, Kind::OnNetwork), (COPIED[6].0, Kind::GitRemote)]
    {
        let facts = with(|facts| {
            change(facts);
            facts.held.seal = Seal::Off;
        });
        assert!(kinds(&facts).contains(&plain), "{plain:?}");
    }
}

#[test]
fn what_is_shared_by_all_and_kept_apart_for_each_is_in_order() {
    let facts = with(|facts| {
        facts.above[1].mode = 0o1777;
        facts.own[0] = access(ROOT, 0o770);
        facts.config = Some(access("/c", 0o640));
    });
    let kinds = kinds(&facts);
    for kind in [Kind::AboveClosed, Kind::Closed, Kind::ConfigClosed] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
}

#[test]
fn nothing_is_said_to_be_in_order_of_what_could_not_be_listed() {
    let kinds = kinds(&with(|facts| facts.held.unlisted.push("/x".into())));
    for kind in
        [Kind::Closed, Kind::NoneLeftUnsealed, Kind::NothingLent, Kind::NoExports, Kind::NothingUnfinished]
    {
        assert!(!kinds.contains(&kind), "{kind:?}");
    }
}

#[test]
fn of_many_the_number_and_the_first_are_told() {
    let rows = judge(&troubled());
    let row = |kind| rows.iter().find(|row| row.kind == kind).unwrap();
    let open = row(Kind::OpenToOthers);
    assert_eq!((open.count, open.path.as_deref()), (Some(2), Some(Path::new(ROOT))));
    assert_eq!(row(Kind::EditorCopy).count, Some(2));
    let told: Vec<_> =
        rows.iter().filter(|row| row.kind == Kind::HistoryTells).map(|row| row.count).collect();
    assert_eq!(told, [Some(1), Some(14)]);
}
