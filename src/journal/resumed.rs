//! A draft that is gone on with: laid over what is stored by then, which may have changed since the draft was begun.

use super::draft::Draft;
use super::entry::{Body, Entry};
use super::format::document::Document;
use super::revision::{Words, laid_over};
use super::versions::{Comparison, Part};

/// What a draft comes to with what is stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resumed {
    /// The version that saving replaces, since all of it is in the body.
    pub seen: Option<Entry>,
    /// The entry so far: fields that the draft never touched are as stored now. `None` for a kind that is not known.
    pub body: Option<Body>,
    /// The parts that are stored otherwise than when the draft was begun.
    pub changed: Vec<Part>,
}

impl Resumed {
    /// Lays a draft over the stored entry; the document of its month tells what it was begun from.
    pub fn of(draft: &Draft, document: Option<&Document>, stored: Option<&Entry>) -> Self {
        let from = started_from(draft, document);
        let newer = stored.filter(|stored| match &from {
            Some(from) => stored.replaces.contains(&from.digest()),
            None => draft.head.base.is_none(),
        });
        // If a version no longer exists anywhere, nobody knows the values of the fields that the draft leaves out.
        let is_lost = from.is_none() && draft.head.base.is_some();
        let body = draft.body(if is_lost { stored } else { from.as_ref() });
        let laid = newer.zip(body.as_ref()).and_then(|(stored, mine)| {
            let seen = from.as_ref().map(|from| &from.body);
            Some((stored, laid_over(seen, mine, &stored.body, Words::Joined)?))
        });
        let Some((stored, laid)) = laid else { return Self { seen: from, body, changed: Vec::new() } };
        let changed = changed(from.as_ref(), stored);
        // Words that are not shown are not replaced.
        let is_words = |part: &Part| matches!(part, Part::Content(field) if field.holds_words());
        let seen = if laid.conflicts.iter().any(is_words) { from } else { Some(stored.clone()) };
        Self { seen, body: Some(laid.body), changed }
    }
}

/// Returns the version that a draft was started from, whether it is shown, hidden, or by now only in the draft.
fn started_from(draft: &Draft, document: Option<&Document>) -> Option<Entry> {
    let base = draft.head.base?;
    draft
        .seen()
        .or_else(|| document?.versions(draft.head.id).find(|version| version.digest() == base).cloned())
}

fn changed(from: Option<&Entry>, stored: &Entry) -> Vec<Part> {
    let mut unwritten = stored.clone();
    let Some(blank) = Body::blank(stored.body.kind()) else { return Vec::new() };
    unwritten.body = blank;
    let comparison = Comparison::of(from.unwrap_or(&unwritten), stored);
    let parts = comparison.map(|comparison| comparison.differing).unwrap_or_default().into_iter();
    parts.filter(|part| !matches!(part, Part::Late | Part::Unknown)).collect()
}
