//! The file that git leaves of two versions of a month that it could not merge holds both: read apart and merged by the
//! rule of the journal, they give the same as the two would have given without git.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use inward::journal::format::git_markers::sides;
use inward::journal::format::salvage::salvage;
use inward::journal::{Body, CheckIn, Day, Document, Entry, EntryId, Moment, Month, Note, Rating, Sign};
use proptest::prelude::*;

/// One change of the journal on one device.
#[derive(Clone, Debug)]
enum Change {
    /// A new note.
    Add {
        day: u8,
        words: u8,
    },
    /// Other words in an entry that is there.
    Edit {
        entry: u8,
        words: u8,
    },
    Delete {
        entry: u8,
    },
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        3 => (0..28_u8, 0..4_u8).prop_map(|(day, words)| Change::Add { day, words }),
        4 => (0..9_u8, 0..4_u8).prop_map(|(entry, words)| Change::Edit { entry, words }),
        1 => (0..9_u8).prop_map(|entry| Change::Delete { entry }),
    ]
}

fn changes(most: usize) -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec(change(), 0..most)
}

fn adds(most: usize) -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec((0..28_u8, 0..4_u8).prop_map(|(day, words)| Change::Add { day, words }), 0..most)
}

fn month() -> Month {
    "2026-11".parse().unwrap()
}

fn day(number: u8) -> Day {
    month().first().plus(i64::from(number))
}

fn at(second: i64) -> Moment {
    Moment::new(1_795_378_443 + second, 3_600)
}

fn words(number: u8) -> String {
    ["", "a quiet day", "two lines\n======= \nand a \"quote\"", "<<<<<<< 👩‍👩‍👧"][usize::from(number % 4)]
        .to_owned()
}

/// Words that no other entry has, unless there are none: those that an edit took away must not be taken for those that git
/// dropped.
fn own_words(device: u8, index: u8, number: u8) -> String {
    let words = words(number);
    if words.is_empty() { words } else { format!("{words} {device}.{index}") }
}

/// The document after a device, known by a number, made some changes.
fn changed(mut document: Document, device: u8, changes: &[Change]) -> Document {
    for (index, change) in changes.iter().enumerate() {
        let index = u8::try_from(index).unwrap();
        let now = at(i64::from(index) * 10 + i64::from(device));
        let picked = |entry: u8| {
            let entries = document.entries();
            entries.get(usize::from(entry) % entries.len().max(1)).cloned()
        };
        document = match *change {
            Change::Add { day: of, words: number } if of % 3 == 0 => {
                if document.entry(EntryId::of_check_in(day(of))).is_some() {
                    continue;
                }
                let mut check_in = CheckIn::default();
                check_in.text = own_words(device, index, number);
                check_in.ratings.set(Sign::Jealousy, Rating::new(number));
                document.with(Entry::new_check_in(day(of), check_in, now, day(of)))
            }
            Change::Add { day: of, words: number } => {
                let id = EntryId::new_v7(i64::from(index), [device * 40 + index; 10]);
                let text = own_words(device, index, number);
                document.with(Entry::new(id, day(of), Body::Note(Note { text }), now, day(of)))
            }
            Change::Edit { entry, words: number } => {
                let Some(entry) = picked(entry) else { continue };
                document.with(entry.edited(with_words(&entry.body, device, number), now))
            }
            Change::Delete { entry } => {
                let Some(entry) = picked(entry) else { continue };
                document.without(entry.id, now)
            }
        };
    }
    document
}

fn with_words(body: &Body, device: u8, number: u8) -> Body {
    let text = format!("{device}: {}", words(number));
    match body {
        Body::CheckIn(check_in) => {
            let mut check_in = check_in.clone();
            check_in.text = text;
            Body::CheckIn(check_in)
        }
        _ => Body::Note(Note { text }),
    }
}

/// The text that a merge without a common ancestor leaves: what both have once, everything else between markers.
fn joined(ours: &str, theirs: &str) -> String {
    let (ours, theirs): (Vec<&str>, Vec<&str>) = (ours.lines().collect(), theirs.lines().collect());
    let mut longest = vec![vec![0; theirs.len() + 1]; ours.len() + 1];
    for one in (0..ours.len()).rev() {
        for two in (0..theirs.len()).rev() {
            longest[one][two] = if ours[one] == theirs[two] {
                longest[one + 1][two + 1] + 1
            } else {
                longest[one + 1][two].max(longest[one][two + 1])
            };
        }
    }
    let (mut one, mut two) = (0, 0);
    let (mut text, mut only_ours, mut only_theirs) = (String::new(), Vec::new(), Vec::new());
    loop {
        let common = one < ours.len() && two < theirs.len() && ours[one] == theirs[two];
        let ended = one == ours.len() && two == theirs.len();
        if (common || ended) && !(only_ours.is_empty() && only_theirs.is_empty()) {
            let hunk = [&["<<<<<<< ours"], &only_ours[..], &["======="], &only_theirs, &[">>>>>>> theirs"]];
            for line in hunk.concat() {
                text.extend([line, "\n"]);
            }
            (only_ours, only_theirs) = (Vec::new(), Vec::new());
        }
        if ended {
            return text;
        } else if common {
            text.extend([ours[one], "\n"]);
            (one, two) = (one + 1, two + 1);
        } else if two == theirs.len() || one < ours.len() && longest[one + 1][two] >= longest[one][two + 1] {
            only_ours.push(ours[one]);
            one += 1;
        } else {
            only_theirs.push(theirs[two]);
            two += 1;
        }
    }
}

/// Has git merge two versions with a common ancestor, in one of its styles; `None` where it is not installed.
fn merged_by_git(dir: &Path, style: &str, base: &str, ours: &str, theirs: &str) -> Option<String> {
    for (name, text) in [("base", base), ("ours", ours), ("theirs", theirs)] {
        fs::write(dir.join(name), text).unwrap();
    }
    let output = Command::new("git")
        .args(["merge-file", "-p", style, "ours", "base", "theirs"])
        .current_dir(dir)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .ok()?;
    Some(String::from_utf8(output.stdout).unwrap())
}

/// Both sides of a text as documents.
fn documents(text: &str) -> [Document; 2] {
    let sides = sides(text).unwrap_or_else(|| panic!("no sides: {text}"));
    let read =
        |side: &String| Document::parse(side, month()).unwrap_or_else(|error| panic!("{error}: {side}"));
    sides.iter().map(read).collect::<Vec<_>>().try_into().unwrap()
}

/// The words of every version.
fn words_of(document: &Document) -> BTreeSet<String> {
    let versions = document.entries().iter().chain(document.others());
    let words = |version: &Entry| match &version.body {
        Body::CheckIn(check_in) => check_in.text.clone(),
        Body::Note(note) => note.text.clone(),
        other => panic!("{}", other.kind()),
    };
    versions.map(words).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_documents_in_one_text_are_each_read_as_they_were(
        base in changes(6), ours in changes(5), theirs in changes(5),
    ) {
        let base = changed(Document::new(month()), 0, &base);
        let (ours, theirs) = (changed(base.clone(), 1, &ours), changed(base, 2, &theirs));
        prop_assume!(ours.to_text() != theirs.to_text());
        let text = joined(&ours.to_text(), &theirs.to_text());
        prop_assert_eq!(sides(&text), Some(vec![ours.to_text(), theirs.to_text()]));
        let [one, two] = documents(&text.replace('\n', "\r\n"));
        prop_assert_eq!(one.merge(two).to_text(), ours.merge(theirs).to_text());
    }

    #[test]
    fn what_git_leaves_of_two_documents_with_new_entries_merges_as_they_would_have(
        base in changes(6), ours in adds(5), theirs in adds(5),
    ) {
        let base = changed(Document::new(month()), 0, &base);
        let (ours, theirs) = (changed(base.clone(), 1, &ours), changed(base.clone(), 2, &theirs));
        let dir = tempfile::tempdir().unwrap();
        let merged = ours.clone().merge(theirs.clone()).to_text();
        for style in ["--quiet", "--diff3", "--zdiff3"] {
            let [base, ours, theirs] = [&base, &ours, &theirs].map(Document::to_text);
            let Some(text) = merged_by_git(dir.path(), style, &base, &ours, &theirs) else { break };
            if text.contains("\n>>>>>>> ") {
                let [one, two] = documents(&text);
                prop_assert_eq!(one.merge(two).to_text(), &*merged, "{}:\n{}", style, text);
            }
        }
    }

    #[test]
    fn no_word_that_git_leaves_is_lost_silently_when_it_mixes_the_lines_of_edits_and_deletions(
        base in changes(6), ours in changes(5), theirs in changes(5),
    ) {
        let base = changed(Document::new(month()), 0, &base);
        let (ours, theirs) = (changed(base.clone(), 1, &ours), changed(base.clone(), 2, &theirs));
        let dir = tempfile::tempdir().unwrap();
        let merged = ours.clone().merge(theirs.clone());
        for style in ["--quiet", "--diff3", "--zdiff3"] {
            let [base, ours, theirs] = [&base, &ours, &theirs].map(Document::to_text);
            let Some(text) = merged_by_git(dir.path(), style, &base, &ours, &theirs) else { break };
            if !text.contains("\n>>>>>>> ") {
                continue;
            }
            let salvaged = salvage(text.as_bytes(), month());
            let read = salvaged.document.to_text();
            let lines: Vec<&str> = text.lines().collect();
            // An empty text holds no word that could be lost.
            for words in words_of(&merged).into_iter().filter(|words| !words.is_empty()) {
                let words = serde_json::Value::from(words).to_string();
                // Where the lines of a new entry are like those of one that is there, git drops some of them.
                if !text.contains(&words) {
                    continue;
                }
                let mut aside = salvaged.set_aside.iter().flat_map(|piece| piece.lines.clone());
                let is_named = aside.any(|line| lines[line - 1].contains(&words));
                prop_assert!(is_named || read.contains(&words), "{}:\n{}", words, text);
            }
        }
    }
}

#[test]
fn of_two_edits_of_one_entry_in_different_fields_git_mixes_the_lines_and_both_changes_stay() {
    let first = Entry::new_check_in(day(3), CheckIn::default(), at(0), day(3));
    let base = Document::new(month()).with(first.clone());
    let edited = |change: &dyn Fn(&mut CheckIn), second| {
        let mut check_in = first.check_in().unwrap().clone();
        change(&mut check_in);
        base.clone().with(first.edited(Body::CheckIn(Box::new(check_in)), at(second)))
    };
    let ours = edited(&|check_in| check_in.text = "words".to_owned(), 5);
    let theirs = edited(&|check_in| check_in.notes.set(Sign::Jealousy, "a note".to_owned()), 6);
    let dir = tempfile::tempdir().unwrap();
    let [base, ours, theirs] = [&base, &ours, &theirs].map(Document::to_text);
    let Some(text) = merged_by_git(dir.path(), "--diff3", &base, &ours, &theirs) else { return };
    let [one, two] = documents(&text);
    let merged = one.merge(two);
    let texts: BTreeSet<&str> =
        merged.versions(first.id).flat_map(|it| it.check_in().unwrap().texts()).collect();
    assert_eq!(texts, ["a note", "words"].into());
}
