//! CSV: check-ins as a table, for spreadsheets and statistics.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::Export;
use super::parts::Part;
use crate::journal::text::harmless;
use crate::journal::{CheckIn, Entry, Scale, TickList};

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// A day with a check-in.
    Days,
    /// One rating of a day.
    Ratings,
}

/// The make of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What a row stands for.
    pub rows: Rows,
    /// Whether it has the line ends and the mark of the encoding that Excel looks for.
    pub for_excel: bool,
}

/// Between the ids of a cell.
const BETWEEN: &str = ";";
/// Between the texts of a cell.
const BETWEEN_TEXTS: &str = "\n\n";

/// The table of an export.
pub(super) fn table(export: &Export, sheet: Sheet) -> String {
    let mut rows = vec![match sheet.rows {
        Rows::Days => columns(export),
        Rows::Ratings => ["day", "scale", "value"].map(str::to_owned).to_vec(),
    }];
    for entry in &export.entries {
        match (entry.check_in(), sheet.rows) {
            (Some(check_in), Rows::Days) => rows.push(row(export, entry, check_in)),
            (Some(check_in), Rows::Ratings) => rows.extend(ratings(entry, check_in)),
            (None, _) => {}
        }
    }
    let ending = if sheet.for_excel { Terminator::CRLF } else { Terminator::Any(b'\n') };
    let mut table = WriterBuilder::new()
        .quote_style(QuoteStyle::Necessary)
        .terminator(ending)
        .from_writer(if sheet.for_excel { "\u{feff}".as_bytes().to_vec() } else { Vec::new() });
    // Writing into memory has no way to fail, and all rows have the same columns.
    for row in &rows {
        let _ = table.write_record(row);
    }
    String::from_utf8(table.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// The names of the columns.
fn columns(export: &Export) -> Vec<String> {
    let mut columns = vec!["day".to_owned(), "weekday".to_owned()];
    if export.parts.has(Part::Ratings) {
        columns.extend(Scale::ALL.map(|scale| scale.key().to_owned()));
    }
    if export.parts.has(Part::Ticks) {
        columns.extend(TickList::ALL.map(|list| list.key().to_owned()));
        columns.extend(TickList::ALL.map(|list| format!("{}_asked", list.key())));
    }
    columns.push("late".to_owned());
    if export.parts.has(Part::Words) {
        columns.push("words".to_owned());
    }
    columns
}

fn row(export: &Export, entry: &Entry, check_in: &CheckIn) -> Vec<String> {
    let mut row = vec![entry.day.to_string(), entry.day.weekday_name().to_owned()];
    if export.parts.has(Part::Ratings) {
        row.extend(Scale::ALL.map(|scale| value(check_in, scale)));
    }
    if export.parts.has(Part::Ticks) {
        let ids = |ids: &[String]| ids.iter().map(|id| id.replace(BETWEEN, ",")).collect::<Vec<_>>();
        let ticked = |list| ids(check_in.ticked(list).unwrap_or_default()).join(BETWEEN);
        row.extend(TickList::ALL.map(|list| cell(&ticked(list))));
        row.extend(TickList::ALL.map(|list| flag(check_in.ticked(list).is_some())));
    }
    row.push(flag(entry.late));
    if export.parts.has(Part::Words) {
        row.push(cell(&check_in.texts().collect::<Vec<_>>().join(BETWEEN_TEXTS)));
    }
    row
}

/// A row for each rating of a day, those that were skipped with an empty value.
fn ratings(entry: &Entry, check_in: &CheckIn) -> Vec<Vec<String>> {
    let row = |scale: Scale| vec![entry.day.to_string(), scale.key().to_owned(), value(check_in, scale)];
    Scale::ALL.map(row).to_vec()
}

/// A rating; nothing for a skipped one, which is never 0.
fn value(check_in: &CheckIn, scale: Scale) -> String {
    check_in.ratings.get(scale).map(|rating| rating.value().to_string()).unwrap_or_default()
}

fn flag(is: bool) -> String {
    u8::from(is).to_string()
}

/// A text for a cell: spreadsheets take what begins like a formula for one, and run it. An apostrophe keeps them from
/// that.
fn cell(text: &str) -> String {
    let text = harmless(text);
    if is_formula(&text) { format!("'{text}") } else { text }
}

/// Whether a text begins, after blanks and quotes, with a character that begins a formula, in the width of East Asian
/// scripts too.
fn is_formula(text: &str) -> bool {
    let is_passed_over = |c: char| c.is_whitespace() || "\"'`´‘’“”„«»\u{200b}\u{feff}".contains(c);
    let first = text.trim_start_matches(is_passed_over).chars().next();
    first.is_some_and(|first| "=+-@＝＋－＠".contains(first))
}

/// The cells of a table.
#[cfg(test)]
fn read(table: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::export::Parts;
    use crate::exchange::export::testing::{exported, with_words};

    const DAYS: Sheet = Sheet { rows: Rows::Days, for_excel: false };

    #[test]
    fn a_day_is_a_row_and_a_skipped_rating_an_empty_cell() {
        let table = table(&exported(Parts::default()), DAYS);
        assert_eq!(
            table,
            "day,weekday,jealousy,reassurance,sensitivity,self_criticism,over_analysis,steadiness,\
             triggers,did,helped,roots,triggers_asked,did_asked,helped_asked,roots_asked,late\n\
             2026-11-20,Friday,,,,,,,,,,,0,0,0,0,1\n\
             2026-11-22,Sunday,2,1,,3,0,2,late_reply;tired,,urge_timer,,1,1,1,0,0\n"
        );
    }

    #[test]
    fn only_the_parts_that_leave_have_columns() {
        let table = table(&exported(Parts::of([Part::Ratings])), DAYS);
        assert_eq!(
            table.lines().next().unwrap(),
            "day,weekday,jealousy,reassurance,sensitivity,self_criticism,over_analysis,steadiness,late"
        );
        let table = table_of_words("One, \"two\"\nthree");
        assert!(table.contains(",\"One, \"\"two\"\"\nthree\"\n"), "{table}");
    }

    #[test]
    fn a_row_for_each_rating_has_no_words() {
        let sheet = Sheet { rows: Rows::Ratings, for_excel: false };
        let table = table(&exported(Parts::of([Part::Words])), sheet);
        assert!(table.starts_with("day,scale,value\n2026-11-20,jealousy,\n"), "{table}");
        assert!(
            table.contains("\n2026-11-22,jealousy,2\n2026-11-22,reassurance,1\n2026-11-22,sensitivity,\n")
        );
        assert_eq!(table.lines().count(), 1 + 2 * 6);
    }

    #[test]
    fn excel_gets_its_mark_and_its_line_ends() {
        let table = table(&exported(Parts::default()), Sheet { for_excel: true, ..DAYS });
        assert!(table.starts_with("\u{feff}day,weekday,") && table.ends_with(",0\r\n"), "{table:?}");
        assert_eq!(table.matches("\r\n").count(), table.matches('\n').count());
    }

    fn table_of_words(words: &str) -> String {
        table(&with_words(words), DAYS)
    }

    #[test]
    fn no_text_is_a_formula() {
        for words in [
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-2",
            "@x",
            "\t=1",
            "\r=1",
            "\"=1",
            "'=1",
            "  \"' =1",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            "\u{feff}=1",
            "\n=1",
            "“=1",
        ] {
            let table = table_of_words(words);
            let cell = read(&table).pop().unwrap().pop().unwrap();
            let text = harmless(words);
            assert_eq!(cell, format!("'{text}"), "{words:?}");
        }
        for words in ["1=1", "a", "日本語", "👩‍👩‍👧 = us", "’tis"] {
            assert_eq!(read(&table_of_words(words)).pop().unwrap().pop().unwrap(), words);
        }
    }

    #[test]
    fn nothing_that_disturbs_a_terminal_is_in_a_cell() {
        let table = table_of_words("a\u{1b}]52;c;x\u{7}\u{9b}31m\u{202e}b\0c");
        assert!(table.ends_with(",a]52;c;x31mbc\n"), "{table:?}");
    }
}
