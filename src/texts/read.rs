//! Reading the asset files into the structs of this program, strictly: what is not known, or not there, is refused.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

type Value<'a> = Spanned<DeValue<'a>>;

/// What can be read from a value of such a file.
///
/// It gives something in any case and tells `faults` what it could not read: nothing of a file with a fault is used,
/// and readers without an early return are a fraction of the size.
pub(crate) trait Asset: Sized {
    fn read(value: &Value<'_>, faults: &mut Faults) -> Self;
}

/// The first thing in a file that could not be read.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    /// The byte at which it stands, and what it is.
    first: Option<(usize, String)>,
}

impl Faults {
    pub(crate) fn add(&mut self, value: &Value<'_>, what: &str, name: &str) {
        self.first.get_or_insert_with(|| (value.span().start, format!("{what}{name}")));
    }
}

/// What a file's text holds; in its error, the line and what is there.
pub(crate) fn read<T: Asset>(text: &str) -> Result<T, String> {
    let mut faults = Faults::default();
    let value = root(text)?;
    let read = T::read(&value, &mut faults);
    faults.first.map_or(Ok(read), |(at, what)| Err(placed(text, at, &what)))
}

fn root(text: &str) -> Result<Value<'_>, String> {
    match DeTable::parse(text) {
        Ok(table) => Ok(Spanned::new(table.span(), DeValue::Table(table.into_inner()))),
        Err(error) => Err(placed(text, error.span().map_or(0, |span| span.start), error.message())),
    }
}

fn placed(text: &str, at: usize, what: &str) -> String {
    let line = text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
    format!("line {line}: {what}")
}

/// A table whose lines have given names.
pub(crate) struct Lines<'a> {
    value: &'a Value<'a>,
    faults: &'a mut Faults,
}

impl<'a> Lines<'a> {
    /// The lines of a value, which may have no other names than these.
    pub(crate) fn of(value: &'a Value<'_>, names: &[&str], faults: &'a mut Faults) -> Self {
        match value.get_ref().as_table() {
            None => faults.add(value, "not a table", ""),
            Some(table) => {
                for (name, value) in
                    table.iter().filter(|(name, _)| !names.contains(&name.get_ref().as_ref()))
                {
                    faults.add(value, "not known: ", name.get_ref());
                }
            }
        }
        Self { value, faults }
    }

    fn line(&self, name: &str) -> Option<&'a Value<'a>> {
        self.value.get_ref().as_table()?.get(name)
    }

    /// What a line holds that must be there.
    pub(crate) fn must<T: Asset + Default>(&mut self, name: &str) -> T {
        let Some(value) = self.line(name) else {
            self.faults.add(self.value, "not there: ", name);
            return T::default();
        };
        T::read(value, self.faults)
    }

    /// What a line holds that may be missing.
    pub(crate) fn may<T: Asset + Default>(&mut self, name: &str) -> T {
        self.line(name).map_or_else(T::default, |value| T::read(value, self.faults))
    }
}

/// Reads a struct from a table: its fields, and those that may be missing, each with its name in the file where that is
/// another.
macro_rules! asset {
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    (
        $type:ident { $($must:ident $(= $must_name:literal)?),* $(,)? }
        $(perhaps { $($may:ident $(= $may_name:literal)?),* $(,)? })?
    ) => {
        impl $crate::texts::read::Asset for $type {
            fn read(
                value: &toml::Spanned<toml::de::DeValue<'_>>,
                faults: &mut $crate::texts::read::Faults,
            ) -> Self {
                const NAMES: &[&str] = &[
                    $($crate::texts::read::asset!(@name $must $($must_name)?),)*
                    $($($crate::texts::read::asset!(@name $may $($may_name)?),)*)?
                ];
                let mut lines = $crate::texts::read::Lines::of(value, NAMES, faults);
                Self {
                    $($must: lines.must($crate::texts::read::asset!(@name $must $($must_name)?)),)*
                    $($($may: lines.may($crate::texts::read::asset!(@name $may $($may_name)?)),)*)?
                }
            }
        }
    };
}
pub(crate) use asset;

/// Reads an enum from the words that stand for its variants.
macro_rules! asset_of_words {
    ($type:ident { $first:ident = $first_word:literal $(, $variant:ident = $word:literal)* $(,)? }) => {
        impl $crate::texts::read::Asset for $type {
            fn read(
                value: &toml::Spanned<toml::de::DeValue<'_>>,
                faults: &mut $crate::texts::read::Faults,
            ) -> Self {
                match value.get_ref().as_str() {
                    Some($first_word) => Self::$first,
                    $(Some($word) => Self::$variant,)*
                    _ => {
                        faults.add(value, "none of the words that may stand here", "");
                        Self::$first
                    }
                }
            }
        }
    };
}
pub(crate) use asset_of_words;

impl Asset for String {
    fn read(value: &Value<'_>, faults: &mut Faults) -> Self {
        let text = value.get_ref().as_str();
        text.map_or_else(
            || {
                faults.add(value, "not a text", "");
                Self::new()
            },
            str::to_owned,
        )
    }
}

impl Asset for bool {
    fn read(value: &Value<'_>, faults: &mut Faults) -> Self {
        value.get_ref().as_bool().unwrap_or_else(|| {
            faults.add(value, "neither true nor false", "");
            false
        })
    }
}

impl Asset for i64 {
    fn read(value: &Value<'_>, faults: &mut Faults) -> Self {
        let number = value.get_ref().as_integer();
        let number = number.and_then(|number| Self::from_str_radix(number.as_str(), number.radix()).ok());
        number.unwrap_or_else(|| {
            faults.add(value, "not a whole number", "");
            0
        })
    }
}

impl Asset for u8 {
    fn read(value: &Value<'_>, faults: &mut Faults) -> Self {
        Self::try_from(i64::read(value, faults)).unwrap_or_else(|_| {
            faults.add(value, "not a number from 0 to 255", "");
            0
        })
    }
}

impl<T: Asset> Asset for Option<T> {
    fn read(value: &Value<'_>, faults: &mut Faults) -> Self {
        Some(T::read(value, faults))
    }
}

impl<T: Asset> Asset for Vec<T> {
    fn read(value: &Value<'_>, faults: &mut Faults) -> Self {
        let Some(values) = value.get_ref().as_array() else {
            faults.add(value, "not a list", "");
            return Self::new();
        };
        values.iter().map(|value| T::read(value, faults)).collect()
    }
}

impl<T: Asset> Asset for BTreeMap<String, T> {
    fn read(value: &Value<'_>, faults: &mut Faults) -> Self {
        let Some(table) = value.get_ref().as_table() else {
            faults.add(value, "not a table", "");
            return Self::new();
        };
        // Collecting would sort first, with a sort of its own for each type.
        let mut texts = Self::new();
        for (name, value) in table {
            texts.insert(name.get_ref().to_string(), T::read(value, faults));
        }
        texts
    }
}

#[cfg(test)]
mod tests;
