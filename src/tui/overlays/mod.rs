//! Overlays on a screen: help, questions, offers.

pub mod confirm;
pub mod date;
pub mod help;
pub mod offer;
pub mod worry;
