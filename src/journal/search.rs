//! Searches entries: one language for the window and for the command line.
//!
//! Words are looked for one by one, in any order, anywhere among the words of an entry; quoted words stand together.
//! Accents, case and the kind of white space make no difference. Filters say what an entry must be.

mod filter;
mod fold;
mod query;
mod vocabulary;

pub use filter::FilterError;
pub use fold::squeezed;
pub use query::{Folded, Query};
pub use vocabulary::{Unknown, Vocabulary};

#[cfg(test)]
mod tests;
