//! `inward privacy`: who can read what, in plain words.

use std::path::Path;

use clap::Args;
use serde_json::{Value, json};

use super::globals::Globals;
use super::output::Output;
use super::page::TextPage;
use super::setup::{ConfigFile, Setup};
use super::{CliError, Outcome, json};
use crate::paths;
use crate::privacy::{Facts, Places, Row, judge, mends};
use crate::store::Store;
use crate::wording::privacy::{self as wording, Line};

const EXAMPLES: &str = "\
It looks at the journal's folder and at what lies around it: who can open it, what copies it, and what shells, editors \
and the system keep. Each line is one fact, with what to do about it. No entry is opened, nothing is written, and none \
of what is found in other files is printed.

Exits with 0 if there is nothing to mend, with 3 if there is.

Examples:
  inward privacy
  inward privacy --json";

/// Say who can read what, and what to do about it
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct PrivacyArgs {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(
    args: &PrivacyArgs,
    globals: &Globals,
    setup: &Setup,
    out: &mut Output,
) -> Result<Outcome, CliError> {
    // It need not be open: only the names of its files are looked at.
    let store = Store::open(setup.dir()?)?;
    let home = paths::home().unwrap_or_else(|| store.root().to_owned());
    let mut places = Places::of(&home, paths::variable);
    places.memory = paths::memory();
    places.config = ConfigFile::of(globals)?.and_then(|file| std::path::absolute(file.path).ok());
    let rows = judge(&Facts::look(&store, &places)?);
    if args.json {
        json::print(&to_json(&rows, store.root(), &places), out)?;
    } else {
        say(&rows, store.root(), &home, &mut TextPage::new(out))?;
    }
    Ok(if mends(&rows) { Outcome::No } else { Outcome::Done })
}

/// How far a remedy stands in.
const INDENT: usize = 2;

fn say(rows: &[Row], root: &Path, home: &Path, page: &mut TextPage<'_>) -> Result<(), CliError> {
    for line in wording::page(rows, root, home) {
        match line {
            Line::Words(text) => page.words(0, &text)?,
            Line::Heading(text) => page.heading(&text)?,
            Line::Fact(text) => page.item(&text)?,
            Line::Remedy(text) => page.words(INDENT, &text)?,
        }
    }
    Ok(())
}

fn to_json(rows: &[Row], root: &Path, places: &Places) -> Value {
    let shown = |path: &Path| path.display().to_string();
    let row = |row: &Row| {
        let said = wording::said(row, root, &places.home);
        json!({
            "kind": row.kind.key(),
            "status": row.kind.status().key(),
            "path": row.path.as_deref().map(shown),
            "count": row.count,
            "name": row.name,
            "what": said.what,
            "remedy": said.remedy,
        })
    };
    json!({
        "data_dir": shown(root),
        "config_file": places.config.as_deref().map(shown),
        "well": !mends(rows),
        "rows": rows.iter().map(row).collect::<Vec<_>>(),
    })
}
