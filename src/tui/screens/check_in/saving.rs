//! What Enter on the last page does with a check-in, by what is stored of its day.

use super::{CheckInScreen, Context, writing};
use crate::insight::hard_days;
use crate::journal::check_in::are_ratings_settled;
use crate::journal::{Body, Entry};
use crate::texts;
use crate::tui::effect::{Confirm, Effect, Route};
use crate::tui::screens::support_line;
use crate::tui::task::Task;
use crate::wording::dates;

impl CheckInScreen {
    /// Saves a new check-in or an edit; other ratings of an old day only after a question.
    pub(super) fn save(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if !self.is_known() {
            return Vec::new();
        }
        if self.must_read_plans(context) {
            self.is_awaited = true;
            return vec![Effect::Say("Reading your plans: it is saved in a moment.".to_owned())];
        }
        let body = Body::CheckIn(Box::new(self.check_in.clone()));
        let Some(stored) = self.stored() else { return vec![self.save_as(body, context)] };
        if stored.body == body {
            return vec![
                Effect::Do(Task::LeaveDraft(self.id())),
                Effect::Do(Task::FindDrafts),
                Effect::Close,
            ];
        }
        let save = self.save_as(body, context);
        let rated = stored.check_in().map(|check_in| &check_in.ratings);
        if !are_ratings_settled(self.day, context.today) || rated == Some(&self.check_in.ratings) {
            return vec![save];
        }
        vec![Effect::Open(Route::Confirm(Confirm {
            question: format!("Change the ratings of {}?", dates::long(self.day, context.today)),
            explanation:
                "They are more than a week old. What you felt then is worth keeping as you saw it then; \
                          texts can be changed at any time."
                    .to_owned(),
            yes: vec![save],
            no_says: "No, keep the ratings as they were; texts and ticks are saved".to_owned(),
            no: self.save_all_but_ratings(stored, context),
        }))]
    }

    /// Saves it together with the plans that now wait to be asked about.
    fn save_as(&self, body: Body, context: &Context<'_>) -> Effect {
        let check_in = writing::revision(&self.head(), self.stored(), body, context);
        Effect::Do(Task::Save(std::iter::once(check_in).chain(self.ask_about_plans(context)).collect()))
    }

    /// Saves what was written and ticked with the ratings that are stored; leaves when there is nothing else.
    fn save_all_but_ratings(&self, stored: &Entry, context: &Context<'_>) -> Vec<Effect> {
        let mut kept = self.check_in.clone();
        kept.ratings = stored.check_in().map(|check_in| check_in.ratings.clone()).unwrap_or_default();
        if kept.prompt.as_ref().is_some_and(|prompt| prompt.answer.is_empty()) {
            // That a prompt was shown is nothing that the person wrote.
            kept.prompt = stored.check_in().and_then(|check_in| check_in.prompt.clone());
        }
        let body = Body::CheckIn(Box::new(kept));
        if body != stored.body {
            return vec![self.save_as(body, context)];
        }
        vec![
            Effect::Do(Task::DiscardDraft(stored.id)),
            Effect::Close,
            Effect::Say("The ratings are as they were.".to_owned()),
        ]
    }

    /// The line that points to support after saving: heavy words come before hard days.
    pub(super) fn names_support(&self, context: &Context<'_>) -> Option<Effect> {
        support_line::names_support(self.check_in.texts(), context).or_else(|| {
            let are_hard = hard_days::are_hard_days(context.journal.entries().rev());
            are_hard.then(|| support_line::says_once(&texts::words().hard_days.line, context))
        })
    }
}
