//! JSON that other programs wrote: within limits, and with the place of a fault.

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::MOST_THINGS;
use crate::journal::format::fields::{FieldError, Fields};

/// How deep JSON may be nested.
const MOST_DEPTH: usize = 64;

/// The elements of a JSON list, or the reason why it is none.
pub(super) fn list(text: &str) -> Result<Vec<&RawValue>, String> {
    whole(text)?;
    serde_json::from_str(text).map_err(|_| "it is not a JSON list".to_owned())
}

/// The fields of a JSON object and the elements of the list of this name in it, or the reason why there are none.
pub(super) fn list_in<'a>(
    text: &'a str,
    name: &'static str,
) -> Result<(Fields<'a>, Vec<&'a RawValue>), String> {
    let mut fields = object(text)?;
    let none = || format!("it has no list of {name}");
    let raw = fields.take_raw(name).ok_or_else(none)?;
    Ok((fields, serde_json::from_str(raw.get()).map_err(|_| none())?))
}

/// The fields of a JSON object, or the reason why it is none.
pub(super) fn object(text: &str) -> Result<Fields<'_>, String> {
    whole(text)?;
    Fields::parse(text).map_err(|error| error.to_string())
}

/// Takes a field that may be missing or null.
pub(super) fn optional<T: DeserializeOwned>(
    fields: &mut Fields<'_>,
    name: &'static str,
) -> Result<Option<T>, FieldError> {
    let Some(raw) = fields.take_raw(name) else { return Ok(None) };
    serde_json::from_str(raw.get()).map_err(|_| FieldError::Invalid(name))
}

/// Refuses what is nested too deep, holds too much or is not whole, before anything is made of it.
fn whole(text: &str) -> Result<(), String> {
    let (mut depth, mut objects, mut in_quotes, mut escaped) = (0_usize, 0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_quotes,
            b'"' => in_quotes = !in_quotes,
            b'[' | b'{' if !in_quotes => {
                depth += 1;
                objects += usize::from(depth <= 3);
            }
            b']' | b'}' if !in_quotes => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MOST_DEPTH {
            return Err("it is nested deeper than anything that is read".to_owned());
        }
    }
    if objects > 20 * MOST_THINGS {
        return Err("it holds more than anything that is read".to_owned());
    }
    let fault = serde_json::from_str::<&RawValue>(text).err();
    fault.map_or(Ok(()), |fault| {
        Err(format!("it is not whole JSON (line {}, column {})", fault.line(), fault.column()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_whole_or_too_deep_is_refused_with_its_place() {
        assert_eq!(list("[1, {\"a\": \"[[[\"}]").unwrap().len(), 2);
        assert_eq!(list("[1,\n2").unwrap_err(), "it is not whole JSON (line 2, column 1)");
        assert_eq!(list("{}").unwrap_err(), "it is not a JSON list");
        let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(list(&deep(64)).is_ok());
        assert_eq!(list(&deep(65)).unwrap_err(), "it is nested deeper than anything that is read");
        assert_eq!(
            list(&"[".repeat(1_000_000)).unwrap_err(),
            "it is nested deeper than anything that is read"
        );
        assert_eq!(list_in("{\"a\":1}", "entries").err().unwrap(), "it has no list of entries");
        assert_eq!(list_in("{\"a\":1,\"a\":[]}", "a").err().unwrap(), "a field appears twice");
        let (mut rest, entries) = list_in("{\"entries\":[{},{}],\"b\":null,\"c\":\"x\"}", "entries").unwrap();
        assert_eq!(entries.len(), 2);
        assert_eq!(optional::<u8>(&mut rest, "b"), Ok(None));
        assert_eq!(optional::<u8>(&mut rest, "d"), Ok(None));
        assert_eq!(optional::<u8>(&mut rest, "c"), Err(FieldError::Invalid("c")));
    }
}
