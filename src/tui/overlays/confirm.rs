//! A yes-or-no question. Only the key for yes confirms; Enter and Esc never do.

use crate::tui::effect::Confirm;
use crate::tui::plain::{PlainAnswer, PlainChoice, PlainStep, Takes};
use crate::tui::screens::prelude::*;
use crate::wording::screens::confirm as wording;

/// The column at which the answers begin, after their keys.
const COLUMN: u16 = 6;
/// The place of no among the two answers, which Enter takes where they are asked for line by line.
const NO: usize = 1;

/// A question with two answers.
#[derive(Debug)]
pub struct ConfirmScreen {
    confirm: Confirm,
}

impl ConfirmScreen {
    /// Asks.
    pub fn new(confirm: Confirm) -> Self {
        Self { confirm }
    }
}

impl Screen for ConfirmScreen {
    fn place(&self) -> Place {
        Place::Confirm
    }

    fn title(&self, _context: &Context<'_>) -> (String, String) {
        (wording::PLEASE_CONFIRM.to_owned(), String::new())
    }

    fn update(&mut self, input: Input, _context: &Context<'_>) -> Vec<Effect> {
        match input.command() {
            Some(Command::Yes) => closing(&mut self.confirm.yes),
            Some(Command::No) => closing(&mut self.confirm.no),
            Some(Command::Back) => vec![Effect::Close],
            _ => Vec::new(),
        }
    }

    fn plain(&self, context: &Context<'_>) -> Option<PlainStep> {
        let explained = Some(&self.confirm.explanation).filter(|explanation| !explanation.is_empty());
        let choice = |key: &str, label: &str| PlainChoice {
            key: key.to_owned(),
            label: label.to_owned(),
            about: String::new(),
        };
        Some(PlainStep {
            title: self.title(context).0,
            says: [&self.confirm.question].into_iter().chain(explained).cloned().collect(),
            remarks: Vec::new(),
            takes: Takes::One(vec![choice("y", wording::YES), choice("n", &self.confirm.no_says)], Some(NO)),
            is_over: false,
        })
    }

    fn answer(&mut self, answer: PlainAnswer, _context: &Context<'_>) -> Vec<Effect> {
        match answer {
            PlainAnswer::One(nth) if nth < NO => closing(&mut self.confirm.yes),
            _ => closing(&mut self.confirm.no),
        }
    }

    fn view(&self, context: &Context<'_>, buffer: &mut Buffer, area: Rect) {
        let mut sheet = Sheet::for_area(area.width);
        sheet.text(&self.confirm.question, Role::Heading, 0);
        sheet.gap();
        if !self.confirm.explanation.is_empty() {
            sheet.text(&self.confirm.explanation, Role::Text, 0);
            sheet.gap();
        }
        let mut whole = sheet.clone();
        for (command, answer) in [(Command::Yes, wording::YES), (Command::No, self.confirm.no_says.as_str())]
        {
            let key = key_names::keys_for(context.keymap, Place::Confirm, command);
            whole.labelled(&key, Role::Key, answer, Role::Text, COLUMN);
        }
        // The footer names the answers too; where there is little room, the question has it.
        let sheet = if whole.height() <= usize::from(area.height) { whole } else { sheet };
        sheet.draw(buffer, area, context.theme, 0);
    }
}

/// Closes the question before its answer takes effect on the screen below.
fn closing(effects: &mut Vec<Effect>) -> Vec<Effect> {
    std::iter::once(Effect::Close).chain(std::mem::take(effects)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::task::Task;
    use crate::tui::testing::Stage;

    fn screen() -> ConfirmScreen {
        ConfirmScreen::new(Confirm {
            question: "Change a rating of Tuesday 3 November?".to_owned(),
            explanation:
                "It is older than a week. Looking back, we remember a day by what came after it. Notes can \
                          be changed at any time."
                    .to_owned(),
            yes: vec![Effect::Say("changed".to_owned()), Effect::Do(Task::ReadAll)],
            no_says: "No, leave it as it is".to_owned(),
            no: Vec::new(),
        })
    }

    #[test]
    fn yes_closes_the_question_and_does_what_was_asked() {
        let effects = Stage::default().press(&mut screen(), &["y"]);
        assert_eq!(effects, [Effect::Close, Effect::Say("changed".to_owned()), Effect::Do(Task::ReadAll)]);
    }

    #[test]
    fn no_and_esc_only_close_it() {
        for key in ["n", "esc"] {
            assert_eq!(Stage::default().press(&mut screen(), &[key]), [Effect::Close], "{key}");
        }
    }

    #[test]
    fn enter_does_nothing() {
        assert_eq!(Stage::default().press(&mut screen(), &["enter", "space", "1"]), []);
    }

    #[test]
    fn line_by_line_only_y_confirms() {
        let answer = |answer| screen().answer(answer, &Stage::default().any_context());
        assert_eq!(answer(PlainAnswer::One(0)).len(), 3);
        for no in [PlainAnswer::One(1), PlainAnswer::Kept] {
            assert_eq!(answer(no), [Effect::Close]);
        }
    }

    #[test]
    fn the_question_is_shown_with_its_answers() {
        let mut stage = Stage::default();
        insta::assert_snapshot!(stage.pictures(&screen()));
        stage.sweep(&screen());
    }
}
