//! Reads a typed line as the answer to a step.

use crate::cli::{labels, values};
use crate::journal::nearest::nearest;
use crate::tui::command::Command;
use crate::tui::command::plain_words;
use crate::tui::plain::{PlainAnswer, PlainChoice, PlainInput, Takes};
use crate::wording::screens::plain as wording;

/// What a line asks for.
#[derive(Debug, PartialEq)]
pub(super) enum Typed {
    /// It goes to the screen.
    Input(PlainInput),
    /// The words that work in this step.
    Help,
}

/// Takes out the words that are there.
pub(in crate::cli) const CLEAR: &str = ":clear";
/// List the words that work.
pub(super) const HELP: [&str; 2] = [":help", "?"];
/// The keys of a yes-or-no question.
const YES_OR_NO: (&str, &str) = ("y", "n");
/// Skips the step.
const SKIP: &str = "-";

/// Reads a line, given what the step takes.
///
/// # Errors
/// One line that says what to write instead.
pub(super) fn read(line: &str, takes: &Takes, knows: impl Fn(Command) -> bool) -> Result<Typed, String> {
    let typed = line.trim();
    let answer = |answer| Ok(Typed::Input(PlainInput::Answer(answer)));
    if HELP.contains(&typed) {
        return Ok(Typed::Help);
    }
    if typed == CLEAR && matches!(takes, Takes::Words { .. }) {
        return answer(PlainAnswer::Cleared);
    }
    if typed == CLEAR && matches!(takes, Takes::Day(_)) {
        return answer(PlainAnswer::Day(String::new()));
    }
    if let Some((command, nth)) = command(typed) {
        return if knows(command) {
            Ok(Typed::Input(PlainInput::Command(command, nth)))
        } else {
            Err(wording::does_nothing(&typed))
        };
    }
    if let Some(fault) = mistyped(typed) {
        return Err(fault);
    }
    if typed.is_empty() {
        return answer(PlainAnswer::Kept);
    }
    if typed == SKIP && *takes == Takes::Time {
        return answer(PlainAnswer::Now);
    }
    if typed == SKIP && knows(Command::Skip) {
        return Ok(Typed::Input(PlainInput::Command(Command::Skip, 0)));
    }
    match takes {
        Takes::Enter => Err(wording::ENTER_OR_HELP.to_owned()),
        Takes::Time => Err(wording::TIME_OR_HELP.to_owned()),
        Takes::Words { .. } => answer(PlainAnswer::Words(line.trim_end().to_owned())),
        Takes::Number { least, most, .. } => match typed.parse() {
            Ok(number) if (*least..=*most).contains(&number) => answer(PlainAnswer::Number(number)),
            _ => Err(wording::write_a_number(*least, *most)),
        },
        Takes::Day(_) => answer(PlainAnswer::Day(typed.to_owned())),
        Takes::One(choices, _) => match place(typed, choices) {
            Some(nth) => answer(PlainAnswer::One(nth)),
            None => Err(write_one(choices)),
        },
        Takes::Many(choices, _) => {
            let names = labels::Names { before: |word: &str| key(word, choices), after: |_: &str| None };
            match names.read(typed, &labelled(choices)) {
                Ok(places) => answer(PlainAnswer::Many(places)),
                Err(_) => Err(wording::write_any(&keys(choices))),
            }
        }
    }
}

/// The command of a word that begins with a colon, and the number after it, counted from 0.
fn command(typed: &str) -> Option<(Command, usize)> {
    let (word, number) = typed.split_once(' ').unwrap_or((typed, "1"));
    let nth = number.trim().parse::<usize>().ok()?.checked_sub(1)?;
    plain_words::command(word).map(|command| (command, nth))
}

/// What was meant by a word with a colon that is none of the words: nobody who calls for people is to be taken at the
/// letter.
fn mistyped(typed: &str) -> Option<String> {
    let letters = typed.strip_prefix(':')?;
    if letters.is_empty() || !letters.chars().all(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    let known = plain_words::all().map(|(word, _)| word).chain([CLEAR, HELP[0]]);
    let near = nearest(typed, known).map(|near| wording::did_you_mean(&near)).unwrap_or_default();
    Some(wording::no_such_word(&typed, &near))
}

/// Says what can be written where one of some choices is asked for.
fn write_one(choices: &[PlainChoice]) -> String {
    match choices {
        [only] => wording::write_only(&only.key),
        choices => wording::write_one(&keys(choices)),
    }
}

fn place(typed: &str, choices: &[PlainChoice]) -> Option<usize> {
    let place = key(typed, choices).or_else(|| yes_or_no(typed, choices));
    place.or_else(|| labels::whole(typed, &labelled(choices)))
}

/// The choice of a yes-or-no question, as it is answered everywhere.
fn yes_or_no(typed: &str, choices: &[PlainChoice]) -> Option<usize> {
    let [yes, no] = choices else { return None };
    let is_asked = (yes.key.as_str(), no.key.as_str()) == YES_OR_NO;
    let is_yes = values::yes_or_no(typed).ok().filter(|_| is_asked)?;
    Some(usize::from(!is_yes))
}

/// The labels of choices with their places; what stands in brackets at the end need not be written.
fn labelled(choices: &[PlainChoice]) -> Vec<(&str, usize)> {
    let labels = || choices.iter().enumerate().map(|(nth, choice)| (choice.label.as_str(), nth));
    let short = labels().filter_map(|(label, nth)| {
        let (short, _) = label.strip_suffix(')')?.rsplit_once(" (")?;
        Some((short, nth))
    });
    labels().chain(short).collect()
}

fn key(typed: &str, choices: &[PlainChoice]) -> Option<usize> {
    choices.iter().position(|choice| choice.key.eq_ignore_ascii_case(typed))
}

fn keys(choices: &[PlainChoice]) -> String {
    let keys: Vec<&str> = choices.iter().map(|choice| choice.key.as_str()).collect();
    match keys.as_slice() {
        [first, .., last] if keys.len() > 3 => format!("{first} to {last}"),
        keys => keys.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(keys: &str) -> Vec<PlainChoice> {
        let choice =
            |key: char| PlainChoice { key: key.to_string(), label: String::new(), about: String::new() };
        keys.chars().map(choice).collect()
    }

    fn words() -> Takes {
        Takes::Words { now: String::new(), is_page: false }
    }

    #[track_caller]
    fn is(line: &str, takes: &Takes, expected: PlainAnswer) {
        assert_eq!(read(line, takes, |_| true), Ok(Typed::Input(PlainInput::Answer(expected))), "{line:?}");
    }

    #[test]
    fn each_kind_of_step_takes_its_kind_of_answer() {
        is("I am back", &words(), PlainAnswer::Words("I am back".to_owned()));
        is("back", &words(), PlainAnswer::Words("back".to_owned()));
        is(":clear", &words(), PlainAnswer::Cleared);
        is("", &words(), PlainAnswer::Kept);
        let number = Takes::Number { least: 0, most: 10, unit: String::new(), now: None };
        is(" 7 ", &number, PlainAnswer::Number(7));
        is("B", &Takes::One(choices("rbo"), None), PlainAnswer::One(1));
        is("3 1", &Takes::Many(choices("123"), vec![false; 3]), PlainAnswer::Many(vec![2, 0]));
        is("-", &Takes::Time, PlainAnswer::Now);
        let labelled = |label: &str| PlainChoice {
            key: label.chars().take(1).collect(),
            label: label.to_owned(),
            about: String::new(),
        };
        let listed = ["Calm breathing (3 min)", "1 line"].map(labelled).to_vec();
        is("calm breathing", &Takes::One(listed.clone(), None), PlainAnswer::One(0));
        is("Calm breathing (3 min)", &Takes::One(listed, None), PlainAnswer::One(0));
        let feelings = ["anxious", "Sad, or low"].map(labelled).to_vec();
        is("sad or low", &Takes::One(feelings.clone(), None), PlainAnswer::One(1));
        is("Sad, or low, Anxious", &Takes::Many(feelings, vec![false; 2]), PlainAnswer::Many(vec![1, 0]));
        is("", &Takes::Time, PlainAnswer::Kept);
        is("friday", &Takes::Day(String::new()), PlainAnswer::Day("friday".to_owned()));
    }

    #[test]
    fn a_yes_or_no_question_takes_both_answers_as_words() {
        let confirm = Takes::One(choices("yn"), Some(1));
        for (line, nth) in [("y", 0), ("Yes", 0), ("n", 1), ("no", 1), ("NO", 1)] {
            is(line, &confirm, PlainAnswer::One(nth));
        }
        assert!(read("no", &Takes::One(choices("ny"), None), |_| false).is_err());
        assert!(read("not", &confirm, |_| false).is_err());
    }

    #[test]
    fn words_with_a_colon_are_commands_where_they_do_something() {
        let typed = |line: &str| read(line, &words(), |command| command != Command::Skip);
        assert_eq!(typed(":back"), Ok(Typed::Input(PlainInput::Command(Command::PreviousPart, 0))));
        assert_eq!(typed(":idea 2"), Ok(Typed::Input(PlainInput::Command(Command::Idea, 1))));
        assert_eq!(typed("?"), Ok(Typed::Help));
        assert_eq!(
            typed("-"),
            Ok(Typed::Input(PlainInput::Answer(PlainAnswer::Words("-".to_owned())))),
            "where nothing can be skipped it is a word"
        );
        assert!(read(":open", &words(), |_| false).unwrap_err().contains("does nothing here"));
        assert!(typed(":suport").unwrap_err().ends_with("Did you mean :support?"));
        assert!(typed(":unknown").is_err());
        assert_eq!(typed(":)"), Ok(Typed::Input(PlainInput::Answer(PlainAnswer::Words(":)".to_owned())))));
    }

    #[test]
    fn what_cannot_be_read_is_asked_for_again_in_one_line() {
        for (line, takes, expected) in [
            ("x", Takes::One(choices("12345"), None), "Write one of these: 1 to 5."),
            ("x", Takes::One(choices("ab"), None), "Write one of these: a, b."),
            ("2", Takes::One(choices("1"), None), "Write 1."),
            ("x", Takes::Number { least: 1, most: 1, unit: String::new(), now: None }, "Write 1."),
            (
                "1 9",
                Takes::Many(choices("123"), Vec::new()),
                "Write any of these, with spaces between them: 1, 2, 3.",
            ),
            (
                "ten",
                Takes::Number { least: 1, most: 9, unit: String::new(), now: None },
                "Write a number from 1 to 9.",
            ),
            ("x", Takes::Enter, wording::ENTER_OR_HELP),
        ] {
            assert_eq!(read(line, &takes, |_| false), Err(expected.to_owned()));
        }
    }
}
