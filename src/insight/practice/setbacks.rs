//! The plan for heavier weeks that holds: the newest one.

use crate::insight::practice::Practices;
use crate::journal::practice::Kind;
use crate::journal::{Entry, Practice};

/// The newest plan for heavier weeks in which something is written.
pub fn newest(practices: &Practices) -> Option<(&Entry, &Practice)> {
    let written = practices.of(Kind::Setback).filter(|(_, plan)| plan.texts().next().is_some());
    written.max_by_key(|(entry, _)| (entry.day, entry.saved_at.instant(), entry.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::practice::tests::{practice, practices, text};

    #[test]
    fn the_newest_in_which_something_is_written_holds() {
        let plan = |on, number, words| practice(Kind::Setback, on, number, &[("early", text(words))]);
        let all = [
            plan("2026-09-01", 1, "the phone"),
            plan("2026-11-01", 2, "no appetite"),
            plan("2026-11-02", 3, ""),
            practice(Kind::GoodEnough, "2026-11-03", 4, &[("line", text("soup"))]),
        ];
        let found = newest(&practices(all.clone())).map(|(entry, _)| entry.id);
        assert_eq!(found, Some(all[1].id));
        assert_eq!(newest(&practices(all[2..].to_vec())), None);
    }
}
