//! The shape of what there is to read, from which the program that wrote it is recognised.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Given, GivenFile};

/// What a file looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// The files of a folder.
    Folder,
    /// A JSON object: its names, and those of the first object in its list `entries`.
    Object {
        /// The names in it, as far as it can be read.
        names: Vec<String>,
        /// The names in the first of its entries.
        entry: Vec<String>,
    },
    /// A JSON list: the names in the first object of it.
    List(Vec<String>),
    /// Any other text: its first line that is not empty.
    Text(String),
    /// No text.
    Bytes,
}

/// The most names that are looked at.
const MOST_NAMES: usize = 100;

impl Shape {
    pub(super) fn of(given: &Given) -> Self {
        given.file().map_or(Self::Folder, Self::of_file)
    }

    /// What one of the files of a folder looks like.
    pub(super) fn of_file(file: &GivenFile) -> Self {
        let Some(text) = file.text() else { return Self::Bytes };
        let text = text.trim_start();
        let mut json = serde_json::Deserializer::from_str(text);
        let (mut names, mut entry) = (Vec::new(), Vec::new());
        // What was seen before a fault tells enough: the reader then says where the fault is.
        match text.as_bytes().first() {
            Some(b'{') => {
                let _ = json.deserialize_map(Names { names: &mut names, entry: Some(&mut entry) });
                Self::Object { names, entry }
            }
            Some(b'[') if text.get(1..).is_some_and(|rest| rest.trim_start().starts_with(['{', ']'])) => {
                let _ = json.deserialize_seq(First(&mut entry));
                Self::List(entry)
            }
            _ => Self::Text(text.lines().next().unwrap_or_default().to_owned()),
        }
    }

    /// Whether it is so, or, of a folder, a JSON file in it.
    pub(super) fn or_in_folder(&self, given: &Given, is_so: impl Fn(&Self) -> bool) -> bool {
        is_so(self) || *self == Self::Folder && given.jsons().any(|file| is_so(&Self::of_file(file)))
    }

    /// Whether it is an object with these names, among others.
    pub(super) fn is_object(&self, wanted: &[&str]) -> bool {
        matches!(self, Self::Object { names, .. } if has(names, wanted))
    }

    /// Whether it is an object with a list of entries that have these names, among others.
    pub(super) fn has_entries(&self, wanted: &[&str]) -> bool {
        matches!(self, Self::Object { entry, .. } if has(entry, wanted))
    }

    /// Whether it is a list of objects with these names, among others.
    pub(super) fn is_list(&self, wanted: &[&str]) -> bool {
        matches!(self, Self::List(names) if has(names, wanted))
    }
}

fn has(names: &[String], wanted: &[&str]) -> bool {
    wanted.iter().all(|wanted| names.iter().any(|name| name == wanted))
}

/// Notes the names in an object.
struct Names<'n> {
    names: &'n mut Vec<String>,
    /// Where those of the first of its entries go.
    entry: Option<&'n mut Vec<String>>,
}

impl<'de> DeserializeSeed<'de> for Names<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Names<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            let is_entries = name == "entries";
            if self.names.len() < MOST_NAMES {
                self.names.push(name);
            }
            match self.entry.take_if(|_| is_entries) {
                Some(entry) => map.next_value_seed(First(entry))?,
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

/// Notes the names in the first object of a list.
struct First<'n>(&'n mut Vec<String>);

impl<'de> DeserializeSeed<'de> for First<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for First<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let names = Names { names: self.0, entry: None };
        if list.next_element_seed(names)?.is_some() {
            while list.next_element::<IgnoredAny>()?.is_some() {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::import::testing::one;

    fn shape(text: &str) -> Shape {
        Shape::of(&one(text))
    }

    #[test]
    fn the_names_that_tell_a_program_are_seen_even_where_the_end_is_missing() {
        let text = "\u{feff} {\"tags\":{\"a\":1},\"entries\":[{\"title\":\"x\",\"date\":[{}]},7],\"more\":1}";
        for text in [text, text.split_once(",7").unwrap().0] {
            let shape = shape(text);
            assert!(
                shape.is_object(&["tags", "entries"]) && shape.has_entries(&["date", "title"]),
                "{shape:?}"
            );
            assert!(!shape.is_list(&[]) && !shape.is_object(&["title"]));
        }
        assert!(shape("[ {\"id\":1,\"date\":2}, {\"x\":1}]").is_list(&["id", "date"]));
        assert_eq!(shape("[]"), Shape::List(Vec::new()));
        assert_eq!(shape("[2026-11-01 09:00] x\ny"), Shape::Text("[2026-11-01 09:00] x".to_owned()));
        assert_eq!(
            shape("{\"entries\":7,\"a\":1}"),
            Shape::Object { names: vec!["entries".into()], entry: vec![] }
        );
        assert_eq!(Shape::of(&one(b"\xff\xfe\xfd".to_vec())), Shape::Bytes);
    }

    #[test]
    fn what_is_nested_without_end_is_looked_at_in_a_moment() {
        assert_eq!(shape(&"[".repeat(1_000_000)), Shape::Text("[".repeat(1_000_000)));
        assert!(shape(&format!("{{\"a\":{}", "[".repeat(1_000_000))).is_object(&["a"]));
    }
}
