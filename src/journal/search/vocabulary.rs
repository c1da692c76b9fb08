//! The names that filters take: kinds of entries, signs and ticks, each by its key and by its label.

use std::collections::BTreeMap;

use super::fold::squeezed;
use crate::journal::nearest::nearest;
use crate::journal::{Scale, TickList};

/// The names that filters take, handed in by whoever knows them.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    kinds: Names,
    scales: Names,
    sources: Names,
    ticks: [Names; 4],
}

/// Keys by the spellings of their names.
#[derive(Clone, Debug, Default)]
struct Names {
    /// Each spelling, squeezed, with the keys that it is a name of.
    spellings: BTreeMap<String, Vec<String>>,
    /// Each key with the name by which it is told, in the order in which they came.
    told: Vec<(String, String)>,
}

impl Vocabulary {
    /// Adds a kind of entry with its names. The name that is told is the first, or the key where there is none.
    pub fn add_kind<'a>(&mut self, key: &'a str, names: impl IntoIterator<Item = &'a str>) {
        let mut names = names.into_iter().peekable();
        let told = names.peek().map_or_else(|| key.to_owned(), |name| name.replace(' ', "-"));
        self.kinds.add(key, told, names);
    }

    /// Adds a program that entries come from.
    pub fn add_source(&mut self, key: &str, title: &str) {
        self.sources.add(key, key.to_owned(), [title]);
    }

    /// Adds the names of a scale.
    pub fn add_scale<'a>(&mut self, scale: Scale, names: impl IntoIterator<Item = &'a str>) {
        self.scales.add(scale.key(), scale.key().to_owned(), names);
    }

    /// Adds a tick with its label.
    pub fn add_tick(&mut self, list: TickList, id: &str, label: &str) {
        if let Some(names) = self.ticks.get_mut(list as usize) {
            names.add(id, id.to_owned(), [label]);
        }
    }

    /// The kinds that a name means.
    pub(super) fn kinds(&self, written: &str) -> Result<Vec<String>, Unknown> {
        self.kinds.find(written)
    }

    /// The programs that a name means.
    pub(super) fn sources(&self, written: &str) -> Result<Vec<String>, Unknown> {
        self.sources.find(written)
    }

    /// The scale that a name means.
    pub(super) fn scale(&self, written: &str) -> Result<Scale, Unknown> {
        let keys = self.scales.find(written)?;
        keys.iter().find_map(|key| Scale::from_key(key)).ok_or_else(|| self.scales.unknown(written))
    }

    /// The ids of the ticks that a name means.
    pub(super) fn ticks(&self, list: TickList, written: &str) -> Result<Vec<String>, Unknown> {
        self.ticks.get(list as usize).map_or_else(|| Err(Unknown::default()), |names| names.find(written))
    }

    /// A name that a filter takes.
    pub(super) fn example(&self, list: TickList) -> &str {
        self.ticks.get(list as usize).and_then(|names| names.told.first()).map_or("", |(_, told)| told)
    }
}

/// The names that may have been meant by an unknown one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unknown {
    /// The nearest that is known.
    pub nearest: Option<String>,
    /// The known names.
    pub known: Vec<String>,
}

impl Names {
    fn add<'a>(&mut self, key: &'a str, told: String, names: impl IntoIterator<Item = &'a str>) {
        for name in std::iter::once(key).chain(names) {
            let keys = self.spellings.entry(squeezed(name)).or_default();
            if !keys.iter().any(|known| known == key) {
                keys.push(key.to_owned());
            }
        }
        if !self.told.iter().any(|(known, _)| known == key) {
            self.told.push((key.to_owned(), told));
        }
    }

    fn find(&self, written: &str) -> Result<Vec<String>, Unknown> {
        let spelling = squeezed(written);
        let found = self.spellings.get(&spelling).filter(|_| !spelling.is_empty());
        found.cloned().ok_or_else(|| self.unknown(written))
    }

    fn unknown(&self, written: &str) -> Unknown {
        let near = nearest(&squeezed(written), self.spellings.keys().map(String::as_str));
        let key = near.and_then(|near| self.spellings.get(near)?.first());
        let nearest = self.told.iter().find(|(known, _)| Some(known) == key).map(|(_, told)| told.clone());
        Unknown { nearest, known: self.told.iter().map(|(_, told)| told.clone()).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add_kind("thought_record", ["thought record"]);
        vocabulary.add_kind("fear", ["fear", "fears"]);
        vocabulary.add_scale(Scale::Steadiness, ["Steadiness", "steady"]);
        vocabulary.add_tick(TickList::Triggers, "late_reply", "late or short reply");
        vocabulary.add_tick(TickList::Triggers, "cafe", "im Café");
        vocabulary
    }

    #[test]
    fn a_name_is_known_by_its_key_and_by_what_it_is_called_in_any_spelling() {
        let vocabulary = vocabulary();
        for written in ["thought_record", "Thought-Record", "thoughtrecord", "Thought Record"] {
            assert_eq!(vocabulary.kinds(written), Ok(vec!["thought_record".to_owned()]), "{written}");
        }
        assert_eq!(vocabulary.scale("STEADY"), Ok(Scale::Steadiness));
        for (written, id) in
            [("late_reply", "late_reply"), ("late or short reply", "late_reply"), ("im cafe", "cafe")]
        {
            assert_eq!(vocabulary.ticks(TickList::Triggers, written), Ok(vec![id.to_owned()]), "{written}");
        }
    }

    #[test]
    fn an_unknown_name_is_answered_with_the_nearest_or_with_all() {
        let vocabulary = vocabulary();
        let near = |unknown: Result<Vec<String>, Unknown>| unknown.unwrap_err().nearest;
        assert_eq!(near(vocabulary.kinds("faer")).as_deref(), Some("fear"));
        assert_eq!(near(vocabulary.ticks(TickList::Triggers, "late")).as_deref(), Some("late_reply"));
        let unknown = vocabulary.ticks(TickList::Triggers, "volcano").unwrap_err();
        assert_eq!(unknown, Unknown { nearest: None, known: vec!["late_reply".into(), "cafe".into()] });
        assert!(vocabulary.ticks(TickList::Did, "waited").is_err());
        assert!(vocabulary.kinds("").is_err() && vocabulary.kinds("--").is_err());
    }
}
