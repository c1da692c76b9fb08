//! The names of the programs that entries come from.

/// Each program's name in entries and on the command line, and the name that people know.
const TITLES: [(&str, &str); 2] = [("jrnl", "jrnl"), ("tui-journal", "tui-journal")];

/// The name of a program as people know it: `Daylio` for `daylio`.
pub fn title(from: &str) -> Option<&'static str> {
    TITLES.iter().find(|(name, _)| *name == from).map(|(_, title)| *title)
}
