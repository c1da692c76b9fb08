//! The support page as a list of parts, the same for the window and for `inward support`.

use crate::config::Config;
use crate::insight::phrases::in_words;
use crate::journal::Day;
use crate::journal::text::one_line;
use crate::texts::{self, Need, SupportLine, SupportTexts};
use crate::wording::screens::support as wording;

/// A part of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Some room before the next part.
    Gap,
    /// A paragraph.
    Text(String),
    /// A paragraph that stands out.
    Notice(String),
    /// A paragraph that can wait.
    Muted(String),
    /// A heading.
    Heading(String),
    /// One of several things in a list.
    Item(String),
    /// The end of what helps now: the card follows.
    Rule,
    /// Somebody to turn to: a number or name, and what there is to know of them, a line each.
    Line {
        /// The number, or the person's own name for it.
        number: String,
        /// The name of who answers; empty for own lines.
        name: String,
        /// The lines below.
        about: Vec<String>,
    },
}

/// What the page is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SupportPage<'a> {
    /// The person's settings: own lines, the country, the words for the partner.
    pub(crate) config: &'a Config,
    /// The country whose lines are listed; `None` for all.
    pub(crate) country: Option<&'a str>,
    /// Today, against which the age of a number is told.
    pub(crate) today: Day,
    /// Whether the person said that they are not safe.
    pub(crate) not_safe: bool,
    /// The number of own lines before the one for danger; the others follow it.
    pub(crate) own_first: usize,
    /// The line on how the country is chosen.
    pub(crate) about_country: &'a str,
}

/// Says for which country lines are listed.
pub(crate) fn shown_for(country: Option<&str>) -> String {
    let support = texts::support();
    let Some(code) = country else { return wording::ALL_COUNTRIES.to_owned() };
    let place = support.place(code).unwrap_or(code);
    if support.lines(country).is_empty() {
        wording::no_number_for(&place, &support.directory.name)
    } else {
        wording::shown_for(&place)
    }
}

impl SupportPage<'_> {
    /// The first words, own lines, and the line for danger.
    pub(crate) fn head(&self) -> Vec<Part> {
        let texts = texts::support();
        let lead = if self.not_safe { &texts.lead_not_safe } else { &texts.lead };
        let mut parts = vec![Part::Text(lead.clone()), Part::Gap];
        if !self.not_safe {
            let own = self.own().take(self.own_first);
            parts.extend(own);
            parts.push(Part::Gap);
        }
        let mut danger = texts.danger(self.country);
        if SupportTexts::cannot_speak_in(self.country) {
            danger = format!("{danger} {}", texts.cannot_speak);
        }
        parts.extend([Part::Notice(danger), Part::Gap]);
        parts
    }

    /// All of it.
    pub(crate) fn parts(&self) -> Vec<Part> {
        let texts = texts::support();
        let mut parts = self.head();
        if !self.not_safe {
            parts.extend(self.own().skip(self.own_first));
            parts.push(Part::Gap);
        }
        parts.extend([Part::Text(texts.not_safe.clone()), Part::Gap]);
        // Whoever steps from country to country sees which one it is.
        parts.extend([Part::Muted(self.about_country.to_owned()), Part::Gap]);
        let (abuse, others): (Vec<_>, Vec<_>) =
            texts.lines(self.country).into_iter().partition(|line| self.not_safe && line.need == Need::Abuse);
        if self.not_safe {
            parts.extend(self.lines(&abuse));
            parts.extend(self.card());
            parts.extend([Part::Gap, Part::Rule, Part::Gap]);
            parts.extend(self.own());
            parts.push(Part::Gap);
        }
        parts.extend(self.lines(&others));
        parts.extend(self.others());
        if !self.not_safe {
            parts.extend([Part::Gap, Part::Rule, Part::Gap]);
            parts.extend(self.card());
        }
        parts
    }

    fn own(&self) -> impl Iterator<Item = Part> {
        self.config.support.iter().map(|(name, text)| Part::Line {
            number: one_line(name),
            name: String::new(),
            about: vec![text.clone()],
        })
    }

    /// The lines, each country under its name where several are listed.
    fn lines(&self, lines: &[&SupportLine]) -> Vec<Part> {
        let texts = texts::support();
        let mut parts = Vec::new();
        for its in lines.chunk_by(|one, next| one.country == next.country) {
            let country = its.first().and_then(|line| texts.place(&line.country)).unwrap_or_default();
            if self.country.is_none() {
                parts.extend([Part::Gap, Part::Muted(country.to_owned())]);
            }
            parts.extend(its.iter().map(|line| self.line(line, country)));
        }
        parts
    }

    fn line(&self, line: &SupportLine, country: &str) -> Part {
        let place = if line.place == country { "" } else { line.place.as_str() };
        let facts = [place, &line.topic, &line.hours, &line.cost, &line.text, &line.url];
        let facts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        let mut about = vec![facts.join(" · ")];
        about.extend(Some(line.note.clone()).filter(|note| !note.is_empty()));
        if line.is_old(self.today) {
            about.push(texts::support().old.replace("{day}", &in_words(line.checked_on)));
        }
        Part::Line { number: line.number.clone(), name: line.name.clone(), about }
    }

    /// The directory, someone one trusts, and how far all of it can be relied on.
    fn others(&self) -> Vec<Part> {
        let texts = texts::support();
        let directory = &texts.directory;
        let shown = texts.lines(self.country).into_iter().map(|line| line.checked_on);
        let oldest = shown.chain([directory.checked_on]).min().unwrap_or(directory.checked_on);
        vec![
            Part::Gap,
            Part::Text(format!("{}: {}", directory.name, directory.text)),
            Part::Text(texts.under_18.clone()),
            Part::Gap,
            Part::Text(texts.trusted.clone()),
            Part::Gap,
            Part::Muted(texts.checked.replace("{day}", &in_words(oldest))),
        ]
    }

    /// The card on insecurity that is a sensible reaction.
    fn card(&self) -> Vec<Part> {
        let its = |text: &str| self.config.partner_words.in_text(text).into_owned();
        let card = &texts::support().card;
        let text = |text: &str| [Part::Gap, Part::Text(its(text))];
        let mut parts = vec![Part::Gap, Part::Heading(card.title.clone())];
        parts.extend(text(&card.intro));
        parts.extend(text(&card.lead));
        parts.extend(card.signs.iter().map(|sign| Part::Item(its(sign))));
        parts.extend(text(&card.after));
        parts.extend([Part::Gap, Part::Heading(card.other_title.clone())]);
        parts.extend(text(&card.other));
        parts
    }
}
