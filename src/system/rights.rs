//! Who may do what with a file, in the terms of every system.

/// What the mode lets others do, and whose a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(windows, allow(dead_code, reason = "nothing has a mode there"))]
pub(crate) struct Rights {
    /// The bits of the mode.
    pub(crate) mode: u32,
    /// The account that it belongs to.
    pub(crate) owner: u32,
    /// The group that it belongs to.
    pub(crate) group: u32,
    /// The account that the program runs as.
    pub(crate) me: u32,
}

/// What an access list says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct List {
    /// Whether it lets another account or group in.
    pub(crate) lets_in: bool,
    /// The rights of the group itself, where the list has them.
    pub(crate) group: Option<u32>,
}
