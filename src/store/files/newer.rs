//! Tells a file that a newer version of the program wrote from a damaged one.

use std::borrow::Cow;

use crate::journal::format::fields::FieldError;
use crate::journal::format::migrate::stated_version_of;

/// Parses the bytes of a file, or says what is wrong with them.
pub(crate) fn understood<T>(
    bytes: &[u8],
    parse: impl FnOnce(&str) -> Result<T, FieldError>,
) -> Result<T, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "not UTF-8 text".to_owned())?;
    parse(text).map_err(|error| error.to_string())
}

/// Whether a file of a format says that it is of a version above the newest `known` here.
pub(crate) fn says_so(bytes: &[u8], format: &str, known: u64) -> bool {
    // A file that is not text further on still states its version.
    let text = std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed);
    stated_version_of(format, &text).is_some_and(|stated| stated > known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_states_a_greater_version_is_newer_be_it_cut_or_not() {
        let format = "inward-state";
        for (text, newer) in [
            (r#"{"format":"inward-state","version":2}"#, true),
            ("{\n  \"format\": \"inward-state\",\n  \"version\" : 12,\n  \"mon", true),
            (r#"{"format":"inward-state","version":1}"#, false),
            (r#"{"format":"inward-other","version":2}"#, false),
            (r#"{"format":"inward-state","version":"2"}"#, false),
            (r#"{"format":"inward-sta"#, false),
            ("", false),
        ] {
            assert_eq!(says_so(text.as_bytes(), format, 1), newer, "{text}");
        }
        assert!(says_so(b"{\"format\":\"inward-state\",\"version\":2,\xff", format, 1));
    }
}
