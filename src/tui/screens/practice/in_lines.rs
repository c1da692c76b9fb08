//! Practice line by line: the same lines, each with its number. The menu has the cards.

use super::rows::ChoiceRow;
use super::{PracticeScreen, Target, opened};
use crate::texts::practice::practice;
use crate::tui::plain::{PlainAnswer, PlainChoice, PlainStep, Takes};
use crate::tui::screens::prelude::*;
use crate::wording::screens::plain as wording;

/// The lines that can be chosen from, numbered.
pub(super) fn step(title: String, context: &Context<'_>) -> PlainStep {
    let rows = targets(context).map(|target| super::row(target, context));
    let choices = (1..).zip(rows).map(|(number, row)| choice(number, &row)).collect();
    let paused = context
        .state
        .pause(context.today)
        .map(|until| practice().screen("paused").replace("{day}", &dates::long(until, context.today)));
    let says = paused.into_iter().chain([wording::CHOOSE_EXERCISE.to_owned()]).collect();
    PlainStep { title, says, remarks: Vec::new(), takes: Takes::One(choices, None), is_over: false }
}

/// Opens the chosen one in place of the list: whoever comes back is in the menu, and need not read the list again.
pub(super) fn answered(answer: &PlainAnswer, context: &Context<'_>) -> Vec<Effect> {
    let PlainAnswer::One(nth) = answer else {
        return vec![Effect::Say(wording::NUMBER_OR_BACK.to_owned())];
    };
    let effects = opened(targets(context).nth(*nth), context);
    let opens = effects.iter().any(|effect| !matches!(effect, Effect::Say(_)));
    opens.then_some(Effect::Close).into_iter().chain(effects).collect()
}

fn targets(context: &Context<'_>) -> impl Iterator<Item = Target> {
    PracticeScreen::targets(context).into_iter().filter(|target| *target != Target::Cards)
}

/// A line; whatever is not one of the exercises says before its name why it is there.
fn choice(number: usize, row: &ChoiceRow<Target>) -> PlainChoice {
    let label = match row.target {
        Target::Exercise(_) => row.label.clone(),
        _ => wording::under(&super::heading(&row.target), &row.label),
    };
    let label = if row.right.is_empty() { label } else { wording::with_more(&label, &row.right) };
    PlainChoice { key: number.to_string(), label, about: String::new() }
}
