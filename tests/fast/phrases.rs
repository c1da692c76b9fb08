//! The phrase check beside sentences by somebody who had not seen its list: how much it catches, and how often it is wrong.

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
