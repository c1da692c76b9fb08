//! The cards: which one comes, and when Home says so.

pub mod own_days;
#[cfg(test)]
mod tests;

use crate::insight::practice::suggest::HIGH_FROM;
use crate::journal::{Card, Cards, Day, Rating, Sign};

/// The number of days of use from one card to the next; a day of use is a day with a check-in, whenever it was written.
pub const EVERY: usize = 7;
/// The number of days of use after which the next card comes in the place of one that still waits for a lighter day.
pub const WAITS_AT_MOST: usize = 2 * EVERY;
/// The number of days on which Home names a card that was not opened.
pub const NAMED_DAYS: i64 = 2;

/// Whatever of a day decides whether a card may come or be read.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances {
    /// The day.
    pub today: Day,
    /// Whether all of them rest.
    pub rest: bool,
    /// Whether a sign of the day is high.
    pub is_heavy: bool,
}

impl Circumstances {
    /// The circumstances of a day with these ratings, of which there are none before its check-in. Cards rest until the
    /// days that are given.
    pub fn new(today: Day, rating: impl Fn(Sign) -> Option<Rating>, rest_until: [Option<Day>; 2]) -> Self {
        let is_heavy = Sign::ALL.into_iter().filter_map(rating).any(|rating| rating.value() >= HIGH_FROM);
        let rest = rest_until.into_iter().flatten().any(|until| today < until);
        Self { today, rest, is_heavy }
    }

    /// Whether a card waits for a lighter day, however it is opened.
    pub fn waits(&self, card: Card) -> bool {
        card == Card::Roots && self.is_heavy
    }

    /// The card that comes now, if any; the days are those of all check-ins, or at least of the last ones.
    pub fn coming(&self, cards: &Cards, check_ins: impl IntoIterator<Item = Day>) -> Option<Card> {
        if self.rest {
            return None;
        }
        let last = cards.last();
        let is_after_last = |day: &Day| *day <= self.today && last.is_none_or(|(_, came)| came < *day);
        let days = check_ins.into_iter().filter(is_after_last).count();
        let needed = if last.is_some() { EVERY } else { 1 };
        let mut to_come = Card::ALL.into_iter().filter(|card| cards.came_on(*card).is_none());
        let next = to_come.next().filter(|_| days >= needed)?;
        if !self.waits(next) {
            return Some(next);
        }
        to_come.next().filter(|_| days >= WAITS_AT_MOST)
    }

    /// The card that Home names: the one that came last, on its first days, unless it was opened since.
    pub fn named(&self, cards: &Cards) -> Option<Card> {
        let (card, came) = cards.last()?;
        let days = self.today.days_since(came);
        let is_new = (0..NAMED_DAYS).contains(&days) && !cards.is_opened(card);
        (is_new && !self.rest && !self.waits(card)).then_some(card)
    }
}
