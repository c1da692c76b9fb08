//! Classifies a whole piece of a damaged document by the names of its fields.

use std::ops::Range;

/// The lists of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Entries,
    Others,
    Tombstones,
}

/// The names of an object's own fields, which tell what it is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Names(u8);

impl Names {
    pub(super) const ID: Self = Self(1);
    pub(super) const KIND: Self = Self(2);
    pub(super) const DAY: Self = Self(4);
    pub(super) const DELETED_AT: Self = Self(8);
    pub(super) const HEAD: Self = Self(16);
    pub(super) const LISTS: Self = Self(32 | 64 | 128);

    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"id" => Self::ID,
            b"kind" => Self::KIND,
            b"day" => Self::DAY,
            b"deleted_at" => Self::DELETED_AT,
            b"format" | b"version" | b"month" => Self::HEAD,
            b"entries" => Self(32),
            b"others" => Self(64),
            b"tombstones" => Self(128),
            _ => Self(0),
        }
    }

    pub(super) fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    pub(super) fn has_all(self, all: Self) -> bool {
        self.0 & all.0 == all.0
    }

    pub(super) fn add(&mut self, names: Self) {
        self.0 |= names.0;
    }

    /// Whether it looks like an entry or a tombstone wherever it stands.
    pub(super) fn is_telling(self) -> bool {
        self.has(Self::ID) && (self.has(Self::DAY) || self.has(Self::DELETED_AT))
    }

    pub(super) fn is_item(self) -> bool {
        self.has(Self::ID) || self.has(Self::KIND)
    }

    pub(super) fn is_document(self) -> bool {
        !self.is_item() && (self.has(Self::HEAD) || self.has(Self::LISTS))
    }

    /// Whether it has fields of both a document and an entry: usually because its end is missing and it swallowed
    /// what came after it.
    pub(super) fn is_mixed(self) -> bool {
        self.is_item() && self.has(Self::LISTS)
    }

    /// Whether it is marked as deleted.
    pub(super) fn is_tombstone(self) -> bool {
        self.has(Self::DELETED_AT)
    }
}

/// A whole piece that was found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) range: Range<usize>,
    pub(super) what: What,
}

impl Found {
    pub(super) fn is_telling(&self) -> bool {
        matches!(&self.what, What::Item { names, .. } if names.is_telling())
    }
}

/// The things that a piece can be.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// An object that can be an entry or a tombstone.
    Item {
        names: Names,
        /// The list in which it stands, or which was met last.
        list: Option<List>,
        /// Whether it is one even when it breaks the schema.
        keep: bool,
        /// Whether it is one only if the list in which it stands belongs to a document and has a damaged name.
        unsure: bool,
        /// Whether other items may stand in it.
        mixed: bool,
    },
    /// A field of a document other than those that every document has.
    Field {
        name: Range<usize>,
        value: Range<usize>,
        /// Whether the names of all three lists are there, so that it cannot be one of them.
        certain: bool,
    },
}

/// The lists by their names.
pub(super) const LISTS: [(&[u8], List); 3] =
    [(b"entries", List::Entries), (b"others", List::Others), (b"tombstones", List::Tombstones)];

pub(super) fn list_named(name: &[u8]) -> Option<List> {
    LISTS.into_iter().find(|(other, _)| *other == name).map(|(_, list)| list)
}
