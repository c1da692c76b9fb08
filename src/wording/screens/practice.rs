//! The texts of the Practice screen.

pub(crate) const CARDS: &str =
    "What the five signs are, how they hold on, what may help. Short texts, to read in any order.";
pub(crate) const PARTNER_PAGE: &str = "A page for them. It holds nothing of this journal.";
pub(crate) const READ_PLAN: &str = "You wrote it while things were calm. Enter shows it.";
pub(crate) const EVENING_IS_WRITTEN: &str = "This evening is written. The next one is for another day.";

sentences! {
    three_goals_are_open(key) = "Three goals are open, which is as many as fit. {key} shows them: open one and look back on it to end it.";
    evenings_are_written(day) = "The three evenings are written. They open again on {day}.";
    continue_or_discard(discard) = "Enter continues it; {discard} discards it.";
    discarded(undo) = "Discarded. {undo} brings it back.";
}
