//! Entries in words, as the forms that people read have them: only what leaves.

use super::{Export, Names};
use crate::journal::text::one_line;
use crate::journal::{Day, DayStart, Entry, Rating, Scale, TickList};
use crate::texts;
use crate::texts::practice::Saying;
use crate::wording::entry::{Passage, passages};
use crate::wording::sentences::capitalised;

use super::parts::Part;

/// A rating: the name of its scale, its figure, and the word of its answer.
pub(super) struct Rated {
    pub(super) scale: Scale,
    pub(super) rating: Option<Rating>,
    pub(super) answer: &'static str,
}

/// One entry.
pub(super) struct Piece {
    pub(super) day: Day,
    /// The name of its kind: `Check-in`.
    pub(super) name: String,
    /// The time at which it was saved, when that was on its day.
    pub(super) time: Option<String>,
    /// Whether it was filled in two or more days later.
    pub(super) late: bool,
    pub(super) ratings: Vec<Rated>,
    /// Numbers and choices next to their names, each in one line.
    pub(super) named: Vec<(String, String)>,
    /// What was written, under what it answers.
    pub(super) written: Vec<(Option<String>, String)>,
    /// What was ticked, by ids: the heading of the list, and the ids.
    pub(super) ticks: Vec<(&'static str, Vec<String>)>,
}

/// The name of a scale in rows: `Jealousy`.
pub(super) fn scale_name(scale: Scale) -> &'static str {
    &texts::check_in().question(scale).label
}

impl Piece {
    fn of(export: &Export, entry: &Entry, names: Names<'_>) -> Option<Self> {
        let left = export.parts.left(entry)?;
        let mut piece = Self {
            day: entry.day,
            name: capitalised(&texts::practice::kind_name(entry.body.kind())),
            time: time_on_its_day(entry),
            late: entry.late,
            ratings: Vec::new(),
            named: Vec::new(),
            written: Vec::new(),
            ticks: Vec::new(),
        };
        let tick = |list, id: &str| names.lists.label(list, id).to_owned();
        let mut asked = None;
        for passage in passages(&left, names.lists, names.partner, &Saying::plain(&tick)) {
            match passage {
                Passage::Rating(scale, rating, answer) => {
                    asked = Some(scale_name(scale).to_owned());
                    if export.parts.has(Part::Ratings) {
                        piece.ratings.push(Rated { scale, rating, answer });
                    }
                }
                Passage::Note(words) => piece.written.push((asked.clone(), words)),
                Passage::Named(name, words) => piece.named.push((one_line(&name), one_line(&words))),
                Passage::Written(question, words) => {
                    piece.written.push((question.map(|question| one_line(&question)), words));
                }
            }
        }
        // Words that answer no question stand first, so that they are not taken for the rest of an answer.
        piece.written.sort_by_key(|(question, _)| question.is_some());
        if let Some(check_in) = left.check_in() {
            for list in TickList::ALL {
                let ids = check_in.ticked(list).filter(|ids| !ids.is_empty());
                piece.ticks.extend(ids.map(|ids| (names.lists.heading(list), ids.to_vec())));
            }
        }
        Some(piece)
    }
}

/// The local time of the first save, unless it was on another date than that of the entry.
fn time_on_its_day(entry: &Entry) -> Option<String> {
    let date = Day::at(&entry.saved_at, DayStart::new(0).unwrap_or_default());
    (date == entry.day).then(|| entry.saved_at.local_time())
}

/// All that leaves, entry by entry, oldest first.
pub(super) fn pieces(export: &Export, names: Names<'_>) -> Vec<Piece> {
    export.entries.iter().filter_map(|entry| Piece::of(export, entry, names)).collect()
}

/// The same, in a group for each day.
pub(super) fn by_day(pieces: &[Piece]) -> impl Iterator<Item = (Day, &[Piece])> {
    let days = pieces.chunk_by(|one, next| one.day == next.day);
    days.filter_map(|pieces| Some((pieces.first()?.day, pieces)))
}

/// The span of what leaves: `2026-10-31 to 2026-11-22`; nothing when nothing does.
pub(super) fn span(export: &Export) -> Option<String> {
    export.days().map(
        |(first, last)| {
            if first == last { first.to_string() } else { format!("{first} to {last}") }
        },
    )
}
