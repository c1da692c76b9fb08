//! Figures read out of sentences, and compared with those of the JSON.

use regex_lite::Regex;
use serde_json::Value;

/// By how much a figure with one decimal may miss the whole figure.
const HALF_A_TENTH: f64 = 0.05 + 1e-9;

/// A figure as it is printed: `−0.4`, `+1.2`, `14`.
pub(super) fn decimal(text: &str) -> Option<f64> {
    text.trim().replace('−', "-").trim_start_matches('+').parse().ok()
}

/// The first whole number in a text.
pub(super) fn number(text: &str) -> Option<f64> {
    let digits: String =
        text.chars().skip_while(|it| !it.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Checks that a figure with one decimal is that of the JSON, rounded.
pub(super) fn is_shown_as(shown: &str, figure: &Value, whose: &Value) {
    let (found, expected) = (decimal(shown), figure.as_f64());
    let (found, expected) = found.zip(expected).unwrap_or_else(|| panic!("{whose}: {shown:?} {figure}"));
    assert!((found - expected).abs() <= HALF_A_TENTH, "{whose}: {shown} is not {figure}");
}

/// How a figure stands in a sentence.
#[derive(Clone, Copy)]
enum Form {
    /// As it is, to one decimal, held between -4 and 4.
    Tenths,
    /// Without its sign.
    Size,
    /// A whole number.
    Whole,
}

/// A method, a sentence of it, and its figures by name.
type Sentence = (&'static str, &'static str, &'static [(&'static str, Form)]);

/// The sentences of each method, with the figures that stand in them; `n` and `d` are those of the finding itself.
const SENTENCES: [Sentence; 16] = [
    (
        "theil_sen",
        r"From (\S+) to (\S+) \(first",
        &[("mean_first_14_days", Form::Tenths), ("mean_last_14_days", Form::Tenths)],
    ),
    (
        "theil_sen",
        r"Average (\S+) over (\d+) of (\d+) days",
        &[("mean", Form::Tenths), ("n", Form::Whole), ("d", Form::Whole)],
    ),
    (
        "theil_sen",
        r"Likely fall [^:]*: between (\S+) and (\S+) points",
        &[("change_high", Form::Size), ("change_low", Form::Size)],
    ),
    (
        "theil_sen",
        r"Likely rise [^:]*: between (\S+) and (\S+) points",
        &[("change_low", Form::Size), ("change_high", Form::Size)],
    ),
    (
        "theil_sen",
        r"Likely between (\S+) and (\S+) points",
        &[("change_low", Form::Tenths), ("change_high", Form::Tenths)],
    ),
    ("theil_sen", r"a change of about (\S+) points? would", &[("could_be_seen", Form::Tenths)]),
    ("theil_sen", r"and one of about (\S+) in", &[("could_be_seen_later", Form::Tenths)]),
    ("theil_sen", r"\. (\d+) of (\d+) days", &[("n", Form::Whole), ("d", Form::Whole)]),
    ("window_mean", r"At first (\S+) \((\d+) days", &[("base_mean", Form::Tenths), ("base_n", Form::Whole)]),
    ("window_mean", r"now (\S+) \((\d+) days", &[("now_mean", Form::Tenths), ("now_n", Form::Whole)]),
    (
        "window_mean",
        r"Difference (\S+?),? likely between (\S+) and (\S+)\.$",
        &[("difference", Form::Tenths), ("difference_low", Form::Tenths), ("difference_high", Form::Tenths)],
    ),
    ("window_mean", r"Difference (\S+)\.$", &[("difference", Form::Tenths)]),
    ("after_hard", r"days \([01234 or]*\): (\d+) of (\d+)\.", &[("hard", Form::Whole), ("n", Form::Whole)]),
    (
        "after_hard",
        r"er on (\d+) of (\d+): (\d+) in a hundred, likely between (\d+) and (\d+)",
        &[
            ("lighter", Form::Whole),
            ("followed", Form::Whole),
            ("share", Form::Whole),
            ("low", Form::Whole),
            ("high", Form::Whole),
        ],
    ),
    (
        "same_day",
        r"”: (\S+) \((\d+) days?\)\. Other days: (\S+) \((\d+) days?\)",
        &[
            ("with_mean", Form::Tenths),
            ("with_n", Form::Whole),
            ("without_mean", Form::Tenths),
            ("without_n", Form::Whole),
        ],
    ),
    (
        "next_day",
        r"\((\S+), likely between (\S+) and (\S+), from (\d+) days\)",
        &[
            ("change", Form::Tenths),
            ("low", Form::Tenths),
            ("high", Form::Tenths),
            ("days_with_at_levels", Form::Whole),
        ],
    ),
];

/// Checks every figure in the words of a finding against its figures; returns how many there were.
pub(super) fn checked(finding: &Value) -> usize {
    let (words, id) = (finding["words"].as_str().unwrap(), &finding["id"]);
    let mut read = 0;
    for (_, sentence, names) in SENTENCES.iter().filter(|it| finding["method"] == it.0) {
        let Some(found) = Regex::new(sentence).unwrap().captures(words) else { continue };
        for (place, (name, form)) in names.iter().enumerate() {
            let figure = match *name {
                "n" | "d" => &finding[*name],
                name => &finding["figures"][name],
            };
            let shown = decimal(&found[place + 1]).unwrap_or_else(|| panic!("{id}: {words}"));
            let whole = figure.as_f64().unwrap_or_else(|| panic!("{id}: {name} is {figure} in {words}"));
            let (expected, most) = match form {
                Form::Tenths => (whole.clamp(-4.0, 4.0), HALF_A_TENTH),
                Form::Size => (whole.abs().min(4.0), HALF_A_TENTH),
                Form::Whole => (whole, 0.5 + 1e-9),
            };
            assert!((shown - expected).abs() <= most, "{id}: {name} {shown} is not {figure} in {words}");
            read += 1;
        }
    }
    // Whatever has a decimal was read; the rest of the numbers are days and dates.
    let decimals = Regex::new(r"\d\.\d").unwrap().find_iter(words).count();
    assert!(read >= decimals, "{id}: a figure in {words} was not read");
    read
}
