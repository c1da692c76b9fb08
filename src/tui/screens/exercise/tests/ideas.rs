//! The tests of ideas: their keys, and that no word goes.

use super::*;
use crate::journal::TickList;
use crate::tui::task::HistoryRead;
use crate::tui::testing::samples::check_in;

/// Time alone, at what to do.
fn time_alone() -> Sitting {
    let mut sitting = Sitting::of(Kind::AloneTime);
    sitting.press(&["enter", "enter"]);
    sitting.is_at("what");
    sitting
}

fn written(sitting: &Sitting) -> String {
    match &sitting.screen.open {
        Open::Words(editor) => editor.text(),
        open => panic!("{open:?}"),
    }
}

/// Ten days on which things helped.
fn helped() -> Stage {
    let days = (0..10).map(|back| {
        let on = format!("2026-11-{}", 22 - back);
        check_in(&on, "111111", |check_in| {
            let mut ids = vec!["moved".to_owned()];
            ids.extend((back < 3).then(|| "nothing".to_owned()));
            ids.extend((back < 1).then(|| "swimming".to_owned()));
            check_in.set_ticked(TickList::Helped, Some(ids));
        })
    });
    Stage::with(months(days))
}

#[test]
fn each_idea_for_time_alone_has_a_key_and_comes_round() {
    let mut sitting = time_alone();
    let ideas = &crate::texts::cards().card(crate::journal::Card::OwnGround).unwrap().ideas;
    for three in ideas.chunks(3) {
        for (key, idea) in ["f5", "f7", "f8"].into_iter().zip(three) {
            assert!(
                sitting.whole().contains(&format!("{}  {idea}", key.to_uppercase())),
                "{}",
                sitting.whole()
            );
            sitting.press(&[key]);
            assert_eq!(written(&sitting), *idea, "it takes the place of the one before");
        }
        sitting.press(&["ctrl-p"]);
    }
    assert!(sitting.whole().contains(&format!("F5  {}", ideas[0])), "{}", sitting.whole());
    sitting.press(&["enter"]);
    sitting.is_at("phone");
    assert_eq!(sitting.screen.practice.get("what").text(), ideas[11]);
}

#[test]
fn an_idea_takes_no_word_away_and_is_undone_at_once() {
    let mut sitting = time_alone();
    sitting.type_in("the river");
    sitting.press(&["f5"]);
    assert_eq!(written(&sitting), "the river\nwalk a street I don't know");
    sitting.press(&["ctrl-z"]);
    assert_eq!(written(&sitting), "the river");
    sitting.press(&["f5"]);
    sitting.screen.flush();
    assert!(sitting.screen.writing().is_some_and(|writing| !writing.is_unsynced()), "it is in the draft");
}

#[test]
fn what_helped_before_is_offered_with_its_days_and_goes_in_line_by_line() {
    let mut sitting = Sitting::on(helped(), Kind::Setback);
    assert!(sitting.effects.contains(&Effect::Do(Task::ReadHistory(Vec::new()))));
    assert!(!sitting.whole().contains("F5"), "only where ideas are");
    sitting.answer(Words("The phone."));
    let label = |id: &str| sitting.stage.settings.lists.label(TickList::Helped, id).to_owned();
    let (moved, swimming) = (label("moved"), label("swimming"));
    let shown = sitting.whole();
    assert!(shown.contains(&format!("F5  {moved} (10 days)")), "{shown}");
    assert!(shown.contains(&format!("F7  {swimming} (1 day)")), "{shown}");
    assert!(
        !shown.contains("F8") && !sitting.stage.footer(&sitting.screen).contains("other ideas"),
        "{shown}"
    );
    sitting.press(&["f5", "f7", "f5", "f8"]);
    assert_eq!(written(&sitting), format!("{moved}\n{swimming}"), "once each");
}

#[test]
fn what_helped_comes_when_the_history_has_been_read() {
    let mut stage = helped();
    stage.all_read = false;
    let mut sitting = Sitting::on(stage, Kind::Setback);
    sitting.answer(Words("The phone."));
    assert!(!sitting.whole().contains("F5"), "{}", sitting.whole());
    sitting.press(&["f5"]);
    assert_eq!(written(&sitting), "");
    sitting.stage.all_read = true;
    sitting.screen.receive(&Reply::History(HistoryRead::default()), &sitting.stage.any_context());
    assert!(sitting.whole().contains("F5"), "{}", sitting.whole());
}

#[test]
fn in_a_small_window_the_text_keeps_its_rows_and_an_idea_is_in_sight() {
    let mut sitting = time_alone();
    sitting.stage.size = (40, 12);
    let picture = sitting.stage.picture(&sitting.screen);
    assert!(picture.contains("F5  walk a street") && picture.contains('▏'), "{picture}");
}
