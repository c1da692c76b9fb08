//! The format on disk: documents, how they are read, merged, migrated and salvaged.

mod clear_state;
pub mod digest;
pub(crate) mod digest_list;
pub mod document;
pub mod due_days;
pub mod erasing;
pub mod fields;
pub mod git_markers;
mod heads;
pub mod merge;
pub mod migrate;
pub mod recall;
pub mod receipt;
pub mod salvage;
pub mod state;
pub mod unsaid;
pub mod whole_number;
