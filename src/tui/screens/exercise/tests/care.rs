//! The end of a sitting on a hard evening: heavy words, and a feeling at its strongest.

use super::{Sitting, said};
use crate::journal::practice::Kind;
use crate::tui::effect::Effect;
use crate::tui::testing::Stage;
use crate::wording::heavy_words::Occasion;

#[test]
fn heavy_words_bring_the_support_line_once_it_is_saved() {
    let heavy = "I want to kill myself";
    for (checks, expected) in [(true, 1), (false, 1)] {
        let mut stage = Stage::default();
        stage.settings.config.phrase_check = checks;
        let mut sitting = Sitting::on(stage, Kind::GoodEnough);
        sitting.type_in(heavy);
        sitting.press(&["enter"]);
        let effects = sitting.told_saved();
        let once = Effect::Offer(vec![Occasion::Life]);
        assert_eq!(effects.contains(&once), checks);
        assert_eq!(said(&effects).len(), expected);
    }
}

#[test]
fn a_feeling_of_nine_or_ten_at_the_end_points_to_the_page_for_a_hard_night() {
    let offer = Effect::Offer(vec![Occasion::Lot]);
    for (before, after, offered) in [
        (&["5"][..], &["9", "enter"][..], true),
        (&["5"], &["1", "0", "enter"], true),
        (&["9"], &["8", "enter"], false),
        (&["1", "0"], &["-"], true),
        (&["8"], &["-"], false),
    ] {
        let mut sitting = Sitting::of(Kind::Calm);
        sitting.press(before);
        sitting.press(&["enter", "enter"]);
        sitting.press(after);
        let effects = sitting.told_saved();
        assert_eq!(effects.contains(&offer), offered, "{before:?} {after:?}: {effects:?}");
    }
    // Left on the way, it counts as it was last.
    let mut sitting = Sitting::of(Kind::Calm);
    sitting.press(&["9", "enter"]);
    assert_eq!(sitting.press(&["esc"]).last(), Some(&offer));
}

#[test]
fn a_step_names_the_support_key_that_works_while_it_is_written() {
    let mut sitting = Sitting::of(Kind::NightPlan);
    sitting.go_on_until(|it| it.screen.step().is_some_and(|step| step.field == "professional"));
    assert!(sitting.whole().contains("The support page has some: F2, support."), "{}", sitting.whole());
}
