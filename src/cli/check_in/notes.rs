//! The note on a sign, which a person writes behind the rating.

use serde_json::json;

use super::Walk;
use crate::cli::ask::{Asked, Question};
use crate::cli::walk::CLEAR;
use crate::cli::{CliError, values};
use crate::journal::draft::Field;
use crate::journal::{Rating, Sign};
use crate::wording::screens::plain as wording;

/// What is answered where a note may stand behind the rating.
enum Given {
    Rated(Option<Rating>, String),
    /// The note is to go.
    Clear,
}

impl Walk<'_> {
    /// Asks for the rating of a sign, and takes the words behind it as a note on it.
    pub(super) fn ask_with_note(
        &mut self,
        question: &Question<'_>,
        sign: Sign,
        now: Option<Rating>,
        title: &str,
    ) -> Result<Asked<Option<Rating>>, CliError> {
        loop {
            let note = self.check_in().notes.get(sign).unwrap_or_default().to_owned();
            if !note.is_empty() {
                self.desk.say(wording::NOTE_SO_FAR)?;
                self.wrapped("  ", &note)?;
            }
            let asked = self.desk.ask(question, |answer| match answer {
                CLEAR => Ok(Given::Clear),
                answer => given(answer, now, title),
            })?;
            match asked {
                Asked::Back => return Ok(Asked::Back),
                Asked::Answer(Given::Rated(rating, words)) => {
                    if !words.is_empty() {
                        let whole = Self::added(&note, "\n", &words)?;
                        self.say_added(&words, whole.as_deref())?;
                        if let Some(whole) = whole {
                            self.keep(&Field::Note(sign), json!(whole))?;
                        }
                    }
                    return Ok(Asked::Answer(rating));
                }
                Asked::Answer(Given::Clear) => {
                    if !note.is_empty() {
                        self.keep(&Field::Note(sign), json!(""))?;
                    }
                    self.desk.say(wording::CLEARED)?;
                }
            }
        }
    }
}

/// Reads a rating with the words behind it.
fn given(answer: &str, now: Option<Rating>, title: &str) -> Result<Given, CliError> {
    if answer.is_empty() {
        return Ok(Given::Rated(now, String::new()));
    }
    let (first, words) = answer.split_once(char::is_whitespace).unwrap_or((answer, ""));
    let first = if words.is_empty() { first } else { first.trim_end_matches([',', ':', ';', '.']) };
    // A second number is a slip, and no note; one that is a picture is.
    let says_something = |c: char| c.is_alphabetic() || !c.is_ascii() && !c.is_numeric();
    let first = if words.is_empty() || words.contains(says_something) { first } else { answer };
    // What is no rating is named as it was written.
    let rating = values::rating(first, title).or_else(|_| values::rating(answer, title))?;
    Ok(Given::Rated(rating, words.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_behind_a_rating_are_a_note() {
        let three = Rating::new(3);
        for (answer, expected) in [
            ("", (three, "")),
            ("-", (None, "")),
            ("0", (Rating::new(0), "")),
            ("2 He came home late.", (Rating::new(2), "He came home late.")),
            ("2, late", (Rating::new(2), "late")),
            ("2 🌙", (Rating::new(2), "🌙")),
            ("- no idea", (None, "no idea")),
        ] {
            match given(answer, three, "Jealousy") {
                Ok(Given::Rated(rating, words)) => assert_eq!((rating, words.as_str()), expected, "{answer}"),
                _ => panic!("{answer}"),
            }
        }
        for answer in ["late", "5 late", "2.", "22 late", "late 2", "2 3", "2, 3", "2 -", "2 ."] {
            let error = given(answer, three, "Jealousy").err().map(|error| error.to_string());
            assert!(error.as_ref().is_some_and(|error| error.contains(answer)), "{answer}: {error:?}");
        }
    }
}
