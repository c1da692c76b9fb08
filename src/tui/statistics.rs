//! Statistics of the history: calculated by the worker, kept until the history or the day changes.

use std::sync::Arc;

use crate::insight::{History, Patterns, Span, Trends};
use crate::journal::Day;

/// A statistic that a screen asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Directions and baselines over a span.
    Trends(Span),
    /// The patterns over some weeks, and what helped.
    Patterns(u16),
}

/// The result of a calculation.
#[derive(Clone, Debug, PartialEq)]
pub enum Statistic {
    /// Directions and baselines.
    Trends(Arc<Trends>),
    /// The patterns.
    Patterns(Arc<Patterns>),
}

/// A question with everything that its result depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Calculation {
    /// The question.
    pub question: Question,
    /// The history that it is asked of.
    pub history: Arc<History>,
    /// The day on which it is asked.
    pub today: Day,
}

impl Calculation {
    /// Calculates the result; takes up to some tenths of a second.
    pub fn run(&self) -> Statistic {
        match self.question {
            Question::Trends(span) => {
                Statistic::Trends(Arc::new(Trends::new(&self.history, span, self.today)))
            }
            Question::Patterns(weeks) => {
                Statistic::Patterns(Arc::new(Patterns::new(&self.history, weeks, self.today)))
            }
        }
    }

    fn is_of(&self, history: &Arc<History>, today: Day) -> bool {
        self.today == today && Arc::ptr_eq(&self.history, history)
    }
}

/// The calculations on the present history, with the results so far.
#[derive(Debug, Default)]
pub struct Statistics {
    calculations: Vec<(Calculation, Option<Statistic>)>,
}

impl Statistics {
    /// The calculation that answers a question; `None` when it was begun already.
    pub fn ask(&mut self, question: Question, history: &Arc<History>, today: Day) -> Option<Calculation> {
        self.calculations.retain(|(calculation, _)| calculation.is_of(history, today));
        if self.calculations.iter().any(|(calculation, _)| calculation.question == question) {
            return None;
        }
        let calculation = Calculation { question, history: Arc::clone(history), today };
        self.calculations.push((calculation.clone(), None));
        Some(calculation)
    }

    /// Takes in a result, unless the history or the day has changed since.
    pub fn take(&mut self, calculation: &Calculation, result: Statistic) {
        let same = |other: &Calculation| {
            other.question == calculation.question && other.is_of(&calculation.history, calculation.today)
        };
        if let Some((_, place)) = self.calculations.iter_mut().find(|(other, _)| same(other)) {
            *place = Some(result);
        }
    }

    /// Directions and baselines over a span, once they are calculated.
    pub fn trends(&self, span: Span) -> Option<&Trends> {
        match self.result(Question::Trends(span))? {
            Statistic::Trends(trends) => Some(trends),
            Statistic::Patterns(_) => None,
        }
    }

    /// Returns the patterns over some weeks, once they are calculated.
    pub fn patterns(&self, weeks: u16) -> Option<&Patterns> {
        match self.result(Question::Patterns(weeks))? {
            Statistic::Patterns(patterns) => Some(patterns),
            Statistic::Trends(_) => None,
        }
    }

    fn result(&self, question: Question) -> Option<&Statistic> {
        self.calculations.iter().find(|(calculation, _)| calculation.question == question)?.1.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_same_is_asked_once_until_history_or_day_change() {
        let (mut statistics, history) = (Statistics::default(), Arc::new(History::default()));
        let (today, question) = (day("2026-11-22"), Question::Trends(Span::Weeks(12)));
        let asked = statistics.ask(question, &history, today).unwrap();
        assert_eq!(statistics.ask(question, &history, today), None);
        assert!(statistics.trends(Span::Weeks(12)).is_none());
        statistics.take(&asked, asked.run());
        assert!(statistics.trends(Span::Weeks(12)).is_some());
        assert!(statistics.trends(Span::Weeks(4)).is_none() && statistics.patterns(12).is_none());
        assert!(statistics.ask(question, &history, day("2026-11-23")).is_some());
        assert!(statistics.trends(Span::Weeks(12)).is_none(), "found on another day");
        let other = Arc::new(History::default());
        assert!(statistics.ask(question, &other, day("2026-11-23")).is_some());
        statistics.take(&asked, asked.run());
        assert!(statistics.trends(Span::Weeks(12)).is_none(), "of another history");
    }
}
