//! Patterns as JSON.

use serde_json::{Map, Value, json};

use super::Told;
use crate::cli::findings;
use crate::insight::patterns::TickCount;
use crate::insight::series::window_start;
use crate::journal::TickList;

impl Told<'_> {
    pub(super) fn as_json(&self) -> Value {
        let (patterns, history) = (self.patterns, &self.read.history);
        let count = |count: &TickCount| json!({ "id": history.id(count.tick), "days": count.days.len(), "opened": count.opened });
        let counts = TickList::ALL
            .map(|list| (list.key().to_owned(), patterns.counts_of(list).map(count).collect::<Value>()));
        let practised =
            patterns.practised.iter().map(|(kind, days)| json!({ "id": kind.key(), "days": days.len() }));
        let noticed = patterns.worth_noticing(history).into_iter();
        let same_day =
            patterns.associations.iter().map(|association| findings::as_json(&self.finding(association)));
        let next_day =
            patterns.helped.iter().map(|helped| findings::as_json(&helped.finding(history, &self.phrases)));
        json!({
            "weeks": patterns.weeks,
            "first": window_start(patterns.today, patterns.weeks),
            "last": patterns.today,
            "recorded_days": patterns.recorded,
            "days": patterns.d,
            "worth_noticing": noticed.map(|it| self.finding(it).topic.to_string()).collect::<Value>(),
            "counts": Map::from_iter(counts),
            "practised": practised.collect::<Value>(),
            "same_day": same_day.collect::<Value>(),
            "next_day": next_day.collect::<Value>(),
        })
    }
}
