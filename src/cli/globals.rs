//! The options that every command takes, anywhere on the line.

use std::path::PathBuf;

use clap::Args;

use crate::config::ColorChoice;

/// The options that every command takes.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Global options")]
pub(super) struct Globals {
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        help = "Where the journal is kept [also: INWARD_DATA_DIR]"
    )]
    pub data_dir: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE", help = "The config file [also: INWARD_CONFIG]")]
    pub config: Option<PathBuf>,
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        value_parser = color,
        help = "Colour on the full screen: auto, always or never [also: NO_COLOR]"
    )]
    pub color: Option<ColorChoice>,
    #[arg(
        long,
        global = true,
        help = "Line by line, without the full screen: for screen readers and braille"
    )]
    pub plain: bool,
    #[arg(
        long,
        global = true,
        value_name = "N",
        help = "Read the passphrase from the open file N, a line for each that is asked for"
    )]
    pub passphrase_fd: Option<u32>,
}

fn color(word: &str) -> Result<ColorChoice, String> {
    let found = ColorChoice::ALL.into_iter().find(|(name, _)| *name == word);
    found.map(|(_, choice)| choice).ok_or_else(|| "write auto, always or never".to_owned())
}
