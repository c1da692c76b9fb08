//! The clock, the local offset and fresh ids: the only place that asks the system for them.

use std::path::Path;
use std::sync::OnceLock;
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

/// The reason why the clock cannot be fixed as requested.
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
        Moment::new(seconds, local_offset(seconds))
    }

    /// Returns the seconds by which local time is ahead of UTC at an instant, in seconds since 1970.
    pub fn offset_at(unix_seconds: i64) -> i32 {
        local_offset(unix_seconds)
    }

    /// The seconds by which the clock of a zone is ahead of UTC at an instant, as the program itself knows it, whatever the
    /// system has; nothing when it knows no zone of this name.
    pub fn offset_in(zone: &str, unix_seconds: i64) -> Option<i32> {
        let zone = jiff::tz::TimeZoneDatabase::bundled().get(zone).ok()?;
        Some(zone.to_offset(jiff::Timestamp::from_second(unix_seconds).ok()?).seconds())
    }

    /// A random number; the same one twice is as unlikely as anything.
    pub fn random() -> u64 {
        // The version and the variant of a UUID are not random: they stand in the bytes that are left out.
        let random = Uuid::new_v4().into_bytes().into_iter().rev().take(6);
        random.fold(0, |number, byte| number << 8 | u64::from(byte))
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

/// Returns how many seconds local time is ahead of UTC; 0 where the variable `TZ` cannot be the description of a zone.
fn local_offset(seconds: i64) -> i32 {
    static ZONE_CAN_BE_READ: OnceLock<bool> = OnceLock::new();
    let can_be_read = || std::env::var(ZONE_VARIABLE).map_or(true, |zone| can_be_read(&zone));
    if !*ZONE_CAN_BE_READ.get_or_init(can_be_read) {
        return 0;
    }
    Local.timestamp_opt(seconds, 0).earliest().map_or(0, |local| local.offset().fix().local_minus_utc())
}

const ZONE_VARIABLE: &str = "TZ";
/// The folders in which a zone named without a path is looked for, as chrono does it.
const ZONE_FOLDERS: [&str; 4] =
    ["/usr/share/zoneinfo", "/share/zoneinfo", "/etc/zoneinfo", "/usr/share/lib/zoneinfo"];
/// The longest description of a zone has a few kilobytes.
const MOST_ZONE_BYTES: u64 = 256 * 1024;

/// Whether the file that `TZ` names may be opened and read to its end, which chrono does with any file: a device or a
/// pipe would never end.
fn can_be_read(zone: &str) -> bool {
    let name = Path::new(zone.strip_prefix(':').unwrap_or(zone));
    let harmless = |path: &Path| match std::fs::metadata(path) {
        // Files of the system's own that have no end have no length either.
        Ok(found) => found.is_dir() || found.is_file() && (1..=MOST_ZONE_BYTES).contains(&found.len()),
        Err(_) => true,
    };
    zone.is_empty() || ZONE_FOLDERS.iter().all(|folder| harmless(&Path::new(folder).join(name)))
}

/// Milliseconds since 1970, negative when the clock stands before it.
fn unix_milliseconds() -> i64 {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, |since| -since),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zones_of_the_world_are_known_whatever_the_system_has() {
        // 1 November 2026, 18:34:56 in UTC; a second before 1970; summer in the north.
        for (zone, instant, ahead) in [
            ("Australia/Sydney", 1_793_558_096, Some(39_600)),
            ("Pacific/Apia", -1, Some(-39_600)),
            ("Europe/Berlin", 1_784_000_000, Some(7_200)),
            ("UTC", 0, Some(0)),
            ("", 0, None),
            ("Mars/Base", 0, None),
            ("../../etc/passwd", 0, None),
            ("Europe/Berlin", i64::MAX, None),
        ] {
            assert_eq!(Clock::offset_in(zone, instant), ahead, "{zone}");
        }
    }

    #[test]
    fn only_a_small_plain_file_is_taken_for_a_description_of_a_zone() {
        let dir = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: usize| {
            let path = dir.path().join(name);
            std::fs::write(&path, vec![0; bytes]).unwrap();
            path.to_str().unwrap().to_owned()
        };
        for (zone, expected) in [
            ("", true),
            ("Europe/Berlin", true),
            (":Europe/Berlin", true),
            ("CET-1CEST,M3.5.0,M10.5.0/3", true),
            ("No/Such_Zone", true),
            (&file("zone", 1_000), true),
            (&file("empty", 0), false),
            (&file("large", 300_000), false),
        ] {
            assert_eq!(can_be_read(zone), expected, "{zone}");
        }
        // Not every system has it.
        if Path::new("/dev/zero").exists() {
            assert!(!can_be_read("/dev/zero") && !can_be_read(":/dev/zero"));
        }
    }
}
