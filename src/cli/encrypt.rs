//! `inward encrypt`: seals the journal with a passphrase, or an open one anew with other keys.

use std::path::{Path, PathBuf};

use clap::Args;

use super::data_dir::named;
use super::output::{self, Output};
use super::page::TextPage;
use super::setup::Setup;
use super::stdin::Answers;
use super::{CliError, Outcome};
use crate::clock::Clock;
use crate::paths;
use crate::store::{NewKeys, Passphrase, Sealing, Store, drawn_words};
use crate::wording::sealing as wording;

const EXAMPLES: &str = "\
It says first what sealing does and does not protect, then asks for a passphrase and shows the paper key, which opens everything \
should the passphrase be forgotten. Interrupted, it is finished the next time the journal is opened.

For scripts, --passphrase-fd N takes the passphrase, and --recovery-file writes the paper key into a new file instead of asking for it \
to be typed back.

Examples:
  inward encrypt
  inward encrypt --new-keys
  inward encrypt --passphrase-fd 3 --recovery-file paper.txt --yes 3< words.txt";

/// Seal the journal with a passphrase
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct EncryptArgs {
    /// Seal a sealed journal anew, with other keys and another paper key
    #[arg(long)]
    new_keys: bool,
    /// Write the paper key into a new file, instead of asking for it to be typed back
    #[arg(long, value_name = "FILE")]
    recovery_file: Option<PathBuf>,
    /// Do not ask whether to go on
    #[arg(long)]
    yes: bool,
}

pub(super) fn run(args: &EncryptArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    let store = Store::create(setup.dir()?)?;
    can_show_paper_key(args.recovery_file.as_deref(), setup)?;
    if args.new_keys {
        return renew(&store, args.recovery_file.as_deref(), setup, out);
    }
    if store.sealing() != Sealing::Plain {
        return Err(CliError::usage(
            "the journal is sealed already: inward passphrase changes its passphrase, --new-keys seals it anew",
        ));
    }
    let now = setup.clock.now();
    store.ready_to_seal(&now)?;
    if !setup.secrets.are_given() {
        explain(&store, out)?;
    }
    if !args.yes && !confirmed("Seal the journal? Type yes to continue: ", out)? {
        return Ok(Outcome::No);
    }
    if !setup.secrets.are_given() {
        let numbers = [(); 5].map(|()| Clock::random());
        out.line(format!("\n{}\n  {}\n", wording::DRAWN_WORDS, drawn_words(numbers)))?;
    }
    let passphrase = setup.secrets.ask_new(out)?;
    let new = NewKeys::fresh();
    hand_over_paper_key(&new, args.recovery_file.as_deref(), &store, setup, out)?;
    if let Err(error) = store.encrypt(&new, &passphrase, &now) {
        return Err(match store.sealing() {
            Sealing::Plain => error.into(),
            // The paper key is right already.
            _ => CliError::from(error)
                .with("sealing is begun, and goes on when the journal is opened the next time"),
        });
    }
    out.settled("the journal is sealed");
    out.line(wording::SEALED)?;
    Ok(Outcome::Done)
}

fn renew(
    store: &Store,
    recovery_file: Option<&Path>,
    setup: &Setup,
    out: &mut Output,
) -> Result<Outcome, CliError> {
    if store.sealing() == Sealing::Plain {
        return Err(CliError::usage("the journal is not sealed: leave --new-keys out to seal it"));
    }
    let passphrase: Passphrase = setup.secrets.ask(wording::PASSPHRASE)?;
    say(store.unlock(&passphrase, &setup.clock.now())?.lines);
    let new = store.new_keys(&passphrase)?;
    hand_over_paper_key(&new, recovery_file, store, setup, out)?;
    store.renew_keys(&new, &passphrase)?;
    out.settled("the journal is sealed with new keys");
    out.line(wording::SEALED_ANEW)?;
    Ok(Outcome::Done)
}

/// Seals a journal anew for `inward recovery --new`, which is the same.
pub(super) fn with_new_paper_key(
    recovery_file: Option<&Path>,
    setup: &Setup,
    out: &mut Output,
) -> Result<Outcome, CliError> {
    can_show_paper_key(recovery_file, setup)?;
    renew(&Store::create(setup.dir()?)?, recovery_file, setup, out)
}

/// What was done while the journal was opened.
pub(super) fn say(lines: Vec<String>) {
    for line in lines {
        output::complain(&line);
    }
}

fn explain(store: &Store, out: &mut Output) -> Result<(), CliError> {
    let mut page = TextPage::new(out);
    for paragraph in wording::BEFORE_SEALING {
        page.heading(paragraph)?;
    }
    let copies = store.copies_out()?;
    if !copies.is_empty() {
        page.heading(wording::OUT_STAYS)?;
        for copy in copies {
            page.words(2, &copy.display().to_string())?;
        }
    }
    if let Some(program) = paths::sync_program(store.root()) {
        page.heading(&format!(
            "The journal lies in a folder of {program}, which may keep what was there before: look there for older versions."
        ))?;
    }
    out.line("")
}

/// Whether the paper key can be handed over: to a person, or into a file.
pub(super) fn can_show_paper_key(file: Option<&Path>, setup: &Setup) -> Result<(), CliError> {
    if file.is_some() || (output::asks_a_person() && !setup.secrets.are_given()) {
        return Ok(());
    }
    Err(CliError::usage(
        "nobody can type the paper key back here: write it into a new file with --recovery-file FILE",
    ))
}

/// Shows the paper key and has it typed back, or writes it into a new file.
pub(super) fn hand_over_paper_key(
    new: &NewKeys,
    file: Option<&Path>,
    store: &Store,
    setup: &Setup,
    out: &mut Output,
) -> Result<(), CliError> {
    let key = new.paper_key();
    if let Some(file) = file {
        let written = store.write_new(&named(file)?, format!("{key}\n").as_bytes())?;
        return out
            .line(format!("The paper key is in {}: move it away from this computer.", written.display()));
    }
    let mut page = TextPage::new(out);
    page.heading(wording::PAPER_KEY)?;
    out.line("")?;
    for part in key.as_bytes().chunks(PART) {
        out.line(format!("  {}", String::from_utf8_lossy(part)))?;
    }
    out.line("")?;
    out.flush()?;
    while !new.is_paper_key(&setup.secrets.text(wording::PAPER_KEY_BACK)?) {
        out.line(wording::NOT_THE_PAPER_KEY)?;
        out.flush()?;
    }
    out.line(wording::STILL_SHOWN)
}

/// The number of letters of the paper key on a line: spaces and ends of lines do not count when it is typed.
const PART: usize = 37;

/// Asks whether to go on; where nobody can be asked, that is said.
pub(super) fn confirmed(question: &str, out: &mut Output) -> Result<bool, CliError> {
    if !output::asks_a_person() {
        return Err(CliError::usage("there is no terminal to ask on: add --yes to go on without asking"));
    }
    out.ask(question)?;
    let answer = Answers::at_hand().next()?.unwrap_or_default();
    let is_yes = ["y", "yes"].iter().any(|yes| answer.trim().eq_ignore_ascii_case(yes));
    if !is_yes {
        out.line("Nothing was changed.")?;
    }
    Ok(is_yes)
}
