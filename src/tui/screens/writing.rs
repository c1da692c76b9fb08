//! What a screen that writes goes by: the version that was seen, what a draft makes of it and of what came since, and what
//! is saved of it.

use super::Context;
use super::versions::name_of_part;
use crate::journal::revision::{Words, laid_over};
use crate::journal::versions::{Comparison, Part};
use crate::journal::{Body, CheckIn, Draft, DraftHead, Entry, Month, Note, Practice, Revision};
use crate::tui::effect::Effect;

/// A draft laid over what is stored.
pub(super) struct TakenUp {
    /// The version that saving replaces, as all of it is seen.
    pub(super) seen: Option<Entry>,
    /// What is written so far.
    pub(super) body: Option<Body>,
    /// Says what changed since the draft, if anything did.
    pub(super) says: Option<Effect>,
}

/// Goes on with a draft: what it never touched is as it is stored by now.
pub(super) fn take_up(draft: &Draft, context: &Context<'_>) -> TakenUp {
    let from = started_from(draft, context);
    let stored = context.journal.entry(draft.head.id);
    let newer = stored.filter(|stored| match &from {
        Some(from) => stored.replaces.contains(&from.digest()),
        None => draft.head.base.is_none(),
    });
    // Of a version that is nowhere any more nobody knows what it held where the draft says nothing.
    let is_lost = from.is_none() && draft.head.base.is_some();
    let body = draft.body(if is_lost { stored } else { from.as_ref() });
    let laid = newer.zip(body.as_ref()).and_then(|(stored, mine)| {
        let laid = laid_over(from.as_ref().map(|from| &from.body), mine, &stored.body, Words::Joined)?;
        Some((stored, laid))
    });
    let Some((stored, laid)) = laid else { return TakenUp { seen: from, body, says: None } };
    let says = says_changed(from.as_ref(), stored, context);
    // Words that are not shown are not replaced.
    let is_words = |part: &Part| matches!(part, Part::Prompt | Part::Note(_) | Part::Text | Part::Answer(_));
    let seen = if laid.conflicts.iter().any(is_words) { from } else { Some(stored.clone()) };
    TakenUp { seen, body: Some(laid.body), says }
}

/// The version that a draft was started from, shown or not, or by now in the draft alone.
fn started_from(draft: &Draft, context: &Context<'_>) -> Option<Entry> {
    let base = draft.head.base?;
    draft.seen().or_else(|| {
        let document = context.journal.month(Month::of(draft.head.day))?;
        document.versions(draft.head.id).find(|it| it.digest() == base).cloned()
    })
}

/// Names the fields that are no longer as they were when the draft was begun.
fn says_changed(from: Option<&Entry>, stored: &Entry, context: &Context<'_>) -> Option<Effect> {
    let blank = match &stored.body {
        Body::CheckIn(_) => Body::CheckIn(Box::<CheckIn>::default()),
        Body::Note(_) => Body::Note(Note::default()),
        Body::Practice(practice) => Body::Practice(Practice::new(practice.kind())),
        Body::Other { .. } => return None,
    };
    let mut unwritten = stored.clone();
    unwritten.body = blank;
    let parts = Comparison::of(from.unwrap_or(&unwritten), stored)?.differing;
    let named = parts.into_iter().filter(|part| !matches!(part, Part::Late | Part::Unknown));
    let fields: Vec<String> = named.map(|part| named_with_value(part, stored, context)).collect();
    (!fields.is_empty()).then(|| Effect::Say(format!("Changed since this draft: {}.", fields.join(", "))))
}

/// A part as it is named within a sentence; a rating with what it is now.
fn named_with_value(part: Part, stored: &Entry, context: &Context<'_>) -> String {
    match part {
        Part::Rating(scale) => {
            let rating = stored.check_in().and_then(|check_in| check_in.ratings.get(scale));
            let label = &crate::texts::check_in().question(scale).label;
            rating.map_or_else(|| format!("{label} skipped"), |rating| format!("{label} {rating}"))
        }
        Part::Ticks(list) => list.key().to_owned(),
        part => name_of_part(part, stored, context).to_lowercase(),
    }
}

/// What saving a body makes: an edit of the version that was seen, or a new entry.
pub(super) fn revision(
    head: &DraftHead,
    seen: Option<&Entry>,
    body: Body,
    context: &Context<'_>,
) -> Revision {
    let now = context.now.clone();
    if let Some(seen) = seen {
        return Revision::of(seen, body, now);
    }
    let mut made = match context.journal.entry(head.id).filter(|_| head.base.is_some()) {
        Some(shown) => shown.edited(body, now),
        None => Entry::new(head.id, head.day, body, now, context.today),
    };
    // What it was made from is nowhere any more; what is stored was not seen, so that it is kept beside.
    made.replaces = head.base.into_iter().collect();
    Revision::new(made)
}
