//! The texts that screens draw, one file for each screen, to be read in one sitting.

/// Makes a function of each sentence: its parts go in as they are displayed.
macro_rules! sentences {
    ($($name:ident($($part:ident),+) = $text:literal;)+) => {
        $(
            pub(crate) fn $name($($part: &dyn std::fmt::Display),+) -> String {
                format!($text)
            }
        )+
    };
}

pub(crate) mod app;
pub(crate) mod calendar;
pub(crate) mod cards;
pub(crate) mod check_in;
pub(crate) mod confirm;
pub(crate) mod copy;
pub(crate) mod date;
pub(crate) mod editor;
pub(crate) mod entries;
pub(crate) mod exercise;
pub(crate) mod export;
pub(crate) mod help;
pub(crate) mod home;
pub(crate) mod import;
pub(crate) mod lock;
pub(crate) mod menu;
pub(crate) mod monthly;
pub(crate) mod note;
pub(crate) mod offer;
pub(crate) mod patterns;
pub(crate) mod plain;
pub(crate) mod practice;
pub(crate) mod reader;
pub(crate) mod report;
pub(crate) mod runtime;
pub(crate) mod scale;
pub(crate) mod seal;
pub(crate) mod settings;
pub(crate) mod shared;
pub(crate) mod skipped_lines;
pub(crate) mod support;
pub(crate) mod tick;
pub(crate) mod trash;
pub(crate) mod trends;
pub(crate) mod versions;
pub(crate) mod week;
pub(crate) mod welcome;
pub(crate) mod writing;
