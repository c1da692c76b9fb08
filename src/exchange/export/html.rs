//! HTML: one page for a browser, with nothing active and nothing to load. askama checks the template when it is compiled, and
//! escapes by its ending.

use askama::Template;

use super::parts::Part;
use super::piece::{Piece, pieces, span};
use super::{Export, Names};
use crate::journal::text::harmless;
use crate::journal::{Day, DayStart, Entry, Scale, TickList};
use crate::wording::dates;
use crate::wording::export as words;
use crate::wording::marks;

#[derive(Template)]
#[template(path = "export.html")]
struct Page {
    title: String,
    made: String,
    /// The directions of the scales.
    directions: String,
    /// The heads of the columns; nothing when no ratings leave.
    scales: Vec<String>,
    /// The heads of the columns of ticks.
    lists: Vec<&'static str>,
    rows: Vec<Row>,
    entries: Vec<Written>,
    late: &'static str,
}

/// A day with a check-in.
struct Row {
    day: String,
    weekday: &'static str,
    late: bool,
    /// The ratings; `–` for a skipped one.
    ratings: Vec<String>,
    ticks: Vec<String>,
}

/// An entry of which more than ratings and ticks leaves.
struct Written {
    heading: String,
    named: Vec<(String, String)>,
    /// Questions, and the lines below them.
    answers: Vec<(Option<String>, Vec<String>)>,
}

/// The page.
pub(super) fn page(export: &Export, names: Names<'_>) -> String {
    let (has_ratings, has_ticks) = (export.parts.has(Part::Ratings), export.parts.has(Part::Ticks));
    let pieces = pieces(export, names);
    let made_on = Day::at(&export.made_at, DayStart::new(0).unwrap_or_default());
    let page = Page {
        title: span(export).map_or(words::NOTHING.to_owned(), |span| words::title(&span)),
        made: words::made(&dates::full(made_on)),
        directions: if has_ratings { marks::directions() } else { String::new() },
        scales: if has_ratings { Scale::ALL.map(marks::label).to_vec() } else { Vec::new() },
        lists: if has_ticks {
            TickList::ALL.map(|list| names.lists.heading(list)).to_vec()
        } else {
            Vec::new()
        },
        rows: export.entries.iter().filter_map(|entry| row(export, entry, names)).collect(),
        entries: pieces.iter().filter_map(written).collect(),
        late: words::LATE,
    };
    // Writing into memory has no way to fail.
    page.render().unwrap_or_default()
}

fn row(export: &Export, entry: &Entry, names: Names<'_>) -> Option<Row> {
    let check_in = entry.check_in()?;
    let rating = |scale| check_in.ratings.get(scale).map_or("–".to_owned(), |rating| rating.to_string());
    let labels = |list| {
        let ids = check_in.ticked(list).unwrap_or_default().iter();
        harmless(&ids.map(|id| names.lists.label(list, id)).collect::<Vec<_>>().join(", "))
    };
    Some(Row {
        day: entry.day.to_string(),
        weekday: entry.day.weekday_name(),
        late: entry.late,
        ratings: if export.parts.has(Part::Ratings) { Scale::ALL.map(rating).to_vec() } else { Vec::new() },
        ticks: if export.parts.has(Part::Ticks) { TickList::ALL.map(labels).to_vec() } else { Vec::new() },
    })
}

fn written(piece: &Piece) -> Option<Written> {
    // The ratings and ticks of a check-in stand in the table.
    let named = if piece.ratings.is_empty() && piece.ticks.is_empty() { piece.named.as_slice() } else { &[] };
    if named.is_empty() && piece.written.is_empty() {
        return None;
    }
    let time = piece.time.as_ref().map(|time| format!(", {time}")).unwrap_or_default();
    let lines = |words: &str| harmless(words).trim_end().lines().map(str::to_owned).collect::<Vec<_>>();
    Some(Written {
        heading: format!("{} {} · {}{time}", piece.day, piece.day.weekday_name(), piece.name),
        named: named.iter().map(|(name, said)| (harmless(name), harmless(said))).collect(),
        answers: piece.written.iter().map(|(question, words)| (question.clone(), lines(words))).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::export::Parts;
    use crate::exchange::export::testing::{exported, names, with_words};

    #[test]
    fn a_page_has_a_table_of_days_and_what_was_written() {
        let lists = names();
        let parts = Parts::of([Part::Words, Part::Exercises, Part::Checks]);
        insta::assert_snapshot!("html", page(&exported(parts), lists.names()));
    }

    #[test]
    fn words_stay_words_and_nothing_is_active() {
        let lists = names();
        let words = "<script>alert(1)</script>\n<img src=x onerror=\"y\">\n<a href='javascript:1'>&amp;\u{1b}\u{202e}</a>";
        let page = page(&with_words(words), lists.names());
        for active in ["<script", "<img", "<a ", "<link", "<iframe", "onerror=\"", "\u{1b}", "\u{202e}"] {
            assert!(!page.contains(active), "{active}");
        }
        assert!(page.contains("&#60;script&#62;alert(1)&#60;/script&#62;"), "{page}");
        assert!(page.contains("default-src 'none'"));
    }
}
