//! What is found in a home and a system that are made up.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;
use crate::privacy::facts::{HistoryFound, Shell, SwapKind, Volume};
use crate::privacy::{Kind, judge};
use crate::system::{testing, volume};

/// A home and a system in one folder.
struct World {
    dir: TempDir,
    places: Places,
}

impl World {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        // What a link on the way to it is called plays no part.
        let root = dir.path().canonicalize().unwrap();
        let mut places = Places::of(&root.join("home"), |_| None);
        places.system = root.join("system");
        places.memory = vec![root.join("memory")];
        let world = Self { dir, places };
        world.put("home/data/journal/2026-11.json", "{}");
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().canonicalize().unwrap().join(name)
    }

    fn put(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn look(&self) -> Facts {
        Facts::look(&Store::open(&self.path("home/data")).unwrap(), &self.places).unwrap()
    }

    fn kinds(&self) -> Vec<Kind> {
        judge(&self.look()).into_iter().map(|row| row.kind).collect()
    }

    fn history(&self, name: &str) -> Option<HistoryFound> {
        let path = self.path(name);
        self.look().histories.into_iter().find(|history| history.path == path).map(|history| history.found)
    }
}

fn commands(count: usize) -> HistoryFound {
    HistoryFound::Commands { count, is_cut: false }
}

#[test]
fn swap_is_told_by_what_the_kernel_lists() {
    const HEAD: &str = "Filename\t\t\tType\t\tSize\t\tUsed\t\tPriority\n";
    let world = World::new();
    assert!(world.look().memory.swaps.is_none(), "a system without a list");
    world.put("system/sys/block/dm-0/dm/uuid", "CRYPT-LUKS2-0123-swap\n");
    world.put("system/sys/block/dm-1/dm/uuid", "LVM-0123\n");
    world.put("system/sys/block/dm-1/slaves/dm-0/x", "");
    world.put("system/sys/block/dm-2/dm/uuid", "LVM-4567\n");
    for (line, kind) in [
        ("/dev/zram0 partition 8 0 100", SwapKind::Closed),
        ("/dev/dm-0 partition 8 0 -2", SwapKind::Closed),
        ("/dev/dm-1 partition 8 0 -2", SwapKind::Closed),
        ("/dev/dm-2 partition 8 0 -2", SwapKind::Unknown),
        ("/dev/sda2 partition 8 0 -2", SwapKind::Plain),
        ("/swapfile file 8 0 -2", SwapKind::Unknown),
    ] {
        world.put("system/proc/swaps", format!("{HEAD}{line}\n"));
        let swaps = world.look().memory.swaps.unwrap();
        assert_eq!(swaps.iter().map(|swap| swap.kind).collect::<Vec<_>>(), [kind], "{line}");
    }
    world.put("system/proc/swaps", HEAD);
    assert!(world.kinds().contains(&Kind::SwapClosed));
}

#[test]
fn hibernation_needs_a_place_to_wake_up_from() {
    let world = World::new();
    assert_eq!(world.look().memory.hibernates, None);
    for (state, resume, expected) in [
        ("freeze mem disk\n", "8:2\n", true),
        ("freeze mem disk\n", "0:0\n", false),
        ("freeze mem\n", "8:2\n", false),
    ] {
        world.put("system/sys/power/state", state);
        world.put("system/sys/power/resume", resume);
        assert_eq!(world.look().memory.hibernates, Some(expected), "{state}{resume}");
    }
}

#[test]
fn images_of_memory_are_told_by_their_names() {
    let world = World::new();
    world.put("system/var/lib/systemd/coredump/core.vim.1000.zst", "");
    assert!(!world.kinds().contains(&Kind::DumpFound));
    let own = world.put("system/var/lib/systemd/coredump/core.inward.1000.zst", "");
    let by_pattern = world.put("system/cores/here/inward.core", "");
    world.put("system/proc/sys/kernel/core_pattern", "/cores/here/%e.core\n");
    let found: Vec<PathBuf> =
        world.look().memory.dumps.into_iter().flat_map(|it| it.found.unwrap()).collect();
    assert_eq!(found, [own, by_pattern]);
    for pattern in ["|/usr/lib/systemd/systemd-coredump %P", "core", "/cores/%u/core", "/core"] {
        world.put("system/proc/sys/kernel/core_pattern", pattern);
        assert_eq!(world.look().memory.dumps.len(), 1, "{pattern}");
    }
}

#[test]
fn the_mask_is_read_where_the_system_tells_it() {
    let world = World::new();
    assert_eq!(world.look().umask, None);
    world.put("system/proc/self/status", "Name:\tinward\nUmask:\t0027\nState:\tR\n");
    assert_eq!(world.look().umask, Some(0o027));
}

#[test]
fn histories_are_found_by_their_names_and_told_by_numbers_alone() {
    let world = World::new();
    let line = "inward log --did checked_phone\n";
    for name in [
        ".bash_history",
        ".zsh_history",
        ".local/share/fish/fish_history",
        ".local/share/powershell/PSReadLine/ConsoleHost_history.txt",
        ".config/nushell/history.txt",
    ] {
        let name = format!("home/{name}");
        assert_eq!(world.history(&name), None);
        world.put(&name, format!("ls\n{line}vim\n{line}"));
        assert_eq!(world.history(&name), Some(commands(2)), "{name}");
    }
    world.put("home/.local/share/xonsh/history_json/xonsh-1.json", line);
    world.put("home/.local/share/xonsh/history_json/xonsh-2.json", line);
    assert_eq!(world.history("home/.local/share/xonsh/history_json"), Some(commands(2)));
    world.put("home/.local/share/atuin/history.db", "SQLite format 3\0 inward log --did x\n");
    assert_eq!(world.history("home/.local/share/atuin/history.db"), Some(HistoryFound::NotText));
    world.put("home/.ksh_history", [b"\xff\xfe\n".as_slice(), line.as_bytes()].concat());
    assert_eq!(world.history("home/.ksh_history"), Some(commands(1)), "bytes that are no text");
}

#[test]
fn variables_name_other_places() {
    let variable = |name: &str| match name {
        "HISTFILE" => Some("/elsewhere/history".into()),
        "SHELL" => Some("/bin/zsh".into()),
        "XDG_DATA_HOME" => Some("/data".into()),
        "XDG_STATE_HOME" => Some("relative".into()),
        _ => None,
    };
    let places = Places::of(Path::new("/home/me"), variable);
    assert!(places.histories.contains(&("/elsewhere/history".into(), Shell::Zsh)));
    assert!(places.histories.contains(&("/data/fish/fish_history".into(), Shell::Fish)));
    assert_eq!(places.state, Path::new("/home/me/.local/state"), "one that is relative counts as not set");
}

#[test]
fn a_link_out_of_its_place_is_not_followed_and_a_pipe_stops_nothing() {
    let world = World::new();
    let (line, elsewhere) = ("inward log --did x\n", world.put("elsewhere/history", "inward log --did x\n"));
    if !testing::link(&elsewhere, world.path("home/.bash_history")) {
        return;
    }
    assert_eq!(world.history("home/.bash_history"), Some(HistoryFound::Unreadable));
    let within = world.put("home/dotfiles/zsh_history", line);
    testing::link(&within, world.path("home/.zsh_history"));
    assert_eq!(world.history("home/.zsh_history"), Some(commands(1)));
    testing::link("/dev/null", world.path("home/.sh_history"));
    assert_eq!(world.history("home/.sh_history"), None, "that keeps nothing");
    fs::create_dir_all(world.path("elsewhere/vim/swap")).unwrap();
    testing::link(world.path("elsewhere/vim"), world.path("home/.vim"));
    let pipe = world.path("home/.viminfo");
    assert!(testing::pipe(&pipe));
    assert_eq!(world.look().editors.unreadable, [world.path("home/.vim/swap"), pipe]);
}

#[test]
fn of_a_history_that_is_too_long_the_last_part_counts() {
    let world = World::new();
    let path = world.put("home/.bash_history", "inward log --did first\n");
    let file = fs::File::options().write(true).open(&path).unwrap();
    file.set_len(17 * 1024 * 1024).unwrap();
    fs::write(world.path("home/end"), "\ninward log --did last\n").unwrap();
    let mut end = fs::File::options().append(true).open(&path).unwrap();
    std::io::Write::write_all(&mut end, b"\ninward log --did last\n").unwrap();
    let found = world.history("home/.bash_history");
    assert_eq!(found, Some(HistoryFound::Commands { count: 1, is_cut: true }));
}

#[test]
fn sync_programs_and_git_are_told_by_their_marks_on_the_folder_and_above() {
    for (mark, program) in [
        ("home/data/.stfolder/x", "Syncthing"),
        ("home/data/journal/.stignore", "Syncthing"),
        ("home/.dropbox.cache/x", "Dropbox"),
        ("home/.sync_0a1b.db", "Nextcloud or ownCloud"),
        ("home/data/.tmp.driveupload/x", "Google Drive"),
    ] {
        let world = World::new();
        assert_eq!(world.look().folder.sync, None, "{mark}");
        world.put(mark, "");
        assert_eq!(world.look().folder.sync.map(|(program, _)| program), Some(program), "{mark}");
    }
    let world = World::new();
    world.put("home/.dropbox/info.json", "");
    assert_eq!(world.look().folder.sync, None, "the settings of Dropbox are no mark");

    assert!(world.look().folder.git.is_none_or(|git| !git.tree.starts_with(world.path("home"))));
    world.put("home/.git/config", "[core]\n");
    assert_eq!(world.look().folder.git.and_then(|git| git.has_remote), Some(false));
    world.put("home/.git/config", "[core]\n[remote \"origin\"]\n");
    assert_eq!(world.look().folder.git.and_then(|git| git.has_remote), Some(true));
    world.put("home/data/.git", "gitdir: /elsewhere\n");
    let git = world.look().folder.git.unwrap();
    assert_eq!((git.tree, git.has_remote), (world.path("home/data"), None));
}

#[test]
fn programs_for_backups_are_told_by_what_they_keep() {
    let world = World::new();
    assert_eq!(world.look().folder.backups.programs, [] as [&str; 0]);
    for name in ["home/.cache/borg/x", "home/.config/borg/x", "system/timeshift/x", "home/.snapshots/1/x"] {
        world.put(name, "");
    }
    assert_eq!(world.look().folder.backups.programs, ["Borg", "Snapper", "Timeshift"]);
}

#[test]
fn the_volume_is_the_one_that_the_kernel_lists() {
    if !volume::KIND_IS_LISTED {
        return;
    }
    let world = World::new();
    assert_eq!(world.look().folder.volume, Volume::Untold);
    let home = world.path("home");
    world.put("system/proc/self/mountinfo", format!("1 1 0:1 / {} rw - fuse.sshfs x rw\n", home.display()));
    assert!(world.kinds().contains(&Kind::OnNetwork));
}

#[test]
fn what_editors_keep_is_told_by_names_and_by_the_lists_that_name_the_folder() {
    let world = World::new();
    let (data, home) = (world.path("home/data"), world.path("home"));
    let lent = world.look().held.lent_places[0].join("text.md");
    assert!(world.kinds().contains(&Kind::NoEditorTraces));
    let as_name = |path: &Path, mark: &str| path.display().to_string().replace('/', mark);
    let copies = [
        world.put(&format!("home/.vim/swap/{}.swp", as_name(&lent, "%")), ""),
        world
            .put(&format!("home/.emacs.d/backups/{}~", as_name(&data.join("journal/2026-11.json"), "!")), ""),
        world.put(&format!("home/.local/state/nvim/undo/{}", as_name(&lent, "%")), ""),
    ];
    world.put("home/.vim/swap/%home%ana%text.md.swp", "another text");
    assert_eq!(world.look().editors.copies, copies);

    let address = format!("file://{}", lent.display());
    let lists = [
        world.put(
            "home/.lesshst",
            format!(".less-history-file:\n\"{}\n", data.join("journal/2026-11.json").display()),
        ),
        world.put("home/.local/share/recently-used.xbel", format!("<bookmark href=\"{address}\"/>")),
        world.put("home/.viminfo", "> ~/data/journal/2026-11.json\n"),
    ];
    world.put("home/.recentf", format!("{}/database/x", home.display()));
    assert_eq!(world.look().editors.mentions, lists);
    world.put("home/.config/Code/User/History/1a/entries.json", format!("{{\"resource\":\"{address}\"}}"));
    world.put("home/.config/Code/User/History/2b/entries.json", "{\"resource\":\"file:///x\"}");
    assert_eq!(world.look().editors.copies.len(), 4);
}

#[test]
fn an_address_has_numbers_for_what_may_not_stand_in_it() {
    let world = World::new();
    let odd = world.path("home/my data (ä)");
    fs::rename(world.path("home/data"), &odd).unwrap();
    let path = odd.display().to_string().replace(' ', "%20").replace('ä', "%C3%A4");
    let list =
        world.put("home/.local/share/recently-used.xbel", format!("file://{path}/journal/2026-11.json"));
    let facts = Facts::look(&Store::open(&odd).unwrap(), &world.places).unwrap();
    assert_eq!(facts.editors.mentions, [list]);
}
