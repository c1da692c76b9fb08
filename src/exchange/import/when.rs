//! Times that other programs wrote: on a local clock, or in a zone.

use crate::journal::{Day, DayStart, Moment};

/// Tells how far the clocks of zones are ahead of UTC.
pub trait Zones {
    /// The seconds by which the local clock is ahead at an instant, in seconds since 1970.
    fn here(&self, unix_seconds: i64) -> i32;
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

    /// Whether the day before goes on at that time.
    pub(super) fn is_before(self, start: DayStart) -> bool {
        self.seconds < u32::from(start.hour()) * 3_600
    }

    /// Seconds since 1970-01-01T00:00 on that clock.
    fn since_1970(self) -> i64 {
        self.day.days_since_1970().saturating_mul(86_400).saturating_add(i64::from(self.seconds))
    }
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
    fn what_no_clock_shows_is_no_time() {
        let day = "2026-01-15".parse().unwrap();
        for (hour, minute, second) in [(24, 0, 0), (0, 60, 0), (0, 0, 60)] {
            assert_eq!(Local::new(day, hour, minute, second), None);
        }
        assert_eq!(Local::noon(day), Local::new(day, 12, 0, 0).unwrap());
    }
}
