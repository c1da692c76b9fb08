//! `inward support`: prints the support page, without a journal.

use clap::Args;

use super::output::Output;
use super::page::TextPage;
use super::setup::Setup;
use super::{CliError, Outcome};
use crate::config::{country_code, remedy};
use crate::journal::Day;
use crate::wording::screens::support as wording;
use crate::wording::support_page::{self, Part, SupportPage};

const EXAMPLES: &str = "\
It is the page that s opens in the window: people who answer, and what may be more than insecurity. No journal is \
opened, and nothing is dialled.

Examples:
  inward support
  inward support --country IE";

/// Print people who answer, by country
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct SupportArgs {
    /// The two letters of a country; otherwise the chosen one, or all
    #[arg(long, value_name = "CC")]
    country: Option<String>,
}

pub(super) fn run(args: &SupportArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let country = args.country.as_deref().map(country).transpose()?;
    print_page(country.as_deref(), setup, out)?;
    Ok(Outcome::Done)
}

/// Prints the page for a country; `None` = the chosen one, or all.
pub(super) fn print_page(named: Option<&str>, setup: &Setup, out: &mut Output) -> Result<(), CliError> {
    let config = setup.config();
    let country = named.or(config.country.as_deref());
    let mut about_country = support_page::shown_for(country);
    if named.is_none() {
        let can_be_chosen = setup.is_menu.get() && setup.file.country.is_none();
        let how = if can_be_chosen { wording::HOW_TO_NAME_IN_THE_MENU } else { wording::HOW_TO_NAME };
        about_country = format!("{about_country} {how}");
    }
    let page = SupportPage {
        config: &config,
        country,
        today: Day::at(&setup.clock.now(), setup.file.day_start.unwrap_or_default()),
        not_safe: false,
        own_first: usize::MAX,
        about_country: &about_country,
    };
    print(&page.parts(), &mut TextPage::new(out))
}

/// A country by its letters, read as the settings read them.
fn country(written: &str) -> Result<String, CliError> {
    match remedy("country", &written.into()) {
        Some(remedy) => Err(CliError::usage(format!("there is no country {written:?}: {remedy}"))),
        None => Ok(country_code(written).unwrap_or_default()),
    }
}

fn print(parts: &[Part], page: &mut TextPage<'_>) -> Result<(), CliError> {
    let mut is_after_gap = true;
    for part in parts {
        match part {
            Part::Gap if is_after_gap => {}
            Part::Gap | Part::Rule => page.line("")?,
            Part::Text(text) | Part::Notice(text) | Part::Muted(text) | Part::Heading(text) => {
                page.words(0, text)?;
            }
            Part::Item(text) => page.words(0, &format!("- {text}"))?,
            Part::Line { number, name, about } => {
                page.words(0, format!("{number}  {name}").trim_end())?;
                about.iter().try_for_each(|line| page.words(4, line))?;
            }
        }
        is_after_gap = matches!(part, Part::Gap | Part::Rule);
    }
    Ok(())
}
