//! How often trends and past entries were looked at on one day: so that one gentle line can be said, and for nothing
//! else. The number is shown nowhere, and that of another day is forgotten.

use crate::journal::Day;

/// From this look of a day on the line is said.
pub const MANY: u32 = 6;

/// The looks of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    /// The day.
    pub day: Option<Day>,
    /// How often on that day.
    pub times: u32,
}

impl Looks {
    /// Counts one more look, on a day; whether there were many by now.
    pub fn count(&mut self, today: Day) -> bool {
        if self.day != Some(today) {
            *self = Self { day: Some(today), times: 0 };
        }
        self.times = self.times.saturating_add(1);
        self.times >= MANY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixth_look_of_a_day_is_one_of_many_and_the_next_day_begins_anew() {
        let (today, tomorrow) = ("2026-11-22".parse().unwrap(), "2026-11-23".parse().unwrap());
        let mut looks = Looks::default();
        let counted: Vec<bool> = (0..7).map(|_| looks.count(today)).collect();
        assert_eq!(counted, [false, false, false, false, false, true, true]);
        assert!(!looks.count(tomorrow));
        assert_eq!(looks.times, 1);
    }
}
