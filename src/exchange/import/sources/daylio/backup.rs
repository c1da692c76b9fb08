//! Daylio's backup: an archive in which a file holds JSON as base64.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{LEVELS, words};
use crate::exchange::import::json::{self, optional};
use crate::exchange::import::notes::{Found, Notes, When, put_list, titled};
use crate::exchange::import::when::instant_of;
use crate::exchange::import::{CannotRead, Given, GivenFile};
use crate::journal::Moment;
use crate::journal::format::fields::{FieldError, Fields};

/// The names of the moods that it comes with, from the best to the worst.
const NAMES: [&str; 5] = ["rad", "good", "meh", "bad", "awful"];

/// The file in a folder that is a backup.
pub(super) fn in_folder(given: &Given) -> Option<&GivenFile> {
    let is_it = |file: &&GivenFile| file.name() == "backup.daylio" && file.bytes.is_some();
    given.files.iter().find(is_it).filter(|_| given.is_folder)
}

/// A mood, by its id there.
struct Mood {
    name: String,
    /// 1 for the best; nothing when it is none of five.
    level: Option<u64>,
}

pub(super) fn read(file: &GivenFile, notes: &mut Notes<'_>) -> Result<(), CannotRead> {
    let text = file.bytes.as_deref().and_then(plain).and_then(|bytes| String::from_utf8(bytes).ok());
    let text = text.ok_or_else(|| notes.cannot("its backup.daylio is not JSON as base64"))?;
    let (mut rest, entries) = json::list_in(&text, "dayEntries").map_err(|why| notes.cannot(why))?;
    let moods = by_id(&mut rest, "customMoods", |mood| {
        let custom: String = optional(mood, "custom_name").ok()??;
        let predefined: Option<usize> = optional(mood, "predefined_name_id").ok().flatten();
        let known =
            predefined.and_then(|number| NAMES.get(number.checked_sub(1)?)).copied().unwrap_or_default();
        let name = if custom.trim().is_empty() { known } else { custom.trim() };
        let level = optional::<u64>(mood, "mood_group_id")
            .ok()?
            .filter(|level| (1..=u64::from(LEVELS)).contains(level));
        Some(Mood { name: name.to_owned(), level })
    });
    let tags = by_id(&mut rest, "tags", |tag| tag.take::<String>("name").ok());
    // What it holds besides, such as a code to unlock it, is no entry; its names alone are told.
    for name in rest.names() {
        notes.column(name, None);
    }
    let mut unknown = 0;
    for (entry, number) in entries.into_iter().zip(1..) {
        let place = format!("entry {number}");
        match one(entry.get(), place.clone(), (&moods, &tags), &mut unknown, notes) {
            Ok(found) => notes.put(found),
            Err(why) => notes.refuse(place, &why),
        }
    }
    if unknown > 0 {
        notes.remark(format!(
            "Moods and activities that the backup does not name are left behind: {unknown}."
        ));
    }
    Ok(())
}

/// What a list holds, by the ids of its elements. Of two with one id the first counts.
fn by_id<T>(
    rest: &mut Fields<'_>,
    name: &'static str,
    read: impl Fn(&mut Fields<'_>) -> Option<T>,
) -> BTreeMap<i64, T> {
    let raw = rest.take_raw(name).map_or("[]", |raw| raw.get());
    let mut found = BTreeMap::new();
    for element in json::list(raw).unwrap_or_default() {
        let Ok(mut element) = Fields::parse(element.get()) else { continue };
        if let (Ok(id), Some(value)) = (element.take::<i64>("id"), read(&mut element)) {
            found.entry(id).or_insert(value);
        }
    }
    found
}

fn one(
    text: &str,
    place: String,
    (moods, tags): (&BTreeMap<i64, Mood>, &BTreeMap<i64, String>),
    unknown: &mut usize,
    notes: &mut Notes<'_>,
) -> Result<Found, FieldError> {
    let mut entry = Fields::parse(text)?;
    let id: i64 = entry.take("id")?;
    let instant = instant_of(entry.take("datetime")?).ok_or(FieldError::Invalid("datetime"))?;
    let ahead: Option<i64> = optional(&mut entry, "timeZoneOffset")?;
    let mood: Option<i64> = optional(&mut entry, "mood")?;
    let title = words(&optional::<String>(&mut entry, "note_title")?.unwrap_or_default());
    let note = words(&optional::<String>(&mut entry, "note")?.unwrap_or_default());
    let ticked: Vec<i64> = optional(&mut entry, "tags")?.unwrap_or_default();
    let assets: Vec<Value> = optional(&mut entry, "assets")?.unwrap_or_default();
    let known = mood.and_then(|id| moods.get(&id)).filter(|mood| !mood.name.is_empty());
    let activities: Vec<String> = ticked.iter().filter_map(|id| tags.get(id)).cloned().collect();
    *unknown += usize::from(mood.is_some() && known.is_none()) + ticked.len() - activities.len();
    notes.columns([
        ("datetime", "the day and the time", true),
        ("mood", "kept as a word, and its level", known.is_some()),
        ("tags", "kept as activities", !activities.is_empty()),
        ("note_title", "the first line", !title.trim().is_empty()),
        ("note", "the text below it", !note.trim().is_empty()),
    ]);
    if !assets.is_empty() {
        notes.column("assets", None);
    }
    // The day and the time again, in parts.
    for name in ["minute", "hour", "day", "month", "year"] {
        entry.take_raw(name);
    }
    entry.names().for_each(|name| notes.column(name, None));
    let mut fields = Map::new();
    if let Some(known) = known {
        fields.insert("mood".to_owned(), known.name.as_str().into());
        if let Some(level) = notes.mood_level(&known.name).map(u64::from).or(known.level) {
            fields.insert("mood_level".to_owned(), level.into());
            fields.insert("mood_of".to_owned(), LEVELS.into());
        }
    }
    put_list(&mut fields, "activities", activities);
    let ahead = ahead.and_then(|milliseconds| i32::try_from(milliseconds / 1_000).ok());
    Ok(Found {
        place,
        key: format!("backup\n{id}"),
        when: ahead.map_or(When::Instant(instant), |ahead| When::There(Moment::new(instant, ahead))),
        text: titled(&title, &note),
        fields,
    })
}

/// The bytes that base64 stands for, whatever line ends it has; nothing when it is none.
fn plain(text: &[u8]) -> Option<Vec<u8>> {
    let mut plain = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held, mut is_over) = (0_u32, 0_u8, false);
    for byte in text.iter().filter(|byte| !byte.is_ascii_whitespace()) {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => {
                is_over = true;
                continue;
            }
            _ => return None,
        };
        if is_over {
            return None;
        }
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            plain.push(u8::try_from(bits >> held & 0xff).ok()?);
        }
    }
    // A single sign at the end stands for less than a byte.
    (held < 6).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::super::PROGRAM;
    use super::*;
    use crate::exchange::import::Source;
    use crate::exchange::import::testing::{
        holds, one as file, read, read_with_moods, refused, told, zipped,
    };

    const SOURCE: Source = Source::Program(&PROGRAM);

    const BACKUP: &str = r#"{"version":15,"pin":"secret","customMoods":[
{"id":1,"custom_name":"","predefined_name_id":1,"mood_group_id":1},{"id":6,"custom_name":"so so ","predefined_name_id":-1,"mood_group_id":4},
{"id":7,"custom_name":"odd","mood_group_id":9},{"x":1}],
"tags":[{"id":1,"name":"walk"},{"id":2,"name":"tea"}],
"dayEntries":[
{"id":3,"minute":58,"hour":23,"day":3,"month":10,"year":2026,"datetime":1793746680000,"timeZoneOffset":3600000,"mood":6,"note_title":"Late","note":"<p>One<\/p><p>two<\/p>","tags":[2,1,99],"assets":[1]},
{"id":2,"datetime":1793692800000,"timeZoneOffset":3600000,"mood":1,"note":"","tags":[]},
{"id":2,"datetime":1793692800000,"timeZoneOffset":3600000,"mood":1,"note":"Other words.","tags":[]},
{"id":4,"datetime":1793692800000,"mood":7,"note":"","tags":[]},
{"id":5,"datetime":1793692800000,"mood":8,"note":" ","tags":[]},
{"id":6,"datetime":9223372036854775807,"mood":1,"note":"secret"},
{"id":7,"datetime":253402128000000,"mood":1,"note":"secret"},
{"datetime":1,"note":"secret"}]}"#;

    fn base64(bytes: &[u8]) -> String {
        const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = String::new();
        for chunk in bytes.chunks(3) {
            let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
                << (8 * (3 - chunk.len()));
            for at in 0..=chunk.len() {
                text.push(char::from(SIGNS[(bits >> (18 - 6 * at) & 63) as usize]));
            }
            text.push_str(&"=".repeat(3 - chunk.len()));
            text.push_str(if text.len().is_multiple_of(19) { "\r\n" } else { "" });
        }
        text
    }

    fn backup(text: &str) -> Given {
        file(zipped(&[("backup.daylio", base64(text.as_bytes()).as_bytes()), ("assets/photos/1", b"x")]))
            .opened()
            .unwrap()
    }

    #[test]
    fn entries_are_read_one_by_one_with_the_levels_that_daylio_itself_has() {
        let given = backup(BACKUP);
        assert_eq!(Source::of(&given), Ok(SOURCE));
        let taken = read(SOURCE, &given).unwrap();
        assert_eq!(
            told(&taken),
            [
                "2026-11-03 2026-11-03T23:58:00+01:00 {\"mood\":\"so so\",\"mood_level\":4,\"mood_of\":5,\"activities\":[\"tea\",\"walk\"]} \
                 Late//One/two",
                "2026-11-03 2026-11-03T09:00:00+01:00 {\"mood\":\"rad\",\"mood_level\":1,\"mood_of\":5} ",
                "2026-11-03 2026-11-03T09:00:00+01:00 {\"mood\":\"rad\",\"mood_level\":1,\"mood_of\":5} Other words.",
                "2026-11-03 2026-11-03T09:00:00+01:00 {\"mood\":\"odd\"} ",
            ]
        );
        assert_eq!(
            refused(&taken),
            [
                "entry 5: there is nothing in it to keep",
                "entry 6: the field \"datetime\" has a value that cannot be used",
                "entry 7: its day is still to come",
                "entry 8: the field \"id\" is missing",
            ]
        );
        assert_eq!(taken.remarks, ["Moods and activities that the backup does not name are left behind: 2."]);
        holds(&taken, &["secret", "Other", "walk", "so so"]);
        let stated = read_with_moods(SOURCE, &given, "So so=3").unwrap();
        assert!(told(&stated)[0].contains("\"mood_level\":3"));
    }

    #[test]
    fn what_is_no_backup_is_said() {
        for (text, part) in [
            ("{\"dayEntries\":{}}", "no list of dayEntries"),
            ("{\"dayEntries\":[", "not whole JSON"),
            ("{\"dayEntries\":[],\"tags\":7}", ""),
        ] {
            match read(SOURCE, &backup(text)) {
                Ok(taken) => assert!(part.is_empty() && taken.count() == 0),
                Err(error) => assert!(error.to_string().contains(part) && !part.is_empty(), "{error}"),
            }
        }
        for bytes in [&b"{}"[..], b"QQ==Q", b"Q", b"/////w==", b"\xff"] {
            let given = file(zipped(&[("backup.daylio", bytes)])).opened().unwrap();
            assert!(
                read(SOURCE, &given).unwrap_err().to_string().contains("not JSON as base64"),
                "{bytes:?}"
            );
        }
        assert_eq!(plain(b"QQ==\r\n").unwrap(), b"A");
        assert_eq!(plain(base64(b"any bytes").as_bytes()).unwrap(), b"any bytes");
    }
}
