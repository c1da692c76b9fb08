//! Reads a source file as words, and finds the modules that it names.

use std::collections::BTreeSet;

/// A word, a `::`, or a single character of a source, without comments, white space and what stands in quotes.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut chars = text.chars().peekable();
    let mut previous = ' ';
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match c {
            '/' if next == Some('/') => while chars.next().is_some_and(|c| c != '\n') {},
            '/' if next == Some('*') => {
                let mut last = ' ';
                for c in chars.by_ref() {
                    if last == '*' && c == '/' {
                        break;
                    }
                    last = c;
                }
            }
            '"' => skip_string(&mut chars, raw_hashes(&mut tokens)),
            // A character in quotes, not a lifetime.
            '\'' => {
                let mut ahead = chars.clone();
                let (one, two) = (ahead.next(), ahead.next());
                if one == Some('\\') || two == Some('\'') {
                    if chars.next() == Some('\\') {
                        chars.next();
                    }
                    while chars.next().is_some_and(|c| c != '\'') {}
                }
            }
            ':' if previous == ':' && tokens.last().is_some_and(|last| last == ":") => {
                tokens.pop();
                tokens.push("::".to_owned());
            }
            c if c.is_alphanumeric() || c == '_' => {
                let mut word = String::from(c);
                while let Some(c) = chars.next_if(|c| c.is_alphanumeric() || *c == '_') {
                    word.push(c);
                }
                tokens.push(word);
            }
            c if c.is_whitespace() => {}
            c => tokens.push(c.to_string()),
        }
        previous = c;
    }
    tokens
}

/// Takes the `r##` in front of a raw string off, and says how many `#` end it; `None` for a plain string.
fn raw_hashes(tokens: &mut Vec<String>) -> Option<usize> {
    let hashes = tokens.iter().rev().take_while(|token| *token == "#").count();
    let start = tokens.len().checked_sub(hashes + 1)?;
    if !matches!(tokens[start].as_str(), "r" | "br") {
        return None;
    }
    tokens.truncate(start);
    Some(hashes)
}

fn skip_string(chars: &mut impl Iterator<Item = char>, raw: Option<usize>) {
    let mut hashes = None;
    while let Some(c) = chars.next() {
        match (raw, c) {
            (None, '"') => return,
            (None, '\\') => drop(chars.next()),
            (Some(_), '"') => hashes = Some(0),
            (Some(_), '#') => hashes = hashes.map(|count| count + 1),
            _ => hashes = None,
        }
        if raw.is_some() && hashes == raw {
            return;
        }
    }
}

/// The module that a file holds: `src/tui/screens/week.rs` is `tui::screens::week`, `src/main.rs` is `main`.
pub(super) fn module_of(path: &str) -> Vec<String> {
    let path = path.strip_prefix("src/").unwrap().strip_suffix(".rs").unwrap();
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

/// The paths within the crate that a file names, each with whether tests name it.
pub(super) fn named(path: &str, text: &str) -> BTreeSet<(Vec<String>, bool)> {
    let file = module_of(path);
    let tokens = tokens(text);
    let mut found = BTreeSet::new();
    // The inline modules around the current place, each with the depth at which it ends.
    let mut inner: Vec<(String, usize)> = Vec::new();
    let mut depth = 0;
    let mut index = 0;
    while index < tokens.len() {
        let at = |offset: usize| tokens.get(index + offset).map(String::as_str);
        match tokens[index].as_str() {
            "mod" if at(2) == Some("{") => {
                inner.push((tokens[index + 1].clone(), depth));
                index += 1;
            }
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                if inner.last().is_some_and(|(_, end)| *end == depth) {
                    inner.pop();
                }
            }
            "crate" | "super" | "self" | "inward"
                if at(1) == Some("::") && !(index > 0 && tokens[index - 1] == "::") =>
            {
                let mut here = file.clone();
                here.extend(inner.iter().map(|(name, _)| name.clone()));
                let in_tests = here.iter().any(|name| name == "tests" || name == "testing");
                let mut paths = Vec::new();
                index = tree(&tokens, index, &[], &mut paths);
                let resolved = paths.into_iter().filter_map(|names| resolve(&here, &names));
                found.extend(resolved.map(|target| (target, in_tests)));
                continue;
            }
            _ => {}
        }
        index += 1;
    }
    found
}

/// Reads a path, or a tree of them as in `use`, and returns the place after it.
fn tree(tokens: &[String], mut index: usize, before: &[String], paths: &mut Vec<Vec<String>>) -> usize {
    let is = |index: usize, text: &str| tokens.get(index).is_some_and(|token| token == text);
    let mut path = before.to_vec();
    loop {
        if is(index, "{") {
            index += 1;
            while !is(index, "}") && index < tokens.len() {
                index = tree(tokens, index, &path, paths);
                if is(index, "as") {
                    index += 2;
                }
                if is(index, ",") {
                    index += 1;
                }
            }
            return index + 1;
        }
        let Some(name) = tokens.get(index) else { break };
        path.push(name.clone());
        index += 1;
        if !is(index, "::") {
            break;
        }
        index += 1;
    }
    paths.push(path);
    index
}

/// Where a path leads when it is written in the module `here`; `None` for one that only the binary's name could mean.
fn resolve(here: &[String], path: &[String]) -> Option<Vec<String>> {
    let mut target = here.to_vec();
    for (place, name) in path.iter().enumerate() {
        match name.as_str() {
            "crate" | "inward" if place == 0 => target.clear(),
            "self" | "*" => {}
            "super" => drop(target.pop()?),
            name => target.push(name.to_owned()),
        }
    }
    Some(target)
}
