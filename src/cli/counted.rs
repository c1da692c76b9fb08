//! Numbers of things in words.

/// `1 entry`, `2 entries`.
pub(super) fn counted(count: u64, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}
