//! The values in the entries that a statement was computed from.

use std::fmt;

use serde_json::{Value, json};

use crate::insight::series::Point;
use crate::insight::what_helped::Aid;
use crate::insight::{Baseline, Finding, History, Series, Topic, TrialResult};
use crate::journal::{Day, EntryId, Rating, Scale, Sign};
use crate::wording::marks::figure;

/// One day.
pub(super) struct ExplainedRow {
    day: Day,
    rating: Option<Rating>,
    /// On which side of a comparison it stands.
    part: Option<&'static str>,
    /// The rating of the next day, where that is looked at.
    next: Option<Rating>,
}

/// Returns the heading above the rows.
pub(super) fn heading(topic: &Topic) -> &'static str {
    match topic {
        Topic::Trend(..) | Topic::AfterHard(..) => "Entries: day, rating, end of the id",
        Topic::Baseline(_) => "Entries: day, rating, end of the id, base or now",
        Topic::SameDay(..) => "Entries: day, rating, end of the id, with or without the tick",
        Topic::NextDay(..) => {
            "Entries: day, rating, end of the id, with or without the tick, next day's rating"
        }
        Topic::Practised(..) => {
            "Entries: day, rating, end of the id, with or without the exercise, next day's rating"
        }
        Topic::Trial(_) => "Entries: day, rating, end of the id, with it or without as drawn",
    }
}

/// The days behind a finding, oldest first.
pub(super) fn rows(finding: &Finding, history: &History, today: Day) -> Vec<ExplainedRow> {
    match &finding.topic {
        Topic::Trend(scale, _) | Topic::AfterHard(scale, _) => of_days(finding, history, *scale, |_| None),
        Topic::Baseline(scale) => {
            let baseline = Baseline::new(&Series::new(history, *scale, today));
            let is_base = |day: Day| baseline.base.iter().any(|point| point.day == day);
            of_days(finding, history, *scale, |day| Some(if is_base(day) { "base" } else { "now" }))
        }
        Topic::SameDay(list, id, sign, _) => {
            let tick = history.tick(*list, id);
            of_days(finding, history, (*sign).into(), |day| part(history, Aid::Tick(tick?), day))
        }
        Topic::Trial(id) => {
            let result = history.trials().find(|trial| trial.id == *id);
            let Some(result) = result.and_then(|trial| TrialResult::new(history, trial, today)) else {
                return Vec::new();
            };
            let part = |day: Day| result.is_with(day).map(|with| if with { "with" } else { "without" });
            of_days(finding, history, result.trial.sign.into(), part)
        }
        topic @ (Topic::NextDay(..) | Topic::Practised(..)) => match topic.aid(history) {
            Some((aid, sign)) => pairs(finding, history, aid, sign, today),
            None => Vec::new(),
        },
    }
}

fn of_days(
    finding: &Finding,
    history: &History,
    scale: Scale,
    part: impl Fn(Day) -> Option<&'static str>,
) -> Vec<ExplainedRow> {
    let rating = |day: Day| history.on(day)?.rating(scale);
    let row = |day: &Day| ExplainedRow { day: *day, rating: rating(*day), part: part(*day), next: None };
    finding.days.iter().map(row).collect()
}

fn part(history: &History, aid: Aid, day: Day) -> Option<&'static str> {
    Some(if aid.is_there(history, history.on(day)?)? { "with" } else { "without" })
}

/// The days with something that may have helped, and those without it that they are compared with: as hard, and with a day after.
fn pairs(finding: &Finding, history: &History, aid: Aid, sign: Sign, today: Day) -> Vec<ExplainedRow> {
    let series = Series::new(history, sign.into(), today);
    let rated: Vec<&Point> = series.points().iter().collect();
    let is_level =
        |rating: Rating| rated.iter().any(|it| it.rating == rating && finding.days.contains(&it.day));
    let pairs = series.points().windows(2).filter_map(|pair| {
        let [one, next] = pair else { return None };
        let compared = next.day.days_since(one.day) == 1 && is_level(one.rating);
        let part = part(history, aid, one.day).filter(|_| compared)?;
        Some(ExplainedRow {
            day: one.day,
            rating: Some(one.rating),
            part: Some(part),
            next: Some(next.rating),
        })
    });
    pairs.collect()
}

impl ExplainedRow {
    pub(super) fn as_json(&self) -> Value {
        json!({
            "id": EntryId::of_check_in(self.day).to_string(),
            "day": self.day,
            "rating": self.rating.map(Rating::value),
            "part": self.part,
            "next_rating": self.next.map(Rating::value),
        })
    }
}

impl fmt::Display for ExplainedRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}  {}  {}", self.day, figure(self.rating), EntryId::of_check_in(self.day).short())?;
        if let Some(part) = self.part {
            write!(f, "  {part:<7}")?;
        }
        self.next.map_or(Ok(()), |next| write!(f, "  {next}"))
    }
}
