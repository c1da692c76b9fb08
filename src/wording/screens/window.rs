//! Texts: window.

pub(crate) const UNKEPT: &str =
    "Some text is only in this window, not on disk. Free some disk space, or quit again to leave without it.";
