//! The monthly checks so far, the date of the next one, and whether it is switched on.

use crate::insight::practice::monthly_check::next_on;
use crate::journal::practice::Kind;
use crate::journal::{Day, Draft, Entry, EntryId, Practice};
use crate::tui::screens::Context;

/// A monthly check that was saved.
#[derive(Clone, Copy, Debug)]
pub(super) struct Past<'a> {
    pub(super) entry: &'a Entry,
    pub(super) check: &'a Practice,
}

/// All monthly checks, the newest first.
pub(super) fn all<'a>(context: &Context<'a>) -> impl Iterator<Item = Past<'a>> {
    context.journal.entries().rev().filter_map(|entry| {
        let check = entry.practice().filter(|practice| practice.kind() == Kind::MonthlyCheck)?;
        Some(Past { entry, check })
    })
}

/// The checks of the days before one, the newest first.
pub(super) fn before<'a>(day: Day, context: &Context<'a>) -> impl Iterator<Item = Past<'a>> {
    all(context).filter(move |past| past.entry.day < day)
}

/// The day of the last check.
pub(super) fn last_day(context: &Context<'_>) -> Option<Day> {
    all(context).next().map(|past| past.entry.day)
}

/// Returns the day from which the next check is offered, when that is still to come.
pub(super) fn waits_until(context: &Context<'_>) -> Option<Day> {
    last_day(context).map(next_on).filter(|next| *next > context.today)
}

/// Whether the monthly check is switched on.
pub(super) fn is_on(context: &Context<'_>) -> bool {
    context.offers_monthly_check()
}

/// Whether the config file holds it off.
pub(super) fn is_held_off(context: &Context<'_>) -> bool {
    context.settings.config.monthly_check == Some(false)
}

/// The number of days for which an unfinished check is continued unasked: its answers are about the present.
const GONE_ON_WITH: i64 = 7;

/// The draft of a new monthly check that rests, the one changed last; none that is older than a week.
pub fn resting(drafts: &[Draft], today: Day) -> Option<EntryId> {
    let new = drafts.iter().filter(|it| {
        let is_new = it.head.kind == Kind::MonthlyCheck.key() && it.head.base.is_none();
        is_new && today.days_since(it.head.day) <= GONE_ON_WITH
    });
    new.max_by_key(|draft| draft.changed_at.instant()).map(|draft| draft.head.id)
}
