//! The words around what leaves the journal.

use crate::journal::{Scale, TickList};
use crate::texts;

/// The mark of an entry that was filled in two or more days later.
pub const LATE: &str = "filled in later";

/// The title of an export in which there is nothing.
pub const NOTHING: &str = "inward: nothing in this span";

/// The title of an export over a span of days.
pub fn title(span: &str) -> String {
    format!("inward: {span}")
}

/// The day on which it was made.
pub fn made(day: &str) -> String {
    format!("Written on {day}. A private notebook, not a diagnostic tool.")
}

/// What is said after a file was written.
pub const SERVED: &str = "Delete it when it has served.";

/// What the columns of the table mean.
pub fn columns() -> String {
    let texts = texts::check_in();
    let mut lines = vec![
        ("day".to_owned(), "the day, as YYYY-MM-DD; one row for each day with a check-in".to_owned()),
        ("weekday".to_owned(), "its weekday in English".to_owned()),
    ];
    for scale in Scale::ALL {
        let higher = &texts.question(scale).higher_means;
        lines.push((
            scale.key().to_owned(),
            format!("0 to 4, empty when it was skipped; higher means {higher}"),
        ));
    }
    for list in TickList::ALL {
        let heading = texts::ticks().heading(list);
        lines.push((list.key().to_owned(), format!("\"{heading}\": ids with ; between them")));
    }
    for list in TickList::ALL {
        let meaning = "1 when the list was opened, 0 when it was not".to_owned();
        lines.push((format!("{}_asked", list.key()), meaning));
    }
    lines.push(("late".to_owned(), "1 when it was filled in two or more days later".to_owned()));
    lines.push(("words".to_owned(), "the texts of the check-in, only with --include words".to_owned()));
    let long = "With --long: day, scale (the name of one of the six columns) and value, a row for each.";
    let lines: Vec<String> = lines.iter().map(|(name, what)| format!("{name:<20}{what}")).collect();
    format!("{}\n\n{long}\n", lines.join("\n"))
}
