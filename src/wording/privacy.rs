//! The words of a row on who can read what.

use std::path::Path;

use crate::privacy::{Kind, Row, Status, mends};
use crate::texts;

/// The words of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The fact.
    pub what: String,
    /// What can be done about it.
    pub remedy: Option<String>,
}

/// The words of a row, for a journal in this folder and a person with this home directory.
pub fn said(row: &Row, root: &Path, home: &Path) -> Said {
    let Some(text) = texts::privacy().row(row.kind.key()) else {
        return Said { what: row.kind.key().to_owned(), remedy: None };
    };
    let is_several = row.count.is_some_and(|count| count > 1);
    let what = text.several.as_ref().filter(|_| is_several).unwrap_or(&text.what);
    let path = row.path.as_deref().unwrap_or(root);
    let name = row.name.as_deref().unwrap_or_default();
    let how = if row.kind == Kind::HistoryTells { texts::privacy().shells.of(name) } else { "" };
    let filled = |text: &str| {
        filled(text, |part| match part {
            "path" => Some(shown(path, home)),
            "typed" => Some(typed(path, home)),
            "dir" => Some(typed(root, home)),
            "count" => row.count.map(|count| count.to_string()),
            "name" => Some(name.to_owned()),
            "how" => Some(how.to_owned()),
            _ => None,
        })
    };
    Said { what: filled(what), remedy: text.remedy.as_deref().map(filled) }
}

/// A line of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// What stands above everything.
    Words(String),
    /// A heading.
    Heading(String),
    /// A fact.
    Fact(String),
    /// What can be done about the fact above.
    Remedy(String),
}

/// The page of these rows, for a journal in this folder and a person with this home directory.
pub fn page(rows: &[Row], root: &Path, home: &Path) -> Vec<Line> {
    let texts = &texts::privacy().page;
    let looked = filled(&texts.looked, |part| (part == "path").then(|| shown(root, home)));
    let mut lines = vec![Line::Words(looked)];
    if !mends(rows) {
        lines.push(Line::Heading(texts.nothing.clone()));
    }
    for (status, heading) in
        [(Status::Mend, &texts.mend), (Status::Note, &texts.note), (Status::Ok, &texts.ok)]
    {
        let rows: Vec<&Row> = rows.iter().filter(|row| row.kind.status() == status).collect();
        if !rows.is_empty() {
            let heading = filled(heading, |part| (part == "count").then(|| rows.len().to_string()));
            lines.push(Line::Heading(heading));
        }
        for row in rows {
            let said = said(row, root, home);
            lines.push(Line::Fact(said.what));
            lines.extend(said.remedy.map(Line::Remedy));
        }
    }
    lines
}

/// A text with its parts in braces filled in. What is filled in stays as it is, whatever braces are in it.
fn filled(text: &str, part: impl Fn(&str) -> Option<String>) -> String {
    let mut pieces = text.split('{');
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once('}') {
            Some((name, rest)) => {
                whole.push_str(&part(name).unwrap_or_default());
                whole.push_str(rest);
            }
            None => whole.push_str(piece),
        }
    }
    whole
}

/// A path as people read it, from `~` on where it lies in the home directory.
fn shown(path: &Path, home: &Path) -> String {
    match path.strip_prefix(home) {
        Ok(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
        Ok(rest) => format!("~/{}", rest.display()),
        Err(_) => path.display().to_string(),
    }
}

/// A path as it is typed in a shell: where it has blanks or the like, whole and in quotes.
fn typed(path: &Path, home: &Path) -> String {
    let shown = shown(path, home);
    let is_plain = |c: char| c.is_alphanumeric() || "/~._-+,:@".contains(c);
    if shown.chars().all(is_plain) {
        shown
    } else {
        format!("'{}'", path.display().to_string().replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::judge;
    use crate::privacy::testing::{calm, troubled};

    /// Parts that a text may have.
    const PARTS: [&str; 6] = ["path", "typed", "dir", "count", "name", "how"];

    fn row(kind: Kind) -> Row {
        let path = Some(Path::new("/home/me/my files/x").to_owned());
        Row { kind, path, count: Some(2), name: Some("bash".to_owned()) }
    }

    #[test]
    fn every_kind_has_its_words_and_every_words_their_kind() {
        let mut kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.key()).collect();
        let mut listed: Vec<&str> = texts::privacy().kinds().collect();
        kinds.sort_unstable();
        listed.sort_unstable();
        assert_eq!(kinds, listed);
    }

    #[test]
    fn what_can_be_mended_has_a_remedy_and_what_is_in_order_has_none() {
        for kind in Kind::ALL {
            let said = said(&row(*kind), Path::new("/home/me/inward"), Path::new("/home/me"));
            match kind.status() {
                Status::Mend => assert!(said.remedy.is_some(), "{kind:?}"),
                Status::Ok => assert_eq!(said.remedy, None, "{kind:?}"),
                Status::Note => {}
            }
        }
    }

    #[test]
    fn every_part_of_a_text_is_filled_in_and_no_word_frightens() {
        for kind in Kind::ALL {
            let text = texts::privacy().row(kind.key()).unwrap();
            for line in [Some(&text.what), text.several.as_ref(), text.remedy.as_ref()].into_iter().flatten()
            {
                for part in line.split('{').skip(1).map(|part| part.split('}').next().unwrap()) {
                    assert!(PARTS.contains(&part), "{line}");
                }
                assert!(line.ends_with(['.', '}']) && line.chars().count() <= 150, "{line}");
                let lower = line.to_lowercase();
                for word in ["danger", "warning", "attack", "risk", "leak", "expose", "insecure", "spy", "!"]
                {
                    assert!(!lower.contains(word), "{word}: {line}");
                }
            }
            assert_eq!(
                text.several.is_some(),
                text.several.as_ref().is_some_and(|it| it.contains("{count}"))
            );
        }
    }

    /// The page as a person reads it, but for the width.
    fn printed(facts: &crate::privacy::Facts) -> String {
        let line = |line| match line {
            Line::Words(text) => format!("{text}\n"),
            Line::Heading(text) => format!("\n{text}\n"),
            Line::Fact(text) => format!("- {text}\n"),
            Line::Remedy(text) => format!("  {text}\n"),
        };
        page(&judge(facts), &facts.held.root, Path::new("/home/me")).into_iter().map(line).collect()
    }

    #[test]
    fn the_page_of_a_journal_that_is_in_order_and_of_one_that_is_not() {
        insta::assert_snapshot!("calm", printed(&calm()));
        insta::assert_snapshot!("troubled", printed(&troubled()));
    }

    #[test]
    fn a_path_is_shown_from_home_on_and_quoted_where_it_is_typed() {
        let home = Path::new("/home/me");
        for (path, is_shown, is_typed) in [
            ("/home/me/.local/share/inward", "~/.local/share/inward", "~/.local/share/inward"),
            ("/home/me", "~", "~"),
            ("/home/me/my files", "~/my files", "'/home/me/my files'"),
            ("/home/meïs/x", "/home/meïs/x", "/home/meïs/x"),
            ("/srv/{path}", "/srv/{path}", "'/srv/{path}'"),
            ("/srv/ana's", "/srv/ana's", r"'/srv/ana'\''s'"),
        ] {
            assert_eq!(
                (shown(Path::new(path), home).as_str(), typed(Path::new(path), home).as_str()),
                (is_shown, is_typed)
            );
        }
        let odd = Row { path: Some("/srv/{name}".into()), ..row(Kind::ConfigOpen) };
        let said = said(&odd, Path::new("/srv"), home);
        assert_eq!(said.remedy.as_deref(), Some("chmod go= '/srv/{name}' closes them."));
    }
}
