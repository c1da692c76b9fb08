//! What screens share.

pub mod editor;
pub mod line;
pub mod page;
pub mod ratings;
pub mod scroll;
pub mod sheet;
pub mod text;
