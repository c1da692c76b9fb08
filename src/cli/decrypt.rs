//! `inward decrypt`: writes everything in clear again.

use clap::Args;

use super::encrypt::confirmed;
use super::output::Output;
use super::page::TextPage;
use super::setup::Setup;
use super::{CliError, Outcome};
use crate::store::{Sealing, Store};
use crate::wording::sealing as wording;

const EXAMPLES: &str = "\
It asks for the passphrase even if the journal is open. Interrupted, it is finished the next time the journal is opened.

Examples:
  inward decrypt
  inward decrypt --passphrase-fd 3 --yes 3< passphrase.txt";

/// Write the journal in clear again
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct DecryptArgs {
    /// Do not ask whether to go on
    #[arg(long)]
    yes: bool,
}

pub(super) fn run(args: &DecryptArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let store = Store::open(setup.dir()?)?;
    if store.sealing() == Sealing::Plain {
        return Err(CliError::usage("the journal is not sealed: there is nothing to do"));
    }
    TextPage::new(out).words(0, wording::BEFORE_UNSEALING)?;
    if !args.yes && !confirmed("Unseal the journal? Type yes to continue: ", out)? {
        return Ok(Outcome::No);
    }
    out.flush()?;
    let passphrase = setup.secrets.ask(wording::PASSPHRASE)?;
    store.decrypt(&passphrase, &setup.clock.now())?;
    out.settled("the journal is no longer sealed");
    out.line(wording::UNSEALED)?;
    Ok(Outcome::Done)
}
