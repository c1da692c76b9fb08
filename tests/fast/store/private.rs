//! Nobody else may read the journal, and no link leads the store out of its directory.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use inward::journal::draft::Field;
use inward::journal::{DraftHead, Month};
use inward::store::{State, Store, StoreError, Window};
use serde_json::json;

use super::{Home, IsDone, at, day, id, note, november};

fn modes(path: &Path, found: &mut BTreeMap<PathBuf, u32>) {
    let data = fs::symlink_metadata(path).unwrap();
    found.insert(path.to_owned(), data.permissions().mode() & 0o7777);
    if data.is_dir() {
        for below in fs::read_dir(path).unwrap() {
            modes(&below.unwrap().path(), found);
        }
    }
}

fn head() -> DraftHead {
    let day = day("2026-11-22");
    DraftHead { id: id(9), kind: "note".to_owned(), day, base: None, started_at: at(0) }
}

/// Uses everything that makes files.
fn use_all(store: &Store) {
    let window = store.take_window(&at(0)).unwrap();
    assert!(matches!(window, Window::Writing(_)));
    store.change_state(|state| *state = State::default()).unwrap();
    store.save(note(1, "one")).unwrap();
    store.save(note(2, "two")).unwrap();
    store.delete(id(1), november(), &at(1)).unwrap();
    let mut draft = store.start_draft(&head()).unwrap();
    draft.append(&Field::Text, &json!("words"), &at(1)).unwrap();
    draft.discard().unwrap();
    store.start_draft(&head()).unwrap().set_aside();
    let damaged = store.root().join("journal/2026-10.json");
    fs::write(&damaged, "damaged").unwrap();
    fs::set_permissions(&damaged, fs::Permissions::from_mode(0o600)).unwrap();
    let october: Month = "2026-10".parse().unwrap();
    store.read(october).unwrap();
    store.back_up(&at(1)).unwrap();
    let copy = store.root().join("journal/2026-11 2.json");
    fs::copy(store.root().join("journal/2026-11.json"), copy).unwrap();
    assert_eq!(store.tidy(&at(2)).copies.months.len(), 1);
}

/// Where the process of a mask makes its files.
const MADE_IN: &str = "INWARD_TEST_MADE_IN";

#[test]
fn whatever_the_umask_nobody_else_can_read_what_is_made() {
    if let Some(dir) = std::env::var_os(MADE_IN) {
        return use_all(&Store::create(Path::new(&dir)).unwrap());
    }
    // The mask is the whole process's, so that this test runs once more in a process of its own for each.
    for mask in ["000", "077"] {
        let home = tempfile::tempdir().unwrap();
        let name = "store::private::whatever_the_umask_nobody_else_can_read_what_is_made";
        let ran = Command::new("sh")
            .args(["-c", &format!("umask {mask}; exec \"$0\" --exact {name}")])
            .arg(std::env::current_exe().unwrap())
            .env(MADE_IN, home.path().join("made/with/parents"))
            .output();
        assert!(ran.unwrap().status.success());
        let mut found = BTreeMap::new();
        modes(&home.path().join("made"), &mut found);
        assert!(found.len() >= 21, "{found:#?}");
        for (path, mode) in found {
            assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
        }
    }
}

/// A home in which a link stands at `name`, and the file outside that it leads to.
fn with_link(name: &str) -> (Home, PathBuf) {
    let home = Home::new();
    let victim = home.dir.path().join("victim");
    fs::write(&victim, "untouched").unwrap();
    let link = home.path(name);
    fs::create_dir_all(link.parent().unwrap()).unwrap();
    symlink(&victim, &link).unwrap();
    (home, victim)
}

fn assert_untouched(home: &Home, victim: &Path, name: &str) {
    assert_eq!(fs::read_to_string(victim).unwrap(), "untouched", "{name}");
    assert!(fs::symlink_metadata(home.path(name)).unwrap().is_symlink(), "{name} was replaced");
}

#[test]
fn a_month_that_is_a_link_is_named_and_read_only() {
    let (home, victim) = with_link("journal/2026-11.json");
    let whole = Home::new();
    whole.store.save(note(1, "behind the link")).unwrap();
    fs::copy(whole.path("journal/2026-11.json"), &victim).unwrap();
    let bytes = fs::read(&victim).unwrap();
    let reading = home.store.read(november()).unwrap();
    assert_eq!(reading.document.entries(), []);
    assert!(reading.problem.unwrap().to_string().contains("symbolic link"));
    let error = home.store.save(note(2, "two")).unwrap_err();
    assert!(matches!(error, StoreError::Month(_)), "{error}");
    assert!(home.store.delete(id(1), november(), &at(1)).is_err());
    assert_eq!(home.names("journal"), ["2026-11.json"]);
    assert!(home.names("quarantine").is_empty() && home.names("trash").is_empty());
    assert_eq!(fs::read(&victim).unwrap(), bytes);
}

#[test]
fn links_in_the_place_of_files_lead_nowhere() {
    let trashed = format!("trash/{}.json", id(1));
    for name in ["lock", "write.lock", "state.json", &trashed, "journal/2026-11.aside.json"] {
        let (home, victim) = with_link(name);
        let _ = home.store.take_window(&at(0));
        let _ = home.store.change_state(|state| state.acknowledged = true);
        let _ = home.store.save(note(1, "one"));
        let _ = home.store.delete(id(1), november(), &at(1));
        let _ = home.store.restore(id(1), &at(2));
        let _ = home.store.tidy(&at(400 * 24 * 60 * 60));
        assert_untouched(&home, &victim, name);
    }
    let (home, _) = with_link("write.lock");
    assert!(matches!(home.store.save(note(1, "one")), Err(StoreError::Link(_))));
    let (home, _) = with_link("lock");
    assert!(matches!(home.store.take_window(&at(0)), Err(StoreError::Link(_))));
}

#[test]
fn an_entry_is_not_deleted_when_the_trash_cannot_take_it() {
    let (home, victim) = with_link(&format!("trash/{}.json", id(1)));
    home.store.save(note(1, "one")).unwrap();
    assert!(matches!(home.store.delete(id(1), november(), &at(1)), Err(StoreError::Link(_))));
    assert_eq!(home.shown(november()).len(), 1);
    assert_untouched(&home, &victim, &format!("trash/{}.json", id(1)));
}

#[test]
fn links_among_drafts_and_stray_files_are_left_alone() {
    let (home, victim) = with_link("drafts/draft-a.jsonl");
    symlink(&victim, home.path("journal/.inward-Ab12Cd.tmp")).unwrap();
    assert!(home.store.find_drafts().unwrap().is_empty());
    assert!(home.store.unreadable_drafts().unwrap()[0].what.contains("symbolic link"));
    assert!(home.store.tidy(&at(0)).is_done());
    assert_untouched(&home, &victim, "drafts/draft-a.jsonl");
    assert_untouched(&home, &victim, "journal/.inward-Ab12Cd.tmp");
}

#[test]
fn a_directory_below_the_data_directory_that_is_a_link_is_not_entered() {
    for name in ["journal", "drafts", "trash"] {
        let home = tempfile::tempdir().unwrap();
        let outside = home.path().join("outside");
        let data = home.path().join("data");
        fs::create_dir(&outside).unwrap();
        fs::create_dir(&data).unwrap();
        symlink(&outside, data.join(name)).unwrap();
        let store = Store::open(&data).unwrap();
        let _ = store.save(note(1, "one"));
        let _ = store.delete(id(1), november(), &at(1));
        let _ = store.start_draft(&head());
        assert!(!store.tidy(&at(0)).is_done() || name == "drafts");
        assert_eq!(fs::read_dir(&outside).unwrap().count(), 0, "{name}");
        let error = match name {
            "journal" => store.read(november()).unwrap_err(),
            "drafts" => store.find_drafts().unwrap_err(),
            _ => store.restore(id(1), &at(2)).unwrap_err(),
        };
        assert!(matches!(error, StoreError::Link(_)), "{error}");
    }
}

#[test]
fn a_data_directory_that_is_itself_a_link_is_resolved_once() {
    let home = Home::new();
    let link = home.dir.path().join("link");
    symlink(home.store.root(), &link).unwrap();
    let store = Store::create(&link).unwrap();
    assert_eq!(store.root(), fs::canonicalize(home.store.root()).unwrap());
    store.save(note(1, "one")).unwrap();
    assert_eq!(home.shown(november()).len(), 1);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());

    let dead = home.dir.path().join("dead");
    symlink(home.dir.path().join("nowhere"), &dead).unwrap();
    for result in [Store::create(&dead), Store::open(&dead)] {
        assert!(matches!(result, Err(StoreError::DeadLink(_))), "{result:?}");
    }
}

#[test]
fn a_save_puts_a_new_file_in_the_place_of_the_old_one() {
    let home = Home::new();
    home.store.save(note(1, "one")).unwrap();
    let inode = || fs::metadata(home.path("journal/2026-11.json")).unwrap().ino();
    let kept = fs::File::open(home.path("journal/2026-11.json")).unwrap();
    let before = std::io::read_to_string(&kept).unwrap();
    let old = inode();
    home.store.save(note(2, "two")).unwrap();
    assert_ne!(inode(), old);
    assert!(!before.contains("two"), "whoever had the old one open still has it whole");
    assert!(home.names("journal").len() == 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_in_the_place_of_a_month_does_not_stop_the_program() {
    use rustix::fs::Mode;
    let home = Home::new();
    let path = home.path("journal/2026-11.json");
    rustix::fs::mkfifoat(rustix::fs::CWD, &path, Mode::RUSR | Mode::WUSR).unwrap();
    let problem = home.store.read(november()).unwrap().problem.unwrap();
    assert!(problem.what.contains("not a plain file"), "{problem}");
}
