//! How long no key has been pressed.

use std::time::{Duration, Instant};

use crate::journal::Moment;

/// A computer that sleeps has no clock running that could wake the program: after it wakes, this long may pass until that is noticed.
const LOOK: Duration = Duration::from_secs(30);

/// The time since the last key, by two clocks: one that nobody can set, and one that goes on while the computer sleeps.
#[derive(Debug)]
pub(super) struct Idle {
    since: Instant,
    by_clock: Moment,
}

impl Idle {
    /// Begins to count.
    pub(super) fn new(now: Moment) -> Self {
        Self { since: Instant::now(), by_clock: now }
    }

    /// Whether no key was pressed for so long, by either clock.
    pub(super) fn has_lasted(&self, limit: Duration, now: &Moment) -> bool {
        let by_clock = u64::try_from(now.seconds_since(&self.by_clock)).unwrap_or(0);
        self.since.elapsed() >= limit || Duration::from_secs(by_clock) >= limit
    }

    /// When to look whether that is so.
    pub(super) fn next_look(&self, limit: Duration) -> Instant {
        (self.since + limit).min(Instant::now() + LOOK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testing::moment;

    #[test]
    fn it_has_lasted_by_whichever_clock_went_on() {
        let limit = Duration::from_secs(300);
        let idle = Idle::new(moment("2026-11-22T21:00:00+01:00"));
        for (now, has_lasted) in [
            ("2026-11-22T21:00:00+01:00", false),
            ("2026-11-22T21:04:59+01:00", false),
            ("2026-11-22T21:05:00+01:00", true),
            // The clock was set back.
            ("2026-11-22T20:00:00+01:00", false),
        ] {
            assert_eq!(idle.has_lasted(limit, &moment(now)), has_lasted, "{now}");
        }
        let now = "2026-11-22T20:00:00+01:00";
        assert!(idle.has_lasted(Duration::ZERO, &moment(now)), "by the clock that nobody sets");
    }

    #[test]
    fn a_computer_that_slept_is_noticed_before_long() {
        let idle = Idle::new(moment("2026-11-22T21:00:00+01:00"));
        assert!(idle.next_look(Duration::from_secs(3600)) <= Instant::now() + LOOK);
        assert!(idle.next_look(Duration::from_secs(1)) <= Instant::now() + Duration::from_secs(1));
    }
}
