//! Shell integration: completions, the man page and `inward path`.

use std::path::Path;

use clap::{Args, Command};
use clap_complete::Shell;
use clap_mangen::Man;

use super::data_dir::DataDir;
use super::globals::Globals;
use super::output::Output;
use super::setup::ConfigFile;
use super::{CliError, Outcome};
use crate::config::Config;
use crate::paths::NAME;
use crate::system;

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  inward completions bash > ~/.local/share/bash-completion/completions/inward
  inward completions zsh > ~/.zfunc/_inward
  inward completions fish > ~/.config/fish/completions/inward.fish";
pub(super) const MAN_EXAMPLES: &str = "\
Examples:
  inward man | man -l -
  inward man > ~/.local/share/man/man1/inward.1";
pub(super) const PATH_EXAMPLES: &str = "\
Examples:
  inward path
  inward --data-dir ~/other path";

/// Print a completion script for a shell
#[derive(Args, Clone, Debug)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn completions(
    args: &CompletionsArgs,
    mut root: Command,
    out: &mut Output,
) -> Result<Outcome, CliError> {
    // It goes to memory first, as its maker panics when the reader has gone; so does that of the man page.
    let mut script = Vec::new();
    // Whoever calls the program by another name types that.
    let name = system::called_as().unwrap_or_else(|| NAME.to_owned());
    clap_complete::generate(args.shell, &mut root, name, &mut script);
    out.bytes(&script)?;
    Ok(Outcome::Done)
}

pub(super) fn man(root: Command, out: &mut Output) -> Result<Outcome, CliError> {
    let mut page = Vec::new();
    render(root, &mut page).map_err(CliError::Output)?;
    out.bytes(&page)?;
    Ok(Outcome::Done)
}

/// One page: the program, then each command as a part of it.
fn render(mut root: Command, page: &mut Vec<u8>) -> std::io::Result<()> {
    root.build();
    let man = Man::new(root.clone());
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    man.render_extra_section(page)?;
    for command in root.get_subcommands() {
        let mut part = Vec::new();
        let man = Man::new(command.clone());
        man.render_synopsis_section(&mut part)?;
        man.render_description_section(&mut part)?;
        man.render_options_section(&mut part)?;
        man.render_extra_section(&mut part)?;
        let part = String::from_utf8_lossy(&part).replace(".SH ", ".SS ");
        page.extend(format!(".SH \"INWARD {}\"\n", command.get_name().to_uppercase()).into_bytes());
        page.extend(part.into_bytes());
    }
    Ok(())
}

/// Prints where everything lives. No fault of the config file is in the way, so that a broken one can be found and mended.
pub(super) fn path(globals: &Globals, out: &mut Output) -> Result<Outcome, CliError> {
    let file = ConfigFile::of(globals)?;
    let config = file.as_ref().map(|file| Config::load(&file.path)).unwrap_or_default();
    let dir = DataDir::of(globals, &config)?;
    match dir.as_ref().map(|dir| &dir.path) {
        Some(dir) => {
            place("data directory", dir, out)?;
            place("journal", &dir.join("journal"), out)?;
            place("drafts", &dir.join("drafts"), out)?;
            place("trash", &dir.join("trash"), out)?;
            place("backups", &dir.join("backups"), out)?;
        }
        None => out.line("data directory  none: there is no home directory; name one with --data-dir")?,
    }
    match file {
        Some(file) => place("config file", &file.path, out)?,
        None => out.line("config file     none: there is no home directory; name one with --config")?,
    }
    dir.and_then(|dir| dir.left_behind()).map_or(Ok(()), |why| out.remark(why))?;
    Ok(Outcome::Done)
}

fn place(what: &str, path: &Path, out: &mut Output) -> Result<(), CliError> {
    let missing = if path.exists() { "" } else { "  (not there yet)" };
    out.line(format!("{what:<16}{}{missing}", path.display()))
}
