//! The phrase check beside sentences by somebody who had not seen its list: how much it catches, and how often it is wrong.

use std::collections::BTreeSet;

use inward::wording::heavy_words::Occasion;
use serde::Deserialize;

#[derive(Deserialize)]
struct Sentences {
    sentence: Vec<Sentence>,
}

#[derive(Deserialize)]
struct Sentence {
    text: String,
    family: String,
}

/// It is printed and not held to a figure: a list that is bettered until these sentences are caught would only seem better.
#[test]
fn the_share_of_foreign_sentences_that_is_caught_is_printed() {
    let Sentences { sentence } = toml::from_str(include_str!("phrases/sentences.toml")).unwrap();
    assert!(sentence.len() >= 60, "{}", sentence.len());
    for (family, expected) in [
        ("life", Some(Occasion::Life)),
        ("hurt", Some(Occasion::BeingHurt)),
        ("harm", Some(Occasion::Hurting)),
        ("none", None),
    ] {
        let its: Vec<&Sentence> = sentence.iter().filter(|sentence| sentence.family == family).collect();
        assert!(!its.is_empty(), "{family}");
        let found: Vec<_> = its.iter().map(|sentence| Occasion::of_words([sentence.text.as_str()])).collect();
        let met = found.iter().filter(|found| !found.is_empty()).count();
        let right = found.iter().filter(|found| expected.is_some_and(|one| found.contains(&one))).count();
        eprintln!("{family}: {met} of {} are met by a line, {right} by that of their family", its.len());
        for (sentence, _) in
            its.iter().zip(&found).filter(|(_, found)| found.is_empty() == expected.is_some())
        {
            eprintln!(
                "  {}: {}",
                if expected.is_some() { "missed" } else { "met for nothing" },
                sentence.text
            );
        }
    }
}

/// A line that comes with every other note is soon read no more.
#[test]
fn no_ordinary_word_is_taken_for_a_heavy_one() {
    let ordinary = "talk talked talking talks strange stranger strangely overdone overdue sped raps stalls tracking \
                    a parcel choke up follow suit cut the bread kill time hit the road beat the traffic watch a film lock up";
    let files = [
        "assets/practice.toml",
        "assets/prompts.toml",
        "assets/checkin.toml",
        "assets/cards.toml",
        "README.md",
    ];
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = files.map(|file| std::fs::read_to_string(root.join(file)).unwrap());
    let words = read.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '\''));
    // The texts name what a plan for hard nights was shown to help against.
    let words = words.filter(|word| !word.starts_with("suicid"));
    let each: BTreeSet<&str> = words.chain(ordinary.split_whitespace()).collect();
    for word in each {
        assert_eq!(Occasion::of_words([word]), [], "{word}");
    }
}
