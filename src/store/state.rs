//! `state.json`: what the first start asked. What the config file says goes before it.

use serde_json::{Map, Value};

use super::atomic;
use super::dirs::{self, Dirs};
use super::error::StoreError;
use crate::journal::DayStart;
use crate::journal::fields::{FieldError, Fields, Writer};

const FORMAT: &str = "inward-state";
const VERSION: u64 = 1;

/// What Welcome asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Whether the person has read what this is and is not.
    pub acknowledged: bool,
    /// The answer to who else may see the screen, by its id.
    pub others_may_see: Option<String>,
    /// The chosen hour at which a day starts.
    pub day_start: Option<DayStart>,
}

/// The state as it was saved, and the fields that this version does not know; nothing asked when it is missing.
pub(super) fn load(dirs: &Dirs) -> Result<(State, Map<String, Value>), StoreError> {
    let path = dirs.state();
    let Some(bytes) = dirs::read(&path)? else {
        return Ok((State::default(), Map::new()));
    };
    let unreadable = |what: String| StoreError::Unreadable { path: path.clone(), what };
    let text = std::str::from_utf8(&bytes).map_err(|_| unreadable("not UTF-8 text".to_owned()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    parse(text).map_err(|error| unreadable(error.to_string()))
}

fn parse(text: &str) -> Result<(State, Map<String, Value>), FieldError> {
    let mut fields = Fields::parse(text)?;
    if fields.take::<String>("format")? != FORMAT {
        return Err(FieldError::Invalid("format"));
    }
    if fields.take::<u64>("version")? != VERSION {
        return Err(FieldError::Invalid("version"));
    }
    let day_start = match fields.take::<Option<u8>>("day_start")? {
        Some(hour) => Some(DayStart::new(hour).ok_or(FieldError::Invalid("day_start"))?),
        None => None,
    };
    let state = State {
        acknowledged: fields.take("acknowledged")?,
        others_may_see: fields.take("others_may_see")?,
        day_start,
    };
    Ok((state, fields.rest()?))
}

/// Saves the state; the lock for writing must be held. Fields that this version does not know stay.
pub(super) fn save(dirs: &Dirs, state: &State) -> Result<(), StoreError> {
    let (_, unknown) = load(dirs)?;
    let mut out = Writer::default();
    out.put("format", FORMAT);
    out.put("version", VERSION);
    out.put("acknowledged", state.acknowledged);
    out.put("others_may_see", state.others_may_see.clone());
    out.put("day_start", state.day_start.map(DayStart::hour));
    let text = format!("{:#}\n", out.finish(&unknown));
    atomic::replace(&dirs.state(), text.as_bytes())
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
        let state =
            State { acknowledged: true, others_may_see: Some("yes".to_owned()), day_start: DayStart::new(3) };
        save(&dirs, &state).unwrap();
        assert_eq!(load(&dirs).unwrap().0, state);
        assert!(fs::read_to_string(dirs.state()).unwrap().contains("1.50"));
    }

    #[test]
    fn a_state_that_cannot_be_understood_is_named_and_not_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let dirs = Dirs::create(dir.path()).unwrap();
        let whole = r#"{"format":"inward-state","version":1,"acknowledged":true,"others_may_see":null,"day_start":4}"#;
        for (from, to) in [("}", ""), ("4}", "13}"), ("state", "other"), ("1,", "2,"), ("true", "1")] {
            let text = whole.replacen(from, to, 1);
            fs::write(dirs.state(), &text).unwrap();
            let error = save(&dirs, &State::default()).unwrap_err();
            assert!(error.to_string().contains("state.json cannot be used"), "{error}");
            assert_eq!(fs::read_to_string(dirs.state()).unwrap(), text);
        }
    }
}
