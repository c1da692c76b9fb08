//! What the tests of the readers share: a setting in Berlin, and the notes that were made, as lines.

use super::taken::OfMonth;
use super::{CannotRead, Given, GivenFile, MoodLevel, Setting, Source, Taken, Zones};
use crate::journal::format::receipt::ReceiptName;
use crate::journal::{Day, Entry};

/// Berlin in the years of the tests, 2018 to 2026.
pub(super) struct Berlin;

impl Zones for Berlin {
    fn here(&self, unix_seconds: i64) -> i32 {
        // Summer time runs between the last Sundays of March and October, at one o'clock UTC.
        let day = Day::from_days_since_1970((unix_seconds - 3_600).div_euclid(86_400));
        let last_sunday = |month| {
            let last = Day::new(day.year(), month, 31).unwrap();
            last.plus(-i64::from((last.days_from_monday() + 1) % 7))
        };
        if (last_sunday(3)..last_sunday(10)).contains(&day) { 7_200 } else { 3_600 }
    }

    fn there(&self, zone: &str, unix_seconds: i64) -> Option<i32> {
        match zone {
            "Europe/Berlin" => Some(self.here(unix_seconds)),
            "Europe/London" => Some(self.here(unix_seconds) - 3_600),
            // As it is in November, the month of the tests.
            "Australia/Sydney" => Some(11 * 3_600),
            "America/New_York" => Some(-5 * 3_600),
            _ => None,
        }
    }
}

/// A file of this content.
pub(super) fn file(path: &str, bytes: impl Into<Vec<u8>>) -> GivenFile {
    GivenFile { path: path.to_owned(), bytes: Some(bytes.into()) }
}

/// One file as it is given.
pub(super) fn one(bytes: impl Into<Vec<u8>>) -> Given {
    Given { name: "export".to_owned(), is_folder: false, files: vec![file("export", bytes)] }
}

/// Reads what is given with levels of moods.
pub(super) fn read_with_moods(source: Source, given: &Given, moods: &str) -> Result<Taken, CannotRead> {
    let moods = MoodLevel::read_all(moods).unwrap();
    read_so(source, given, false, &moods)
}

/// Reads what is given on 22 November 2026, in Berlin.
pub(super) fn read(source: Source, given: &Given) -> Result<Taken, CannotRead> {
    read_at_night(source, given, false)
}

/// The same, with what was written before the day starts counting to the day before or not.
pub(super) fn read_at_night(source: Source, given: &Given, night: bool) -> Result<Taken, CannotRead> {
    read_so(source, given, night, &[])
}

fn read_so(source: Source, given: &Given, night: bool, moods: &[MoodLevel]) -> Result<Taken, CannotRead> {
    let receipt: ReceiptName = "2026-11-22_211403-test".parse().unwrap();
    let today = "2026-11-22".parse().unwrap();
    let day_start = crate::journal::DayStart::default();
    source.read(given, &Setting { today, day_start, night, receipt: &receipt, moods, zones: &Berlin })
}

/// The notes that were made, in the order in which they were read within each month.
pub(super) fn notes(taken: &Taken) -> Vec<&Entry> {
    let is_of_notes = |month: &OfMonth| matches!(month, OfMonth::Notes(_));
    assert!(taken.months.values().all(is_of_notes));
    taken.entries().collect()
}

/// Each note in a line: its day, its time, what it brought besides words, its words.
pub(super) fn told(taken: &Taken) -> Vec<String> {
    let line = |entry: &&Entry| {
        let fields = serde_json::Value::Object(entry.imported().unwrap().fields);
        let words = entry.texts().concat().replace('\n', "/");
        format!("{} {} {fields} {words}", entry.day, entry.saved_at)
    };
    notes(taken).iter().map(line).collect()
}

/// What was refused, in a line each.
pub(super) fn refused(taken: &Taken) -> Vec<String> {
    taken.refused.iter().map(|refused| format!("{}: {}", refused.place, refused.why)).collect()
}

/// Holds what every reader must keep to: the sum is right, ids differ, and none of these words is in what is said.
pub(super) fn holds(taken: &Taken, words: &[&str]) {
    let mut ids: Vec<_> = notes(taken).iter().map(|note| note.id).collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "every note has an id of its own");
    let said = format!("{:?}{:?}{:?}", taken.refused, taken.remarks, taken.columns);
    for word in words {
        assert!(!said.contains(word), "{word} is in {said}");
    }
    for note in notes(taken) {
        assert!(note.late && note.imported().unwrap().from == taken.source.name());
    }
}

/// A folder of these files.
pub(super) fn folder(files: &[(&str, &str)]) -> Given {
    let files = files.iter().map(|(path, text)| file(path, *text)).collect();
    Given { name: "folder".to_owned(), is_folder: true, files }
}

/// A zip archive of these files, each with its path, its bytes and whether it is packed.
pub(super) fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write as _;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let packed =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (path, bytes) in files {
        writer.start_file(*path, packed).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
