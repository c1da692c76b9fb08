//! Entries as text: one whole, or in one line of a list.

use textwrap::Options;
use unicode_width::UnicodeWidthStr;

use super::output::Output;
use super::setup::Setup;
use crate::config::{Config, Lists};
use crate::journal::{Body, Day, DayStart, Entry, Moment, Ratings, Scale, Sign, text};
use crate::texts::practice::{BETWEEN, Saying};
use crate::texts::{self, PartnerWords};
use crate::wording::dates;
use crate::wording::entry::{self, Passage};
use crate::wording::marks::figure;
use crate::wording::screens::menu;
use crate::wording::width::{cut, padded};

/// The wording of entries.
pub(super) struct Wording {
    lists: Lists,
    partner: PartnerWords,
    /// The number of columns that words are wrapped to.
    wrapped_to: usize,
    /// The number of columns of a line in a list.
    line: usize,
    /// Whether it is read aloud: without columns, marks and ids.
    is_spoken: bool,
}

/// Whole entries are easier to read in a narrow column than over a whole screen.
const MOST_COLUMNS: usize = 84;
const INDENT: usize = 2;
/// The column at which the words next to a name or a heading begin: two columns after the longest.
const NAME_COLUMNS: usize = 24;

impl Wording {
    /// Makes the wording for a terminal, or for a pipe, where words are not wrapped.
    pub(super) fn new(config: &Config) -> Self {
        Self {
            lists: Lists::new(config),
            partner: config.partner_words,
            wrapped_to: Output::wrapped_to(MOST_COLUMNS),
            line: Output::width(),
            is_spoken: false,
        }
    }

    /// The same for where the program stands: in the menu all is read aloud.
    pub(super) fn of(setup: &Setup) -> Self {
        Self { is_spoken: setup.is_menu.get(), ..Self::new(&setup.config()) }
    }

    /// An entry whole, in several lines without a line break at the end.
    pub(super) fn whole(&self, entry: &Entry) -> String {
        let kind = texts::practice::kind_name(entry.body.kind());
        let mut lines = vec![if self.is_spoken {
            menu::entry(&dates::full(entry.day), &kind, &"")
        } else {
            format!("{} {} · {kind}", entry.day, entry.day.weekday_name())
        }];
        let tick = |list, id: &str| self.lists.label(list, id).to_owned();
        let saying = Saying { between: self.between(), ..Saying::plain(&tick) };
        let passages = entry::passages(entry, &self.lists, self.partner, &saying);
        match &entry.body {
            Body::Other { .. } => {
                lines.push("  This version of inward cannot show this kind of entry.".to_owned());
            }
            Body::Practice(_) if passages.is_empty() => lines.push("  Nothing has been answered.".to_owned()),
            _ => passages.into_iter().for_each(|passage| self.passage(passage, &mut lines)),
        }
        let mut marks = vec![format!("saved {}", time(&entry.saved_at))];
        marks.extend(entry.changed_at().map(|edited| format!("edited {}", time(edited))));
        // What comes from another program says so itself.
        if entry.late && entry.source().is_none() {
            marks.push("filled in later".to_owned());
        }
        if !self.is_spoken {
            marks.push(entry.id.to_string());
        }
        lines.push(format!("  {}", marks.join(self.between())));
        lines.join("\n")
    }

    fn passage(&self, passage: Passage, lines: &mut Vec<String>) {
        match passage {
            Passage::Rating(scale, rating, answer) => {
                let label = &texts::check_in().question(scale).label;
                lines.push(match rating {
                    Some(rating) if self.is_spoken => format!("  {label}: {rating}, {answer}"),
                    None if self.is_spoken => format!("  {label}: {answer}"),
                    rating => format!("  {}{}  {answer}", padded(label, NAME_COLUMNS), figure(rating)),
                });
            }
            Passage::Note(note) => self.words("    ", &note, lines),
            Passage::Named(name, words) => self.named(INDENT, &name, &words, lines),
            Passage::Written(None, words) => self.words("", &words, lines),
            Passage::Written(Some(question), words) => {
                self.words("", &question, lines);
                self.words("  ", &words, lines);
            }
        }
    }

    /// What stands between several short words.
    pub(super) fn between(&self) -> &'static str {
        if self.is_spoken { ", " } else { BETWEEN }
    }

    /// Prints short words next to their name.
    pub(super) fn named(&self, indent: usize, name: &str, words: &str, lines: &mut Vec<String>) {
        if self.is_spoken {
            let indent = " ".repeat(indent);
            return self.wrapped(&indent, &indent, &format!("{name}: {words}"), lines);
        }
        let first = format!("{}{}", " ".repeat(indent), padded(name, NAME_COLUMNS));
        self.wrapped(&first, &" ".repeat(first.width()), words, lines);
    }

    /// Words of the person, wrapped; nothing when there are none.
    fn words(&self, indent: &str, words: &str, lines: &mut Vec<String>) {
        let indent = format!("{}{indent}", " ".repeat(INDENT));
        self.wrapped(&indent, &indent, words, lines);
    }

    fn wrapped(&self, first: &str, others: &str, words: &str, lines: &mut Vec<String>) {
        if words.is_empty() {
            return;
        }
        let options = Options::new(self.wrapped_to).initial_indent(first).subsequent_indent(others);
        let words = text::harmless(words);
        lines.extend(textwrap::wrap(&words, options).iter().map(|line| line.trim_end().to_owned()));
    }

    /// An entry in one line: day, kind, ratings, first words, the end of its id.
    pub(super) fn line(&self, entry: &Entry) -> String {
        // An entry without ratings has the name of its kind in their place.
        let name = texts::practice::kind_name(entry.body.kind());
        let kind = match entry.check_in() {
            Some(check_in) => format!("{}  {}", padded(&name, KIND_COLUMNS), figures(&check_in.ratings)),
            None => name.into_owned(),
        };
        let both = KIND_COLUMNS + 2 + RATING_COLUMNS;
        let kind = padded(&shortened(&kind, both), both);
        let columns = self.line.saturating_sub(10 + both + 8 + 3 * 2);
        let words = padded(&shortened(&entry::first_words(entry, &self.lists), columns), columns);
        format!("{}  {kind}  {words}  {}", entry.day, entry.id.short())
    }
}

impl Wording {
    /// An entry in one line that is read aloud: its number in a list, the day in words, the kind, the first words.
    pub(super) fn spoken(&self, number: Option<usize>, entry: &Entry) -> String {
        let kind = texts::practice::kind_name(entry.body.kind());
        let words = shortened(&entry::first_words(entry, &self.lists), MOST_COLUMNS);
        let words = if words.is_empty() { words } else { menu::first_words(&words) };
        let line = menu::entry(&dates::full(entry.day), &kind, &words);
        number.map_or_else(|| line.clone(), |number| menu::item(&number, &line))
    }
}

const KIND_COLUMNS: usize = 8;
const RATING_COLUMNS: usize = 12;

/// Returns the five signs, then steadiness after a bar.
fn figures(ratings: &Ratings) -> String {
    let signs: Vec<String> = Sign::ALL.into_iter().map(|sign| figure(ratings.get(sign))).collect();
    format!("{} |{}", signs.join(" "), figure(ratings.get(Scale::Steadiness)))
}

/// The local date and time of a moment, where it was written.
fn time(moment: &Moment) -> String {
    let midnight = DayStart::new(0).unwrap_or_default();
    format!("{} {}", Day::at(moment, midnight), moment.local_time())
}

/// The text in at most this many columns, without a space before the `…`.
fn shortened(text: &str, columns: usize) -> String {
    let short = cut(text, u16::try_from(columns).unwrap_or(u16::MAX));
    match short.strip_suffix('…') {
        Some(kept) if short != text => format!("{}…", kept.trim_end()),
        _ => short,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_monthly_check_is_told_by_its_scores_with_direction_and_n() {
        let text = r#"{"id":"019aa9b2-6f0e-7c54-9d0a-3c1f8e2b7a10","kind":"monthly_check","day":"2026-11-22",
            "saved_at":"2026-11-22T21:14:03+01:00","edited_at":null,"replaces":[],"late":false,
            "self_esteem":[4,2,3,2,4,3,2,2,null,null],"anxiety":[5,1,5,1,5,1,5,null,null,null],"trust":null,
            "phq_2":[0,2],"gad_2":[3,null]}"#;
        let (entry, looked_at) = (Entry::parse(text).unwrap(), Wording::new(&Config::default()));
        let whole = looked_at.whole(&entry);
        let lines: Vec<&str> = whole.lines().collect();
        assert_eq!(
            lines.get(..lines.len() - 1).unwrap(),
            [
                "2026-11-22 Sunday · monthly check",
                "  Self-Esteem             3.5 of 5, higher = more self-esteem · 8 of 10 answered",
                "  Anxiety                 not enough answers · 7 of 10 answered",
                "  PHQ-2                   2 of 6, higher = bothered more often · 2 of 2 answered",
                "  GAD-2                   not enough answers · 1 of 2 answered",
            ]
        );
        let spoken = Wording { is_spoken: true, ..looked_at }.whole(&entry);
        assert!(spoken.contains("\n  Anxiety: not enough answers, 7 of 10 answered\n"), "{spoken}");
    }

    #[test]
    fn a_text_is_cut_between_whole_characters_and_padded_by_its_columns() {
        for (text, columns, expected) in [
            ("short", 8, "short   "),
            ("a longer text", 8, "a longe…"),
            ("漢字漢字漢", 6, "漢字… "),
            ("a b c", 3, "a… "),
            ("ends in …", 9, "ends in …"),
            ("abc", 0, ""),
        ] {
            let shown = padded(&shortened(text, columns), columns);
            assert_eq!(shown, expected);
            assert_eq!(shown.width(), columns, "{text}");
        }
    }
}
