//! `inward export`: the journal in other forms, for a person, a spreadsheet or another program.

use std::path::{Path, PathBuf};

use clap::Args;

use super::data_dir;
use super::output::{self, Output};
use super::place_out;
use super::setup::Setup;
use super::show::find_one;
use super::{CliError, Outcome, values};
use crate::config::Lists;
use crate::exchange::export::{Export, Format, LeftOut, Names, Part, Parts, Rows, Sheet, Span};
use crate::journal::nearest::nearest;
use crate::journal::text::harmless;
use crate::store::Store;
use crate::wording::export as words;
use crate::wording::numbers::{counted, thousands};

const EXAMPLES: &str = "\
FORMAT is json, jsonl (one entry a line), csv, markdown, text (as jrnl reads it) or html; without one the ending of FILE \
decides, else json.

Ratings and ticks leave; words only when they are asked for. PARTS adds more, with commas between: words, exercises \
(their numbers and choices), checks (the scores of the monthly check), versions (json and jsonl), all (json and jsonl: \
everything, to be read back). Naming ratings or ticks leaves the other out. Drafts, trash, backups and settings never \
leave.

A file is new, and only you can read it; nothing is ever overwritten. For markdown a folder (FILE/) gets a file for each day, as \
Obsidian reads it. Without --output it goes to standard output; html needs a file.

Examples:
  inward export --output journal.json --include all
  inward export --format csv --from -90
  inward export --format csv --for-excel --output ratings.csv
  inward export --include words --output Vault/Journal/
  inward export --entry 8e2b7a10 --output page.html
  inward export --format text --include words | jrnl --import
  inward export --columns";

/// Write the journal in another form: for a person, a spreadsheet or another program
#[derive(Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct ExportArgs {
    /// The form: json, jsonl, csv, markdown, text or html
    #[arg(long, value_name = "FORMAT")]
    format: Option<String>,
    /// The first day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: Option<String>,
    /// The last day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    to: Option<String>,
    /// What leaves beside ratings and ticks: words, exercises, checks, versions, all
    #[arg(long, value_name = "PARTS", value_delimiter = ',')]
    include: Vec<String>,
    /// Only this entry, with its words; can be given again
    #[arg(long, value_name = "ID")]
    entry: Vec<String>,
    /// A new file, a folder for markdown, or - for standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// csv with a row for each rating instead of each day
    #[arg(long)]
    long: bool,
    /// csv as Excel opens it
    #[arg(long)]
    for_excel: bool,
    /// Print what the columns of csv mean
    #[arg(long, exclusive = true)]
    columns: bool,
}

/// Where it goes.
enum Place {
    Out,
    File(PathBuf),
    Folder(PathBuf),
}

pub(super) fn run(args: &ExportArgs, setup: &Setup, out: &mut Output) -> Result<Outcome, CliError> {
    if args.columns {
        words::columns().lines().try_for_each(|line| out.line(line))?;
        return Ok(Outcome::Done);
    }
    let place = place(args)?;
    let format = format(args, &place)?;
    let parts = parts(args, format)?;
    refuse_what_stays(args, format, &place, &parts)?;
    let store = setup.store()?;
    let span = span(args, setup, &store, out)?;
    let (export, mut outcome) = gathered(Export::new(parts, span, setup.clock.now()), &store, out)?;
    let lists = Lists::new(&setup.config());
    let names = Names { lists: &lists, partner: setup.config().partner_words };
    match place {
        Place::Out => print(&export.text(format, names), format, out)?,
        Place::File(path) => {
            let written = store.write_new(&path, export.text(format, names).as_bytes());
            let path = written.map_err(|error| CliError::of_write("the export is written", error))?;
            out.settled(format!("{} is written", path.display()));
            let (head, path_shown) = (written_line(&export), path.display());
            out.line(format!("{head}: {path_shown} (only you can read it). {}", words::SERVED))?;
            place_out::warn_of(path.parent().unwrap_or(&path), out)?;
        }
        Place::Folder(dir) => {
            let files = export.day_files(names);
            let written = store.write_folder(&dir, &files);
            let dir = written.map_err(|error| CliError::of_write("the export is written", error))?;
            let count = files.len();
            let count = format!("{} {}", thousands(count), if count == 1 { "file" } else { "files" });
            out.settled(format!("{count} are written in {}", dir.display()));
            out.line(format!(
                "{}: {count} in {} (only you can read them).",
                written_line(&export),
                dir.display()
            ))?;
            place_out::warn_of(&dir, out)?;
        }
    }
    if name_left_out(&export, format, out)? {
        outcome = Outcome::Partly;
    }
    Ok(outcome)
}

/// The head of the line that something is written: it names the months that could not be read.
fn written_line(export: &Export) -> String {
    let unread: Vec<String> = export.unread().iter().map(ToString::to_string).collect();
    if unread.is_empty() {
        "Written".to_owned()
    } else {
        format!("Written without all of {}", unread.join(", "))
    }
}

fn place(args: &ExportArgs) -> Result<Place, CliError> {
    let Some(named) = &args.output else { return Ok(Place::Out) };
    if named.as_os_str() == "-" {
        return Ok(Place::Out);
    }
    let is_folder = named.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
    let path = data_dir::named(named)?;
    Ok(if is_folder || path.is_dir() { Place::Folder(path) } else { Place::File(path) })
}

fn format(args: &ExportArgs, place: &Place) -> Result<Format, CliError> {
    let format = match (&args.format, place) {
        (Some(name), _) => Format::named(name).ok_or_else(|| {
            let names = Format::ALL.map(Format::name);
            let remedy = nearest(name, names).map_or_else(
                || format!("write one of {}", names.join(", ")),
                |near| format!("did you mean {near}?"),
            );
            CliError::usage(format!("there is no format {name:?}: {remedy}"))
        })?,
        (None, Place::Folder(_)) => Format::Markdown,
        (None, Place::File(path)) => {
            ending(path).and_then(|it| Format::of_ending(&it)).unwrap_or(Format::Json)
        }
        (None, Place::Out) => Format::Json,
    };
    let rows = if args.long { Rows::Ratings } else { Rows::Days };
    match format {
        Format::Csv(_) => Ok(Format::Csv(Sheet { rows, for_excel: args.for_excel })),
        format if args.long || args.for_excel => {
            let option = if args.long { "--long" } else { "--for-excel" };
            let name = format.name();
            Err(CliError::usage(format!(
                "{option} is for csv, not for {name}: add --format csv or leave it out"
            )))
        }
        format => Ok(format),
    }
}

fn ending(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

fn parts(args: &ExportArgs, format: Format) -> Result<Parts, CliError> {
    let mut asked = Vec::new();
    for name in &args.include {
        let names = Part::ALL.map(Part::name);
        let part = Part::named(name.trim()).ok_or_else(|| {
            let remedy = nearest(name, names).map_or_else(
                || format!("write some of {}", names.join(",")),
                |near| format!("did you mean {near}?"),
            );
            CliError::usage(format!("there is no part {name:?} to include: {remedy}"))
        })?;
        asked.push(part);
    }
    if let Some(part) = asked.iter().copied().find(|part| !format.takes(*part)) {
        let takers: Vec<&str> =
            Format::ALL.into_iter().filter(|other| other.takes(part)).map(Format::name).collect();
        let what = if args.long { "csv with --long" } else { format.name() };
        return Err(CliError::usage(format!(
            "{what} has no place for {}: choose {}, or leave it out",
            part.name(),
            takers.join(", ")
        )));
    }
    let parts = Parts::of(asked);
    Ok(if args.entry.is_empty() { parts } else { parts.of_chosen() })
}

/// Refuses an export to a place where it should not be.
fn refuse_what_stays(
    args: &ExportArgs,
    format: Format,
    place: &Place,
    parts: &Parts,
) -> Result<(), CliError> {
    match place {
        Place::Folder(dir) if format != Format::Markdown => {
            let (dir, name) = (dir.display(), format.name());
            Err(CliError::usage(format!("{dir} is a folder, and {name} is one file: name a file in it")))
        }
        Place::Out if args.output.is_none() && format == Format::Html => {
            Err(CliError::usage("html goes into a file: add --output FILE"))
        }
        Place::Out if args.output.is_none() && output::is_terminal() && parts.has(Part::Words) => {
            Err(CliError::usage(
                "words would stay in the terminal's scrollback: add --output FILE, or --output - if you mean it",
            ))
        }
        _ => Ok(()),
    }
}

fn span(args: &ExportArgs, setup: &Setup, store: &Store, out: &mut Output) -> Result<Span, CliError> {
    let mut span = Span::default();
    if args.from.is_some() || args.to.is_some() {
        let today = setup.present(store).today;
        span.from = args.from.as_ref().map(|day| values::any_day(day, today)).transpose()?;
        span.to = args.to.as_ref().map(|day| values::any_day(day, today)).transpose()?;
        values::refuse_swapped(span.from, span.to)?;
    }
    for ending in &args.entry {
        values::id(ending)?;
    }
    for ending in &args.entry {
        span.chosen.push(find_one(store, ending, out)?.id);
    }
    Ok(span)
}

/// Goes through the months; one that cannot be read whole is named and leaves as far as it can.
fn gathered(mut export: Export, store: &Store, out: &mut Output) -> Result<(Export, Outcome), CliError> {
    let mut outcome = Outcome::Done;
    for month in store.months()? {
        if !export.wants(month) {
            continue;
        }
        let reading = store.read_in_passing(month)?;
        if let Some(problem) = reading.problem {
            out.remark(problem)?;
            export.could_not_read(month);
            outcome = Outcome::Partly;
        }
        export.take(&reading.document);
    }
    Ok((export, outcome))
}

/// Says what does not leave; returns whether that is more than was meant.
fn name_left_out(export: &Export, format: Format, out: &mut Output) -> Result<bool, CliError> {
    let LeftOut { words, exercises, checks, not_understood } = export.left_out();
    if words > 0 && format.takes(Part::Words) {
        out.remark("Words are left out; --include words takes them in.")?;
    }
    let more: Vec<(String, &str)> = [
        (exercises, "exercise", "exercises", Part::Exercises),
        (checks, "monthly check", "monthly checks", Part::Checks),
    ]
    .into_iter()
    .filter(|(count, .., part)| *count > 0 && format.takes(*part))
    .map(|(count, one, several, part)| (counted(count, one, several), part.name()))
    .collect();
    if !more.is_empty() {
        let (counts, names): (Vec<String>, Vec<&str>) = more.into_iter().unzip();
        let (counts, names) = (counts.join(" and "), names.join(","));
        out.remark(format!("The figures of {counts} are left out; --include {names} takes them in."))?;
    }
    if let Format::Csv(_) = format
        && export.beside_check_ins() > 0
    {
        let count = counted(export.beside_check_ins(), "entry has", "entries have");
        out.remark(format!("{count} no row, as csv holds check-ins alone; the other formats hold all."))?;
    }
    if not_understood > 0 {
        let count = counted(not_understood, "entry", "entries");
        out.remark(format!(
            "{count} that this version cannot show left out; --format json --include all takes everything."
        ))?;
    }
    Ok(not_understood > 0)
}

/// Prints the export: unchanged into a pipe, without anything that could disturb a terminal on one.
fn print(text: &str, format: Format, out: &mut Output) -> Result<(), CliError> {
    // What would disturb is escaped in JSON, and taken out of the words in every other form.
    let is_plain = matches!(format, Format::Json | Format::JsonLines) || !output::is_terminal();
    let text = if is_plain { text.to_owned() } else { harmless(text) };
    out.bytes(text.as_bytes())
}
