//! Widgets that screens share.

pub mod bars;
pub mod chart;
pub mod editor;
pub mod line;
pub mod list;
pub mod marked;
pub mod page;
pub mod picks;
pub mod progress;
pub mod ratings;
pub mod sheet;
pub mod text;
