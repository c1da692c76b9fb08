//! Entries in words: whole, passage by passage, and in one line.

use std::borrow::Cow;

use crate::config::Lists;
use crate::journal::field::Field;
use crate::journal::practice::Answer;
use crate::journal::text::one_line;
use crate::journal::{Body, Entry, Practice, Rating, Scale};
use crate::texts::practice::{BETWEEN, Saying, Told};
use crate::texts::{self, PartnerWords};
use crate::wording::sentences::capitalised;
use crate::wording::{imported, scores, sealing};

/// A passage of an entry that is shown whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage {
    /// A rating with the words of its answer.
    Rating(Scale, Option<Rating>, &'static str),
    /// The words written under the question before.
    Note(String),
    /// The chosen answer, next to its name.
    Named(Cow<'static, str>, String),
    /// The written words, below the question that they answer.
    Written(Option<Cow<'static, str>>, String),
}

/// An entry whole, in the order in which it is shown. Of an exercise in which nothing was answered there is nothing.
pub fn passages(entry: &Entry, lists: &Lists, partner: PartnerWords, saying: &Saying<'_>) -> Vec<Passage> {
    let Body::Practice(practice) = &entry.body else {
        let fields = entry.body.fields().into_iter();
        let own = fields.filter_map(|field| passage(field, entry.body.get(field), lists, partner, saying));
        return own.chain(imported_passages(entry, saying.between)).chain(caught_passage(entry)).collect();
    };
    let told =
        scores::told(practice, saying.between).unwrap_or_else(|| texts::practice::told_in(practice, saying));
    let passage = |told: Told| {
        if told.is_written {
            Passage::Written(Some(told.label), told.words)
        } else {
            Passage::Named(told.label, told.words)
        }
    };
    told.into_iter().map(passage).collect()
}

/// How an entry came in that was written while the journal was locked: whoever can write into its folder can make such entries.
fn caught_passage(entry: &Entry) -> Option<Passage> {
    entry
        .was_caught()
        .then(|| Passage::Named(sealing::WRITTEN.into(), sealing::WITHOUT_PASSPHRASE.to_owned()))
}

/// Where an entry is from, and what it brought besides words; nothing for an entry that was written here.
fn imported_passages(entry: &Entry, between: &str) -> Vec<Passage> {
    let named = imported::from(entry, between).map(|from| Passage::Named("From".into(), from));
    let lines = entry.imported().map(|it| imported::in_lines(&it)).unwrap_or_default();
    let written =
        lines.into_iter().map(|(name, words)| Passage::Written(Some(capitalised(&name).into()), words));
    named.into_iter().chain(written).collect()
}

/// Returns the passage of a field of a check-in or a note, unless it is empty; it does tell that nothing was rated.
fn passage(
    field: Field,
    answer: Answer,
    lists: &Lists,
    partner: PartnerWords,
    saying: &Saying<'_>,
) -> Option<Passage> {
    let is_blank = answer.text().trim().is_empty();
    match (field, answer) {
        (Field::Rating(scale), answer) => {
            let rating = answer.number().and_then(|it| Rating::new(it.try_into().ok()?));
            let question = texts::check_in().question(scale);
            let words = rating.map_or("not recorded", |rating| question.answer(rating));
            Some(Passage::Rating(scale, rating, words))
        }
        (Field::Ticks(list), Answer::Ids(ids)) if !ids.is_empty() => {
            let labels: Vec<String> = ids.iter().map(|id| one_line(lists.label(list, id))).collect();
            Some(Passage::Named(lists.heading(list).into(), labels.join(saying.between)))
        }
        // A prompt that was shown and left is nothing to be reminded of.
        (Field::Prompt, Answer::Prompt(given)) if !is_blank => {
            Some(Passage::Written(Some(question(&given.id, partner).into()), given.answer))
        }
        (Field::Note(_), Answer::Text(note)) if !note.is_empty() => Some(Passage::Note(note)),
        (Field::Text, Answer::Text(text)) if !text.is_empty() => Some(Passage::Written(None, text)),
        _ => None,
    }
}

/// The most characters of a text that a line can show: a list must not take longer because texts are long.
const MOST_SHOWN: usize = 400;

/// The beginning of a text in one line.
pub fn beginning(text: &str) -> String {
    one_line(&text.chars().take(MOST_SHOWN).collect::<String>())
}

/// Sums up an entry in one line; empty when nothing is written in it.
pub fn first_words(entry: &Entry, lists: &Lists) -> String {
    match &entry.body {
        Body::Practice(practice) => practice_words(practice, lists),
        _ => match entry.texts().first().filter(|text| !text.trim().is_empty()) {
            Some(text) => beginning(text),
            // What came from another program need not have words.
            None => {
                entry.imported().map(|it| beginning(&imported::in_one_line(&it, BETWEEN))).unwrap_or_default()
            }
        },
    }
}

/// Sums up an exercise in one line; empty when nothing is answered in it.
pub fn practice_words(practice: &Practice, lists: &Lists) -> String {
    texts::practice::first_words(practice, |list, id| lists.label(list, id).to_owned())
}

/// The question of a prompt by its id.
pub fn question(prompt: &str, partner: PartnerWords) -> String {
    texts::prompts().text(prompt).map_or_else(
        || format!("Prompt {}, unknown to this version", one_line(prompt)),
        |text| partner.in_text(text).into_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_is_one_line_however_long_the_text_is() {
        assert_eq!(beginning("one\n two\tthree"), "one two three");
        assert_eq!(beginning(&"a".repeat(1_000)).len(), MOST_SHOWN);
    }

    #[test]
    fn a_prompt_that_nobody_knows_is_named_harmlessly() {
        let words = question("X9\u{1b}[31m", PartnerWords::default());
        assert_eq!(words, "Prompt X9[31m, unknown to this version");
    }
}
