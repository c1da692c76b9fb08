//! The number field of a step: typed digit by digit, or moved with the arrows.

use crate::tui::plain::Takes;
use crate::tui::screens::prelude::*;
use crate::tui::theme::Theme;
use crate::wording::screens::exercise as wording;

/// A number while it is being typed.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    digits: String,
    least: u16,
    most: u16,
    unit: String,
}

impl Amount {
    /// A number between two others, the one that stands there first.
    pub(super) fn new(number: Option<u16>, least: u16, most: u16, unit: &str) -> Self {
        let digits = number.map(|number| number.to_string()).unwrap_or_default();
        Self { digits, least, most, unit: unit.to_owned() }
    }

    /// The number; `None` when none is typed.
    ///
    /// # Errors
    /// A line that says between which numbers it must lie.
    pub(super) fn value(&self) -> Result<Option<u16>, String> {
        if self.digits.is_empty() {
            return Ok(None);
        }
        let number = self.digits.parse().ok().filter(|number| (self.least..=self.most).contains(number));
        let unit = if self.unit.is_empty() { String::new() } else { format!(" {}", self.unit) };
        number.map(Some).ok_or_else(|| wording::a_number_from_to(&self.least, &self.most, &unit))
    }

    /// Types a digit: behind the others, or in their place where the number would be too large.
    pub(super) fn digit(&mut self, digit: usize) {
        let longer = format!("{}{digit}", self.digits);
        let fits = longer.parse::<u16>().is_ok_and(|number| number <= self.most);
        self.digits = if fits && self.digits != "0" { longer } else { digit.to_string() };
    }

    /// Puts a whole number in its place.
    pub(super) fn put(&mut self, number: u16) {
        self.digits = number.to_string();
    }

    /// The number as it is asked for line by line.
    pub(super) fn plain(&self) -> Takes {
        let now = self.value().ok().flatten();
        Takes::Number { least: self.least, most: self.most, unit: self.unit.clone(), now }
    }

    /// Takes the last digit back.
    pub(super) fn erase(&mut self) {
        self.digits.pop();
    }

    /// Moves it one step down or up.
    pub(super) fn step(&mut self, up: bool) {
        let step = if self.most > 10 { 5 } else { 1 };
        let now = self.value().ok().flatten();
        let next = match now {
            // Whichever arrow comes first, it must not land on the heaviest answer.
            None => self.least,
            Some(now) if up => now.saturating_add(step).min(self.most),
            Some(now) => now.saturating_sub(step).max(self.least),
        };
        self.digits = next.to_string();
    }

    /// Draws it: a line from the least to the most, and the number.
    pub(super) fn draw(&self, buffer: &mut Buffer, area: Rect, theme: &Theme) {
        let shown = if self.digits.is_empty() { "·".to_owned() } else { self.digits.clone() };
        let x = put(buffer, area, area.x, area.y, "▌ ", theme.style(Role::Focus));
        let x = put(buffer, area, x, area.y, &shown, theme.style(Role::Focus));
        put(buffer, area, x + 1, area.y, &self.unit, theme.style(Role::Muted));
        let cells = area.width.min(42).saturating_sub(8);
        if area.height < 3 || cells < 11 {
            return;
        }
        let y = area.y + 2;
        let x = put(buffer, area, area.x, y, &format!("{:>3} ", self.least), theme.style(Role::Muted));
        let number = self.value().ok().flatten();
        let filled = number.map_or(0, |number| {
            let span = u32::from(self.most.saturating_sub(self.least).max(1));
            let part = u32::from(number.saturating_sub(self.least)) * u32::from(cells) / span;
            usize::try_from(part).unwrap_or(0)
        });
        let rest = usize::from(cells).saturating_sub(filled);
        let x = put(buffer, area, x, y, &"━".repeat(filled), theme.style(Role::Key));
        let x = put(buffer, area, x, y, &"─".repeat(rest), theme.style(Role::Rule));
        put(buffer, area, x + 1, y, &self.most.to_string(), theme.style(Role::Muted));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_is_one_and_nought_and_a_digit_that_would_be_too_much_begins_anew() {
        let mut amount = Amount::new(None, 0, 10, "");
        assert_eq!(amount.value(), Ok(None));
        amount.digit(1);
        amount.digit(0);
        assert_eq!(amount.value(), Ok(Some(10)));
        amount.digit(1);
        assert_eq!(amount.value(), Ok(Some(1)));
        amount.digit(6);
        assert_eq!(amount.value(), Ok(Some(6)));
        amount.erase();
        assert_eq!(amount.value(), Ok(None));
        let mut sure = Amount::new(Some(0), 0, 100, "%");
        sure.digit(9);
        assert_eq!(sure.value(), Ok(Some(9)), "a leading nought is none");
        for (digit, number) in [(9, 99), (9, 9), (5, 95)] {
            sure.digit(digit);
            assert_eq!(sure.value(), Ok(Some(number)));
        }
        let mut few = Amount::new(None, 2, 3, "");
        few.digit(7);
        assert_eq!(few.value(), Err("A number from 2 to 3.".to_owned()), "it is said in place");
    }

    #[test]
    fn arrows_stay_within_the_ends_and_begin_at_the_least() {
        let mut amount = Amount::new(None, 0, 100, "%");
        amount.step(true);
        assert_eq!(amount.value(), Ok(Some(0)));
        amount.step(true);
        assert_eq!(amount.value(), Ok(Some(5)));
        amount.step(false);
        amount.step(false);
        assert_eq!(amount.value(), Ok(Some(0)));
        let mut amount = Amount::new(Some(10), 0, 10, "");
        amount.step(true);
        assert_eq!(amount.value(), Ok(Some(10)));
    }
}
