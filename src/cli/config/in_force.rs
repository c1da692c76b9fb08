//! `inward config`: every key with its value, its default and where it comes from.

use crate::cli::data_dir::DataDir;
use crate::cli::globals::Globals;
use crate::cli::output::Output;
use crate::cli::setup::{ConfigFile, name_skipped};
use crate::cli::{CliError, Outcome};
use crate::config::known::{Known, SECTIONS, SETTINGS};
use crate::config::{Config, Source};
use crate::store::{State, Store};
use crate::tui::command::key_names;
use crate::tui::command::keymap::{Key, Keymap, keys_of};
use crate::wording::width::padded;

pub(super) fn run(file: &ConfigFile, globals: &Globals, out: &mut Output) -> Result<Outcome, CliError> {
    let config = file.load()?;
    let missing = if config.exists { "" } else { "  (not there yet: inward config init writes one)" };
    out.line(format!("Config file: {}{missing}\n", file.path.display()))?;
    // The remembered settings count where the file is silent; without them the defaults hold.
    let store = DataDir::of(globals, &config)?.and_then(|dir| Store::open(&dir.path).ok());
    let state = store.and_then(|store| store.state().ok()).unwrap_or_default();
    let config = config.over(&state);
    let rows = settings(&config, &state).into_iter().chain(own(&config)).chain(keys(&config));
    let heads = ["Key", "Value", "Default", "From"].map(str::to_owned);
    print(&std::iter::once(heads).chain(rows).collect::<Vec<_>>(), out)?;
    name_skipped(&config, out)?;
    Ok(Outcome::Done)
}

/// A key, its value, its default, and where it comes from.
type Row = [String; 4];

fn settings(config: &Config, state: &State) -> Vec<Row> {
    let row = |known: &Known| {
        [
            known.name.to_owned(),
            (known.value)(config, state),
            known.default.to_owned(),
            from(config, known.name),
        ]
    };
    SETTINGS.iter().map(row).collect()
}

/// Where the value of a key comes from.
fn from(config: &Config, name: &str) -> String {
    match config.source(name) {
        Source::Line(line) => format!("line {line}"),
        Source::Program => "chosen in the program".to_owned(),
        Source::Default => "the default".to_owned(),
    }
}

/// Own ticks, labels and lines of support.
fn own(config: &Config) -> Vec<Row> {
    let mut rows = Vec::new();
    for section in &SECTIONS {
        for (key, text) in section.own.map(|own| own(config)).unwrap_or_default() {
            let key = format!("{}.{key}", section.name);
            let from = from(config, &key);
            rows.push([key, format!("\"{text}\""), "none".to_owned(), from]);
        }
    }
    rows
}

/// Own keys of commands that are in force.
fn keys(config: &Config) -> Vec<Row> {
    let keymap = Keymap::in_force(config);
    let own = config.keys.iter().chain(&config.chosen_keys);
    own.filter_map(|line| {
        let (row, keys) = keymap.all().find(|(row, _)| row.name == line.command)?;
        let default: Vec<Key> = keys_of(row).collect();
        let name = format!("keys.{}", row.name);
        let from = from(config, &name);
        let is_used = line.keys.iter().filter_map(|key| Key::parse(key)).eq(keys.iter().copied());
        is_used.then(|| [name, key_names::keys(keys), key_names::keys(&default), from])
    })
    .collect()
}

/// Prints rows with their columns below each other.
fn print(rows: &[Row], out: &mut Output) -> Result<(), CliError> {
    use unicode_width::UnicodeWidthStr;

    const MOST: usize = 34;
    let widths: [usize; 4] = std::array::from_fn(|column| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.width()).max().unwrap_or_default().min(MOST)
    });
    for row in rows {
        let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| padded(cell, width)).collect();
        out.line(cells.join("  ").trim_end())?;
    }
    Ok(())
}
