//! Saves a check-in from its last page, with the plans that its ticks call for.

use super::{CheckInScreen, Context};
use crate::insight::hard_days;
use crate::insight::practice::plans;
use crate::journal::check_in::are_ratings_settled;
use crate::journal::practice::fields::plan;
use crate::journal::text::one_line;
use crate::journal::{Body, CheckIn, Entry, Revision, TickList};
use crate::tui::effect::Confirm;
use crate::tui::screens::prelude::*;
use crate::tui::screens::support_line;
use crate::wording::heavy_words::Occasion;
use crate::wording::screens::check_in as wording;

impl CheckInScreen {
    /// Saves a new check-in or an edit; other ratings of an old day only after a question.
    pub(super) fn save(&mut self, context: &Context<'_>) -> Vec<Effect> {
        if self.writing.is_pending() {
            return Vec::new();
        }
        if self.must_read_plans(context) {
            self.is_awaited = true;
            return vec![Effect::Say(wording::READING_PLANS.to_owned())];
        }
        let body = self.body();
        let Some(stored) = self.writing.seen() else { return vec![self.save_as(body, context)] };
        if stored.body == body {
            return self.writing.keep();
        }
        let save = self.save_as(body, context);
        let rated = stored.check_in().map(|check_in| &check_in.ratings);
        if !are_ratings_settled(self.day(), context.today) || rated == Some(&self.check_in.ratings) {
            return vec![save];
        }
        vec![Effect::Open(Route::Confirm(Confirm {
            question: wording::change_ratings(&dates::long(self.day(), context.today)),
            explanation: wording::RATINGS_ARE_OLD.to_owned(),
            yes: vec![save],
            no_says: wording::KEEP_OLD_RATINGS.to_owned(),
            no: self.save_all_but_ratings(stored, context),
        }))]
    }

    /// Saves it together with the plans that now wait to be asked about.
    fn save_as(&self, body: Body, context: &Context<'_>) -> Effect {
        let check_in = self.writing.revision(body, context);
        Effect::Do(Task::Save(std::iter::once(check_in).chain(self.ask_about_plans(context)).collect()))
    }

    /// Saves the words and ticks with the ratings that are stored; leaves when nothing else changed.
    fn save_all_but_ratings(&self, stored: &Entry, context: &Context<'_>) -> Vec<Effect> {
        let mut kept = self.check_in.clone();
        kept.prompt = self.prompt();
        kept.ratings = stored.check_in().map(|check_in| check_in.ratings.clone()).unwrap_or_default();
        let body = Body::CheckIn(Box::new(kept));
        if body != stored.body {
            return vec![self.save_as(body, context)];
        }
        vec![
            Effect::Do(Task::DiscardDraft(stored.id)),
            Effect::Close,
            Effect::Say(wording::RATINGS_UNCHANGED.to_owned()),
        ]
    }

    /// The answer once it is saved: that of a hard evening, or thanks.
    pub(super) fn answered(&self, context: &Context<'_>) -> Vec<Effect> {
        let is_of_now = !self.is_edit() || self.day() == context.today;
        if is_of_now && hard_days::is_hard_evening(&self.check_in.ratings) {
            return vec![Effect::Become(Route::HardEvening(self.day()))];
        }
        let words = &texts::check_in().generic;
        let says = if self.is_edit() { &words.saved_again } else { &words.saved };
        vec![Effect::Close, Effect::Say(says.clone())]
    }

    /// Points to people who answer after saving: heavy words come before hard days.
    pub(super) fn points_on(&self, context: &Context<'_>) -> Option<Effect> {
        let mut occasions = support_line::of_words(self.check_in.texts(), context);
        let are_hard = hard_days::are_hard_days(context.journal.entries().rev());
        occasions.extend(are_hard.then_some(Occasion::HardDays));
        support_line::offer(occasions)
    }

    /// Shows the plan for the latest tick, if it was not ticked before.
    pub(super) fn say_plan(&self, before: &[String], context: &Context<'_>) -> Option<Effect> {
        let ticked = self.check_in.ticked(TickList::Triggers)?;
        let new = ticked.iter().find(|trigger| !before.contains(trigger))?;
        plan_sentence(new, context).map(Effect::Say)
    }

    /// Has those plans wait to be asked about whose trigger was ticked.
    pub(super) fn ask_about_plans(&self, context: &Context<'_>) -> Vec<Revision> {
        let Some(practices) = context.practices else { return Vec::new() };
        let waiting = plans::to_ask(practices, self.triggers(), self.day()).into_iter();
        waiting.map(|(entry, plan)| Revision::of(entry, Body::Practice(plan), context.now.clone())).collect()
    }

    /// Whether plans must be read before it is known which of them the ticks call for.
    pub(super) fn must_read_plans(&self, context: &Context<'_>) -> bool {
        context.practices.is_none() && !self.without_plans && !self.triggers().is_empty()
    }

    fn triggers(&self) -> &[String] {
        self.check_in.ticked(TickList::Triggers).unwrap_or_default()
    }
}

/// Lists the plans for the ticks, each as a sentence.
pub(super) fn shown_plans(check_in: &CheckIn, context: &Context<'_>) -> Vec<String> {
    let ticked = check_in.ticked(TickList::Triggers).unwrap_or_default();
    ticked.iter().filter_map(|trigger| plan_sentence(trigger, context)).collect()
}

/// The active plan for a trigger as a sentence.
fn plan_sentence(trigger: &str, context: &Context<'_>) -> Option<String> {
    let (_, plan) = plans::active_for(context.practices?, trigger)?;
    let label = context.settings.lists.label(TickList::Triggers, trigger);
    let act = one_line(plan.answer(plan::ACT));
    let template = texts::practice::practice().screen("plan");
    Some(template.replace("{trigger}", &one_line(label)).replace("{act}", act.trim_end_matches('.')))
}
