//! How hard the texts are to read: the grade of Kincaid and others, `0.39 · words / sentences + 11.8 · syllables / words −
//! 15.59` (Derivation of New Readability Formulas for Navy Enlisted Personnel, 1975). Syllables are counted by groups of
//! vowels, which is right for nearly all English words and never far off over a page.

use std::fs;
use std::path::{Path, PathBuf};

/// The highest grade of the texts of a screen, all together.
const TEXTS: f64 = 8.0;
/// The highest grade of a line on research.
const RESEARCH: f64 = 12.0;
/// The highest grade of a single text, and the words from which its own grade says something.
const LONGEST: (f64, usize) = (9.0, 30);

/// What is no sentence to a reader: ids, names, sources, and phrases that are looked for.
const NO_TEXT: [&str; 17] = [
    "id",
    "field",
    "kind",
    "key",
    "to",
    "topic",
    "url",
    "number",
    "hours",
    "place",
    "country",
    "checked_on",
    "source",
    "evidence",
    "licence_evidence",
    "phrases",
    "except",
];

#[derive(Default)]
struct Counts {
    words: usize,
    sentences: usize,
    syllables: usize,
}

impl Counts {
    fn of(text: &str) -> Self {
        let mut counts = Self::default();
        counts.add(text);
        counts
    }

    fn add(&mut self, text: &str) {
        let text = without_tokens(text);
        let words: Vec<&str> = text
            .split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’')
            .filter(|word| word.chars().any(char::is_alphabetic))
            .collect();
        if words.len() < 3 {
            return;
        }
        let ends = text.split_inclusive(['.', '!', '?', ':', ';', '…', '\n']);
        let sentences = ends.filter(|part| part.split_whitespace().count() > 1).count();
        self.words += words.len();
        self.sentences += sentences.max(1);
        self.syllables += words.into_iter().map(syllables).sum::<usize>();
    }

    fn grade(&self) -> f64 {
        let of = |part: usize, whole: usize| {
            f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole.max(1)).unwrap())
        };
        0.39 * of(self.words, self.sentences) + 11.8 * of(self.syllables, self.words) - 15.59
    }
}

/// A text with a short word in place of what the program fills in.
fn without_tokens(text: &str) -> String {
    let mut parts = text.split('{');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        whole.push_str("it");
        whole.push_str(part.split_once('}').map_or(part, |(_, rest)| rest));
    }
    whole
}

fn syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let is_vowel = |c: char| "aeiouyéèáà".contains(c);
    let mut groups = 0;
    let mut was_vowel = false;
    for c in word.chars() {
        let vowel = is_vowel(c);
        groups += usize::from(vowel && !was_vowel);
        was_vowel = vowel;
    }
    let is_silent = word.ends_with('e') && !word.ends_with("le");
    (groups - usize::from(is_silent && groups > 1)).max(1)
}

fn walk(value: &toml::Value, key: &str, found: &mut Vec<(String, String)>) {
    match value {
        toml::Value::String(text) if !NO_TEXT.contains(&key) => found.push((key.to_owned(), text.clone())),
        toml::Value::Array(values) if !NO_TEXT.contains(&key) => {
            for value in values {
                walk(value, key, found);
            }
        }
        toml::Value::Table(table) => {
            for (key, value) in table {
                walk(value, key, found);
            }
        }
        _ => {}
    }
}

/// The files of a directory and of those in it.
fn files_in(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_texts_of_every_file_are_read_at_the_eighth_grade_and_research_at_the_twelfth() {
    for file in files_in(&root().join("assets")) {
        // The imagined person may write as they like, and a page has no texts of its own.
        if file.ends_with("sample.toml") || file.extension().is_none_or(|it| it != "toml") {
            continue;
        }
        let (mut found, mut whole) = (Vec::new(), Counts::default());
        walk(&toml::from_str(&fs::read_to_string(&file).unwrap()).unwrap(), "", &mut found);
        for (key, text) in &found {
            let counts = Counts::of(text);
            let most = if key == "research" { RESEARCH } else { LONGEST.0 };
            let is_long = key == "research" || counts.words >= LONGEST.1;
            assert!(!is_long || counts.grade() <= most, "{}: {:.1}: {text}", file.display(), counts.grade());
            if key != "research" {
                whole.add(text);
            }
        }
        assert!(whole.words == 0 || whole.grade() <= TEXTS, "{}: {:.1}", file.display(), whole.grade());
    }
}

#[test]
fn the_sentences_of_the_screens_are_read_at_the_eighth_grade() {
    for file in files_in(&root().join("src/wording/screens")) {
        let mut whole = Counts::default();
        let source = fs::read_to_string(&file).unwrap();
        for literal in source.split('"').skip(1).step_by(2) {
            whole.add(literal);
        }
        assert!(whole.words == 0 || whole.grade() <= TEXTS, "{}: {:.1}", file.display(), whole.grade());
    }
}

#[test]
fn the_grade_is_that_of_the_formula() {
    let counts = Counts::of("The cat sat on the mat. It looked at me, and then away again.");
    assert_eq!((counts.words, counts.sentences, counts.syllables), (14, 2, 17));
    assert!((counts.grade() - (0.39 * 7.0 + 11.8 * 17.0 / 14.0 - 15.59)).abs() < 1e-9);
    for (word, n) in [("jealousy", 3), ("people", 2), ("time", 1), ("the", 1), ("I'm", 1)] {
        assert_eq!(syllables(word), n, "{word}");
    }
    assert!(Counts::of("Notwithstanding considerable methodological heterogeneity, intervention participants demonstrated statistically significant amelioration.").grade() > RESEARCH);
}
