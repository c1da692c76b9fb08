//! A week as the screens show it: description only, no test and no direction.

use std::collections::{BTreeMap, BTreeSet};

use crate::insight::stats::numeric;
use crate::journal::{CheckIn, Day, Entry, EntryId, Journal, Rating, Scale, TickList, Week};

/// The fewest days of a week whose mean is drawn solid; below it the week has few days.
pub const SOLID_FROM: usize = 4;

/// One rating of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The rating.
    pub rating: Rating,
    /// Whether it was first saved two or more days after its day: drawn hollow, but counted here.
    pub late: bool,
}

/// One scale over the seven days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleWeek {
    /// The scale.
    pub scale: Scale,
    /// The seven days in order; `None` where nothing was recorded or the scale was skipped.
    pub cells: [Option<Cell>; 7],
}

impl ScaleWeek {
    /// The ratings that there are, in the order of their days.
    pub fn ratings(&self) -> impl Iterator<Item = Rating> {
        self.cells.iter().flatten().map(|cell| cell.rating)
    }

    /// Returns the number of days on which the scale was rated.
    pub fn n(&self) -> usize {
        self.ratings().count()
    }

    /// The sum of the ratings.
    pub fn sum(&self) -> i64 {
        self.ratings().map(|rating| i64::from(rating.value())).sum()
    }

    /// The mean; `None` without a rating.
    pub fn mean(&self) -> Option<f64> {
        numeric::mean(&self.sorted())
    }

    /// Prints the mean as it is printed everywhere, with one decimal; `None` without a rating.
    pub fn mean_text(&self) -> Option<String> {
        numeric::one_decimal(self.sum(), self.n())
    }

    /// The median; `None` without a rating.
    pub fn median(&self) -> Option<f64> {
        numeric::median(&self.sorted())
    }

    /// The lowest rating.
    pub fn min(&self) -> Option<Rating> {
        self.ratings().min()
    }

    /// The highest rating.
    pub fn max(&self) -> Option<Rating> {
        self.ratings().max()
    }

    /// Whether there are ratings, but too few for a solid mean.
    pub fn few(&self) -> bool {
        (1..SOLID_FROM).contains(&self.n())
    }

    fn sorted(&self) -> Vec<f64> {
        let mut values: Vec<f64> = self.ratings().map(|rating| f64::from(rating.value())).collect();
        values.sort_by(f64::total_cmp);
        values
    }
}

/// Something that was ticked during the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticked {
    /// The list it stands in.
    pub list: TickList,
    /// The tick's permanent id.
    pub id: String,
    /// The number of days on which it was ticked.
    pub days: usize,
}

/// A summary of one week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekSummary {
    /// The week.
    pub week: Week,
    /// The days with a check-in among the seven, even one with everything skipped.
    pub recorded: [bool; 7],
    /// The five signs in order, then steadiness.
    pub scales: [ScaleWeek; 6],
    /// The ticks: by list, in a list the most days first, then the earliest tick first.
    pub ticked: Vec<Ticked>,
    /// The entries in which the person wrote words, oldest first.
    pub written: Vec<(Day, EntryId)>,
}

impl WeekSummary {
    /// Gathers a week from the months that have been read.
    pub fn new(journal: &Journal, week: Week) -> Self {
        let mut check_ins: [Option<(&Entry, &CheckIn)>; 7] = [None; 7];
        for (place, day) in check_ins.iter_mut().zip(week.days()) {
            *place = journal.check_in(day).and_then(|entry| Some((entry, entry.check_in()?)));
        }
        let cell = |scale, (entry, check_in): (&Entry, &CheckIn)| {
            check_in.ratings.get(scale).map(|rating| Cell { rating, late: entry.late })
        };
        let entries = journal.range(week.first()..=week.last());
        Self {
            week,
            recorded: check_ins.map(|check_in| check_in.is_some()),
            scales: Scale::ALL
                .map(|scale| ScaleWeek { scale, cells: check_ins.map(|check_in| cell(scale, check_in?)) }),
            ticked: TickList::ALL
                .into_iter()
                .flat_map(|list| ticked(list, check_ins.iter().flatten().map(|(_, check_in)| *check_in)))
                .collect(),
            written: entries.filter(|entry| has_words(entry)).map(|entry| (entry.day, entry.id)).collect(),
        }
    }

    /// Returns the number of days with a check-in among the seven.
    pub fn recorded_days(&self) -> usize {
        self.recorded.iter().filter(|recorded| **recorded).count()
    }

    /// The seven days of a scale.
    pub fn scale(&self, scale: impl Into<Scale>) -> Option<&ScaleWeek> {
        let scale = scale.into();
        self.scales.iter().find(|week| week.scale == scale)
    }

    /// Returns the ticks of a list, the most days first.
    pub fn ticked_in(&self, list: TickList) -> impl Iterator<Item = &Ticked> {
        self.ticked.iter().filter(move |ticked| ticked.list == list)
    }
}

fn ticked<'a>(list: TickList, check_ins: impl Iterator<Item = &'a CheckIn>) -> Vec<Ticked> {
    let mut all: Vec<Ticked> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for check_in in check_ins {
        let mut counted = BTreeSet::new();
        for id in check_in.ticked(list).unwrap_or_default().iter().filter(|id| counted.insert(id.as_str())) {
            let place = *places.entry(id).or_insert(all.len());
            match all.get_mut(place) {
                Some(ticked) => ticked.days += 1,
                None => all.push(Ticked { list, id: id.clone(), days: 1 }),
            }
        }
    }
    all.sort_by_key(|ticked| std::cmp::Reverse(ticked.days));
    all
}

fn has_words(entry: &Entry) -> bool {
    // The words of an exercise only make sense as a whole, in its own place.
    entry.practice().is_none() && entry.texts().into_iter().any(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::testing::{check_in, day, journal, note};
    use crate::journal::{Body, Sign, WeekStart};

    fn week() -> Week {
        Week::of(day("2026-11-22"), WeekStart::Monday)
    }

    /// A journal whose seven days of the week have these jealousy ratings: a digit, `-` skipped, blank not recorded.
    fn rated(days: &str) -> Journal {
        let written = week().days().zip(days.chars()).filter(|(_, c)| *c != ' ');
        journal(written.map(|(day, c)| check_in(day, c.to_digit(10), 0)))
    }

    #[test]
    fn a_scale_is_described_by_the_days_on_which_it_was_rated() {
        for (days, n, mean, median, range, few) in [
            ("       ", 0, None, None, None, false),
            ("--     ", 0, None, None, None, false),
            ("0      ", 1, Some("0.0"), Some(0.0), Some((0, 0)), true),
            ("1 - 4  ", 2, Some("2.5"), Some(2.5), Some((1, 4)), true),
            ("1 2 1  ", 3, Some("1.3"), Some(1.0), Some((1, 2)), true),
            ("2322   ", 4, Some("2.3"), Some(2.0), Some((2, 3)), false),
            ("0000001", 7, Some("0.1"), Some(0.0), Some((0, 1)), false),
        ] {
            let summary = WeekSummary::new(&rated(days), week());
            let scale = summary.scale(Sign::Jealousy).unwrap();
            assert_eq!((scale.n(), scale.mean_text().as_deref()), (n, mean), "{days:?}");
            assert_eq!(scale.median(), median, "{days:?}");
            let values = scale.min().zip(scale.max()).map(|(min, max)| (min.value(), max.value()));
            assert_eq!((values, scale.few()), (range, few), "{days:?}");
            assert_eq!(scale.mean().is_some(), n > 0, "{days:?}");
        }
    }

    #[test]
    fn a_blank_day_is_no_zero_and_a_skipped_one_is_recorded() {
        let summary = WeekSummary::new(&rated("0 -4   "), week());
        assert_eq!(summary.recorded, [true, false, true, true, false, false, false]);
        assert_eq!(summary.recorded_days(), 3);
        let cells = summary.scale(Sign::Jealousy).unwrap().cells;
        let values: Vec<Option<u8>> = cells.iter().map(|cell| Some(cell.as_ref()?.rating.value())).collect();
        assert_eq!(values, [Some(0), None, None, Some(4), None, None, None]);
        assert_eq!(summary.scale(Scale::Steadiness).unwrap().n(), 0);
    }

    #[test]
    fn late_ratings_are_marked_and_counted() {
        let days = [(week().first(), 4), (week().first().plus(1), 2)];
        let journal = journal(days.map(|(day, rating)| check_in(day, Some(rating), i64::from(rating) - 2)));
        let summary = WeekSummary::new(&journal, week());
        let scale = summary.scale(Sign::Jealousy).unwrap();
        assert_eq!(scale.cells.iter().flatten().map(|cell| cell.late).collect::<Vec<_>>(), [true, false]);
        assert_eq!((scale.n(), scale.sum()), (2, 6));
    }

    #[test]
    fn the_days_beside_the_week_do_not_count() {
        let days = [week().first().plus(-1), week().last().plus(1)];
        let summary = WeekSummary::new(&journal(days.map(|day| check_in(day, Some(4), 0))), week());
        assert_eq!((summary.recorded_days(), summary.scale(Sign::Jealousy).unwrap().n()), (0, 0));
        assert!(summary.ticked.is_empty() && summary.written.is_empty());
    }

    #[test]
    fn ticks_are_counted_by_days_and_what_came_first_stays_first() {
        let ticks = |offset, list, ids: &[&str]| {
            let mut entry = check_in(week().first().plus(offset), None, 0);
            if let Body::CheckIn(check_in) = &mut entry.body {
                check_in.set_ticked(list, Some(ids.iter().map(|id| (*id).to_owned()).collect()));
            }
            entry
        };
        let summary = WeekSummary::new(
            &journal([
                ticks(0, TickList::Triggers, &["tired", "late_reply", "tired"]),
                ticks(1, TickList::Triggers, &["silence", "late_reply"]),
                ticks(2, TickList::Helped, &["tired"]),
                ticks(3, TickList::Triggers, &[]),
            ]),
            week(),
        );
        let of = |list| {
            summary.ticked_in(list).map(|ticked| (ticked.id.as_str(), ticked.days)).collect::<Vec<_>>()
        };
        assert_eq!(of(TickList::Triggers), [("late_reply", 2), ("tired", 1), ("silence", 1)]);
        assert_eq!(of(TickList::Helped), [("tired", 1)]);
        assert!(of(TickList::Roots).is_empty());
    }

    #[test]
    fn very_many_ticks_are_counted() {
        // Each held against each it would be minutes.
        let ids: Vec<String> = (0..150_000).map(|number| number.to_string()).collect();
        let mut entry = check_in(week().first(), None, 0);
        if let Body::CheckIn(check_in) = &mut entry.body {
            check_in.set_ticked(TickList::Did, Some([ids.clone(), ids].concat()));
        }
        let summary = WeekSummary::new(&journal([entry]), week());
        assert_eq!(summary.ticked_in(TickList::Did).filter(|ticked| ticked.days == 1).count(), 150_000);
    }

    #[test]
    fn only_entries_with_words_are_among_the_written() {
        let first = week().first();
        let mut answered = check_in(first.plus(1), None, 0);
        if let Body::CheckIn(check_in) = &mut answered.body {
            check_in.text = "words".to_owned();
        }
        let (full, blank) = (note(first, 1, "words"), note(first, 2, " \n"));
        let entries = [full.clone(), blank, check_in(first, Some(1), 0), answered.clone()];
        let summary = WeekSummary::new(&journal(entries), week());
        assert_eq!(summary.written, [(full.day, full.id), (answered.day, answered.id)]);
    }

    #[test]
    fn a_week_over_the_turn_of_the_year_is_one_week() {
        let week = Week::of(day("2027-01-01"), WeekStart::Sunday);
        let summary = WeekSummary::new(&journal(week.days().map(|day| check_in(day, Some(1), 0))), week);
        assert_eq!((summary.recorded_days(), summary.scale(Sign::Jealousy).unwrap().n()), (7, 7));
    }
}
