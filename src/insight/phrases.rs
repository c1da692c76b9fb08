//! The words that statistics may use: templates that are handed in, and how their figures are filled in.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::journal::practice::Kind;
use crate::journal::{Day, Scale, TickList};

/// Templates by section and name.
pub type Templates = BTreeMap<String, BTreeMap<String, String>>;

/// Returns the name of a tick by its list and id.
pub type TickName<'a> = Box<dyn Fn(TickList, &str) -> String + 'a>;

/// Everything that is needed to put a finding into words.
pub struct Phrases<'a> {
    /// The templates.
    pub templates: &'a Templates,
    /// The names of the scales, in the order of [`Scale::ALL`].
    pub labels: [&'a str; 6],
    /// The name of a tick.
    pub tick: TickName<'a>,
    /// The name of an exercise.
    pub practice: fn(Kind) -> &'a str,
}

impl<'a> Phrases<'a> {
    /// Returns a template as it stands; empty when there is none of that name.
    pub fn text(&self, section: &str, name: &str) -> &'a str {
        self.templates.get(section).and_then(|texts| texts.get(name)).map_or("", String::as_str)
    }

    /// A template with its figures.
    pub fn filled(&self, section: &str, name: &str, figures: &[(&str, &str)]) -> String {
        let mut text = Cow::Borrowed(self.text(section, name));
        for (figure, value) in figures {
            let place = format!("{{{figure}}}");
            if text.contains(&place) {
                text = Cow::Owned(text.replace(&place, value));
            }
        }
        text.into_owned()
    }

    /// The name of a scale.
    pub fn label(&self, scale: impl Into<Scale>) -> &'a str {
        let scale = scale.into();
        let place = Scale::ALL.iter().position(|other| *other == scale);
        place.and_then(|place| self.labels.get(place)).copied().unwrap_or_default()
    }
}

/// So many weeks in words: `four weeks`, `26 weeks`.
pub fn weeks_in_words(weeks: u16) -> String {
    let unit = if weeks == 1 { "week" } else { "weeks" };
    format!("{} {unit}", number_in_words(weeks.into()))
}

/// A number, up to twelve in words: `four`, `26`.
pub fn number_in_words(number: usize) -> String {
    const NAMES: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    NAMES.get(number).map_or_else(|| number.to_string(), |name| (*name).to_owned())
}

/// A day in words, its year included: `22 November 2026`.
pub fn in_words(day: Day) -> String {
    format!("{} {} {}", day.day_of_month(), day.month_name(), day.year())
}

/// `day` or `days`.
pub fn days(n: usize) -> &'static str {
    if n == 1 { "day" } else { "days" }
}
