//! The page for a session with a therapist: what the person chooses of the journal, on one sheet of paper.
//!
//! Nothing is computed here. The figures are those of [`Trends`] and [`Patterns`], their words those of their findings, and
//! both faces of the page are made from one [`Page`], so that they cannot disagree.

mod blocks;
mod charts;
mod excerpts;
mod html;
#[cfg(test)]
mod tests;
mod text;
mod walk;

use std::collections::BTreeSet;

pub use self::charts::{Charts, TableRow};
pub use self::excerpts::{Candidate, Excerpt, candidates};
pub use self::walk::{Answer, Question, Refused, Walk};

use crate::config::Lists;
use crate::insight::{History, Patterns, Practices, Trends};
use crate::journal::{Day, Entry, EntryId, WeekStart};
use crate::texts::PartnerWords;
use crate::wording::report as words;

/// The fewest weeks that the page looks at.
pub const WEEKS_LEAST: u16 = 8;
/// The most.
pub const WEEKS_MOST: u16 = 26;
/// The usual number of weeks.
pub const WEEKS_USUAL: u16 = 12;
/// The most lines on what to talk about.
pub const TALK_MOST: usize = 3;
/// The most columns of such a line.
pub const TALK_COLUMNS: u16 = 90;

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Block {
    /// The span, the days recorded, and a line for initials.
    Head,
    /// What the person would like to talk about.
    Talk,
    /// The weeks of each scale as a chart.
    Charts,
    /// The scales in a table, with their directions.
    Signs,
    /// What was ticked on the most days.
    Ticked,
    /// What tends to go together.
    Together,
    /// What helped.
    Helped,
    /// The exercises that were tried.
    Tried,
    /// Entries that were chosen one by one.
    Entries,
    /// The last monthly check.
    Checks,
    /// A line on safety, to be filled in by hand.
    Safety,
    /// Room for notes from the session.
    Notes,
    /// How the figures come about.
    Method,
}

impl Block {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 13] = [
        Self::Head,
        Self::Talk,
        Self::Charts,
        Self::Signs,
        Self::Ticked,
        Self::Together,
        Self::Helped,
        Self::Tried,
        Self::Entries,
        Self::Checks,
        Self::Safety,
        Self::Notes,
        Self::Method,
    ];

    /// Whether it is on the page unless the person says otherwise.
    fn is_usual(self, partner_sees: bool) -> bool {
        match self {
            Self::Tried | Self::Entries | Self::Checks => false,
            Self::Ticked | Self::Together | Self::Helped | Self::Safety => !partner_sees,
            _ => true,
        }
    }

    /// Its name, as it is asked for.
    pub fn name(self) -> &'static str {
        words::block(self as usize).0
    }

    /// What it holds, in a sentence.
    pub fn about(self) -> &'static str {
        words::block(self as usize).1
    }
}

/// What the person chose for the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    on: BTreeSet<Block>,
    talk: Vec<String>,
    entries: Vec<EntryId>,
}

impl Choices {
    /// The choices that are made beforehand: what a partner who sees the page should rather not read is left out.
    pub fn usual(partner_sees: bool) -> Self {
        let on = Block::ALL.into_iter().filter(|block| block.is_usual(partner_sees)).collect();
        Self { on, talk: Vec::new(), entries: Vec::new() }
    }

    /// Whether a block is on the page.
    pub fn has(&self, block: Block) -> bool {
        self.on.contains(&block)
    }

    /// Puts a block on the page, or takes it off.
    pub fn put(&mut self, block: Block, is_on: bool) {
        if is_on {
            self.on.insert(block);
        } else {
            self.on.remove(&block);
        }
    }

    /// What to talk about, at most [`TALK_MOST`] lines.
    pub fn talk_about(&mut self, lines: Vec<String>) {
        self.talk = lines.into_iter().filter(|line| !line.trim().is_empty()).take(TALK_MOST).collect();
    }

    /// The entries whose words are on the page, at most three.
    pub fn show_entries(&mut self, ids: Vec<EntryId>) {
        self.entries = ids.into_iter().take(excerpts::MOST).collect();
    }

    /// The entries whose words are on the page.
    pub fn entries(&self) -> &[EntryId] {
        if self.has(Block::Entries) { &self.entries } else { &[] }
    }

    /// Whether words of the person are on the page.
    pub fn holds_words(&self) -> bool {
        self.has(Block::Talk) && !self.talk.is_empty() || !self.entries().is_empty()
    }
}

/// What the page is made of.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    /// The directions over the weeks of the page.
    pub trends: &'a Trends,
    /// The patterns over the same weeks.
    pub patterns: &'a Patterns,
    /// The history behind both.
    pub history: &'a History,
    /// All exercises that were done.
    pub practices: &'a Practices,
    /// The entries that were chosen.
    pub entries: &'a [&'a Entry],
    /// The last day of the page.
    pub today: Day,
    /// The first day of a week.
    pub week_start: WeekStart,
    /// The names of ticks.
    pub lists: &'a Lists,
    /// The words for the partner.
    pub partner: PartnerWords,
}

/// A block that is a list of sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// What belongs beside all of its lines.
    pub note: Option<String>,
    /// Its lines.
    pub lines: Vec<String>,
}

/// The first lines of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many weeks it looks at, in words.
    pub weeks: String,
    /// On how many of their days there is an entry that counts.
    pub days: String,
}

/// The page: what stands in each of its blocks; `None` or empty where one is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The number of weeks.
    pub weeks: u16,
    /// The days, in words.
    pub span: String,
    /// The first lines.
    pub head: Option<Head>,
    /// What to talk about, with empty lines up to [`TALK_MOST`].
    pub talk: Option<Vec<String>>,
    /// The weeks of each scale.
    pub charts: Option<Charts>,
    /// The scales in rows.
    pub signs: Option<Vec<TableRow>>,
    /// What is ticked most; what goes together, and what helped; the exercises and the monthly check.
    pub lists: Vec<Section>,
    /// The chosen entries.
    pub entries: Option<Vec<Excerpt>>,
    /// Whether the line on safety is on it.
    pub safety: bool,
    /// Whether there is room for notes.
    pub notes: bool,
    /// How the figures come about.
    pub method: Option<Vec<String>>,
}
