//! The texts of the screens stand together: in `src/wording/` or under `assets/`, never in the code of a screen.

use std::fs;
use std::path::{Path, PathBuf};

/// The table of keys, which is one page of texts itself, and what says nothing to a person.
const ELSEWHERE: [&str; 3] = ["src/tui/command/", "src/tui/testing/", "src/tui/terminal.rs"];

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let is_of_tests = path.file_stem().is_some_and(|stem| stem == "tests");
        if path.is_dir() && !is_of_tests {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !is_of_tests {
            found.push(path);
        }
    }
}

/// The texts in quotes of a source, without its tests, comments and attributes.
fn quoted(text: &str) -> Vec<String> {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let is_code = |line: &&str| !["//", "#["].iter().any(|start| line.trim_start().starts_with(start));
    let code: Vec<&str> = text.lines().filter(is_code).filter(|line| !line.contains("reason = ")).collect();
    let code = code.join("\n").replace("\\\"", "'");
    code.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether it has words with a blank between them.
fn is_a_text(text: &str) -> bool {
    let without_parts: String =
        text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
    let words: Vec<&str> = without_parts.split(' ').collect();
    let is_word = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    words.windows(2).any(|pair| is_word(pair[0]) && is_word(pair[1]))
}

#[test]
fn no_screen_holds_a_text_of_its_own() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src/tui"), &mut files);
    let mut found = Vec::new();
    for file in files {
        let name = file.strip_prefix(root).unwrap().display().to_string();
        if ELSEWHERE.iter().any(|elsewhere| name.starts_with(elsewhere)) {
            continue;
        }
        let texts = quoted(&fs::read_to_string(&file).unwrap());
        found.extend(texts.into_iter().filter(|text| is_a_text(text)).map(|text| format!("{name}: {text}")));
    }
    assert!(found.is_empty(), "put these into src/wording/screens/:\n{}", found.join("\n"));
}

#[test]
fn a_text_is_told_from_a_name_and_from_marks() {
    for text in ["Today is not recorded yet.", "{n} entries were found", "two words"] {
        assert!(is_a_text(text), "{text}");
    }
    for name in ["▌ ", "{label}  {figure}", "2026-11-22, -7", "week_start", "{a} · {b}"] {
        assert!(!is_a_text(name), "{name}");
    }
}

/// Names that a thing had beside its present one. The second is where the words mean something else and may stand.
const FORMER_NAMES: [(&str, &[&str]); 12] = [
    ("question a thought", &[]),
    ("pauses", &["{key} pauses for a week", "settings pauses everything", "quotes, pauses"]),
    ("unfinished pause", &[]),
    ("try it out", &[]),
    ("see a quarrel from outside", &[]),
    ("ask clearly", &[]),
    ("follow a trigger", &["follow a trigger chain"]),
    ("calm the body", &[]),
    (
        "then and now",
        &["roots, then and now", "a root: then and now", "then and now, or leave this card closed"],
    ),
    ("the week as a whole", &["look back on the week as a whole: {key} opens the review"]),
    ("slow breathing", &["slow breathing has a small effect"]),
    ("wait out an urge", &[]),
];

#[test]
fn nothing_that_people_read_calls_a_thing_by_another_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = vec![("README.md".to_owned(), fs::read_to_string(root.join("README.md")).unwrap())];
    for dir in ["assets", "assets/practice", "docs"] {
        for entry in fs::read_dir(root.join(dir)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "md" || extension == "toml") {
                texts.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut files = Vec::new();
    for dir in ["src/tui", "src/cli", "src/wording", "src/config"] {
        sources(&root.join(dir), &mut files);
    }
    for file in files {
        let quoted = quoted(&fs::read_to_string(&file).unwrap());
        texts.push((file.display().to_string(), quoted.join("\n")));
    }
    for (place, text) in texts {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        for (former, elsewhere) in FORMER_NAMES {
            let other = elsewhere.iter().fold(text.clone(), |text, meant| text.replace(meant, ""));
            assert!(!other.contains(former), "{place} says {former:?}");
        }
    }
}
