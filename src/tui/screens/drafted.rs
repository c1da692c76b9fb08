//! From which version of an entry a draft was started, and which version comes of it.

use super::Context;
use crate::journal::{Body, DraftHead, Entry, Month};

/// The version that a draft was started from, shown or not.
pub(super) fn started_from<'a>(head: &DraftHead, context: &Context<'a>) -> Option<&'a Entry> {
    let Some(base) = head.base else { return context.journal.entry(head.id) };
    let document = context.journal.month(Month::of(head.day))?;
    document.entries().iter().chain(document.others()).find(|it| it.id == head.id && it.digest() == base)
}

/// The version that saving a body makes: an edit of the one it was started from, or a new entry.
pub(super) fn version(head: &DraftHead, from: Option<&Entry>, body: Body, context: &Context<'_>) -> Entry {
    let now = context.now.clone();
    if let Some(from) = from {
        return from.edited(body, now);
    }
    let mut entry = match context.journal.entry(head.id) {
        Some(shown) => shown.edited(body, now),
        None => Entry::new(head.id, head.day, body, now, context.today),
    };
    // What the journal shows by now was not seen while writing, so it is not replaced but kept beside this.
    entry.replaces = head.base.into_iter().collect();
    entry
}
