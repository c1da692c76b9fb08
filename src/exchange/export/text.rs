//! Text in the form of jrnl, which reads it with `jrnl --import --file`.

use super::piece::{Piece, Rated, pieces, scale_name};
use super::{Export, Names};
use crate::journal::text::{harmless, one_line};
use crate::wording::export as words;
use crate::wording::sentences::capitalised;

/// All but the first line of an entry begin so: a line that begins with a date in brackets would begin another.
const INDENT: &str = "    ";

/// The time of an entry that was saved on another date than its day: the end of the day, after all that was saved on it.
const LAST_MINUTE: &str = "23:59";

/// All entries, oldest first.
pub(super) fn journal(export: &Export, names: Names<'_>) -> String {
    let entries: Vec<String> = pieces(export, names).iter().map(entry).collect();
    entries.join("\n")
}

fn entry(piece: &Piece) -> String {
    let time = piece.time.as_deref().unwrap_or(LAST_MINUTE);
    let mut lines = vec![format!("[{} {time}] {}", piece.day, one_line(&piece.name))];
    let mut put = |words: &str| {
        // jrnl drops empty lines at the ends of an entry, and keeps those within it.
        lines.extend(harmless(words).lines().map(|line| format!("{INDENT}{line}").trim_end().to_owned()));
    };
    if !piece.ratings.is_empty() {
        put(&piece.ratings.iter().map(rated).collect::<Vec<_>>().join(", "));
    }
    // Ticks are tags here; what else is named stands as it is.
    for (heading, ids) in &piece.ticks {
        put(&format!("{heading}: {}", ids.iter().map(|id| tag(id)).collect::<Vec<_>>().join(" ")));
    }
    let is_tick = |name: &str| piece.ticks.iter().any(|(heading, _)| *heading == name);
    for (name, said) in piece.named.iter().filter(|(name, _)| !is_tick(name)) {
        put(&format!("{name}: {said}"));
    }
    if piece.late {
        put(&capitalised(words::LATE));
    }
    for (question, written) in &piece.written {
        put("\n");
        if let Some(question) = question {
            put(question);
        }
        put(written.trim_end());
    }
    format!("{}\n", lines.join("\n"))
}

fn rated(rated: &Rated) -> String {
    let figure = rated.rating.map_or_else(|| rated.answer.to_owned(), |rating| rating.to_string());
    format!("{} {figure}", scale_name(rated.scale))
}

/// An id as a tag: `@late_reply`.
fn tag(id: &str) -> String {
    let plain: String = id.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '_' }).collect();
    format!("@{plain}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::export::testing::{exported, names, with_words};
    use crate::exchange::export::{Part, Parts};

    #[test]
    fn entries_begin_with_their_day_and_time() {
        let lists = names();
        let parts = Parts::of([Part::Words, Part::Exercises, Part::Checks]);
        insta::assert_snapshot!("text", journal(&exported(parts), lists.names()));
    }

    #[test]
    fn no_line_that_was_written_begins_an_entry() {
        let lists = names();
        let text = journal(&with_words("[2026-11-01 10:00] not mine\r\n\u{85}[x] y"), lists.names());
        let starts = text.lines().filter(|line| line.starts_with('[')).count();
        assert_eq!(starts, 1, "{text}");
        assert!(text.contains("\n    [2026-11-01 10:00] not mine\n"), "{text}");
    }

    #[test]
    fn an_id_is_a_tag_whatever_it_holds() {
        assert_eq!(tag("late_reply"), "@late_reply");
        assert_eq!(tag("a b\n@c 漢"), "@a_b__c_漢");
    }
}
