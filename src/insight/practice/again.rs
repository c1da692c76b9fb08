//! How often the same thought was looked at lately, in thought records and as a written fear.

use crate::insight::practice::Practices;
use crate::journal::practice::fields::{fear, thought_record};
use crate::journal::practice::{Kind, Practice};
use crate::journal::search::squeezed;
use crate::journal::{Day, EntryId};

/// The number of days, today among them, in which looks are counted.
const DAYS: i64 = 14;
/// The number of looks from which it is said.
const OFTEN: usize = 3;

/// How often a thought was looked at in the last two weeks, the look that is under way included; `None` when that is
/// not often. Case, accents, spaces and marks make no other thought of it.
pub fn looks(practices: &Practices, thought: &str, under_way: EntryId, today: Day) -> Option<usize> {
    let thought = squeezed(thought);
    let is_recent = |day: Day| (0..DAYS).contains(&today.days_since(day));
    let earlier = practices.iter().rev().filter(|(entry, practice)| {
        entry.id != under_way && is_recent(entry.day) && squeezed(looked_at(practice)) == thought
    });
    let looks = earlier.count() + 1;
    (!thought.is_empty() && looks >= OFTEN).then_some(looks)
}

/// The thought that an exercise looks at; empty where it looks at none.
fn looked_at(practice: &Practice) -> &str {
    match practice.kind() {
        Kind::ThoughtRecord => practice.answer(thought_record::THOUGHT),
        Kind::Fear => practice.answer(fear::FEAR),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::practice::tests::{practice, practices, text};
    use crate::insight::testing::day;

    const THOUGHT: &str = "They're tired of me.";

    fn record(on: &str, number: u8, thought: &str) -> crate::journal::Entry {
        practice(Kind::ThoughtRecord, on, number, &[("thought", text(thought))])
    }

    fn found(earlier: impl IntoIterator<Item = crate::journal::Entry>) -> Option<usize> {
        looks(&practices(earlier), THOUGHT, EntryId::new_v7(0, [9; 10]), day("2026-11-22"))
    }

    #[test]
    fn it_is_often_from_the_third_look_in_fourteen_days_on() {
        let (first, last) = ("2026-11-09", "2026-11-22");
        assert_eq!(found([record(last, 1, THOUGHT)]), None, "the second");
        assert_eq!(found([record(first, 1, THOUGHT), record(last, 2, THOUGHT)]), Some(3));
        assert_eq!(found([record("2026-11-08", 1, THOUGHT), record(last, 2, THOUGHT)]), None, "15 days");
        assert_eq!(found([record("2026-11-23", 1, THOUGHT), record(last, 2, THOUGHT)]), None, "to come");
        let often = (1..=4).map(|number| record(last, number, THOUGHT));
        assert_eq!(found(often), Some(5));
    }

    #[test]
    fn a_fear_is_the_same_thought_and_spelling_makes_no_other_of_it() {
        let fear = practice(Kind::Fear, "2026-11-20", 1, &[("fear", text("  they\u{2019}re TIRED of me"))]);
        assert_eq!(found([fear.clone(), record("2026-11-21", 2, THOUGHT)]), Some(3));
        assert_eq!(found([fear, record("2026-11-21", 2, "They are tired of me.")]), None);
        let kindness = practice(Kind::Kindness, "2026-11-20", 1, &[("moment", text(THOUGHT))]);
        assert_eq!(found([kindness, record("2026-11-21", 2, THOUGHT)]), None, "no look at a thought");
    }

    #[test]
    fn the_look_under_way_counts_once_and_no_thought_is_none() {
        let under_way = record("2026-11-22", 1, THOUGHT);
        let practices =
            practices([under_way.clone(), record("2026-11-21", 2, THOUGHT), record("2026-11-20", 3, "")]);
        let today = day("2026-11-22");
        assert_eq!(looks(&practices, THOUGHT, under_way.id, today), None);
        assert_eq!(looks(&practices, " ", EntryId::new_v7(0, [9; 10]), today), None);
    }
}
