//! Every exercise line by line, on a real store: to its end, and gone on with after a kill at every step.

use tempfile::TempDir;

use super::desk::NOW;
use crate::clock::Clock;
use crate::config::Config;
use crate::journal::practice::{Kind, LOOKED_BACK_ON};
use crate::journal::{Body, Entry};
use crate::store::Store;
use crate::texts::practice::practice;
use crate::tui::Plain;
use crate::tui::command::Command;
use crate::tui::effect::Route;
use crate::tui::plain::{PlainAnswer, PlainInput, PlainStep, Takes};
use crate::tui::testing::{day, moment};

/// More answers than any exercise asks for.
const MOST: usize = 80;

fn open(dir: &TempDir) -> Plain {
    let store = Store::create(dir.path()).unwrap();
    Plain::open(store, Config::default(), Clock::fixed(moment(NOW))).unwrap()
}

/// An answer of the kind that a step takes; a remark is answered by Enter.
fn answer(step: &PlainStep, nth: usize) -> PlainInput {
    let answer = match &step.takes {
        Takes::Words { now, .. } if now.is_empty() => PlainAnswer::Words(format!("Words at answer {nth}")),
        Takes::Number { least, .. } => PlainAnswer::Number(least + 1),
        Takes::One(..) => PlainAnswer::One(0),
        Takes::Many(..) => PlainAnswer::Many(vec![1]),
        Takes::Time => PlainAnswer::Now,
        Takes::Words { .. } | Takes::Day(_) | Takes::Enter => PlainAnswer::Kept,
    };
    PlainInput::Answer(answer)
}

/// What stands on the page before the monthly check is switched on.
fn is_to_be_switched_on(step: &PlainStep) -> bool {
    step.says.iter().any(|line| line.contains(":yes switches it on"))
}

/// Takes one step; whether there is another.
fn step_on(plain: &mut Plain, nth: usize) -> bool {
    let Some(step) = plain.step() else { return false };
    let input =
        if is_to_be_switched_on(&step) { PlainInput::Command(Command::Yes, 0) } else { answer(&step, nth) };
    plain.take(input).unwrap();
    true
}

fn entries(dir: &TempDir) -> Vec<Entry> {
    let store = Store::open(dir.path()).unwrap();
    let months = store.months().unwrap();
    months.into_iter().flat_map(|month| store.read(month).unwrap().document.entries().to_vec()).collect()
}

/// The one entry that was made, and that no draft of it is left.
#[track_caller]
fn made(dir: &TempDir, kind: Kind) -> Body {
    let all = entries(dir);
    assert_eq!(all.len(), 1, "{kind:?}: {all:?}");
    assert_eq!(all[0].body.kind(), kind.key());
    assert!(Store::open(dir.path()).unwrap().find_drafts().unwrap().is_empty(), "{kind:?}");
    all[0].body.clone()
}

#[test]
fn every_exercise_is_walked_to_its_end_in_lines() {
    for kind in practice().kinds() {
        let dir = tempfile::tempdir().unwrap();
        let mut plain = open(&dir);
        plain.go(Route::Begin(kind)).unwrap();
        let mut said = Vec::new();
        for nth in 0..MOST {
            said.extend(plain.step().into_iter().flat_map(|step| step.says));
            if !step_on(&mut plain, nth) {
                break;
            }
        }
        assert_eq!(plain.step(), None, "{kind:?} never ends: {said:?}");
        plain.close().unwrap();
        made(&dir, kind);
        let keys = ["press s ", "F2", "Ctrl", "Esc", "{"];
        let named: Vec<&String> =
            said.iter().filter(|line| keys.iter().any(|key| line.contains(key))).collect();
        assert!(named.is_empty(), "{kind:?} names a key that nobody can press: {named:?}");
    }
}

#[test]
fn after_a_kill_at_any_step_it_is_gone_on_with_and_the_same_is_saved() {
    for kind in practice().kinds() {
        let whole = tempfile::tempdir().unwrap();
        let mut plain = open(&whole);
        plain.go(Route::Begin(kind)).unwrap();
        (0..MOST).take_while(|nth| step_on(&mut plain, *nth)).for_each(drop);
        drop(plain);
        let expected = made(&whole, kind);

        let dir = tempfile::tempdir().unwrap();
        let mut plain = open(&dir);
        plain.go(Route::Begin(kind)).unwrap();
        for nth in 0..MOST {
            if !step_on(&mut plain, nth) {
                break;
            }
            drop(plain);
            plain = open(&dir);
            let rests = plain.resting().iter().map(|draft| draft.head.id).next();
            match rests {
                Some(id) => plain.resume(id).unwrap(),
                // Nothing was answered yet: there is nothing to go on with.
                None if entries(&dir).is_empty() => {
                    plain.go(Route::Begin(kind)).unwrap();
                    for again in 0..=nth {
                        step_on(&mut plain, again);
                    }
                }
                None => break,
            }
        }
        drop(plain);
        assert_eq!(made(&dir, kind), expected, "{kind:?}");
    }
}

#[test]
fn a_look_back_is_told_in_lines() {
    let dir = tempfile::tempdir().unwrap();
    let mut plain = open(&dir);
    plain.go(Route::Begin(Kind::Fear)).unwrap();
    (0..MOST).take_while(|nth| step_on(&mut plain, *nth)).for_each(drop);
    plain.close().unwrap();
    let fear = entries(&dir).remove(0);
    let mut plain = open(&dir);
    plain.go(Route::LookBack(fear.id, Kind::Fear, fear.day)).unwrap();
    let first = plain.step().unwrap();
    assert!(first.title.ends_with("look back"), "{first:?}");
    (0..MOST).take_while(|nth| step_on(&mut plain, *nth)).for_each(drop);
    plain.close().unwrap();
    let Body::Practice(told) = made(&dir, Kind::Fear) else { panic!("no exercise") };
    assert_eq!(told.answer(LOOKED_BACK_ON), Some(day("2026-11-22")));
}

#[test]
fn a_page_that_is_opened_is_read_and_closed_and_the_step_stands_where_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let mut plain = open(&dir);
    plain.go(Route::Begin(Kind::ThoughtRecord)).unwrap();
    let before = plain.step();
    for command in [Command::Support, Command::Unsafe, Command::HardNight] {
        plain.take(PlainInput::Command(command, 0)).unwrap();
        let page = plain.step().unwrap();
        assert!(page.says.len() > 5 && page.takes == Takes::Enter, "{page:?}");
        let keys = ["←", "show another country", "F2", "Esc", "  show"];
        assert!(!page.says.iter().any(|line| keys.iter().any(|key| line.contains(key))), "{page:?}");
        plain.take(PlainInput::Answer(PlainAnswer::Kept)).unwrap();
        assert_eq!(plain.step(), before);
    }
    plain.take(PlainInput::Command(Command::Back, 0)).unwrap();
    assert_eq!(plain.step(), None);
    assert_eq!(entries(&dir), []);
}

#[test]
fn a_line_of_a_page_is_in_the_draft_before_the_next_one_is_typed() {
    let dir = tempfile::tempdir().unwrap();
    let mut plain = open(&dir);
    plain.go(Route::Begin(Kind::Evening)).unwrap();
    while !matches!(plain.step().unwrap().takes, Takes::Words { is_page: true, .. }) {
        step_on(&mut plain, 0);
    }
    for line in ["one", "two"] {
        plain.take(PlainInput::Answer(PlainAnswer::Line(line.to_owned()))).unwrap();
    }
    drop(plain);
    let drafts = Store::open(dir.path()).unwrap().find_drafts().unwrap();
    let Some(Body::Practice(evening)) = drafts[0].draft.body(None) else { panic!("{drafts:?}") };
    assert!(evening.texts().any(|text| text == "one\ntwo"), "{evening:?}");
}

#[test]
fn what_holds_an_exercise_back_in_the_window_holds_it_back_in_lines() {
    for (kind, most, said) in
        [(Kind::Evening, 1, "This evening is written."), (Kind::Goal, 3, "Three goals are open")]
    {
        let dir = tempfile::tempdir().unwrap();
        for _ in 0..most {
            let mut plain = open(&dir);
            plain.go(Route::Begin(kind)).unwrap();
            (0..MOST).take_while(|nth| step_on(&mut plain, *nth)).for_each(drop);
            plain.close().unwrap();
        }
        assert_eq!(entries(&dir).len(), most);
        let mut plain = open(&dir);
        plain.go(Route::Begin(kind)).unwrap();
        assert_eq!(plain.step(), None, "{kind:?}");
        let line = plain.said().unwrap();
        assert!(line.starts_with(said) && !line.contains(". ,") && !line.contains("  "), "{line}");
    }
}
