//! Reads and changes `state.json`.

use serde_json::{Map, Value};

use super::Store;
use super::error::StoreError;
use super::lock::PATIENCE;
use crate::journal::State;
use crate::store::files::content::Seal;
use crate::store::files::dirs::{self, Dirs};
use crate::store::files::{atomic, newer};

impl Store {
    /// Reads the answers from the first start; the default, with nothing asked yet, when they were never saved.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when it is there but cannot be understood, and when it cannot be read.
    pub fn state(&self) -> Result<State, StoreError> {
        load(self.dirs()).map(|(state, _)| state)
    }

    /// The state, or one in which nothing was asked yet when it cannot be read, as it holds nothing for which anything
    /// should wait; then with a line that says so.
    pub fn state_or_none(&self) -> (State, Option<String>) {
        let error = match self.state() {
            Ok(state) => return (state, None),
            Err(StoreError::Unreadable { path, what }) => {
                let path = path.display();
                format!(
                    "{path} cannot be used: {what}: move it away, or inward doctor --repair sets it aside"
                )
            }
            Err(error) => error.to_string(),
        };
        (State::default(), Some(format!("{error}; until then it counts as never set")))
    }

    /// Saves the state with a change of it. Fields that this version does not know stay.
    ///
    /// # Errors
    /// [`StoreError`]; one that could not be understood is never overwritten.
    pub fn change_state(&self, change: impl FnOnce(&mut State)) -> Result<(), StoreError> {
        let _writing = self.writing(PATIENCE)?;
        let (mut state, unknown) = load(self.dirs())?;
        change(&mut state);
        keep(self.dirs(), &state, &unknown)
    }
}

/// Writes the state: beside a sealed journal all of it sealed, and in clear the little that has to be known while that is locked.
pub(super) fn keep(dirs: &Dirs, state: &State, unknown: &Map<String, Value>) -> Result<(), StoreError> {
    let text = state.to_text(unknown);
    if !dirs.is_sealed() {
        return atomic::replace(&dirs.state(), text.as_bytes());
    }
    dirs.replace(&dirs.private(), text.as_bytes())?;
    let (path, clear) = (dirs.state(), state.to_text_of_sealed());
    match dirs::read(&path)? {
        Some(bytes) if bytes == clear.as_bytes() => Ok(()),
        _ => atomic::replace(&path, clear.as_bytes()),
    }
}

/// Loads the saved state, and the fields that this version does not know; nothing asked when it is missing.
pub(super) fn load(dirs: &Dirs) -> Result<(State, Map<String, Value>), StoreError> {
    match dirs.seal() {
        Seal::Plain => {}
        Seal::Locked => return clear(dirs).map(|state| (state, Map::new())),
        Seal::Open(_) => {
            // Until it was sealed it stands in the other file.
            let path = dirs.private();
            if let Some(bytes) = dirs.read(&path)? {
                return State::parse(&bytes).map_err(|what| StoreError::Unreadable { path, what });
            }
            return clear(dirs).map(|state| (state, Map::new()));
        }
    }
    let path = dirs.state();
    let Some(bytes) = dirs::read(&path)? else {
        return Ok((State::default(), Map::new()));
    };
    if State::is_of_sealed(&bytes) {
        return Err(StoreError::Locked);
    }
    State::parse(&bytes).map_err(|what| {
        if newer::says_so(&bytes, State::FORMAT, State::VERSION) {
            StoreError::Newer(path)
        } else {
            StoreError::Unreadable { path, what }
        }
    })
}

/// The part of the state that lies in clear beside a sealed journal.
fn clear(dirs: &Dirs) -> Result<State, StoreError> {
    let path = dirs.state();
    let Some(bytes) = dirs::read(&path)? else { return Ok(State::default()) };
    State::parse_of_sealed(&bytes).map_err(|what| {
        if newer::says_so(&bytes, State::FORMAT, State::SEALED) {
            StoreError::Newer(path)
        } else {
            StoreError::Unreadable { path, what }
        }
    })
}

/// Whether the content of the file cannot be understood.
pub(super) fn is_damaged(bytes: &[u8]) -> bool {
    State::parse(bytes).is_err()
        && State::parse_of_sealed(bytes).is_err()
        && !newer::says_so(bytes, State::FORMAT, State::VERSION)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;

    use super::*;
    use crate::journal::{Cards, DayStart};

    #[test]
    fn the_state_comes_back_and_fields_of_a_newer_version_stay() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::create(dir.path()).unwrap();
        assert_eq!(store.state().unwrap(), State::default());
        let text = r#"{"format":"inward-state","version":1,"acknowledged":false,"others_may_see":null,
            "day_start":12,"seen":[1.50]}"#;
        fs::write(store.dirs().state(), text).unwrap();
        let state = State {
            acknowledged: true,
            others_may_see: Some("yes".to_owned()),
            day_start: DayStart::new(3),
            looks: Some(("2026-11-22".parse().unwrap(), 4)),
            backgrounds: [("WezTerm".to_owned(), "light".to_owned())].into(),
            paused_until: Some("2026-11-29".parse().unwrap()),
            reminded: Some("2026-11-22".parse().unwrap()),
            on_this_day_off: true,
            monthly_check: true,
            declined: BTreeMap::from([
                ("fear".to_owned(), vec!["2026-11-20".parse().unwrap(), "2026-11-22".parse().unwrap()]),
                ("kind_of_a_newer_version".to_owned(), vec!["2026-11-21".parse().unwrap()]),
            ]),
            kind_word_rests_until: Some("2026-12-22".parse().unwrap()),
            cards: Cards {
                came: [("W1".to_owned(), "2026-11-21".parse().unwrap())].into(),
                opened: [("W9".to_owned(), "2026-11-22".parse().unwrap())].into(),
            },
            rests_until: Some("2026-12-23".parse().unwrap()),
            session_said: [("2026-11-20".to_owned(), "2026-11-21".parse().unwrap())].into(),
            settings: [("theme".to_owned(), "dark".into())].into_iter().collect(),
        };
        store.change_state(|it| *it = state.clone()).unwrap();
        assert_eq!(store.state().unwrap(), state);
        store.change_state(|it| it.acknowledged = false).unwrap();
        assert_eq!(store.state().unwrap(), State { acknowledged: false, ..state });
        assert!(fs::read_to_string(store.dirs().state()).unwrap().contains("1.50"));
    }

    #[test]
    fn what_was_never_remembered_is_not_written_and_null_is_as_good_as_missing() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::create(dir.path()).unwrap();
        store.change_state(|it| it.acknowledged = true).unwrap();
        let text = fs::read_to_string(store.dirs().state()).unwrap();
        for name in [
            "paused_until",
            "reminded",
            "on_this_day_off",
            "monthly_check",
            "declined",
            "kind_word_rests_until",
            "waits_until",
            "cards_came",
            "cards_opened",
            "rests_until",
            "session_said",
            "said",
            "settings",
        ] {
            assert!(!text.contains(name), "{text}");
            let with_null = text.replacen('{', &format!("{{\"{name}\": null,"), 1);
            fs::write(store.dirs().state(), with_null).unwrap();
            assert_eq!(store.state().unwrap(), State { acknowledged: true, ..State::default() }, "{name}");
            fs::write(store.dirs().state(), text.replacen('{', &format!("{{\"{name}\": 7,"), 1)).unwrap();
            assert!(store.state().unwrap_err().to_string().contains("state.json cannot be used"), "{name}");
        }
    }

    #[test]
    fn a_state_that_cannot_be_understood_is_named_and_not_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::create(dir.path()).unwrap();
        let whole = r#"{"format":"inward-state","version":1,"acknowledged":true,"others_may_see":null,"day_start":4}"#;
        for (from, to) in [("}", ""), ("4}", "13}"), ("state", "other"), ("1,", "3,"), ("true", "1")] {
            let text = whole.replacen(from, to, 1);
            fs::write(store.dirs().state(), &text).unwrap();
            let error = store.change_state(|it| *it = State::default()).unwrap_err().to_string();
            let (state, line) = store.state_or_none();
            let (what, remedy) = if to == "3," {
                ("state.json was written by a newer version", "update inward; until then")
            } else {
                ("state.json cannot be used", "move it away, or inward doctor --repair sets it aside")
            };
            assert!(error.contains(what), "{error}");
            assert!(line.is_some_and(|line| line.contains(what) && line.contains(remedy)));
            assert_eq!(state, State::default());
            assert_eq!(fs::read_to_string(store.dirs().state()).unwrap(), text);
        }
    }
}
