//! A line for the person's own crontab, where no timer of the system can be set. It is printed, and put nowhere.

use super::{Programs, Reminder};

/// The line for a reminder.
pub fn line(reminder: &Reminder, programs: &Programs) -> String {
    let words: Vec<String> = reminder.call.iter().map(|word| quoted(word)).collect();
    // cron knows nothing of the session, where notifications are shown.
    let session = if programs.is_on("linux") { "XDG_RUNTIME_DIR=/run/user/$(id -u) " } else { "" };
    let (hour, minute) = (reminder.time.hour(), reminder.time.minute());
    format!("{minute} {hour} * * * {session}{}", words.join(" "))
}

/// A word as the shell takes it as one. A percent sign begins a new line in a crontab unless it is marked.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | ':');
    if word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''")).replace('%', "\\%")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::TimeOfDay;

    #[test]
    fn the_line_keeps_each_word_together() {
        let call = ["/a b/100%/inward", "--data-dir", "/it's", "remind", "show"].map(str::to_owned).to_vec();
        let reminder = Reminder { name: "x".into(), time: TimeOfDay::new(9, 5).unwrap(), call };
        let written = |system: &str| line(&reminder, &Programs::of(system, |_| None));
        assert_eq!(written("macos"), r"5 9 * * * '/a b/100\%/inward' --data-dir '/it'\''s' remind show");
        assert!(written("linux").starts_with("5 9 * * * XDG_RUNTIME_DIR=/run/user/$(id -u) '/a b/"));
    }
}
