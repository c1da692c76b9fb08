//! Export: what of the journal leaves it, and the formats in which it does.
//!
//! `parts.rs` decides what leaves, and everything after it sees only that. A format is one file here and its line in
//! [`Format`].

mod csv;
mod gathered;
mod html;
mod json;
mod markdown;
mod parts;
mod piece;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod text;

pub use self::csv::{Rows, Sheet};
pub use self::gathered::{Export, LeftOut, Span};
pub(crate) use self::json::{FORMAT as EXPORT_FORMAT, VERSION as EXPORT_VERSION};
pub use self::parts::{Part, Parts};

use crate::config::Lists;
use crate::texts::PartnerWords;

/// A form in which the journal leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One JSON document.
    Json,
    /// JSON, one entry a line.
    JsonLines,
    /// A table of check-ins.
    Csv(Sheet),
    /// Markdown.
    Markdown,
    /// The form of jrnl.
    Text,
    /// A page for a browser.
    Html,
}

impl Format {
    /// All of them, in the order in which they are named.
    pub const ALL: [Self; 6] = [
        Self::Json,
        Self::JsonLines,
        Self::Csv(Sheet { rows: Rows::Days, for_excel: false }),
        Self::Markdown,
        Self::Text,
        Self::Html,
    ];

    /// The name on the command line: `jsonl`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Csv(_) => "csv",
            Self::Markdown => "markdown",
            Self::Text => "text",
            Self::Html => "html",
        }
    }

    /// The format of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The format that the ending of a file's name stands for.
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending {
            "md" => Some(Self::Markdown),
            "txt" => Some(Self::Text),
            "htm" => Some(Self::Html),
            ending => Self::named(ending).filter(|format| !matches!(format, Self::Markdown | Self::Text)),
        }
    }

    /// Whether it has a place for a part.
    pub fn takes(self, part: Part) -> bool {
        match part {
            Part::Ratings => true,
            Part::Ticks | Part::Words => !matches!(self, Self::Csv(Sheet { rows: Rows::Ratings, .. })),
            Part::Exercises | Part::Checks => !matches!(self, Self::Csv(_)),
            Part::Versions | Part::All => matches!(self, Self::Json | Self::JsonLines),
        }
    }
}

/// The names of things that the journal holds by their ids.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The tick-lists.
    pub lists: &'a Lists,
    /// The words for the partner.
    pub partner: PartnerWords,
}

impl Export {
    /// The whole export in one text.
    pub fn text(&self, format: Format, names: Names<'_>) -> String {
        match format {
            Format::Json => json::document(self, names),
            Format::JsonLines => json::lines(self, names),
            Format::Csv(sheet) => csv::table(self, sheet),
            Format::Markdown => markdown::file(self, names),
            Format::Text => text::journal(self, names),
            Format::Html => html::page(self, names),
        }
    }

    /// Markdown with a file for each day: their names and texts, oldest first.
    pub fn day_files(&self, names: Names<'_>) -> Vec<(String, String)> {
        markdown::files(self, names)
    }
}
