//! Takes in the changes made by tidying up the store, and says so.

use super::Runtime;
use crate::journal::Month;
use crate::store::{Merged, Tidied};
use crate::tui::task::Reply;
use crate::wording::screens::runtime as wording;
use crate::wording::sentences::sentence;

impl Runtime {
    pub(super) fn tidied(&mut self, tidied: Tidied) -> Vec<Reply> {
        // Anything else that is left is tried again at the next start; nobody need hear of it.
        let failed = tidied.error.map(|error| error.to_string());
        let unread = tidied.copies.problems.first().map(ToString::to_string);
        let merged = merged(&tidied.copies.months);
        let interrupted = tidied.interrupted.map(|interrupted| sentence(&interrupted.to_string()));
        let mut replies = Vec::new();
        if merged.is_some() {
            let known: Vec<Month> = self.months.keys().copied().collect();
            replies = self.look_outside(&known);
        }
        let lines: Vec<String> = [interrupted, merged, unread, failed].into_iter().flatten().collect();
        if !lines.is_empty() {
            replies.push(Reply::Say(lines.join("\n")));
        }
        replies
    }
}

/// The merged copies, as one line.
fn merged(months: &[Merged]) -> Option<String> {
    let copies: usize = months.iter().map(|month| month.copies.len()).sum();
    let what = match copies {
        0 => return None,
        1 => wording::A_COPY,
        _ => "Copies",
    };
    let from = months.iter().find_map(|month| month.program);
    let from = from.map(|program| wording::left_by(&program)).unwrap_or_default();
    let of: Vec<String> = months.iter().map(|month| month.month.to_string()).collect();
    let was = if copies == 1 { "was" } else { "were" };
    Some(wording::merged_in(&what, &of.join(", "), &from, &was))
}
