//! Recovers what it can from a config file that is not valid TOML: broken lines are blanked, and the rest stays in
//! place, so that lines keep their numbers.

use toml::de::{DeTable, DeValue};

use super::fault::{Fault, repeated};
use super::lines::Lines;
use crate::journal::text;

/// So many broken lines are taken one by one, as one may make those below it look broken; then all at once.
const ONE_BY_ONE: usize = 12;
/// The most times that the text is read; lines that are broken after that are left out with all that follow.
const MOST_ROUNDS: usize = 30;

/// Returns the text without its broken lines, and what is wrong with each.
pub(super) fn mended(bytes: Vec<u8>) -> (String, Vec<Fault>) {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return (String::new(), vec![Fault::of_file("it is not text in UTF-8: save it as UTF-8.")]);
    }
    let mut page = MendedText::new(bytes);
    for round in 0..MOST_ROUNDS {
        let (_, errors) = DeTable::parse_recoverable(&page.text);
        if errors.is_empty() {
            return (page.text, page.faults);
        }
        let mut errors: Vec<Broken> = errors.iter().map(Broken::new).collect();
        errors.sort_by_key(|error| error.at);
        if round < ONE_BY_ONE {
            errors.truncate(1);
        }
        page.leave_out(&errors, round + 1 == MOST_ROUNDS);
    }
    // A page that still cannot be read is no config file.
    let rest = if DeTable::parse(&page.text).is_ok() { page.text } else { String::new() };
    (rest, page.faults)
}

/// A fault that the parser found, and where.
struct Broken {
    at: usize,
    what: String,
}

impl Broken {
    fn new(error: &toml::de::Error) -> Self {
        Self { at: error.span().map_or(0, |span| span.start), what: text::one_line(error.message()) }
    }
}

/// The text, and which of its lines have been left out.
struct MendedText {
    text: String,
    lines: Lines,
    faults: Vec<Fault>,
    /// The line up to which every fault comes from a named line above.
    quiet_until: usize,
}

impl MendedText {
    fn new(bytes: Vec<u8>) -> Self {
        let mut faults = Vec::new();
        let text = String::from_utf8(bytes).unwrap_or_else(|error| {
            let bytes = error.into_bytes();
            let mut text = String::with_capacity(bytes.len());
            for (number, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
                if let Ok(line) = std::str::from_utf8(line) {
                    text.push_str(line);
                } else {
                    faults.push(Fault::at(number + 1, "it is not text in UTF-8: save the file as UTF-8."));
                    text.extend(line.iter().map(|byte| if *byte == b'\n' { '\n' } else { ' ' }));
                }
            }
            text
        });
        let lines = Lines::of(&text);
        Self { text, lines, faults, quiet_until: 0 }
    }

    /// Blanks the broken lines; at the last try also all that follow.
    fn leave_out(&mut self, errors: &[Broken], is_last: bool) {
        let (table, _) = DeTable::parse_recoverable(&self.text);
        let mut statements = Vec::new();
        gather(table.get_ref(), &self.text, &mut statements);
        statements.sort_by_key(|statement| statement.key);
        let mut blank: Vec<(usize, usize)> = Vec::new();
        for error in errors {
            let line = self.lines.number(error.at.min(self.text.len().saturating_sub(1)));
            let (named, first, last) = match statement_at(&statements, error.at) {
                // The value goes on over several lines and its end is there: it is left out whole.
                Some(it) if it.is_closed => (line, self.lines.number(it.key), self.lines.number(it.end)),
                // It swallows the lines after it: without its first line those are read by themselves.
                Some(it) if self.lines.number(it.key) < line => {
                    let first = self.lines.number(it.key);
                    self.name(
                        first,
                        "a value that begins here does not end: close its quotes or brackets.".into(),
                    );
                    self.quiet_until = self.quiet_until.max(line);
                    (0, first, first)
                }
                _ if self.is_heading(line) => (line, line, self.end_of_section(line)),
                _ => (line, line, line),
            };
            if named > 0 && named > self.quiet_until {
                self.name(named, self.sentence(error, line));
            }
            let is_blank = (first..=last).all(|line| self.line(line).trim().is_empty());
            let last = if is_blank || is_last { self.lines.count() } else { last };
            blank.push((first, last));
        }
        for (first, last) in blank {
            self.blank(first, last);
        }
    }

    fn name(&mut self, line: usize, what: String) {
        if !self.faults.iter().rev().take(ONE_BY_ONE).any(|fault| fault.line == Some(line)) {
            self.faults.push(Fault::at(line, what));
        }
    }

    fn sentence(&self, error: &Broken, line: usize) -> String {
        let is_heading = self.is_heading(line);
        if error.what.contains("duplicate key") {
            let written = self.line(line).trim();
            let written =
                if is_heading { written } else { written.split('=').next().unwrap_or_default().trim() };
            let written = repeated(written);
            return format!("`{written}` is given twice: the first one counts.");
        }
        let more = if is_heading { ", so the lines under it are skipped too" } else { "" };
        format!("it is not TOML ({}){more}: correct it.", error.what)
    }

    fn line(&self, number: usize) -> &str {
        self.lines.range(number).and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    /// Whether a line is the heading of a section.
    fn is_heading(&self, number: usize) -> bool {
        self.line(number).trim_start().starts_with('[')
    }

    /// The last line before the next heading.
    fn end_of_section(&self, heading: usize) -> usize {
        let next = (heading + 1..=self.lines.count()).find(|line| self.is_heading(*line));
        next.map_or(self.lines.count(), |next| next - 1)
    }

    /// Puts a space in the place of every byte of some lines.
    fn blank(&mut self, first: usize, last: usize) {
        let mut bytes = std::mem::take(&mut self.text).into_bytes();
        for range in (first..=last).filter_map(|line| self.lines.range(line)) {
            if let Some(line) = bytes.get_mut(range) {
                line.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
            }
        }
        // Lines were blanked whole, and no character goes over the end of a line.
        self.text = String::from_utf8(bytes).unwrap_or_default();
    }
}

/// A key with its value, by their places in the text.
struct Statement {
    key: usize,
    end: usize,
    /// Whether a value that may go over several lines ends where it says it does.
    is_closed: bool,
}

/// The key or value that a place lies in.
fn statement_at(statements: &[Statement], at: usize) -> Option<&Statement> {
    let before = statements.partition_point(|statement| statement.key <= at);
    statements.get(before.checked_sub(1)?).filter(|statement| at <= statement.end)
}

fn gather(table: &DeTable<'_>, text: &str, found: &mut Vec<Statement>) {
    const BRACKETS: [(&str, &str); 4] = [("[", "]"), ("{", "}"), ("\"\"\"", "\"\"\""), ("'''", "'''")];
    for (key, value) in table {
        let written = text.get(value.span()).unwrap_or_default();
        if let DeValue::Table(table) = value.get_ref()
            && !written.starts_with('{')
        {
            gather(table, text, found);
            continue;
        }
        let opened = BRACKETS.iter().find(|(open, _)| written.starts_with(open));
        let is_closed = opened.is_some_and(|(open, close)| {
            written.len() >= open.len() + close.len() && written.ends_with(close)
        });
        found.push(Statement { key: key.span().start, end: value.span().end, is_closed });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines that are left, by their numbers, and those that are named.
    fn mend(text: &str) -> (Vec<(usize, String)>, Vec<usize>) {
        let (left, faults) = mended(text.as_bytes().to_vec());
        assert_eq!(left.len(), text.len(), "{left:?}");
        assert!(DeTable::parse(&left).is_ok(), "{left:?}");
        let lines = left.lines().enumerate().map(|(at, line)| (at + 1, line.trim().to_owned()));
        let lines = lines.filter(|(_, line)| !line.is_empty()).collect();
        (lines, faults.iter().map(|fault| fault.line.unwrap()).collect())
    }

    #[test]
    fn only_the_lines_that_are_broken_go() {
        let cases: &[(&str, &[usize], &[usize])] = &[
            ("theme = dark\nstill = true\n", &[2], &[1]),
            ("a\nstill = true\n", &[2], &[1]),
            ("x =\nstill = true\n", &[2], &[1]),
            ("still = true\na\nb\nworry_time = \"18:00\"", &[1, 4], &[2, 3]),
            ("theme = \"a\nstill = true\n", &[2], &[1]),
            ("theme = \"a\"\ntheme = \"b\"\n", &[1], &[2]),
            ("theme = \"dark\" \"light\"\nstill = true\n", &[2], &[1]),
            // A value over several lines goes whole, and the line that breaks it is named.
            ("a = [\n \"s\",\n F2,\n]\nstill = true\n", &[5], &[3]),
            // A list without an end is named where it begins, and does not take the next lines with it.
            ("a = [\n\"x\"\ntheme = \"dark\"\nstill = true\n", &[3, 4], &[1]),
            ("a = \"\"\"\nstill = true\nb = 1\n", &[2, 3], &[1]),
            ("a = { x = 1\nstill = true\n", &[2], &[1]),
            // Lines under a heading that cannot be read would count for another section.
            ("still = true\n[keys\nsupport = \"s\"\n[ticks.did]\nx = \"y\"\n", &[1, 4, 5], &[2]),
            ("[support]\nx = \"1\"\n[support]\ny = \"2\"\n[ticks.did]\nz = \"3\"", &[1, 2, 5, 6], &[3]),
            ("\u{1}\nstill = true\r\ncafé = 1\r\n", &[2], &[1, 3]),
            ("", &[], &[]),
        ];
        for (text, left, named) in cases {
            let (lines, faults) = mend(text);
            assert_eq!(lines.iter().map(|(at, _)| *at).collect::<Vec<_>>(), *left, "{text:?}");
            assert_eq!(faults, *named, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_named_and_the_rest_stays() {
        let (text, faults) = mended(b"still = true\n# \xff\nday_start = 5\n".to_vec());
        assert_eq!(text, "still = true\n   \nday_start = 5\n");
        assert_eq!(faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [Some(2)]);
        let (text, faults) = mended(b"\xff\xfes\0t\0i\0l\0l\0".to_vec());
        assert_eq!((text.as_str(), faults.len(), faults.first().unwrap().line), ("", 1, None));
    }

    #[test]
    fn a_file_of_nothing_but_broken_lines_comes_to_an_end() {
        for line in
            ["broken\n", "[\n", "a = [\n", "\"\"\"\n", "]]\n", "= =\n", "a = \"\"\"x\n", "\u{0}\u{0}\n"]
        {
            let text = format!("still = true\n{}", line.repeat(4_000));
            let (left, faults) = mended(text.into_bytes());
            assert!(DeTable::parse(&left).is_ok(), "{line:?}");
            assert!(left.starts_with("still = true\n") && !faults.is_empty(), "{line:?}");
        }
    }
}
