//! `inward completions` and `inward man`: made into memory first, as their makers panic when a reader has gone.

use clap::{Args, Command};
use clap_complete::Shell;
use clap_mangen::Man;

use super::output::Output;
use super::{CliError, Outcome};

pub(super) const EXAMPLES: &str = "\
Examples:
  inward completions bash > ~/.local/share/bash-completion/completions/inward
  inward completions zsh > ~/.zfunc/_inward
  inward completions fish > ~/.config/fish/completions/inward.fish";

/// What `inward completions` takes.
#[derive(Args, Clone, Debug)]
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
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut root, "inward", &mut script);
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
