//! What Enter on the last page and leaving do with a monthly check.

use super::{MonthlyScreen, check_of};
use crate::insight::practice::monthly_check::next_on;
use crate::journal::Body;
use crate::texts::instruments::instruments;
use crate::tui::effect::Effect;
use crate::tui::screens::{Context, writing};
use crate::tui::task::Task;
use crate::wording::dates;

impl MonthlyScreen {
    /// Saves a new check or an edit; one without an answer is left.
    pub(super) fn save(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if self.saving {
            return Vec::new();
        }
        if self.check.is_all_blank() {
            let says = Effect::Say(instruments().screen("nothing").to_owned());
            let leave = if self.is_new() { self.leave() } else { Vec::new() };
            return leave.into_iter().chain([says]).collect();
        }
        if self.is_unchanged() {
            return self.leave();
        }
        self.saving = true;
        let body = Body::Practice(self.check.clone());
        vec![Effect::Do(Task::Save(vec![writing::revision(&self.head, self.from.as_ref(), body, context)]))]
    }

    /// Leaves; what was answered waits as a draft.
    pub(super) fn leave(&self) -> Vec<Effect> {
        if self.is_unchanged() {
            // A draft with nothing of its own in it would only be offered for nothing.
            let draft = self.has_draft.then_some(Effect::Do(Task::DiscardDraft(self.head.id)));
            return draft.into_iter().chain([Effect::Close]).collect();
        }
        vec![
            Effect::Do(Task::LeaveDraft(self.head.id)),
            Effect::Do(Task::FindDrafts),
            Effect::Close,
            Effect::Say("Kept as a draft.".to_owned()),
        ]
    }

    /// What is said once it is on disk.
    pub(super) fn said_after(&self, context: &Context<'_>) -> String {
        if !self.is_new() {
            return "Saved.".to_owned();
        }
        let next = dates::date(next_on(self.head.day), context.today);
        instruments().filled("saved", &[("day", &next)])
    }

    fn is_unchanged(&self) -> bool {
        match &self.from {
            Some(from) => check_of(Some(from)) == self.check,
            None => self.is_new() && self.check.is_all_blank(),
        }
    }
}
