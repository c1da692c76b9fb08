//! The part of the state that lies in clear beside a sealed journal: the little that has to be known while that is locked. Its
//! version tells earlier programs that they cannot use it.

use serde_json::Map;

use super::fields::{FieldError, Fields, Writer};
use super::state::{State, day_start};
use crate::journal::DayStart;

impl State {
    /// The version of the part that lies in clear beside a sealed journal.
    pub(crate) const SEALED: u64 = 2;

    /// The text of `state.json` beside a sealed journal: what has to be known while that is locked, and a version by which earlier
    /// programs know that they cannot use it.
    pub fn to_text_of_sealed(&self) -> String {
        let mut out = Writer::default();
        out.put("format", Self::FORMAT);
        out.put("version", Self::SEALED);
        out.put("acknowledged", self.acknowledged);
        out.put("day_start", self.day_start.map(DayStart::hour));
        format!("{:#}\n", out.finish(&Map::new()))
    }

    /// Whether the bytes are those of a state that lies beside a sealed journal.
    pub fn is_of_sealed(bytes: &[u8]) -> bool {
        std::str::from_utf8(bytes)
            .ok()
            .and_then(|text| Fields::parse(text).ok())
            .is_some_and(|mut fields| parse_of_sealed(&mut fields).is_ok())
    }

    /// The part of the state that lies in clear beside a sealed journal.
    ///
    /// # Errors
    /// Says what is wrong with the bytes.
    pub fn parse_of_sealed(bytes: &[u8]) -> Result<Self, String> {
        let parsed = std::str::from_utf8(bytes).map_err(|_| "not UTF-8 text".to_owned()).and_then(|text| {
            let mut fields = Fields::parse(text).map_err(|error| error.to_string())?;
            parse_of_sealed(&mut fields).map_err(|error| error.to_string())
        });
        // One in which everything stands is of a time before it was sealed.
        parsed.or_else(|error| Self::parse(bytes).map(|(state, _)| state).map_err(|_| error))
    }
}

fn parse_of_sealed(fields: &mut Fields<'_>) -> Result<State, FieldError> {
    fields.take_header(State::FORMAT, State::SEALED)?;
    let day_start = day_start(fields)?;
    Ok(State { acknowledged: fields.take("acknowledged")?, day_start, ..State::default() })
}
