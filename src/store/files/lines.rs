//! Sealed lines: each line of the file is a message of its own in base64, so that a line can be added without the rest, and a
//! crash tears at most the last one.

use std::borrow::Cow;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD as BASE64;

use crate::store::error::StoreError;
use crate::store::keys::{self, Keys};
use crate::store::seal::{self, Recipient, Unopened};

/// What stands for a line that cannot be opened: no reader of lines can take it for one.
const UNOPENED: &[u8] = b"{";

/// Seals lines as one line. A last one that is torn gets an end there, as if it was gone on with.
pub(crate) fn sealed(lines: &[u8], to: &[&Recipient], path: &Path) -> Result<String, StoreError> {
    let mut lines = Cow::Borrowed(lines);
    if lines.last().is_some_and(|last| *last != b'\n') {
        lines.to_mut().push(b'\n');
    }
    let message = seal::seal(&lines, to).map_err(|source| StoreError::io("sealed", path, source))?;
    Ok(format!("{}\n", BASE64.encode(message)))
}

/// Whether no line of a file is sealed to keys that were replaced.
pub(crate) fn are_present(keys: &Keys, bytes: &[u8]) -> bool {
    bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).all(|line| {
        let message = BASE64.decode(line).unwrap_or_default();
        keys.open_present(&message).is_ok() || keys.open(&message).is_err()
    })
}

/// The lines of a file; one that cannot be opened is as good as one that cannot be read, and a torn one stays torn.
pub(crate) fn opened(keys: &Keys, bytes: &[u8], path: &Path) -> Result<Vec<u8>, StoreError> {
    let mut content = Vec::with_capacity(bytes.len());
    let (mut is_any_open, mut other_key) = (false, false);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let (line, is_whole) = match line.strip_suffix(b"\n") {
            Some(line) => (line, true),
            None => (line, false),
        };
        if line.is_empty() {
            continue;
        }
        // What was written while the journal was locked is sealed to the inbox.
        let message = BASE64.decode(line).map_err(|_| Unopened::Damaged);
        let message = message.and_then(|message| keys.open(&message).or_else(|_| keys.open_caught(&message)));
        match message {
            Ok(lines) if is_whole => {
                is_any_open = true;
                content.extend(lines);
            }
            Ok(lines) => content.extend(lines.strip_suffix(b"\n").unwrap_or(&lines)),
            Err(why) => {
                other_key |= why == Unopened::OtherKey;
                content.extend(UNOPENED);
                content.extend(is_whole.then_some(b'\n'));
            }
        }
    }
    if other_key && !is_any_open { Err(keys::unopened(Unopened::OtherKey, path)) } else { Ok(content) }
}
