//! `inward passphrase`: gives a sealed journal another passphrase.

use clap::Args;

use super::output::Output;
use super::setup::Setup;
use super::{CliError, Outcome};
use crate::store::{Sealing, Store};
use crate::wording::sealing as wording;

const EXAMPLES: &str = "\
Nothing but the keys is written anew: whoever copied them before still opens the journal with the old passphrase. inward encrypt \
--new-keys seals everything anew.

With --passphrase-fd N the first line is the old passphrase, the second the new one.

Examples:
  inward passphrase
  inward passphrase --passphrase-fd 3 3< two-lines.txt";

/// Change the passphrase of a sealed journal
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct PassphraseArgs {}

pub(super) fn run(_: &PassphraseArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let store = Store::open(setup.dir()?)?;
    if store.sealing() == Sealing::Plain {
        return Err(CliError::usage("the journal is not sealed: inward encrypt seals it with a passphrase"));
    }
    let old = setup.secrets.ask(wording::PASSPHRASE)?;
    // Whoever mistypes it hears so before thinking of another one.
    super::encrypt::say(store.unlock(&old, &setup.clock.now())?.lines);
    let new = setup.secrets.ask_new(out)?;
    store.change_passphrase(&old, &new)?;
    out.settled("the passphrase is changed");
    out.line(wording::OTHER_PASSPHRASE)?;
    Ok(Outcome::Done)
}
