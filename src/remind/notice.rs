//! Shows one line by the notifications of the system.

use super::{Programs, RemindError};

/// What the line is said to come from. It names nothing.
const FROM: &str = "Reminder";
/// The variable by which PowerShell gets the line, so that it is no part of what it runs.
const VARIABLE: &str = "REMINDER_TEXT";
/// The script of `AppleScript`; the line is its argument.
const APPLE: [&str; 6] = [
    "-e",
    "on run words",
    "-e",
    "display notification (item 1 of words) with title (item 2 of words)",
    "-e",
    "end run",
];
const POWERSHELL: &str = "\
[void][Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]; \
$page = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent([Windows.UI.Notifications.ToastTemplateType]::ToastText01); \
[void]$page.GetElementsByTagName('text').Item(0).AppendChild($page.CreateTextNode($env:REMINDER_TEXT)); \
$by = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe'; \
[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier($by).Show([Windows.UI.Notifications.ToastNotification]::new($page))";

/// Shows a line; whether there is a program that shows one.
///
/// # Errors
/// [`RemindError`] when that program does not show it.
pub fn show(programs: &Programs, line: &str) -> Result<bool, RemindError> {
    let has = |name: &str| programs.find(name).is_some();
    if has("notify-send") {
        programs.run("notify-send", &["--app-name", FROM, "--", line])?;
    } else if has("osascript") {
        // A line that begins with a dash is no option, as the script comes before it.
        programs.run("osascript", &[&APPLE[..], &["--", line, FROM]].concat())?;
    } else if has("powershell") {
        let arguments = ["-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden", "-Command", POWERSHELL];
        programs.run_with("powershell", &arguments, &[(VARIABLE, line)])?;
    } else {
        return Ok(false);
    }
    Ok(true)
}
