//! The clock, the local offset and fresh ids: the only place that asks the system for them.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{Local, Offset, TimeZone};
use uuid::Uuid;

use crate::journal::{EntryId, Moment};

/// The environment variable that fixes the clock for tests and pictures.
pub const VARIABLE: &str = "INWARD_NOW";

/// Tells the time: the system's, or one fixed moment.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    fixed: Option<Moment>,
}

/// Why the clock cannot be fixed as asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{VARIABLE} is not a moment: write it like 2026-11-22T21:14:03+01:00")]
pub struct ClockError;

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self::default()
    }

    /// A clock that stands still.
    pub fn fixed(moment: Moment) -> Self {
        Self { fixed: Some(moment) }
    }

    /// The system's clock, or the moment that [`VARIABLE`] holds.
    ///
    /// # Errors
    /// [`ClockError`] when the variable holds something else.
    pub fn from_env() -> Result<Self, ClockError> {
        match std::env::var(VARIABLE) {
            Ok(text) => text.parse().map(Self::fixed).map_err(|_| ClockError),
            Err(std::env::VarError::NotPresent) => Ok(Self::system()),
            Err(std::env::VarError::NotUnicode(_)) => Err(ClockError),
        }
    }

    /// The present moment, to the second, with the local offset.
    pub fn now(&self) -> Moment {
        if let Some(moment) = &self.fixed {
            return moment.clone();
        }
        let seconds = unix_milliseconds().div_euclid(1_000);
        let offset = Local
            .timestamp_opt(seconds, 0)
            .earliest()
            .map_or(0, |local| local.offset().fix().local_minus_utc());
        Moment::new(seconds, offset)
    }

    /// A new id that nothing has yet, made from the present moment and random bits.
    pub fn fresh_id(&self) -> EntryId {
        let milliseconds = match &self.fixed {
            Some(moment) => moment.unix_seconds().saturating_mul(1_000),
            None => unix_milliseconds(),
        };
        let mut random = [0; 10];
        // A random UUID has 122 random bits; those outside its version and variant fill the ten bytes.
        let source = Uuid::new_v4().into_bytes();
        for (byte, bits) in random.iter_mut().zip(source.iter().rev()) {
            *byte = *bits;
        }
        EntryId::new_v7(milliseconds, random)
    }
}

/// Milliseconds since 1970, negative when the clock stands before it.
fn unix_milliseconds() -> i64 {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, |since| -since),
    }
}
