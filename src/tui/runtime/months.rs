//! Reads months and the history, and takes in what the worker has read.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Runtime;
use super::worker::{self, Worker};
use crate::insight::History;
use crate::journal::Month;
use crate::store::{Reading, Stamp};
use crate::tui::task::{HistoryRead, MonthsRead, Reply};

/// A month that was read.
pub(super) struct Known {
    pub(super) stamp: Stamp,
    check_ins: usize,
}

impl Runtime {
    /// Counts the check-ins of each month that was read.
    pub(super) fn check_ins(&self) -> BTreeMap<Month, usize> {
        self.months.iter().map(|(month, known)| (*month, known.check_ins)).collect()
    }

    /// Reads those months again that changed since they were read.
    pub(in crate::tui) fn look_outside(&mut self, months: &[Month]) -> Vec<Reply> {
        let changed: Vec<Month> = months
            .iter()
            .copied()
            .filter(|month| {
                self.months.get(month).is_some_and(|known| known.stamp != self.store.stamp(*month))
            })
            .collect();
        if changed.is_empty() { Vec::new() } else { self.read(&changed) }
    }

    pub(super) fn read(&mut self, months: &[Month]) -> Vec<Reply> {
        let mut readings = Vec::new();
        let mut replies = Vec::new();
        for month in months {
            match self.store.read(*month) {
                Ok(reading) => readings.push(reading),
                Err(error) => replies.push(Reply::Say(error.to_string())),
            }
        }
        let lines = self.put_back(&mut readings);
        replies.insert(0, self.months(readings));
        replies.extend(lines.into_iter().map(Reply::SayAlso));
        replies
    }

    pub(super) fn read_history(&mut self, months: &[Month]) -> Vec<Reply> {
        self.later(Worker::read_history);
        if std::mem::replace(&mut self.has_history, true) {
            return Vec::new();
        }
        let (mut history, mut problems) = (History::default(), Vec::new());
        let mut replies = Vec::new();
        for month in months {
            match self.store.read_in_passing(*month) {
                Ok(reading) => {
                    history.put_document(&reading.document);
                    problems.push((*month, reading.problem));
                }
                Err(error) => replies.push(Reply::Say(error.to_string())),
            }
        }
        let (history, problems) = (Arc::new(history), worker::in_lines(problems));
        replies.insert(0, Reply::History(HistoryRead { history, is_whole: false, problems }));
        replies
    }

    /// Takes over what the worker read; a month that was read or saved here meanwhile is newer than the worker's.
    pub(super) fn new_months(&mut self, mut readings: Vec<Reading>) -> Vec<Reply> {
        let lines = self.put_back(&mut readings);
        readings.retain(|reading| !self.months.contains_key(&reading.document.month()));
        let mut replies = vec![self.months(readings)];
        replies.extend(lines.into_iter().map(Reply::SayAlso));
        replies
    }

    pub(super) fn months(&mut self, readings: Vec<Reading>) -> Reply {
        let mut documents = Vec::new();
        let mut problems = Vec::new();
        for reading in readings {
            let month = reading.document.month();
            let check_ins = worker::check_ins_in(&reading);
            self.months.insert(month, Known { stamp: reading.stamp, check_ins });
            problems.push((month, reading.problem.map(|problem| problem.to_string())));
            documents.push(reading.document);
        }
        Reply::Read(MonthsRead { documents, problems })
    }
}
