//! The tick-lists as search knows them: the names that filters take, and which words an entry is found by.

use super::Lists;
use crate::journal::imported::PROGRAMS;
use crate::journal::practice::{Answer, Kind};
use crate::journal::search::{Folded, Vocabulary};
use crate::journal::{Body, Entry, Scale, TickList};
use crate::texts;

/// The short name of steadiness on the command line.
const STEADY: &str = "steady";

impl Lists {
    /// The names that filters take, without ticks that are no longer offered.
    pub fn vocabulary(&self) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add_kind("check-in", ["check-in", "check-ins"]);
        vocabulary.add_kind("note", ["note", "notes"]);
        for kind in Kind::ALL {
            let exercise = texts::practice::practice().exercise(kind);
            let key = kind.key().replace('_', "-");
            let names = [&*exercise.name, &*exercise.plural, &*exercise.title];
            vocabulary.add_kind(&key, names);
        }
        for (name, title) in PROGRAMS {
            vocabulary.add_source(name, title);
        }
        for scale in Scale::ALL {
            let question = texts::check_in().question(scale);
            let more = (scale == Scale::Steadiness).then_some(STEADY);
            let names = [question.label.as_str(), question.title.as_str()];
            vocabulary.add_scale(scale, names.into_iter().chain(more));
        }
        for list in TickList::ALL {
            for choice in self.choices(list) {
                vocabulary.add_tick(list, &choice.id, &choice.label);
            }
        }
        vocabulary
    }

    /// Adds the ticks of entries that are no longer offered: they stay valid where they are.
    pub fn add_ticks_of<'a>(
        &self,
        entries: impl IntoIterator<Item = &'a Entry>,
        vocabulary: &mut Vocabulary,
    ) {
        for check_in in entries.into_iter().filter_map(Entry::check_in) {
            for list in TickList::ALL {
                let ids = check_in.ticked(list).unwrap_or_default();
                for id in ids.iter().filter(|id| !self.has(list, id)) {
                    vocabulary.add_tick(list, id, id);
                }
            }
        }
    }

    /// Returns the words that an entry is found by: everything the person wrote in it, its ticks and choices as
    /// they read, and what it brought from another program.
    pub fn searched(&self, entry: &Entry) -> Folded {
        let written = entry.texts().into_iter().map(str::to_owned);
        match &entry.body {
            Body::CheckIn(check_in) => {
                let ticked = TickList::ALL.into_iter().flat_map(|list| {
                    let ids = check_in.ticked(list).unwrap_or_default();
                    ids.iter().map(move |id| self.label(list, id).to_owned())
                });
                Folded::of(written.chain(ticked))
            }
            Body::Practice(practice) => {
                let tick = |list, id: &str| self.label(list, id).to_owned();
                let told = texts::practice::told(practice, tick).into_iter();
                let chosen =
                    told.filter(|told| matches!(practice.get(told.key), Answer::Id(_) | Answer::Ids(_)));
                Folded::of(written.chain(chosen.map(|told| told.words)))
            }
            _ => {
                let imported = entry.imported().unwrap_or_default();
                Folded::of(written.chain(imported.texts().into_iter().map(str::to_owned)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::journal::search::Query;
    use crate::journal::{CheckIn, Day};

    fn today() -> Day {
        "2026-11-22".parse().unwrap()
    }

    fn config() -> Config {
        let mut config = Config::default();
        let own = [("rain", "Regen für alle"), ("late_reply", "späte Antwort")];
        config
            .ticks
            .insert(TickList::Triggers, own.map(|(id, label)| (id.to_owned(), label.to_owned())).to_vec());
        config
    }

    fn ticked(id: &str) -> Entry {
        let mut check_in = CheckIn::default();
        check_in.set_ticked(TickList::Triggers, Some(vec![id.to_owned()]));
        Entry::new_check_in(today(), check_in, "2026-11-22T21:14:03+01:00".parse().unwrap(), today())
    }

    fn finds(lists: &Lists, typed: &str, entry: &Entry) -> bool {
        let mut vocabulary = lists.vocabulary();
        lists.add_ticks_of([entry], &mut vocabulary);
        let (query, errors) = Query::parse(typed, &vocabulary, today());
        assert_eq!(errors, [], "{typed}");
        let words = lists.searched(entry);
        query.finds(entry, || &words)
    }

    #[test]
    fn ticks_are_found_by_id_by_own_labels_and_in_words() {
        let lists = Lists::new(&config());
        for typed in ["trigger:rain", "trigger:\"regen fur alle\"", "regen", "\"fur alle\""] {
            assert!(finds(&lists, typed, &ticked("rain")), "{typed}");
            assert!(!finds(&lists, typed, &ticked("late_reply")), "{typed}");
        }
        for typed in ["trigger:late_reply", "trigger:spate-antwort", "antwort"] {
            assert!(finds(&lists, typed, &ticked("late_reply")), "{typed}");
        }
        // One that is no longer offered is found by the id that entries hold.
        assert!(finds(&lists, "trigger:snow", &ticked("snow")) && finds(&lists, "snow", &ticked("snow")));
    }

    #[test]
    fn every_kind_and_every_sign_can_be_named_as_it_reads_in_the_program() {
        let lists = Lists::new(&Config::default());
        let vocabulary = lists.vocabulary();
        let usable = |typed: &str| Query::parse(typed, &vocabulary, today()).1.is_empty();
        for kind in Kind::ALL {
            let exercise = texts::practice::practice().exercise(kind);
            let hyphens = kind.key().replace('_', "-");
            for name in [kind.key(), &hyphens, &exercise.name, &exercise.plural, &exercise.title] {
                assert!(usable(&format!("kind:\"{name}\"")), "{name}");
            }
        }
        for scale in Scale::ALL {
            let question = texts::check_in().question(scale);
            for name in [scale.key(), &question.label, &question.title] {
                assert!(usable(&format!("sign:\"{name}\">=3")), "{name}");
            }
        }
        assert!(usable("sign:steady kind:check-in kind:note"));
    }
}
