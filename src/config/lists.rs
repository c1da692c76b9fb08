//! The tick-lists as the user sees them: built-in ticks, with labels and ticks of the user's own from the config.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Config;
use crate::insight::Phrases;
use crate::journal::{Scale, TickList};
use crate::texts::{self, TickTexts};

/// One thing that can be ticked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The id that entries hold: `late_reply`.
    pub id: Cow<'static, str>,
    /// The words that are shown: `late or short reply`.
    pub label: Cow<'static, str>,
}

/// The ticks of each list.
#[derive(Clone, Debug)]
pub struct Lists {
    headings: &'static TickTexts,
    choices: [Vec<Choice>; 4],
    /// The place of each id in its list.
    places: [BTreeMap<Cow<'static, str>, usize>; 4],
}

impl Lists {
    /// The lists under a config.
    pub fn new(config: &Config) -> Self {
        let texts = texts::ticks();
        let choices = TickList::ALL.map(|list| {
            let built_in = texts.list(list).iter().map(|tick| Choice {
                id: Cow::Borrowed(&tick.id),
                label: config.partner_words.in_text(&tick.label),
            });
            let mut choices: Vec<Choice> = built_in.collect();
            let count = choices.len();
            for (id, label) in config.ticks.get(&list).into_iter().flatten() {
                let own = Choice { id: Cow::Owned(id.clone()), label: Cow::Owned(label.clone()) };
                // The file holds each id once: a tick of the user's own can only share the id of a built-in one.
                match choices.iter_mut().take(count).find(|choice| choice.id == own.id) {
                    Some(choice) => *choice = own,
                    None => choices.push(own),
                }
            }
            choices
        });
        let places = choices.each_ref().map(|choices| {
            choices.iter().enumerate().map(|(place, choice)| (choice.id.clone(), place)).collect()
        });
        Self { headings: texts, choices, places }
    }

    /// The heading over a list: `What set it off`.
    pub fn heading(&self, list: TickList) -> &'static str {
        self.headings.heading(list)
    }

    /// The ticks of a list, in the order in which it is offered.
    pub fn choices(&self, list: TickList) -> &[Choice] {
        self.choices.get(list as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether an id can be ticked in a list.
    pub fn has(&self, list: TickList, id: &str) -> bool {
        self.choice(list, id).is_some()
    }

    /// The words for an id; one that is no longer offered, as in old entries, is shown as itself.
    pub fn label<'a>(&'a self, list: TickList, id: &'a str) -> &'a str {
        self.choice(list, id).map_or(id, |choice| &choice.label)
    }

    fn choice(&self, list: TickList, id: &str) -> Option<&Choice> {
        let place = self.places.get(list as usize)?.get(id)?;
        self.choices(list).get(*place)
    }
}

impl Lists {
    /// The words for findings, with these names of ticks.
    pub fn phrases(&self) -> Phrases<'_> {
        Phrases {
            templates: texts::insight(),
            labels: Scale::ALL.map(|scale| texts::check_in().question(scale).label.as_str()),
            tick: Box::new(|list, id| self.label(list, id).to_owned()),
            practice: |kind| texts::practice::practice().exercise(kind).name.as_str(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::PartnerWords;

    #[test]
    fn own_ticks_follow_the_built_in_ones_and_may_rename_them() {
        let mut config = Config::default();
        let own = [("compared", "I measured myself"), ("rain", "rain")];
        config
            .ticks
            .insert(TickList::Triggers, own.map(|(id, label)| (id.to_owned(), label.to_owned())).to_vec());
        let lists = Lists::new(&config);
        assert_eq!(lists.label(TickList::Triggers, "compared"), "I measured myself");
        let choices = lists.choices(TickList::Triggers);
        assert_eq!(choices.iter().filter(|choice| choice.id == "compared").count(), 1);
        assert_eq!(choices.last().map(|choice| choice.id.as_ref()), Some("rain"));
        assert!(!lists.has(TickList::Did, "rain"));
    }

    #[test]
    fn an_id_that_is_no_longer_offered_is_shown_as_itself() {
        let lists = Lists::new(&Config::default());
        assert!(!lists.has(TickList::Helped, "swimming"));
        assert_eq!(lists.label(TickList::Helped, "swimming"), "swimming");
    }

    #[test]
    fn labels_follow_the_words_for_the_partner() {
        let config = Config { partner_words: PartnerWords::Dating, ..Config::default() };
        let lists = Lists::new(&config);
        assert_eq!(lists.label(TickList::Did, "checked"), "checked on the person I'm dating");
    }
}
