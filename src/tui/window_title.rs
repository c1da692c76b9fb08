//! The title of the terminal's window: the name that the person chose, while the program has the terminal, and nothing of
//! the journal. Where none was chosen the title is left alone.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::theme;

/// Has the terminal remember the title that it has (xterm's stack of titles).
const REMEMBER: &str = "\x1b[22;0t";
/// Has it take that one back.
const TAKE_BACK: &str = "\x1b[23;0t";

/// The title that is chosen.
static TITLE: Mutex<Option<String>> = Mutex::new(None);

fn chosen() -> MutexGuard<'static, Option<String>> {
    TITLE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether the terminal takes the sequence for a title for what it is: a console or a terminal of old may print it.
pub(super) fn is_known(variable: impl Fn(&str) -> Option<String>) -> bool {
    variable("TERM").is_none_or(|term| term != "linux") && !theme::is_video_terminal(variable)
}

fn set(title: &str) -> String {
    format!("\x1b]0;{title}\x07")
}

/// What the terminal is sent when the program takes it.
pub(super) fn on_taking() -> String {
    on_taking_with(chosen().as_deref())
}

fn on_taking_with(title: Option<&str>) -> String {
    title.map(|title| format!("{REMEMBER}{}", set(title))).unwrap_or_default()
}

/// What it is sent when the program gives it back. Whoever holds the title when the program breaks must not stop that.
pub(super) fn on_giving_back() -> &'static str {
    on_giving_back_with(TITLE.try_lock().is_ok_and(|title| title.is_some()))
}

fn on_giving_back_with(has_title: bool) -> &'static str {
    if has_title { TAKE_BACK } else { "" }
}

/// What it is sent when another title is chosen, or none; `None` when it has that title.
pub(super) fn on_choosing(title: Option<&str>) -> Option<String> {
    let mut chosen = chosen();
    let sent = on_choosing_after(chosen.as_deref(), title)?;
    *chosen = title.map(str::to_owned);
    Some(sent)
}

fn on_choosing_after(before: Option<&str>, title: Option<&str>) -> Option<String> {
    match (before, title) {
        (before, title) if before == title => None,
        (Some(_), Some(title)) => Some(set(title)),
        (None, title) => Some(on_taking_with(title)),
        (Some(_), None) => Some(TAKE_BACK.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_set_once_and_the_one_of_before_comes_back() {
        assert_eq!(on_choosing_after(None, None), None);
        assert_eq!(on_choosing_after(None, Some("Notes")).as_deref(), Some("\x1b[22;0t\x1b]0;Notes\x07"));
        assert_eq!(on_choosing_after(Some("Notes"), Some("Notes")), None);
        assert_eq!(on_choosing_after(Some("Notes"), Some("List")).as_deref(), Some("\x1b]0;List\x07"));
        assert_eq!(on_choosing_after(Some("List"), None).as_deref(), Some("\x1b[23;0t"));
        assert_eq!(on_taking_with(Some("List")), "\x1b[22;0t\x1b]0;List\x07");
        assert_eq!((on_taking_with(None), on_giving_back_with(false)), (String::new(), ""));
        assert_eq!(on_giving_back_with(true), "\x1b[23;0t");
    }

    #[test]
    fn a_console_and_terminals_of_old_are_left_alone() {
        for (term, expected) in [
            (Some("linux"), false),
            (Some("vt100"), false),
            (Some("xterm-256color"), true),
            (Some("vte"), true),
            (None, true),
        ] {
            assert_eq!(is_known(|_| term.map(str::to_owned)), expected, "{term:?}");
        }
    }
}
