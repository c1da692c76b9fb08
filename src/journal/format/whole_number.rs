//! Whole numbers, in every spelling that JSON allows.

use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use serde_json::{Number, Value};

/// A whole number from 0 up, as it stands in JSON: `2`, `2.0`, `2e0` and `20e-1` are all 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole(pub u64);

impl Whole {
    /// Reads a whole number from the text of a JSON number; `None` when it is not whole, below 0 or too large.
    pub fn read(text: &str) -> Option<Self> {
        let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
        let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if before.is_empty() || !is_number(before) || !is_number(after) {
            return None;
        }
        let all = format!("{before}{after}");
        let all = all.trim_start_matches('0');
        let digits = all.trim_end_matches('0');
        if digits.is_empty() {
            return Some(Self(0));
        }
        let dropped = all.len().checked_sub(digits.len())?;
        let places = i64::try_from(dropped).ok()?.checked_sub(i64::try_from(after.len()).ok()?)?;
        // An exponent that no number has room for leads beyond every whole number or below all of them.
        let zeros = exponent.parse::<i64>().ok()?.checked_add(places)?;
        let factor = 10_u64.checked_pow(u32::try_from(zeros).ok()?)?;
        let value = digits.parse::<u64>().ok()?.checked_mul(factor)?;
        (sign > 0).then_some(Self(value))
    }

    /// The whole number that a JSON value is.
    pub fn of(value: &Value) -> Option<Self> {
        value.as_number().and_then(|number| Self::read(number.as_str()))
    }

    /// The number as a smaller type; `None` when it has no room there.
    pub fn fit<T: TryFrom<u64>>(self) -> Option<T> {
        self.0.try_into().ok()
    }
}

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = Number::deserialize(deserializer)?;
        Self::read(number.as_str()).ok_or_else(|| serde::de::Error::custom("not a whole number"))
    }
}

/// Known numbers of an entry that are spelled in another way than this program spells them. They stay so as long as
/// they mean the same, as the digest of a version is that of its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Spellings(Vec<(String, Number)>);

impl Spellings {
    /// Remembers how the number in a field is spelled, unless it is spelled as this program does.
    pub(crate) fn note(&mut self, pointer: impl FnOnce() -> String, raw: &RawValue) {
        let is_plain =
            |text: &str| text == "0" || !text.starts_with('0') && text.bytes().all(|it| it.is_ascii_digit());
        if is_plain(raw.get()) {
            return;
        }
        if let Ok(number) = serde_json::from_str(raw.get()) {
            self.0.push((pointer(), number));
        }
    }

    /// Spells the numbers that still mean the same as they were spelled.
    pub(crate) fn put_back(&self, entry: &mut Value) {
        for (pointer, number) in &self.0 {
            if let Some(value) = entry.pointer_mut(pointer)
                && Whole::of(value) == Whole::read(number.as_str())
            {
                *value = Value::Number(number.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_is_one_however_it_is_spelled() {
        for (text, expected) in [
            ("0", Some(0)),
            ("-0", Some(0)),
            ("0.00", Some(0)),
            ("-0.0e99999999999999999999", Some(0)),
            ("2", Some(2)),
            ("2.0", Some(2)),
            ("2e0", Some(2)),
            ("2E+0", Some(2)),
            ("20e-1", Some(2)),
            ("0.2e1", Some(2)),
            ("0.0002e4", Some(2)),
            ("200.000e-2", Some(2)),
            ("1e2", Some(100)),
            ("100", Some(100)),
            ("18446744073709551615", Some(u64::MAX)),
            ("1844674407370955161.50e1", Some(18_446_744_073_709_551_615)),
            ("18446744073709551616", None),
            ("2.5", None),
            ("25e-1", None),
            ("-2", None),
            ("-2.0", None),
            ("1e20", None),
            ("1e99999999999999999999", None),
            ("1e-99999999999999999999", None),
            ("null", None),
            ("\"2\"", None),
            ("", None),
        ] {
            assert_eq!(Whole::read(text).map(|it| it.0), expected, "{text}");
            let read = serde_json::from_str::<Whole>(text).ok().map(|it| it.0);
            assert_eq!(read, expected, "{text}");
            let value = serde_json::from_str::<Value>(text).ok();
            assert_eq!(value.as_ref().and_then(Whole::of).map(|it| it.0), expected, "{text}");
        }
    }
}
