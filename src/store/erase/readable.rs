//! Reads a file as the document that it may be, as far as it can be read.

use crate::journal::format::document::DocumentError;
use crate::journal::format::fields::Fields;
use crate::journal::format::git_markers;
use crate::journal::format::salvage;
use crate::journal::{Document, Month};
use crate::store::files::content::without_seal;
use crate::store::files::dirs::Dirs;
use crate::store::{file_names, sync_copies};

/// What a file is as a document.
pub(super) enum Readable {
    /// A document, as it stands.
    Whole(Document),
    /// Both sides of a merge that git left unfinished, merged. Parts of the file may be in neither.
    Marked(Document),
    /// What can be read of a damaged document, and whether that is all that it holds.
    Damaged { document: Document, is_all: bool, why: String },
    /// No document that can be read here.
    Not { why: String },
}

impl Readable {
    /// Reads the file of a month; without one the month is that which the file states.
    pub(super) fn of(bytes: &[u8], month: Option<Month>) -> Self {
        let text = std::str::from_utf8(bytes);
        let stated = text.ok().and_then(stated_month);
        let Some(named) = month.or(stated) else {
            return Self::Not { why: "it does not say which month it is".to_owned() };
        };
        let error = match text.map(|text| Document::parse_unsettled(text, named)) {
            Ok(Ok(document)) => return Self::Whole(document),
            Ok(Err(error)) => error,
            Err(error) => {
                let why = format!("not UTF-8 text from byte {} on", error.valid_up_to() + 1);
                return Self::damaged(bytes, named, why);
            }
        };
        match (&error, text.ok()) {
            (DocumentError::Newer(_), _) => Self::Not { why: error.to_string() },
            // It lies under the name of another month; what it holds can be read all the same.
            (DocumentError::OtherMonth(other), Some(text)) => match Document::parse_unsettled(text, *other) {
                Ok(document) => Self::Damaged { document, is_all: true, why: error.to_string() },
                Err(error) => Self::Not { why: error.to_string() },
            },
            (_, Some(text)) if git_markers::sides(text).is_some() => {
                match sync_copies::both_sides(text, named) {
                    Some(document) => Self::Marked(document),
                    None => Self::damaged(bytes, named, "git left an unfinished merge in it".to_owned()),
                }
            }
            _ => Self::damaged(bytes, named, error.to_string()),
        }
    }

    fn damaged(bytes: &[u8], month: Month, why: String) -> Self {
        let salvaged = salvage::salvage(bytes, month);
        let is_all = salvaged.set_aside.is_empty() && salvaged.repaired.is_empty();
        Self::Damaged { document: salvaged.document, is_all, why }
    }

    /// The document, as far as it can be read.
    pub(super) fn document(&self) -> Option<&Document> {
        match self {
            Self::Whole(document) | Self::Marked(document) | Self::Damaged { document, .. } => Some(document),
            Self::Not { .. } => None,
        }
    }
}

/// The month that a document states.
fn stated_month(text: &str) -> Option<Month> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Fields::parse(text).ok()?.take("month").ok()
}

/// The month that a file's name in the journal stands for, be it a document of it or a copy that lies beside it, and be it
/// sealed or not.
pub(super) fn month_of(dirs: &Dirs, name: &str) -> Option<Month> {
    let plain = without_seal(name);
    let named = file_names::named(plain).map(|(month, _)| month);
    named.or_else(|| file_names::beside(dirs, name)).or_else(|| file_names::copy_of(plain))
}
