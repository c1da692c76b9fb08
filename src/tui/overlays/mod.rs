//! What lies over a screen for a moment: help, questions, offers.

pub mod confirm;
pub mod date;
pub mod help;
pub mod offer;
pub mod worry;
