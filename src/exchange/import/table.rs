//! Tables that other programs wrote as CSV: row by row, each with its line.

use std::io::{Chain, Read};

use csv::{ReaderBuilder, StringRecord};
use memchr::memchr_iter;

/// A line that is read behind the text: an open quote swallows it.
const END: &[u8] = b"\n\0\n";

/// The rows of a table. Empty lines are none.
pub(super) struct Rows<'t> {
    reader: csv::Reader<Chain<&'t [u8], &'static [u8]>>,
    text: &'t [u8],
    /// How far the lines of the text are counted, and the line there.
    counted: (usize, u64),
}

/// A row.
#[derive(Debug)]
pub(super) struct Row {
    /// The line on which it begins.
    pub(super) line: u64,
    /// Whether it is whole: the last one may end within quotes.
    pub(super) is_whole: bool,
    cells: StringRecord,
}

impl<'t> Rows<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut reader = ReaderBuilder::new();
        let reader = reader.has_headers(false).flexible(true).from_reader(text.as_bytes().chain(END));
        Self { reader, text: text.as_bytes(), counted: (0, 1) }
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let mut cells = StringRecord::new();
        if !self.reader.read_record(&mut cells).ok()? {
            return None;
        }
        // Where the row before ended: empty lines may come between them.
        let after = usize::try_from(cells.position()?.byte()).ok()?;
        let empty = self.text.get(after..)?.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let begins = after + empty;
        let (from, line) = self.counted;
        let line = line + memchr_iter(b'\n', self.text.get(from..begins)?).count() as u64;
        self.counted = (begins, line);
        // One byte of what is behind ends the last line where nothing else does.
        let is_whole = self.reader.position().byte() <= self.text.len() as u64 + 1;
        (begins < self.text.len()).then_some(Row { line, is_whole, cells })
    }
}

impl Row {
    /// The number of cells.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// A cell; empty when there is none.
    pub(super) fn cell(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.cells.get(at)).unwrap_or_default()
    }

    /// The place of a cell with this text, blanks apart.
    pub(super) fn place_of(&self, text: &str) -> Option<usize> {
        self.cells.iter().position(|cell| cell.trim() == text)
    }

    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u64, bool, String)> {
        Rows::of(text)
            .map(|row| (row.line, row.is_whole, row.cells().collect::<Vec<_>>().join("|")))
            .collect()
    }

    #[test]
    fn rows_have_their_lines_and_quotes_their_breaks() {
        let text = "a,b\r\n\r\n\"1\n2\",\"say \"\"x\"\"\"\r\n3\n4,5\"6";
        assert_eq!(
            rows(text),
            [
                (1, true, "a|b".into()),
                (3, true, "1\n2|say \"x\"".into()),
                (5, true, "3".into()),
                (6, true, "4|5\"6".into())
            ]
        );
        assert_eq!(rows("\r\n\r\na\r\n\r\n\r\n"), [(3, true, "a".into())]);
        assert_eq!(rows(""), []);
        assert_eq!(rows("\n\n"), []);
    }

    #[test]
    fn a_last_row_that_ends_within_quotes_is_not_whole() {
        for (text, is_whole) in [
            ("a,\"b", false),
            ("a,\"b\n\nc", false),
            ("a,\"b\"", true),
            ("a,\"b\"\n", true),
            ("a,b\n\"", false),
        ] {
            assert_eq!(rows(text).last().unwrap().1, is_whole, "{text:?}");
        }
        assert!(rows("x,y\na,\"b").first().unwrap().1);
    }
}
