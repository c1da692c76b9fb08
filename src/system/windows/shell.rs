//! How the shell of the system is spoken to.

/// The keys that end what is typed at a console.
pub(crate) const END_OF_INPUT: &str = "Ctrl-Z and Enter";

/// The call that gives a directory another name.
pub(crate) fn moves(old: &str, new: &str) -> String {
    format!("move {} {}", quoted(old), quoted(new))
}

/// Whether a path begins with the letter of a drive.
pub(crate) fn begins_with_drive(path: &str) -> bool {
    path.chars().nth(1) == Some(':')
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '\\' | ':');
    if path.chars().all(is_plain) { path.to_owned() } else { format!("\"{path}\"") }
}
