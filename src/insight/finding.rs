//! A finding: one statement with its words, its figures, the days it rests on, the method behind it and the entries
//! that it can be opened to. Screens, text and JSON are all made from it, so that they cannot disagree.

mod baseline;
mod day_after;
mod direction;
mod next_day;
mod same_day;
mod trial;

pub use trial::name_of;

use std::fmt;
use std::str::FromStr;

use super::day_after::DayAfter;
use super::direction::{Baseline, Direction, STARTED_FROM, Verdict};
use super::history::History;
use super::patterns::{LISTS, Patterns};
use super::phrases::Phrases;
use super::series::{Series, Span};
use super::trial::TrialResult;
use crate::insight::stats::numeric::{one_decimal_of, printed};
use crate::insight::what_helped::{Aid, helped, is_done_on_its_day};
use crate::journal::practice::Kind;
use crate::journal::{Day, EntryId, Scale, Sign, TickList};

/// The method behind a statement; docs/method.md has a section for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Theil-Sen's slope with the inflated Mann-Kendall test.
    TheilSen,
    /// Means of two windows with intervals adjusted for carry-over.
    WindowMean,
    /// A tick and a sign on the same day, by exchange.
    SameDay,
    /// The next day among equally hard days.
    NextDay,
    /// Hard days, and how often the day after was lighter.
    AfterHard,
    /// A coin-flip trial: days with something and days without, as chance decided.
    CoinFlip,
}

impl Method {
    /// The name: `theil_sen`.
    pub fn id(self) -> &'static str {
        match self {
            Self::TheilSen => "theil_sen",
            Self::WindowMean => "window_mean",
            Self::SameDay => "same_day",
            Self::NextDay => "next_day",
            Self::AfterHard => "after_hard",
            Self::CoinFlip => "coin_flip",
        }
    }
}

/// The topic of a finding. It is written `trend.jealousy.12`, `baseline.jealousy`, `after_hard.jealousy.12`,
/// `same_day.triggers.late_reply.jealousy.12`, `next_day.moved.jealousy`, `practised.pause.jealousy` or `trial.ID`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The direction of a scale over a span.
    Trend(Scale, Span),
    /// The beginning of a scale compared with now.
    Baseline(Scale),
    /// The hard days of a scale over a span, and the days after them.
    AfterHard(Scale, Span),
    /// A tick and a sign over some weeks.
    SameDay(TickList, String, Sign, u16),
    /// Something that helped and a sign.
    NextDay(String, Sign),
    /// An exercise that was done and a sign.
    Practised(Kind, Sign),
    /// A coin-flip trial, by its entry.
    Trial(EntryId),
}

/// The error for a text that names no finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "write it as trends and patterns print it: trend.jealousy.12, baseline.jealousy, after_hard.jealousy.12, same_day.triggers.late_reply.jealousy.12, next_day.moved.jealousy, practised.pause.jealousy or trial.ID"
)]
pub struct TopicError;

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Trend(scale, span) => write!(f, "trend.{}.{}", scale.key(), span.key()),
            Self::Baseline(scale) => write!(f, "baseline.{}", scale.key()),
            Self::AfterHard(scale, span) => write!(f, "after_hard.{}.{}", scale.key(), span.key()),
            Self::SameDay(list, id, sign, weeks) => {
                write!(f, "same_day.{}.{id}.{}.{weeks}", list.key(), sign.key())
            }
            Self::NextDay(id, sign) => write!(f, "next_day.{id}.{}", sign.key()),
            Self::Practised(kind, sign) => write!(f, "practised.{}.{}", kind.key(), sign.key()),
            Self::Trial(id) => write!(f, "trial.{id}"),
        }
    }
}

impl FromStr for Topic {
    type Err = TopicError;

    fn from_str(text: &str) -> Result<Self, TopicError> {
        let topic = || {
            let (kind, rest) = text.split_once('.')?;
            match kind {
                "trend" => scale_and_span(rest).map(|(scale, span)| Self::Trend(scale, span)),
                "after_hard" => scale_and_span(rest).map(|(scale, span)| Self::AfterHard(scale, span)),
                "baseline" => Some(Self::Baseline(Scale::from_key(rest)?)),
                "same_day" => {
                    let (list, rest) = rest.split_once('.')?;
                    let (rest, span) = rest.rsplit_once('.')?;
                    let (id, sign) = rest.rsplit_once('.')?;
                    let list = TickList::from_key(list).filter(|list| LISTS.contains(list))?;
                    Some(Self::SameDay(list, id.to_owned(), Sign::from_key(sign)?, weeks(span)?))
                }
                "next_day" => {
                    let (id, sign) = rest.rsplit_once('.')?;
                    Some(Self::NextDay(id.to_owned(), Sign::from_key(sign)?))
                }
                "practised" => {
                    let (kind, sign) = rest.split_once('.')?;
                    let kind = Kind::from_key(kind).filter(|kind| is_done_on_its_day(*kind))?;
                    Some(Self::Practised(kind, Sign::from_key(sign)?))
                }
                "trial" => Some(Self::Trial(rest.parse().ok()?)),
                _ => None,
            }
        };
        topic().ok_or(TopicError)
    }
}

impl Topic {
    /// The thing that may have helped and the sign that it is about; `None` of another topic, and when the thing does
    /// not occur.
    pub fn aid(&self, history: &History) -> Option<(Aid, Sign)> {
        match self {
            Self::NextDay(id, sign) => Some((Aid::Tick(history.tick(TickList::Helped, id)?), *sign)),
            Self::Practised(kind, sign) => Some((Aid::Practice(*kind), *sign)),
            Self::Trend(..)
            | Self::Baseline(_)
            | Self::AfterHard(..)
            | Self::SameDay(..)
            | Self::Trial(_) => None,
        }
    }
}

fn scale_and_span(text: &str) -> Option<(Scale, Span)> {
    let (scale, span) = text.split_once('.')?;
    let span = if span == "all" { Span::All } else { Span::Weeks(weeks(span)?) };
    Some((Scale::from_key(scale)?, span))
}

/// A number of weeks within the span that can be looked at.
fn weeks(text: &str) -> Option<u16> {
    let weeks = text.parse().ok()?;
    (Span::LEAST_WEEKS..=Span::MOST_WEEKS).contains(&weeks).then_some(weeks)
}

/// A figure with its name; `None` when its minimum is not reached.
pub type Figure = (&'static str, Option<f64>);

/// Rows of figures with their name.
pub type FigureRows = (&'static str, Vec<Vec<f64>>);

/// A list of numbers and its name.
pub type FigureList = (&'static str, Vec<f64>);

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Its topic.
    pub topic: Topic,
    /// The method behind it.
    pub method: Method,
    /// The verdict, a word or state for machines: `easing`, `not_enough`.
    pub verdict: &'static str,
    /// The short form, as next to a chart; empty when there is none.
    pub word: String,
    /// The whole statement.
    pub words: String,
    /// The notes that go with it.
    pub notes: Vec<String>,
    /// The number of days it rests on.
    pub n: usize,
    /// Out of how many.
    pub d: usize,
    /// Every figure on the way to it.
    pub figures: Vec<Figure>,
    /// Figures that come in rows.
    pub rows: Vec<FigureRows>,
    /// Figures that are lists of numbers.
    pub lists: Vec<FigureList>,
    /// The days whose check-ins it was computed from, oldest first.
    pub days: Vec<Day>,
}

impl Finding {
    /// The entries that it was computed from, oldest first.
    pub fn entries(&self) -> impl Iterator<Item = EntryId> {
        self.days.iter().map(|day| EntryId::of_check_in(*day))
    }

    /// The statement on a topic, as of a day; `None` when the tick it names does not occur.
    pub fn of(topic: &Topic, history: &History, today: Day, phrases: &Phrases<'_>) -> Option<Self> {
        match topic {
            Topic::Trend(scale, span) => {
                let series = Series::new(history, *scale, today);
                Some(Direction::new(&series, span.tested_weeks()).finding(*span, phrases))
            }
            Topic::Baseline(scale) => {
                Some(Baseline::new(&Series::new(history, *scale, today)).finding(phrases))
            }
            Topic::AfterHard(scale, span) => {
                let series = Series::new(history, *scale, today);
                Some(DayAfter::new(&series, *span).finding(*span, phrases))
            }
            Topic::SameDay(list, id, sign, weeks) => {
                let tick = history.tick(*list, id)?;
                let patterns = Patterns::new(history, *weeks, today);
                let association = patterns.of_tick(tick).find(|association| association.sign == *sign)?;
                Some(association.finding(history, patterns.weeks, phrases))
            }
            Topic::NextDay(..) | Topic::Practised(..) => {
                let (aid, sign) = topic.aid(history)?;
                let helped = helped(history, today);
                let helped = helped.iter().find(|helped| helped.aid == aid && helped.sign == sign)?;
                Some(helped.finding(history, phrases))
            }
            Topic::Trial(id) => {
                let trial = history.trials().find(|trial| trial.id == *id)?;
                Some(TrialResult::new(history, trial, today)?.finding(phrases))
            }
        }
    }
}

/// The word of a verdict.
fn word(verdict: Verdict, scale: Scale, n: usize, phrases: &Phrases<'_>) -> String {
    let (n, least) = (n.to_string(), STARTED_FROM.to_string());
    phrases.filled("word", verdict.key(scale), &[("n", &n), ("least", &least)])
}

/// Tenths with their sign, a minus as wide as a plus: `−0.4`, `+0.3`.
pub(crate) fn signed(tenths: i64) -> String {
    let size = printed(tenths.abs());
    match tenths {
        0 => size,
        1.. => format!("+{size}"),
        _ => format!("−{size}"),
    }
}

fn signed_decimal(value: f64) -> Option<String> {
    let text = one_decimal_of(value)?;
    Some(match text.strip_prefix('-') {
        Some(size) => format!("−{size}"),
        None if text == "0.0" => text,
        None => format!("+{text}"),
    })
}

/// A tick's name within a sentence.
fn quoted(name: &str) -> String {
    format!("“{name}”")
}

#[cfg(test)]
mod tests;
