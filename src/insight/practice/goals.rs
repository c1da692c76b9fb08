//! Goals in the person's own words: which are open, and whether there is room for another.

use crate::insight::practice::Practices;
use crate::journal::Entry;
use crate::journal::practice::Kind;
use crate::journal::practice::fields::goal::ENDED_ON;

/// The most goals that are open at a time.
pub const MOST: usize = 3;

/// The open goals, oldest first.
pub fn open(practices: &Practices) -> impl Iterator<Item = &Entry> {
    let open = practices.of(Kind::Goal).filter(|(_, goal)| goal.answer(ENDED_ON).is_none());
    open.map(|(entry, _)| entry)
}

/// Whether as many are open as there may be.
pub fn are_full(practices: &Practices) -> bool {
    open(practices).count() >= MOST
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::practice::tests::{practice, practices};
    use crate::insight::testing::day;
    use crate::journal::practice::Answer;

    #[test]
    fn three_goals_are_as_many_as_may_be_open_and_an_ended_one_leaves_room() {
        let goal = |number: u8, ended: bool| {
            let answers = [("ended_on", Answer::Day(day("2026-11-20")))];
            practice(Kind::Goal, "2026-11-01", number, if ended { &answers } else { &[] })
        };
        assert!(!are_full(&practices([goal(1, false), goal(2, false)])));
        assert!(are_full(&practices([goal(1, false), goal(2, false), goal(3, false)])));
        let with_ended = practices([goal(1, false), goal(2, true), goal(3, false), goal(4, true)]);
        assert!(!are_full(&with_ended));
        assert_eq!(open(&with_ended).count(), 2);
    }
}
