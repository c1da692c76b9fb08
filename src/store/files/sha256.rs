//! Checksums of bytes, by which equal contents have equal names.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// The SHA-256 of some bytes, as 64 hex digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a text has no way to fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
