//! What the worker found in the history: kept until the history or the day is another one.

use std::sync::Arc;

use crate::insight::{History, Patterns, Span, Trends};
use crate::journal::Day;

/// Something to be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Directions and baselines over a span.
    Trends(Span),
    /// What goes together over so many weeks, and what helped.
    Patterns(u16),
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Directions and baselines.
    Trends(Arc<Trends>),
    /// What goes together.
    Patterns(Arc<Patterns>),
}

/// A question with all that its answer depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// The history in which it is to be found.
    pub history: Arc<History>,
    /// The day on which it is asked.
    pub today: Day,
}

impl Asked {
    /// Finds the answer; takes up to some tenths of a second.
    pub fn answer(&self) -> Answer {
        match self.question {
            Question::Trends(span) => Answer::Trends(Arc::new(Trends::new(&self.history, span, self.today))),
            Question::Patterns(weeks) => {
                Answer::Patterns(Arc::new(Patterns::new(&self.history, weeks, self.today)))
            }
        }
    }

    fn is_of(&self, history: &Arc<History>, today: Day) -> bool {
        self.today == today && Arc::ptr_eq(&self.history, history)
    }
}

/// Everything that was asked of the present history, with what was found so far.
#[derive(Debug, Default)]
pub struct Found {
    asked: Vec<(Asked, Option<Answer>)>,
}

impl Found {
    /// Notes that something is asked; `None` when it was asked before of the same history on the same day.
    pub fn ask(&mut self, question: Question, history: &Arc<History>, today: Day) -> Option<Asked> {
        self.asked.retain(|(asked, _)| asked.is_of(history, today));
        if self.asked.iter().any(|(asked, _)| asked.question == question) {
            return None;
        }
        let asked = Asked { question, history: Arc::clone(history), today };
        self.asked.push((asked.clone(), None));
        Some(asked)
    }

    /// Takes an answer, unless the history or the day is another one by now.
    pub fn take(&mut self, asked: &Asked, answer: Answer) {
        let same =
            |other: &Asked| other.question == asked.question && other.is_of(&asked.history, asked.today);
        if let Some((_, place)) = self.asked.iter_mut().find(|(other, _)| same(other)) {
            *place = Some(answer);
        }
    }

    /// Directions and baselines over a span, once they are found.
    pub fn trends(&self, span: Span) -> Option<&Trends> {
        match self.answer(Question::Trends(span))? {
            Answer::Trends(trends) => Some(trends),
            Answer::Patterns(_) => None,
        }
    }

    /// What goes together over so many weeks, once it is found.
    pub fn patterns(&self, weeks: u16) -> Option<&Patterns> {
        match self.answer(Question::Patterns(weeks))? {
            Answer::Patterns(patterns) => Some(patterns),
            Answer::Trends(_) => None,
        }
    }

    fn answer(&self, question: Question) -> Option<&Answer> {
        self.asked.iter().find(|(asked, _)| asked.question == question)?.1.as_ref()
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
        let (mut found, history) = (Found::default(), Arc::new(History::default()));
        let (today, question) = (day("2026-11-22"), Question::Trends(Span::Weeks(12)));
        let asked = found.ask(question, &history, today).unwrap();
        assert_eq!(found.ask(question, &history, today), None);
        assert!(found.trends(Span::Weeks(12)).is_none());
        found.take(&asked, asked.answer());
        assert!(found.trends(Span::Weeks(12)).is_some());
        assert!(found.trends(Span::Weeks(4)).is_none() && found.patterns(12).is_none());
        assert!(found.ask(question, &history, day("2026-11-23")).is_some());
        assert!(found.trends(Span::Weeks(12)).is_none(), "found on another day");
        let other = Arc::new(History::default());
        assert!(found.ask(question, &other, day("2026-11-23")).is_some());
        found.take(&asked, asked.answer());
        assert!(found.trends(Span::Weeks(12)).is_none(), "of another history");
    }
}
