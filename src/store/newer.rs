//! Whether a newer version of the program wrote a file: then it is not damaged, however little of it can be read.

/// The version that a text states first, also in one that is damaged further on.
fn stated(bytes: &[u8]) -> Option<u64> {
    let text = String::from_utf8_lossy(bytes);
    let (_, rest) = text.split_once("\"version\"")?;
    let number = rest.trim_start().strip_prefix(':')?.trim_start();
    number.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// Whether a file says that it is of a version above the newest `known` here.
pub(super) fn says_so(bytes: &[u8], known: u64) -> bool {
    stated(bytes).is_some_and(|stated| stated > known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_states_a_greater_version_is_newer_be_it_cut_or_not() {
        for (text, newer) in [
            (r#"{"format":"inward-state","version":2}"#, true),
            ("{\n  \"format\": \"inward-journal\",\n  \"version\" : 12,\n  \"mon", true),
            (r#"{"format":"inward-state","version":1}"#, false),
            (r#"{"format":"inward-state","version":"2"}"#, false),
            (r#"{"format":"inward-sta"#, false),
            ("", false),
        ] {
            assert_eq!(says_so(text.as_bytes(), 1), newer, "{text}");
        }
        assert!(!says_so(b"\xff\xfe", 1));
    }
}
