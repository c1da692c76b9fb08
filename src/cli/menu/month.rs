//! A month in the menu: the calendar in words.

use crate::cli::ask::{Asked, Desk, Question};
use crate::cli::page::TextPage;
use crate::cli::{CliError, values};
use crate::insight::History;
use crate::insight::history::Seen;
use crate::journal::{Day, Month, Scale};
use crate::texts;
use crate::wording::dates;
use crate::wording::marks::directions;
use crate::wording::screens::calendar::SKIPPED;
use crate::wording::screens::menu as wording;
use crate::wording::screens::plain::{NOT_RECORDED, filled_in_later};
use crate::wording::sentences::sentence;

/// What is asked for once a month was read.
#[derive(Clone, Copy, Debug)]
enum Next {
    Month(Month),
    Scale(Scale),
    /// There is no month before.
    End,
}

/// A month as it is read.
struct Told {
    month: Month,
    today: Day,
    /// The last day on which anything can be known.
    last: Day,
    history: History,
    /// Whether all of it could be read.
    is_whole: bool,
}

/// Asks for a month and reads it, and others after it.
pub(super) fn look(today: Day, desk: &mut Desk<'_>) -> Result<(), CliError> {
    let question =
        Question { ask: wording::WHICH_MONTH, help: wording::WHICH_MONTH_HELP, takes_words: false };
    let month = desk.ask(&question, |line| match line {
        "" => Ok(Month::of(today)),
        line => month(line, today),
    })?;
    let Asked::Answer(month) = month else { return Ok(()) };
    let mut told = Told::read(month, today, desk)?;
    told.say_days(desk)?;
    loop {
        let question =
            Question { ask: wording::MONTH_OR_SIGN, help: wording::MONTH_OR_SIGN_HELP, takes_words: false };
        let next = desk.ask(&question, |line| match (line, scale(line)) {
            ("", _) => Ok(told.before().map_or(Next::End, Next::Month)),
            (_, Some(scale)) => Ok(Next::Scale(scale)),
            (line, None) => self::month(line, today).map(Next::Month),
        })?;
        match next {
            Asked::Back => return Ok(()),
            Asked::Answer(Next::End) => return desk.say(wording::NO_MONTH_BEFORE),
            Asked::Answer(Next::Scale(scale)) => told.say_scale(scale, desk)?,
            Asked::Answer(Next::Month(month)) => {
                told = Told::read(month, today, desk)?;
                told.say_days(desk)?;
            }
        }
    }
}

/// Reads a month: as a date without its day, by its name, or by a day in it.
fn month(line: &str, today: Day) -> Result<Month, CliError> {
    let of_day = |line: &str| values::any_day(line, today).map(Month::of);
    let written =
        line.parse().ok().or_else(|| of_day(line).ok()).or_else(|| of_day(&format!("1 {line}")).ok());
    written.ok_or_else(|| CliError::usage(wording::no_such_month(&line)))
}

/// The sign or steadiness that a line names: as statistics call it, as the check-in does, or as documents do.
fn scale(line: &str) -> Option<Scale> {
    let line = values::plain_name(line);
    Scale::ALL.into_iter().find(|scale| {
        let question = texts::check_in().question(*scale);
        let names = [question.label.as_str(), question.title.as_str(), scale.key()];
        names.into_iter().any(|name| values::plain_name(name) == line)
    })
}

/// A month by its name.
fn named(month: Month) -> String {
    format!("{} {}", month.first().month_name(), month.first().year())
}

impl Told {
    fn read(month: Month, today: Day, desk: &mut Desk<'_>) -> Result<Self, CliError> {
        let reading = desk.setup.store()?.read_in_passing(month)?;
        let mut history = History::default();
        history.put_document(&reading.document);
        if let Some(problem) = &reading.problem {
            desk.out.remark(problem)?;
        }
        // Where the clock went back there are entries of days to come.
        let written = history.all().last().map_or(today, |seen| seen.day);
        let last = month.last().min(today.max(written));
        Ok(Self { month, today, last, history, is_whole: reading.problem.is_none() })
    }

    /// The month before, if there is one.
    fn before(&self) -> Option<Month> {
        Some(self.month.previous()).filter(|before| *before < self.month)
    }

    /// Whether nothing of it is known, as it cannot be read.
    fn is_lost(&self) -> bool {
        !self.is_whole && self.history.all().is_empty()
    }

    fn is_to_come(&self) -> bool {
        self.last < self.month.first()
    }

    fn days(&self) -> impl Iterator<Item = Day> {
        let count = self.last.days_since(self.month.first()) + 1;
        (0..count).map(|at| self.month.first().plus(at))
    }

    /// Says which days are recorded and which are not.
    fn say_days(&self, desk: &mut Desk<'_>) -> Result<(), CliError> {
        let mut page = TextPage::new(desk.out);
        if self.is_to_come() && self.is_whole {
            return page.heading(&wording::month_to_come(&named(self.month)));
        }
        let is_ended = self.last == self.month.last();
        let name = named(self.month);
        page.heading(&if is_ended || self.is_to_come() {
            name
        } else {
            wording::month_up_to(&name, &dates::full(self.last))
        })?;
        if self.is_lost() {
            return page.words(0, wording::MONTH_CANNOT_BE_READ);
        }
        let is_late = |seen: &Seen| seen.late;
        let of = |is_in: &dyn Fn(Day, Option<&Seen>) -> bool| {
            spans(self.days().filter(|day| is_in(*day, self.history.on(*day))))
        };
        let recorded = of(&|_, seen| seen.is_some());
        let none = wording::NONE.to_owned();
        page.words(0, &wording::days_recorded(recorded.as_ref().unwrap_or(&none)))?;
        if let Some(late) = of(&|_, seen| seen.is_some_and(is_late)) {
            page.words(0, &wording::days_filled_in_later(&late))?;
        }
        // What cannot be read may be recorded.
        if !self.is_whole {
            return page.words(0, wording::MONTH_IS_DAMAGED);
        }
        if self.today < self.month.first() {
            return Ok(());
        }
        let left_out = of(&|day, seen| seen.is_none() && day <= self.today);
        page.words(0, &wording::days_not_recorded(&left_out.unwrap_or(none)))
    }

    /// Says the ratings of a sign or of steadiness, a line for each week.
    fn say_scale(&self, scale: Scale, desk: &mut Desk<'_>) -> Result<(), CliError> {
        let start = desk.setup.config().week_start;
        let mut page = TextPage::new(desk.out);
        let label = &texts::check_in().question(scale).label;
        if self.is_to_come() && self.is_whole {
            return page.words(0, &wording::nothing_recorded_yet(&named(self.month)));
        }
        page.heading(&wording::scale_in_month(label, &named(self.month)))?;
        if self.is_lost() {
            return page.words(0, wording::MONTH_CANNOT_BE_READ);
        }
        let days: Vec<Day> = self.days().collect();
        for week in days.chunk_by(|one, next| {
            crate::journal::Week::of(*one, start) == crate::journal::Week::of(*next, start)
        }) {
            let said: Vec<String> = week.iter().filter_map(|day| self.said(*day, scale)).collect();
            if !said.is_empty() {
                page.words(0, &sentence(&said.join(", ")))?;
            }
        }
        if !self.is_whole {
            page.words(0, wording::MONTH_IS_DAMAGED)?;
        }
        page.words(0, &directions())
    }

    /// The rating of a day in words; none where nothing can be known.
    fn said(&self, day: Day, scale: Scale) -> Option<String> {
        let rating = match self.history.on(day) {
            // What cannot be read may be recorded, and a day to come can still be.
            None if !self.is_whole || day > self.today => return None,
            None => NOT_RECORDED.to_owned(),
            Some(seen) => match (seen.rating(scale), seen.late) {
                (None, _) => SKIPPED.to_owned(),
                (Some(rating), false) => rating.to_string(),
                (Some(rating), true) => filled_in_later(&rating),
            },
        };
        Some(wording::day_and_rating(&short(day), &rating))
    }
}

/// A day of the month that was named.
fn short(day: Day) -> String {
    format!("{} {}", day.weekday_name(), day.day_of_month())
}

/// Days in words, those that follow each other as a span; none of none.
fn spans(days: impl Iterator<Item = Day>) -> Option<String> {
    let days: Vec<Day> = days.collect();
    let spans = days.chunk_by(|one, next| next.days_since(*one) == 1).filter_map(|span| match span {
        [] => None,
        [day] => Some(short(*day)),
        [first, .., last] => Some(wording::from_to(&short(*first), &short(*last))),
    });
    let spans: Vec<String> = spans.collect();
    (!spans.is_empty()).then(|| spans.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_named_in_the_ways_in_which_people_do() {
        let today = day("2026-11-22");
        for (line, expected) in [
            ("2026-10", "2026-10"),
            ("october", "2026-10"),
            ("Dec", "2025-12"),
            ("yesterday", "2026-11"),
            ("2024-02-29", "2024-02"),
            ("-30", "2026-10"),
        ] {
            assert_eq!(month(line, today).unwrap().to_string(), expected, "{line}");
        }
        for line in ["never", "2026-13", "13", "1"] {
            assert!(month(line, today).is_err(), "{line}");
        }
    }

    #[test]
    fn days_that_follow_each_other_are_said_as_a_span() {
        let said = |days: &[&str]| spans(days.iter().map(|it| day(it)));
        assert_eq!(said(&[]), None);
        assert_eq!(said(&["2026-11-01"]).unwrap(), "Sunday 1");
        assert_eq!(
            said(&["2026-11-01", "2026-11-02", "2026-11-04", "2026-11-05", "2026-11-06"]).unwrap(),
            "Sunday 1 to Monday 2, Wednesday 4 to Friday 6"
        );
    }
}
