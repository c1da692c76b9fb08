//! Plans in the check-in: shown when their trigger is ticked, and asked about once the check-in is saved.

use super::{CheckInScreen, Context};
use crate::insight::practice::plans;
use crate::journal::practice::fields::plan;
use crate::journal::text::one_line;
use crate::journal::{Body, CheckIn, Revision, TickList};
use crate::texts;
use crate::tui::effect::Effect;

/// The plans for what is ticked, each as a sentence.
pub(super) fn shown(check_in: &CheckIn, context: &Context<'_>) -> Vec<String> {
    let ticked = check_in.ticked(TickList::Triggers).unwrap_or_default();
    ticked.iter().filter_map(|trigger| sentence(trigger, context)).collect()
}

/// The active plan for a trigger as a sentence.
fn sentence(trigger: &str, context: &Context<'_>) -> Option<String> {
    let (_, plan) = plans::active_for(context.practices?, trigger)?;
    let label = context.settings.lists.label(TickList::Triggers, trigger);
    let act = one_line(plan.answer(plan::ACT));
    let template = texts::practice::practice().screen("plan");
    Some(template.replace("{trigger}", &one_line(label)).replace("{act}", act.trim_end_matches('.')))
}

impl CheckInScreen {
    /// Says the plan for what was ticked just now, if it was not ticked before.
    pub(super) fn say_plan(&self, before: &[String], context: &Context<'_>) -> Option<Effect> {
        let ticked = self.check_in.ticked(TickList::Triggers)?;
        let new = ticked.iter().find(|trigger| !before.contains(trigger))?;
        sentence(new, context).map(Effect::Say)
    }

    /// Has those plans wait to be asked about whose trigger was ticked.
    pub(super) fn ask_about_plans(&self, context: &Context<'_>) -> Vec<Revision> {
        let Some(practices) = context.practices else { return Vec::new() };
        let waiting = plans::to_ask(practices, self.triggers(), self.day).into_iter();
        waiting.map(|(entry, plan)| Revision::of(entry, Body::Practice(plan), context.now.clone())).collect()
    }

    /// Whether plans must be read before it is known which of them what was ticked calls for.
    pub(super) fn must_read_plans(&self, context: &Context<'_>) -> bool {
        context.practices.is_none() && !self.without_plans && !self.triggers().is_empty()
    }

    fn triggers(&self) -> &[String] {
        self.check_in.ticked(TickList::Triggers).unwrap_or_default()
    }
}
