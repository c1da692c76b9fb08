//! Keys that answer, each once, however long they are held.

use super::{CheckInPage, CheckInScreen, Follows};
use crate::journal::draft::Field;
use crate::journal::{Rating, Scale, Sign};
use crate::tui::command::keymap::Hit;
use crate::tui::held::{Press, Run};
use crate::tui::screens::prelude::*;

/// The run of the key that answers, and the state before its last answer.
#[derive(Debug, Default)]
pub(super) struct Once {
    run: Run,
    before: Option<Before>,
}

#[derive(Clone, Copy, Debug)]
struct Before {
    page: CheckInPage,
    follows: Follows,
    just_answered: Option<Sign>,
    rating: Option<(Scale, Option<Rating>)>,
}

impl CheckInScreen {
    /// Takes a key that is held instead of the page; `None` leaves the key to the page.
    pub(super) fn take_held(&mut self, hit: Hit) -> Option<Vec<Effect>> {
        if !matches!(hit.command, Command::Answer | Command::Skip) {
            self.once.run.end();
            return None;
        }
        match self.once.run.press(hit) {
            Press::Answers => {
                self.once.before = Some(self.before());
                None
            }
            Press::IsHeld => Some(Vec::new()),
            Press::TakesBack => Some(self.take_back()),
        }
    }

    fn before(&self) -> Before {
        let scale = match self.page {
            CheckInPage::Question(sign) => Some(sign.into()),
            CheckInPage::Last => self.last.rated(),
        };
        Before {
            page: self.page,
            follows: self.follows,
            just_answered: self.just_answered,
            rating: scale.map(|scale| (scale, self.check_in.ratings.get(scale))),
        }
    }

    /// Goes back to where the last answer was given, as if it had not been.
    fn take_back(&mut self) -> Vec<Effect> {
        let Some(before) = self.once.before.take() else { return Vec::new() };
        let Some((scale, rating)) = before.rating else { return Vec::new() };
        self.check_in.ratings.set(scale, rating);
        self.go_to(before.page);
        self.follows = before.follows;
        self.just_answered = before.just_answered;
        vec![self.draft(Field::Rating(scale)), self.draft(Field::Page)]
    }
}

#[cfg(test)]
mod tests {
    use crate::journal::{Scale, Sign};
    use crate::tui::screens::check_in::{CheckInPage, CheckInScreen};
    use crate::tui::testing::{Stage, day};

    fn given(screen: &CheckInScreen) -> String {
        let digit = |scale: &Scale| {
            screen.check_in.ratings.get(*scale).map_or('-', |it| char::from(b'0' + it.value()))
        };
        Scale::ALL.iter().map(digit).collect()
    }

    #[test]
    fn a_key_that_is_held_answers_one_question_wherever_it_is_held() {
        let stage = Stage::default();
        for (before, key, expected, page) in [
            (&[] as &[&str], "2", "2-----", 1),
            (&["1"], "2", "12----", 2),
            (&["2"], "1", "21----", 2),
            (&["0", "1", "0", "1"], "2", "01012-", 5),
            (&["0", "1", "0"], "-", "010---", 4),
        ] {
            for times in [3, 4, 40] {
                let mut screen = CheckInScreen::new(day("2026-11-22"), &stage.any_context());
                stage.press(&mut screen, before);
                stage.hold(&mut screen, key, times);
                assert_eq!(given(&screen), expected, "{before:?} {key} {times}");
                assert_eq!(screen.page, CheckInPage::at(page));
            }
        }
    }

    #[test]
    fn a_key_that_is_pressed_again_after_a_pause_answers_again() {
        let stage = Stage::default();
        let mut screen = CheckInScreen::new(day("2026-11-22"), &stage.any_context());
        stage.press(&mut screen, &["2", "2", "2", "2", "2"]);
        assert_eq!(given(&screen), "22222-");
    }

    #[test]
    fn what_a_held_key_takes_back_is_what_stood_there_and_the_draft_knows_it() {
        let stage = Stage::default();
        let mut screen = CheckInScreen::new(day("2026-11-22"), &stage.any_context());
        stage.press(&mut screen, &["1", "3", "esc", "esc"]);
        let effects = stage.hold(&mut screen, "2", 9);
        assert_eq!(given(&screen), "23----", "the second answer stays the 3");
        assert_eq!(screen.page, CheckInPage::Question(Sign::Reassurance));
        let last = format!("{:?}", effects.last());
        assert!(last.contains("Page, Number(1)"), "{last}");
    }
}
