//! A time of day in hours and minutes, for things that have their time each day.

use std::fmt;
use std::str::FromStr;

use super::day::DayStart;
use super::moment::Moment;

const MINUTES_A_DAY: u16 = 24 * 60;

/// A local time of the day, written `18:00`; from 00:00 to 23:59.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOfDay {
    minutes: u16,
}

/// The reason why a text is no [`TimeOfDay`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time of the form 18:00")]
pub struct TimeOfDayError;

impl TimeOfDay {
    /// The time at this hour (0 to 23) and minute (0 to 59), if there is one.
    pub fn new(hour: u8, minute: u8) -> Option<Self> {
        let minutes = u16::from(hour) * 60 + u16::from(minute);
        (hour < 24 && minute < 60).then_some(Self { minutes })
    }

    /// Its hour.
    pub fn hour(self) -> u16 {
        self.minutes / 60
    }

    /// The minutes of it after the hour.
    pub fn minute(self) -> u16 {
        self.minutes % 60
    }

    /// The minutes from the last time that it came until a moment.
    pub fn minutes_until(self, now: &Moment) -> u16 {
        (now.local_minutes() + MINUTES_A_DAY - self.minutes) % MINUTES_A_DAY
    }

    /// Whether it has come, at a moment, on the journal's day of that moment. A time before the day start belongs to
    /// the end of the day: one o'clock comes last on a day that starts at four.
    pub fn has_come(self, now: &Moment, start: DayStart) -> bool {
        let start = u16::from(start.hour()) * 60;
        let into_day = |minutes: u16| (minutes + MINUTES_A_DAY - start) % MINUTES_A_DAY;
        into_day(now.local_minutes()) >= into_day(self.minutes)
    }
}

impl Default for TimeOfDay {
    /// Returns 18:00, when parked worries have their time unless the person chose another.
    fn default() -> Self {
        Self { minutes: 18 * 60 }
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

impl FromStr for TimeOfDay {
    type Err = TimeOfDayError;

    fn from_str(text: &str) -> Result<Self, TimeOfDayError> {
        let (hour, minute) = text.split_once(':').ok_or(TimeOfDayError)?;
        let number = |part: &str| -> Result<u8, TimeOfDayError> {
            if part.len() != 2 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(TimeOfDayError);
            }
            part.parse().map_err(|_| TimeOfDayError)
        };
        Self::new(number(hour)?, number(minute)?).ok_or(TimeOfDayError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_in_one_form() {
        for text in ["00:00", "18:00", "09:05", "23:59"] {
            assert_eq!(text.parse::<TimeOfDay>().unwrap().to_string(), text);
        }
        for text in ["24:00", "18:60", "8:00", "18", "18:0", "+8:00", "18:00:00", "", "١٨:٠٠"] {
            assert_eq!(text.parse::<TimeOfDay>(), Err(TimeOfDayError), "{text}");
        }
    }

    #[test]
    fn a_time_comes_once_a_day_and_the_day_ends_with_the_day_start() {
        for (time, start, now, expected) in [
            ("18:00", 4, "2026-11-22T17:59:59+01:00", false),
            ("18:00", 4, "2026-11-22T18:00:00+01:00", true),
            ("18:00", 4, "2026-11-23T03:59:59+01:00", true),
            ("18:00", 4, "2026-11-23T04:00:00+01:00", false),
            ("01:00", 4, "2026-11-22T23:59:59+01:00", false),
            ("01:00", 4, "2026-11-23T01:00:00+01:00", true),
            ("04:00", 4, "2026-11-22T04:00:00+01:00", true),
            ("00:00", 0, "2026-11-22T00:00:00+01:00", true),
            ("18:00", 4, "2026-11-22T17:00:00+00:00", false),
        ] {
            let start = DayStart::new(start).unwrap();
            let come = time.parse::<TimeOfDay>().unwrap().has_come(&now.parse().unwrap(), start);
            assert_eq!(come, expected, "{time} at {now}");
        }
    }
}
