//! A moment with its offset, as a document writes it: `2026-11-22T21:14:03+01:00`.

use std::fmt;
use std::str::FromStr;

use super::day::{Day, DayError, DayStart};
use super::serde_as_text::serde_as_text;

/// An instant, usually to the second, with the offset from UTC that was in force where it was written.
///
/// A text in another RFC 3339 spelling (shorter fractions, `Z`) is kept as it was read, so that writing it
/// again changes nothing. Order and "newer" go by [`Moment::instant`], not by this type's equality.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    unix_seconds: i64,
    offset_seconds: i32,
    nanoseconds: u32,
    spelling: Option<Box<str>>,
}

/// The reason why a text is not a [`Moment`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a moment of the form 2026-11-22T21:14:03+01:00")]
pub struct MomentError;

impl From<DayError> for MomentError {
    fn from(_: DayError) -> Self {
        Self
    }
}

impl Moment {
    /// Makes the moment this many seconds after 1970-01-01T00:00Z, where local time is ahead of UTC by `offset_seconds`
    /// (less than 24 hours either way; larger offsets are cut to that, and parts of a minute are dropped). It is kept
    /// within the years 1 to 9999 of the local clock.
    pub fn new(unix_seconds: i64, offset_seconds: i32) -> Self {
        let offset_seconds = offset_seconds.clamp(-86_340, 86_340) / 60 * 60;
        let offset = i64::from(offset_seconds);
        let unix_seconds = unix_seconds.clamp(FIRST_SECOND - offset, LAST_SECOND - offset);
        Self { unix_seconds, offset_seconds, nanoseconds: 0, spelling: None }
    }

    /// Returns the key that orders moments: seconds since 1970 and nanoseconds (0 to 999,999,999), whatever the offset.
    pub fn instant(&self) -> (i64, u32) {
        (self.unix_seconds, self.nanoseconds)
    }

    /// Seconds since 1970-01-01T00:00Z.
    pub fn unix_seconds(&self) -> i64 {
        self.unix_seconds
    }

    /// Returns the seconds by which local time is ahead of UTC.
    pub fn offset_seconds(&self) -> i32 {
        self.offset_seconds
    }

    /// Seconds from `earlier` to this moment; negative when this one is earlier.
    pub fn seconds_since(&self, earlier: &Self) -> i64 {
        self.unix_seconds.saturating_sub(earlier.unix_seconds)
    }

    /// The moment this many seconds later, in the same offset.
    pub fn plus_seconds(&self, seconds: i64) -> Self {
        Self::new(self.unix_seconds.saturating_add(seconds), self.offset_seconds)
    }

    /// Returns the next possible moment: one nanosecond later, in the same offset; the last one of year 9999 stays.
    pub fn next(&self) -> Self {
        match self.nanoseconds.checked_add(1).filter(|nanoseconds| *nanoseconds < NANOSECONDS) {
            Some(nanoseconds) => Self { nanoseconds, spelling: None, ..self.clone() },
            None if self.local_seconds() >= LAST_SECOND => self.clone(),
            None => self.plus_seconds(1),
        }
    }

    /// The local hour, 0 to 23.
    pub fn local_hour(&self) -> u8 {
        u8::try_from(self.local_seconds().rem_euclid(86_400) / 3_600).unwrap_or_default()
    }

    /// Minutes since midnight on the local clock, 0 to 1439.
    pub fn local_minutes(&self) -> u16 {
        u16::try_from(self.local_seconds().rem_euclid(86_400) / 60).unwrap_or_default()
    }

    /// The local time of day in hours and minutes: `21:14`.
    pub fn local_time(&self) -> String {
        let minutes = self.local_minutes();
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }

    /// Seconds since 1970-01-01T00:00 on the local clock.
    fn local_seconds(&self) -> i64 {
        self.unix_seconds.saturating_add(i64::from(self.offset_seconds))
    }
}

/// The first second of year 1, counted from 1970.
const FIRST_SECOND: i64 = -62_135_596_800;
/// The last second of year 9999, counted from 1970.
const LAST_SECOND: i64 = 253_402_300_799;
/// The number of nanoseconds in a second.
const NANOSECONDS: u32 = 1_000_000_000;

impl Day {
    /// The journal's day at a moment: the local date there, or the one before while the day start is still to come.
    pub fn at(moment: &Moment, start: DayStart) -> Self {
        let day = Self::from_days_since_1970(moment.local_seconds().div_euclid(86_400));
        if moment.local_hour() < start.hour() { day.plus(-1) } else { day }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(spelling) = &self.spelling {
            return f.write_str(spelling);
        }
        let local = self.local_seconds();
        let day = Day::from_days_since_1970(local.div_euclid(86_400));
        let second = local.rem_euclid(86_400);
        let sign = if self.offset_seconds < 0 { '-' } else { '+' };
        let offset = self.offset_seconds.abs() / 60;
        write!(f, "{day}T{:02}:{:02}:{:02}", second / 3_600, second / 60 % 60, second % 60)?;
        if self.nanoseconds > 0 {
            write!(f, ".{:09}", self.nanoseconds)?;
        }
        write!(f, "{sign}{:02}:{:02}", offset / 60, offset % 60)
    }
}

impl FromStr for Moment {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, MomentError> {
        let (date, rest) = text.split_at_checked(10).ok_or(MomentError)?;
        let day: Day = date.parse()?;
        let rest = rest.strip_prefix(['T', 't', ' ']).ok_or(MomentError)?;
        let (time, rest) = rest.split_at_checked(8).ok_or(MomentError)?;
        let (hour, minute, second) = match time.split(':').collect::<Vec<_>>().as_slice() {
            [hour, minute, second] => {
                (two_digits(hour, 23)?, two_digits(minute, 59)?, two_digits(second, 60)?)
            }
            _ => return Err(MomentError),
        };
        let (nanoseconds, offset) = fraction(rest)?;
        let offset_seconds = offset_seconds(offset)?;
        let local = day.days_since_1970() * 86_400 + hour * 3_600 + minute * 60 + second;
        let mut moment = Self::new(local - i64::from(offset_seconds), offset_seconds);
        moment.nanoseconds = nanoseconds;
        // A text that is not as long as its printed form is spelled in another way; no need to print it to see that.
        let printed = if nanoseconds > 0 { 35 } else { 25 };
        if text.len() != printed || moment.to_string() != text {
            moment.spelling = Some(text.into());
        }
        Ok(moment)
    }
}

fn two_digits(text: &str, most: i64) -> Result<i64, MomentError> {
    if text.len() != 2 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(MomentError);
    }
    text.parse().ok().filter(|number| *number <= most).ok_or(MomentError)
}

/// Splits `.25+01:00` into nanoseconds and the offset's text.
fn fraction(text: &str) -> Result<(u32, &str), MomentError> {
    let Some(rest) = text.strip_prefix('.') else {
        return Ok((0, text));
    };
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, offset) = rest.split_at_checked(end).ok_or(MomentError)?;
    if digits.is_empty() {
        return Err(MomentError);
    }
    let nine: String = digits.chars().chain("000000000".chars()).take(9).collect();
    Ok((nine.parse().map_err(|_| MomentError)?, offset))
}

fn offset_seconds(text: &str) -> Result<i32, MomentError> {
    if matches!(text, "Z" | "z") {
        return Ok(0);
    }
    let sign = match text.as_bytes().first() {
        Some(b'+') => 1,
        Some(b'-') => -1,
        _ => return Err(MomentError),
    };
    let (hours, minutes) = text.get(1..).and_then(|rest| rest.split_once(':')).ok_or(MomentError)?;
    let seconds = two_digits(hours, 23)? * 3_600 + two_digits(minutes, 59)? * 60;
    i32::try_from(seconds).map(|seconds| sign * seconds).map_err(|_| MomentError)
}

serde_as_text!(Moment);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_it_was_read_and_ordered_by_its_instant() {
        for text in [
            "2026-11-22T21:14:03+01:00",
            "2026-11-22T21:14:03.250-05:30",
            "2026-11-22T21:14:03Z",
            "1969-12-31T23:59:59+00:00",
        ] {
            assert_eq!(text.parse::<Moment>().unwrap().to_string(), text);
        }
        let berlin: Moment = "2026-11-22T21:14:03+01:00".parse().unwrap();
        let utc: Moment = "2026-11-22T20:14:03Z".parse().unwrap();
        assert_eq!(berlin.instant(), utc.instant());
        assert_ne!(berlin, utc);
        assert_eq!(berlin.unix_seconds(), 1_795_378_443);
        assert_eq!(berlin.local_time(), "21:14");
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "2026-11-22",
            "2026-11-22T21:14+01:00",
            "2026-11-22T24:00:00+01:00",
            "2026-11-22T21:14:03",
            "2026-11-22T21:14:03+1:00",
            "2026-11-22T21:14:03.+01:00",
            "2026-02-30T21:14:03+01:00",
            "2026-11-22T21:14:03+01:00 ",
            "2026-11-22T2é:14:03+01:00",
        ] {
            assert_eq!(text.parse::<Moment>(), Err(MomentError), "{text}");
        }
    }

    #[test]
    fn the_next_moment_is_later_by_a_nanosecond_and_reads_back_as_it_is() {
        for (text, next) in [
            ("2026-11-22T21:14:03+01:00", "2026-11-22T21:14:03.000000001+01:00"),
            ("2026-11-22T21:14:03.25Z", "2026-11-22T21:14:03.250000001+00:00"),
            ("2026-11-22T21:14:03.999999999-05:30", "2026-11-22T21:14:04-05:30"),
            ("1969-12-31T23:59:59.999999999Z", "1970-01-01T00:00:00+00:00"),
        ] {
            let moment: Moment = text.parse().unwrap();
            assert_eq!(moment.next().to_string(), next);
            assert_eq!(next.parse::<Moment>().unwrap(), moment.next());
            assert!(moment.next().instant() > moment.instant());
        }
    }

    #[test]
    fn moments_are_held_at_the_ends_of_the_calendar() {
        for (last, expected) in [
            ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59+00:00"),
            ("9999-12-31T23:59:59-05:00", "9999-12-31T23:59:59-05:00"),
        ] {
            let last: Moment = last.parse().unwrap();
            assert_eq!(last.plus_seconds(1).to_string(), expected);
            assert!(last.next().instant() > last.instant());
            assert!(last.next().to_string().starts_with("9999-12-31T23:59:59.000000001"));
        }
        let end: Moment = "9999-12-31T23:59:59.999999999Z".parse().unwrap();
        assert_eq!(end.next(), end);
        let first: Moment = "0001-01-01T00:00:00Z".parse().unwrap();
        assert_eq!(first.plus_seconds(-1).to_string(), "0001-01-01T00:00:00+00:00");
    }

    #[test]
    fn a_negative_offset_of_part_of_an_hour_keeps_its_sign() {
        let moment = Moment::new(0, -1_800);
        assert_eq!(moment.to_string(), "1969-12-31T23:30:00-00:30");
    }
}
