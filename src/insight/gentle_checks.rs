//! The gentle checks while a request, an experiment or a plan is written, and the finished sentence of a request.

use crate::journal::Practice;
use crate::journal::gentle_checks::{Check, SentenceParts};
use crate::journal::phrases::{holds_one_of, holds_one_of_unless};
use crate::journal::practice::fields::request;

pub use crate::journal::gentle_checks::Checks;

/// Returns the hints on the text in a field of a request, in the order of the checks.
pub fn hints<'a>(field: &str, text: &str, checks: &'a Checks) -> Vec<&'a str> {
    let found = checks.request.iter().filter(|check| looks_at(check, field) && finds(check, text));
    found.map(|check| check.say.as_str()).collect()
}

/// Whether the text in a field of a request would limit someone's freedom.
pub fn limits_freedom(field: &str, text: &str, checks: &Checks) -> bool {
    let mut limits = checks.request.iter().filter(|check| check.limits);
    limits.any(|check| looks_at(check, field) && finds(check, text))
}

/// The question about an act before it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question<'a> {
    /// It may have been misread: there is a way on.
    Asked(&'a str),
    /// It watches someone: there is none.
    Refused(&'a str),
}

/// Returns the question about the test of an experiment or the act of a plan, by its field; `None` where nothing is
/// found in it.
pub fn question<'a>(field: &str, text: &str, checks: &'a Checks) -> Option<Question<'a>> {
    let found = || checks.act.iter().filter(|check| looks_at(check, field) && finds(check, text));
    let said = |check: &'a Check| match (check.say.as_str(), field) {
        ("", "test") => checks.asked.test.as_str(),
        ("", _) => checks.asked.act.as_str(),
        (own, _) => own,
    };
    let watches = found().find(|check| check.watches).map(|check| Question::Refused(said(check)));
    watches.or_else(|| found().next().map(|check| Question::Asked(said(check))))
}

fn looks_at(check: &Check, field: &str) -> bool {
    check.fields.is_empty() || check.fields.iter().any(|it| it == field)
}

/// Whether a check finds its phrases in one of the sentences of a text.
fn finds(check: &Check, text: &str) -> bool {
    let phrases = || check.phrases.iter().map(String::as_str);
    text.split(['.', '!', '?', ';', ':', '\n']).any(|sentence| {
        !holds_one_of(sentence, check.except.iter().map(String::as_str))
            && holds_one_of_unless(sentence, phrases(), &check.unless)
    })
}

/// Builds the sentence of a request from the parts that are there: "I know you've had a long week. When messages stop
/// for an evening, I feel anxious, because I start telling myself I don't matter. I'd like a short 'busy, talk
/// tomorrow' when you can." `feeling` is the label of the feeling that was chosen.
pub fn sentence(practice: &Practice, feeling: &str, parts: &SentenceParts) -> String {
    let part = |field, template: &str| within(bare(practice.answer(field)), template, parts);
    let understood = practice.answer(request::UNDERSTAND).trim();
    let understand = if bare(understood).starts_with("that ") {
        part(request::UNDERSTAND, &parts.understand)
    } else {
        Some(understood.to_owned()).filter(|text| !text.is_empty())
    };
    let feel = within(bare(feeling), &parts.feel, parts);
    let (when, because) = (part(request::WHEN, &parts.when), part(request::BECAUSE, &parts.because));
    let wish = part(request::WISH, &parts.wish);
    // Without a feeling the event leads straight to the request, so that the sentence says nothing that nobody wrote.
    let (first, second) = match feel {
        Some(feel) => (vec![when, Some(feel), because], vec![wish]),
        None => (vec![when, wish, because], vec![]),
    };
    let joined = |some: Vec<Option<String>>| some.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let sentences = [understand.unwrap_or_default(), joined(first), joined(second)];
    let sentences = sentences.into_iter().filter(|it| !it.is_empty()).map(|it| ended(&begun(&it)));
    sentences.collect::<Vec<_>>().join(" ")
}

/// Strips a text of white space and closing marks, so that it can stand within a sentence.
fn bare(text: &str) -> &str {
    text.trim().trim_end_matches(['.', ',', ';', ':', '!', ' ', '…'])
}

/// A text within its template; `None` when it is empty. The template's own words are not said twice.
fn within(text: &str, template: &str, parts: &SentenceParts) -> Option<String> {
    let opening = template.trim_end_matches("{}").trim_end();
    let has_it = text.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening));
    let rest =
        text.get(opening.len()..).filter(|rest| has_it && rest.starts_with([' ', '\n'])).unwrap_or(text);
    let rest = rest.trim_start();
    (!rest.is_empty() && !rest.eq_ignore_ascii_case(opening))
        .then(|| template.replace("{}", &small(rest, parts)))
}

/// A text with a small first letter where its first word is one that is small within a sentence.
fn small(text: &str, parts: &SentenceParts) -> String {
    let end = text.find(|c: char| !c.is_alphabetic() && c != '\'' && c != '\u{2019}').unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let lower = word.to_lowercase().replace('\u{2019}', "'");
    if !parts.small.contains(&lower) {
        return text.to_owned();
    }
    format!("{}{rest}", word.to_lowercase())
}

/// A text with a capital at its start.
fn begun(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A text with a full stop where nothing ends it.
fn ended(text: &str) -> String {
    let text = text.trim_end_matches([' ', ',', ';', ':']);
    let closed = text.trim_end_matches(['"', '\'', ')', '\u{2019}', '\u{201d}']);
    if closed.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

#[cfg(test)]
mod tests;
