//! The papers say what the program does: keys, commands, settings and the test command are held against it.
use std::fs;
use std::path::Path;
use std::process::Command;

use inward::config::Config;
use inward::config::known::{Known, SECTIONS, SETTINGS};
use inward::texts::{Need, SupportLine};
use inward::tui::command::key_names;
use inward::tui::command::keymap::{Key, Keymap};
use inward::tui::command::{Place, Row, TABLE};

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// Returns the text between two marks of a document.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no {start}"));
    rest.split_once(end).unwrap_or_else(|| panic!("no {end}")).0.trim()
}

fn item(row: &Row) -> String {
    let keys: Vec<Key> = row.keys.iter().filter_map(|key| Key::parse(key)).collect();
    let shown = Keymap::shown(row, &keys);
    format!("`{}` {}", if row.shown.is_empty() { key_names::keys(&keys) } else { shown }, row.title)
}

/// The keys that come with the program: a line for each place, and one for what applies everywhere.
fn key_table() -> String {
    let everywhere = |row: &&Row| row.is_everywhere();
    let in_many =
        |row: &Row| Place::ALL.iter().filter(|place| !place.is_text()).all(|place| row.applies_in(*place));
    let line = |name: &str, rows: Vec<&Row>| {
        format!("| {name} | {} |", rows.into_iter().map(item).collect::<Vec<_>>().join(" · "))
    };
    let mut lines = vec!["| Where | Keys |".to_owned(), "| --- | --- |".to_owned()];
    for place in Place::ALL {
        let own = || TABLE.iter().filter(|row| !row.is_everywhere() && row.applies_in(place));
        // `↑↓` stands for both arrows.
        let shown_by_another = |row: &Row| {
            let first = row.keys.first().and_then(|key| Key::parse(key)).map(Key::name);
            row.shown.is_empty() && first.is_some_and(|name| own().any(|other| other.shown.contains(&name)))
        };
        lines
            .push(line(place.title(), own().filter(|row| !in_many(row) && !shown_by_another(row)).collect()));
    }
    let on_all = TABLE.iter().filter(|row| in_many(row) && !everywhere(row));
    lines.push(line("Wherever nothing is typed", on_all.collect()));
    lines.push(line("Everywhere", TABLE.iter().filter(everywhere).collect()));
    lines.join("\n")
}

#[test]
fn the_keys_that_come_with_the_program_are_in_the_docs() {
    let (keys, expected) = (read("docs/keys.md"), key_table());
    let shown = between(&keys, "<!-- keys -->", "<!-- /keys -->");
    assert!(shown == expected, "put this between the marks in docs/keys.md:\n\n{expected}\n");
}

#[test]
fn every_command_that_the_readme_names_exists_and_each_command_has_help_with_examples() {
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_inward")).args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let help = run(&["--help"]);
    let commands: Vec<&str> = between(&help, "Commands:", "Options:")
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() >= 16, "{commands:?}");
    for command in &commands {
        assert!(run(&[command, "--help"]).contains("Example"), "{command} has no examples");
    }
    let readme = read("README.md");
    let block = between(&readme, "## On the command line\n\n```", "```");
    for line in block.lines() {
        let name = line.split_whitespace().nth(1).unwrap();
        assert!(name == "open" || name.starts_with("--") || commands.contains(&name), "{line}");
    }
}

#[test]
fn every_setting_is_explained_as_the_program_explains_it() {
    let explained = read("docs/config.md").replace('`', "");
    for Known { name, values, default, does, .. } in &SETTINGS {
        let row = format!("| {name} | {values} | {default} | {does} |");
        assert!(explained.contains(&row), "put this into docs/config.md: {row}");
    }
    let rows = explained.lines().filter(|line| line.starts_with("| ")).count();
    assert_eq!(rows, SETTINGS.len() + 2, "a row for each key, and no other");
    for section in &SECTIONS {
        assert!(explained.contains(&format!("[{}]", section.name)), "{}", section.name);
    }
}

#[test]
fn every_source_of_import_is_explained() {
    let explained = read("docs/exchange.md");
    for source in inward::exchange::import::Source::all() {
        let heading = format!("\n### {}\n", source.title());
        assert!(explained.contains(&heading), "docs/exchange.md says nothing of {}", source.name());
    }
}

#[test]
fn every_number_of_the_support_page_has_its_source_in_the_docs() {
    let row = |line: &SupportLine| {
        let need = match line.need {
            Need::Crisis => "crisis",
            Need::Abuse => "abuse",
            Need::OwnBehaviour => "own behaviour",
        };
        let SupportLine { country, place, name, number, checked_on, source, .. } = line;
        format!("| {country} | {place} | {need} | {name} | {number} | {checked_on} | {source} |")
    };
    let heads = [
        "| Country | Place | For | Name | Number | Checked | Found |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ];
    let rows = inward::texts::support().lines_as_listed().iter().map(row);
    let expected = heads.map(str::to_owned).into_iter().chain(rows).collect::<Vec<_>>().join("\n");
    let support = read("docs/support.md");
    let shown = between(&support, "<!-- lines -->", "<!-- /lines -->");
    assert!(shown == expected, "put this between the marks in docs/support.md:\n\n{expected}\n");
}

#[test]
fn the_example_of_a_config_file_can_be_used_as_it_stands() {
    let text = read("docs/config.md");
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    fs::write(&path, between(&text, "```toml", "```")).unwrap();
    let config = Config::load(&path);
    assert_eq!(config.faults, []);
    assert!(!config.keys.is_empty(), "it shows how keys are written");
    Keymap::new(&config.keys).unwrap();
}

#[test]
fn the_gate_runs_exactly_the_test_command_of_the_readme() {
    let readme = read("README.md");
    let command = between(&readme, "## Tests\n\n```", "```");
    assert!(read(".ci/run").lines().any(|line| line == format!("step {command}")), "{command}");
}

/// Every source file, with its path from the root of the package.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut open, mut found) =
        (vec![root.join("src"), root.join("tests"), root.join("benches")], Vec::new());
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).unwrap().display().to_string();
                found.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    found
}

/// Lists the words in backticks in a document, outside of blocks of code.
fn quoted(text: &str) -> Vec<&str> {
    let prose = text.split("```").step_by(2);
    prose.flat_map(|part| part.split('`').skip(1).step_by(2)).collect()
}

#[test]
fn every_file_and_every_test_that_the_map_of_the_code_names_is_there() {
    let (map, sources) = (read("ARCHITECTURE.md"), sources());
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in quoted(&map) {
        let is_file = [".rs", ".toml", ".md", ".json"].iter().any(|ending| name.ends_with(ending))
            || name.ends_with('/');
        let is_there = |name: &str| {
            ["", "src/", "src/tui/", "src/insight/"].iter().any(|dir| root.join(dir).join(name).exists())
                || sources.iter().any(|(path, _)| path.ends_with(&format!("/{name}")))
        };
        let is_made = ["KIND.toml", "state.json", "drafts/"].iter().any(|made| name.ends_with(made));
        assert!(!is_file || is_made || is_there(name), "ARCHITECTURE.md names {name}");
    }
    let rules = between(&map, "| Rule | Test |\n| --- | --- |", "\n\n");
    assert_eq!(rules.lines().count(), 11);
    for rule in rules.lines() {
        let test = quoted(rule).pop().unwrap();
        let start = format!("fn {test}(");
        assert!(sources.iter().any(|(_, text)| text.contains(&start)), "no test {test}");
    }
}

/// Every relative link of a page, without what follows a `#`.
fn links(text: &str) -> Vec<String> {
    let mut links = Vec::new();
    for part in text.split("](").skip(1) {
        let Some((link, _)) = part.split_once(')') else { continue };
        let file = link.split_once('#').map_or(link, |(file, _)| file);
        if !file.is_empty() && !file.contains([':', ' ']) {
            links.push(file.to_owned());
        }
    }
    links
}

#[test]
fn every_page_is_in_the_index_and_every_link_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let index = read("docs/README.md");
    let mut pages = vec!["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"]
        .into_iter()
        .map(|name| root.join(name))
        .collect::<Vec<_>>();
    for found in fs::read_dir(root.join("docs")).unwrap() {
        let path = found.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_file() && name != "README.md" {
            assert!(links(&index).contains(&name), "docs/README.md does not list {name}");
        }
        pages.extend(Some(path).filter(|path| path.extension().is_some_and(|end| end == "md")));
    }
    for page in pages {
        for link in links(&fs::read_to_string(&page).unwrap()) {
            let target = page.parent().unwrap().join(&link);
            assert!(target.exists(), "{} names {link}", page.display());
        }
    }
}
