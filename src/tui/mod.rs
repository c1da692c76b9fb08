//! The terminal program.

pub mod app;
pub mod command;
pub mod effect;
pub mod keymap;
pub mod overlays;
pub mod screens;
pub mod settings;
pub mod theme;
pub mod widgets;
