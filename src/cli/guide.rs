//! `inward guide`: prints a page that can be handed on, without opening a journal.

use clap::{Args, ValueEnum};

use super::output::Output;
use super::page::TextPage;
use super::{CliError, Outcome};
use crate::texts;

const EXAMPLES: &str = "\
It holds nothing of the journal, and opens none.

Examples:
  inward guide partner
  inward guide partner > for-you.txt";

const INDENT: usize = 2;

/// Print the page for the partner of someone who feels insecure
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct GuideArgs {
    /// The page
    #[arg(value_name = "PAGE")]
    page: Guide,
}

/// A page that can be handed on.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Guide {
    /// For the partner of someone who feels insecure
    Partner,
}

pub(super) fn run(args: &GuideArgs, out: &mut Output) -> Result<Outcome, CliError> {
    match args.page {
        Guide::Partner => print_partner(&mut TextPage::new(out))?,
    }
    Ok(Outcome::Done)
}

/// Whoever is handed the page may not have this program: it names the directory of helplines.
fn print_partner(page: &mut TextPage<'_>) -> Result<(), CliError> {
    let (guide, directory) = (texts::partner_page(), &texts::support().directory);
    page.words(0, &guide.title)?;
    for part in guide.parts(false) {
        page.heading(&part.title)?;
        for paragraph in &part.say {
            page.words(INDENT, &paragraph.replace("{support}", &directory.name))?;
        }
    }
    Ok(())
}
