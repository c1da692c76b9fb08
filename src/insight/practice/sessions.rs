//! Sessions with a therapist: what was agreed in the last one is said once before the next.

use crate::journal::practice::Kind;
use crate::journal::practice::fields::session::{AGREED, NEXT};
use crate::journal::{Day, Entry};

/// The last session, when what was agreed in it is to be said on a day: the first one after it on which it can be, and
/// before the next. `said_on` tells on which day that was, of a session that it was said of. The entries come newest day
/// first.
pub fn to_say<'a>(
    newest_first: impl IntoIterator<Item = &'a Entry>,
    today: Day,
    said_on: impl Fn(Day) -> Option<Day>,
) -> Option<(Day, &'a str)> {
    let sessions = newest_first.into_iter().filter(|entry| entry.day <= today);
    let mut sessions = sessions.filter_map(|entry| {
        let session = entry.practice().filter(|practice| practice.kind() == Kind::Session)?;
        Some((entry.day, session))
    });
    let (day, session) = sessions.next()?;
    let agreed = session.answer(AGREED).trim();
    let is_between = day < today && session.answer(NEXT).is_none_or(|next| today < next);
    let is_unsaid = said_on(day).is_none_or(|on| on == today);
    (!agreed.is_empty() && is_between && is_unsaid).then_some((day, agreed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::practice::tests::practice;
    use crate::insight::testing::{day, note};
    use crate::journal::practice::Answer;

    fn session(on: &str, number: u8, agreed: &str, next: Option<&str>) -> Entry {
        let next = next.map_or(Answer::None, |next| Answer::Day(day(next)));
        let answers = [("agreed", Answer::Text(agreed.to_owned())), ("next", next)];
        practice(Kind::Session, on, number, &answers)
    }

    #[test]
    fn what_was_agreed_is_said_on_one_day_after_the_session_and_before_the_next() {
        let entry = session("2026-11-10", 1, "One clear sentence.", Some("2026-11-24"));
        let said = |today: &str, said_on: Option<&str>| {
            let said_on = said_on.map(day);
            to_say([&entry], day(today), |of| said_on.filter(|_| of == entry.day)).is_some()
        };
        assert!(!said("2026-11-10", None), "not on the day itself");
        assert!(said("2026-11-11", None) && said("2026-11-23", None));
        assert!(!said("2026-11-24", None), "the next one has come");
        assert!(said("2026-11-11", Some("2026-11-11")), "all of that day");
        assert!(!said("2026-11-12", Some("2026-11-11")), "and then no more");
    }

    #[test]
    fn only_the_last_session_counts_and_one_without_anything_agreed_says_nothing() {
        let older = session("2026-11-01", 1, "Older.", None);
        let newer = session("2026-11-08", 2, "Newer.", None);
        let today = day("2026-11-12");
        let note = note(day("2026-11-11"), 3, "a");
        assert_eq!(to_say([&note, &newer, &older], today, |_| None), Some((newer.day, "Newer.")));
        let empty = session("2026-11-09", 4, " ", None);
        assert_eq!(to_say([&empty, &newer], today, |_| None), None);
        assert_eq!(to_say([&note], today, |_| None), None);
    }
}
