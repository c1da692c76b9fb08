//! The digest by which one version of an entry refers to another.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::journal::serde_as_text::serde_as_text;

/// The first 12 hex digits of SHA-256 over the canonical JSON of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(u64);

/// The reason why a text is not a [`Digest`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a digest of 12 lower-case hex digits")]
pub struct DigestError;

impl Digest {
    /// The digest of any JSON value: keys sorted by code point at every level, no whitespace, numbers as written.
    pub fn of(value: &Value) -> Self {
        let mut text = Vec::new();
        canonical(value, &mut text);
        let hash = Sha256::digest(text);
        Self(hash.iter().take(6).fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}

fn canonical(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_unstable_by(|one, other| one.0.cmp(other.0));
            out.push(b'{');
            for (index, (name, value)) in fields.into_iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                put(name, out);
                out.push(b':');
                canonical(value, out);
            }
            out.push(b'}');
        }
        Value::Array(values) => {
            out.push(b'[');
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                canonical(value, out);
            }
            out.push(b']');
        }
        scalar => put(scalar, out),
    }
}

fn put(scalar: &impl Serialize, out: &mut Vec<u8>) {
    // Writing a text, a number or a word into memory has no way to fail.
    let _ = serde_json::to_writer(out, scalar);
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012x}", self.0)
    }
}

impl FromStr for Digest {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Self, DigestError> {
        if text.len() != 12 || !text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(DigestError);
        }
        u64::from_str_radix(text, 16).map(Self).map_err(|_| DigestError)
    }
}

serde_as_text!(Digest);

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(json: &str) -> String {
        Digest::of(&serde_json::from_str(json).unwrap()).to_string()
    }

    #[test]
    fn the_digest_is_that_of_the_canonical_text() {
        // `printf '{"a":[1,2.50,"\u00e9"],"b":{"x":null,"y":true}}' | sha256sum`
        assert_eq!(digest(r#" { "b": {"y": true, "x": null}, "a": [1, 2.50, "\u00e9"] } "#), "1a8763abfac4");
    }

    #[test]
    fn numbers_and_texts_count_as_they_are_written() {
        assert_ne!(digest("[1]"), digest("[1.0]"));
        assert_ne!(digest("[18446744073709551616]"), digest("[18446744073709551617]"));
        assert_eq!(digest(r#"["\u0041/\/"]"#), digest(r#"["A//"]"#));
    }

    #[test]
    fn a_digest_has_one_spelling() {
        assert_eq!("9f2c1a7b3d40".parse::<Digest>().unwrap().to_string(), "9f2c1a7b3d40");
        for text in ["9F2C1A7B3D40", "9f2c1a7b3d4", "9f2c1a7b3d400", "+f2c1a7b3d40", ""] {
            assert!(text.parse::<Digest>().is_err(), "{text}");
        }
    }
}
