//! The note: free words on a day, outside the check-in.

use crate::journal::format::fields::{FieldError, Fields, Writer};

/// What a note holds beside what every entry has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// The words.
    pub text: String,
}

impl Note {
    pub(super) fn read(fields: &mut Fields<'_>) -> Result<Self, FieldError> {
        Ok(Self { text: fields.take("text")? })
    }

    pub(super) fn write(&self, out: &mut Writer) {
        out.put("text", self.text.as_str());
    }
}
