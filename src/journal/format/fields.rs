//! Reads and writes JSON objects field by field, so that no field is lost: unknown fields are carried along.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeOwned, Error, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::journal::format::whole_number::Whole;
use crate::journal::serde_as_text::Text;

/// The reason why an object could not be read as the thing it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// A field that every such object has is not there.
    #[error("the field {0:?} is missing")]
    Missing(&'static str),
    /// A field has a value of the wrong type or outside its range.
    #[error("the field {0:?} has a value that cannot be used")]
    Invalid(&'static str),
    /// Two fields have the same name.
    #[error("a field appears twice")]
    Twice,
    /// The text is not a JSON object.
    #[error("not a JSON object")]
    NotAnObject,
}

/// The most fields that one object may have: more than any will ever need.
const MOST_FIELDS: usize = 10_000;

/// The fields of one JSON object, each still as its text.
pub struct Fields<'a>(Vec<(Text<'a>, &'a RawValue)>);

impl<'a> Fields<'a> {
    /// The fields of the object that is written in `text`.
    ///
    /// # Errors
    /// [`FieldError::NotAnObject`] or [`FieldError::Twice`].
    pub fn parse(text: &'a str) -> Result<Self, FieldError> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let fields = deserializer.deserialize_map(Collect);
        let fields = fields.and_then(|fields| deserializer.end().map(|()| fields));
        let fields = fields.map_err(|_| FieldError::NotAnObject)?;
        let mut names: Vec<&str> = fields.iter().map(|(name, _)| &*name.0).collect();
        names.sort_unstable();
        if names.windows(2).any(|pair| pair.first() == pair.last()) {
            return Err(FieldError::Twice);
        }
        Ok(Self(fields))
    }

    /// Takes the text of a field out, if the field is there.
    pub fn take_raw(&mut self, name: &str) -> Option<&'a RawValue> {
        let index = self.0.iter().position(|(other, _)| other.0 == name)?;
        Some(self.0.remove(index).1)
    }

    /// Takes a field out that must be there.
    ///
    /// # Errors
    /// [`FieldError::Missing`], or [`FieldError::Invalid`] when the value has another type.
    pub fn take<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<T, FieldError> {
        let raw = self.take_raw(name).ok_or(FieldError::Missing(name))?;
        serde_json::from_str(raw.get()).map_err(|_| FieldError::Invalid(name))
    }

    /// Takes out `format` and `version`, which must have these values.
    ///
    /// # Errors
    /// [`FieldError`] when one of them is missing or another.
    pub fn take_header(&mut self, format: &str, version: u64) -> Result<(), FieldError> {
        if self.take::<String>("format")? != format {
            return Err(FieldError::Invalid("format"));
        }
        if self.take::<Whole>("version")?.0 != version {
            return Err(FieldError::Invalid("version"));
        }
        Ok(())
    }

    /// Takes out an object that must be there, as its own fields.
    ///
    /// # Errors
    /// [`FieldError::Missing`], or [`FieldError::Invalid`] when it is not an object with distinct fields.
    pub fn take_fields(&mut self, name: &'static str) -> Result<Fields<'a>, FieldError> {
        let raw = self.take_raw(name).ok_or(FieldError::Missing(name))?;
        Fields::parse(raw.get()).map_err(|_| FieldError::Invalid(name))
    }

    /// The names of the fields that were not taken.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| &*name.0)
    }

    /// The texts of the values that were not taken.
    pub fn values(&self) -> impl Iterator<Item = &'a str> {
        self.0.iter().map(|(_, raw)| raw.get())
    }

    /// All fields that were not taken, in the order in which they stand.
    ///
    /// # Errors
    /// [`FieldError::NotAnObject`] when a value is too deeply nested to be held.
    pub fn rest(self) -> Result<Map<String, Value>, FieldError> {
        self.0
            .into_iter()
            .map(|(name, raw)| {
                let value = serde_json::from_str(raw.get()).map_err(|_| FieldError::NotAnObject)?;
                Ok((name.0.into_owned(), value))
            })
            .collect()
    }

    /// All fields that were not taken, when no object in them has the same name twice: of two such fields a
    /// [`Value`] would hold one.
    ///
    /// # Errors
    /// [`FieldError::Twice`], or [`FieldError::NotAnObject`] as from [`Fields::rest`].
    pub fn distinct(self) -> Result<Map<String, Value>, FieldError> {
        let raws: Vec<&RawValue> = self.0.iter().map(|(_, raw)| *raw).collect();
        // This goes first, as it refuses objects that are nested too deeply to look at.
        let fields = self.rest()?;
        raws.into_iter().try_for_each(refuse_twice)?;
        Ok(fields)
    }
}

/// Counts the values in fields, those within others included.
pub fn values_of(fields: &Map<String, Value>) -> usize {
    fields.values().map(count_values).sum()
}

/// Counts the values in one, itself included.
pub fn count_values(value: &Value) -> usize {
    match value {
        Value::Array(list) => 1 + list.iter().map(count_values).sum::<usize>(),
        Value::Object(fields) => 1 + values_of(fields),
        _ => 1,
    }
}

fn refuse_twice(raw: &RawValue) -> Result<(), FieldError> {
    let inside: Vec<&RawValue> = if raw.get().starts_with('{') {
        Fields::parse(raw.get())?.0.into_iter().map(|(_, raw)| raw).collect()
    } else if raw.get().starts_with('[') {
        serde_json::from_str(raw.get()).map_err(|_| FieldError::NotAnObject)?
    } else {
        Vec::new()
    };
    inside.into_iter().try_for_each(refuse_twice)
}

/// Collects the fields of an object.
struct Collect;

impl<'de> Visitor<'de> for Collect {
    type Value = Vec<(Text<'de>, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::with_capacity(16);
        while let Some(field) = map.next_entry()? {
            if fields.len() == MOST_FIELDS {
                return Err(A::Error::custom("more fields than any object has"));
            }
            fields.push(field);
        }
        Ok(fields)
    }
}

/// Builds a JSON object whose known fields stand first, in the order in which they are put.
pub struct Writer(Map<String, Value>);

impl Default for Writer {
    fn default() -> Self {
        // As many as most objects have.
        Self(Map::with_capacity(16))
    }
}

impl Writer {
    /// Adds a field.
    pub fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }

    /// Adds a field with the printed form of `value`.
    pub fn put_text(&mut self, name: &str, value: &impl ToString) {
        self.put(name, value.to_string());
    }

    /// The object, with the fields that nobody here knows at its end.
    pub fn finish(mut self, extra: &Map<String, Value>) -> Value {
        for (name, value) in extra {
            self.0.insert(name.clone(), value.clone());
        }
        Value::Object(self.0)
    }
}
