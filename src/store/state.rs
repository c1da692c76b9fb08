//! `state.json`: what the first start asked, and what the program remembers for the person. What the config file says
//! goes before it.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::error::StoreError;
use crate::journal::format::fields::{FieldError, Fields, Writer};
use crate::journal::format::whole_number::Whole;
use crate::journal::{Day, DayStart};
use crate::store::files::atomic;
use crate::store::files::dirs;
use crate::store::files::dirs::Dirs;
use crate::store::files::newer;

const FORMAT: &str = "inward-state";
const VERSION: u64 = 1;

/// What Welcome asked, and what the program remembers for itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Whether the person has read what this is and is not.
    pub acknowledged: bool,
    /// The answer to who else may see the screen, by its id.
    pub others_may_see: Option<String>,
    /// The chosen hour at which a day starts.
    pub day_start: Option<DayStart>,
    /// How often trends and past entries were looked at on the last day on which they were.
    pub looks: Option<(Day, u32)>,
    /// The day on which a pause ends.
    pub paused_until: Option<Day>,
    /// Whether earlier entries of the same day are no longer shown.
    pub on_this_day_off: bool,
    /// Whether the monthly check is offered.
    pub monthly_check: bool,
    /// The days on which exercises were declined, oldest first, by the kind of their entries.
    pub declined: BTreeMap<String, Vec<Day>>,
    /// The day from which taking a kind word in is offered again.
    pub kind_word_rests_until: Option<Day>,
}

/// The state as it was saved, and the fields that this version does not know; nothing asked when it is missing.
pub(super) fn load(dirs: &Dirs) -> Result<(State, Map<String, Value>), StoreError> {
    let path = dirs.state();
    let Some(bytes) = dirs::read(&path)? else {
        return Ok((State::default(), Map::new()));
    };
    understood(&bytes).map_err(|what| {
        if newer::says_so(&bytes, FORMAT, VERSION) {
            StoreError::Newer { path }
        } else {
            StoreError::Unreadable { path, what }
        }
    })
}

/// The state, or one in which nothing was asked when it cannot be read: it holds nothing for which anything should wait.
pub(super) fn load_or_none(dirs: &Dirs) -> (State, Option<String>) {
    let error = match load(dirs) {
        Ok((state, _)) => return (state, None),
        Err(StoreError::Unreadable { path, what }) => {
            let path = path.display();
            format!("{path} cannot be used: {what}: move it away, or inward doctor --repair sets it aside")
        }
        Err(error) => error.to_string(),
    };
    (State::default(), Some(format!("{error}; until then it counts as never set")))
}

/// Whether what the file holds cannot be understood.
pub(super) fn is_damaged(bytes: &[u8]) -> bool {
    understood(bytes).is_err() && !newer::says_so(bytes, FORMAT, VERSION)
}

fn understood(bytes: &[u8]) -> Result<(State, Map<String, Value>), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "not UTF-8 text".to_owned())?;
    parse(text.strip_prefix('\u{feff}').unwrap_or(text)).map_err(|error| error.to_string())
}

fn parse(text: &str) -> Result<(State, Map<String, Value>), FieldError> {
    let mut fields = Fields::parse(text)?;
    fields.take_header(FORMAT, VERSION)?;
    let day_start = match fields.take::<Option<Whole>>("day_start")? {
        Some(hour) => Some(hour.fit().and_then(DayStart::new).ok_or(FieldError::Invalid("day_start"))?),
        None => None,
    };
    let looks = match fields.take_raw("looks") {
        Some(raw) if raw.get() != "null" => {
            let mut looks = Fields::parse(raw.get()).map_err(|_| FieldError::Invalid("looks"))?;
            let times = looks.take::<Whole>("times")?.fit().ok_or(FieldError::Invalid("looks"))?;
            Some((looks.take("day")?, times))
        }
        _ => None,
    };
    let state = State {
        acknowledged: fields.take("acknowledged")?,
        others_may_see: fields.take("others_may_see")?,
        day_start,
        looks,
        paused_until: optional(&mut fields, "paused_until")?,
        on_this_day_off: optional(&mut fields, "on_this_day_off")?,
        monthly_check: optional(&mut fields, "monthly_check")?,
        declined: optional(&mut fields, "declined")?,
        kind_word_rests_until: optional(&mut fields, "kind_word_rests_until")?,
    };
    Ok((state, fields.rest()?))
}

/// A field that earlier versions did not write; as if never set when it is missing or null.
fn optional<T: DeserializeOwned + Default>(
    fields: &mut Fields<'_>,
    name: &'static str,
) -> Result<T, FieldError> {
    let Some(raw) = fields.take_raw(name) else { return Ok(T::default()) };
    let value: Option<T> = serde_json::from_str(raw.get()).map_err(|_| FieldError::Invalid(name))?;
    Ok(value.unwrap_or_default())
}

/// Saves the state with a change; the lock for writing must be held. Fields that this version does not know stay.
pub(super) fn change(dirs: &Dirs, change: impl FnOnce(&mut State)) -> Result<(), StoreError> {
    let (mut state, unknown) = load(dirs)?;
    change(&mut state);
    atomic::replace(&dirs.state(), state.to_text(&unknown).as_bytes())
}

impl State {
    /// What the bytes of `state.json` say, and the fields that this version does not know.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn parse(bytes: &[u8]) -> Result<(Self, Map<String, Value>), String> {
        understood(bytes)
    }

    /// The text of `state.json`, with fields that this version does not know at its end.
    pub fn to_text(&self, unknown: &Map<String, Value>) -> String {
        let mut out = Writer::default();
        out.put("format", FORMAT);
        out.put("version", VERSION);
        out.put("acknowledged", self.acknowledged);
        out.put("others_may_see", self.others_may_see.clone());
        out.put("day_start", self.day_start.map(DayStart::hour));
        if let Some((day, times)) = self.looks {
            let mut looks = Writer::default();
            looks.put_text("day", &day);
            looks.put("times", times);
            out.put("looks", looks.finish(&Map::new()));
        }
        for (name, day) in
            [("paused_until", self.paused_until), ("kind_word_rests_until", self.kind_word_rests_until)]
        {
            if let Some(day) = day {
                out.put_text(name, &day);
            }
        }
        for (name, is_on) in
            [("on_this_day_off", self.on_this_day_off), ("monthly_check", self.monthly_check)]
        {
            if is_on {
                out.put(name, true);
            }
        }
        if !self.declined.is_empty() {
            let mut declined = Writer::default();
            for (kind, days) in &self.declined {
                declined.put(kind, days.iter().map(Day::to_string).collect::<Vec<_>>());
            }
            out.put("declined", declined.finish(&Map::new()));
        }
        format!("{:#}\n", out.finish(unknown))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_state_comes_back_and_fields_of_a_newer_version_stay() {
        let dir = tempfile::tempdir().unwrap();
        let dirs = Dirs::create(dir.path()).unwrap();
        assert_eq!(load(&dirs).unwrap().0, State::default());
        let text = r#"{"format":"inward-state","version":1,"acknowledged":false,"others_may_see":null,
            "day_start":12,"seen":[1.50]}"#;
        fs::write(dirs.state(), text).unwrap();
        let state = State {
            acknowledged: true,
            others_may_see: Some("yes".to_owned()),
            day_start: DayStart::new(3),
            looks: Some(("2026-11-22".parse().unwrap(), 4)),
            paused_until: Some("2026-11-29".parse().unwrap()),
            on_this_day_off: true,
            monthly_check: true,
            declined: BTreeMap::from([
                ("fear".to_owned(), vec!["2026-11-20".parse().unwrap(), "2026-11-22".parse().unwrap()]),
                ("kind_of_a_newer_version".to_owned(), vec!["2026-11-21".parse().unwrap()]),
            ]),
            kind_word_rests_until: Some("2026-12-22".parse().unwrap()),
        };
        change(&dirs, |it| *it = state.clone()).unwrap();
        assert_eq!(load(&dirs).unwrap().0, state);
        change(&dirs, |it| it.acknowledged = false).unwrap();
        assert_eq!(load(&dirs).unwrap().0, State { acknowledged: false, ..state });
        assert!(fs::read_to_string(dirs.state()).unwrap().contains("1.50"));
    }

    #[test]
    fn what_was_never_remembered_is_not_written_and_null_is_as_good_as_missing() {
        let dir = tempfile::tempdir().unwrap();
        let dirs = Dirs::create(dir.path()).unwrap();
        change(&dirs, |it| it.acknowledged = true).unwrap();
        let text = fs::read_to_string(dirs.state()).unwrap();
        for name in ["paused_until", "on_this_day_off", "monthly_check", "declined", "kind_word_rests_until"]
        {
            assert!(!text.contains(name), "{text}");
            let with_null = text.replacen('{', &format!("{{\"{name}\": null,"), 1);
            fs::write(dirs.state(), with_null).unwrap();
            assert_eq!(load(&dirs).unwrap().0, State { acknowledged: true, ..State::default() }, "{name}");
            fs::write(dirs.state(), text.replacen('{', &format!("{{\"{name}\": 7,"), 1)).unwrap();
            assert!(load(&dirs).unwrap_err().to_string().contains("state.json cannot be used"), "{name}");
        }
    }

    #[test]
    fn a_state_that_cannot_be_understood_is_named_and_not_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let dirs = Dirs::create(dir.path()).unwrap();
        let whole = r#"{"format":"inward-state","version":1,"acknowledged":true,"others_may_see":null,"day_start":4}"#;
        for (from, to) in [("}", ""), ("4}", "13}"), ("state", "other"), ("1,", "2,"), ("true", "1")] {
            let text = whole.replacen(from, to, 1);
            fs::write(dirs.state(), &text).unwrap();
            let error = change(&dirs, |it| *it = State::default()).unwrap_err().to_string();
            let (state, line) = load_or_none(&dirs);
            let (what, remedy) = if to == "2," {
                ("state.json was written by a newer version", "update inward; until then")
            } else {
                ("state.json cannot be used", "move it away, or inward doctor --repair sets it aside")
            };
            assert!(error.contains(what), "{error}");
            assert!(line.is_some_and(|line| line.contains(what) && line.contains(remedy)));
            assert_eq!(state, State::default());
            assert_eq!(fs::read_to_string(dirs.state()).unwrap(), text);
        }
    }
}
