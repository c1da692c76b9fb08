//! The tests of the ways on from a thought: what is real, and what is a verdict on oneself.

use super::ends::{at_the_exit, opened};
use super::*;
use crate::tui::screens::exercise::tests::walks::Walk;

#[test]
fn what_is_real_leads_to_support_first_and_to_a_request_only_where_it_is_safe_to_tell() {
    let support = Effect::Open(Route::Support);
    let request = Effect::Open(Route::Exercise(Kind::Request, Vec::new()));
    for (safe, choice, expected) in [
        (&["1"][..], &["1"][..], None),
        (&["1"], &["2"], Some(&support)),
        (&["1"], &["3"], Some(&request)),
        (&["1"], &["down", "down", "enter"], Some(&request)),
        (&["2"], &["2"], Some(&support)),
        (&["3"], &["2"], Some(&support)),
        (&["-"], &["2"], Some(&support)),
    ] {
        let mut sitting = at_the_exit(&["7", "0", "enter"]);
        sitting.press(&["r"]);
        assert!(sitting.whole().contains("Then there is something to look after"), "{}", sitting.whole());
        assert!(sitting.whole().contains("What would help tonight, and who could stand beside you?"));
        assert!(sitting.whole().contains("press s for support"), "the key of the support page is named");
        sitting.press(&["enter", "enter"]);
        sitting.is_at("tell").press(safe);
        sitting.is_at("feeling_after").press(&["3", "enter", "8", "0", "enter"]);
        sitting.answer(Words("take all the pills"));
        assert!(!sitting.whole().contains("Looking at it was the point."), "{}", sitting.whole());
        assert!(sitting.whole().contains("You don't have to do it alone."));
        assert_eq!(sitting.whole().contains("build a clear request"), safe == ["1"], "{safe:?}");
        assert_eq!(sitting.saves(), []);
        sitting.press(choice);
        assert_eq!(sitting.saved().practice().unwrap().get("exit").id(), Some("real"));
        let effects = sitting.told_saved();
        assert_eq!(effects[..2], [Effect::Close, Effect::Say("Saved.".to_owned())], "nothing opens before");
        assert_eq!(effects.iter().find(|effect| matches!(effect, Effect::Open(_))), expected);
    }
}

/// A thought record about this thought, at its ways on, as one that is about oneself.
fn about_me(thought: &str) -> Sitting {
    let mut sitting = Sitting::of(Kind::ThoughtRecord);
    sitting.answer_all(&Walk::of(Kind::ThoughtRecord).steps[..3]);
    sitting.type_in(thought);
    sitting.press(&["enter", "9", "5", "enter", "enter", "2"]);
    sitting.is_at("facts_for").press(&["enter", "enter", "enter"]);
    sitting.is_at("exit");
    sitting
}

#[test]
fn a_verdict_on_oneself_is_not_called_real_and_leads_to_support_and_kindness() {
    let mut sitting = about_me("Everyone would be better off without me.");
    assert!(!sitting.whole().contains("something real is going on"), "{}", sitting.whole());
    assert!(sitting.whole().contains("f  what would be fair to say about you?"), "{}", sitting.whole());
    assert!(sitting.stage.footer(&sitting.screen).contains("b f u choose"));
    assert_eq!(sitting.press(&["r"]), [], "there is no such way");
    sitting.is_at("exit").press(&["f"]);
    sitting.is_at("feeling_after").press(&["9", "enter", "9", "5", "enter"]);
    sitting.answer(Words("take all the pills"));
    let page = sitting.whole();
    assert!(!page.contains("Looking at it was the point."), "{page}");
    assert!(page.find("open the support page") < page.find("take a kindness break"), "{page}");
    sitting.press(&["3"]);
    let effects = sitting.told_saved();
    let moment = ("moment", text("Everyone would be better off without me."));
    assert_eq!(opened(&effects), Some((Kind::Kindness, vec![moment])));
}

#[test]
fn a_way_on_that_is_not_offered_any_more_is_taken_back() {
    for (first, way, then) in [("2", "f", "1"), ("1", "r", "2"), ("2", "f", "-")] {
        let mut sitting = at_the_exit(&["7", "0", "enter"]);
        sitting.press(&["backtab", "backtab", "backtab"]);
        sitting.is_at("about").press(&[first, "enter", "enter", way]);
        assert!(!sitting.screen.practice.is_blank("exit"));
        while sitting.screen.step().is_none_or(|step| step.field != "about") {
            sitting.press(&["backtab"]);
        }
        sitting.press(&[then]);
        assert!(sitting.screen.practice.is_blank("exit"), "{first} {way} {then}");
        let Some(Body::Practice(drafted)) = sitting.draft().unwrap().body(None) else {
            panic!("no exercise")
        };
        assert!(drafted.is_blank("exit"), "also in the draft");
    }
}

#[test]
fn the_thought_stands_above_the_facts_and_both_lists_above_the_balanced_thought() {
    let mut sitting = at_the_exit(&["7", "0", "enter"]);
    sitting.press(&["backtab"]);
    assert!(sitting.is_at("facts_against").whole().contains("They are tired of me."), "{}", sitting.whole());
    sitting.press(&["backtab"]);
    assert!(sitting.is_at("facts_for").whole().contains("They are tired of me."), "{}", sitting.whole());
    sitting.press(&["enter", "enter", "b"]);
    let page = sitting.is_at("balanced").whole();
    assert!(page.contains("Facts that fit: No answer."), "{page}");
    assert!(page.contains("Facts that don't: A full day at work."), "{page}");
    sitting.stage.size = (40, 12);
    let page = sitting.stage.picture(&sitting.screen);
    assert!(page.contains("Facts that fit: No") && page.contains("Facts that don't: A"), "{page}");
}
