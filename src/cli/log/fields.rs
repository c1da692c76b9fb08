//! The fields of `inward log -`: one a line, under the names of the options. Nothing here reads or writes; a line that cannot
//! be used is named by its number, and none of its words is repeated but the name of the field.

use std::fmt::{self, Display};

use crate::journal::nearest::nearest;
use crate::journal::text::one_line;
use crate::journal::{Scale, Sign, TickList};

/// A field of the check-in, or something about the save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// The day that is meant.
    Day,
    /// A rating.
    Rating(Scale),
    /// A tick.
    Tick(TickList),
    /// Words for the day.
    Note,
    /// That old ratings, or a day far back, are meant.
    Confirm,
}

/// The fields by their names, which those of the options are too.
pub(super) const FIELDS: [(&str, Field); 12] = [
    ("day", Field::Day),
    ("jealousy", Field::Rating(Scale::Sign(Sign::Jealousy))),
    ("reassurance", Field::Rating(Scale::Sign(Sign::Reassurance))),
    ("sensitivity", Field::Rating(Scale::Sign(Sign::Sensitivity))),
    ("self-criticism", Field::Rating(Scale::Sign(Sign::SelfCriticism))),
    ("over-analysis", Field::Rating(Scale::Sign(Sign::OverAnalysis))),
    ("steady", Field::Rating(Scale::Steadiness)),
    ("trigger", Field::Tick(TickList::Triggers)),
    ("did", Field::Tick(TickList::Did)),
    ("helped", Field::Tick(TickList::Helped)),
    ("note", Field::Note),
    ("confirm", Field::Confirm),
];

impl From<Scale> for Field {
    fn from(scale: Scale) -> Self {
        Self::Rating(scale)
    }
}

impl Field {
    /// Its name.
    pub(super) fn name(self) -> &'static str {
        FIELDS.iter().find(|(_, field)| *field == self).map_or("", |(name, _)| name)
    }

    /// Whether there is at most one of it.
    pub(super) fn is_single(self) -> bool {
        !matches!(self, Self::Tick(_) | Self::Note)
    }
}

/// Where a value was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// As an option.
    Option,
    /// In a line of standard input, from 1.
    Line(usize),
}

/// A value that was given for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Given<'a> {
    /// The field.
    pub(super) field: Field,
    /// The value as it was written.
    pub(super) value: &'a str,
    /// Where it was given.
    pub(super) place: Place,
}

impl Given<'_> {
    /// Whether it came from standard input and is none of the words, which a draft keeps.
    pub(super) fn is_lost_without_a_save(&self) -> bool {
        self.place != Place::Option && self.field != Field::Note
    }

    /// What is wrong with it, with its line where it has one.
    pub(super) fn wrong(&self, what: impl Display) -> String {
        match self.place {
            Place::Option => what.to_string(),
            Place::Line(number) => format!("line {number} of standard input: {what}"),
        }
    }
}

/// The name of the field as it was given: `--jealousy`, `jealousy`.
impl Display for Given<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Place::Option => write!(f, "--{}", self.field.name()),
            Place::Line(_) => f.write_str(self.field.name()),
        }
    }
}

/// The most characters of a name that are repeated.
const MOST_REPEATED: usize = 30;

/// The fields in a text, in their order; blank lines are left out.
///
/// # Errors
/// The first line that cannot be one, with its number and what to write.
pub(super) fn fields(text: &str) -> Result<Vec<Given<'_>>, String> {
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    lines.map(|(line, number)| field(line, number)).collect()
}

fn field(line: &str, number: usize) -> Result<Given<'_>, String> {
    let line = line.trim_start();
    let (name, value) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let plain = name.to_lowercase().replace('_', "-");
    let plain = plain.strip_prefix("--").unwrap_or(&plain);
    let place = Place::Line(number);
    let Some((_, field)) = FIELDS.iter().find(|(known, _)| *known == plain) else {
        let names = || FIELDS.iter().map(|(name, _)| *name);
        let remedy = match nearest(plain, names()) {
            Some(near) => format!("did you mean {near}?"),
            None => format!("begin it with one of {}", names().collect::<Vec<_>>().join(", ")),
        };
        let shown: String = one_line(name).chars().take(MOST_REPEATED).collect();
        return Err(format!("line {number} of standard input: there is no field {shown:?}: {remedy}"));
    };
    // Of a note the spaces at its start belong to the words.
    let value = if *field == Field::Note { value.trim_end() } else { value.trim() };
    let given = Given { field: *field, value, place };
    match field {
        Field::Confirm if !value.is_empty() => {
            Err(given.wrong("confirm takes no value: let it stand alone, or leave it out"))
        }
        Field::Confirm | Field::Note => Ok(given),
        _ if value.is_empty() => Err(given.wrong(format!("{given} has no value: write one after it"))),
        _ => Ok(given),
    }
}

/// The first field that is given a second time though there is one of it.
pub(super) fn given_twice<'a, 'b>(all: &'b [Given<'a>]) -> Option<&'b Given<'a>> {
    let is_again = |(at, given): &(usize, &Given<'_>)| {
        given.field.is_single() && all.iter().take(*at).any(|earlier| earlier.field == given.field)
    };
    all.iter().enumerate().find(is_again).map(|(_, given)| given)
}

/// The words of all notes, one below the other; an empty one is a blank line between two.
pub(super) fn words(all: &[Given<'_>]) -> String {
    let notes = all.iter().filter(|given| given.field == Field::Note);
    let words: Vec<&str> = notes.map(|given| given.value).collect();
    words.join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Field, &str)> {
        fields(text).unwrap().into_iter().map(|given| (given.field, given.value)).collect()
    }

    #[test]
    fn a_field_stands_in_each_line_under_the_name_of_its_option() {
        let text = "jealousy 3\n\n  self_criticism\t-  \nSTEADY 2\n--trigger late_reply\ndid waited\nhelped moved\n\
                    day 4 nov\nconfirm\nnote  A calm: evening, 3 of us. \nnote\nnote More.\n";
        assert_eq!(
            read(text),
            [
                (Field::Rating(Scale::Sign(Sign::Jealousy)), "3"),
                (Field::Rating(Scale::Sign(Sign::SelfCriticism)), "-"),
                (Field::Rating(Scale::Steadiness), "2"),
                (Field::Tick(TickList::Triggers), "late_reply"),
                (Field::Tick(TickList::Did), "waited"),
                (Field::Tick(TickList::Helped), "moved"),
                (Field::Day, "4 nov"),
                (Field::Confirm, ""),
                (Field::Note, " A calm: evening, 3 of us."),
                (Field::Note, ""),
                (Field::Note, "More."),
            ]
        );
        assert_eq!(words(&fields(text).unwrap()), " A calm: evening, 3 of us.\n\nMore.");
        assert_eq!(read("\n \n"), []);
        assert_eq!(words(&fields("note\nnote\n").unwrap()), "");
    }

    #[test]
    fn a_line_that_is_no_field_is_named_by_its_number_and_none_of_its_words_is_repeated() {
        for (text, expected) in [
            ("jelousy 3", "line 1 of standard input: there is no field \"jelousy\": did you mean jealousy?"),
            (
                "\n\njealousy 3\nPerhaps he read my messages",
                "line 4 of standard input: there is no field \"Perhaps\": begin it with one of day, jealousy, reassurance, \
                 sensitivity, self-criticism, over-analysis, steady, trigger, did, helped, note, confirm",
            ),
            ("did", "line 1 of standard input: did has no value: write one after it"),
            ("steady  ", "line 1 of standard input: steady has no value: write one after it"),
            (
                "confirm yes",
                "line 1 of standard input: confirm takes no value: let it stand alone, or leave it out",
            ),
            (
                "jealousy=3",
                "line 1 of standard input: there is no field \"jealousy=3\": did you mean jealousy?",
            ),
        ] {
            assert_eq!(fields(text).unwrap_err(), expected);
        }
        let long = fields(&"x".repeat(1_000)).unwrap_err();
        assert!(long.len() < 250, "{long}");
        assert!(!fields("a\u{1b}[31m\u{202e}b").unwrap_err().contains(['\u{1b}', '\u{202e}']));
    }

    #[test]
    fn what_there_is_one_of_is_given_once_wherever_it_stands() {
        let twice = |text: &str| given_twice(&fields(text).unwrap()).map(|given| given.place);
        assert_eq!(twice("trigger a\ntrigger b\nnote c\nnote d\njealousy 1\nsteady 1"), None);
        assert_eq!(twice("jealousy 1\nday today\njealousy 1"), Some(Place::Line(3)));
        assert_eq!(twice("confirm\nconfirm"), Some(Place::Line(2)));
        let option = Given { field: Field::Day, value: "today", place: Place::Option };
        let line = Given { place: Place::Line(1), ..option };
        assert_eq!(given_twice(&[option, line]), Some(&line));
        assert_eq!((option.to_string(), line.to_string()), ("--day".to_owned(), "day".to_owned()));
    }
}
