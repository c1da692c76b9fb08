//! Facts for tests: of a journal in which everything is in order, and of one in which much is not.

use std::path::{Path, PathBuf};

use super::facts::{
    Access, AccessList, Backups, Dumps, Editors, Facts, Folder, Git, Group, History, HistoryFound, Memory,
    Owner, Shell, Swap, SwapKind, Volume,
};
use crate::store::{Held, Seal};

/// Where the journal of these facts is.
pub(crate) const ROOT: &str = "/home/me/.local/share/notes";

/// A file or folder of this mode that nobody else has to do with.
pub(crate) fn access(path: &str, mode: u32) -> Access {
    Access { path: PathBuf::from(path), mode, owner: Owner::Me, group: Group::OnlyMe, list: AccessList::None }
}

/// Folders above a path, closed to others from the home directory on.
fn above(path: &str) -> Vec<Access> {
    let folder = |dir: &Path| {
        let is_own = dir.starts_with("/home/me");
        let owner = if is_own { Owner::Me } else { Owner::Root };
        Access { owner, ..access(&dir.to_string_lossy(), if is_own { 0o700 } else { 0o755 }) }
    };
    Path::new(path).ancestors().skip(1).map(folder).collect()
}

/// A sealed journal with everything in order.
pub(crate) fn calm() -> Facts {
    let config = "/home/me/.config/notes/config.toml";
    Facts {
        held: Held { root: PathBuf::from(ROOT), is_there: true, seal: Seal::On, ..Held::default() },
        own: vec![access(ROOT, 0o700)],
        lists_shown_by: None,
        config: Some(access(config, 0o600)),
        above: above(ROOT),
        above_config: above(config),
        folder: Folder { volume: Volume::Kind("ext4".to_owned()), ..Folder::default() },
        histories: vec![history(".bash_history", Shell::Bash, 0)],
        memory: Memory {
            is_kept: true,
            dumps: Vec::new(),
            swaps: Some(vec![swap("/dev/zram0", SwapKind::Closed)]),
            hibernates: Some(false),
        },
        editors: Editors::default(),
        reminders: Vec::new(),
        umask: Some(0o077),
    }
}

/// A history in the home directory with so many commands.
pub(crate) fn history(name: &str, shell: Shell, count: usize) -> History {
    let found = HistoryFound::Commands { count, is_cut: false };
    History { path: Path::new("/home/me").join(name), shell, found }
}

pub(crate) fn swap(name: &str, kind: SwapKind) -> Swap {
    Swap { name: name.to_owned(), kind }
}

/// A journal that lies open, is copied, and left traces in many places.
pub(crate) fn troubled() -> Facts {
    let in_root = |name: &str| Path::new(ROOT).join(name);
    let calm = calm();
    Facts {
        held: Held {
            seal: Seal::Off,
            exports: vec![in_root("out/request.txt")],
            receipts: vec![in_root("receipts/a.json"), in_root("receipts/b.json")],
            unfinished: vec![in_root("journal/.inward-x.tmp")],
            left_beside: vec![in_root("journal/2026-11.json~")],
            lent: vec![PathBuf::from("/run/user/1000/inward/0/text.md")],
            unlisted: vec![in_root("old")],
            ..calm.held.clone()
        },
        own: vec![
            access(ROOT, 0o755),
            access(&format!("{ROOT}/journal"), 0o755),
            Access { owner: Owner::Another, ..access(&format!("{ROOT}/state.json"), 0o600) },
            Access { list: AccessList::LetsIn, ..access(&format!("{ROOT}/out"), 0o700) },
        ],
        config: Some(access("/home/me/.config/my notes/config.toml", 0o644)),
        above: above(ROOT)
            .into_iter()
            .map(|it| Access { mode: 0o777, ..it })
            .take(1)
            .chain(above(ROOT).into_iter().skip(1))
            .collect(),
        folder: Folder {
            sync: Some(("Syncthing", PathBuf::from("/home/me/.local"))),
            volume: Volume::Kind("nfs4".to_owned()),
            git: Some(Git { tree: PathBuf::from("/home/me"), has_remote: Some(true) }),
            backups: Backups { programs: vec!["Borg", "Timeshift"], is_left_out: false },
        },
        histories: vec![
            history(".bash_history", Shell::Bash, 1),
            history(".zsh_history", Shell::Zsh, 14),
            History {
                found: HistoryFound::Unreadable,
                ..history(".config/fish/fish_history", Shell::Fish, 0)
            },
            History {
                found: HistoryFound::NotText,
                ..history(".local/share/atuin/history.db", Shell::Other, 0)
            },
        ],
        memory: Memory {
            is_kept: true,
            dumps: vec![Dumps {
                dir: PathBuf::from("/var/crash"),
                found: Some(vec![
                    PathBuf::from("/var/crash/core.inward.1"),
                    PathBuf::from("/var/crash/core.inward.2"),
                ]),
            }],
            swaps: Some(vec![swap("/dev/sda2", SwapKind::Plain)]),
            hibernates: Some(true),
        },
        editors: Editors {
            copies: vec![PathBuf::from("/home/me/.vim/swap/%run%user%1000%inward%0%text.md.swp")],
            mentions: vec![PathBuf::from("/home/me/.viminfo")],
            unreadable: vec![PathBuf::from("/home/me/.recentf")],
        },
        reminders: vec![PathBuf::from("/home/me/.config/systemd/user/inward-remind.timer")],
        umask: Some(0o022),
        ..calm
    }
}
