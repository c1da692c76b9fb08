//! The names of the programs that entries come from.

/// The name of a program as people know it, by its name in entries and on the command line.
pub fn title(from: &str) -> Option<&'static str> {
    Some(match from {
        "daily-you" => "Daily You",
        "jrnl" => "jrnl",
        "markdown" => "Markdown",
        "rednotebook" => "RedNotebook",
        "tui-journal" => "tui-journal",
        _ => return None,
    })
}
