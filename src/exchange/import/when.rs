//! Times that other programs wrote: on a local clock, or in a zone.

use crate::journal::{Day, DayStart, Moment};

/// Tells how far the clocks of zones are ahead of UTC.
pub trait Zones {
    /// The seconds by which the local clock is ahead at an instant, in seconds since 1970.
    fn here(&self, unix_seconds: i64) -> i32;

    /// The seconds by which the clock of a zone is ahead at an instant; nothing when no zone has this name.
    fn there(&self, zone: &str, unix_seconds: i64) -> Option<i32>;
}

/// A day and a time of day on some clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Local {
    /// The day.
    pub day: Day,
    /// Seconds since midnight.
    pub seconds: u32,
}

impl Local {
    /// Noon, for what has a day and no time.
    pub fn noon(day: Day) -> Self {
        Self { day, seconds: 12 * 60 * 60 }
    }

    /// The time on a clock; `None` when no clock shows it.
    pub fn new(day: Day, hour: u32, minute: u32, second: u32) -> Option<Self> {
        let is_time = hour < 24 && minute < 60 && second < 60;
        is_time.then_some(Self { day, seconds: hour * 3_600 + minute * 60 + second })
    }

    /// A day and a time without a zone: `2026-11-01T23:58:00`, with any decimals, or without seconds.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (day, time) = text.split_at_checked(10)?;
        let time = time.strip_prefix(['T', ' '])?;
        let (time, decimals) = time.split_once('.').unwrap_or((time, ""));
        let is_plain = decimals.bytes().all(|byte| byte.is_ascii_digit());
        let (hour, minute, second) = clock(time).filter(|_| is_plain && time.len() >= 5)?;
        Self::new(day.parse().ok()?, hour, minute, second)
    }

    /// Whether the day before goes on at that time.
    pub(super) fn is_before(self, start: DayStart) -> bool {
        self.seconds < u32::from(start.hour()) * 3_600
    }

    /// Seconds since 1970-01-01T00:00 on that clock.
    fn since_1970(self) -> i64 {
        self.day.days_since_1970().saturating_mul(86_400).saturating_add(i64::from(self.seconds))
    }
}

/// The seconds since 1970 of a moment in milliseconds; nothing when it is of no year from 1 to 9999, in whatever zone.
pub(super) fn instant_of(milliseconds: i64) -> Option<i64> {
    const MOMENTS: std::ops::RangeInclusive<i64> = -62_135_500_000..=253_402_200_000;
    Some(milliseconds.div_euclid(1_000)).filter(|instant| MOMENTS.contains(instant))
}

/// A day in English, of which the name of the month may be longer than three letters: `18`, `May`, `2020`.
pub(super) fn english_day(day: &str, month: &str, year: &str) -> Option<Day> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let month = month.trim().get(..3)?.to_ascii_lowercase();
    let month = MONTHS.iter().zip(1..).find(|(name, _)| **name == month)?.1;
    Day::new(year.trim().parse().ok()?, month, day.trim().parse().ok()?)
}

/// A time of day as phones write it: `20:39`, `9:07 pm`, `10:00:30 p.m.`; its hour, minute and second.
pub(super) fn clock(text: &str) -> Option<(u32, u32, u32)> {
    let text = text.trim().to_ascii_lowercase().replace('.', "");
    let half = [("am", 0), ("pm", 12)];
    let half = half.iter().find_map(|(sign, hours)| Some((text.strip_suffix(sign)?.trim_end(), *hours)));
    let time = half.map_or(text.as_str(), |(time, _)| time);
    let number = |text: &str| {
        let is_number = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse::<u32>().ok())?
    };
    let parts: Option<Vec<u32>> = time.split(':').map(number).collect();
    let (hour, minute, second) = match *parts?.as_slice() {
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    let hour = match half {
        Some((_, hours)) => (hour <= 12).then_some(hour % 12 + hours)?,
        None => hour,
    };
    (hour < 24 && minute < 60 && second < 60).then_some((hour, minute, second))
}

/// The moment at which a clock showed a time, given how far it is ahead of UTC at an instant. Of a time that it showed twice it
/// is the first; of one that it passed over, as clocks do in spring, the time that it showed then.
pub fn moment(local: Local, ahead: impl Fn(i64) -> i32) -> Moment {
    const A_DAY: i64 = 86_400;
    let shown = local.since_1970();
    let (before, after) = (ahead(shown - A_DAY), ahead(shown + A_DAY));
    let fits = |offset: i32| ahead(shown - i64::from(offset)) == offset;
    let offset = [before, after].into_iter().find(|offset| fits(*offset)).unwrap_or(before);
    let instant = shown - i64::from(offset);
    Moment::new(instant, ahead(instant))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Berlin in 2026: summer time from 29 March to 25 October, 1 o'clock UTC.
    fn berlin(unix_seconds: i64) -> i32 {
        let (spring, autumn) = (1_774_746_000, 1_792_890_000);
        if (spring..autumn).contains(&unix_seconds) { 7_200 } else { 3_600 }
    }

    fn at(day: &str, hour: u32, minute: u32) -> String {
        let local = Local::new(day.parse().unwrap(), hour, minute, 0).unwrap();
        moment(local, berlin).to_string()
    }

    #[test]
    fn a_local_time_is_the_moment_at_which_the_clock_showed_it() {
        assert_eq!(at("2026-01-15", 22, 0), "2026-01-15T22:00:00+01:00");
        assert_eq!(at("2026-07-15", 22, 0), "2026-07-15T22:00:00+02:00");
        assert_eq!(at("2026-03-29", 1, 59), "2026-03-29T01:59:00+01:00");
        assert_eq!(at("2026-03-29", 3, 0), "2026-03-29T03:00:00+02:00");
    }

    #[test]
    fn a_time_that_the_clock_passed_over_or_showed_twice_is_settled() {
        assert_eq!(at("2026-03-29", 2, 30), "2026-03-29T03:30:00+02:00");
        assert_eq!(at("2026-10-25", 2, 30), "2026-10-25T02:30:00+02:00", "the first of both");
        assert_eq!(at("2026-10-25", 3, 0), "2026-10-25T03:00:00+01:00");
    }

    #[test]
    fn times_are_read_as_phones_write_them() {
        for (text, hour, minute, second) in [
            ("20:39", 20, 39, 0),
            ("10:00 pm", 22, 0, 0),
            ("12:05 am", 0, 5, 0),
            ("12:30\u{202f}PM", 12, 30, 0),
            ("9:07 p.m.", 21, 7, 0),
            ("9:07:59 am", 9, 7, 59),
            ("0:00", 0, 0, 0),
        ] {
            assert_eq!(clock(text), Some((hour, minute, second)), "{text}");
        }
        for text in
            ["", "9", "24:00", "9:60", "13:00 pm", "9:7:61", "-1:00", "9:00 xm", "009:00", "1:2:3:4", "٩:٠٧"]
        {
            assert_eq!(clock(text), None, "{text}");
        }
        let local = |day: &str, hour, minute, second| Local::new(day.parse().unwrap(), hour, minute, second);
        assert_eq!(Local::parse("2026-11-01T15:47:53.48828"), local("2026-11-01", 15, 47, 53));
        assert_eq!(Local::parse("2026-11-01 15:47"), local("2026-11-01", 15, 47, 0));
        for text in [
            "2026-11-01",
            "2026-02-30T10:00:00",
            "2026-11-01T10:00:00Z",
            "2026-11-01T10:00:00.x",
            "2026-11-01T25:00",
        ] {
            assert_eq!(Local::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_no_clock_shows_is_no_time() {
        let day = "2026-01-15".parse().unwrap();
        for (hour, minute, second) in [(24, 0, 0), (0, 60, 0), (0, 0, 60)] {
            assert_eq!(Local::new(day, hour, minute, second), None);
        }
        assert_eq!(Local::noon(day), Local::new(day, 12, 0, 0).unwrap());
    }
}
