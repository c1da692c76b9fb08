use super::*;
use crate::journal::practice::{Answer, Kind};
use crate::tui::testing::samples::{check_in, practice};
use crate::tui::testing::{Stage, moment};

fn trash() -> Trash {
    let fear =
        practice(Kind::Fear, "2026-11-18", 1, &[("fear", Answer::Text("Gone by\nspring.".to_owned()))]);
    let quarrel =
        check_in("2026-11-20", "21034-", |check_in| check_in.text = "A quarrel at noon.".to_owned());
    Trash {
        entries: vec![
            (quarrel, moment("2026-12-20T21:00:00+01:00")),
            (fear, moment("2026-12-02T21:00:00+01:00")),
        ],
        problems: Vec::new(),
    }
}

fn opened(stage: &Stage, trash: Trash) -> TrashScreen {
    let mut screen = TrashScreen::default();
    assert_eq!(screen.opened(&stage.any_context()), [Effect::Do(Task::ReadTrash)]);
    screen.receive(&Reply::Trash(Arc::new(trash)), &stage.any_context());
    screen
}

#[test]
fn what_was_deleted_is_listed_read_and_brought_back() {
    let stage = Stage::default();
    let mut screen = opened(&stage, trash());
    let picture = stage.picture(&screen);
    for shown in ["check-in · A quarrel at noon.", "fear · Gone by spring.", "kept until 2 December"] {
        assert!(picture.contains(shown), "{shown}\n{picture}");
    }
    assert_eq!(stage.press(&mut screen, &["down", "enter"]), []);
    let picture = stage.picture(&screen);
    assert!(picture.contains("Trash · Wednesday 18 November") && picture.contains("Gone by"), "{picture}");
    let [(quarrel, _), (fear, _)] = trash().entries.try_into().unwrap();
    assert_eq!(stage.press(&mut screen, &["u"]), [Effect::Do(Task::Restore(fear.id))]);
    assert_eq!(
        screen.receive(&Reply::Restored(fear.id), &stage.any_context()),
        [Effect::Do(Task::ReadTrash)]
    );
    let left = Trash { entries: vec![trash().entries.remove(0)], problems: Vec::new() };
    screen.receive(&Reply::Trash(Arc::new(left)), &stage.any_context());
    assert!(stage.picture(&screen).contains("1 entry"), "it is read no longer");
    assert_eq!(stage.press(&mut screen, &["u"]), [Effect::Do(Task::Restore(quarrel.id))]);
    stage.press(&mut screen, &["enter"]);
    assert_eq!(stage.press(&mut screen, &["esc"]), [], "back to the list");
    assert_eq!(stage.press(&mut screen, &["esc"]), [Effect::Close]);
}

#[test]
fn who_reads_along_brings_nothing_back() {
    let stage = Stage { read_only: Some("Another window is open.".to_owned()), ..Stage::default() };
    let mut screen = opened(&stage, trash());
    assert!(matches!(stage.press(&mut screen, &["u"]).as_slice(), [Effect::Say(_)]));
}

#[test]
fn the_trash_at_every_size() {
    let mut stage = Stage::default();
    let unread = TrashScreen::default();
    assert!(stage.picture(&unread).contains("reading ..."));
    insta::assert_snapshot!("list", stage.pictures(&opened(&stage, trash())));
    let mut screen = opened(&stage, trash());
    stage.press(&mut screen, &["enter"]);
    insta::assert_snapshot!("read", stage.picture(&screen));
    let problems = vec!["/data/trash/x.json: it holds a different entry than its name says".to_owned()];
    let empty = opened(&stage, Trash { entries: Vec::new(), problems });
    insta::assert_snapshot!("empty", stage.picture(&empty));
    for screen in [unread, screen, empty] {
        stage.sweep(&screen);
    }
}
