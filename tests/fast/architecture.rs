//! The layer rule: dependencies point down only, no two modules import each other, and what is dangerous has one place.
//!
//! The rule is read off the source: every path that starts with `crate`, `super` or `self` (and `inward` in the binary)
//! is resolved to the module that it leads to.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use self::reading::{module_of, named, tokens};

mod reading;

/// Each top-level module, and those that it may name.
const LAYERS: [(&str, &[&str]); 15] = [
    ("system", &[]),
    ("journal", &[]),
    ("insight", &["journal"]),
    ("clock", &["journal"]),
    ("paths", &["journal", "system"]),
    ("texts", &["journal"]),
    ("sample", &["journal", "insight", "texts"]),
    ("store", &["insight", "journal", "clock", "paths", "texts", "sample", "system"]),
    ("config", &["insight", "journal", "clock", "paths", "texts", "sample", "system"]),
    ("privacy", &["remind", "store", "paths", "system"]),
    ("remind", &["store", "journal", "paths"]),
    ("wording", &["privacy", "config", "insight", "journal", "texts"]),
    ("exchange", &["wording", "config", "insight", "journal", "texts", "sample"]),
    (
        "tui",
        &[
            "exchange", "wording", "store", "config", "insight", "journal", "clock", "paths", "texts",
            "sample", "system",
        ],
    ),
    (
        "cli",
        &[
            "tui", "exchange", "wording", "privacy", "remind", "store", "config", "insight", "journal",
            "clock", "paths", "texts", "sample", "system",
        ],
    ),
];

/// The modules that name nothing but the journal and the system; a test of one, or of insight, may look into another.
const LEAVES: [&str; 5] = ["clock", "paths", "texts", "sample", "system"];
/// Where, inside the terminal program, the store may be named: what carries effects out, and its thread.
const STORE_IN_TUI: [&str; 1] = ["src/tui/runtime/"];
const MAY_PRINT: [&str; 1] = ["src/cli/output.rs"];
/// Where the handles of the terminal may be taken, as frames go there.
const MAY_HOLD_TERMINAL: [&str; 2] = ["src/cli/output.rs", "src/tui/terminal.rs"];
const MAY_NAME_CHRONO: [&str; 2] = ["src/clock.rs", "src/journal/day.rs"];
const MAY_NAME_JIFF: [&str; 1] = ["src/clock.rs"];
const MAY_NAME_AGE: [&str; 1] = ["src/store/seal.rs"];
/// Where the system is told from others, and asked by the crates and traits that are its own.
const MAY_ASK_SYSTEM: [&str; 1] = ["src/system/"];
const MOST_LINES: usize = 500;
/// Files that may be longer, each with the reason.
const LONG: [(&str, &str); 2] = [
    ("src/journal/format/salvage/tests.rs", "the damages of one document, each a short test"),
    ("src/tui/screens/check_in/tests.rs", "the tests of one screen"),
];
const NETWORKING: &str = "actix-web async-std attohttpc axum curl h2 hickory-resolver hyper isahc minreq native-tls openssl quinn \
    reqwest rustls smol socket2 ssh2 surf tokio tonic tungstenite ureq warp";

/// A source file: its path from the package's root, and its text.
type Source = (String, String);

fn may(path: &str, places: &[&str]) -> bool {
    places.iter().any(|place| path == *place || place.ends_with('/') && path.starts_with(place))
}

/// Everything in these sources that breaks a rule, a line each.
fn faults(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, text) in sources {
        let lines = text.lines().count();
        if lines > MOST_LINES && LONG.iter().all(|(long, _)| long != path) {
            faults.push(format!("{path} has {lines} lines, more than {MOST_LINES}"));
        }
        if path.starts_with("src/") {
            faults.extend(layer_faults(path, text));
            faults.extend(place_faults(path, text));
        }
    }
    faults.extend(mutual(sources));
    faults
}

/// Names of modules that do not lie below.
fn layer_faults(path: &str, text: &str) -> Vec<String> {
    let module = module_of(path);
    let Some(top) = module.first() else { return Vec::new() };
    let allowed: &[&str] = if top == "main" {
        &["cli"]
    } else {
        match LAYERS.iter().find(|(name, _)| name == top) {
            Some((_, allowed)) => allowed,
            None => return vec![format!("{path} is in no layer: add {top} to LAYERS")],
        }
    };
    let mut faults = Vec::new();
    for (target, in_tests) in named(path, text) {
        let Some(other) = target.first() else { continue };
        let leaves = (top == "insight" || LEAVES.contains(&top.as_str())) && LEAVES.contains(&other.as_str());
        if other != top && !allowed.contains(&other.as_str()) && !(in_tests && leaves) {
            faults.push(format!("{path} names {}, which does not lie below {top}", target.join("::")));
        }
        if top == "tui" && other == "store" && !may(path, &STORE_IN_TUI) {
            faults.push(format!("{path} names {}: in tui only the runtime may", target.join("::")));
        }
    }
    faults
}

/// Printing, the terminal's handles, chrono and the network, outside the one place for each.
fn place_faults(path: &str, text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let mut faults = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let follows = |expected: &[&str]| tokens[index + 1..].iter().take(expected.len()).eq(expected);
        let comes_after =
            |before: &[&str]| index >= before.len() && tokens[index - before.len()..index].iter().eq(before);
        if token == "not" && follows(&["(", "test", ")"]) {
            faults.push(format!(
                "{path} has code that its tests are built without: clippy does not read it in .ci/run"
            ));
        }
        let fault = match token.as_str() {
            "print" | "println" | "eprint" | "eprintln" if follows(&["!"]) => !may(path, &MAY_PRINT),
            // To ask whether it is a terminal is not to write to it.
            "stdout" | "stderr" if follows(&["(", ")", ".", "is_terminal"]) => false,
            "stdout" | "stderr" if follows(&["(", ")"]) => !may(path, &MAY_HOLD_TERMINAL),
            "chrono" => !may(path, &MAY_NAME_CHRONO),
            "jiff" => !may(path, &MAY_NAME_JIFF),
            "age" if follows(&["::"]) => !may(path, &MAY_NAME_AGE),
            "net" => comes_after(&["std", "::"]),
            "rustix" | "signal_hook" | "ctrlc" | "dunce" => !may(path, &MAY_ASK_SYSTEM),
            "os" if comes_after(&["std", "::"]) => !may(path, &MAY_ASK_SYSTEM),
            "cfg" | "cfg_attr" if tells_systems_apart(&tokens[index + 1..]) => !may(path, &MAY_ASK_SYSTEM),
            "TcpStream" | "TcpListener" | "UdpSocket" | "ToSocketAddrs" => true,
            _ => false,
        };
        faults.extend(fault.then(|| format!("{path} uses {token}, which has its place elsewhere")));
    }
    faults.dedup();
    faults
}

/// Whether the condition that begins here, in `cfg(…)`, `cfg_attr(…)` or `cfg!(…)`, asks which system this is.
fn tells_systems_apart(tokens: &[String]) -> bool {
    let mut depth = 0;
    for token in tokens.iter().skip_while(|token| *token == "!") {
        match token.as_str() {
            "(" => depth += 1,
            ")" => depth -= 1,
            "unix" | "windows" => return true,
            name if name.starts_with("target_") => return true,
            _ => {}
        }
        if depth == 0 {
            return false;
        }
    }
    false
}

/// Pairs of modules that name each other outside their tests; a module and those inside it are one.
fn mutual(sources: &[Source]) -> Vec<String> {
    let files: BTreeSet<Vec<String>> = sources
        .iter()
        .filter(|(path, _)| path.starts_with("src/"))
        .map(|(path, _)| module_of(path))
        .filter(|module| !module.is_empty())
        .collect();
    let file_of = |target: &[String]| {
        (1..=target.len()).rev().find_map(|length| files.get(&target[..length])).map(|file| file.join("::"))
    };
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in sources.iter().filter(|(path, _)| path.starts_with("src/")) {
        let module = module_of(path).join("::");
        let targets = named(path, text);
        let targets = targets.iter().filter(|(_, in_tests)| !in_tests);
        edges.entry(module).or_default().extend(targets.filter_map(|(target, _)| file_of(target)));
    }
    let inside = |one: &str, other: &str| other.strip_prefix(one).is_some_and(|rest| rest.starts_with("::"));
    let mut faults = Vec::new();
    for (one, targets) in &edges {
        for other in targets.iter().filter(|other| one < *other) {
            let back = edges.get(other).is_some_and(|targets| targets.contains(one));
            if back && !inside(one, other) && !inside(other, one) {
                faults.push(format!("{one} and {other} name each other"));
            }
        }
    }
    faults
}

/// The crates of a Cargo.lock that talk to the network.
fn networking(lock: &str) -> Vec<&str> {
    let names = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'));
    names.filter(|name| NETWORKING.split(' ').any(|other| other == *name)).collect()
}

fn sources() -> Vec<Source> {
    fn collect(root: &Path, dir: &Path, sources: &mut Vec<Source>) {
        let Ok(entries) = fs::read_dir(dir) else { return };
        for entry in entries.map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                collect(root, &path, sources);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                sources.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    for dir in ["src", "tests", "benches"] {
        collect(root, &root.join(dir), &mut sources);
    }
    sources.sort();
    sources
}

#[test]
fn the_source_keeps_the_rules() {
    let sources = sources();
    assert!(sources.iter().any(|(path, _)| path == "src/lib.rs"), "the source was found");
    let faults = faults(&sources);
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn each_exception_is_needed() {
    let sources = sources();
    let places = [
        &STORE_IN_TUI[..],
        &MAY_PRINT,
        &MAY_HOLD_TERMINAL,
        &MAY_NAME_CHRONO,
        &MAY_NAME_JIFF,
        &MAY_NAME_AGE,
        &MAY_ASK_SYSTEM,
    ]
    .concat();
    for place in places {
        assert!(sources.iter().any(|(path, _)| may(path, &[place])), "{place} is allowed and not there");
    }
    for (layer, _) in LAYERS {
        assert!(
            sources.iter().any(|(path, _)| module_of_source(path) == Some(layer)),
            "no file is in {layer}"
        );
    }
    for (long, _) in LONG {
        let lines = sources.iter().find(|(path, _)| path == long).map(|(_, text)| text.lines().count());
        assert!(lines.is_some_and(|lines| lines > MOST_LINES), "{long} need not be an exception");
    }
}

/// The top-level module that a file of the source belongs to.
fn module_of_source(path: &str) -> Option<&str> {
    path.strip_prefix("src/")?.split(['/', '.']).next()
}

#[test]
fn no_crate_that_talks_to_the_network_is_in_the_tree() {
    assert_eq!(networking(include_str!("../../Cargo.lock")), [] as [&str; 0]);
    assert_eq!(networking("[[package]]\nname = \"mio\"\n[[package]]\nname = \"reqwest\"\n"), ["reqwest"]);
}

fn found(files: &[(&str, &str)]) -> Vec<String> {
    let sources: Vec<Source> =
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    faults(&sources)
}

#[test]
fn a_name_from_a_layer_above_is_found_however_it_is_written() {
    for (path, text) in [
        ("src/journal/day.rs", "use crate::insight::Week;"),
        ("src/journal/day.rs", "use super::super::insight;"),
        ("src/journal/mod.rs", "use super::clock::Clock;"),
        ("src/journal/day.rs", "fn now() { crate::clock::now() }"),
        ("src/journal/day.rs", "mod inner { use super::super::super::texts; }"),
        ("src/insight/week.rs", "use crate::{journal::Day, texts};"),
        ("src/insight/week.rs", "use crate::journal::{Day, Week};\npub(in crate::store) fn f() {}"),
        (
            "src/store/mod.rs",
            "use crate::{\n    journal::{Day, draft::{line, Field}},\n    config::{self},\n};",
        ),
        ("src/config/mod.rs", "use crate::store::Store;"),
        ("src/exchange/csv.rs", "type A = crate::store::Store;"),
        ("src/tui/app.rs", "use crate::cli;"),
        ("src/tui/app.rs", "use crate::store::Store;"),
        ("src/clock.rs", "use crate::texts;"),
        ("src/sample/mod.rs", "use crate::clock::Clock;"),
        ("src/sample/tests.rs", "use crate::store::Store;"),
        ("src/insight/gentle_checks/tests.rs", "use crate::store::Store;"),
        ("src/main.rs", "use inward::store::Store;"),
        ("src/main.rs", "fn main() { inward::tui::run() }"),
        ("src/journal/day.rs", "#[cfg(test)]\nmod tests { use crate::store::Store; }"),
        ("src/journal/day.rs", "const A: &str = r#\"\"# ; use crate::store::Store;"),
        ("src/journal/day.rs", "const A: char = '\"'; use crate::store::Store; const B: char = '\"';"),
        ("src/journal/day.rs", "fn a<'a>(b: &'a str) { crate::store::open(b) }"),
        ("src/other.rs", ""),
    ] {
        assert_eq!(found(&[(path, text)]).len(), 1, "{path}: {text}");
    }
}

#[test]
fn names_from_layers_below_and_words_in_texts_are_no_fault() {
    for (path, text) in [
        ("src/journal/day.rs", "use super::moment::Moment;"),
        (
            "src/journal/day.rs",
            "// crate::store\n/* crate::store */\n/// crate::store\nconst A: &str = \"crate::store\";",
        ),
        ("src/journal/day.rs", "const A: &str = r##\"\"# crate::store::Store \"##;"),
        ("src/journal/day.rs", "#[cfg(test)]\nmod tests { use super::*; use crate::journal::entry; }"),
        ("src/insight/week.rs", "use super::numeric; use crate::journal::{Day, Week as Seven};"),
        (
            "src/store/mod.rs",
            "mod atomic; use self::atomic::replace; use crate::{clock::Clock, journal::Day};",
        ),
        ("src/sample/tests.rs", "use crate::texts;"),
        ("src/insight/gentle_checks/tests.rs", "use crate::texts;"),
        ("src/tui/runtime/mod.rs", "use crate::store::Store;"),
        ("src/tui/runtime/worker.rs", "use crate::store::Store;"),
        ("src/tui/mod.rs", "fn is() -> bool { io::stdout().is_terminal() }"),
        ("src/tui/terminal.rs", "fn out() { io::stdout() }"),
        ("src/cli/output.rs", "fn say() { println!(); io::stderr() }"),
        ("src/main.rs", "fn main() { inward::cli::run() }"),
        ("src/system/unix/sync.rs", "#[cfg(target_os = \"linux\")]\nuse rustix::fs; use std::os::fd::AsFd;"),
        (
            "src/store/lock.rs",
            "#[cfg(test)]\nfn unix(windows: [u8; 2]) { windows.windows(2); let os = cfg!(debug_assertions); }",
        ),
        ("src/lib.rs", "pub mod cli;"),
        ("tests/x.rs", "use inward::store::Store; fn f() { println!() }"),
    ] {
        assert_eq!(found(&[(path, text)]), [] as [&str; 0], "{path}: {text}");
    }
}

#[test]
fn two_modules_that_name_each_other_are_found() {
    let day = ("src/journal/day.rs", "use super::moment::Moment;");
    let moment = ("src/journal/moment.rs", "use crate::journal::day::{Day, DayError};");
    assert_eq!(found(&[day, moment]), ["journal::day and journal::moment name each other"]);
    assert!(
        found(&[day, ("src/journal/moment.rs", "mod tests { use crate::journal::day::Day; }")]).is_empty()
    );
    assert!(
        found(&[("src/tui/mod.rs", "use self::app::App;"), ("src/tui/app.rs", "use super::Setup;")])
            .is_empty()
    );
}

#[test]
fn what_has_one_place_is_found_elsewhere() {
    for (path, text) in [
        ("src/cli/week.rs", "fn f() { println!(\"x\") }"),
        ("src/tui/terminal.rs", "fn f() { eprint!(\"x\") }"),
        ("src/store/mod.rs", "fn f() { std::io::stdout().write_all(b\"x\") }"),
        ("src/store/mod.rs", "use chrono::NaiveDate;"),
        ("src/journal/day.rs", "use jiff::Timestamp;"),
        ("src/cli/week.rs", "use std::net::IpAddr;"),
        ("src/cli/week.rs", "fn f(s: TcpStream) {}"),
        ("src/store/lock.rs", "#[cfg(unix)]\nfn f() {}"),
        ("src/store/lock.rs", "#[cfg(all(test, not(target_os = \"macos\")))]\nfn f() {}"),
        ("src/store/lock.rs", "#[cfg_attr(windows, allow(dead_code))]\nfn f() {}"),
        ("src/cli/data_dir.rs", "const A: bool = cfg!(windows);"),
        ("src/cli/data_dir.rs", "mod tests { #[cfg(target_pointer_width = \"32\")] fn f() {} }"),
        ("src/store/lock.rs", "use std::os::unix::fs::MetadataExt;"),
        ("src/tui/input.rs", "fn f() { rustix::process::getuid() }"),
        ("src/store/lock.rs", "#[cfg(not(test))]\nfn f() {}"),
    ] {
        assert_eq!(found(&[(path, text)]).len(), 1, "{path}: {text}");
    }
    assert_eq!(found(&[("tests/long.rs", &"\n".repeat(MOST_LINES + 1))]).len(), 1);
    assert!(found(&[("tests/long.rs", &"\n".repeat(MOST_LINES))]).is_empty());
}
