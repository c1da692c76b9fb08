//! What the program can know of itself.

/// The name by which the program was called, which may be another than its own; `None` where it is none that a shell takes
/// as it is.
pub fn called_as() -> Option<String> {
    let called = std::env::args_os().next()?;
    let name = std::path::Path::new(&called).file_stem()?.to_str()?.to_owned();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    (name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_plain)).then_some(name)
}
