//! The files under `assets/`: each is read by the program, and one that is broken is refused with its place.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use inward::texts::check;
use inward::texts::instruments::instruments;
use inward::texts::practice::practice;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a directory with this ending, by its name from there.
fn files(dir: &Path, ending: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![dir.to_owned()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|found| found == ending) {
            let name = path.strip_prefix(dir).unwrap().to_str().unwrap().replace('\\', "/");
            found.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    found
}

#[test]
fn every_asset_is_read_whole() {
    let all = files(&root().join("assets"), "toml");
    assert!(all.len() > 20, "{all:?}");
    for (name, text) in all {
        assert_eq!(check(&name, &text), Ok(()));
    }
    assert!(check("nothing.toml", "").is_err());
    assert!(check("practice/nothing.toml", "").is_err());
}

#[test]
fn a_broken_asset_is_refused_with_its_name_and_line() {
    for (name, text) in files(&root().join("assets"), "toml") {
        let middle = (text.len() / 2..text.len()).find(|at| text.is_char_boundary(*at)).unwrap();
        let mut all =
            vec![(format!("unknown = 1\n{text}"), Some(1)), (format!("{}\n[", &text[..middle]), None)];
        if let Some((before, rest)) = text.split_once(" = \"") {
            let line = before.matches('\n').count() + 1;
            let (_, after) = rest.split_once('\n').unwrap();
            all.push((format!("{before} = 1 \"{rest}"), Some(line)));
            all.push((format!("{before} = 7\n{after}"), Some(line)));
        }
        for (broken, place) in all {
            let error = check(&name, &broken).unwrap_err();
            assert_eq!(error.file, name);
            let said = error.to_string();
            assert!(!said.contains('\n') && said.contains(&format!("assets/{name}")), "{said}");
            let line = place.map(|line| format!("(line {line}: "));
            assert!(line.as_ref().is_none_or(|line| said.contains(line)), "{line:?}: {said}");
        }
    }
}

#[test]
fn every_text_of_a_screen_that_the_source_names_is_there() {
    let mut named = 0;
    for (path, text) in files(&root().join("src"), "rs") {
        for rest in text.split(".screen(\"").skip(1) {
            let name = rest.split('"').next().unwrap();
            let is_there =
                [practice().screen(name), instruments().screen(name)].iter().any(|it| !it.is_empty());
            assert!(is_there, "{name} in {path}");
            named += 1;
        }
    }
    assert!(named > 10, "{named}");
}

#[test]
fn no_table_of_an_asset_takes_a_line_that_it_does_not_know() {
    /// The tables that texts of any name may stand in.
    const OF_ANY_NAME: [&str; 2] = ["[screen]", "[[end.leads]]"];
    let mut refused = 0;
    for (name, text) in
        files(&root().join("assets"), "toml").into_iter().filter(|(name, _)| name != "insight.toml")
    {
        for (at, header) in text.match_indices('\n').map(|(at, _)| (at + 1, text[at + 1..].lines().next())) {
            let Some(header) = header.filter(|line| line.starts_with('[') && !OF_ANY_NAME.contains(line))
            else {
                continue;
            };
            let line = text[..at].matches('\n').count() + 2;
            let broken = text.replacen(
                &text[at..],
                &format!("{header}\nunknown = 1\n{}", &text[at + header.len()..]),
                1,
            );
            let error = check(&name, &broken).expect_err(header);
            assert!(
                error.what.starts_with(&format!("line {line}: unknown field `unknown`")),
                "{name} {header}: {error}"
            );
            refused += 1;
        }
    }
    assert!(refused > 200, "{refused}");
}
