//! Markdown: one file, or one for each day as Obsidian and its like read it.
//!
//! What the person wrote is text and stays text: no line of it becomes a heading, a list, a link, a picture, a block of
//! code, or anything that a program would run.

use super::parts::Part;
use super::piece::{Piece, by_day, pieces, scale_name, span};
use super::{Export, Names};
use crate::journal::text::harmless;
use crate::journal::{Day, Entry, Scale, TickList};
use crate::wording::export as words;
use crate::wording::sentences::capitalised;

/// Everything in one file, with a heading for each day.
pub(super) fn file(export: &Export, names: Names<'_>) -> String {
    let mut text =
        format!("# {}\n", span(export).map_or(words::NOTHING.to_owned(), |span| words::title(&span)));
    for (day, pieces) in by_day(&pieces(export, names)) {
        text.extend(["\n## ", &day.to_string(), " ", day.weekday_name(), "\n"]);
        for piece in pieces {
            put(piece, &mut text);
        }
    }
    text
}

/// A file for each day, its figures in the front matter.
pub(super) fn files(export: &Export, names: Names<'_>) -> Vec<(String, String)> {
    let pieces = pieces(export, names);
    let file = |(day, pieces): (Day, &[Piece])| {
        let check_in = export.entries.iter().find(|entry| entry.day == day && entry.check_in().is_some());
        let mut text = front_matter(export, day, check_in);
        text.extend(["\n# ", &day.to_string(), " ", day.weekday_name(), "\n"]);
        for piece in pieces {
            put(piece, &mut text);
        }
        (format!("{day}.md"), text)
    };
    by_day(&pieces).map(file).collect()
}

/// What is recorded of a day, as properties.
fn front_matter(export: &Export, day: Day, check_in: Option<&Entry>) -> String {
    let mut lines = vec![format!("date: {day}")];
    if let Some((entry, check_in)) = check_in.and_then(|entry| Some((entry, entry.check_in()?))) {
        if export.parts.has(Part::Ratings) {
            let value =
                |scale| check_in.ratings.get(scale).map_or("null".to_owned(), |it| it.value().to_string());
            lines.extend(Scale::ALL.map(|scale| format!("{}: {}", scale.key(), value(scale))));
        }
        if export.parts.has(Part::Ticks) {
            let ids = |ids: &[String]| {
                format!("[{}]", ids.iter().map(|id| quoted(id)).collect::<Vec<_>>().join(", "))
            };
            let ticked = |list| check_in.ticked(list).map_or("null".to_owned(), ids);
            lines.extend(TickList::ALL.map(|list| format!("{}: {}", list.key(), ticked(list))));
        }
        lines.push(format!("late: {}", entry.late));
    }
    format!("---\n{}\n---\n", lines.join("\n"))
}

/// The words that mean something else than themselves in YAML.
const RESERVED: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

/// A text as YAML takes it: plain where it is a plain word, else in quotes.
fn quoted(text: &str) -> String {
    let is_plain = text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if is_plain && !RESERVED.contains(&text) {
        return text.to_owned();
    }
    let text = harmless(text).replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ");
    format!("\"{text}\"")
}

/// One entry below its heading.
fn put(piece: &Piece, text: &mut String) {
    let time = piece.time.as_ref().map(|time| format!(", {time}")).unwrap_or_default();
    text.extend(["\n### ", &escaped_line(&piece.name), &time, "\n\n"]);
    let mut items = Vec::new();
    for rated in &piece.ratings {
        let figure = rated.rating.map(|rating| format!("{rating}, ")).unwrap_or_default();
        items.push(format!("{}: {figure}{}", scale_name(rated.scale), rated.answer));
    }
    items.extend(
        piece.named.iter().map(|(name, said)| format!("{}: {}", escaped_line(name), escaped_line(said))),
    );
    if piece.late {
        items.push(capitalised(words::LATE));
    }
    for item in &items {
        text.extend(["- ", item, "\n"]);
    }
    for (place, (question, written)) in piece.written.iter().enumerate() {
        if place > 0 || !items.is_empty() {
            text.push('\n');
        }
        if let Some(question) = question {
            text.extend(["**", &escaped_line(question), "**\n\n"]);
        }
        text.push_str(&escaped(written));
        text.push('\n');
    }
}

/// What the person wrote, line by line; each line break stays one.
fn escaped(words: &str) -> String {
    let words = harmless(words);
    let lines: Vec<&str> = words.trim_end().lines().collect();
    let mut text = String::with_capacity(words.len());
    for (place, line) in lines.iter().enumerate() {
        put_line(line, &mut text);
        match lines.get(place + 1) {
            None => {}
            // Two blanks break a line within a paragraph; none are needed before an empty one.
            Some(next) if line.trim().is_empty() || next.trim().is_empty() => text.push('\n'),
            Some(_) => text.push_str("  \n"),
        }
    }
    text
}

/// A line as text.
fn escaped_line(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    put_line(&harmless(line), &mut text);
    text
}

/// Puts a harmless line: what begins a block or stands for something gets a backslash before it.
fn put_line(line: &str, text: &mut String) {
    let words = line.trim_start();
    // More blanks than three would make a block of code of it; these are no blanks to Markdown.
    text.extend(line.chars().take_while(|c| c.is_whitespace()).map(|_| '\u{a0}'));
    let mut rest = words.trim_end().chars().peekable();
    let mut is_start = true;
    let mut is_number = numbered(words);
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        let begins_a_block = is_start && "#>-+*=|~_:".contains(c);
        let ends_a_number = is_number && ".)".contains(c);
        is_number &= c.is_ascii_digit();
        let is_a_mark = match c {
            // `$` begins a formula.
            '\\' | '`' | '[' | ']' | '$' => true,
            // Comments, highlights and inline fields of Obsidian.
            '%' | '=' | ':' | '~' => next == Some(c),
            _ => false,
        };
        match c {
            // A tag, a comment, a command of a template; a heart stays one.
            '<' if next.is_some_and(|next| !next.is_whitespace() && !next.is_ascii_digit()) => {
                text.push_str("&lt;");
            }
            '&' if next.is_some_and(|next| next.is_ascii_alphabetic() || next == '#') => {
                text.push_str("&amp;");
            }
            c => {
                if begins_a_block || ends_a_number || is_a_mark {
                    text.push('\\');
                }
                text.push(c);
            }
        }
        is_start = false;
    }
}

/// Whether a line begins like an item of a numbered list.
fn numbered(line: &str) -> bool {
    let after = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let item = after.strip_prefix(['.', ')']).filter(|_| after.len() < line.len());
    item.is_some_and(|item| item.is_empty() || item.starts_with(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::export::Parts;
    use crate::exchange::export::testing::{exported, names, with_words};

    #[test]
    fn a_file_has_a_heading_for_each_day_and_entry() {
        let lists = names();
        let text = file(&exported(Parts::of([Part::Words])), lists.names());
        insta::assert_snapshot!("markdown_file", text);
    }

    #[test]
    fn a_day_has_its_figures_in_the_front_matter() {
        let lists = names();
        let files = files(&exported(Parts::of([Part::Words, Part::Exercises, Part::Checks])), lists.names());
        let files: Vec<String> = files.iter().map(|(name, text)| format!("== {name}\n{text}")).collect();
        insta::assert_snapshot!("markdown_files", files.join("\n"));
    }

    #[test]
    fn words_stay_words() {
        for (words, expected) in [
            ("# no heading", "\\# no heading"),
            ("> no quote", "\\> no quote"),
            ("- no item", "\\- no item"),
            ("* no item", "\\* no item"),
            ("+ no item", "\\+ no item"),
            ("1. no item", "1\\. no item"),
            ("12) no item", "12\\) no item"),
            ("2026. No 3. item", "2026\\. No 3. item"),
            ("3.7 of 5", "3.7 of 5"),
            ("---", "\\---"),
            ("===", "\\=\\=="),
            ("***", "\\***"),
            ("___", "\\___"),
            ("~~~", "\\~\\~~"),
            ("```js", "\\`\\`\\`js"),
            ("`= this.file`", "\\`= this.file\\`"),
            ("| a | b |", "\\| a | b |"),
            ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
            ("<!-- x -->", "&lt;!-- x -->"),
            ("<% tp.x %>", "&lt;% tp.x %>"),
            ("I <3 you, 1 < 2", "I <3 you, 1 < 2"),
            ("&lt;b&gt; &#60; R&B & me", "&amp;lt;b&amp;gt; &amp;#60; R&amp;B & me"),
            ("![](http://h/x)", "!\\[\\](http://h/x)"),
            ("[a](javascript:1)", "\\[a\\](javascript:1)"),
            ("[[link]] ![[embed]]", "\\[\\[link\\]\\] !\\[\\[embed\\]\\]"),
            ("%%hidden%%", "\\%%hidden\\%%"),
            ("jealousy:: 4", "jealousy\\:: 4"),
            ("a\\b $x$", "a\\\\b \\$x\\$"),
            ("100 % == sure", "100 % \\== sure"),
            ("    four blanks", "\u{a0}\u{a0}\u{a0}\u{a0}four blanks"),
            ("\t- a tab", "\u{a0}\u{a0}\u{a0}\u{a0}\\- a tab"),
            ("a\u{1b}[31m\u{202e}b", "a\\[31mb"),
            ("well-known, *really* snake_case", "well-known, *really* snake_case"),
            ("漢字 👩‍👩‍👧 é", "漢字 👩‍👩‍👧 é"),
        ] {
            assert_eq!(escaped(words), expected);
        }
        assert_eq!(escaped("one\ntwo\n\n\nthree\n\n"), "one  \ntwo\n\n\nthree");
    }

    #[test]
    fn an_id_that_is_no_plain_word_is_quoted() {
        for (id, expected) in [
            ("late_reply", "late_reply"),
            ("tired", "tired"),
            ("no", "\"no\""),
            ("12", "\"12\""),
            ("a: b", "\"a: b\""),
            ("x\"]\n- y\\", "\"x\\\"] - y\\\\\""),
        ] {
            assert_eq!(quoted(id), expected);
        }
    }

    #[test]
    fn nothing_written_reaches_the_front_matter_or_the_start_of_a_line() {
        let words = "---\nadmin: true\n---\n# x\n<img src=x onerror=1>";
        let lists = names();
        let text = file(&with_words(words), lists.names());
        assert!(
            text.contains("\n\\---  \nadmin: true  \n\\---  \n\\# x  \n&lt;img src=x onerror=1>\n"),
            "{text}"
        );
    }
}
