//! Sealing: the one place that names the crate `age`. Bytes are sealed to recipients and opened by identities; a passphrase
//! wraps the identities themselves.
//!
//! The files are plain age files, version 1: any age program opens them.

mod strength;

use std::fmt::{self, Write as _};
use std::io::{Read, Write};
use std::iter;

use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, Encryptor, scrypt, x25519};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

pub use self::strength::{Weakness, drawn_words};

/// The work factor of a passphrase: scrypt runs 2^17 rounds, about 0.7 seconds and 150 MB.
const WORK_FACTOR: u8 = 17;

/// The work factor of a passphrase of tests, which costs next to nothing. A release build wraps with none.
const LIGHT_WORK_FACTOR: u8 = if cfg!(debug_assertions) { 4 } else { WORK_FACTOR };

/// The most that is opened, in bytes: no file of a journal is larger.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// The most work that a file may ask for: 2^20 rounds, about six seconds and a gigabyte.
const MOST_WORK: u8 = 20;

/// A secret key, which opens what is sealed to its recipient.
#[derive(Clone)]
pub(crate) struct Identity(x25519::Identity);

/// The public half of an identity: whoever has it can seal, and not open.
#[derive(Clone)]
pub(crate) struct Recipient(x25519::Recipient);

/// A passphrase, normalised (NFKC), so that the same one typed on another keyboard is the same.
#[derive(Clone)]
pub struct Passphrase {
    text: SecretString,
    /// What it costs to try one, where this one seals.
    work_factor: u8,
}

/// The reason why something sealed cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unopened {
    /// It is sealed to another key, or the passphrase is another one.
    OtherKey,
    /// It is not whole.
    Damaged,
    /// To find out would take too long.
    TooCostly,
    /// It is no age file.
    NotSealed,
}

impl Identity {
    /// Makes a new one.
    pub(crate) fn new() -> Self {
        Self(x25519::Identity::generate())
    }

    /// Reads one as it is written; white space around and within it does not count, nor does case.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        // With all the room that it needs: a text that grows leaves its beginning behind in memory.
        let mut whole = Zeroizing::new(String::with_capacity(text.len()));
        whole.extend(text.split_whitespace());
        whole.make_ascii_uppercase();
        whole.parse().ok().map(Self)
    }

    /// The identity as text: `AGE-SECRET-KEY-1…`.
    pub(crate) fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// Its public half.
    pub(crate) fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// A name for something that only who has this identity can tell from any other: 16 hex digits.
    pub(crate) fn name_of(&self, thing: &[u8]) -> String {
        // A key of any length is taken.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.0.to_string().expose_secret().as_bytes())
        else {
            return String::new();
        };
        mac.update(thing);
        let bytes = mac.finalize().into_bytes();
        bytes.iter().take(8).fold(String::new(), |mut name, byte| {
            // Writing to a text has no way to fail.
            let _ = write!(name, "{byte:02x}");
            name
        })
    }
}

impl Recipient {
    /// Reads one as it is written: `age1…`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        text.trim().parse().ok().map(Self)
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity")
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recipient")
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

impl Passphrase {
    /// The passphrase that was typed.
    pub fn new(typed: &str) -> Self {
        Self { text: SecretString::from(typed.nfkc().collect::<String>()), work_factor: WORK_FACTOR }
    }

    /// The same for a test, in which it need not cost an attacker anything; in a release build it is as it was.
    pub fn light(self) -> Self {
        Self { work_factor: LIGHT_WORK_FACTOR, ..self }
    }

    /// Whether both are the same.
    pub fn is_same(&self, other: &Self) -> bool {
        self.text.expose_secret() == other.text.expose_secret()
    }

    /// Why it is too easily guessed, if it is.
    pub fn weakness(&self) -> Option<Weakness> {
        strength::weakness(self.text.expose_secret())
    }
}

/// Seals bytes to some recipients, each of which can open them.
///
/// # Errors
/// The system's error when it has no randomness to give.
pub(crate) fn seal(bytes: &[u8], to: &[&Recipient]) -> std::io::Result<Vec<u8>> {
    let recipients = to.iter().map(|recipient| &recipient.0 as &dyn age::Recipient);
    written(Encryptor::with_recipients(recipients), bytes)
}

/// Opens sealed bytes with the first identity that fits. Nothing is returned of what is not whole.
pub(crate) fn open(sealed: &[u8], by: &[&Identity]) -> Result<Vec<u8>, Unopened> {
    read(sealed, by.iter().map(|identity| &identity.0 as &dyn age::Identity))
}

/// Seals bytes with a passphrase.
///
/// # Errors
/// The system's error when it has no randomness to give.
pub(crate) fn wrap(bytes: &[u8], passphrase: &Passphrase) -> std::io::Result<Vec<u8>> {
    let mut recipient = scrypt::Recipient::new(passphrase.text.clone());
    recipient.set_work_factor(passphrase.work_factor);
    written(Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient)), bytes)
}

/// Opens bytes that a passphrase sealed.
pub(crate) fn unwrap(wrapped: &[u8], passphrase: &Passphrase) -> Result<Vec<u8>, Unopened> {
    let mut identity = scrypt::Identity::new(passphrase.text.clone());
    identity.set_max_work_factor(MOST_WORK);
    read(wrapped, iter::once(&identity as &dyn age::Identity))
}

fn written(encryptor: Result<Encryptor, age::EncryptError>, bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let encryptor = encryptor.map_err(|_| std::io::Error::other("it could not be sealed"))?;
    let mut writer = encryptor.wrap_output(Vec::with_capacity(bytes.len() + 512))?;
    writer.write_all(bytes)?;
    writer.finish()
}

fn read<'a>(sealed: &[u8], by: impl Iterator<Item = &'a dyn age::Identity>) -> Result<Vec<u8>, Unopened> {
    let decryptor = Decryptor::new_buffered(sealed).map_err(|error| why(&error, sealed))?;
    let mut reader = decryptor.decrypt(by).map_err(|error| why(&error, sealed))?;
    let mut bytes = Vec::with_capacity(sealed.len());
    // The last piece is what proves the length: until it was read, nothing counts.
    match reader.by_ref().take(MOST_BYTES + 1).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() as u64 <= MOST_BYTES => Ok(bytes),
        _ => Err(Unopened::Damaged),
    }
}

/// What age said, in our terms: its own messages are not for a line on a terminal.
fn why(error: &DecryptError, sealed: &[u8]) -> Unopened {
    const BEGINNING: &[u8] = b"age-encryption.org/";
    match error {
        DecryptError::NoMatchingKeys | DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
            Unopened::OtherKey
        }
        DecryptError::ExcessiveWork { .. } => Unopened::TooCostly,
        DecryptError::UnknownFormat => Unopened::NotSealed,
        _ if sealed.starts_with(BEGINNING) => Unopened::Damaged,
        _ => Unopened::NotSealed,
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod vectors;
