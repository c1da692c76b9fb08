//! How the shell of the system is spoken to.

/// The keys that end what is typed at a terminal.
pub(crate) const END_OF_INPUT: &str = "Ctrl-D";

/// The call that gives a directory another name.
pub(crate) fn moves(old: &str, new: &str) -> String {
    format!("mv {} {}", quoted(old), quoted(new))
}

/// Whether a path begins with the letter of a drive: there are none.
pub(crate) fn begins_with_drive(_path: &str) -> bool {
    false
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | ':');
    if path.chars().all(is_plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_written_so_that_a_shell_takes_each_as_one() {
        assert_eq!(moves("/a/b", "/a/c d"), "mv /a/b '/a/c d'");
        assert_eq!(moves("/it's", "/$x"), "mv '/it'\\''s' '/$x'");
    }
}
